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
 * The sentences of a message, where each does something of its own, at least one takes back or puts right, and no two
 * that follow each other do the same. Null: it is one, or it is not sure what they do.
 */
export function partsOf(raw: string, guess: (part: string) => Guess | null): readonly string[] | null {
  const parts = raw.split(/(?<=[。;；!！?？\n])/).filter((it) => it.trim() !== '')
  if (parts.length < 2 || parts.length > MOST) return null
  const made = parts.map(guess)
  if (made.some((it) => it === null || it.share < SURE || !(DOING.has(it.move) || ASKING.has(it.move))))
    return null
  const moves = made.flatMap((it) => it?.move ?? [])
  const changes = moves.some((it) => it === 'amend' || it === 'withdraw')
  return changes && moves.every((it, at) => at === 0 || it !== moves[at - 1]) ? parts : null
}

const MOST = 4
const SURE = 0.85
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
