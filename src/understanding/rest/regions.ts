/** Which words stand around a figure: what is glued before its name, what stands between the two, what follows. */
import type { Pair, Scene } from '../binding/scene.ts'
import type { Span } from '../reading.ts'
import { FORM } from '../text/forms.ts'
import { isMask } from '../text/mask.ts'

export interface Regions {
  /** From the clause's beginning, or the last figure, to the name. */
  readonly before: Span
  /** From the name to the figure, or from the figure to a name behind it. */
  readonly between: readonly Span[]
  /** From the figure to the next name, figure or comma. */
  readonly after: Span
}

const CLAUSE = ',。;!?\n、|\t:'
const SENTENCE = '。;!?\n'

export function regionsOf(scene: Scene, { mention, figure }: Pick<Pair, 'mention' | 'figure'>): Regions {
  const { words } = scene
  const [first, second] = mention.from < figure.from ? [mention, figure] : [figure, mention]
  const before = { from: openingBefore(scene, first.from), to: first.from }
  const after = { from: second.to, to: closingAfter(scene, second.to) }
  const apart = lastOf(words, SENTENCE, second.from)
  // A heading names what a line below is of: the rest of its own line, and the line up to the figure.
  const between =
    apart > first.to
      ? [
          { from: first.to, to: firstOf(words, SENTENCE, first.to) },
          { from: apart, to: second.from },
        ]
      : [{ from: first.to, to: second.from }]
  return { before, between, after }
}

/** The clause that a figure stands in, by its commas. */
export function clauseOf(words: string, { from, to }: Span): Span {
  return { from: lastOf(words, CLAUSE, from), to: firstOf(words, CLAUSE, to) }
}

/** Where the clause begins that a place stands in; figures before it are of what stands before them. */
function openingBefore(scene: Scene, at: number): number {
  let from = lastOf(scene.words, CLAUSE, at)
  for (const it of scene.figures)
    if (it.to <= at && it.to > from && it.noise !== FORM.identifier) from = it.to
  return from
}

function closingAfter(scene: Scene, at: number): number {
  let to = at
  while (to < scene.words.length && !CLAUSE.includes(scene.words.charAt(to)) && !isName(scene, to)) to++
  return to
}

function isName(scene: Scene, at: number): boolean {
  return (
    isMask(scene.words.charAt(at)) &&
    [...scene.names, ...scene.figures].some((it) => it.from <= at && at < it.to)
  )
}

/** Behind the last of some characters before a place. */
function lastOf(words: string, characters: string, at: number): number {
  let from = at
  while (from > 0 && !characters.includes(words.charAt(from - 1))) from--
  return from
}

function firstOf(words: string, characters: string, at: number): number {
  let to = at
  while (to < words.length && !characters.includes(words.charAt(to))) to++
  return to
}
