/**
 * A question for a measure of which the plan holds nothing: GDP怎么样, PM10多少, 居民消费价格指数是多少. It is known for a measure
 * by its look and for a question by its words; it gets no other indicator's figure, and not what was spoken of last.
 */
import type { Doing } from './act.ts'
import type { Scene } from './scene.ts'
import { isWord, type Token } from './tokens.ts'
import type { WordClass } from './words.ts'

const LONGEST = 24
/** Letters with what follows them, or a noun by the character that measures end with. */
const MEASURE =
  /^(?:[a-z]{2,}[\d.]*\p{Script=Han}{0,4}|\p{Script=Han}{2,12}(?:[率额量值]|指数|价格|浓度|收入|增速|增幅|比重|面积|产值|均价))$/u
const ASKING: readonly WordClass[] = ['state', 'question', 'target', 'remainder', 'outlook', 'why']
const BESIDE: readonly WordClass[] = [
  ...ASKING,
  'again',
  'thing',
  'particle',
  'polite',
  'be',
  'mover',
  'level',
]

export function foreignIn(scene: Scene): Doing | null {
  const { alone, context, message } = scene
  const spoken = alone.intent === 'none' || alone.intent === 'query.overview'
  if (!spoken || context.asked || message.text.length > LONGEST || !scene.speaks('asking', ...ASKING))
    return null
  const tokens = scene.tokens([], 'asking').filter((it) => it.kind !== 'stop')
  if (!tokens.some((it) => isWord(it, ...ASKING))) return null
  const inside = tokens.map((it, at) => isContent(it) || (isLevel(it) && isContent(tokens[at + 1])))
  const [first, last] = [inside.indexOf(true), inside.lastIndexOf(true)]
  if (first < 0) return null
  const others = tokens.filter((_, at) => at < first || at > last)
  if (!others.every((it) => it.kind === 'period' || isWord(it, ...BESIDE))) return null
  const [from, to] = [tokens[first]?.from ?? 0, tokens[last]?.to ?? 0]
  if (!MEASURE.test(message.text.slice(from, to))) return null
  return { act: 'ask.foreign', said: message.raw.slice(message.origin[from], message.origin[to]) }
}

/** No table knows it: a gap, or digits that are no number (PM10, 第二产业). */
function isContent(token: Token | undefined): boolean {
  return token?.kind === 'gap' || (token?.kind === 'figure' && token.figure.noise !== null)
}

/** 高 of 高铁客流量. */
function isLevel(token: Token): boolean {
  return token.text.length === 1 && isWord(token, 'level')
}
