/**
 * What is to be reported, by whom, by when: derived from the plan and the release calendar, never stored. A figure is
 * asked of the first unit that answers for its indicator (一数一源), a task's progress of its first lead unit, and
 * only where the task has no indicator that tells it.
 */

import type { Day } from '../base/clock.ts'
import { dutyKey } from '../ledger/arrangements.ts'
import type { Books } from '../ledger/books.ts'
import type { Duty } from '../ledger/revision.ts'
import { occurrences } from '../plan/cadence.ts'
import type { Catalogue } from '../plan/catalogue.ts'
import { addDays, monthFrom, wholeYear, yearOf } from '../plan/period.ts'
import type { Indicator, Task } from '../plan/schema.ts'
import { cityFigures } from './evidence.ts'
import { isMetBy } from './met.ts'
import { isDone, milestonePeriod } from './milestone.ts'
import { expectedFigures, releaseRule } from './release.ts'
import { doneReport, isItsTask, isOver } from './tasks.ts'

export interface Obligation {
  /** The same for the same duty, whoever derives it. */
  readonly id: string
  readonly duty: Duty
  readonly campaign: string
  readonly unit: string
  /** By the end of this working day; an extension moves it. */
  readonly due: Day
  /** The holidays of that year are not published yet: 暂定. */
  readonly provisional: boolean
  /** Whence the date. */
  readonly basis: string
}

/** A milestone is asked about around its date; before that nobody has to say anything. */
const MILESTONE_DAYS = 31

/** What an obligation is of: its unit is the first that the plan names, else the campaign's office. */
export type Matter = Indicator | Task

/** All of a plan's year, in the plan's order; or of some matters alone. */
export function obligationsOf(
  plan: Catalogue,
  within: (matter: Matter) => boolean = () => true,
): Obligation[] {
  return [...figures(plan, within), ...milestones(plan, within), ...tasks(plan, within)].filter(
    (it) => it.due >= plan.plan.issued,
  )
}

/**
 * Of last year's plan what falls due in this one: from January on both plans are asked for. Milestones and tasks of
 * last year's last days are among them, since whoever is silent is reminded after the day.
 */
export function carriedOver({ previous }: Catalogue, within?: (matter: Matter) => boolean): Obligation[] {
  return previous === null ? [] : obligationsOf(previous, within)
}

/** Of each indicator or task the latest period that is due and not in; a later report, and a later day granted, covers the earlier ones. */
export function overdue(books: Books, obligations: readonly Obligation[], day: Day): Obligation[] {
  const latest = new Map<string, Obligation>()
  for (const it of obligations) {
    if (it.due >= day) continue
    // Last year's last figure is not covered by this year's first.
    const about = `${yearOf(it.duty.period.to)} ${'indicator' in it.duty ? it.duty.indicator : it.duty.task}`
    const known = latest.get(about)
    if (known === undefined || known.duty.period.to < it.duty.period.to) latest.set(about, it)
  }
  return [...latest.values()].filter((it) => dueOf(books, it) < day && !isMet(books, it))
}

/** Whether it has been met by any report that stands, from whatever side it came, or the office let the unit go. */
export function isMet({ plan: given, standing }: Books, { duty, due, unit }: Obligation): boolean {
  const plan = given.ofYear(yearOf(duty.period.to)) ?? given
  if (standing.arrangements.responses.isReleased(duty, unit)) return true
  if ('task' in duty) {
    const told = standing.progress(duty.task, plan.key)
    if (told.some(isOver)) return true
    // At its deadline a task is done, or its unit says after it why it is not.
    const deadline = plan.findTask(duty.task)?.deadline
    const since = duty.period.to === deadline ? addDays(deadline, 1) : monthFrom(duty.period.to, 0).from
    return told.some((it) => it.recordedAt.slice(0, 10) >= since)
  }
  const indicator = plan.findIndicator(duty.indicator)
  if (indicator === null) return true
  const books = { plan, standing, today: due }
  if (indicator.kind !== 'milestone') return isMetBy(books, duty.indicator, duty.period)
  if (isItsTask(plan, indicator) && doneReport(books, indicator.task ?? '') !== null) return true
  const since = addDays(due, -MILESTONE_DAYS)
  return cityFigures(books, duty.indicator).some((it) => isDone(it) || it.recordedAt.slice(0, 10) >= since)
}

/** 已知悉: the unit knows of it, and nothing is asked of its own accord until the due day is over. */
export function isHeld(books: Books, it: Obligation, day: Day): boolean {
  return day <= dueOf(books, it) && books.standing.arrangements.responses.isAcknowledged(it.duty, it.unit)
}

/** The day that counts: the one that was granted, else the plan's. */
export function dueOf(books: Books, { duty, due }: Obligation): Day {
  return books.standing.arrangements.extendedTo(duty) ?? due
}

/** The same of a duty alone; the end of its period where the plan asks nobody for it. */
export function dayDue(books: Books, duty: Duty): Day {
  const { plan, standing } = books
  const matter = 'task' in duty ? duty.task : duty.indicator
  const within = (it: Matter) => it.id === matter
  const known = [...obligationsOf(plan, within), ...carriedOver(plan, within)]
  const found = known.find((it) => dutyKey(it.duty) === dutyKey(duty))
  return found === undefined
    ? (standing.arrangements.extendedTo(duty) ?? duty.period.to)
    : dueOf(books, found)
}

type Within = (matter: Matter) => boolean

function* figures(plan: Catalogue, within: Within): Generator<Obligation> {
  for (const indicator of plan.indicators.filter(within)) {
    const [unit] = indicator.owner_units
    const { basis } = releaseRule(plan, indicator)
    for (const { period, day } of expectedFigures(plan, indicator))
      yield* obligation(plan, { indicator: indicator.id, period }, indicator.campaign, unit, day, basis)
  }
}

function* milestones(plan: Catalogue, within: Within): Generator<Obligation> {
  for (const indicator of plan.indicators.filter((it) => it.kind === 'milestone' && within(it))) {
    const [unit] = indicator.owner_units
    const period = milestonePeriod(plan.plan.year, indicator)
    const day = plan.workdays.roll(period.to, 'back')
    yield* obligation(plan, { indicator: indicator.id, period }, indicator.campaign, unit, day, '按节点日期')
  }
}

function* tasks(plan: Catalogue, within: Within): Generator<Obligation> {
  const told = new Set(plan.indicators.map((it) => it.task))
  const own = plan.tasks.filter((it) => !told.has(it.id) && within(it))
  for (const { id, campaign, lead_units, deadline } of own) {
    if (deadline === undefined) continue
    const duty = { task: id, period: { from: wholeYear(plan.plan.year).from, to: deadline } }
    yield* obligation(plan, duty, campaign, lead_units[0], plan.workdays.roll(deadline, 'back'), '按完成时限')
  }
  const setting = plan.rhythm.tasks
  if (setting === undefined) return
  const year = wholeYear(plan.plan.year)
  // The last period of the year is told of in the next.
  const days = occurrences(setting.rule, plan.workdays, year.from, addDays(year.to, 92)).filter(
    (it) => it.period.to >= year.from && it.period.to <= year.to,
  )
  for (const task of own)
    for (const { period, day } of days.filter((it) => it.period.to !== task.deadline))
      yield* obligation(
        plan,
        { task: task.id, period },
        task.campaign,
        task.lead_units[0],
        day,
        setting.basis,
      )
}

function* obligation(
  plan: Catalogue,
  duty: Duty,
  campaign: string,
  unit: string | undefined,
  due: Day,
  basis: string,
): Generator<Obligation> {
  // Where the plan names nobody, the campaign's office answers; without one there is nobody to ask.
  const owner = unit ?? plan.officeOf(campaign)
  if (owner === null) return
  yield {
    id: dutyKey(duty),
    duty,
    campaign,
    unit: owner,
    due,
    provisional: !plan.workdays.isCovered(due),
    basis,
  }
}
