/**
 * Numbers of the document that promise nothing, each with why, for numbers.json: those of which the reader knows it. The
 * rest are for a person: `plan check` names each.
 */
import type { NumberReason } from '../plan/schema.ts'
import { around, numbersOf, occurrences, type Stretch } from '../proving/print.ts'
import type { OtherNumber } from './promises.ts'
import { isClaimed, type Span } from './spans.ts'

export interface Reasons {
  readonly known: NumberReason[]
  /** Nobody knows what they are: where they stand. */
  readonly open: string[]
  /** In tasks and goals, and by a rule no targets: where they stand, and why. */
  readonly judged: string[]
}

export function reasonsFor(
  document: string,
  claimed: readonly Span[],
  others: readonly OtherNumber[],
): Reasons {
  const known: NumberReason[] = []
  const open: string[] = []
  const judged: string[] = []
  const excused = (it: Stretch) =>
    known.some(
      ({ number, quote }) =>
        number === it.text &&
        occurrences(document, quote).some((from) => from <= it.from && it.to <= from + quote.length),
    )
  for (const it of numbersOf(document)) {
    if (isClaimed(claimed, it) || excused(it)) continue
    const ruled = others.find((own) => own.from <= it.from && it.to <= own.to)?.why ?? null
    const why = ruled ?? plainReason(document, it)
    if (ruled !== null) judged.push(`${around(document, it.from, it.to)} ${ruled}`)
    if (why === null) open.push(around(document, it.from, it.to))
    else
      known.push({
        quote: quoteOf(document, it, excused),
        number: it.text,
        why: `${why}（导入时判定，请核对）`,
      })
  }
  return { known, open, judged }
}

/** Of what lies outside tasks and goals: dates, numbers of documents, of annexes and of contents. */
function plainReason(document: string, { from, to, text }: Stretch): string | null {
  const open = document.lastIndexOf('“', from)
  if (open > document.lastIndexOf('”', from) && open > document.lastIndexOf('\n', from)) return '名称里的数字'
  const [ahead, behind] = [document.slice(Math.max(0, from - 6), from), document.slice(to, to + 4)]
  if (/^年|^月|^日|^季度|^时|^点/.test(behind)) return '日期'
  if (/[〔[【]$/.test(ahead) || /〕$/.test(ahead) || (/^号/.test(behind) && /〕/.test(ahead)))
    return '发文字号'
  if (/附件[::]?$/.test(ahead) || /(?:^|\n|附件[::])$/.test(ahead)) return '编号'
  return /^\.\p{Script=Han}/u.test(behind) && text.length <= 2 ? '编号' : null
}

/** The number with what stands around it on its line, without another of the same digits, nor one that has its reason. */
function quoteOf(document: string, { from, to, text }: Stretch, excused: (it: Stretch) => boolean): string {
  let [start, end] = [from, to]
  for (let step = 0; step < 8; step++) {
    const wider = [
      Math.max(start - 1, document.lastIndexOf('\n', from - 1) + 1),
      Math.min(end + 1, lineEnd(document, to)),
    ] as const
    const said = document.slice(wider[0], wider[1])
    const same = numbersOf(`x${said}`).filter((it) => it.text === text).length
    if (same > 1) break
    // Where it stands elsewhere with its reason already, it is to be told from there.
    const twice = occurrences(document, said).some((at) => {
      const own = { from: at + from - wider[0], to: at + to - wider[0], text }
      return own.from !== from && excused(own)
    })
    if (step > 2 && !twice) break
    ;[start, end] = wider
  }
  while (/[\d.]/.test(document.charAt(start - 1))) start--
  while (/[\d.]/.test(document.charAt(end))) end++
  return document.slice(start, end)
}

function lineEnd(document: string, from: number): number {
  const end = document.indexOf('\n', from)
  return end < 0 ? document.length : end
}
