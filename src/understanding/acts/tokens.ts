/**
 * A message as what it consists of: names, line numbers, times, numbers, the closed classes of words, and the gaps
 * between them, which are content words. The cover with the fewest uncovered characters is taken.
 *
 * @example 第二个改成17000，其他没错 → line 2 · change · figure 17000 · stop · rest · right
 */
import type { FigureHit, NameHit, PeriodHit, Span } from '../reading.ts'
import type { WordClass } from './words.ts'

export type Token = Span & { readonly text: string } & (
    | { readonly kind: 'word'; readonly classes: readonly WordClass[] }
    | { readonly kind: 'name'; readonly name: NameHit }
    /** Lines by number, from 0, or the lines that a piece of a name fits. */
    | { readonly kind: 'lines'; readonly lines: readonly number[]; readonly by: 'number' | 'name' }
    | { readonly kind: 'period'; readonly period: PeriodHit }
    | { readonly kind: 'figure'; readonly figure: FigureHit }
    /** A unit of measure without a number: 单位是亿美元. */
    | { readonly kind: 'measure' }
    /** A slip of the hand: 多打了个零, 少个小数点. */
    | { readonly kind: 'slip' }
    | { readonly kind: 'stop' }
    | { readonly kind: 'gap' }
  )

/** What is found before words are looked at, in the order in which it takes its stretch. */
export interface Found {
  readonly text: string
  readonly names: readonly Token[]
  readonly lines: readonly Token[]
  readonly periods: readonly Token[]
  readonly figures: readonly Token[]
}

export class Words {
  readonly #classes = new Map<string, WordClass[]>()
  readonly #words = new Map<WordClass, string[]>()
  /** By first character: how long a word that begins so may be, longest first. */
  readonly #lengths = new Map<string, number[]>()

  /** A later table adds to the words and classes of an earlier one. */
  constructor(...tables: readonly Readonly<Partial<Record<WordClass, string>>>[]) {
    for (const table of tables)
      for (const [name, words] of Object.entries(table) as [WordClass, string][]) {
        const listed = words.split(' ')
        this.#words.set(name, [...(this.#words.get(name) ?? []), ...listed])
        for (const word of listed) {
          const known = this.#classes.get(word)
          if (known === undefined) {
            this.#classes.set(word, [name])
            const lengths = this.#lengths.get(word.charAt(0)) ?? []
            if (!lengths.includes(word.length)) lengths.push(word.length)
            this.#lengths.set(
              word.charAt(0),
              lengths.sort((a, b) => b - a),
            )
          } else if (!known.includes(name)) known.push(name)
        }
      }
  }

  /** Whether one of the words of these classes stands in a text. */
  speaks(text: string, classes: readonly WordClass[]): boolean {
    return classes.some((of) => this.#words.get(of)?.some((it) => text.includes(it)) === true)
  }

  classesOf(word: string): readonly WordClass[] | undefined {
    return this.#classes.get(word)
  }

  /** Covers a stretch that holds nothing found: words, stops, and gaps where neither fits. */
  cover(text: string, from: number, to: number): Token[] {
    // The price of what is left of `at`: uncovered characters first, then the number of words.
    const price: number[] = new Array(to - from + 1).fill(0)
    const length: number[] = new Array(to - from + 1).fill(1)
    for (let at = to - 1; at >= from; at--) {
      const here = at - from
      price[here] = (isStop(text.charAt(at)) ? 1 : GAP) + (price[here + 1] ?? 0)
      length[here] = 1
      for (const size of this.#lengths.get(text.charAt(at)) ?? []) {
        if (size > to - at || !this.#classes.has(text.slice(at, at + size))) continue
        const cost = 1 + (price[here + size] ?? 0)
        if (cost < (price[here] ?? 0)) {
          price[here] = cost
          length[here] = size
        }
      }
    }
    const tokens: Token[] = []
    for (let at = from; at < to; ) {
      const size = length[at - from] ?? 1
      const word = text.slice(at, at + size)
      const classes = this.#classes.get(word)
      const span = { from: at, to: at + size, text: word }
      if (classes !== undefined) tokens.push({ ...span, kind: 'word', classes })
      else if (isStop(word)) tokens.push({ ...span, kind: 'stop' })
      else joinGap(tokens, span)
      at += size
    }
    return withinWords(tokens)
  }
}

/** One character that decides much is only then a word when it is no part of another: 迁改 changes nothing. */
const DECISIVE: readonly WordClass[] = ['change', 'wrong', 'withdraw', 'no', 'yes', 'only']

function withinWords(tokens: readonly Token[]): Token[] {
  const joined: Token[] = []
  for (const [at, token] of tokens.entries()) {
    const beside = [tokens[at - 1], tokens[at + 1]].some((it) => it?.kind === 'gap')
    const part = token.kind === 'gap' || (token.text.length === 1 && isWord(token, ...DECISIVE) && beside)
    if (part) joinGap(joined, token)
    else joined.push(token)
  }
  return joined
}

/** Dearer than any number of words. */
const GAP = 1000

function isStop(char: string): boolean {
  return /[\s,，.。;；:：!！?？、/|()（）[\]【】"“”'‘’~…—-]/.test(char)
}

function joinGap(tokens: Token[], span: Span & { readonly text: string }): void {
  const last = tokens.at(-1)
  if (last?.kind !== 'gap' || last.to !== span.from) {
    tokens.push({ ...span, kind: 'gap' })
    return
  }
  tokens[tokens.length - 1] = { kind: 'gap', from: last.from, to: span.to, text: last.text + span.text }
}

export function tokensOf(found: Found, words: Words): Token[] {
  const taken: Token[] = []
  for (const token of [...found.names, ...found.lines, ...found.periods, ...found.figures])
    if (taken.every((it) => token.to <= it.from || it.to <= token.from)) taken.push(token)
  taken.sort((a, b) => a.from - b.from)
  const tokens: Token[] = []
  let at = 0
  for (const token of taken) {
    tokens.push(...words.cover(found.text, at, token.from), token)
    at = token.to
  }
  tokens.push(...words.cover(found.text, at, found.text.length))
  return tokens
}

export function isWord(token: Token | undefined, ...classes: WordClass[]): boolean {
  return token?.kind === 'word' && classes.some((it) => token.classes.includes(it))
}

/** Tokens between marks that end a clause. `、` and blanks join what is listed. */
export function clausesOf(tokens: readonly Token[]): Token[][] {
  const clauses: Token[][] = [[]]
  for (const token of tokens) {
    if (token.kind === 'stop' && !/[\s、:：]/.test(token.text)) clauses.push([])
    else clauses.at(-1)?.push(token)
  }
  return clauses.map((it) => it.filter((token) => token.kind !== 'stop')).filter((it) => it.length > 0)
}
