import type { Period } from '../../plan/period.ts'
import type { Clause } from './clause.ts'

/** 累计6.5% after that of a month is of January to that month; 当月6.1% after 1—8月 is of August. */
export function otherBasis(clause: Clause, period: Period | null): Period | null {
  if (period === null) return null
  const year = period.to.slice(0, 4)
  if (clause.has('basis') && !period.from.endsWith('-01-01')) return { from: `${year}-01-01`, to: period.to }
  const month = `${period.to.slice(0, 7)}-01`
  return clause.has('single') && period.from !== month ? { from: month, to: period.to } : null
}
