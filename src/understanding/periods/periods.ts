/**
 * Stretches of time in a message, with the part each plays: the period of a figure, one it is compared
 * with, a deadline, or the date of a meeting. Only the first is what "the period of the message" means.
 *
 *   findPeriods('截至3月底社零增长6.8%', '2025-04-12', true)[0].period  // 2025-01-01..2025-03-31
 */
import type { Day } from '../../base/clock.ts'
import {
  lastDayOfMonth,
  monthOf,
  type Period,
  previousDay,
  wholeYear,
  yearOf,
  yearToDate,
} from '../../plan/period.ts'
import type { PeriodHit } from '../reading.ts'
import { matchAt, sticky, TO, yearAt } from './calendar-words.ts'
import { roleIn, type Scene, settled } from './period-roles.ts'
import { type Found, nameless, relativeStretch } from './relative-times.ts'
import { bareRangeAt, compactAt, impossibleAt, type Stretch, stretchAt } from './stretches.ts'
import { dayTailAt } from './times.ts'

const STARTS =
  '0123456789一二三四五六七八九十两零半几元首头第开前后上下今本去昨大明来全整这当岁每周星礼月季年qh截到至早晚中凌清午傍近最过连按提推延往顺同迄目'

export function findPeriods(text: string, today: Day, reporting: boolean): PeriodHit[] {
  const scene: Scene = { text, today, reporting }
  const hits: PeriodHit[] = []
  for (let at = 0; at < text.length; ) {
    const found = startsHere(text, at) ? foundAt(scene, at) : null
    if (found === null || found.to <= at) {
      at++
      continue
    }
    const hit = {
      from: at,
      to: found.to,
      text: text.slice(at, found.to),
      period: found.period,
      role: found.role,
    }
    hits.push({ ...hit, role: roleIn(scene, hit) })
    at = found.to
  }
  return settled(scene, hits)
}

/** The one period the message is about: two compared, the later one; else the first that is named. */
export function mainPeriod(hits: readonly PeriodHit[]): Period | null {
  return hits.find((it) => it.role === 'period' && it.period !== null)?.period ?? null
}

/** A number must not begin in the middle of another: 13月 is not 3月, 6.1月 not 1月. */
function startsHere(text: string, at: number): boolean {
  const char = text.charAt(at)
  if (!STARTS.includes(char)) return false
  const before = text.charAt(at - 1)
  if (char >= '0' && char <= '9') return !/[0-9.a-z]/.test(before)
  return !(/[一二三四五六七八九十]/.test(char) && /[一二三四五六七八九十百千]/.test(before))
}

function foundAt(scene: Scene, at: number): Found | null {
  const found = [
    sinceNewYear(scene, at),
    through(scene, at),
    withYear(scene, at),
    withoutYear(scene, at),
    relative(scene, at),
    nameless(scene, at),
    impossible(scene, at),
  ]
  let best: Found | null = null
  for (const it of found) if (it !== null && (best === null || it.to > best.to)) best = it
  return best
}

/** 2月30日 is no time: whoever says so is asked which is meant. */
function impossible({ text, today }: Scene, at: number): Found | null {
  const to = impossibleAt(text, at, yearOf(today))
  return to > at ? { to, period: null, role: 'period' } : null
}

const SINCE = sticky(
  '(?:今年|年初|开年|本年|入年|新年|元月|开春)(?:度|到|至|以)?(?:以?来|至今|迄今|到?(?:现在|目前|今天)(?:为止)?|今)|',
  '截[至止]?到?(?:目前|现在|当前|今天|今日|今)(?:为止)?|到(?:目前|现在)为止|(?:目前|迄今)为止',
)
const YESTERDAY = sticky('截[至止]到?昨[天日]')

function sinceNewYear({ text, today }: Scene, at: number): Found | null {
  const yesterday = matchAt(YESTERDAY, text, at)
  if (yesterday !== null) return period(at + yesterday[0].length, yearToDate(previousDay(today)))
  const m = matchAt(SINCE, text, at)
  return m === null ? null : period(at + m[0].length, yearToDate(today))
}

function period(to: number, days: Period): Found {
  return { to, period: days, role: 'period' }
}

const THROUGH = sticky('(?:累计)?(截[至止]到?于?|[到至])')
const STOP = sticky('(?:底|末)?(?:为止|止(?!步))|(?:底|末)')

/** 截至3月底, 到三月底, 至一季度末, 截至4月10日: from the first of January. */
function through(scene: Scene, at: number): Found | null {
  const { text, today } = scene
  const prefix = matchAt(THROUGH, text, at)
  if (prefix === null) return null
  const strict = prefix[1] === '到' || prefix[1] === '至'
  const start = at + prefix[0].length
  const year = yearAt(text, start, today)
  const stretch =
    yearEnd(scene, start) ??
    stretchIn(scene, year === null ? start : year.to, year?.year ?? null) ??
    relativeStretch(scene, start)
  if (stretch === null) return null
  const stop = matchAt(STOP, text, stretch.to)
  if (strict && stop === null && !stretch.atEnd) return null
  const to = stretch.to + (stop?.[0].length ?? 0)
  const days = yearToDate(stretch.period.to)
  const future = stretch.shape === 'day' && stretch.period.to > today && !scene.reporting
  return { to, period: days, role: future ? 'deadline' : 'period' }
}

const YEAR_END = sticky('(?:年底|年末|底|末)')

function yearEnd({ text, today }: Scene, at: number): Stretch | null {
  const year = yearAt(text, at, today)
  const m = matchAt(YEAR_END, text, year === null ? at : year.to)
  if (m === null || (year === null && m[0].length === 1)) return null
  const days = wholeYear(year?.year ?? yearOf(today))
  return {
    to: (year?.to ?? at) + m[0].length,
    period: days,
    shape: 'other',
    atEnd: true,
    lastBegins: days.from,
  }
}

/** A stretch with its year, or with the year it belongs to when none is written. */
function stretchIn(scene: Scene, at: number, year: number | null): Stretch | null {
  const from = scene.text.charAt(at) === '的' && year !== null ? at + 1 : at
  if (year !== null) return stretchAt(scene.text, from, year)
  const found = stretchAt(scene.text, at, yearOf(scene.today))
  if (found === null || !scene.reporting || !notYet(found, scene.today)) return found
  return stretchAt(scene.text, at, yearOf(scene.today) - 1)
}

/**
 * Reported figures are about what has begun. What runs from January has, unless it ends three quarters
 * or more ahead: 1—12月 in January is the year before.
 */
function notYet(found: Stretch, today: Day): boolean {
  if (found.shape === 'day') return false
  if (found.period.from > today) return true
  return found.lastBegins > lastDayOfMonth(yearOf(today), Math.min(12, monthOf(today) + 8))
}

const SAME_TIME = sticky('的?(?:同期|同月|同季度?|这个时候|这时候|此时|同一时期|同一时间|那时候?)')
/** 今年已新增83家, 今年新增…已入库83家: up to today. */
const ALREADY = sticky('[^,。;!?\\n0-9]{0,16}已(?!经济)')
const YEAR_TAIL = sticky('(?:的?全年|一整年|整年|一年)')

function withYear(scene: Scene, at: number): Found | null {
  const { text, today } = scene
  const year = yearAt(text, at, today)
  if (year === null) return null
  const same = matchAt(SAME_TIME, text, year.to)
  if (same !== null) return { to: year.to + same[0].length, period: null, role: 'comparison' }
  const compact = /\d$/.test(text.slice(at, year.to)) ? compactAt(text, year.to, year.year) : null
  const stretch = compact ?? stretchIn(scene, year.to, year.year) ?? bareRangeAt(text, year.to, year.year)
  if (stretch !== null) return stretchFound(scene, acrossYears(scene, stretch))
  const end = yearEnd(scene, at)
  if (end !== null) {
    const late = end.period.to > today
    return { to: end.to, period: end.period, role: late ? 'deadline' : 'period' }
  }
  if (!year.closed || '近过每第共'.includes(text.charAt(at - 1) || '。')) return null
  if (/^(?:内|初|中(?!旬)|前)/.test(text.slice(year.to, year.to + 1)))
    return withinYear(text, year.to, year.year)
  if (/^[12]\d年/.test(text.slice(at, at + 3)) && /^(?:来|间|期|以[上下来])/.test(text.slice(year.to)))
    return null
  const done = scene.reporting && year.year === yearOf(today) && matchAt(ALREADY, text, year.to) !== null
  if (done) return period(year.to, yearToDate(today))
  const tail = matchAt(YEAR_TAIL, text, year.to)
  return period(year.to + (tail?.[0].length ?? 0), wholeYear(year.year))
}

/** 今年内 is a deadline; 今年初 and 年中 are points in time. */
function withinYear(text: string, to: number, year: number): Found {
  const before = text.charAt(to) === '前'
  if (before) return period(to, wholeYear(year))
  const role = text.charAt(to) === '内' ? 'deadline' : 'appointment'
  return { to: to + 1, period: role === 'deadline' ? wholeYear(year) : null, role }
}

const SECOND = sticky(`${TO}`)
const UNTIL_NOW = sticky('(?:到|至)(?:现在|目前|今天|今日|今(?![年天日]))(?:为止)?')

/** 去年10月到今年3月, 2025年1月至2025年3月. */
function acrossYears(scene: Scene, first: Stretch): Stretch {
  const now = matchAt(UNTIL_NOW, scene.text, first.to)
  if (now !== null && first.period.from <= scene.today) {
    return {
      ...first,
      to: first.to + now[0].length,
      period: { from: first.period.from, to: scene.today },
      shape: 'other',
    }
  }
  const m = matchAt(SECOND, scene.text, first.to)
  if (m === null) return first
  const year = yearAt(scene.text, first.to + m[0].length, scene.today)
  if (year === null) return first
  const second = compactIn(scene, year.to, year.year) ?? stretchIn(scene, year.to, year.year)
  if (second === null || second.period.to <= first.period.from) return first
  return {
    ...second,
    period: { from: first.period.from, to: second.period.to },
    shape: 'other',
    atEnd: false,
  }
}

function compactIn(scene: Scene, at: number, year: number): Stretch | null {
  return /\d/.test(scene.text.charAt(at - 1)) ? compactAt(scene.text, at, year) : null
}

function withoutYear(scene: Scene, at: number): Found | null {
  const { text } = scene
  if (/[前头]/.test(text.charAt(at)) && /[目以之当此提年月底]/.test(text.charAt(at - 1))) return null
  if (/^[一两1]月[一1](?![日号-])/.test(text.slice(at, at + 4)) || /^一季一/.test(text.slice(at, at + 3))) {
    return { to: at + 3, period: null, role: 'appointment' }
  }
  if (text.startsWith('四季', at) && !/[度渡杜]/.test(text.charAt(at + 2))) return null
  const found = stretchIn(scene, at, null)
  return found === null ? null : stretchFound(scene, acrossYears(scene, found))
}

/** 8月累计, 8月份累计, 三季度数据（累计）: everything since the first of January. */
const SUMMED = sticky('(?:(?:数据|数|情况)?[(（])?(?:累计|累积)(?!当月|单月)')

function stretchFound(scene: Scene, stretch: Stretch): Found {
  if (
    (stretch.shape === 'month' || stretch.shape === 'quarter') &&
    matchAt(SUMMED, scene.text, stretch.to) !== null
  )
    return period(stretch.to, yearToDate(stretch.period.to))
  if (stretch.shape === 'day') {
    return { to: dayTailAt(scene.text, stretch.to), period: null, role: 'appointment' }
  }
  const same = matchAt(SAME_TIME, scene.text, stretch.to)
  if (same !== null) return { to: stretch.to + same[0].length, period: null, role: 'comparison' }
  if (scene.text.charAt(stretch.to) === '初' && stretch.shape === 'month') {
    return { to: stretch.to + 1, period: null, role: 'appointment' }
  }
  if (scene.text.startsWith('以来', stretch.to)) {
    const days = { from: stretch.period.from, to: scene.today }
    return days.from <= days.to ? period(stretch.to + 2, days) : period(stretch.to, stretch.period)
  }
  return period(stretch.to, stretch.period)
}

const NEXT = sticky('下个?(?:月|季度)')

function relative(scene: Scene, at: number): Found | null {
  const { text, today } = scene
  const next = matchAt(NEXT, text, at)
  if (next !== null) return { to: at + next[0].length, period: null, role: 'appointment' }
  const stretch = relativeStretch(scene, at)
  if (stretch === null) return null
  if (stretch.atEnd && stretch.period.to > today)
    return { to: stretch.to, period: stretch.period, role: 'deadline' }
  return stretchFound(scene, stretch)
}
