/** What stands, without the figures that nobody has approved: what may go into a bulletin that is issued. */
import type { Standing, StandingFigure } from '../ledger/standing.ts'

export function approvedOnly(standing: Standing): Standing {
  const approved = (figures: readonly StandingFigure[]) => figures.filter((it) => it.status === 'approved')
  const one = (figure: StandingFigure | undefined) => (figure?.status === 'approved' ? figure : undefined)
  return {
    head: standing.head,
    revisions: standing.revisions,
    figures: () => approved(standing.figures()),
    ofIndicator: (id) => approved(standing.ofIndicator(id)),
    ofUnit: (unit) => approved(standing.ofUnit(unit)),
    figure: (fact) => one(standing.figure(fact)),
    byId: (id) => one(standing.byId(id)),
    history: (fact) => standing.history(fact),
    revision: (id) => standing.revision(id),
    lastOf: (channel, person) => standing.lastOf(channel, person),
    progress: (task) => standing.progress(task),
    ruling: (indicator) => standing.ruling(indicator),
    arrangements: standing.arrangements,
    papers: standing.papers,
    admissions: standing.admissions,
    backings: standing.backings,
  }
}
