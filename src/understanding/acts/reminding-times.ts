/** Times in what is said of reminders: another time for one, until when none is wanted, by when somebody is to report. */
import { type Day, dayOf, timeOf } from '../../base/clock.ts'
import { verbatim } from '../../base/verbatim.ts'
import { addDays } from '../../plan/period.ts'
import { weekdayOf } from '../../plan/workdays.ts'
import { smallNumber } from '../periods/calendar-words.ts'
import { timeIn } from '../periods/clock-times.ts'
import { dayAhead } from '../periods/day-ahead.ts'
import { scheduleIn } from '../periods/schedules.ts'
import type { DaySaid, TimeSaid } from './reminding-acts.ts'
import type { Token } from './tokens.ts'

/** 周四, 每月10号, 下午三点, 四月二十号上午: what becomes of a reminder. `earlier`: an amount is taken from its time. */
export function timeSaid(words: string, now: Date, earlier: boolean | null): TimeSaid {
  const said = words.normalize('NFKC').replace(/\s+/g, '')
  const shift = earlier === null ? null : shiftIn(said, earlier)
  return {
    words: verbatim(words.trim()),
    schedule: shift === null ? scheduleIn(said, dayOf(now), timeOf(now)) : null,
    time: timeIn(said),
    day: dayIn(said),
    shift,
  }
}

const DAYLESS = /[号日周拜天末底]|星期|\d月|月\d/
const DATED = /^\D*[\d一二三四五六七八九十]{1,3}[号日]/

function dayIn(said: string): TimeSaid['day'] {
  if (!DAYLESS.test(said.replace(/日常/g, ''))) return 'none'
  if (/周|星期|礼拜/.test(said)) return 'weekday'
  return DATED.test(said) ? 'date' : 'other'
}

const AMOUNT = /(半|\d{1,2}|[一二两三四五六七八九十]{1,3})个?(天|日|周|星期|小时|钟头|分钟)/

function shiftIn(said: string, earlier: boolean): TimeSaid['shift'] {
  const [, amount = '', unit = ''] = AMOUNT.exec(said) ?? []
  if (unit === '') return null
  const count = (amount === '半' ? 0.5 : smallNumber(amount)) * (earlier ? -1 : 1)
  if (/小时|钟头|分钟/.test(unit)) return { days: 0, minutes: Math.round(count * (unit === '分钟' ? 1 : 60)) }
  return { days: Math.round(count * (/周|星期/.test(unit) ? 7 : 1)), minutes: 0 }
}

/** 三天, 到下周一, 这周, 至10月8日: the first day on which they come again. Null: no end is said. */
export function untilSaid(words: string, today: Day): DaySaid | null {
  const said = words.normalize('NFKC').replace(/\s+/g, '')
  if (said === '') return null
  const [, days] = /^(\d{1,2}|[一二两三四五六七八九十]{1,3})个?(?:工作日|天)$/.exec(said) ?? []
  if (days !== undefined) return { day: addDays(today, smallNumber(days)), words }
  if (/^一?个?(?:周|星期|礼拜)$/.test(said)) return { day: addDays(today, 7), words }
  if (/^(?:这|本)个?(?:周|星期)$/.test(said)) return { day: addDays(today, 8 - weekdayOf(today)), words }
  // 今天别再提醒: from tomorrow on.
  if (/^今[天日]$/.test(said)) return { day: addDays(today, 1), words }
  return { day: dayAhead(said, today), words }
}

/** 25号前, 明天下班前, 今天之内: by when something is to be in. Null: it is not said, or the day is over. */
export function deadlineSaid(tokens: readonly Token[], text: string, today: Day): DaySaid | null {
  for (const token of tokens) {
    if (token.kind !== 'period' || token.period.role === 'period' || token.period.role === 'comparison')
      continue
    if (/每|以?来$/.test(token.text)) continue
    const day = dayAhead(token.text, today)
    if (day === null || day < today) continue
    const [tail = ''] = /^(?:下班)?(?:之|以)?前/.exec(text.slice(token.to)) ?? []
    return { day, words: `${token.text}${tail}` }
  }
  return null
}
