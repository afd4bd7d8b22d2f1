/** How one indicator stands, in one clause: figure, share done, light, and why where there is none. */
import type { Day } from '../../base/clock.ts'
import type { State } from '../../conversation/turn/replies/query.ts'
import type { Judgement } from '../../judging/judgement.ts'
import { isSamePeriod } from '../../plan/period.ts'
import type { Indicator } from '../../plan/schema.ts'
import { dayText, momentText, periodText } from '../numbers.ts'
import type { WordsContext } from './context.ts'
import { figureText, gapText, lightText, progressText, reasonText } from './standing.ts'

/** `一季度增长6.8%，略滞后（待审核）`; without a figure why, and when one can be expected from whom. */
export function standText(state: State, indicator: Indicator, words: WordsContext, owners = true): string {
  const { judgement } = state
  const { year } = words.plan.plan
  if (judgement === null) return state.withheld ? '数据不在本群显示，可私聊查询' : '数据仅向名册内人员提供'
  const { figure } = judgement
  if (figure === null) return noFigureText(state, judgement, indicator, words, owners)
  const progress = progressText(judgement)
  const reason = reasonText(judgement, year)
  const facts = [
    figureText(indicator, figure.figure, year),
    ...(progress === null ? [] : [progress]),
    lightText(judgement),
    ...(reason === null ? [] : [reason]),
  ]
  const without = withoutText(state, words)
  const whole = without === null ? facts.join('，') : `${without}；最近一期：${facts.join('，')}`
  const returned = returnedText(judgement, indicator, year)
  return returned === null ? whole : `${whole}；${returned}`
}

/** What was asked for is not there, then what is known instead; the same thing is said once. */
function noFigureText(
  state: State,
  judgement: Judgement,
  indicator: Indicator,
  words: WordsContext,
  owners: boolean,
): string {
  const { year } = words.plan.plan
  const returned = returnedText(judgement, indicator, year)
  if (returned !== null) {
    const light = judgement.light === 'no_data' ? '' : `${lightText(judgement)}，`
    return `暂无有效数据，${light}${returned}${owners ? `，待${indicator.owner_units.join('、')}重新填报` : ''}`
  }
  const without = withoutText(state, words)
  const nothing = nothingText(judgement, indicator, year, owners)
  if (without === null || state.without === null) return nothing
  const { missing, reason, light } = judgement
  const said =
    indicator.kind !== 'milestone' && light === 'no_data' && reason === 'not_reported' && missing !== null
  if (!said || awaited(state) !== null) return `${without}；目前${nothing}`
  const from = owners ? `，由${indicator.owner_units.join('、')}填报` : ''
  return isSamePeriod(missing, state.without.period)
    ? `${without}，应报未报${from}`
    : `${without}；${periodText(missing, year)}数据应报未报${from}`
}

/** `一季度增长6.8%于4月20日09:01被市发改委退回（原因：口径不符）`; null where nothing was sent back. */
function returnedText({ returned }: Judgement, indicator: Indicator, year: number): string | null {
  if (returned === null) return null
  const { figure, reason, by, at } = returned
  const why = reason === null ? '' : `（原因：${reason}）`
  return `${figureText(indicator, figure.figure, year)}于${momentText(at, year)}被${by ?? '专班办公室'}退回${why}`
}

/** `二季度数据未到报送时间（应于7月18日前报送）`, where that period was asked for and nothing stands for it. */
function withoutText(state: State, words: WordsContext): string | null {
  if (state.without === null || state.judgement === null) return null
  const { year } = words.plan.plan
  const period = periodText(state.without.period, year)
  const day = awaited(state)
  return day === null
    ? `${period}无数据（不等于0）`
    : `${period}数据未到报送时间（应于${dayText(day, year)}前报送）`
}

/** The day on which the period that was asked for is to be reported, where that is still to come. */
function awaited({ without, judgement }: State): Day | null {
  const [day, next] = [without?.day ?? null, judgement?.next?.day ?? null]
  return day !== null && next !== null && day >= next ? day : null
}

/** No figure at all: 无数据 is never a nought, and not red either. Lists that name the owners once leave them out. */
function nothingText(judgement: Judgement, indicator: Indicator, year: number, owners: boolean): string {
  const gap = gapText(indicator, judgement)
  if (judgement.told != null) {
    const { unit, words, recordedAt } = judgement.told
    return `${lightText(judgement)}，${unit}${momentText(recordedAt, year)}报完成：“${words}”`
  }
  if (indicator.kind === 'milestone') {
    return [lightText(judgement), '尚未报完成', ...(gap === null ? [] : [gap])].join('，')
  }
  const reason = judgement.reason === 'nothing_for_period' ? null : reasonText(judgement, year)
  const none = owners ? '无数据（不等于0）' : '无数据'
  const light = judgement.light === 'no_data' ? none : `暂无数据，${lightText(judgement)}`
  const from = owners ? [`由${indicator.owner_units.join('、')}填报`] : []
  return [light, ...(reason === null ? [] : [reason]), ...from].join('，')
}
