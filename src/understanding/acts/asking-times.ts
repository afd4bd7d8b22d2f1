/** The times of a question: of which it is asked, since when something moved, and those that are told from what was shown. */
import type { Day } from '../../base/clock.ts'
import type { Period } from '../../plan/period.ts'
import { findPeriods } from '../periods/periods.ts'
import { isWord, type Token } from './tokens.ts'

export const RELATIVE = /^(?:上一?个?|再?往?前一?个?)(?:月|季度|期)$/

/** 多了多少 is a change only beside the other time; a sum otherwise. */
export function movedSince(tokens: readonly Token[]): boolean {
  const times = tokens.filter((it) => it.kind === 'period' || isWord(it, 'previous'))
  const beside = tokens.some(
    (it) => isWord(it, 'against', 'since') || /^从|[到至](?:现在|今|目前)/.test(it.text),
  )
  return times.length > 0 && (beside || tokens.some((it) => MONTH_ALONE.test(it.text)))
}

export const MONTH_ALONE = /^(?:一个月|单月|当月)$/

/** Of 6月底到现在 the time that it runs from. */
function startOf({ period, text }: Extract<Token, { kind: 'period' }>, today: Day): Period | null {
  const start = text.replace(/[到至](?:现在|今天?|目前|如今)$|以来$/, '')
  return start === text ? period.period : (findPeriods(start, today, true)[0]?.period ?? null)
}

/** `since`: the time that it is compared with; 9月一个月 is that month by itself. */
export function timesOf(
  tokens: readonly Token[],
  today: Day,
): {
  readonly period: Period | null
  readonly since: Period | null
} {
  const alone = tokens.some((it) => MONTH_ALONE.test(it.text))
  const [first] = tokens.flatMap((it) =>
    it.kind === 'period' && !RELATIVE.test(it.text) && !VAGUE.test(it.text) ? [startOf(it, today)] : [],
  )
  return alone ? { period: first ?? null, since: null } : { period: null, since: first ?? null }
}

export function periodIn(tokens: readonly Token[]): Period | null {
  const found = tokens.flatMap((it) =>
    it.kind === 'period' && it.period.role === 'period' && !RELATIVE.test(it.text) && !VAGUE.test(it.text)
      ? [it.period.period]
      : [],
  )
  return found.length === 1 ? (found[0] ?? null) : null
}

const VAGUE = /^(?:今年|全年|本年|年[底末]|现在|目前|今天|本月|这个?月)/
