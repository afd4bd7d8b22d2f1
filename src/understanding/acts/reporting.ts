/**
 * What is reported in the light of what was recorded before: the time that is to come (下面报上半年的), a sister of the
 * indicator spoken of (农村的490 after 城市低保标准), the end of a series, and remarks that hold nothing to record.
 */
import type { Doing } from './act.ts'
import { Clause } from './clause.ts'
import { isWord, type Token } from './tokens.ts'

/** A time, words of reporting, and nothing else. */
export function headerIn(given: readonly Token[][]): Doing | null {
  const tokens = given.flat()
  const periods = tokens.filter((it) => it.kind === 'period')
  const [only, ...more] = periods
  const period = only?.kind === 'period' && only.period.role === 'period' ? only.period.period : null
  if (period === null || more.length > 0) return null
  const others = tokens.filter((it) => it !== only)
  const fills = others.every(
    (it) => isWord(it, 'reporting', 'particle', 'polite', 'all') || it.text === '一个',
  )
  return fills && others.some((it) => isWord(it, 'reporting')) ? { act: 'report.header', period } : null
}

export function doneIn(given: readonly Token[][]): Doing | null {
  const tokens = given.flat()
  const fills = tokens.every((it) => isWord(it, 'done', 'particle', 'polite', 'reporting'))
  return fills && tokens.some((it) => isWord(it, 'done')) ? { act: 'report.done' } : null
}

/** Said after a receipt, with no number, time or question in it; numbers where it says why. */
export function noteIn(given: readonly Token[][], words: string): Doing | null {
  const clauses = given.map((it) => new Clause(it))
  const tells = clauses.some((it) => it.unknown.length >= 2)
  const why = clauses.some((it) => it.has('reason', 'unready'))
  const bare = clauses.every((it) => it.of('figure').length === 0 || (why && it.unknown.length >= 2))
  const asks = clauses.some((it) => it.has('question', 'withdraw', 'change', 'wrong', 'deny', 'keep'))
  const tellsWhy = clauses.some((it) => it.has('reason', 'cause'))
  return (tells || tellsWhy) && bare && !asks ? { act: 'report.note', words, why: tellsWhy } : null
}
