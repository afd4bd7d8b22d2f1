/**
 * Dates and times that name no period of figures: 周五下午三点, 每月5号, 明天上午, 15:30, 十分钟后,
 * and words for a stretch without ends of its own: 近半年, 半年度, 月度.
 */
import { COUNT, DATE, MONTH, matchAt, sticky } from './calendar-words.ts'

const HOUR = '(?:2[0-4]|1\\d|0?\\d|十[一二三四五六七八九]?|二十[一二三四]?|[零一二两三四五六七八九])'
const MINUTE = '(?:[0-5]?\\d|[一二三四五]?十[一二三四五六七八九]?|[一二三]刻|零[一二三四五六七八九])'
const PART = '(?:凌晨|早上|早晨|清晨|上午|中午|午后|下午|傍晚|晚上|今晚|明晚|昨晚|今早|明早|早|晚)'
const CLOCK = `(?:${HOUR}(?:点|时)(?:${MINUTE}分?钟?|半|整|钟)?|${HOUR}:[0-5]\\d(?::[0-5]\\d)?)`
const WEEKDAY = '(?:下下|上上|下|上|这|本|每)?个?(?:周|星期|礼拜)(?:[一二三四五六日天末][一二三四五六日]?)'
const NEAR_DAY = '(?:大后|大前|今|明|后|昨|当)(?:天|日)|前天'
const TAIL = `(?:的?(?:${PART})?(?:${CLOCK})?)`
const AMOUNT = '(?:\\d{1,3}|[一二两三四五六七八九十半几]{1,3})'

const APPOINTMENTS: readonly RegExp[] = [
  sticky(`每年(?:的)?${MONTH}月份?(?:[、,和]${MONTH}月份?)?`),
  sticky(
    `每(?:个|隔|逢)?(?:双|单|${AMOUNT}个?)?(?:月|季度|季|年|周|星期|礼拜|工作日|天|日|旬|半年)的?(?:初|末|底|中)?的?(?:最后一个?(?:天|日|工作日)|(?:周)?[一二三四五六日天](?![月个季])|(?:${DATE})(?:[日号]|(?![\\d月一二三四五六七八九十]))(?:[、,和](?:${DATE})[日号])?)?${TAIL}`,
  ),
  sticky(`(?:${WEEKDAY}|${NEAR_DAY})${TAIL}`),
  sticky('(?:下下|上上|下|上|这|本)个?(?:周|星期|礼拜)'),
  sticky(`${PART}的?${CLOCK}`),
  sticky(`${HOUR}:[0-5]\\d(?::[0-5]\\d)?(?![\\d.%])`),
  sticky(`${HOUR}时(?:${MINUTE}分)?(?![期间候代任空段长序])`),
  sticky(
    `${HOUR}点(?:${MINUTE}分|半|整|钟|[一三]刻|[0-5]\\d(?!\\d)|[一二三四五]十[一二三四五六七八九]?)?(?:之?前|以后|后|开会|提醒|报|准时|左右)`,
  ),
  sticky(`${HOUR}点(?:${MINUTE}分|半|整|钟|[一三]刻|[一二三四五]十[一二三四五六七八九]?)`),
  sticky(
    `${AMOUNT}个?(?:分钟|小时|钟头|天|周|星期|礼拜|月|年)(?:之后|以后|后|之前|以前|前|之内|以内|内)(?!需|外|部|容|贸|期|面)`,
  ),
  sticky(`(?:提前|推迟|延后|往后推|顺延)(?:${AMOUNT})个?(?:分钟|小时|钟头|天|周|星期|礼拜|月)`),
  sticky(`每(?:年|月|季度?|周|天|日)`),
  sticky(`(?:本月|这个月|当月|下月|下个月|上月|上个月)(?:${DATE})[日号]${TAIL}`),
]

const UNFIXED: readonly RegExp[] = [
  sticky(`(?:最?近|过去|这|连续|前后)(?:的)?(?:${COUNT}|半|几)个?(?:月|年|季度|周|天|星期)(?:以?来)?`),
  sticky('半年[度报]?(?!内|前)'),
  sticky('月度|季度(?![末底])|按[月季旬周日]'),
]

export function appointmentAt(text: string, at: number): number {
  return longest(APPOINTMENTS, text, at)
}

export function unfixedAt(text: string, at: number): number {
  return longest(UNFIXED, text, at)
}

function longest(patterns: readonly RegExp[], text: string, at: number): number {
  let to = at
  for (const pattern of patterns) to = Math.max(to, at + (matchAt(pattern, text, at)?.[0].length ?? 0))
  return to
}

const DAY_TAIL = sticky(
  `(?:\\((?:周|星期)[一二三四五六日]\\)|周[一二三四五六日]|星期[一二三四五六日])?${TAIL}`,
)

/** What belongs to a date behind it: 4月15日（周二）下午3点. */
export function dayTailAt(text: string, at: number): number {
  return at + (matchAt(DAY_TAIL, text, at)?.[0].length ?? 0)
}

const NUMBERED_DAY = sticky(`(?:${DATE})[日号]`)

/** 5号, 15日 by themselves: a date only where something beside says so, else the number of a building or a bus. */
export function bareDayAt(text: string, at: number): number {
  const m = matchAt(NUMBERED_DAY, text, at)
  if (m === null) return at
  const to = at + m[0].length
  const before = text.slice(Math.max(0, at - 2), at)
  const after = text.slice(to, to + 2)
  const led = /[到至于月在是改成月前后]$|^$/.test(before) || /[和、,跟]$/.test(before)
  const followed = /^(?:$|[前后之晚早上下开报催提起交收截,。;!?、]|以[前后内])/.test(after)
  const numbered = /^(?:机|线|楼|文|院|门|车|厂|井|平|令|公|工|地|路)/.test(after)
  const until = /^[之以]?前(?![面方台沿期])/.test(text.slice(to, to + 3))
  return !numbered && followed && (led || until || m[0].endsWith('日')) ? dayTailAt(text, to) : at
}
