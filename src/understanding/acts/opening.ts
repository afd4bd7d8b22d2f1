/** What stands at a number of the list shown last: 2, 第二个, 看3, 第一个什么情况. Which side of it, the words beside the number say. */
import type { Doing } from './act.ts'
import type { Scene } from './scene.ts'
import { isWord, type Token } from './tokens.ts'
import type { WordClass } from './words.ts'

const SHORT = 24
const PLAINLY: readonly WordClass[] = ['opening', 'again', 'particle', 'polite']
const BESIDE: readonly WordClass[] = [
  ...PLAINLY,
  'be',
  'thing',
  'state',
  'why',
  'owner',
  'remainder',
  'target',
  'level',
]

/** A number and nothing else, under a numbered list: no value of what was recorded before it. */
export function opensPlainly(scene: Scene): Doing | null {
  return scene.context.numbered === true ? openingIn(scene, PLAINLY) : null
}

export function openingIn(
  { context, message, tokens }: Scene,
  beside: readonly WordClass[] = BESIDE,
): Doing | null {
  const { listed = [], asked } = context
  if (listed.length === 0 || asked || message.text.length > SHORT) return null
  const found = tokens(listed, 'asking').filter((it) => it.kind !== 'stop')
  const numbers = found.filter((it) => it.kind === 'lines' || it.kind === 'figure')
  const [number, ...more] = numbers
  const line = number === undefined ? null : lineOf(number, listed.length)
  const others = found.filter((it) => it !== number)
  if (line === null || more.length > 0 || !others.every((it) => isWord(it, ...beside))) return null
  return { act: 'ask.open', line }
}

/** By its number, and not by its name. */
function lineOf(token: Token, count: number): number | null {
  if (token.kind === 'lines')
    return token.by === 'number' && token.lines.length === 1 ? (token.lines[0] ?? null) : null
  const number = token.kind === 'figure' && /^\d{1,2}$/.test(token.text) ? Number(token.text) : 0
  return number >= 1 && number <= count ? number - 1 : null
}
