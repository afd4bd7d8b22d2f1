/** Labelled messages, and what of them was understood. */
import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { z } from 'zod'
import { INTENTS } from '../../src/understanding/intent.ts'
import type { Outline } from '../../src/understanding/outline.ts'

const FOLDER = join(import.meta.dirname, 'messages')

const figureSchema = z.strictObject({ indicator: z.string(), value: z.number(), unit: z.string() })

const messageSchema = z.strictObject({
  text: z.string().min(1),
  now: z.iso.datetime({ offset: true }),
  unit: z.string().optional(),
  kind: z.array(z.string()),
  expect: z.strictObject({
    intent: z.enum(INTENTS),
    campaign: z.string().nullable(),
    unit: z.string().nullable(),
    task: z.string().nullable(),
    period: z.strictObject({ from: z.string(), to: z.string() }).nullable(),
    figures: z.array(figureSchema),
    indicators: z.array(z.string()),
    /** Where a short form means either: any of these lists is right. */
    indicators_any: z.array(z.array(z.string())).optional(),
  }),
})

export type Message = z.infer<typeof messageSchema> & { readonly file: string }

export interface Score {
  readonly got: Outline
  readonly intentRight: boolean
  readonly frameRight: boolean
  /** Fields of the frame that differ. */
  readonly wrong: readonly string[]
  /** Figures understood that were not reported, or with another value, unit or indicator. */
  readonly falseRecords: number
}

export function loadMessages(only: readonly string[] = []): Message[] {
  const files = readdirSync(FOLDER).filter(
    (it) => it.endsWith('.jsonl') && (only.length === 0 || only.includes(it)),
  )
  return files.sort().flatMap((file) =>
    readFileSync(join(FOLDER, file), 'utf8')
      .split('\n')
      .filter((line) => line.trim() !== '')
      .map((line) => ({ ...messageSchema.parse(JSON.parse(line)), file })),
  )
}

export function scoreOf(got: Outline, message: Message): Score {
  const want = message.expect
  const wrong: string[] = []
  if (got.intent !== want.intent) wrong.push('intent')
  for (const field of ['campaign', 'unit', 'task'] as const) if (got[field] !== want[field]) wrong.push(field)
  if (JSON.stringify(got.period) !== JSON.stringify(want.period)) wrong.push('period')
  const figures = got.figures.map(written).sort()
  const reported = want.figures.map(written).sort()
  if (JSON.stringify(figures) !== JSON.stringify(reported)) wrong.push('figures')
  const allowed = (want.indicators_any ?? [want.indicators]).map((it) => JSON.stringify([...it].sort()))
  if (!allowed.includes(JSON.stringify([...got.indicators].sort()))) wrong.push('indicators')
  const falseRecords = figures.filter((it) => !reported.includes(it)).length
  return { got, intentRight: got.intent === want.intent, frameRight: wrong.length === 0, wrong, falseRecords }
}

function written(figure: { indicator: string; value: number; unit: string }): string {
  return `${figure.indicator} ${figure.value} ${figure.unit}`
}
