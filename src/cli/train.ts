/** `diaodu train`: makes the table of sounds and the classifier's model anew, from `intents/` and the plan's names. */
import { writeFileSync } from 'node:fs'
import { loadPlan } from '../plan/seeds.ts'
import { loadCorpus } from '../understanding/acts/corpus.ts'
import { MODEL_FILE, trainedModel } from '../understanding/acts/model.ts'
import { SOUNDS_FILE } from '../understanding/names/pinyin.ts'
import { soundTable } from '../understanding/names/syllables.ts'

export function train(planFolder: string, corpusFolder: string): string {
  const corpus = loadCorpus(corpusFolder)
  writeFileSync(SOUNDS_FILE, `${JSON.stringify(soundTable())}\n`)
  const model = trainedModel(loadPlan(planFolder), corpus)
  writeFileSync(MODEL_FILE, `${JSON.stringify(model)}\n`)
  return `已用 ${corpus.length} 条语料训练,特征 ${model.features.length} 个,写入 ${MODEL_FILE.pathname}`
}
