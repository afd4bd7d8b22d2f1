/**
 * Why something is behind, in the unit's own words or not at all: the last that a unit which answers for the
 * indicator said of its task in this year.
 */
import type { Judgement } from '../judging/judgement.ts'
import type { Books } from '../ledger/books.ts'
import type { OwnWords } from './bulletin.ts'

export function ownWords({ plan, standing, today }: Books, { indicator: id }: Judgement): OwnWords | null {
  const { task, owner_units } = plan.indicator(id)
  if (task === null) return null
  const report = standing
    .progress(task)
    .findLast(
      ({ unit, origin }) => owner_units.includes(unit) && origin.sentAt.slice(0, 4) === today.slice(0, 4),
    )
  return report === undefined
    ? null
    : { unit: report.unit, words: report.words, sentAt: report.origin.sentAt }
}
