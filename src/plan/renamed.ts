/**
 * The ids by which the ledger knows a plan's indicators. The ledger goes on over the years, a folder's ids need not: an
 * indicator that was another id in last year's folder says so (`was`), and stays in the program what it was. An id that
 * last year's folder gave to something that has another id now is a new one, told apart by its year.
 *
 * @example withLedgerIds(data, previous) // { id: '1-5', was: '1-3' } is 1-3, as in the ledger; in the folder it is 1-5
 */
import type { Catalogue, PlanData } from './catalogue.ts'

export function withLedgerIds(
  data: PlanData,
  previous: Catalogue | null,
): { data: PlanData; faults: string[] } {
  const renamed = data.indicators.filter((it) => it.was !== undefined)
  if (renamed.length === 0) return { data, faults: [] }
  const before = new Map(previous?.indicators.map((it) => [it.written ?? it.id, it.id]) ?? [])
  const faults: string[] = []
  const taken = new Map<string, string>()
  for (const { id, name, was = '' } of renamed) {
    const place = `indicators/ “${name}”（${id}） was`
    if (previous === null) faults.push(`${place}: plan.json 没有写上年计划（previous）`)
    else if (!before.has(was)) faults.push(`${place}: 上年计划中没有指标“${was}”`)
    else if (taken.has(was)) faults.push(`${place}: “${was}”已是“${taken.get(was)}”上年的编号`)
    taken.set(was, name)
  }
  const ledgerId = new Map(
    data.indicators.map(({ id, was }) => {
      if (was !== undefined) return [id, before.get(was) ?? was]
      return [id, taken.has(id) ? `${id}@${data.plan.year}` : (before.get(id) ?? id)]
    }),
  )
  const own = (id: string) => ledgerId.get(id) ?? id
  return {
    faults,
    data: {
      ...data,
      indicators: data.indicators.map((it) => ({ ...it, id: own(it.id), written: it.id })),
      conflicts: data.conflicts.map((it) => ({ ...it, indicators: it.indicators.map(own) })),
      calendar: (data.calendar ?? []).map((it) => ({ ...it, indicator: own(it.indicator) })),
    },
  }
}
