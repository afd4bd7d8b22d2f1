/**
 * An indicator's figures in their periods beside the target's path. 环比 of a cumulative figure has no meaning
 * and is not computed; last year's figure is shown beside, never divided by.
 */
import type { TrendReply, TrendView } from '../../conversation/turn/replies/query.ts'
import type { Trend } from '../../judging/trend.ts'
import { yearOf } from '../../plan/period.ts'
import type { Indicator } from '../../plan/schema.ts'
import { decimal, periodText, quantity } from '../numbers.ts'
import type { WordsContext } from './context.ts'
import { standText } from './stand.ts'
import { figureText, STATUS_NAMES } from './standing.ts'
import { promisedFor, targetsText } from './target.ts'

export function trendWords(reply: TrendReply, words: WordsContext): string {
  const drawn = reply.enclosures.length > 0
  const picture = reply.picture && !drawn ? ['（没有可画图的数据）'] : []
  return [...reply.trends.map((it) => viewWords(it, reply.asked, words)), ...picture].join('\n')
}

function viewWords(view: TrendView, asked: TrendReply['asked'], words: WordsContext): string {
  const { trend, state } = view
  const last = trend?.points.at(-1)?.figure.figure.period ?? state.judgement?.period ?? null
  const { indicator } = promisedFor(state.indicator, last, words)
  const { year } = words.plan.plan
  const title = `【${indicator.name}】`
  const target = `目标：${targetsText(indicator, year)}`
  if (trend === null || trend.points.length + trend.singles.length === 0) {
    return [
      `${title}${standText(state, indicator, words)}`,
      ...comparisons(view, asked, indicator, words),
      target,
    ].join('\n')
  }
  return [
    `${title}${standText(state, indicator, words)}`,
    ...comparisons(view, asked, indicator, words),
    `${last === null ? year : yearOf(last.to)}年共${trend.points.length}期数据${allPending(trend) ? '（均待审核）' : ''}：`,
    ...pointLines(trend, indicator, words),
    ...singleLines(trend, indicator, words),
    target,
  ].join('\n')
}

/** Said once, in the head. */
function allPending({ points }: Pick<Trend, 'points'>): boolean {
  return points.length > 1 && points.every(({ figure }) => figure.status === 'pending')
}

/** `· 一季度增长6.8%，较1—2月高0.3个百分点`, with what was due by then, and what is not approved yet where others are. */
function pointLines({ points }: Trend, indicator: Indicator, words: WordsContext): string[] {
  const { year } = words.plan.plan
  const together = allPending({ points })
  return points.map(({ figure, due, change }, at) => {
    const before = points[at - 1]?.figure
    const facts = [
      figureText(indicator, figure.figure, year),
      ...(change === null || before === undefined
        ? []
        : [`较${periodText(before.figure.period, year)}${changeText(change, indicator)}`]),
      ...(due === null ? [] : [`序时应为${quantity(Math.round(due * 100) / 100, indicator.unit)}`]),
      ...(figure.status === 'approved' || together ? [] : [STATUS_NAMES[figure.status]]),
    ]
    return `· ${facts.join('，')}`
  })
}

/** A rate moves by 个百分点, an amount grows by what was added, a rank moves by places. */
export function changeText(change: number, indicator: Indicator): string {
  if (change === 0) return '持平'
  const size = decimal(Math.abs(change))
  if (indicator.unit === '位') return change < 0 ? `上升${size}位` : `下降${size}位`
  const unit = indicator.unit === '%' ? '个百分点' : indicator.unit
  if (indicator.kind === 'count') return `${change > 0 ? '增加' : '减少'}${size}${unit}`
  return `${change > 0 ? '高' : '低'}${size}${unit}`
}

function singleLines({ singles }: Trend, indicator: Indicator, words: WordsContext): string[] {
  const { year } = words.plan.plan
  return singles.length === 0
    ? []
    : [`单月（季）数：${singles.map((it) => figureText(indicator, it.figure, year)).join('；')}`]
}

function comparisons(
  view: TrendView,
  asked: TrendReply['asked'],
  indicator: Indicator,
  words: WordsContext,
): string[] {
  if (asked === 'year_on_year') return [yearBeforeText(view, indicator, words)]
  if (asked !== 'period_on_period') return []
  const cumulative = indicator.kind === 'growth' || indicator.kind === 'count'
  return cumulative ? ['环比：该指标按累计数报送，累计数不计算环比，只列与上期的差。'] : []
}

function yearBeforeText({ yearBefore }: TrendView, indicator: Indicator, words: WordsContext): string {
  const { year } = words.plan.plan
  const own = indicator.kind === 'growth' ? '（增速本身即为与去年同期相比）' : ''
  if (yearBefore === null) return `去年同期：今年尚无数据，无从比较${own}`
  const { period, figure } = yearBefore
  return figure === null
    ? `去年同期：台账中没有${periodText(period, year)}的数据，无法比较${own}`
    : `去年同期：${figureText(indicator, figure.figure, year)}${own}`
}
