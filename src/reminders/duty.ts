/** Whether a part of a message still has something to ask for. */

import { judge } from '../judging/judge.ts'
import { dueOf, isHeld, isMet } from '../judging/obligation.ts'
import { isBehind } from '../judging/tally.ts'
import type { Books } from '../ledger/books.ts'
import type { Duty } from '../ledger/revision.ts'
import type { Ladder } from './ladder.ts'
import type { Part } from './nudge.ts'
import { isPledge, pledgeAsked } from './pledge.ts'
import { EXPLAIN } from './step.ts'
import { STEPS } from './steps.ts'

/**
 * Met by a report, or put off by an extension that was granted after the rung was planned: nothing is asked. A rung
 * of the new ladder, counted from the extended day, stays.
 */
export function isOpenDuty(books: Books, ladder: Ladder, { duty, step }: Part): boolean {
  if (isPledge(duty)) return pledgeAsked(books, duty, 'clerk') !== null
  if (step === EXPLAIN) return !isExplained(books, duty)
  const found = ladder.find(duty)
  if (found === undefined) return step === 'urge'
  if (isMet(books, found)) return false
  const rung = STEPS.find((it) => it.name === step)
  if (rung !== undefined && isHeld(books, found, books.today)) return false
  if (rung === undefined || books.standing.arrangements.extendedTo(duty) === null) return true
  const day = rung.dayFor(dueOf(books, found), ladder.plan.workdays, ladder.plan.reminding)
  return day !== null && day <= books.today
}

/** The unit has said why, or it is behind no longer. */
function isExplained(books: Books, duty: Duty): boolean {
  if ('task' in duty) return true
  const told = books.standing.backings
    .explanations(duty.indicator)
    .some((it) => it.period.to === duty.period.to && it.reason !== null)
  return told || !isBehind(judge(books, duty.indicator))
}
