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

/** The words that begin as far as here: the classes of the one that ends here, and where each next character leads. */
interface Branch {
  classes: WordClass[] | null
  readonly next: Map<string, Branch>
}

export class Words {
  readonly #root: Branch = { classes: null, next: new Map() }

  /** A later table adds to the words and classes of an earlier one. */
  constructor(...tables: readonly Readonly<Partial<Record<WordClass, string>>>[]) {
    for (const table of tables)
      for (const [name, words] of Object.entries(table) as [WordClass, string][])
        for (const word of words.split(' ')) this.#add(word, name)
  }

  #add(word: string, name: WordClass): void {
    let branch = this.#root
    for (let at = 0; at < word.length; at++) {
      const known = branch.next.get(word.charAt(at))
      const next = known ?? { classes: null, next: new Map() }
      if (known === undefined) branch.next.set(word.charAt(at), next)
      branch = next
    }
    if (branch.classes === null) branch.classes = [name]
    else if (!branch.classes.includes(name)) branch.classes.push(name)
  }

  classesOf(word: string): readonly WordClass[] | undefined {
    let branch: Branch | undefined = this.#root
    for (let at = 0; at < word.length; at++) {
      branch = branch.next.get(word.charAt(at))
      if (branch === undefined) return undefined
    }
    return branch.classes ?? undefined
  }

  /** Whether a word of these classes stands anywhere in a text: quickly told, and no cover has one where this has none. */
  speaks(text: string, classes: readonly WordClass[]): boolean {
    for (let from = 0; from < text.length; from++) {
      let branch: Branch | undefined = this.#root
      for (let at = from; at < text.length; at++) {
        branch = branch.next.get(text.charAt(at))
        if (branch === undefined) break
        if (branch.classes?.some((it) => classes.includes(it)) === true) return true
      }
    }
    return false
  }

  /** Whether a longer word, of one class where that is given, has a stretch inside it: 头 of 牵头. */
  swallows(text: string, { from, to }: Span, name?: WordClass): boolean {
    for (let start = Math.max(0, from - REACH); start <= from; start++) {
      let branch: Branch | undefined = this.#root
      for (let at = start; at < text.length; at++) {
        branch = branch.next.get(text.charAt(at))
        if (branch === undefined) break
        const longer = at + 1 - start > to - from
        const fits = branch.classes !== null && (name === undefined || branch.classes.includes(name))
        if (fits && at + 1 >= to && longer) return true
      }
    }
    return false
  }

  /** Every place of every word in a text, by its classes, longer words over shorter ones too; nothing is covered. */
  heard(text: string): Map<WordClass, Span[]> {
    const heard = new Map<WordClass, Span[]>()
    for (let from = 0; from < text.length; from++) {
      let branch: Branch | undefined = this.#root
      for (let at = from; at < text.length; at++) {
        branch = branch.next.get(text.charAt(at))
        if (branch === undefined) break
        for (const name of branch.classes ?? []) {
          const spans = heard.get(name)
          if (spans === undefined) heard.set(name, [{ from, to: at + 1 }])
          else spans.push({ from, to: at + 1 })
        }
      }
    }
    return heard
  }

  /** Covers a stretch that holds nothing found: words, stops, and gaps where neither fits. */
  cover(text: string, from: number, to: number): Token[] {
    const steps = this.#stepsOver(text, from, to)
    const tokens: Token[] = []
    for (let at = from; at < to; ) {
      const { size, classes } = steps[at - from] ?? ONE
      const span = { from: at, to: at + size, text: text.slice(at, at + size) }
      if (classes !== null) tokens.push({ ...span, kind: 'word', classes })
      else if (isStop(span.text)) tokens.push({ ...span, kind: 'stop' })
      else joinGap(tokens, span)
      at += size
    }
    return withinWords(tokens)
  }

  /** From each place the step that leaves the fewest characters uncovered behind it, and then takes the fewest words. */
  #stepsOver(text: string, from: number, to: number): Step[] {
    const price: number[] = new Array(to - from + 1).fill(0)
    const steps: Step[] = new Array(to - from).fill(ONE)
    for (let at = to - 1; at >= from; at--) {
      const here = at - from
      let cheapest = (isStop(text.charAt(at)) ? 1 : GAP) + (price[here + 1] ?? 0)
      let branch: Branch | undefined = this.#root
      for (let end = at; end < to; end++) {
        branch = branch.next.get(text.charAt(end))
        if (branch === undefined) break
        const size = end - at + 1
        const cost = 1 + (price[here + size] ?? 0)
        if (branch.classes === null || cost > cheapest) continue
        cheapest = cost
        steps[here] = { size, classes: branch.classes }
      }
      price[here] = cheapest
    }
    return steps
  }
}

/** Signs before a stretch at which a word that holds it may begin. */
const REACH = 6

interface Step {
  readonly size: number
  /** Null: no word. */
  readonly classes: readonly WordClass[] | null
}

const ONE: Step = { size: 1, classes: null }

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

const STOPS = ',，.。;；:：!！?？、/|()（）[]【】"“”\'‘’~…—-'

function isStop(char: string): boolean {
  return STOPS.includes(char) || char.trim() === ''
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
