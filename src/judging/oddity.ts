/** What may be odd about a figure, as facts. */
import type { Period } from '../plan/period.ts'

export type OddityCode =
  /** Outside what the plan's keeper or the kind allows: 社零 68%. */
  | 'out_of_range'
  /** Outside 0 to 100 %. */
  | 'share_out_of_range'
  /** 10, 100, 1万, 1亿 times off the last figure or off what the year holds. */
  | 'magnitude'
  /** A rate that looks like an amount. */
  | 'amount_for_rate'
  /** Several times the yearly target of a count. */
  | 'far_over_target'
  /** Several times what is due of a count by the end of its period. */
  | 'far_over_schedule'
  /** A small part of a percent of what is due of a large count or amount. */
  | 'far_below_schedule'
  | 'far_from_last'
  | 'far_from_target'
  /** A cumulative count below that of an earlier period, or above that of a later one. */
  | 'below_earlier'
  | 'above_later'
  /** A cumulative count below the last one, of the size of one month. */
  | 'single_month'
  /** Not a rank, a negative count, part of a 家. */
  | 'not_a_rank'
  | 'negative'
  | 'not_whole'
  | 'period_not_over'
  /** 1月 of an indicator that does not come out for January alone. */
  | 'not_published_alone'
  | 'exactly_on_target'
  | 'same_text'

export interface Oddity {
  readonly code: OddityCode
  /** doubt: ask before storing. flag: store, and let the office see it. */
  readonly severity: 'doubt' | 'flag'
  readonly detail: {
    /** The figure or number compared with, and what it is. */
    readonly reference?: number
    readonly referenceIs?: 'target' | 'last' | 'later' | 'scheduled' | 'lowest' | 'highest'
    readonly referencePeriod?: Period
    /** 10, 100, 10000, 100000000. */
    readonly factor?: number
  }
}

/** In words that neither accuse nor show the target: fit for a question to the sender. */
export const ODDITY_NAMES: Readonly<Record<OddityCode, string>> = {
  out_of_range: '数值超出该指标的常见范围',
  share_out_of_range: '占比应在0至100%之间',
  magnitude: '与以往数据相差整数量级，请核对单位（万、亿）和小数点',
  amount_for_rate: '该指标按增速填报，填报的可能是总量',
  far_over_target: '数值偏大，请核对单位和口径',
  far_over_schedule: '数值远大于该时期的通常进度，请核对时期、单位和口径',
  far_below_schedule: '数值远小于该时期的通常进度，请核对单位（万、亿）、小数点和口径',
  far_from_last: '与上期数据相差较大，请核对单位和口径',
  far_from_target: '数值与该指标的量级相差较大，请核对单位和口径',
  below_earlier: '累计数小于上期累计数',
  above_later: '累计数大于之后一期的累计数',
  single_month: '累计数接近单月数，请核对是否为当月数',
  not_a_rank: '位次应为正整数',
  negative: '数量不应为负数',
  not_whole: '该指标一般为整数',
  period_not_over: '统计期尚未结束',
  not_published_alone: '该指标1月数据一般不单独发布，与2月合并',
  exactly_on_target: '数值与目标值相同',
  same_text: '报送文字与上期相同',
}
