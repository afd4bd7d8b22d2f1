/**
 * Times as people say them for a reminder or a delay: 每月5号, 每周五下午三点, 截止前两天, 下周五, 4月25日. Read
 * strictly enough that what is not understood is asked about, not guessed.
 */
import type { Day } from '../base/clock.ts'
import type { CadenceRule } from '../plan/cadence.ts'
import { addDays, dateOf, dayAt, isDate, lastDayOfMonth, monthOf, nextDay, yearOf } from '../plan/period.ts'
import type { Schedule } from '../plan/schedule.ts'
import { weekdayOf } from '../plan/workdays.ts'

const DIGITS = '零一二三四五六七八九'
const NUMBER = '(\\d{1,2}|[一二两三四五六七八九十廿]{1,3})'
const WEEKDAY = '(?:周|星期|礼拜|拜)([一二三四五六日天1-7])'

/** 三 → 3, 十二 → 12, 二十五 → 25, 两 → 2. */
export function numberIn(text: string): number | null {
  if (/^\d+$/.test(text)) return Number(text)
  const said = text.replace('两', '二').replace('廿', '二十')
  const [, tens, ones] = /^([二三四五]?十)?([一二三四五六七八九])?$/.exec(said) ?? []
  if (tens === undefined && ones === undefined) return null
  const ten = tens === undefined ? 0 : tens === '十' ? 10 : DIGITS.indexOf(tens.charAt(0)) * 10
  return ten + (ones === undefined ? 0 : DIGITS.indexOf(ones))
}

function weekdayIn(text: string): number {
  if (/\d/.test(text)) return Number(text)
  return '一二三四五六日天'.indexOf(text) >= 6 ? 7 : '一二三四五六'.indexOf(text) + 1
}

/** `15:00` of 下午三点, `08:30` of 早上八点半; by the part of the day alone 09:00 or 15:00; null where none is said. */
export function timeIn(text: string): string | null {
  const clock = /(?<!\d)([01]?\d|2[0-3])[:：]([0-5]\d)(?!\d)/.exec(text)
  const spoken = new RegExp(
    `(早上|早晨|上午|中午|下午|傍晚|晚上|今晚|明早|明晚)?${NUMBER}[点时](?!间)(半|一刻|三刻|整|${NUMBER}分)?`,
  ).exec(text)
  const afternoon = /下午|傍晚|晚上|今晚|明晚/.test(clock ? text : (spoken?.[1] ?? (spoken ? text : '')))
  const at = (hour: number, minute: number) => {
    const late = hour < 12 && (afternoon || (/中午/.test(text) && hour < 3)) ? hour + 12 : hour
    return late > 23 ? null : `${String(late).padStart(2, '0')}:${String(minute).padStart(2, '0')}`
  }
  if (clock) return at(Number(clock[1]), Number(clock[2]))
  if (spoken) {
    const hour = numberIn(spoken[2] ?? '')
    const part = spoken[3] ?? ''
    const minute =
      part === '半' ? 30 : part === '一刻' ? 15 : part === '三刻' ? 45 : numberIn(spoken[4] ?? '')
    return hour === null ? null : at(hour, minute ?? 0)
  }
  if (/下班前/.test(text)) return '17:00'
  if (/下午|午后/.test(text)) return '15:00'
  if (/早上|上午|早晨|明早|一早/.test(text)) return '09:00'
  return null
}

/** A single day: 明天, 周五 (the next to come), 下周五, 4月25日, 25号, 月底, 三天后; null where none is said. */
export function dayIn(text: string, today: Day): Day | null {
  const date = new RegExp(`(?:(20\\d\\d)年)?${NUMBER}月份?${NUMBER}[日号]?`).exec(text)
  if (date) {
    const [month, day] = [numberIn(date[2] ?? ''), numberIn(date[3] ?? '')]
    if (month === null || day === null) return null
    return dated(date[1] === undefined ? null : Number(date[1]), month, day, today)
  }
  const iso = /(20\d\d)-(\d{1,2})-(\d{1,2})/.exec(text)
  if (iso) return dated(Number(iso[1]), Number(iso[2]), Number(iso[3]), today)
  const after = new RegExp(`${NUMBER}个?(天|工作日|周|星期|礼拜)(?:以?后|之后)`).exec(text)
  if (after)
    return addDays(
      today,
      (numberIn(after[1] ?? '') ?? 0) * (after[2] === '天' || after[2] === '工作日' ? 1 : 7),
    )
  const ahead = /大后天/.test(text)
    ? 3
    : /后天/.test(text)
      ? 2
      : /明天|明日|明早|明晚|次日/.test(text)
        ? 1
        : null
  if (ahead !== null) return addDays(today, ahead)
  if (/今天|今日|今晚/.test(text)) return today
  const named = new RegExp(`(下下|下个?|这个?|本)?${WEEKDAY}`).exec(text)
  if (named) {
    const monday = addDays(today, 1 - weekdayOf(today))
    const weeks = named[1]?.startsWith('下下') ? 2 : named[1]?.startsWith('下') ? 1 : 0
    const day = addDays(monday, weeks * 7 + weekdayIn(named[2] ?? '') - 1)
    return weeks === 0 && day < today ? addDays(day, 7) : day
  }
  const next = /下个?月/.test(text)
  const base = next ? nextDay(lastDayOfMonth(yearOf(today), monthOf(today))) : today
  const number = new RegExp(`${NUMBER}[号日](?!前)`).exec(text) ?? new RegExp(`${NUMBER}[号日]`).exec(text)
  if (number) {
    const day = numberIn(number[1] ?? '')
    if (day === null || !isDate(yearOf(base), monthOf(base), day)) return null
    const found = dayAt(yearOf(base), monthOf(base), day)
    if (found >= today) return found
    const later = nextDay(lastDayOfMonth(yearOf(base), monthOf(base)))
    return dated(null, monthOf(later), day, today)
  }
  if (/月底|月末/.test(text)) return lastDayOfMonth(yearOf(base), monthOf(base))
  return /下周/.test(text) ? addDays(today, 8 - weekdayOf(today)) : null
}

/** Without a year: the next such day to come. */
function dated(year: number | null, month: number, day: number, today: Day): Day | null {
  const found = year ?? yearOf(today)
  if (!isDate(found, month, day)) return null
  const it = dayAt(found, month, day)
  return year === null && it < today ? dayAt(found + 1, month, day) : it
}

/** When a reminder is to come; null where the words do not say it. */
export function scheduleIn(text: string, today: Day, now: string): Schedule | null {
  const said = text.normalize('NFKC').replace(/\s+/g, '')
  const soon = new RegExp(`(半|${NUMBER}个?半?)(小时|钟头|分钟)(?:以?后|之后|再)`).exec(said)
  if (soon) return later(soon[1] ?? '', soon[3] ?? '', today, now)
  const when = dueIn(said) ?? recurringIn(said, today) ?? dailyIn(said, today) ?? onceIn(said, today)
  return when === null ? null : { when, time: timeIn(said) ?? '09:00' }
}

type When = Schedule['when']

function later(amount: string, unit: string, today: Day, now: string): Schedule | null {
  const half = amount.endsWith('半') ? 0.5 : 0
  const count = amount === '半' ? 0.5 : (numberIn(amount.replace(/个|半/g, '')) ?? 0) + half
  const [hour = 0, minute = 0] = now.split(':').map(Number)
  const minutes = hour * 60 + minute + Math.round(count * (unit === '分钟' ? 1 : 60))
  if (count === 0) return null
  const at = minutes % 1440
  const time = `${String(Math.floor(at / 60)).padStart(2, '0')}:${String(at % 60).padStart(2, '0')}`
  return { when: { type: 'once', day: addDays(today, Math.floor(minutes / 1440)) }, time }
}

function dueIn(said: string): When | null {
  const ahead = new RegExp(
    `(?:(?:截止|到期|报送|填报)(?:日期?|时间|期)?(?:之?前|的?前)|提前)(?:的)?(?:${NUMBER}个?(天|日|工作日|周|星期)|(一)?(?:天|日))`,
  ).exec(said)
  if (ahead === null)
    return /截止(?:日|当天)|到期(?:日|当天)/.test(said) && !/前/.test(said)
      ? { type: 'before_due', workdays: 0 }
      : null
  const count = numberIn(ahead[1] ?? '一') ?? 1
  const workdays = /周|星期/.test(ahead[2] ?? '') ? count * 5 : count
  return workdays > 20 ? null : { type: 'before_due', workdays }
}

function recurringIn(said: string, today: Day): When | null {
  const rules: CadenceRule[] = []
  const weekly = new RegExp(
    `(双周|每?隔一?周|每?两周|每?两个?(?:星期|礼拜)|每个?(?:周|星期|礼拜)|逢|按周|一周一|每)的?(?:${'(?:周|星期|礼拜)'})?((?:(?:[一二三四五六日天]|[1-7](?![\\d:点]))[、,和及]?){1,7})(?![月个十号])`,
  )
  const week = weekly.exec(said)
  const two = /双周|隔一?周|两周|两个?(?:星期|礼拜)/.test(said)
  if (two || (week !== null && /周|星期|礼拜|逢/.test(week[0]))) {
    const days = [...(week?.[2] ?? '').matchAll(/[一二三四五六日天1-7]/g)].map(([it]) => weekdayIn(it))
    const named = new RegExp(WEEKDAY).exec(said)
    const all = days.length > 0 ? days : named ? [weekdayIn(named[1] ?? '')] : []
    for (const weekday of new Set(all)) {
      const on = { weekday, roll: 'back' as const }
      rules.push(two ? { every: 'two_weeks', anchor: today, on } : { every: 'week', on })
    }
    return rules.length === 0 ? null : { type: 'recurring', rules }
  }
  if (/每个?季度?|季度末|季末|按季/.test(said)) return quarterly(said)
  if (!/每个?月|按月|月月/.test(said)) return null
  return monthly(said)
}

function quarterly(said: string): When | null {
  const before = new RegExp(`末(?:的)?(?:之)?前${NUMBER}个?(?:天|日|工作日)`).exec(said)
  if (before) return rule({ every: 'quarter', on: { workday: -((numberIn(before[1] ?? '') ?? 1) + 1) } })
  if (/最后一(?:天|个工作日)|末/.test(said)) return rule({ every: 'quarter', on: { workday: -1 } })
  if (/第一(?:天|个工作日)|季初/.test(said)) return rule({ every: 'quarter', on: { workday: 1 } })
  const after = new RegExp(`(?:结束|后)(?:之?后)?(?:的)?第?${NUMBER}个?(?:天|日|工作日)`).exec(said)
  const day = after === null ? null : numberIn(after[1] ?? '')
  return day === null ? null : rule({ every: 'quarter', on: { date: day, months_after: 1, roll: 'forward' } })
}

function monthly(said: string): When | null {
  const nth = new RegExp(`(最后|倒数第|第)${NUMBER}个?工作日`).exec(said)
  if (nth) {
    const count = numberIn(nth[2] ?? '') ?? 1
    return rule({ every: 'month', on: { workday: nth[1] === '第' ? count : -count } })
  }
  if (/月底|月末|最后一天/.test(said)) return rule({ every: 'month', on: { workday: -1 } })
  const dates = [...said.matchAll(new RegExp(`${NUMBER}[号日]`, 'g'))].flatMap(
    (it) => numberIn(it[1] ?? '') ?? [],
  )
  const found = dates.length > 0 ? dates : /月中/.test(said) ? [15] : /月初|一号/.test(said) ? [1] : []
  if (found.length === 0 || found.some((it) => it < 1 || it > 31)) return null
  const rules = [...new Set(found)].map((date): CadenceRule => {
    return { every: 'month', on: { date, months_after: 0, roll: 'forward' } }
  })
  return { type: 'recurring', rules }
}

function rule(it: CadenceRule): When {
  return { type: 'recurring', rules: [it] }
}

function dailyIn(said: string, today: Day): When | null {
  if (!/每天|每日|天天|每个?工作日|工作日每/.test(said)) return null
  const until = /(?:到|至|直到)(.{1,12})/.exec(said)?.[1]
  return { type: 'daily', until: until === undefined ? null : dayIn(until, today) }
}

function onceIn(said: string, today: Day): When | null {
  if (/每|按(?:周|月|季)|定期|周期|循环/.test(said)) return null
  const day = dayIn(said, today) ?? (timeIn(said) === null ? null : today)
  return day === null || day < today || dateOf(day) === 0 ? null : { type: 'once', day }
}
