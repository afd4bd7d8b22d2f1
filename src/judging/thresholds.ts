/**
 * Where 略滞后 ends and 滞后 begins, with the source of each value. A city's own values stand in
 * `seeds/<plan>/lights.json` and replace these one by one. Equal always counts as reached.
 *
 * Cities print different lights (practice: 银川 2025 calls 10 to 30 points below yellow, more than 30
 * red, for key projects only); none was found that says what 0 to 10 points means.
 */
import type { Lights, Limit } from '../plan/calendar.ts'
import type { Catalogue } from '../plan/catalogue.ts'

export type Limits = Readonly<Record<keyof Lights, Limit>>

export const DEFAULT_LIMITS: Limits = {
  count: { within: 10, source: '默认:低于序时进度10个百分点以内(含)为略滞后;待督查室确认' },
  growth: { within: 1, source: '默认:低于全年目标1个百分点以内(含)为略滞后;待督查室确认' },
  share: { within: 1, source: '默认:同增速,1个百分点以内(含)为略滞后;待督查室确认' },
  delta: { within: 0.2, source: '默认:少提高0.2个百分点以内(含)为略滞后;待督查室确认' },
  coverage: { within: 10, source: '默认:低于目标10个百分点以内(含)为略滞后;待督查室确认' },
  level: { within: 10, source: '默认:少于目标的10%以内(含)为略滞后;待督查室确认' },
  rank: { within: 0, source: '默认:位次低于目标即为滞后;待督查室确认' },
  about: { within: 0, source: '默认:“左右”按达到该数值判断,文件未给出允许的差距' },
  silence: { within: 31, source: '默认:新一期数据逾期超过31天仍未报的,原有好的判断不再保留;待督查室确认' },
}

/** The plan's own values, and the default ones for the rest. */
export function limitsOf(plan: Catalogue): Limits {
  const own = Object.entries(plan.lights).filter(([, limit]) => limit !== undefined)
  return { ...DEFAULT_LIMITS, ...Object.fromEntries(own) }
}
