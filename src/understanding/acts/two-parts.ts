/**
 * A report and a question in one message (社零1-8月6.2，外资怎么样了), or an answer and a report (1-8月的，旅游收入13.1%).
 * Both parts are read, each by itself; where they are nothing of the kind, the message is one.
 */
import { isWord, type Words } from './tokens.ts'

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

/** Where the first clause ends, with its mark; null: it is the only one. */
export function firstClause(raw: string): number | null {
  const end = /^[^,，。;；!！\n]{1,24}[,，。;；\n]/.exec(raw)?.[0].length
  return end === undefined || end >= raw.length ? null : end
}

/** 社零1-8月增长6.4%，主要是汽车类拖累: the last clauses say why, and hold no number of their own. */
export function remarkIn(raw: string, words: Words): string | null {
  let from = 0
  for (const clause of raw.split(/(?<=[,，。;；!！\n])/)) {
    const why = isWord(words.cover(clause, 0, clause.length)[0], 'reason')
    const told = raw
      .slice(from)
      .trim()
      .replace(/[。.；;，,]+$/, '')
    if (why && from > 0) return /\d|[?？吗]/.test(told) || told.length < LEAST ? null : told
    from += clause.length
  }
  return null
}

const LEAST = 5
