/** none: not something the bot does. The nearest that it can do is offered; nothing is guessed. */
import { nearestIndicators } from '../nearest.ts'
import { isOffered } from '../offering.ts'
import { plain, plainPeriod, plainValue } from '../plain.ts'
import { isStranger } from '../strangers.ts'
import { QUERY_MARGIN } from '../thresholds.ts'
import type { Decision, Turn } from '../turn.ts'

const OFFERED = 3

export function none(turn: Turn): Decision {
  const { reading, books } = turn
  const named = reading.names.filter((it) => it.kind === 'indicator').flatMap((it) => it.ids)
  const nearest = named.length > 0 ? named : nearestIndicators(books.plan, reading.text, OFFERED)
  const bare = plainValue(reading.text) !== null || plainPeriod(reading.text, turn.today) !== null
  return {
    revisions: [],
    replies: [
      {
        type: 'not_understood',
        indicators: [...new Set(nearest)].slice(0, OFFERED),
        intent: reading.margin < QUERY_MARGIN && isOffered(reading.second) ? reading.second : null,
        stranger: isStranger(turn.sender),
        bare: bare ? plain(reading.text) : null,
      },
    ],
  }
}
