/**
 * What has been understood is masked by a run of one private character, as long as what it covers:
 * places stay the same, later stages cannot find a digit inside a name, and the classifier learns
 * "社零咋样了" and "固投咋样了" as one sentence.
 */
import type { NameHit, Span } from '../reading.ts'

export const MASK = {
  indicator: '\uE000',
  task: '\uE001',
  indicatorOrTask: '\uE002',
  unit: '\uE003',
  campaign: '\uE004',
  period: '\uE005',
  figure: '\uE006',
} as const

export type Mask = (typeof MASK)[keyof typeof MASK]

export function covered(text: string, span: Span, mask: Mask): string {
  return text.slice(0, span.from) + mask.repeat(span.to - span.from) + text.slice(span.to)
}

export function isMask(character: string): boolean {
  return character >= '\uE000' && character <= '\uE00F'
}

/** The text with every name covered by the mask of its kind. */
export function maskNames(text: string, names: readonly NameHit[]): string {
  let out = text
  for (const name of names) {
    const kinds = new Set(
      names.filter((it) => it.from === name.from && it.to === name.to).map((it) => it.kind),
    )
    const mask = kinds.has('indicator') && kinds.has('task') ? MASK.indicatorOrTask : MASK[name.kind]
    out = covered(out, name, mask)
  }
  return out
}
