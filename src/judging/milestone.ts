/**
 * 里程碑: done by its date or not. Before the date nothing is asked; past it, what was not said to be done
 * is overdue by so many days (银川: 到期月未完成). A milestone's figure is 1 (done) or 0, or a percentage.
 */
import type { Day } from '../base/clock.ts'
import type { ProgressReport, StandingFigure } from '../ledger/standing.ts'
import { dateOf, daysBetween, monthOf, type Period, wholeYear } from '../plan/period.ts'
import type { Indicator, Target } from '../plan/schema.ts'
import type { Judgement } from './judgement.ts'

export function isDone({ figure }: StandingFigure): boolean {
  return figure.unit === '%' ? figure.value >= 100 : figure.value >= 1
}

/** What its one report is of: the year until its date. */
export function milestonePeriod(year: number, { targets }: Indicator): Period {
  const { from, to } = wholeYear(year)
  return { from, to: targets.map((it) => it.deadline).sort()[0] ?? to }
}

/** `told`: that the task which the milestone is was done. A day that the office granted (延期) counts in place of the plan's. */
export function judgeMilestone(
  figure: StandingFigure | null,
  target: Target,
  today: Day,
  extendedTo: Day | null = null,
  told: ProgressReport | null = null,
): Pick<Judgement, 'light' | 'reason' | 'rule' | 'gap' | 'points' | 'done' | 'due'> & {
  readonly told?: ProgressReport
} {
  const days = daysBetween(today, extendedTo ?? target.deadline)
  const rule =
    extendedTo === null ? '按节点日期' : `按批准延期的日期（${monthOf(extendedTo)}月${dateOf(extendedTo)}日）`
  const common = { rule, points: null, done: null, due: null }
  if (figure !== null && isDone(figure)) return { ...common, light: 'met', reason: 'done', gap: null }
  if (told !== null) return { ...common, light: 'met', reason: 'done', gap: null, told }
  const gap = { value: days, unit: '天', against: 'target' as const }
  return days < 0
    ? { ...common, light: 'behind', reason: 'overdue', gap }
    : { ...common, light: 'not_due', reason: 'ahead', gap }
}
