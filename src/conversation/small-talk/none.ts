/** none: not something the bot does. The nearest that it can do is offered; nothing is guessed. */

import { isStranger } from '../access/strangers.ts'
import { answerAbout } from '../asking/answering.ts'
import { withPlaces } from '../asking/elsewhere.ts'
import { nearestOf } from '../asking/nearest.ts'
import { isOffered } from '../turn/offered.ts'
import { QUERY_MARGIN } from '../turn/thresholds.ts'
import type { Decision, Turn } from '../turn/turn.ts'

const OFFERED = 3

export function none(turn: Turn): Decision {
  const { reading } = turn
  const named = reading.names.filter((it) => it.kind === 'indicator').flatMap((it) => it.ids)
  const nearest = named.length > 0 ? named : nearestOf(reading).indicators
  // 全国社零增速, 岳阳楼区社零: of a place, and hardly more.
  const ofPlace = reading.elsewhere !== undefined || reading.county !== undefined
  if (named.length === 1 && reading.brief === true && ofPlace) {
    const asked = { ...reading, intent: 'query.indicator' as const, indicators: named }
    return withPlaces(answerAbout({ ...turn, reading: asked }, named), asked)
  }
  const { bare } = reading
  const said = bare !== undefined && (bare.value !== null || bare.period !== null) ? bare.text : null
  return {
    revisions: [],
    replies: [
      {
        type: 'not_understood',
        indicators: [...new Set(nearest)].slice(0, OFFERED),
        intent: reading.margin < QUERY_MARGIN && isOffered(reading.second) ? reading.second : null,
        stranger: isStranger(turn.sender),
        bare: said,
      },
    ],
  }
}
