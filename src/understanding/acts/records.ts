/**
 * What is asked of the books in words that name no figure: 社零谁报的, 我报过哪些数, 今天谁报了数, 我局迟报了几次, 哪些承诺没兑现,
 * 无数据的有哪些, 离年底还有几天, 还有什么没确认, 更多, 我要报什么. Every word of it is accounted for, or it is something else.
 */
import { type Day, dayOf } from '../../base/clock.ts'
import { addDays, type Period, yearOf } from '../../plan/period.ts'
import { weekdayOf } from '../../plan/workdays.ts'
import { dayAhead } from '../periods/day-ahead.ts'
import type { Doing } from './act.ts'
import { spoken } from './orders.ts'
import type { Light } from './question.ts'
import type { Scene } from './scene.ts'
import { clausesOf, isWord, type Token } from './tokens.ts'
import type { WordClass } from './words.ts'

export function recordsIn(scene: Scene): Doing | null {
  if (!scene.speaks('records', ...SPEAKS) || scene.message.text.length > LONGEST) return null
  if (scene.alone.figures.length > 0 || scene.context.asked?.type === 'reason') return null
  const tokens = spoken(scene.tokens([], 'records'))
  return (
    trailIn(tokens, scene) ??
    filedIn(tokens.filter((it) => it.kind !== 'period')) ??
    recentIn(tokens, scene) ??
    lateIn(tokens, scene) ??
    daysLeftIn(tokens, scene) ??
    moreIn(tokens, scene) ??
    promisesIn(tokens, scene) ??
    lightIn(tokens)
  )
}

const LONGEST = 40
const LIGHTS = [
  'slightly_behind',
  'unruled',
  'no_data',
  'not_judgeable',
  'not_due',
  'on_schedule',
  'met',
] as const satisfies readonly Light[]
const SPEAKS = ['trail', 'filed', 'records', 'late', 'promise', 'more', 'goOn', 'days', ...LIGHTS] as const

function has(tokens: readonly Token[], ...classes: WordClass[]): boolean {
  return tokens.some((it) => isWord(it, ...classes))
}

function only(tokens: readonly Token[], ...classes: WordClass[]): boolean {
  return tokens.every((it) => isWord(it, 'polite', ...classes))
}

/** A question about a record is short, and is no order. */
const SHORT = 24

function trailIn(tokens: readonly Token[], { message }: Scene): Doing | null {
  if (!has(tokens, 'trail') || message.text.length > SHORT || isWord(tokens[0], 'trailOrder')) return null
  return { act: 'ask.trail' }
}

/** 我报过哪些数; 我们局的填报记录 is the unit's. */
function filedIn(tokens: readonly Token[]): Doing | null {
  const me = tokens.find((it) => isWord(it, 'me'))
  if (me === undefined || !has(tokens, 'filed', 'records') || has(tokens, 'must')) return null
  // 我们局还有哪个没报: what is lacking, and not what is there.
  if (tokens.some((it) => isWord(it, 'not') || /^[没未]/.test(it.text))) return null
  if (!only(tokens, 'me', 'filed', 'records', 'see', 'which', 'have', 'data', 'sentTo', 'particle'))
    return null
  return { act: 'ask.filed', ofUnit: !/^(?:我|本人|咱)$/.test(me.text) }
}

const LATELY_DAYS = 7

/** 这个月新报了些什么，挑要紧的说: how it is to be told does not change what is asked. */
function recentIn(tokens: readonly Token[], { context, clauses }: Scene): Doing | null {
  const [first = []] = clauses([])
  const end = first.at(-1)?.to ?? Number.POSITIVE_INFINITY
  const given = tokens.filter((it) => it.to <= end)
  const times = given.filter((it) => it.kind === 'period' || isWord(it, 'lately'))
  const [time, ...more] = times
  const others = given.filter((it) => !times.includes(it))
  if (time === undefined || more.length > 0 || !has(others, 'filed') || has(others, 'me')) return null
  const asks = has(others, 'which') || others.some((it) => /^(?:新报|收到)/.test(it.text))
  if (!asks || !only(others, 'filed', 'see', 'which', 'have', 'units', 'data')) return null
  const days = daysOf(time.text, dayOf(context.now))
  return days === null ? null : { act: 'ask.recent', days }
}

/** 今天, 昨天, 本周, 上周, 本月, 最近: the days in which something was recorded. */
function daysOf(when: string, today: Day): Period | null {
  const monday = addDays(today, 1 - weekdayOf(today))
  if (/^今[天日]/.test(when)) return { from: today, to: today }
  if (/^昨/.test(when)) return { from: addDays(today, -1), to: addDays(today, -1) }
  if (/^上一?个?(?:周|星期)/.test(when)) return { from: addDays(monday, -7), to: addDays(monday, -1) }
  if (/^[本这]个?(?:周|星期)/.test(when)) return { from: monday, to: today }
  if (/^[本这]个?月/.test(when)) return { from: `${today.slice(0, 7)}-01`, to: today }
  return /近|几天/.test(when) ? { from: addDays(today, 1 - LATELY_DAYS), to: today } : null
}

const LATE_LONGEST = 30

/** Which units are late is another question: those are listed. */
function lateIn(tokens: readonly Token[], { message }: Scene): Doing | null {
  if (!has(tokens, 'late') || !has(tokens, 'howOften') || message.text.length > LATE_LONGEST) return null
  return has(tokens, 'units') ? null : { act: 'ask.late', own: has(tokens, 'me') }
}

/** A day of this year, over or not. */
function daysLeftIn(tokens: readonly Token[], { context }: Scene): Doing | null {
  if (!has(tokens, 'days')) return null
  const times = tokens.filter((it) => it.kind === 'period' && !/^(?:现在|今天)$/.test(it.text))
  const [time, ...more] = times
  const others = tokens.filter((it) => it !== time && !/^(?:现在|今天)$/.test(it.text))
  if (time === undefined || more.length > 0 || !only(others, 'days', 'left', 'particle')) return null
  const today = dayOf(context.now)
  const whole = /^(?:全年|今年|本年)$/.test(time.text)
  const said = time.text.replace(/^[到至离]/, '').replace(/末?结束$/, '末')
  const to = whole ? `${yearOf(today)}-12-31` : dayAhead(said, today, 'stays')
  return to === null ? null : { act: 'ask.daysLeft', until: to }
}

/** 还有什么没确认: the open question in full. */
export function pendingIn(scene: Scene): Doing | null {
  if (!scene.speaks('records', 'confirm') || scene.message.text.length > SHORT) return null
  const tokens = spoken(scene.tokens([], 'records'))
  const at = tokens.findIndex((it) => isWord(it, 'confirm'))
  const before = tokens.slice(0, at).filter((it) => !isWord(it, 'me'))
  if (at < 0 || !isWord(before.at(-1), 'waiting')) return null
  const asks = has(tokens, 'which', 'goOn') || /^(?:还|待)/.test(tokens[0]?.text ?? '')
  return asks && only(tokens, 'confirm', 'waiting', 'which', 'have', 'data', 'me', 'goOn', 'moreLed')
    ? { act: 'ask.pending' }
    : null
}

/** The second kind means a list only where one was just shown. */
function moreIn(tokens: readonly Token[], { context }: Scene): Doing | null {
  const more = has(tokens, 'more') && only(tokens, 'more', 'moreLed')
  const on = context.listShown === true && has(tokens, 'goOn') && only(tokens, 'goOn')
  return more || on ? { act: 'ask.more' } : null
}

function promisesIn(tokens: readonly Token[], { alone, message, speaks }: Scene): Doing | null {
  if (!has(tokens, 'promise') || alone.task !== null || speaks('records', 'promiseTold')) return null
  if (!speaks('records', 'promiseAsked') && !/(?:的|^|滞后|赶上)承诺$/.test(message.text)) return null
  const kinds = [
    ['open', 'promiseOpen'],
    ['lapsed', 'promiseLapsed'],
    ['due', 'promiseDue'],
    ['kept', 'promiseKept'],
  ] as const
  const state = kinds.find(([, words]) => speaks('records', words))?.[0] ?? 'all'
  return { act: 'ask.promises', state }
}

/** 滞后 has an answer of its own. */
function lightIn(tokens: readonly Token[]): Doing | null {
  const light = LIGHTS.find((it) => has(tokens, it))
  if (light === undefined || !only(tokens, light, 'which', 'see', 'lists', 'data', 'particle', 'be'))
    return null
  return { act: 'ask.light', light }
}

/** 我要报什么, 我什么时候该报下一次, 有什么要我批的: of the sender's own unit. */
export function dutiesAsked(scene: Scene): Doing | null {
  if (!scene.speaks('records', 'report', 'handle') || scene.message.text.length > SHORT) return null
  if (scene.alone.figures.length > 0) return null
  return dutiesIn(scene.tokens([], 'records')) ?? afterGreeting(scene)
}

/** 你好，我刚接手，我们局要报些什么: the last clause asks, and those before it name and tell nothing. */
function afterGreeting(scene: Scene): Doing | null {
  const [last = [], ...before] = clausesOf(scene.tokens([], 'records')).reverse()
  const silent = before.flat().every((it) => it.kind === 'word' || it.kind === 'gap')
  return before.length > 0 && silent ? dutiesIn(last) : null
}

function dutiesIn(all: readonly Token[]): Doing | null {
  const tokens = spoken(all).filter((it) => it.kind !== 'period' || !/月|今天/.test(it.text))
  const what =
    has(tokens, 'me') && has(tokens, 'must') && has(tokens, 'report', 'filed') && has(tokens, 'which')
  const when = has(tokens, 'when') && has(tokens, 'report', 'filed')
  const asksFor =
    has(tokens, 'must') && has(tokens, 'me') && has(tokens, 'handle') && has(tokens, 'which', 'have')
  if (!(what || when || asksFor)) return null
  const known = only(
    tokens,
    'me',
    'must',
    'report',
    'filed',
    'which',
    'when',
    'next',
    'now',
    'data',
    'have',
    'handle',
  )
  return known ? { act: 'ask.duties' } : null
}
