/** A reading as other programs see it: names instead of ids, and nothing of how it was found. */
import type { Catalogue } from '../plan/catalogue.ts'
import type { Period } from '../plan/period.ts'
import type { Intent } from './intent.ts'
import type { Reading, Span } from './reading.ts'

export interface Outline {
  readonly intent: Intent
  readonly campaign: string | null
  readonly unit: string | null
  readonly task: string | null
  readonly period: Period | null
  readonly figures: readonly { readonly indicator: string; readonly value: number; readonly unit: string }[]
  readonly indicators: readonly string[]
  /** What the message does, with the stretches of the text as sent that each act accounts for. */
  readonly acts: readonly {
    readonly act: string
    readonly from: number
    readonly to: number
    readonly margin: number
  }[]
  /** Stretches that nothing accounts for. */
  readonly rest: readonly Span[]
}

export function outlineOf(reading: Reading, plan: Catalogue): Outline {
  return {
    intent: reading.intent,
    campaign: reading.campaign,
    // By its name in the plan: a county that asks about itself is none of its units.
    unit: reading.unit === null ? null : (plan.findUnit(reading.unit)?.name ?? null),
    task: reading.task === null ? null : plan.task(reading.task).title,
    period: reading.period,
    figures: reading.figures.map((it) => ({
      indicator: plan.indicator(it.indicator).name,
      value: it.value,
      unit: it.unit,
    })),
    indicators: reading.indicators.map((id) => plan.indicator(id).name),
    ...actsOf(reading),
  }
}

/** The acts of a reading; where it does nothing in a dialogue, the one that its intent says. */
export function actsOf({ acts, rest, intent, margin, text }: Reading): Pick<Outline, 'acts' | 'rest'> {
  const alone = [{ act: intent, from: 0, to: text.length, margin }]
  const within = acts.map(({ act, from, to }) => ({ act, from, to, margin: 1 }))
  return { acts: within.length === 0 ? alone : within, rest }
}
