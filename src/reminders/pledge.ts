/**
 * A promised day that has passed while the indicator is still behind: it climbs the same ladder as what was not
 * reported, counted from the promised day. Derived at every look: a newer promise, or a figure that has caught up, ends it.
 *
 * @example pledgesOn(books, '2025-07-01') // promised for 30 June, still behind: the unit's clerk
 */
import type { Day } from '../base/clock.ts'
import type { PledgeAsked } from '../conversation/turn/replies/reminder.ts'
import { judge } from '../judging/judge.ts'
import { type Promised, promiseOf, promisesOf } from '../judging/promise.ts'
import type { Books } from '../ledger/books.ts'
import type { Duty } from '../ledger/revision.ts'
import type { Addressee, Step } from './step.ts'
import { overdueHead } from './steps/overdue-head.ts'
import { overdueOffice } from './steps/overdue-office.ts'
import { promisePassed } from './steps/promise-passed.ts'

/** By which indicator and day it is the same promise. */
export interface Pledge {
  readonly promise: string
  readonly day: Day
}

export interface PledgeRung {
  readonly pledge: Pledge
  readonly unit: string
  readonly campaign: string
  readonly step: Step
}

const STEPS: readonly Step[] = [promisePassed, overdueHead, overdueOffice]

export function isPledge(it: Duty | Pledge): it is Pledge {
  return 'promise' in it
}

/** Rungs of a day. */
export function pledgesOn(books: Books, day: Day): PledgeRung[] {
  const { plan } = books
  return promisesOf(books).flatMap((it) => {
    if (it.day >= day) return []
    // Seen on that day, which in a preview lies ahead.
    const steps = STEPS.filter((step) => step.dayFor(it.day, plan.workdays, plan.reminding) === day)
    if (steps.length === 0 || promiseOf({ ...books, today: day }, it.indicator)?.state !== 'lapsed') return []
    const { campaign } = plan.indicator(it.indicator)
    const pledge = { promise: it.indicator, day: it.day }
    return steps.map((step) => ({ pledge, unit: it.unit, campaign, step }))
  })
}

/** As it is told of now; null once it was kept, or another day has been promised. */
export function pledgeAsked(books: Books, { promise, day }: Pledge, as: Addressee): PledgeAsked | null {
  const now: Promised | null = books.plan.knownIndicator(promise) === null ? null : promiseOf(books, promise)
  if (now === null || now.state !== 'lapsed' || now.day !== day) return null
  const { unit, awaits } = now
  return { indicator: promise, unit, day, period: judge(books, promise).period, awaits, as }
}
