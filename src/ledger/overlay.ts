/**
 * Another view of what stands: what is given is read instead, all else from below. `approvedOnly` of a bulletin is
 * one, and the books as they will be once a decision is written down.
 */
import type { Standing } from './standing.ts'

export function overlaid(standing: Standing, given: Partial<Standing>): Standing {
  return {
    head: standing.head,
    revisions: standing.revisions,
    figures: () => standing.figures(),
    ofIndicator: (id) => standing.ofIndicator(id),
    ofUnit: (unit) => standing.ofUnit(unit),
    figure: (fact) => standing.figure(fact),
    byId: (id) => standing.byId(id),
    replacedBy: (id) => standing.replacedBy(id),
    below: (id) => standing.below(id),
    history: (fact) => standing.history(fact),
    revision: (id) => standing.revision(id),
    lastOf: (channel, person) => standing.lastOf(channel, person),
    progress: (task, plan) => standing.progress(task, plan),
    ruling: (indicator, plan) => standing.ruling(indicator, plan),
    arrangements: standing.arrangements,
    papers: standing.papers,
    admissions: standing.admissions,
    backings: standing.backings,
    items: standing.items,
    ...given,
  }
}
