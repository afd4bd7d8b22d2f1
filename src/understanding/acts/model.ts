/** The trained model: read from the file beside this one, or made anew from the corpus. */
import { readFileSync } from 'node:fs'
import { slotsOf } from '../slots.ts'
import { lexiconAmong } from '../understand.ts'
import { type Model, train } from './classifier.ts'
import type { Utterance } from './corpus.ts'
import { featuresOf } from './features.ts'
import { filled, standInNames } from './stand-ins.ts'

export const MODEL_FILE = new URL('classifier.model.json', import.meta.url)

export function loadModel(): Model {
  return JSON.parse(readFileSync(MODEL_FILE, 'utf8'))
}

/** Relative times in the corpus (上月, 本季度) need a day; any day gives the same features. */
const TRAINING_DAY = new Date('2025-06-11T01:00:00Z')

/** The same corpus gives the same model, to the byte, whatever the plan: what a plan names stands in it as slots. */
export function trainedModel(corpus: readonly Utterance[]): Model {
  const lexicon = lexiconAmong(standInNames())
  return train(
    corpus.map(({ text, intent }) => ({
      features: featuresOf(slotsOf(filled(text), lexicon, TRAINING_DAY)),
      intent,
    })),
  )
}
