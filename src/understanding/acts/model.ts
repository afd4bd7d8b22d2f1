/** The trained models, of intents and of moves: read from the files beside them, or made anew from the corpus. */
import { readFileSync } from 'node:fs'
import { INTENTS } from '../intent.ts'
import { MOVES } from '../moves/move.ts'
import type { Said } from '../moves/move-corpus.ts'
import { MOVES_FILE, moveFeatures } from '../moves/move-features.ts'
import { type Slots, slotsOf } from '../slots.ts'
import { lexiconAmong } from '../understand.ts'
import { type Model, type Models, train } from './classifier.ts'
import type { Utterance } from './corpus.ts'
import { featuresOf } from './features.ts'
import { filled, standInNames } from './stand-ins.ts'

export const MODEL_FILE = new URL('classifier.model.json', import.meta.url)

export function loadModel(): Models {
  const of = (file: URL): Model => JSON.parse(readFileSync(file, 'utf8'))
  return { intents: of(MODEL_FILE), moves: of(MOVES_FILE) }
}

/** Relative times in the corpus (上月, 本季度) need a day; any day gives the same features. */
const TRAINING_DAY = new Date('2025-06-11T01:00:00Z')

/** The same corpus gives the same models, to the byte, whatever the plan: what a plan names stands in it as slots. */
export function trainedModel(corpus: readonly Utterance[], moves: readonly Said[]): Models {
  const lexicon = lexiconAmong(standInNames())
  const read = (text: string): Slots => slotsOf(filled(text), lexicon, TRAINING_DAY)
  return {
    intents: train(
      INTENTS,
      corpus.map(({ text, intent }) => ({ features: featuresOf(read(text)), label: intent })),
    ),
    moves: train(
      MOVES,
      moves.map(({ text, move, after }) => ({ features: moveFeatures(read(text), after), label: move })),
    ),
  }
}
