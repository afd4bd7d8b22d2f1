/** A message seen as a move: what it most likely does, in which clauses, and to which lines. */
import type { Context, Line } from '../context.ts'
import type { Guess } from '../moves/mover.ts'
import type { Of } from './act.ts'
import { Clause } from './clause.ts'
import type { Scene } from './scene.ts'

export interface Moving {
  readonly scene: Scene
  readonly guess: Guess
  readonly clauses: readonly Clause[]
  readonly of: Of
  readonly lines: readonly Line[]
  /** Those that stand or are asked about, of the last receipt alone. */
  readonly all: readonly number[]
  /** Pointed at by number, name or old value. */
  readonly pointed: readonly number[]
}

/** Null: why is asked, and any words are the reason. */
export function movingIn(scene: Scene): Moving | null {
  const { context } = scene
  const guess = scene.guess()
  if (guess === null) return null
  const of: Of = context.asked ? 'question' : 'receipt'
  const lines = linesOf(context)
  const own = context.asked ? lines.length : (context.receipt ?? []).length
  const clauses = scene.clauses(lines, own).map((it) => new Clause(it))
  const all = [...lines.keys()].slice(0, own).filter((at) => lines[at]?.indicator !== null)
  return { scene, guess, clauses, of, lines, all, pointed: [...new Set(clauses.flatMap((it) => it.lines))] }
}

function linesOf({ asked, receipt = [], earlier = [] }: Context): readonly Line[] {
  if (!asked) return [...receipt, ...earlier]
  return asked.type === 'other' || asked.type === 'reason' ? [] : asked.lines
}
