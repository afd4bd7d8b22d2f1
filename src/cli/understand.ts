/**
 * `diaodu understand`: what a message means, one JSON line for each line in. Names, not ids, go out.
 *
 * With `--explain` each answer also has a `trace`: what each stage made of it.
 *
 *     {"text": "社零一季度增长6.8%", "now": "2025-04-12T09:00:00+08:00", "unit": "市商务局"}
 */
import { z } from 'zod'
import type { Catalogue } from '../plan/catalogue.ts'
import { outlineOf } from '../understanding/outline.ts'
import type { Understanding } from '../understanding/understand.ts'
import { answerLines, checked, instant, type Streams, words } from './lines.ts'
import { knownUnit } from './names.ts'

const lineSchema = z.object({ text: words, now: instant, unit: words.nullable().default(null) })

export function understandLines(
  plan: Catalogue,
  understanding: Understanding,
  streams: Streams,
  options: { readonly explain: boolean } = { explain: false },
): Promise<void> {
  return answerLines(streams, (value) => {
    const { text, now, unit } = checked(lineSchema, value)
    // A unit that the plan does not hold tells who speaks, and no more.
    const context = { now, unit: unit === null ? null : (knownUnit(plan, unit) ?? unit) }
    const outline = outlineOf(understanding.read(text, context), plan)
    return options.explain ? { ...outline, trace: understanding.explain(text, context) } : outline
  })
}
