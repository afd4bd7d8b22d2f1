/**
 * The content words around a figure that nothing accounts for: no table knows them, no name, period or figure covers
 * them, and the indicator itself is not called by them.
 */
import type { Pair, Scene } from '../binding/scene.ts'
import type { Span } from '../reading.ts'
import { FORM } from '../text/forms.ts'
import { coverOf, type Token } from './cover.ts'
import { regionsOf } from './regions.ts'

export interface Around {
  /** Words of the clause before the pair, between the two, and behind it, in the order of the text. */
  readonly tokens: readonly Token[]
  readonly strays: readonly Span[]
  /** Whether the indicator itself is called by the words of a stretch. */
  isOwn(span: Span): boolean
}

export function aroundOf(scene: Scene, pair: Pick<Pair, 'mention' | 'figure' | 'reported'>): Around {
  const { before, between, after } = regionsOf(scene, pair)
  const own = ownWords(scene, pair.reported.indicator)
  // What leads to another number is said of that one.
  const behind = scene.figures.some((it) => it.from === after.to) ? [] : [after]
  const parts = [before, ...between.map((it) => sinceLastFigure(scene, it, pair)), ...behind]
  const tokens = parts.flatMap((it) => coverOf(scene.words, it.from, it.to))
  const isOwn = ({ from, to }: Span): boolean => madeOf(scene.words.slice(from, to), own)
  // (长岭的那家): in brackets behind the figure something is told of it.
  const told = ({ from }: Token): boolean =>
    from >= after.from && scene.words.slice(after.from, from).includes('(')
  const strays: Span[] = tokens.filter((it) => it.is === null && !isOwn(it) && !told(it))
  const named = [before, ...between].flatMap((it) => identifiersIn(scene, it))
  return { tokens, strays: [...gluedTo(scene, pair), ...named, ...strays], isOwn }
}

/** pm10, c919: the digits of a name that the plan does not hold. */
function identifiersIn({ figures }: Scene, { from, to }: Span): Span[] {
  return figures.filter(
    (it) => it.noise === FORM.identifier && /[a-z]/.test(it.text) && it.from >= from && it.to <= to,
  )
}

/** 跨境电商|进出口, 规上工业|企业营业收入: a name that goes on another one without a word between is part of a longer one. */
function gluedTo({ names }: Scene, { mention }: Pick<Pair, 'mention'>): Span[] {
  const loose = mention.how === 'overlap' || mention.how === 'context'
  return names.filter(
    (it) => it.to === mention.from && (it.kind === 'task' || (it.kind === 'indicator' && loose)),
  )
}

/** What stands before another number in between is said of that number. */
function sinceLastFigure({ figures }: Scene, span: Span, { figure }: Pick<Pair, 'figure'>): Span {
  let from = span.from
  for (const it of figures)
    if (it !== figure && it.from >= span.from && it.to <= span.to && it.to > from) from = it.to
  return { from, to: span.to }
}

function ownWords({ plan }: Scene, id: string): readonly string[] {
  const { name, aliases, loose } = plan.indicator(id)
  const { city, counties = [] } = plan.plan
  // A county's figure is a fact of its own, and says so.
  const own = [name, ...aliases, ...loose].map((it) => it.normalize('NFKC').toLowerCase())
  return [...own, city, ...counties.flatMap((it) => [it.name, ...it.aliases])]
}

/** 治理 of 黑臭水体: the indicator is called by these characters, in pieces of two or more. */
function madeOf(words: string, names: readonly string[]): boolean {
  for (let at = 0; at < words.length; ) {
    let size = 0
    while (at + size < words.length && names.some((it) => it.includes(words.slice(at, at + size + 1)))) size++
    if (size < Math.min(2, words.length)) return false
    at += size
  }
  return true
}
