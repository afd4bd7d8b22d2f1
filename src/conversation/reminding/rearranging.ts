/**
 * Another time for a reminder that somebody set for themself: 把提醒改到周四, 第2个提醒改成每月10号, 往后推两天. What is not said stays:
 * the day where only a time is, the time where only a day is. Written down as the old one dropped and a new one set.
 * Where several may be meant, a numbered question.
 */
import type { OwnReminder } from '../../ledger/arrangements.ts'
import type { Revision } from '../../ledger/revision.ts'
import { wishMoved } from '../../ledger/wishes.ts'
import type { CadenceRule } from '../../plan/cadence.ts'
import { addDays, dateOf } from '../../plan/period.ts'
import type { Schedule } from '../../plan/schedule.ts'
import { weekdayOf } from '../../plan/workdays.ts'
import type { ReminderChange, TimeSaid } from '../../understanding/acts/act.ts'
import { isStranger, stranger } from '../access/strangers.ts'
import { oneOf } from '../reporting/choices.ts'
import { openQuestion, type Question } from '../turn/question.ts'
import type { ArrangedReply } from '../turn/replies/reminder.ts'
import type { Decision, Turn } from '../turn/turn.ts'
import { amongOwn, firstOf, marksOf, ownOf } from './arranging.ts'

export function rearrange(turn: Turn, { which, time }: ReminderChange): Decision {
  if (isStranger(turn.sender)) return stranger('schedule')
  const own = ownOf(turn)
  if (own.length === 0) return replied({ type: 'reminder.list', own })
  const found = amongOwn(turn, own, which)
  const [first, second] = found.length > 0 ? found : own
  if (first === undefined) return replied({ type: 'reminder.list', own })
  if (second === undefined) return change(turn, first, time)
  const several = found.length > 0 ? found : own
  const matter = { type: 'rearrange', of: several.map((it) => it.id), to: time.words, time } as const
  return {
    ...replied({ type: 'reminder.which_change', own: several, to: time.words }),
    ask: openQuestion(turn, matter),
  }
}

/** The number of the list: the time was said before. */
export function answerRearranging(turn: Turn, question: Question): Decision | null {
  const { matter } = question
  if (matter.type !== 'rearrange') return null
  const answer = oneOf(turn, question, matter.of)
  if (answer === null || !('chosen' in answer)) return answer
  const own = ownOf(turn)
  const reminder = own.find((it) => it.id === answer.chosen)
  const words = `${question.sentence}\n${turn.message.text}`
  const { time, to } = matter
  if (reminder === undefined)
    return { ...replied({ type: 'reminder.list', own }), ask: question.below, words }
  const decision =
    time === undefined
      ? replied({ type: 'reminder.unclear', wish: to, own: [reminder] })
      : change(turn, reminder, time)
  return { ...decision, ask: question.below, words }
}

function change(turn: Turn, reminder: OwnReminder, time: TimeSaid): Decision {
  const unclear = replied({ type: 'reminder.unclear', wish: time.words, own: [reminder] })
  const schedule = rescheduled(reminder.schedule, time)
  if (schedule === null) return unclear
  const { what, about } = reminder
  const wish = wishMoved(reminder.wish, time.words)
  const changed = { schedule, what, about, wish, ...marksOf(reminder) }
  const first = firstOf(turn, changed)
  if (first === null) return unclear
  const revisions: Revision[] = [
    { type: 'reminder_dropped', of: reminder.id },
    { type: 'reminder_set', ...changed },
  ]
  return {
    ...replied({ type: 'reminder.changed', reminder: changed, was: reminder.schedule, first }),
    revisions,
  }
}

/** Null where it cannot be said: a monthly reminder 改到周四 may be a weekly one, or another day once. */
function rescheduled(was: Schedule, { schedule: said, time, day, shift }: TimeSaid): Schedule | null {
  if (shift !== null) return shifted(was, shift)
  const kept = time ?? was.time
  if (said === null) return null
  if (said.when.type !== 'once') return { when: said.when, time: kept }
  if (day === 'none') return time === null ? said : { when: was.when, time }
  if (was.when.type === 'once') return { when: said.when, time: kept }
  if (was.when.type !== 'recurring') return null
  const to = said.when.day
  const rules = was.when.rules.flatMap((it) => moved(it, to, day))
  const [first] = rules
  return first === undefined ? null : { when: { type: 'recurring', rules: [first] }, time: kept }
}

/** A weekly reminder 改到周四, a monthly one 改到10号: the same rhythm on another day. */
function moved(rule: CadenceRule, to: string, day: TimeSaid['day']): CadenceRule[] {
  const weekly = rule.every === 'week' || rule.every === 'two_weeks'
  if (weekly && 'weekday' in rule.on && day === 'weekday')
    return [{ ...rule, on: { ...rule.on, weekday: weekdayOf(to) } } as CadenceRule]
  if (rule.every === 'month' && day === 'date')
    return [{ every: 'month', on: { date: dateOf(to), months_after: 0, roll: 'forward' } }]
  return []
}

/** 往后推两天, 提前半小时. Null where a rhythm would leave its week or its month. */
function shifted(was: Schedule, { days, minutes }: NonNullable<TimeSaid['shift']>): Schedule | null {
  const [hour = 0, minute = 0] = was.time.split(':').map(Number)
  const at = hour * 60 + minute + minutes
  if (at < 0 || at >= 24 * 60) return null
  const time = `${String(Math.floor(at / 60)).padStart(2, '0')}:${String(at % 60).padStart(2, '0')}`
  if (days === 0) return { when: was.when, time }
  const { when } = was
  if (when.type === 'once') return { when: { type: 'once', day: addDays(when.day, days) }, time }
  if (when.type === 'before_due') {
    const workdays = when.workdays - days
    return workdays < 0 || workdays > 20 ? null : { when: { type: 'before_due', workdays }, time }
  }
  if (when.type !== 'recurring') return null
  const rules = when.rules.map((it) => shiftedRule(it, days))
  return rules.some((it) => it === null)
    ? null
    : { when: { type: 'recurring', rules: rules.filter((it) => it !== null) }, time }
}

function shiftedRule(rule: CadenceRule, days: number): CadenceRule | null {
  const { on } = rule
  if ('weekday' in on) {
    const weekday = on.weekday + days
    return weekday < 1 || weekday > 7 ? null : ({ ...rule, on: { ...on, weekday } } as CadenceRule)
  }
  if (!('date' in on)) return null
  const date = on.date + days
  return date < 1 || date > 31 ? null : ({ ...rule, on: { ...on, date } } as CadenceRule)
}

function replied(reply: ArrangedReply): Decision {
  return { revisions: [], replies: [reply] }
}
