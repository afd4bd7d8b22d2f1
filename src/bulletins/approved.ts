/** What stands, without the figures that nobody has approved: what may go into a bulletin that is issued. */
import { overlaid } from '../ledger/overlay.ts'
import type { Standing, StandingFigure } from '../ledger/standing.ts'

export function approvedOnly(standing: Standing): Standing {
  const approved = (figures: readonly StandingFigure[]) => figures.filter((it) => it.status === 'approved')
  const one = (figure: StandingFigure | undefined) => (figure?.status === 'approved' ? figure : undefined)
  return overlaid(standing, {
    figures: () => approved(standing.figures()),
    ofIndicator: (id) => approved(standing.ofIndicator(id)),
    ofUnit: (unit) => approved(standing.ofUnit(unit)),
    figure: (fact) => one(standing.figure(fact)),
    byId: (id) => one(standing.byId(id)),
    replacedBy: (id) => one(standing.replacedBy(id)),
    below: (id) => one(standing.below(id)),
  })
}
