/** How one indicator stands, in one clause: figure, share done, light, and why where there is none. */
import type { State } from '../../conversation/replies/query.ts'
import type { Judgement } from '../../judging/judgement.ts'
import type { Indicator } from '../../plan/schema.ts'
import { dayText, periodText } from '../numbers.ts'
import type { WordsContext } from './context.ts'
import { figureText, gapText, lightText, progressText, reasonText } from './standing.ts'

/** `一季度增长6.8%，略滞后（待审核）`; without a figure why, and when one can be expected from whom. */
export function standText(state: State, indicator: Indicator, words: WordsContext, owners = true): string {
  const { judgement } = state
  const { year } = words.plan.plan
  if (judgement === null) return state.withheld ? '数据不在本群显示，可私聊查询' : '数据仅向名册内人员提供'
  const { figure } = judgement
  if (figure === null)
    return [...withoutText(state, words), nothingText(judgement, indicator, year, owners)].join('；')
  const progress = progressText(judgement)
  const reason = reasonText(judgement, year)
  const facts = [
    figureText(indicator, figure.figure, year),
    ...(progress === null ? [] : [progress]),
    lightText(judgement),
    ...(reason === null ? [] : [reason]),
  ]
  const without = withoutText(state, words)
  return without.length === 0 ? facts.join('，') : `${without[0]}；最近一期：${facts.join('，')}`
}

/** `二季度数据未到报送时间（7月18日前报送）`, where that period was asked for and nothing stands for it. */
function withoutText({ without, judgement }: State, words: WordsContext): string[] {
  if (without === null || judgement === null) return []
  const { year } = words.plan.plan
  const period = periodText(without.period, year)
  const due = judgement.next
  const early = without.day !== null && due !== null && without.day >= due.day
  if (!early || without.day === null) return [`${period}无数据（不等于0）`]
  return [`${period}数据未到报送时间（应于${dayText(without.day, year)}前报送）`]
}

/** No figure at all: 无数据 is never a nought, and not red either. Lists that name the owners once leave them out. */
function nothingText(judgement: Judgement, indicator: Indicator, year: number, owners: boolean): string {
  const gap = gapText(indicator, judgement)
  if (indicator.kind === 'milestone') {
    return [lightText(judgement), '尚未报完成', ...(gap === null ? [] : [gap])].join('，')
  }
  const reason = reasonText(judgement, year)
  const none = owners ? '无数据（不等于0）' : '无数据'
  const light = judgement.light === 'no_data' ? none : `暂无数据，${lightText(judgement)}`
  const from = owners ? [`由${indicator.owner_units.join('、')}填报`] : []
  return [light, ...(reason === null ? [] : [reason]), ...from].join('，')
}
