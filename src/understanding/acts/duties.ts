/**
 * What a unit says of what it is to report, in place of reporting it, and what an office decides of that: 延期到下周五 原因…,
 * 同意延期 12, 非本单位 原因…, 不同意 12 分工已明确, 已知悉, 无变化, 开放补报 市商务局 一季度.
 */
import { dayOf } from '../../base/clock.ts'
import { dayAhead } from '../periods/day-ahead.ts'
import type { Normalised } from '../text/normalise.ts'
import type { Doing } from './act.ts'
import { onlyOf, spoken, tailFrom } from './orders.ts'
import type { Scene } from './scene.ts'
import { isWord, type Token } from './tokens.ts'
import { rawOf, reasonIn } from './verdicts.ts'

export function dutyIn(scene: Scene): Doing | null {
  if (!scene.speaks('duties', ...OBJECTS, ...DECIDING)) return null
  const whole = scene.tokens([], 'duties')
  const tokens = spoken(whole)
  return (
    decidedIn(tokens, scene) ??
    listsIn(tokens, scene) ??
    extensionIn(tokens, scene) ??
    disclaimedIn(whole, scene) ??
    reopeningIn(tokens, scene) ??
    knownIn(tokens, scene)
  )
}

const OBJECTS = [
  'postpone',
  'notOurs',
  'known',
  'seen',
  'unchanged',
  'sameAs',
  'reopen',
  'closeAgain',
  'reopened',
] as const
const DECIDING = ['grant', 'decline'] as const

/** 同意延期 12, 不同意非本单位 3 分工已明确; 不同意 12 only of a number that waits. */
function decidedIn(tokens: readonly Token[], { message, context }: Scene): Doing | null {
  const [verb] = tokens
  if (verb === undefined || !isWord(verb, ...DECIDING)) return null
  const yes = isWord(verb, 'grant')
  const object = tokens.slice(1).find((it) => !isWord(it, 'that'))
  const named = object !== undefined && isWord(object, 'postpone', 'notOurs') ? object : null
  // 申请, 说明 behind the object belong to it.
  const from = named === null ? 0 : tokens.indexOf(named) + 1
  const beyond = tokens.findIndex((it, at) => at >= from && !isWord(it, 'requests'))
  const last = (named === null ? verb : tokens.at((beyond < 0 ? tokens.length : beyond) - 1)) ?? verb
  const { number, words } = tailFrom(message, last.to)
  const reason = words === '' ? null : words
  if (isWord(named ?? undefined, 'postpone')) return { act: 'extension.decide', granted: yes, number, reason }
  const waits = named === null && number !== null && (context.requests ?? []).includes(number)
  const explicit = named?.text.startsWith('非') === true
  return explicit || waits ? { act: 'disclaim.decide', agreed: yes, number, reason } : null
}

function listsIn(tokens: readonly Token[], { speaks }: Scene): Doing | null {
  if (tokens.some((it) => isWord(it, 'reopened')) && onlyOf(tokens, 'reopened', 'requests', 'particle'))
    return { act: 'reopening.list' }
  if (!speaks('duties', 'requests') || !tokens.some((it) => isWord(it, 'requests'))) return null
  // 申请延期 asks how it is done, 延期申请 for those that wait.
  const object = tokens.findIndex((it) => isWord(it, 'postpone', 'notOurs'))
  const applies = tokens.slice(0, object).some((it) => isWord(it, 'apply'))
  if (applies || !onlyOf(tokens, 'postpone', 'notOurs', 'requests', 'particle')) return null
  if (tokens.some((it) => isWord(it, 'postpone'))) return { act: 'extension.list' }
  return tokens.some((it) => isWord(it, 'notOurs')) ? { act: 'disclaim.list' } : null
}

/** 延期到周三提醒 moves a reminder, not the day on which a figure is due. */
function extensionIn(tokens: readonly Token[], { message, context }: Scene): Doing | null {
  const at = tokens.findIndex((it) => isWord(it, 'postpone'))
  const word = tokens[at]
  if (word === undefined) return null
  const applied = tokens.some((it) => isWord(it, 'apply'))
  if (applied && onlyOf(tokens, 'postpone', 'apply', 'wish', 'particle', 'question', 'reporting'))
    return { act: 'extension.how' }
  const to = tokens
    .slice(at + 1)
    .find((it) => isWord(it, 'until') || (it.kind === 'period' && /^[到至]/.test(it.text)))
  if (to === undefined || word.from > LONGEST_SUBJECT || /提醒|催/.test(message.text)) return null
  const said = rawOf(message, to.kind === 'period' ? to.from + 1 : to.to, message.text.length)
  const label = WHY.exec(said)
  const until = label === null ? (said.split(MARKS)[0] ?? '') : said.slice(0, label.index)
  if (until === '') return null
  const reason = label?.[1] ?? said.slice(until.length).replace(MARKS, '')
  const over = (context.lapsed ?? []).length > 0 ? 'stays' : 'next_year'
  const day = dayAhead(until.normalize('NFKC').replace(/\s/g, ''), dayOf(context.now), over)
  return {
    act: 'extension.ask',
    until: { day, words: until },
    reason: reason.trim() === '' ? null : reason.trim(),
  }
}

const LONGEST_SUBJECT = 60
const MARKS = /[\s,，。;；]+/
const WHY = /[\s,，。;；]*(?:原因|理由|因为?|由于)(?:是|为)?[:：\s]*(.+)$/s

/** Nothing but the thing before it, its kind of charge behind it, and then at most why. */
function disclaimedIn(tokens: readonly Token[], { message }: Scene): Doing | null {
  const at = tokens.findIndex((it) => isWord(it, 'notOurs'))
  const word = tokens[at]
  if (word === undefined || word.from > LONGEST_SUBJECT) return null
  const behindIt = tokens.slice(at + 1)
  const end = behindIt.findIndex((it) => it.kind === 'stop' || !isWord(it, 'charge', 'matter'))
  const charge = end < 0 ? behindIt : behindIt.slice(0, end)
  const last = charge.at(-1) ?? word
  const next = behindIt[end < 0 ? behindIt.length : end]
  // Blanks end a clause as marks do.
  const ends = next === undefined || next.kind === 'stop' || blankBetween(message, last, next)
  const weak = /^不[归由](?:我们|咱们)/.test(word.text)
  if (!ends || (weak && !charge.some((it) => isWord(it, 'charge')))) return null
  const { whole } = tailFrom(message, last.to)
  return { act: 'disclaim.claim', reason: reasonIn(whole) === '' ? null : reasonIn(whole) }
}

function blankBetween({ raw, origin }: Normalised, one: Token, other: Token): boolean {
  return /\s/.test(raw.slice(origin[one.to - 1], origin[other.from]))
}

/** These are said of many things, and of a reminder only where they quote it. */
function knownIn(tokens: readonly Token[], { context, message }: Scene): Doing | null {
  if (tokens.some((it) => isWord(it, 'known')) && onlyOf(tokens, 'known', 'particle'))
    return { act: 'duty.known' }
  const quotes = context.reminded === true
  if (quotes && tokens.some((it) => isWord(it, 'seen')) && onlyOf(tokens, 'seen', 'particle', 'yes'))
    return { act: 'duty.known' }
  const same = isUnchanged(tokens)
  return same && (quotes || !context.asked) ? { act: 'duty.unchanged', words: message.raw.trim() } : null
}

/** 本月无变化, 同上期一致. */
function isUnchanged(tokens: readonly Token[]): boolean {
  const words = tokens.filter((it) => it.kind !== 'period')
  if (words.some((it) => isWord(it, 'unchanged'))) return onlyOf(words, 'unchanged', 'particle')
  const [first, second] = tokens
  const before = second?.kind === 'period' && /^上/.test(second.text)
  return (
    isWord(first, 'sameAs') &&
    before &&
    tokens.slice(2).every((it) => it.text === '持平' || isWord(it, 'asBefore'))
  )
}

function reopeningIn(tokens: readonly Token[], { message }: Scene): Doing | null {
  const [verb] = tokens
  if (verb === undefined || !isWord(verb, 'reopen', 'closeAgain')) return null
  const units = tokens.flatMap((it) => (it.kind === 'name' && it.name.kind === 'unit' ? it.name.ids : []))
  const [unit = null] = units
  const period = tokens.flatMap((it) => (it.kind === 'period' ? (it.period.period ?? []) : []))[0] ?? null
  if (isWord(verb, 'closeAgain')) {
    const { number, words } = tailFrom(message, verb.to)
    return { act: 'reopening.close', number: words === '' ? number : null, unit, period }
  }
  const [, reason = null] = WHY.exec(message.raw) ?? []
  return { act: 'reopening.open', unit, period, reason }
}
