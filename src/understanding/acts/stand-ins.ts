/**
 * What stands in the utterances of intents/ where a plan's own name would: {indicator}, {task}, {unit}, {campaign}, and
 * {thing} for a name that fits an indicator and a task. They are read as a plan's names are, so that the model learns
 * sentences and no city's names, and one model serves every city.
 */
import { type Name, type Vocabulary, vocabularyAmong } from '../names/vocabulary.ts'
import type { NameKind } from '../reading.ts'

interface StandIn {
  /** A made-up name in plain characters, which nothing else reads anything into. */
  readonly text: string
  readonly kinds: readonly NameKind[]
}

const STAND_INS = {
  indicator: { text: '某某某标', kinds: ['indicator'] },
  task: { text: '某某某务', kinds: ['task'] },
  thing: { text: '某某某事', kinds: ['indicator', 'task'] },
  unit: { text: '某某某局', kinds: ['unit'] },
  campaign: { text: '某某某战', kinds: ['campaign'] },
} as const satisfies Readonly<Record<string, StandIn>>

const SLOT = /\{([a-z]*)\}/g

/** What stands in braces and is no slot. */
export function unknownSlots(utterance: string): string[] {
  return [...utterance.matchAll(SLOT)].flatMap(([slot, name = '']) => (name in STAND_INS ? [] : [slot]))
}

/** The utterance with made-up names for its slots, as `standInNames` knows them. */
export function filled(utterance: string): string {
  return utterance.replace(
    SLOT,
    (slot, name: string) => STAND_INS[name as keyof typeof STAND_INS]?.text ?? slot,
  )
}

/** A plan's names, of which there are these alone. */
export function standInNames(): Vocabulary {
  const names = Object.values(STAND_INS).flatMap(({ text, kinds }) =>
    kinds.map((kind): Name => ({ kind, id: text, text, loose: false })),
  )
  return vocabularyAmong(names, { city: '', province: null, county: null, longer: [] })
}
