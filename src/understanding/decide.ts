/** The intent, from the classifier's ranking and from what the message holds or lacks. */
import type { Ranking } from './classifier.ts'
import type { Intent } from './intent.ts'
import type { Slots } from './slots.ts'

export interface Decided {
  readonly intent: Intent
  /** Distance between the best and the second admissible intent, 0 to 1. */
  readonly margin: number
  readonly second: Intent
}

export function decide(ranking: Ranking, slots: Slots): Decided {
  const admissible = ranking.filter((it) => !vetoed(it.intent, slots))
  const [best, second] = admissible
  if (best === undefined || second === undefined) return { intent: 'none', margin: 0, second: 'help' }
  const total = admissible.reduce((sum, it) => sum + it.share, 0)
  return { intent: best.intent, margin: (best.share - second.share) / total, second: second.intent }
}

/** What cannot be meant, whatever the words sound like. */
function vetoed(intent: Intent, slots: Slots): boolean {
  const values = slots.figures.filter((it) => it.noise === null)
  switch (intent) {
    case 'report.figure':
      // Nothing to report without a figure that is about something.
      return values.length === 0 || !(named(slots, 'indicator') || values.some((it) => it.unit !== null))
    default:
      return false
  }
}

function named(slots: Slots, kind: string): boolean {
  return slots.names.some((it) => it.kind === kind)
}
