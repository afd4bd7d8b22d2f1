/** 还有多少天到年底, 离6月底还有几天: counted, whatever was spoken of before. */
import { daysBetween } from '../../plan/period.ts'
import type { Doing } from '../../understanding/acts/act.ts'
import type { Decision, Turn } from '../turn/turn.ts'

export function daysLeft(
  { today }: Turn,
  { until: to }: Extract<Doing, { readonly act: 'ask.daysLeft' }>,
): Decision {
  return { revisions: [], replies: [{ type: 'days_left', to, days: daysBetween(today, to) }] }
}
