/**
 * 里程碑: done by its date or not. Before the date nothing is asked; past it, what was not said to be done
 * is overdue by so many days (银川: 到期月未完成). A milestone's figure is 1 (done) or 0, or a percentage.
 */
import type { Day } from '../base/clock.ts'
import type { StandingFigure } from '../ledger/standing.ts'
import { daysBetween } from '../plan/period.ts'
import type { Target } from '../plan/schema.ts'
import type { Judgement } from './judgement.ts'

export function isDone({ figure }: StandingFigure): boolean {
  return figure.unit === '%' ? figure.value >= 100 : figure.value >= 1
}

export function judgeMilestone(
  figure: StandingFigure | null,
  target: Target,
  today: Day,
): Pick<Judgement, 'light' | 'reason' | 'rule' | 'gap' | 'points' | 'done' | 'due'> {
  const days = daysBetween(today, target.deadline)
  const common = { rule: '按节点日期', points: null, done: null, due: null }
  if (figure !== null && isDone(figure)) return { ...common, light: 'met', reason: 'done', gap: null }
  const gap = { value: days, unit: '天', against: 'target' as const }
  return days < 0
    ? { ...common, light: 'behind', reason: 'overdue', gap }
    : { ...common, light: 'not_due', reason: 'ahead', gap }
}
