/**
 * What is said of urging others: 催一下没报的, 让商务局说明原因, 商务局催过几次了, 别再催商务局了, 给工信局发函表扬. A wish to see (看一下, 列一下)
 * is never one to send.
 */
import { dayOf } from '../../base/clock.ts'
import type { Line } from '../context.ts'
import type { Reading } from '../reading.ts'
import type { Reminding, UrgeSend } from './reminding-acts.ts'
import { deadlineSaid } from './reminding-times.ts'
import type { Scene } from './scene.ts'
import { isWord, type Token } from './tokens.ts'
import type { WordClass } from './words.ts'

/** In words that leave no doubt; null: the intent decides. */
export function urgingIn(scene: Scene): Reminding | null {
  const { alone, context } = scene
  if (alone.figures.length > 0) return null
  if (!scene.speaks('reminding', ...SPEAKS)) return null
  const tokens = tokensOf(scene)
  const asked = amongIn(scene) ?? urgedIn(tokens, scene)
  if (asked !== null) return asked
  return context.urges !== true
    ? null
    : (stopIn(tokens, scene) ?? explanationIn(tokens, scene) ?? otherIn(tokens, scene))
}

const SPEAKS = [
  ...(['urge', 'urgedPast', 'urgedAsk', 'stop', 'explanation', 'praise', 'meeting'] as const),
  ...(['send', 'spare', 'only', 'except'] as const),
] as const

/** Of what is about to be sent: 只发前两个单位, 科技局不用催，别的发. */
function amongIn(scene: Scene): Reminding | null {
  const { asked } = scene.context
  const listed = asked?.type === 'other' ? (asked.units ?? []) : []
  if (listed.length === 0) return null
  const tokens = scene.tokens(numbered([]), 'reminding')
  const named = tokens.flatMap((it) => (it.kind === 'name' && it.name.kind === 'unit' ? it.name.ids : []))
  const units = listed.filter((it) => named.includes(it))
  const lines = linesIn(tokens).filter((it) => it < listed.length)
  const except = has(tokens, 'except', 'spare', 'stop', 'not')
  if (units.length + lines.length === 0 || !(except || has(tokens, 'only'))) return null
  if (has(tokens, 'question', 'explanation', 'due')) return null
  const others = has(tokens, 'rest', 'all') || !except
  return { act: 'urge.among', units, lines, except, send: others && has(tokens, 'send', 'urge', 'yes') }
}

/** As many can be told by number. */
const NUMBERED = 20
const NOTHING: Line = { indicator: null, value: Number.NaN, period: null, scope: '' }

function numbered(lines: readonly Line[]): Line[] {
  return Array.from({ length: NUMBERED }, (_, at) => lines[at] ?? NOTHING)
}

function linesIn(tokens: readonly Token[]): number[] {
  return [...new Set(tokens.flatMap((it) => (it.kind === 'lines' && it.by === 'number' ? it.lines : [])))]
}

/** What `remind.send` is to send, and to whom it is said; null: nothing in it says that anything is to be sent. */
export function sendOf(scene: Scene): UrgeSend | null {
  const tokens = tokensOf(scene)
  const urges = has(tokens, 'urge', 'remind', 'again', 'urgedPast')
  const clear = urges || (has(tokens, 'tell') && has(tokens, 'due'))
  if (!has(tokens, 'urge', 'remind') && has(tokens, 'see', 'letter')) return null
  const wants =
    has(tokens, 'behind') && !has(tokens, 'groups', 'due', 'figuresToo') ? 'explanation' : 'figures'
  return sent(tokens, scene, wants, clear)
}

/** Not to be sent but to be seen: what is asked for then. */
export function seenOf(scene: Scene): Reading['intent'] | null {
  const tokens = tokensOf(scene)
  if (!has(tokens, 'see')) return null
  if (has(tokens, 'groups')) return 'query.missing'
  if (has(tokens, 'behind')) return 'query.lagging'
  return scene.alone.unit === null ? null : 'query.unit'
}

function sent(tokens: readonly Token[], scene: Scene, wants: UrgeSend['wants'], clear: boolean): UrgeSend {
  const { context, message } = scene
  const until = deadlineSaid(tokens, message.text, dayOf(context.now))
  const lines = linesIn(tokens)
  return { act: 'urge.send', wants, clear, until, lines, behind: has(tokens, 'behind') }
}

function tokensOf(scene: Scene): readonly Token[] {
  return scene.tokens(numbered(scene.context.listed ?? []), 'reminding')
}

function has(tokens: readonly Token[], ...classes: WordClass[]): boolean {
  return tokens.some((it) => isWord(it, ...classes))
}

const QUESTION_LONGEST = 40

/** 没催就催一下, 再催一次: it is to be sent. */
function urgedIn(tokens: readonly Token[], { message }: Scene): Reminding | null {
  if (message.text.length > QUESTION_LONGEST || has(tokens, 'urge')) return null
  if (tokens.some((it) => it.kind === 'period' && /每/.test(it.text))) return null
  const asks = has(tokens, 'urgedAsk') || (has(tokens, 'urgedPast') && has(tokens, 'howOften', 'question'))
  return asks ? { act: 'ask.urged' } : null
}

function stopIn(tokens: readonly Token[], { alone, context }: Scene): Reminding | null {
  if (!has(tokens, 'stop') || context.asked) return null
  // 别催了,再催一下工信局: the last word counts.
  const stop = tokens.findIndex((it) => isWord(it, 'stop'))
  if (has(tokens.slice(stop + 1), 'urge', 'mine') || tokens.some((it) => it.kind === 'period')) return null
  const { unit } = alone
  if (unit === context.unit && unit !== null) return null
  return unit !== null || /催/.test(tokens[stop]?.text ?? '') ? { act: 'urge.stop', unit } : null
}

/** 让商务局说说原因, 催商务局报滞后说明; an explanation itself is none: 原因：…. */
function explanationIn(tokens: readonly Token[], scene: Scene): Reminding | null {
  if (!has(tokens, 'explanation') || has(tokens, 'label', 'figuresToo')) return null
  const at = tokens.findIndex((it) => isWord(it, 'explanation'))
  const asks = tokens.slice(0, at).some((it) => isWord(it, 'askFor', 'urge', 'tell'))
  const of = scene.alone.unit !== null || has(tokens, 'groups', 'behind') || unitNamed(tokens) !== null
  const named = of || /滞后|情况说明/.test(tokens[at]?.text ?? '')
  return asks && named ? sent(tokens, scene, 'explanation', true) : null
}

/** At the head of what reads as a report it is no unit that is asked about, and here it is. */
function unitNamed(tokens: readonly Token[]): string | null {
  for (const it of tokens) if (it.kind === 'name' && it.name.kind === 'unit') return it.name.ids[0] ?? null
  return null
}

/** 给工信局发函表扬, 请各单位明天来开会. */
function otherIn(tokens: readonly Token[], { alone, context }: Scene): Reminding | null {
  if (has(tokens, 'urge', 'due')) return null
  const unit = alone.unit ?? unitNamed(tokens)
  const named = unit !== null && unit !== context.unit
  const praise = named && has(tokens, 'praise') && has(tokens, 'give')
  const meeting = (named || has(tokens, 'groups')) && has(tokens, 'meeting') && has(tokens, 'tell')
  return praise || meeting ? { act: 'urge.other', unit } : null
}
