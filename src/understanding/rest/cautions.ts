/** What the words around a figure make of it: the cautions of a reading's figures. */
import type { Pair, Scene } from '../binding/scene.ts'
import type { Caution, Span } from '../reading.ts'
import { type Normalised, spanAsSent } from '../text/normalise.ts'
import { Phrases } from '../text/phrases.ts'
import { CONCERN_OF, type Concern, FRAMES, type Reach } from './concerns.ts'
import { coverOf, wordAround } from './cover.ts'
import { clauseOf } from './regions.ts'
import { shapeCautions } from './shapes.ts'
import { aroundOf } from './strays.ts'

const SEGMENTER = new Intl.Segmenter('zh', { granularity: 'word' })
const SENTENCE = '。;!?\n'

/** Words of a message that say something of figures beyond their own clause: for how far, and of which kind. */
export interface Said extends Span {
  readonly concern: Concern
}

/** All of a message's, in the order in which they count. */
export function farReachingIn({ words }: Pick<Scene, 'words'>): Said[] {
  const found: Said[] = []
  for (const { from, to, values } of FAR_REACHING.matches(words))
    if (isWord(words, { from, to })) found.push(...values.map((concern) => ({ from, to, concern })))
  for (const [kind, pattern] of FRAMES)
    for (const it of words.matchAll(pattern))
      found.push({ from: it.index, to: it.index + it[0].length, concern: { kind, reach: 'sentence' } })
  return found
}

/** `far`: what farReachingIn finds in the message. */
export function cautionsOf(scene: Scene, message: Normalised, pair: Pair, far: readonly Said[]): Caution[] {
  const around = aroundOf(scene, pair)
  const found: Caution[] = []
  const add = (concern: Concern | undefined, span: Span): void => {
    if (concern === undefined || around.isOwn(span)) return
    // A place in the province is told of the city.
    if (concern.kind === 'elsewhere' && pair.reported.unit === '位') return
    // 目标任务完成情况 over a table: which of its columns holds the targets has been told apart.
    if (concern.kind === 'target' && pair.table !== undefined) return
    if (found.some((it) => it.kind === concern.kind)) return
    found.push({ kind: concern.kind, text: asSent(message, span) })
  }
  for (const token of around.tokens)
    if (token.is === 'concern') add(CONCERN_OF.get(scene.words.slice(token.from, token.to)), token)
  for (const { concern, token } of spokenOf(scene, pair)) add(concern, token)
  for (const said of far) if (reaches(scene, said, said.concern.reach, pair.figure)) add(said.concern, said)
  if (pair.mention.how === 'overlap' && !around.isPiece(pair.mention))
    found.push({ kind: 'word', text: asSent(message, pair.mention) })
  found.push(...shapeCautions(scene, message, pair))
  const [stray] = around.strays
  if (stray !== undefined && found.every((it) => it.kind !== 'word'))
    found.push({ kind: 'word', text: asSent(message, wordAround(scene.words, stray, SEGMENTER)) })
  return found
}

/** 治理:排查96条,面积66万平方米: a clause that names nothing goes on about what the one before it was of. */
function spokenOf(
  scene: Scene,
  { figure, mention, table }: Pair,
): { concern: Concern | undefined; token: Span }[] {
  const { from } = clauseOf(scene.words, figure)
  if (table !== undefined || mention.to > from) return []
  return coverOf(scene.words, mention.to, from).flatMap((token) => {
    const concern =
      token.is === 'concern' ? CONCERN_OF.get(scene.words.slice(token.from, token.to)) : undefined
    return concern?.kind === 'word' && sameSentence(scene.words, token, figure) ? [{ concern, token }] : []
  })
}

const FAR_REACHING = farReaching()

function farReaching(): Phrases<Concern> {
  const phrases = new Phrases<Concern>()
  for (const [word, concern] of CONCERN_OF) if (concern.reach !== 'clause') phrases.add(word, concern)
  return phrases
}

/** 主要是 is no 要是: the characters are a word of their own where they stand. */
function isWord(words: string, { from, to }: Span): boolean {
  const tokens = coverOf(words, Math.max(0, from - 8), Math.min(words.length, to + 8))
  return tokens.some((it) => it.is === 'concern' && it.from <= from && to <= it.to)
}

/** (5月单月6.1%,仅供参考): in brackets with another number, it is said of that one. */
function reaches(
  { words, figures, names }: Scene,
  span: Span,
  reach: Concern['reach'],
  figure: Span,
): boolean {
  const open = words.lastIndexOf('(', span.from)
  const close = open < 0 ? -1 : words.indexOf(')', open)
  const bracketed = close >= span.to
  const within = (it: Span): boolean => it.from > open && it.to <= close
  if (bracketed && !within(figure) && figures.some(within)) return false
  if (reach === 'subject' || reach === 'named') return holds({ words, figures, names }, span, reach, figure)
  return reach === 'message' || sameSentence(words, span, figure)
}

/**
 * 产量增长2.7%,水稻单产还没定: what is held back is what its own clause names, and holds nothing up of other sentences, nor, of
 * a thing without a number here or pointed at (这个先不登), of its own. A clause that names nothing speaks of all of them.
 */
function holds(
  { words, figures, names }: Pick<Scene, 'words' | 'figures' | 'names'>,
  span: Span,
  reach: Reach,
  figure: Span,
): boolean {
  const clause = clauseOf(words, span)
  const within = (it: Span): boolean => it.from >= clause.from && it.to <= span.from
  if (within(figure) || ALL_OF_THEM.test(words.slice(clause.from, clause.to))) return true
  const counted = figures.some(within)
  const named = names.some((it) => (it.kind === 'indicator' || it.kind === 'task') && within(it))
  const said = coverOf(words, clause.from, span.from)
  const noun =
    reach === 'subject' && said.some((it) => (it.is === null || it.is === 'concern') && it.to - it.from >= 2)
  if (!counted && !named && !noun) return true
  if (!sameSentence(words, span, figure)) return false
  const pointed = /[这那该]个?$|[这那该][个项条]/.test(words.slice(clause.from, span.from))
  return counted && !pointed
}

const ALL_OF_THEM = /都|均|全部|一律|以上|上述|两个|几个|这些|数据/

function sameSentence(words: string, a: Span, b: Span): boolean {
  const between = words.slice(Math.min(a.to, b.to), Math.max(a.from, b.from))
  return ![...SENTENCE].some((it) => between.includes(it))
}

/** A stretch of the normalised text as it was sent. */
export function asSent(message: Normalised, span: Span): string {
  const { from, to } = spanAsSent(message, span)
  return message.raw.slice(from, to).trim()
}
