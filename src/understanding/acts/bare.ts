/**
 * A message of nothing but a value, a time, or the numbers of a list: 6.9%, 应为六点九, 一季度6.8, 1 3, 第二个. Only what was
 * said before gives it a meaning.
 */
import { parseQuantity } from '../../plan/quantity.ts'
import type { Bare } from '../reading.ts'
import { covered, MASK } from '../text/mask.ts'
import { bareLines, orderedLines } from './pointing.ts'
import type { Scene } from './scene.ts'
import { isWord, type Token } from './tokens.ts'
import type { WordClass } from './words.ts'

const LONGEST = 24
/** What may stand before a value: 不对，应为; 同比增长. */
const BEFORE: readonly WordClass[] = ['wrong', 'deny', 'change', 'be', 'mover', 'record']
const WITH_TIME: readonly WordClass[] = ['be', 'count', 'basis', 'single', 'reporting', 'noun', 'mover']
const SAID: readonly string[] = ['的', '报的', '填的', '说的', '就']
/** Numbers of a list that nobody has counted. */
const MANY = 99

export function bareIn(scene: Scene): Bare | null {
  const { message, names } = scene
  // What names a thing is no bare answer, and without a number or a time there is none.
  if (
    names.length > 0 ||
    message.text.length > LONGEST ||
    !/[\d第月季年一二三四五六七八九十百千]|至今|目前/.test(message.text)
  )
    return null
  const numbers = numbersIn(scene)
  const tokens = scene.tokens([], 'asking').filter((it) => it.kind !== 'stop')
  const [figure, ...figures] = tokens.filter((it) => it.kind === 'figure')
  const [time, ...times] = tokens.filter((it) => it.kind === 'period')
  const said = () => trimmed(message.raw)
  if (figures.length + times.length > 0) return numbers ? { ...NONE, numbers, text: said() } : null
  const timed = time?.kind === 'period' && time.period.role !== 'appointment' ? time.period.period : null
  const value =
    figure?.kind === 'figure' && !(numbers && figure.figure.noise !== null)
      ? valueSaid(figure, tokens, message.text)
      : null
  const allowed = [...(value === null ? [] : BEFORE), ...(timed === null ? [] : WITH_TIME)]
  const others = tokens.filter((it) => it !== figure && it !== time)
  const whole =
    (figure === undefined || value !== null) &&
    (time === undefined || timed !== null) &&
    others.every(
      (it) => isWord(it, ...allowed) || isEnding(it, tokens) || (timed !== null && SAID.includes(it.text)),
    )
  if (!whole || (value === null && timed === null)) return numbers ? { ...NONE, numbers, text: said() } : null
  return { value, period: timed, numbers: numbers && timed === null, text: said() }
}

const NONE = { value: null, period: null } as const

/** With the words that move it: 下降1.2%. */
function valueSaid(
  token: Extract<Token, { kind: 'figure' }>,
  tokens: readonly Token[],
  text: string,
): Bare['value'] {
  const quantity = parseQuantity(token.text)
  // 九月一个月的 has no value.
  if (quantity === null || quantity.unit?.endsWith('月')) return null
  const before = tokens[tokens.indexOf(token) - 1]
  const from = isWord(before, 'mover') ? (before?.from ?? token.from) : token.from
  const falls = token.figure.value < 0 && quantity.value > 0
  return {
    value: falls ? -quantity.value : quantity.value,
    unit: quantity.unit,
    text: text.slice(from, token.to),
  }
}

/** 吧, 的 behind it. */
function isEnding(token: Token, tokens: readonly Token[]): boolean {
  return token === tokens.at(-1) && token.text.length === 1 && isWord(token, 'particle')
}

/** 1, 1 3, 1-3, 第二个, 选2, 三: numbers of a list that nobody has counted, and what joins them. */
function numbersIn({ message }: Scene): boolean {
  const said = trimmed(message.text)
  if (/^[一二三四五六七八九十]$/.test(said)) return true
  const ordinal = orderedLines(said, MANY)
  const lines = ordinal.length > 0 ? ordinal : bareLines(said, MANY)
  if (lines.length === 0) return false
  const left = lines.reduce((rest, it) => covered(rest, it, MASK.indicator), said)
  return BESIDE.reduce((rest, word) => rest.replaceAll(word, ''), left).trim() === ''
}

/** Longer ones first. */
const BESIDE: readonly string[] =
  `${MASK.indicator} 我选 选择 只要 选 就 要 只 吧 呀 啊 和 与 跟 及 、 , ; - 的`.split(' ')

function trimmed(text: string): string {
  return text.trim().replace(/[。.!！?？~,，;；、\s]+$/g, '')
}
