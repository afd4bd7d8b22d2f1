/** `diaodu train`: makes the table of sounds and the classifier's model anew, from `intents/`: one for every city. */
import { writeFileSync } from 'node:fs'
import { loadCorpus } from '../understanding/acts/corpus.ts'
import { MODEL_FILE, trainedModel } from '../understanding/acts/model.ts'
import { SOUNDS_FILE } from '../understanding/names/pinyin.ts'
import { soundTable } from '../understanding/names/syllables.ts'

export function train(corpusFolder: string): string {
  const corpus = loadCorpus(corpusFolder)
  writeFileSync(SOUNDS_FILE, `${JSON.stringify(soundTable())}\n`)
  const model = trainedModel(corpus)
  writeFileSync(MODEL_FILE, `${JSON.stringify(model)}\n`)
  return `已用 ${corpus.length} 条语料训练,特征 ${model.features.length} 个,写入 ${MODEL_FILE.pathname}`
}
