/**
 * A report and a question in one message (社零1-8月6.2，外资怎么样了), or an answer and a report (1-8月的，旅游收入13.1%).
 * Both parts are read, each by itself; where they are nothing of the kind, the message is one.
 */
import type { Move } from '../moves/move.ts'
import type { Guess } from '../moves/mover.ts'
import { isWord, type Token, type Words } from './tokens.ts'

const STOP = /[,，。;；!！\s]/
const BEHIND_STOP = new RegExp(`(?<=${STOP.source})`)

/** The first clause that asks, as a place in the raw text; null: none does, or nothing stands before it. */
export function questionStart(raw: string, words: Words): number | null {
  const digit = raw.search(/\d/)
  if (digit < 0 || !STOP.test(raw.slice(digit))) return null
  let from = 0
  for (const clause of raw.split(BEHIND_STOP)) {
    const asks =
      /[?？]\s*$/.test(clause) ||
      (words.speaks(clause, ['question']) &&
        words.cover(clause, 0, clause.length).some((it) => isWord(it, 'question')))
    if (asks && from > 0 && /\d/.test(raw.slice(0, from))) return from
    if (asks) return null
    from += clause.length
  }
  return null
}

/**
 * Where a message of several moves begins to ask: behind what is to be done stand only questions, by the move that each
 * clause makes by itself. 社零通过。新增限上企业报了没有 → 5. Null: it makes one, or they are not sure.
 */
export function questionBehind(raw: string, guess: (clause: string) => Guess | null): number | null {
  const clauses = raw.split(/(?<=[,，。;；!！?？\n])/).filter((it) => it.trim() !== '')
  if (clauses.length < 2) return null
  const made = clauses.map(guess)
  const is = (moves: ReadonlySet<Move>, at: number) => {
    const it = made[at]
    return it != null && it.share >= SURE && moves.has(it.move)
  }
  const first = clauses.findIndex((_, at) => at > 0 && is(ASKING, at))
  if (first < 0 || !clauses.slice(0, first).some((_, at) => is(DOING, at))) return null
  if (!clauses.slice(first).every((_, at) => is(ASKING, first + at) || !is(DOING, first + at))) return null
  return clauses.slice(0, first).reduce((sum, it) => sum + it.length, 0)
}

/**
 * The parts of a message that does several things: 固投那个改5.6；水产补报2.6%，这两个审了没. A clause begins a part where it
 * surely does another kind of thing than the one before it; what tells nothing by itself belongs to what stands before.
 * Null: it is one.
 */
export function partsOf(raw: string, guess: (part: string) => Guess | null): readonly Part[] | null {
  const parts: { text: string; kind: Kind | null }[] = []
  for (const text of raw.split(/(?<=[,，。;；!！?？\n])/).filter((it) => it.trim() !== '')) {
    const kind = kindOf(guess(text))
    const last = parts.at(-1)
    if (last === undefined) parts.push({ text, kind })
    else if (kind === null || kind === last.kind || last.kind === null) {
      last.text += text
      last.kind ??= kind
    } else parts.push({ text, kind })
  }
  const known = parts.flatMap(({ text, kind }) => (kind === null ? [] : [{ text, kind }]))
  return parts.length < 2 || parts.length > MOST || known.length < parts.length ? null : known
}

/** What a part does, in the rough: whether something is told, taken back, wanted to be known, ordered or decided. */
type Kind = 'report' | 'amend' | 'take' | 'ask' | 'order' | 'decide'

export interface Part {
  readonly text: string
  readonly kind: Kind
}

const KINDS: Readonly<Record<Kind, readonly Move[]>> = {
  report: ['report'],
  amend: ['amend'],
  take: ['withdraw', 'restore'],
  ask: ['ask', 'standing'],
  order: ['order'],
  decide: ['approve', 'return'],
}

function kindOf(guess: Guess | null): Kind | null {
  if (guess === null) return null
  const kinds = Object.entries(KINDS) as [Kind, readonly Move[]][]
  const share = (moves: readonly Move[]) => moves.reduce((sum, it) => sum + guess.shareOf(it), 0)
  return kinds.find(([kind, moves]) => share(moves) >= (KNOWN[kind] ?? SURE))?.[0] ?? null
}

const MOST = 4
const SURE = 0.85
/** A question behind a report is told from it more easily than a report from an amendment. */
const KNOWN: { readonly [K in Kind]?: number } = { ask: 0.65, order: 0.8, take: 0.8 }
const ASKING: ReadonlySet<Move> = new Set(['ask', 'standing'])
const DOING: ReadonlySet<Move> = new Set(['amend', 'approve', 'keep', 'report', 'return', 'withdraw', 'yes'])

/** Where the first clause ends, with its mark; null: it is the only one. */
export function firstClause(raw: string): number | null {
  const end = /^[^,，。;；!！\n]{1,24}[,，。;；\n]/.exec(raw)?.[0].length
  return end === undefined || end >= raw.length ? null : end
}

/**
 * 社零1-8月增长6.4%，主要是汽车类拖累; 固投增长4.8%，偏低的原因是房地产投资降18.6%: where a clause behind the report begins to say why.
 * Each place at which what it says may end comes with it, the last of the text first. Null: none does.
 */
export function whyIn(raw: string, words: Words): Why | null {
  const clauses = raw.split(/(?<=[,，。;；!！\n])/)
  let from = 0
  for (const [at, clause] of clauses.entries()) {
    const begins = at > 0 && /\d/.test(raw.slice(0, from)) ? reasonFrom(clause, words) : null
    if (begins !== null) {
      const lengths = clauses.slice(at).map((it) => it.length)
      const ends = lengths.map(
        (_, index) => from + lengths.slice(0, index + 1).reduce((sum, it) => sum + it, 0),
      )
      const told = raw.slice(from).trim()
      return /[?？吗]/.test(told) || told.length < LEAST
        ? null
        : { from, said: from + begins, ends: ends.reverse() }
    }
    from += clause.length
  }
  return null
}

/** `from`: of the clause; `said`: of the reason itself, behind the word that announces it. */
interface Why {
  readonly from: number
  readonly said: number
  readonly ends: readonly number[]
}

/** The word that announces a reason stands near the beginning: what it is the reason of may come before it. */
function reasonFrom(clause: string, words: Words): number | null {
  const tokens = words.cover(clause, 0, clause.length)
  // 系统 begins with a sign that is a reason only by itself.
  const at = tokens.findIndex((it) => isWord(it, 'reason') && it.text.length > 1)
  const before = tokens.slice(0, Math.max(0, at))
  const announces = tokens[at]
  if (announces === undefined || before.some((it) => /\d/.test(it.text)) || lengthOf(before) > BEFORE)
    return null
  // 主要受…影响 needs its 受.
  return announces.to - (announces.text.endsWith('受') ? 1 : 0)
}

function lengthOf(tokens: readonly Token[]): number {
  return tokens.reduce((sum, it) => sum + it.text.length, 0)
}

const LEAST = 5
/** 后面这个慢在, 低于目标主要是. */
const BEFORE = 8
