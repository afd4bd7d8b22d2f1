/**
 * Why something is behind, in the unit's own words or not at all: its explanation of this data period, else its last
 * one of this same lag, else the last that a unit which answers for the indicator said of its task in this year.
 */
import type { Judgement } from '../judging/judgement.ts'
import { bindingPromiseOf } from '../judging/promise.ts'
import type { Books } from '../ledger/books.ts'
import type { Origin } from '../ledger/revision.ts'
import type { Period } from '../plan/period.ts'
import type { OwnWords } from './bulletin.ts'

/** `since`: the first period of the lag; what was said of an earlier one is no reason of this. */
export function ownWords(books: Books, judgement: Judgement, since: Period | null): OwnWords | null {
  const { plan, standing, today } = books
  const { task, owner_units } = plan.indicator(judgement.indicator)
  const ofYear = ({ origin }: { origin: Origin }) => origin.sentAt.slice(0, 4) === today.slice(0, 4)
  const explained = standing.backings
    .explanations(judgement.indicator)
    .filter((it) => ofYear(it) && (since === null || it.period.to >= since.to))
  const latest = explained.findLast((it) => it.period.to === judgement.period?.to) ?? explained.at(-1)
  if (latest !== undefined) {
    const { unit, reason, measures, needs, origin } = latest
    // Said for whichever period: an explanation without a day takes no promise back.
    const promised = bindingPromiseOf(books, judgement.indicator)?.day ?? null
    return { unit, sentAt: origin.sentAt, reason, measures, promised, needs, progress: null }
  }
  if (task === null) return null
  const report = standing
    .progress(task, plan.key)
    .findLast((it) => owner_units.includes(it.unit) && ofYear(it))
  if (report === undefined) return null
  const { unit, origin, words } = report
  const nothing = { reason: null, measures: null, promised: null, needs: null }
  return { unit, sentAt: origin.sentAt, ...nothing, progress: words }
}
