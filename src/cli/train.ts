/** `diaodu train`: makes the table of sounds and the models anew, from `intents/`: one for every city. */
import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { loadCorpus } from '../understanding/acts/corpus.ts'
import { MODEL_FILE, trainedModel } from '../understanding/acts/model.ts'
import { loadMoves } from '../understanding/moves/move-corpus.ts'
import { MOVES_FILE } from '../understanding/moves/move-features.ts'
import { SOUNDS_FILE } from '../understanding/names/pinyin.ts'
import { soundTable } from '../understanding/names/syllables.ts'

export function train(corpusFolder: string): string {
  const corpus = loadCorpus(corpusFolder)
  const moves = loadMoves(join(corpusFolder, 'moves'))
  writeFileSync(SOUNDS_FILE, `${JSON.stringify(soundTable())}\n`)
  const models = trainedModel(corpus, moves)
  writeFileSync(MODEL_FILE, `${JSON.stringify(models.intents)}\n`)
  writeFileSync(MOVES_FILE, `${JSON.stringify(models.moves)}\n`)
  return [
    `已用 ${corpus.length} 条语料训练,特征 ${models.intents.features.length} 个,写入 ${MODEL_FILE.pathname}`,
    `已用 ${moves.length} 条后续语料训练,特征 ${models.moves.features.length} 个,写入 ${MOVES_FILE.pathname}`,
  ].join('\n')
}
