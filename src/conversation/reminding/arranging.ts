/**
 * What people arrange about their own reminders: set, listed, dropped, paused and resumed. Each is a revision with its
 * trace; nobody can arrange anything for somebody else.
 */
import { dayOf, instantOf } from '../../base/clock.ts'
import type { Verbatim } from '../../base/verbatim.ts'
import { expectedFigures } from '../../judging/release.ts'
import type { OwnReminder } from '../../ledger/arrangements.ts'
import type { BulletinSpec } from '../../ledger/paper.ts'
import type { Revision } from '../../ledger/revision.ts'
import { wishHolds } from '../../ledger/wishes.ts'
import { opening } from '../../plan/hours.ts'
import { addDays } from '../../plan/period.ts'
import type { Role } from '../../plan/roster.ts'
import { fallsOn } from '../../plan/schedule.ts'
import type { Doing, ReminderMeant, ReminderSet } from '../../understanding/acts/act.ts'
import { may } from '../access/rights.ts'
import { isStranger, stranger } from '../access/strangers.ts'
import { readsFigures, scopeOf } from '../asking/states.ts'
import type { ArrangedReply } from '../turn/replies/reminder.ts'
import type { Decision, Topic, Turn } from '../turn/turn.ts'

type Of<A extends Doing['act']> = Extract<Doing, { readonly act: A }>

export function listReminders(turn: Turn): Decision {
  return isStranger(turn.sender) ? stranger('schedule') : replied({ type: 'reminder.list', own: ownOf(turn) })
}

export function resumeReminders(turn: Turn): Decision {
  if (isStranger(turn.sender)) return stranger('schedule')
  const was = isPausedNow(turn)
  return replied({ type: 'reminder.resumed', was }, was ? [{ type: 'reminders_resumed' }] : [])
}

/** Without a word of which: the only one; else its number is asked for. */
export function dropReminders(turn: Turn, { which }: Of<'reminder.drop'>): Decision | null {
  if (isStranger(turn.sender)) return stranger('schedule')
  const person = whose(turn, which.words)
  if (person !== null) return ofOthers(person)
  const own = ownOf(turn)
  const dropped = which.all ? own : amongOwn(turn, own, which)
  const said = which.all || which.lines.length > 0
  if ((!said && dropped.length > 1) || (dropped.length === 0 && own.length > 0))
    return replied({ type: 'reminder.which', own })
  return replied(
    { type: 'reminder.dropped', dropped },
    dropped.map((it) => ({ type: 'reminder_dropped', of: it.id })),
  )
}

/** By their numbers, by their weekday, by a word of what they remind of; all where nothing is said. */
export function amongOwn(
  { reading }: Turn,
  own: readonly OwnReminder[],
  { lines, weekday, words }: ReminderMeant,
): readonly OwnReminder[] {
  if (lines.length > 0) return own.filter((_, at) => lines.includes(at))
  const fits: ((it: OwnReminder) => boolean)[] = []
  // 周五那个 is the one of every Friday, where there is one.
  const weekly = own.filter((it) => it.schedule.when.type === 'recurring' && isOn(it, weekday))
  if (weekday !== null) fits.push((one) => (weekly.length > 0 ? weekly.includes(one) : isOn(one, weekday)))
  const named = own.filter((it) => it.about.indicators.some((id) => reading.indicators.includes(id)))
  if (named.length > 0) fits.push((one) => named.includes(one))
  else if (words !== '') fits.push((one) => wishHolds(one.wish, words))
  return own.filter((it) => fits.every((holds) => holds(it)))
}

function isOn({ schedule: { when } }: OwnReminder, weekday: number | null): boolean {
  if (weekday === null) return false
  if (when.type === 'once') return new Date(`${when.day}T00:00:00Z`).getUTCDay() === weekday % 7
  return when.type === 'recurring' && when.rules.some(({ on }) => 'weekday' in on && on.weekday === weekday)
}

/** The last day of silence is the day before the one that is named. */
export function pauseReminders(turn: Turn, { until, words }: Of<'reminder.pause'>): Decision {
  if (isStranger(turn.sender)) return stranger('schedule')
  if (until !== null && until.day === null) return unclear(turn, words)
  const last = until?.day == null ? null : addDays(until.day, -1)
  const stays = PAPERS_OF[turn.sender?.role ?? 'none'] ?? []
  return replied({ type: 'reminder.paused', until: last, stays }, [{ type: 'reminders_paused', until: last }])
}

/** What somebody of a role is sent on the plan's days, whether reminded or not. */
const PAPERS_OF: Readonly<Partial<Record<Role, readonly BulletinSpec['kind'][]>>> = {
  office: ['dispatch'],
  lead: ['supervision'],
  supervisor: ['bulletin'],
}

/** The reminders of others are not stopped by anybody. Null: nobody else is meant. */
export function stopOthers(turn: Turn, { unit, words }: Of<'reminder.others'>): Decision | null {
  if (isStranger(turn.sender)) return stranger('schedule')
  if (unit !== null) return ofOthers({ unit })
  const person = whose(turn, words)
  return person === null ? null : ofOthers(person)
}

function ofOthers({ unit }: { readonly unit: string | null }): Decision {
  return { revisions: [], replies: [{ type: 'urge.cannot', why: 'stop', unit }] }
}

function whose({ people = [], sender }: Turn, name: string): { readonly unit: string | null } | null {
  if (name.length < 2) return null
  return people.find((it) => it.id !== sender?.id && it.name.length > 1 && name.endsWith(it.name)) ?? null
}

/** A reminder for the sender. */
export function setReminder(turn: Turn, act: ReminderSet): Decision {
  if (!readsFigures(turn)) return stranger('schedule')
  if (!may(turn, 'schedule', ['general', 'own']))
    return { revisions: [], replies: [{ type: 'refused', action: 'schedule' }] }
  const { reading, books, sender } = turn
  const { schedule, what, wish, others, lagging } = act
  if (schedule === null) return unclear(turn, act.words)
  const scope = scopeOf(reading)
  const indicators = [...scope.indicators]
  if (schedule.when.type === 'before_due' && indicators.length === 0 && sender?.unit)
    indicators.push(
      ...books.plan.indicators.filter((it) => it.owner_units[0] === sender.unit).map((it) => it.id),
    )
  const unit = what === 'report' ? (sender?.unit ?? null) : scope.unit
  const about = { campaign: scope.campaign, unit, indicators }
  const reminder = { schedule, what, about, wish, ...marksOf({ lagging, others }) }
  const first = firstOf(turn, reminder)
  const revisions: Revision[] = first === null ? [] : [{ type: 'reminder_set', ...reminder }]
  const shown =
    schedule.when.type === 'before_due'
      ? { ...reminder, about: { ...about, indicators: [...scope.indicators] } }
      : reminder
  return replied({ type: 'reminder.set', reminder: shown, first, others }, revisions)
}

/** What is to stand in it, where it is more than its kind says. */
export function marksOf({ lagging, others }: Pick<ReminderSet, 'lagging' | 'others'>): {
  lagging?: true
  others?: true
} {
  return { ...(lagging ? { lagging } : {}), ...(others ? { others } : {}) }
}

/** The first moment from now on; within a year, or never. */
export function firstOf(
  { books, at, today }: Turn,
  { schedule: when, about }: Pick<OwnReminder, 'schedule' | 'about'>,
): { at: Date; moved: boolean } | null {
  const { plan } = books
  const dues = about.indicators.flatMap((id) => expectedFigures(plan, plan.indicator(id)).map((it) => it.day))
  for (let day = today, tries = 0; tries < 400; day = addDays(day, 1), tries++) {
    if (!fallsOn(when, plan.workdays, day, dues)) continue
    const wanted = instantOf(day, when.time)
    if (wanted <= at) continue
    const first = opening(plan, wanted)
    return { at: first, moved: first.getTime() !== wanted.getTime() && dayOf(wanted) === day }
  }
  return null
}

/** Somebody or something is to be called to mind, and it is not said when. Null: the words are not at hand. */
export function unclear(turn: Turn, wish: Verbatim | null): Decision {
  return replied({ type: 'reminder.unclear', wish, own: ownOf(turn) })
}

/** The sender's own that are still to come. */
export function ownOf({ books, from, today }: Pick<Turn, 'books' | 'from' | 'today'>): OwnReminder[] {
  return books.standing.arrangements
    .reminders()
    .filter(({ origin }) => origin.channel === from.channel && origin.person === from.person)
    .filter(({ schedule: { when } }) => when.type !== 'once' || when.day >= today)
}

function isPausedNow({ books, from, today }: Turn): boolean {
  const pause = books.standing.arrangements.pauseOf(from.channel, from.person)
  return pause !== undefined && (pause.until === null || today <= pause.until)
}

function replied(reply: ArrangedReply, revisions: readonly Revision[] = []): Decision {
  const numbered = reply.type === 'reminder.list' || reply.type === 'reminder.which'
  return { revisions, replies: [reply], ...(numbered ? { topic: LISTED } : {}) }
}

/** Numbers said next count in the list of the sender's reminders. */
const LISTED: Topic = {
  ...{ intent: 'none', indicators: [], campaign: null, unit: null, task: null, period: null },
  reminders: true,
}
