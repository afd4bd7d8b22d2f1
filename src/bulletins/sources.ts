/** The revisions that a bulletin stands on: from these and no others the same facts can be compiled again. */
import type { Judgement } from '../judging/judgement.ts'
import type { Obligation } from '../judging/obligation.ts'
import type { Books } from '../ledger/books.ts'
import type { ListStanding } from '../ledger/items.ts'
import type { Duty } from '../ledger/revision.ts'

/**
 * Of every indicator all figures that stand (the earlier ones say since when it is behind, the province's what it is
 * compared with, those not approved how many were left out), its evidence, explanations and ruling, its task's words, and
 * what was granted about reporting it; of every task that is told in words the same; of a list the sheet and all that was
 * said of its items.
 */
export function revisionsOf(
  { plan, standing }: Books,
  rows: readonly Judgement[],
  obligations: readonly Obligation[],
  lists: readonly Pick<ListStanding, 'name'>[],
): string[] {
  const { backings } = standing
  const indicators = new Set(rows.map((it) => it.indicator))
  const tasks = new Set([
    ...rows.flatMap(({ indicator }) => plan.indicator(indicator).task ?? []),
    ...obligations.flatMap(({ duty }) => ('task' in duty ? [duty.task] : [])),
  ])
  const reports = [
    ...[...indicators].flatMap((it) => standing.ofIndicator(it)).flatMap((it) => it.history),
    ...[...tasks].flatMap((it) => standing.progress(it, plan.key)).map((it) => it.id),
  ]
  const said = [...indicators].flatMap((it) => [
    ...backings.explanations(it).map(({ id }) => id),
    ...[standing.ruling(it, plan.key)?.id].filter((id) => id !== undefined),
  ])
  const about = (duty: Duty) => ('indicator' in duty ? indicators.has(duty.indicator) : tasks.has(duty.task))
  const listed = lists.flatMap(({ name }) => standing.items.revisionsOf(name))
  const evidence = backings.evidenceFor(reports).map((it) => it.id)
  const ids = [...reports, ...evidence, ...said, ...decided(standing, about), ...listed]
  return [...new Set(ids)].sort(inLedgerOrder)
}

/** What the office has granted or agreed to, with the request. */
function decided({ arrangements }: Books['standing'], about: (duty: Duty) => boolean): string[] {
  const granted = arrangements.extensions().filter((it) => it.status === 'granted')
  const agreed = arrangements.responses.disclaimers().filter((it) => it.status === 'agreed')
  return [...granted, ...agreed]
    .filter((it) => it.duties.some(about))
    .flatMap(({ id, decision }) => (decision === null ? [] : [id, decision]))
}

function inLedgerOrder(a: string, b: string): number {
  const [[entry = 0, index = 0], [otherEntry = 0, otherIndex = 0]] = [a, b].map((it) =>
    it.split('.').map(Number),
  ) as [number[], number[]]
  return entry - otherEntry || index - otherIndex
}
