/** bulletin: the figures as a short bulletin in text, marked 代拟稿; nothing is issued or sent. */

import { isBehind, isGood, tally, worstFirst } from '../../judging/tally.ts'
import type { Period } from '../../plan/period.ts'
import type { BulletinReply } from '../replies/query.ts'
import { byUnit, inScope, judged, judgementsOf, lacking, lagOf, readsFigures, scopeOf } from '../states.ts'
import { stranger } from '../strangers.ts'
import type { Decision, Turn } from '../turn.ts'

export function bulletin(turn: Turn): Decision {
  if (!readsFigures(turn)) return stranger('bulletin')
  const { books, reading } = turn
  const scope = scopeOf(reading)
  const period = reading.period === null ? null : untilEnd(reading.period)
  const judgements = judgementsOf(books, inScope(scope), period)
  const campaigns = books.plan.campaigns
    .map(({ name }) => ({
      campaign: name,
      counts: tally(judgements.filter((it) => books.plan.indicator(it.indicator).campaign === name)),
    }))
    .filter((it) => it.counts.total > 0)
  const reply: BulletinReply = {
    type: 'bulletin',
    today: turn.today,
    period,
    scope,
    total: tally(judgements),
    campaigns,
    good: judgements.filter((it) => isGood(it) && it.figure !== null).map(judged),
    lags: worstFirst(judgements.filter(isBehind)).map((it) => lagOf(books, it)),
    missing: byUnit(books, lacking(books, judgements, period), scope.unit),
    file: /excel|word|ppt|pdf|表|文件|附件|下载|导出|打印/i.test(reading.text),
  }
  return {
    revisions: [],
    replies: [reply],
    topic: {
      intent: 'bulletin',
      indicators: [],
      campaign: scope.campaign,
      unit: scope.unit,
      task: null,
      period: reading.period,
    },
  }
}

/** 三月份通报 reports what was reached by the end of March. */
function untilEnd({ to }: Period): Period {
  return { from: `${to.slice(0, 4)}-01-01`, to }
}
