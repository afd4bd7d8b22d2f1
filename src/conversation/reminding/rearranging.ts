/**
 * 改提醒: another time for a reminder that somebody set for themself: 把提醒改到周四, 第2个提醒改成每月10号, 改到下午三点.
 * What is not said stays: the day where only a time is, the time where only a day is. Written down as the old one
 * dropped and a new one set. Where several may be meant, a numbered question.
 */
import { timeOf } from '../../base/clock.ts'
import type { OwnReminder } from '../../ledger/arrangements.ts'
import type { Revision } from '../../ledger/revision.ts'
import type { CadenceRule } from '../../plan/cadence.ts'
import { dateOf } from '../../plan/period.ts'
import type { Schedule } from '../../plan/schedule.ts'
import { weekdayOf } from '../../plan/workdays.ts'
import { isStranger, stranger } from '../access/strangers.ts'
import { plain, plainNumbers } from '../plain.ts'
import { oneOf } from '../reporting/choices.ts'
import { scheduleIn, timeIn } from '../timing.ts'
import { openQuestion, type Question } from '../turn/question.ts'
import type { ArrangedReply } from '../turn/replies/reminder.ts'
import type { Decision, Turn } from '../turn/turn.ts'
import { firstOf, ownOf } from './arranging.ts'

const VERB =
  '(?:改到|改成|改为|改在|改|调到|调整到|调整为|调成|换成|换到|挪到|移到|推迟到|延后到|延到|延期到|提前到|变更为)'
const NAMED = new RegExp(
  `^(?:请|麻烦|帮我|能不能|可以)*(?:把|将)?(.{0,24}?提醒(?!我|各|他|她|没|未|全).{0,8}?)(?:的)?(?:时间)?(?:都)?${VERB}(.+)$`,
  's',
)
/** 延期到周三提醒. */
const TRAILED = new RegExp(`^(?:请|麻烦|帮我)*${VERB}(.+?)(?:再)?提醒(?:我)?$`, 's')
const BARE = new RegExp(`^(?:第?([1-9一二三四五六七八九十])(?:个|条))?(?:时间)?${VERB}(.+)$`, 's')

/** Null: no reminder is meant. */
export function rearrange(turn: Turn): Decision | null {
  const said = plain(turn.message.text)
  const named = NAMED.exec(said)
  const to = named?.[2] ?? TRAILED.exec(said)?.[1]
  const own = ownOf(turn)
  if (to !== undefined) {
    if (isStranger(turn.sender)) return stranger('schedule')
    if (own.length === 0) return replied({ type: 'reminder.list', own })
    return among(turn, meant(turn, own, named?.[1] ?? ''), to)
  }
  // Without the word, only what can be nothing else: a figure that is asked about may be changed too.
  const bare = BARE.exec(said)
  if (bare === null || own.length === 0 || turn.question !== null || turn.reading.figures.length > 0)
    return null
  const time = bare[2] ?? ''
  if (scheduleIn(time, turn.today, timeOf(turn.at)) === null && timeIn(time) === null) return null
  const number = bare[1] === undefined ? null : plainNumbers(bare[1])?.[0]
  return among(turn, number == null ? own : own.slice(number - 1, number), time)
}

/** The number of the list: the time was said before. */
export function answerRearranging(turn: Turn, question: Question): Decision | null {
  const { matter } = question
  if (matter.type !== 'rearrange') return null
  const answer = oneOf(turn, question, matter.of)
  if (answer === null || !('chosen' in answer)) return answer
  const reminder = ownOf(turn).find((it) => it.id === answer.chosen)
  const words = `${question.sentence}\n${turn.message.text}`
  const decision =
    reminder === undefined
      ? replied({ type: 'reminder.list', own: ownOf(turn) })
      : change(turn, reminder, matter.to)
  return { ...decision, ask: question.below, words }
}

function among(turn: Turn, found: readonly OwnReminder[], to: string): Decision {
  const [first, second] = found
  if (first === undefined) return among(turn, ownOf(turn), to)
  if (second === undefined) return change(turn, first, to)
  const of = found.map((it) => it.id)
  return {
    ...replied({ type: 'reminder.which_change', own: found, to }),
    ask: openQuestion(turn, { type: 'rearrange', of, to }),
  }
}

/** 第2个提醒; 社零的提醒; 周报的提醒 by its words; else any. */
function meant({ reading }: Turn, own: readonly OwnReminder[], before: string): readonly OwnReminder[] {
  const number = /第?([1-9]|[一二三四五六七八九十])(?:个|条|号)|提醒\s*([1-9])/.exec(before)
  if (number !== null) {
    const [at = 0] = plainNumbers(number[1] ?? number[2] ?? '') ?? []
    return own.slice(at - 1, at)
  }
  const about = own.filter((it) => it.about.indicators.some((id) => reading.indicators.includes(id)))
  if (about.length > 0) return about
  const word = before.replace(/提醒.*$|我的|那个|这个|的|时间/g, '')
  const worded = word.length >= 2 ? own.filter((it) => it.wish.includes(word)) : []
  return worded.length > 0 ? worded : own
}

function change(turn: Turn, reminder: OwnReminder, to: string): Decision {
  const schedule = rescheduled(turn, reminder.schedule, to)
  if (schedule === null) return replied({ type: 'reminder.unclear', wish: to, own: [reminder] })
  const { what, about } = reminder
  const wish = `${reminder.wish.replace(/（改[^（）]*）$/, '')}（改为${to.trim()}）`.slice(0, 200)
  const changed = { schedule, what, about, wish }
  const first = firstOf(turn, changed)
  if (first === null) return replied({ type: 'reminder.unclear', wish: to, own: [reminder] })
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
function rescheduled(turn: Turn, was: Schedule, to: string): Schedule | null {
  const time = timeIn(to.normalize('NFKC').replace(/\s+/g, ''))
  const said = scheduleIn(to, turn.today, timeOf(turn.at))
  const kept = time ?? was.time
  if (said === null) return null
  if (said.when.type !== 'once') return { when: said.when, time: kept }
  const dayless = !/[号日周拜天末底]|星期|\d月|月\d/.test(to.replace(/日常/g, ''))
  if (dayless) return time === null ? said : { when: was.when, time }
  if (was.when.type === 'once') return { when: said.when, time: kept }
  if (was.when.type !== 'recurring') return null
  const rules = was.when.rules.flatMap((it) => moved(it, said.when.type === 'once' ? said.when.day : '', to))
  const [first] = rules
  return first === undefined ? null : { when: { type: 'recurring', rules: [first] }, time: kept }
}

/** A weekly reminder 改到周四, a monthly one 改到10号: the same rhythm on another day. */
function moved(rule: CadenceRule, day: string, to: string): CadenceRule[] {
  const weekly = rule.every === 'week' || rule.every === 'two_weeks'
  if (weekly && 'weekday' in rule.on && /周|星期|礼拜/.test(to))
    return [{ ...rule, on: { ...rule.on, weekday: weekdayOf(day) } } as CadenceRule]
  if (rule.every === 'month' && /^\D*[\d一二三四五六七八九十]{1,3}[号日]/.test(to))
    return [{ every: 'month', on: { date: dateOf(day), months_after: 0, roll: 'forward' } }]
  return []
}

function replied(reply: ArrangedReply): Decision {
  return { revisions: [], replies: [reply] }
}
