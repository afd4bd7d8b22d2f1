/**
 * When a reminder is to come, as people say it: 每月5号, 每周五下午三点, 截止前两天, 下周五, 4月25日, 半小时后. A bare time lies ahead.
 * Read strictly enough that what is not understood is asked about, not guessed.
 */
import type { Day } from '../../base/clock.ts'
import type { CadenceRule } from '../../plan/cadence.ts'
import { addDays } from '../../plan/period.ts'
import type { Schedule } from '../../plan/schedule.ts'
import { smallNumber } from './calendar-words.ts'
import { timeIn } from './clock-times.ts'
import { dayAhead, weekdayIn } from './day-ahead.ts'
import { findPeriods } from './periods.ts'

type When = Schedule['when']

const NUMBER = '(\\d{1,2}|[一二两三四五六七八九十廿]{1,3})'
const WEEK = '(?:周|星期|礼拜|拜)'
const WEEKDAY = new RegExp(`${WEEK}([一二三四五六日天1-7])`)
const SOON = new RegExp(`(半|${NUMBER}个?半?)(小时|钟头|分钟)(?:以?后|之后|再)`)

/** `now`: the time of day. Null where the words do not say when. */
export function scheduleIn(text: string, today: Day, now: string): Schedule | null {
  const said = text.normalize('NFKC').replace(/\s+/g, '').replace('廿', '二十')
  const soon = SOON.exec(said)
  if (soon !== null) return later(soon[1] ?? '', soon[3] ?? '', today, now)
  const when = dueIn(said) ?? recurringIn(said, today) ?? dailyIn(said, today) ?? onceIn(said, today)
  return when === null ? null : { when, time: timeIn(said) ?? '09:00' }
}

function later(amount: string, unit: string, today: Day, now: string): Schedule | null {
  const half = amount.endsWith('半') ? 0.5 : 0
  const count = amount === '半' ? 0.5 : smallNumber(amount.replace(/个|半/g, '')) + half
  const [hour = 0, minute = 0] = now.split(':').map(Number)
  const minutes = hour * 60 + minute + Math.round(count * (unit === '分钟' ? 1 : 60))
  if (count === 0) return null
  const at = minutes % 1440
  const time = `${String(Math.floor(at / 60)).padStart(2, '0')}:${String(at % 60).padStart(2, '0')}`
  return { when: { type: 'once', day: addDays(today, Math.floor(minutes / 1440)) }, time }
}

const BEFORE_DUE = new RegExp(
  `(?:(?:截止|到期|报送|填报|报)(?:日期?|时间|期)?(?:之?前|的?前)|提前)(?:的)?(?:${NUMBER}个?(天|日|工作日|周|星期)|(一)?(?:天|日))`,
)

function dueIn(said: string): When | null {
  const ahead = BEFORE_DUE.exec(said)
  if (ahead === null)
    return /截止(?:日|当天)|到期(?:日|当天)/.test(said) && !/前/.test(said)
      ? { type: 'before_due', workdays: 0 }
      : null
  const count = smallNumber(ahead[1] ?? '一')
  const workdays = /周|星期/.test(ahead[2] ?? '') ? count * 5 : count
  return workdays > 20 ? null : { type: 'before_due', workdays }
}

const WEEKLY =
  /(双周|每?隔一?周|每?两周|每?两个?(?:星期|礼拜)|每个?(?:周|星期|礼拜)|逢|按周|一周一|每)的?(?:周|星期|礼拜)?((?:(?:[一二三四五六日天]|[1-7](?![\d:点]))[、,和及]?){1,7})(?![月个十号])/
const FORTNIGHTLY = /双周|隔一?周|两周|两个?(?:星期|礼拜)/

function recurringIn(said: string, today: Day): When | null {
  const weekly = WEEKLY.exec(said)
  const two = FORTNIGHTLY.test(said)
  if (two || (weekly !== null && /周|星期|礼拜|逢/.test(weekly[0]))) {
    const days = [...(weekly?.[2] ?? '').matchAll(/[一二三四五六日天1-7]/g)].map(([it]) => weekdayIn(it))
    const [, named] = WEEKDAY.exec(said) ?? []
    const all = days.length > 0 || named === undefined ? days : [weekdayIn(named)]
    const rules = [...new Set(all)].map((weekday): CadenceRule => {
      const on = { weekday, roll: 'back' } as const
      return two ? { every: 'two_weeks', anchor: today, on } : { every: 'week', on }
    })
    return rules.length === 0 ? null : { type: 'recurring', rules }
  }
  if (/每个?季度?|季度末|季末|按季/.test(said)) return quarterly(said)
  return /每个?月|按月|月月/.test(said) ? monthly(said) : null
}

function quarterly(said: string): When | null {
  const [, before] = new RegExp(`末(?:的)?(?:之)?前${NUMBER}个?(?:天|日|工作日)`).exec(said) ?? []
  if (before !== undefined) return rule({ every: 'quarter', on: { workday: -(smallNumber(before) + 1) } })
  if (/最后一(?:天|个工作日)|末/.test(said)) return rule({ every: 'quarter', on: { workday: -1 } })
  if (/第一(?:天|个工作日)|季初/.test(said)) return rule({ every: 'quarter', on: { workday: 1 } })
  const [, after] = new RegExp(`(?:结束|后)(?:之?后)?(?:的)?第?${NUMBER}个?(?:天|日|工作日)`).exec(said) ?? []
  if (after === undefined) return null
  return rule({ every: 'quarter', on: { date: smallNumber(after), months_after: 1, roll: 'forward' } })
}

function monthly(said: string): When | null {
  const nth = new RegExp(`(最后|倒数第|第)${NUMBER}个?工作日`).exec(said)
  if (nth !== null) {
    const count = smallNumber(nth[2] ?? '一')
    return rule({ every: 'month', on: { workday: nth[1] === '第' ? count : -count } })
  }
  if (/月底|月末|最后一天/.test(said)) return rule({ every: 'month', on: { workday: -1 } })
  const dates = [...said.matchAll(new RegExp(`${NUMBER}[号日]`, 'g'))].map((it) => smallNumber(it[1] ?? ''))
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
  const [, until] = /(?:到|至|直到)(.{1,12})/.exec(said) ?? []
  return { type: 'daily', until: until === undefined ? null : dayAhead(until, today) }
}

function onceIn(said: string, today: Day): When | null {
  if (/每|按(?:周|月|季)|定期|周期|循环/.test(said)) return null
  const day = dayAhead(withoutData(said, today), today) ?? (timeIn(said) === null ? null : today)
  return day === null || day < today ? null : { type: 'once', day }
}

/** 报1-8月社零: what is to be reported lies behind, and is no day to be reminded on; 10月底 is one. */
function withoutData(said: string, today: Day): string {
  const data = findPeriods(said, today, false).filter(
    ({ role, text, to }) => role === 'period' && !ENDS.test(text) && !ENDS_BEHIND.test(said.slice(to)),
  )
  return data.reduce(
    (text, { from, to }) => text.slice(0, from) + '，'.repeat(to - from) + text.slice(to),
    said,
  )
}

/** It is a day: 10月底, 中旬, 4月25日. */
const ENDS = /[底末前日号]$|旬|^下个?月$/
const ENDS_BEHIND = /^(?:的?[底末]|(?:\d{1,2}|[一二三四五六七八九十]{1,3})[号日])/
