/** Second messages with the move that each makes, written apart from the training ones and by another author. */
import { readFileSync } from 'node:fs'
import { z } from 'zod'
import { loadPlan } from '../../../src/plan/seeds.ts'
import { loadModel } from '../../../src/understanding/acts/model.ts'
import { filled, standInNames } from '../../../src/understanding/acts/stand-ins.ts'
import { AFTER, MOVES } from '../../../src/understanding/moves/move.ts'
import { type Guess, Mover } from '../../../src/understanding/moves/mover.ts'
import { slotsOf } from '../../../src/understanding/slots.ts'
import { lexiconAmong, lexiconOf } from '../../../src/understanding/understand.ts'

const saidSchema = z.strictObject({ after: z.enum(AFTER), move: z.enum(MOVES), text: z.string() })
export type Said = z.infer<typeof saidSchema>

export function loadSaid(): Said[] {
  const lines = readFileSync('tests/understanding/moves/passerby.jsonl', 'utf8').trim().split('\n')
  return lines.map((it) => saidSchema.parse(JSON.parse(it)))
}

const DAY = new Date('2025-06-11T01:00:00Z')

/** By the model as it is shipped: {indicator} and the like read as made-up names, all others as the plan's. */
export function guesser(): (said: Said) => Guess {
  const mover = new Mover(loadModel().moves)
  const plan = lexiconOf(loadPlan('seeds/yueyang-2025'))
  const madeUp = lexiconAmong(standInNames())
  return ({ text, after }) =>
    mover.guess(slotsOf(filled(text), text.includes('{') ? madeUp : plan, DAY), after)
}
