/** Which paper a bulletin's facts become; and a paper as the text of a message. */
import type { Bulletin } from '../../bulletins/bulletin.ts'
import type { WordsContext } from '../words/context.ts'
import { bulletinPaper, type Signed } from './bulletin.ts'
import { dispatchPaper, supervisionPaper } from './dispatch.ts'
import { IN_ANNEX } from './lists.ts'
import type { Paper } from './paper.ts'

export function paperOf(bulletin: Bulletin, { plan }: WordsContext, signed: Signed | null = null): Paper {
  const words = { plan: plan.telling(bulletin.spec) }
  switch (bulletin.spec.kind) {
    case 'dispatch':
      return dispatchPaper(bulletin, words)
    case 'supervision':
      return supervisionPaper(bulletin, words)
    case 'bulletin':
      return bulletinPaper(bulletin, words, signed)
  }
}

/** Bytes of UTF-8 that the lines of a paper may fill in a chat: with head and tail under the 2048 of a robot. */
export const CHAT_BYTES = 1600

/** Title, mark, and the parts as lines; what is too long for a chat is left out, and it is said where the whole is. */
export function paperText(paper: Paper, bytes = CHAT_BYTES, whole = '全文可发“发给我word版”'): string {
  const head = [`${paper.number === null ? '' : `${paper.number} `}${paper.title}${paper.mark ?? ''}`]
  if (paper.to !== null) head.push(`${paper.to}：`)
  const lines: string[] = []
  let left = bytes
  let cut = false
  for (const [at, { text }] of paper.blocks.entries()) {
    left -= Buffer.byteLength(`${text}\n`)
    if (left < 0 && at > 0) {
      lines.push(`余下${paper.blocks.length - at}条略，${whole}。`)
      cut = true
      break
    }
    lines.push(text)
  }
  // A list that stands in an annex is asked for as well.
  if (!cut && bytes < Number.POSITIVE_INFINITY && lines.some((it) => it.includes(IN_ANNEX)))
    lines.push(`附件和${whole}。`)
  return [...head, ...lines].join('\n')
}
