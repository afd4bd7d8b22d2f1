/** Which move a message makes, by the trained model: the best of those that can be made after what was said before. */
import { Classifier, type Model } from '../acts/classifier.ts'
import type { Slots } from '../slots.ts'
import { type After, MOVES, type Move } from './move.ts'
import { moveFeatures } from './move-features.ts'

export interface Guess {
  readonly move: Move
  /** Of all that can be made here, 0 to 1. */
  readonly share: number
  readonly shareOf: (move: Move) => number
}

/** What makes no sense there: nothing is asked that a yes could be to, nothing stands that could be taken back. */
const NEVER: Readonly<Record<After, readonly Move[]>> = {
  confirm: ['keep', 'withdraw', 'restore', 'approve', 'return', 'choose'],
  choice: ['keep', 'withdraw', 'restore', 'approve', 'return'],
  receipt: ['yes', 'no', 'doubt', 'choose', 'approve', 'return'],
  withdrawn: ['yes', 'no', 'doubt', 'choose', 'approve', 'return', 'withdraw'],
  answer: ['yes', 'no', 'doubt', 'keep', 'withdraw', 'restore', 'approve', 'return'],
  returned: ['approve', 'return', 'choose'],
  review: ['keep', 'restore', 'withdraw', 'choose'],
  idle: ['yes', 'no', 'doubt', 'keep', 'withdraw', 'restore', 'approve', 'return', 'choose', 'back'],
}

export class Mover {
  readonly #classifier: Classifier<Move>

  constructor(model: Model) {
    this.#classifier = new Classifier(MOVES, model)
  }

  guess(slots: Slots, after: After): Guess {
    const ranking = this.#classifier.rank(moveFeatures(slots, after))
    const possible = ranking.filter((it) => !NEVER[after].includes(it.label))
    const total = possible.reduce((sum, it) => sum + it.share, 0)
    const shareOf = (move: Move) => (possible.find((it) => it.label === move)?.share ?? 0) / total
    const move = possible[0]?.label ?? 'remark'
    return { move, share: shareOf(move), shareOf }
  }
}
