/** A task against its own deadline: done, ahead of it, or overdue by so many days. */
import type { Day } from '../base/clock.ts'
import type { Books } from '../ledger/books.ts'
import type { ProgressReport } from '../ledger/standing.ts'
import type { Catalogue } from '../plan/catalogue.ts'
import { daysBetween } from '../plan/period.ts'
import type { Indicator, Task } from '../plan/schema.ts'

export interface TaskState {
  readonly deadline: Day
  /** Until the deadline; below 0 it is over. */
  readonly days: number
  readonly done: ProgressReport | null
}

/** Null: the document gives the task no deadline. */
export function taskState(books: Books, { id, deadline }: Task): TaskState | null {
  if (deadline === undefined) return null
  return { deadline, days: daysBetween(books.today, deadline), done: doneReport(books, id) }
}

/** The first report that says it is done; null: none stands. */
export function doneReport({ plan, standing }: Books, task: string): ProgressReport | null {
  return standing.progress(task, plan.key).find(isOver) ?? null
}

/** All of it, or a deed that is over: as it was read when it was told. */
export function isOver({ percent, done }: Pick<ProgressReport, 'percent' | 'done'>): boolean {
  return percent === null ? done === true : percent >= 100
}

/** Whether a task and a milestone are one thing: the milestone is all that tells of the task. */
export function isItsTask({ indicators }: Catalogue, { kind, task }: Indicator): boolean {
  return kind === 'milestone' && task !== null && indicators.filter((it) => it.task === task).length === 1
}
