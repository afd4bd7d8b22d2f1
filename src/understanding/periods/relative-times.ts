/** Times told from today (上月, 本季度), and words of time that name no stretch of their own (同期, 年底, 月初). */
import type { Day } from '../../base/clock.ts'
import {
  monthFrom,
  monthOf,
  type Period,
  quarterFrom,
  throughMonth,
  wholeYear,
  yearOf,
} from '../../plan/period.ts'
import type { PeriodHit } from '../reading.ts'
import { matchAt, sticky } from './calendar-words.ts'
import type { Scene } from './period-roles.ts'
import type { Stretch } from './stretches.ts'
import { appointmentAt, bareDayAt, unfixedAt } from './times.ts'

/** What begins at a place of the text: where it ends, its days if it names any, and its part. */
export interface Found {
  readonly to: number
  readonly period: Period | null
  readonly role: PeriodHit['role']
}

const RELATIVES: readonly (readonly [RegExp, (today: Day) => Period])[] = [
  [sticky('上上个?月份?'), (today) => monthFrom(today, -2)],
  [sticky('上(?:个|一个?)?月份?'), (today) => monthFrom(today, -1)],
  [sticky('(?:本|这个?|当前)月份?'), (today) => monthFrom(today, 0)],
  [sticky('上上个?季度'), (today) => quarterFrom(today, -2)],
  [sticky('上(?:个|一个?)?季(?:[度渡杜])?'), (today) => quarterFrom(today, -1)],
  [sticky('(?:本|这个?|当前)季(?:[度渡杜])?'), (today) => quarterFrom(today, 0)],
]
const STRETCH_END = sticky('(?:底|末)')

/** 上上个月, 上月, 本季度, with 底 from the year's first day on. */
export function relativeStretch({ text, today }: Scene, at: number): Stretch | null {
  for (const [pattern, make] of RELATIVES) {
    const m = matchAt(pattern, text, at)
    if (m === null) continue
    const days = make(today)
    const end = matchAt(STRETCH_END, text, at + m[0].length)
    const whole = end === null ? days : throughMonth(yearOf(days.to), monthOf(days.to))
    const shape = days.from.slice(0, 7) === days.to.slice(0, 7) ? 'month' : 'quarter'
    return {
      to: at + m[0].length + (end?.[0].length ?? 0),
      period: whole,
      shape,
      atEnd: end !== null,
      lastBegins: days.from,
    }
  }
  return null
}

const COMPARED = sticky('同期|上期|上一期|上年(?:底|末)|年初(?!以来)')
const END_OF_SOMETHING = sticky(
  '(?:年底|年末|岁末)|(?:月|季度?|周)(?:底|末)|(?:月|季度)(?:初|中(?!旬|国|央))|年中|年内|月内',
)

/** 同期, 年底, 每周五: a time, but no stretch that a figure could be of. */
export function nameless({ text, today }: Scene, at: number): Found | null {
  const compared = matchAt(COMPARED, text, at)
  if (compared !== null) {
    const role =
      compared[0] === '年初' && !'比较同与'.includes(text.charAt(at - 1) || '。')
        ? 'appointment'
        : 'comparison'
    return { to: at + compared[0].length, period: null, role }
  }
  const end = matchAt(END_OF_SOMETHING, text, at)
  if (end !== null) {
    const yearly = /^[年岁]/.test(end[0])
    return {
      to: at + end[0].length,
      period: yearly && !end[0].endsWith('中') ? wholeYear(yearOf(today)) : null,
      role: 'deadline',
    }
  }
  if (text.charAt(at) === '每' && '元块'.includes(text.charAt(at - 1) || '。')) return null
  const appointment = Math.max(appointmentAt(text, at), bareDayAt(text, at))
  if (appointment > at) return { to: appointment, period: null, role: 'appointment' }
  const unfixed = unfixedAt(text, at)
  return unfixed > at ? { to: unfixed, period: null, role: 'period' } : null
}
