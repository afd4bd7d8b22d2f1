/**
 * What people say of their own reminders: 每周五下午三点提醒我看报送情况, 我的提醒, 取消提醒 2, 周五那个改成周四, 提醒先停三天, 恢复提醒. A
 * reminder is set only where somebody is to be called: a time alone (今天下午开会) sets none.
 */
import { dayOf, timeOf } from '../../base/clock.ts'
import { verbatim } from '../../base/verbatim.ts'
import type { Schedule } from '../../plan/schedule.ts'
import type { Line } from '../context.ts'
import { timeIn } from '../periods/clock-times.ts'
import { dayAhead, weekdayIn } from '../periods/day-ahead.ts'
import { scheduleIn } from '../periods/schedules.ts'
import { onlyOf, spoken } from './orders.ts'
import type { ReminderChange, ReminderMeant, ReminderSet, Reminding } from './reminding-acts.ts'
import { timeSaid, untilSaid } from './reminding-times.ts'
import type { Scene } from './scene.ts'
import { isWord, type Token } from './tokens.ts'
import { rawOf } from './verdicts.ts'
import type { WordClass } from './words.ts'

const NOTHING: Line = { indicator: null, value: Number.NaN, period: null, scope: '' }
/** As many can be told by number. */
const NUMBERED = 20
const SPEAKS = ['remind', 'silence', 'move', 'shift', 'resume', 'pause', 'drop', 'spare'] as const

/** In words that leave no doubt; null: the intent decides. */
export function remindingIn(scene: Scene): Reminding | null {
  if (!scene.speaks('reminding', ...SPEAKS, 'send', 'call')) return null
  if (scene.alone.figures.length > 0) return null
  const tokens = spoken(scene.tokens(numbered(scene), 'reminding'))
  return (
    listIn(tokens) ??
    resumeIn(tokens) ??
    changeIn(tokens, scene) ??
    droppedIn(tokens, scene) ??
    pauseIn(tokens, scene) ??
    surelySet(tokens, scene)
  )
}

/** The sender's own, so that numbers and names point at them. */
function numbered({ context: { reminders = [] } }: Scene): Line[] {
  return Array.from({ length: NUMBERED }, (_, at) => reminders[at] ?? NOTHING)
}

function has(tokens: readonly Token[], ...classes: WordClass[]): boolean {
  return tokens.some((it) => isWord(it, ...classes))
}

/** 提醒我: the verb; 我的提醒, 第2个提醒: the thing. */
function isThing(tokens: readonly Token[], at: number): boolean {
  const next = tokens[at + 1]
  const bare = next !== undefined && isWord(next, 'mine') && !/^[给向]/.test(next.text)
  return isWord(tokens[at], 'remind') && !bare
}

function thingAt(tokens: readonly Token[]): number {
  return tokens.findIndex((_, at) => isThing(tokens, at))
}

const LOOSE = ['ordinary', 'particle', 'polite'] as const

function listIn(tokens: readonly Token[]): Reminding | null {
  if (thingAt(tokens) < 0 || !has(tokens, 'mine', 'ownPlan', 'listWord')) return null
  const closed = onlyOf(tokens, 'remind', 'mine', 'ownPlan', 'listWord', 'all', 'question', ...LOOSE)
  return closed && !has(tokens, 'drop', 'pause', 'spare') ? { act: 'reminder.list' } : null
}

function resumeIn(tokens: readonly Token[]): Reminding | null {
  if (!has(tokens, 'resume') || has(tokens, 'spare', 'pause')) return null
  // 继续 alone asks for more of a list.
  const known =
    has(tokens, 'remind', 'silence', 'pushed') || (has(tokens, 'mine') && /发/.test(textOf(tokens)))
  const closed = onlyOf(
    tokens,
    ...(['resume', 'remind', 'silence', 'pushed', 'send', 'mine', 'yes', 'all', ...LOOSE] as const),
  )
  return known && closed ? { act: 'reminder.resume' } : null
}

function textOf(tokens: readonly Token[]): string {
  return tokens.map((it) => it.text).join('')
}

/** 提醒改到周四, 第2个改成每月10号, 社零提醒往后推两天, 延期到周三提醒. */
function changeIn(tokens: readonly Token[], scene: Scene): ReminderChange | null {
  const { context, message } = scene
  const at = tokens.findIndex((it) => isWord(it, 'move', 'shift') || isShift(it))
  const verb = tokens[at]
  if (verb === undefined) return null
  const before = tokens.slice(0, at)
  const named = thingAt(before) >= 0
  const last = tokens.findLastIndex((it) => !isWord(it, 'particle', 'mine'))
  const trailed = isWord(verb, 'move') && last > at && isWord(tokens[last], 'remind')
  const end = trailed ? (tokens[last]?.from ?? message.text.length) : message.text.length
  const shifts = isWord(verb, 'shift') || isShift(verb)
  const earlier = shifts ? isWord(verb, 'earlier') || /^提/.test(verb.text) : null
  const words = rawOf(message, isShift(verb) ? verb.from : verb.to, end).replace(/再$/, '')
  const time = timeSaid(words, context.now, earlier)
  const which = meantIn(before)
  if (named || trailed)
    return earlier !== null && time.shift === null ? null : { act: 'reminder.change', which, time }
  // Without the word, only what can be nothing else: a figure that was recorded may be changed too.
  const { reminders = [], receipt = [], remindersShown = false, asked } = context
  const other = asked != null || reminders.length === 0 || (receipt.length > 0 && !remindersShown)
  const said = earlier === null && (time.schedule !== null || time.time !== null)
  const closed = onlyOf(
    before.filter((it) => it.kind === 'word'),
    ...(['time', 'mine', 'all', 'ownPlan', ...LOOSE] as const),
  )
  return !other && said && closed && which.words === '' ? { act: 'reminder.change', which, time } : null
}

/** 往后推两天 stands as a time of its own. */
function isShift(token: Token): boolean {
  return token.kind === 'period' && /^(?:提前|推迟|延后|往后推|顺延)/.test(token.text)
}

function meantIn(tokens: readonly Token[]): ReminderMeant {
  const lines = tokens.flatMap((it) => (it.kind === 'lines' ? it.lines : []))
  const digits = tokens.flatMap((it) => (it.kind === 'figure' ? [Number(it.text) - 1] : []))
  const day = tokens.flatMap((it) => (it.kind === 'period' ? (WEEKDAY.exec(it.text)?.[1] ?? []) : []))[0]
  const words = tokens.filter((it) => it.kind === 'gap').map((it) => it.text)
  return {
    lines: [...new Set([...lines, ...digits.filter((it) => it >= 0)])],
    all: has(tokens, 'all'),
    weekday: day === undefined ? null : weekdayIn(day),
    words: words.join(''),
  }
}

const WEEKDAY = /(?:周|星期|礼拜)([一二三四五六日天1-7])/

/** 取消第2个提醒, 周五那个提醒停掉; 取消第一个 right under the list of them. 停掉 and 关掉 pause where there is none to drop. */
function droppedIn(tokens: readonly Token[], scene: Scene): Reminding | null {
  const { context } = scene
  const { reminders = [], remindersShown = false, asked } = context
  const thing = thingAt(tokens) >= 0 || has(tokens, 'ownPlan')
  const drops = tokens.some((it) => isWord(it, 'drop') && !isWord(it, 'spare'))
  if (!drops || has(tokens, 'move', 'shift')) return null
  const names = tokens.filter((it) => it.kind === 'name')
  const units = names.flatMap((it) => (it.kind === 'name' && it.name.kind === 'unit' ? it.name.ids : []))
  const which = meantIn(tokens)
  // Under a question of one figure 第2个 is no line of it.
  const waiting = asked?.type === 'confirm' ? asked.lines.length : asked ? NUMBERED : 0
  const listed =
    remindersShown && (!asked || (which.lines.length > 0 && which.lines.every((it) => it >= waiting)))
  if (!thing && !listed) return null
  const described = which.lines.length > 0 || which.weekday !== null || which.all
  if (!thing && (!described || which.words !== '')) return null
  const [unit] = units
  const about = reminders.some((it) => it.unit !== undefined && it.unit === unit)
  if (unit !== undefined && unit !== context.unit && !about)
    return { act: 'reminder.others', unit, words: '' }
  const sure = tokens.some((it) => isWord(it, 'drop') && !isWord(it, 'pause'))
  if (!sure && !described && which.words === '' && reminders.length === 0) return null
  if (which.words.length > LONGEST_NAME && names.length === 0) return null
  return { act: 'reminder.drop', which }
}

const LONGEST_NAME = 12

/** 暂停提醒, 静音三天, 这周别给我发了, 别催我. */
function pauseIn(tokens: readonly Token[], { context, message }: Scene): Reminding | null {
  const stops = has(tokens, 'silence', 'pause', 'spare', 'stop')
  const ofReminders =
    has(tokens, 'silence', 'remind', 'pushed', 'urge', 'stop') || (has(tokens, 'send') && has(tokens, 'mine'))
  if (!stops || !ofReminders) return null
  const unit = tokens.find((it) => it.kind === 'name' && it.name.kind === 'unit')
  if (unit?.kind === 'name' && unit.name.ids[0] !== context.unit)
    return has(tokens, 'urge', 'stop')
      ? null
      : { act: 'reminder.others', unit: unit.name.ids[0] ?? null, words: '' }
  const at = tokens.findIndex((it) => isWord(it, 'upTo') || (it.kind === 'period' && /^[到至]/.test(it.text)))
  const led = tokens[at]
  const before = led === undefined ? tokens : tokens.slice(0, at)
  const closed = onlyOf(
    before.filter((it) => it.kind === 'word' || it.kind === 'gap' || it.kind === 'name'),
    ...([
      'pause',
      'spare',
      'stop',
      'silence',
      'remind',
      'pushed',
      'mine',
      'send',
      'urge',
      'call',
      'span',
      'all',
    ] as const),
    ...(['drop', 'yes', 'ownPlan', 'ahead', ...LOOSE] as const),
  )
  if (!closed) return ofOthers(before)
  const from = led?.kind === 'period' ? led.from + 1 : led?.to
  const times = before.filter((it) => it.kind === 'period' || it.kind === 'figure')
  const words =
    from === undefined
      ? textOf(times)
      : rawOf(message, from, message.text.length).replace(/(?:止|为止|再说|再发|吧|了)$/g, '')
  return {
    act: 'reminder.pause',
    until: untilSaid(words, dayOf(context.now)),
    words: verbatim(message.raw.trim()),
  }
}

/** 别提醒小周了: whose, in words that name no unit. */
function ofOthers(tokens: readonly Token[]): Reminding | null {
  if (has(tokens, 'stop')) return null
  const gaps = tokens.filter((it) => it.kind === 'gap')
  const [name, ...more] = gaps
  const at = name === undefined ? -1 : tokens.indexOf(name)
  if (name === undefined || more.length > 0 || name.text.length > LONGEST_PERSON) return null
  const beside = [tokens[at - 1], tokens[at + 1]].some((it) => isWord(it, 'remind', 'urge', 'particle'))
  return beside ? { act: 'reminder.others', unit: null, words: name.text } : null
}

const LONGEST_PERSON = 4

/** 提醒我 with a time; 每周一上午8点半把滞后清单发我. */
function surelySet(tokens: readonly Token[], scene: Scene): ReminderSet | null {
  const set = setIn(tokens, scene)
  if (set?.schedule == null) return null
  if (callsSender(tokens, 'remind', 'call') && !has(tokens, 'urgedPast')) return set
  const recurs = set.schedule.when.type === 'recurring' || set.schedule.when.type === 'daily'
  return recurs && callsSender(tokens, 'send') ? set : null
}

/** Somebody or the sender is to be called, at a time or not yet said when; null: nobody is. */
export function setOf(scene: Scene): ReminderSet | null {
  return setIn(spoken(scene.tokens(numbered(scene), 'reminding')), scene)
}

function callsSender(tokens: readonly Token[], ...classes: WordClass[]): boolean {
  return tokens.some((it, at) => {
    const [before, next] = [tokens[at - 1], tokens[at + 1]]
    return (
      isWord(it, ...classes) &&
      (isWord(next, 'mine') || (before !== undefined && /^[给向]/.test(before.text)))
    )
  })
}

function setIn(tokens: readonly Token[], scene: Scene): ReminderSet | null {
  const { context, alone, message } = scene
  const mine = callsSender(tokens, 'remind', 'call', 'send', 'urge')
  if (!mine && !has(tokens, 'remind', 'urge', 'pushed')) return null
  const elsewhere = alone.unit !== null && alone.unit !== context.unit
  const others = !mine && (has(tokens, 'urge', 'groups') || elsewhere)
  const matter = matterIn(tokens, scene)
  const what = whatIn(tokens, scene, matter, others)
  const wish = what === 'note' ? matter : message.raw.trim()
  return {
    act: 'reminder.set',
    schedule: scheduleSaid(tokens, scene),
    ...{ what, others, lagging: has(tokens, 'behind') },
    wish: verbatim(wish.slice(0, LONGEST_WISH)),
    words: verbatim(message.raw.trim()),
  }
}

const LONGEST_WISH = 200

/** Said before 提醒 it is when to be called: 明天提醒我报5月20号的数. */
function scheduleSaid(tokens: readonly Token[], { context, message }: Scene): Schedule | null {
  const today = dayOf(context.now)
  const now = timeOf(context.now)
  const verb = tokens.find((it) => isWord(it, 'remind', 'call'))
  const before = verb === undefined ? '' : message.text.slice(0, verb.from)
  const whole = scheduleIn(message.text, today, now)
  const first = before === '' ? null : scheduleIn(before, today, now)
  const timeless = first?.when.type === 'once' && dayAhead(before.replace(/\s/g, ''), today) === null
  if (first === null || (timeless && !/今/.test(before))) return whole
  return { ...first, time: timeIn(message.text.replace(/\s/g, '')) ?? first.time }
}

/** 听取商务局汇报, 开调度会: what has nothing to do with reporting is said again in the sender's words. */
function whatIn(
  tokens: readonly Token[],
  { alone, context }: Scene,
  matter: string,
  others: boolean,
): ReminderSet['what'] {
  if (others || has(tokens, 'status', 'behind')) return 'status'
  if (alone.indicators.length === 0 && matter.length >= 2 && !has(tokens, 'due', 'dataWord')) return 'note'
  return context.unit === null ? 'status' : 'report'
}

/** What is to be thought of: the words behind 提醒我. */
function matterIn(tokens: readonly Token[], { message }: Scene): string {
  const at = tokens.findIndex(
    (it, index) => isWord(it, 'remind', 'call') && isWord(tokens[index + 1], 'mine'),
  )
  const mine = tokens[at + 1]
  if (at < 0 || mine === undefined) return ''
  return rawOf(message, mine.to, message.text.length)
    .replace(/^(?:们)?(?:要|去|记得|别忘了?)?[,，:：\s]*/, '')
    .replace(/[。!！~～\s]+$/, '')
}
