/**
 * What goes out on a day, to whom, and about what: pure, and the one answer to that for the timekeeper, for
 * `remind preview` and for `simulate`. Only the silent are asked; each person gets one merged message a day, and
 * beside it what they set for themselves.
 *
 * @example nudgesOn(desk, ladder, '2025-05-15') // two working days before the retail figure is due
 */
import { type Day, dayOf, instantOf } from '../base/clock.ts'
import { hasTold } from '../judging/told.ts'
import type { OwnReminder } from '../ledger/arrangements.ts'
import { opening } from '../plan/hours.ts'
import { dateOf, monthOf, yearOf } from '../plan/period.ts'
import type { Person } from '../plan/roster.ts'
import { fallsOn } from '../plan/schedule.ts'
import type { Ladder } from './ladder.ts'
import { type Nudge, nudgeKey, type Part } from './nudge.ts'
import { ownDuties } from './own.ts'
import type { PaperDue } from './paper-due.ts'
import { papersOn } from './papers.ts'
import { pledgesOn } from './pledge.ts'
import { clerksDeputies, type Desk, isPaused, recipients } from './recipients.ts'
import { EXPLAIN, type Step } from './step.ts'

/** In November the holidays of the coming year are published; from then on their absence is told. */
const HOLIDAYS_PUBLISHED = 11

/** All of a day, in order of time; nothing on a day off. */
export function nudgesOn(desk: Desk, ladder: Ladder, day: Day): Nudge[] {
  if (!ladder.plan.workdays.isWorkday(day)) return []
  return [...digests(desk, ladder, day), ...own(desk, ladder, day), ...calendar(desk, ladder, day)].sort(
    (a, b) => a.at.getTime() - b.at.getTime(),
  )
}

/** Urgings that were asked for after a moment and until another: they go out at once, or when hours allow. */
export function urgesBetween(desk: Desk, ladder: Ladder, after: Date, until: Date): Nudge[] {
  return desk.books.standing.arrangements.urges().flatMap((urge) => {
    const said = new Date(urge.recordedAt)
    if (said <= after || said > until) return []
    const at = opening(ladder.plan, said)
    return urge.urges.flatMap(({ unit, duties }) => {
      const campaign = ladder.plan.campaigns[0]?.name ?? ''
      return recipients(desk, { unit, campaign }, 'clerk').flatMap(({ person, standsFor }) => {
        const explains = urge.wants === 'explanation'
        const left = duties.filter((it) => explains || !hasTold(desk.books, person.unit, it))
        if (left.length === 0) return []
        const step = explains ? EXPLAIN : 'urge'
        const parts = left.map((duty): Part => ({ duty, step, as: 'clerk' }))
        return addressed(desk, person, {
          ...{ kind: 'urge', day: dayOf(said), at, of: `${urge.id} ${unit}` },
          parts: parts.map((it) => withStandsFor(it, standsFor)),
        })
      })
    })
  })
}

function digests(desk: Desk, ladder: Ladder, day: Day): Nudge[] {
  const people = new Map<string, { person: Person; parts: Part[]; papers: PaperDue[] }>()
  const entryOf = (person: Person) => {
    const entry = people.get(person.id) ?? { person, parts: [], papers: [] }
    people.set(person.id, entry)
    return entry
  }
  const tellDeputies = (unit: string, duty: Part['duty'], step: string) => {
    for (const { person, standsFor } of clerksDeputies(desk, { unit }, day)) {
      const { parts } = entryOf(person)
      // Told of it already, as the unit's head.
      if (!parts.some((it) => it.duty === duty && it.step === step))
        parts.push(withStandsFor({ duty, step, as: 'clerk' }, standsFor))
    }
  }
  for (const { obligation, step } of ladder.openOn(desk.books, day)) {
    const { unit, duty } = obligation
    for (const { person, standsFor } of recipients(desk, obligation, step.to, day)) {
      if (hasTold(desk.books, person.unit, duty)) continue
      const as = asOf(step, person, standsFor)
      entryOf(person).parts.push(withStandsFor({ duty, step: step.name, as }, standsFor))
    }
    const { responses } = desk.books.standing.arrangements
    if (step.deputies && !responses.isAcknowledged(duty, unit)) tellDeputies(unit, duty, step.name)
  }
  for (const { pledge, unit, campaign, step } of pledgesOn(desk.books, day)) {
    for (const { person, standsFor } of recipients(desk, { unit, campaign }, step.to, day)) {
      const as = asOf(step, person, standsFor)
      entryOf(person).parts.push(withStandsFor({ duty: pledge, step: step.name, as }, standsFor))
    }
    if (step.deputies) tellDeputies(unit, pledge, step.name)
  }
  // A pause is of being reminded; what an office or a head is to have on its day comes all the same.
  for (const { person, paper } of papersOn(desk, ladder, day)) entryOf(person).papers.push(paper)
  const at = opening(ladder.plan, instantOf(day, ladder.plan.reminding.at))
  return [...people.values()].flatMap(({ person, parts, papers }) =>
    addressed(desk, person, {
      ...{ kind: 'digest', day, at, of: null, parts },
      ...(papers.length === 0 ? {} : { papers }),
    }),
  )
}

/** A clerk who is asked in place of a head that nobody reaches is asked as a clerk. */
function asOf({ to }: Pick<Step, 'to'>, person: Person, standsFor: Person | null): Part['as'] {
  return to === 'head' && (standsFor ?? person).role !== 'lead' ? 'clerk' : to
}

function withStandsFor(part: Part, standsFor: Person | null): Part {
  return standsFor === null ? part : { ...part, standsFor: standsFor.id }
}

function own(desk: Desk, ladder: Ladder, day: Day): Nudge[] {
  return desk.books.standing.arrangements.reminders().flatMap((reminder) => {
    const person = ownerOf(desk, reminder)
    if (person === null || isPaused(desk, person, day)) return []
    const { workdays } = ladder.plan
    const dues = ladder.obligations.flatMap((it) =>
      'indicator' in it.duty && reminder.about.indicators.includes(it.duty.indicator) ? [it.due] : [],
    )
    if (!fallsOn(reminder.schedule, workdays, day, dues)) return []
    const wanted = instantOf(day, reminder.schedule.time)
    if (wanted <= new Date(reminder.recordedAt)) return []
    const asked = ownDuties(desk.books, ladder, reminder, day)
    if (asked !== null && asked.length === 0) return []
    const parts = (asked ?? []).map(({ duty }): Part => ({ duty, step: 'own', as: 'clerk' }))
    // A time after hours is brought to the next opening, which may be the next working day.
    const at = opening(ladder.plan, wanted)
    return addressed(desk, person, { kind: 'own', day, at, of: reminder.id, parts })
  })
}

/** On the first working day of each month from November on, as long as the coming year's holidays are unknown. */
function calendar(desk: Desk, ladder: Ladder, day: Day): Nudge[] {
  const { workdays, reminding } = ladder.plan
  const year = monthOf(day) >= HOLIDAYS_PUBLISHED ? yearOf(day) + 1 : yearOf(day)
  if (workdays.years.has(year)) return []
  if (workdays.roll(`${day.slice(0, 8)}01`, 'forward') !== day || dateOf(day) > 20) return []
  const at = opening(ladder.plan, instantOf(day, reminding.at))
  return administrators(desk).flatMap((person) =>
    addressed(desk, person, { kind: 'calendar', day, at, of: String(year), parts: [] }),
  )
}

export function administrators({ people }: Pick<Desk, 'people'>): Person[] {
  return people.filter((it) => it.role === 'admin')
}

function ownerOf({ people }: Desk, { origin }: OwnReminder): Person | null {
  return people.find((it) => it.accounts[origin.channel] === origin.person) ?? null
}

export function addressed(desk: Desk, person: Person, it: Omit<Nudge, 'key' | 'person' | 'to'>): Nudge[] {
  const to = desk.reach(person)
  return to === null ? [] : [{ ...it, key: nudgeKey({ ...it, person: person.id }), person: person.id, to }]
}
