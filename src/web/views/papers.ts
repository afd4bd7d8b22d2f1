/** What was issued, and one issue with its tables. */
import { z } from 'zod'
import type { Paper } from '../../rendering/papers/paper.ts'
import type { WordsContext } from '../../rendering/words/context.ts'
import { issuedText } from '../../rendering/words/paper.ts'
import type { Register } from '../answers.ts'

export const papersSchema = z.strictObject({
  papers: z.array(z.strictObject({ number: z.string(), text: z.string(), day: z.string() })).readonly(),
})
export type PapersView = z.infer<typeof papersSchema>

const cell = z.union([z.string(), z.number(), z.null()])

export const paperSchema = z.strictObject({
  number: z.string(),
  title: z.string(),
  to: z.string().nullable(),
  blocks: z.array(z.strictObject({ level: z.int().nullable(), text: z.string() })).readonly(),
  signature: z.strictObject({ by: z.string(), day: z.string() }).nullable(),
  annexes: z
    .array(
      z.strictObject({
        title: z.string(),
        note: z.string().nullable(),
        columns: z.array(z.string()).readonly(),
        rows: z.array(z.array(cell).readonly()).readonly(),
      }),
    )
    .readonly(),
})
export type PaperView = z.infer<typeof paperSchema>

/** The newest first. */
export function papersView({ bulletins }: Register, words: WordsContext): PapersView {
  const papers = bulletins.map((it) => ({ number: it.number, text: issuedText(it, words), day: it.day }))
  return { papers: papers.toReversed() }
}

export function paperView({ title, to, blocks, signature, annexes }: Paper, number: string): PaperView {
  return {
    number,
    title,
    to,
    blocks: blocks.map((it) => ({ level: it.type === 'heading' ? it.level : null, text: it.text })),
    signature,
    annexes: printedOf(annexes).map(({ title, note, table }) => ({
      title,
      note,
      columns: table.columns.map((it) => it.title),
      rows: table.rows.map((row) => [...row]),
    })),
  }
}

/** What a spreadsheet alone holds is a page that nobody scrolls through. */
function printedOf(annexes: Paper['annexes']): Paper['annexes'] {
  return annexes.filter((it) => it.sheetOnly !== true)
}
