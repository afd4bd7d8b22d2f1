/**
 * Compares what should have gone out on a day with what did. Silence is told as well: a message that was never
 * planned, one that could not be sent, one of which nobody knows whether it arrived.
 */
import type { Day } from '../base/clock.ts'
import type { OperatorReply } from '../conversation/turn/replies/reminder.ts'
import type { Person } from '../plan/roster.ts'
import { codeOf, type Nudge } from './nudge.ts'
import type { Row } from './outbox.ts'

export type Watch = Extract<OperatorReply, { type: 'watch' }>

/** `rows`: of that day; `expected`: what the planner says of it now, those who reported since left out. */
export function watchOf(
  day: Day,
  expected: readonly Nudge[],
  rows: readonly Row[],
  people: readonly Person[],
): Watch {
  const known = new Set(rows.map((it) => it.key))
  const named = ({ person, key, problem }: Row) => ({
    person: people.find((it) => it.id === person)?.name ?? person,
    code: codeOf(key),
    problem,
  })
  // What had nothing left to say, or went into another message, was not to go out.
  const own = rows.filter((it) => it.kind !== 'watch' && it.kind !== 'calendar' && it.state !== 'cleared')
  return {
    type: 'watch',
    day,
    expected: own.length + expected.filter((it) => !known.has(it.key)).length,
    sent: own.filter((it) => it.state === 'sent').length,
    unknown: own.filter((it) => it.state === 'unknown').map(named),
    failed: own.filter((it) => it.state === 'failed').map(named),
    missing: expected.filter((it) => !known.has(it.key)).length,
  }
}

/** Nothing to tell: all of it went out, or had nothing left to say. */
export function isQuiet({ unknown, failed, missing }: Watch): boolean {
  return unknown.length === 0 && failed.length === 0 && missing === 0
}
