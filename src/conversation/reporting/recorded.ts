/** 登上了吗, 报一遍我听, 你记的是多少: what was recorded for whoever asks, as it stands now. */
import { dayOf } from '../../base/clock.ts'
import type { StandingFigure } from '../../ledger/standing.ts'
import { isSamePeriod } from '../../plan/period.ts'
import type { Decision, Turn } from '../turn/turn.ts'
import { standingAt } from './amend.ts'

/** As many as one reads. */
const MOST = 6

/** Lines count in the receipt; none are said: of the receipt, and of what was recorded earlier that day. */
export function recorded(turn: Turn, lines: readonly number[]): Decision {
  const said = lines.flatMap((it) => standingAt(turn, it) ?? [])
  const timed = ofPeriod(turn)
  const figures = timed.length > 0 ? timed : lines.length > 0 ? said : ofToday(turn)
  return { revisions: [], replies: [{ type: 'stands', figures: figures.slice(-MOST) }] }
}

/** 上半年我们报的是多少: of the time that is named, what was spoken of or recorded just now. */
function ofPeriod({ books, topic, receipt, reading: { period } }: Turn): StandingFigure[] {
  if (period === null) return []
  const recorded = (receipt?.lines ?? []).flatMap((it) => it?.figure.indicator ?? [])
  const spoken = new Set([...(topic?.indicators ?? []), ...recorded])
  return books.standing
    .figures()
    .filter(({ figure }) => spoken.has(figure.indicator) && isSamePeriod(figure.period, period))
}

function ofToday({ books, from, today, receipt }: Turn): StandingFigure[] {
  const shown = (receipt?.lines ?? []).flatMap((it) =>
    it === null ? [] : (books.standing.figure(it.figure)?.id ?? []),
  )
  return books.standing.figures().filter(({ id, origin, recordedAt }) => {
    const own = origin.channel === from.channel && origin.person === from.person
    return shown.includes(id) || (own && dayOf(new Date(recordedAt)) === today)
  })
}
