/** What stands, without the figures that nobody has approved: what may go into a bulletin that is issued. */
import { type Items, stateFrom } from '../ledger/items.ts'
import { overlaid } from '../ledger/overlay.ts'
import type { Standing, StandingFigure } from '../ledger/standing.ts'

/** `reviews`: the plan has reports on items reviewed; a figure that it has not reviewed is approved as it is filed. */
export function approvedOnly(standing: Standing, reviews = true): Standing {
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
    items: reviews ? approvedItems(standing.items) : standing.items,
  })
}

/** Lists with what their office has approved of the reports, and nothing else of them. */
function approvedItems(items: Items): Items {
  const states = (list: string) =>
    items.states(list).map(({ item, reports }) =>
      stateFrom(
        list,
        item,
        reports.filter((it) => it.status === 'approved'),
      ),
    )
  return {
    lists: () => items.lists(),
    list: (name) => items.list(name),
    states,
    state: (list, name) => states(list).find((it) => it.item.name === name),
    report: (id) => items.report(id),
    verdictOn: (id) => items.verdictOn(id),
    revisionsOf: (list) => items.revisionsOf(list),
    lastOf: (channel, person) => items.lastOf(channel, person),
  }
}
