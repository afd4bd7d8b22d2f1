/**
 * 周调度, 双周督导 and 月通报 on their days: who is due which, by the plan's rhythm, and what stands in it at the moment
 * of sending. They go into the person's digest of that day: one message a day, whatever falls due.
 *
 * @example papersOn(desk, ladder, '2025-05-16') // a Friday: dispatch to each campaign's office, supervision to heads
 */
import type { Day } from '../base/clock.ts'
import { compile } from '../bulletins/compile.ts'
import type { PaperFacts } from '../conversation/turn/replies/reminder.ts'
import type { Person } from '../plan/roster.ts'
import { askedOf } from './asked.ts'
import type { Ladder } from './ladder.ts'
import type { PaperDue } from './paper-due.ts'
import type { Desk } from './recipients.ts'

interface PersonsPaper {
  readonly person: Person
  readonly paper: PaperDue
}

/** Planned by the rhythm alone. Whether there is anything to say is seen at sending: a day's plan stays the same. */
export function papersOn({ people }: Pick<Desk, 'people'>, ladder: Ladder, day: Day): PersonsPaper[] {
  const kinds = ladder.papersOn(day)
  if (kinds.length === 0) return []
  return people.flatMap((person) =>
    kinds.flatMap(({ kind, year }) =>
      papersFor(person, kind, ladder).map((paper) => ({
        person,
        paper: year === null ? paper : { ...paper, year },
      })),
    ),
  )
}

/** To those alone whom it is for: nobody stands in for an office or a head. */
function papersFor({ role, unit }: Person, kind: PaperDue['kind'], { plan }: Ladder): PaperDue[] {
  switch (kind) {
    case 'dispatch': {
      const own = plan.campaigns.filter((it) => role === 'office' && plan.isOfficeOf(unit, it.name))
      return own.map(({ name }) => ({ kind, campaign: name, unit: null }))
    }
    case 'supervision':
      // Who answers for no indicator may answer for a project; whether one is late is seen at sending.
      return role === 'lead' && unit !== null ? [{ kind, campaign: null, unit }] : []
    case 'bulletin':
      return role === 'supervisor' ? [{ kind, campaign: null, unit: null }] : []
  }
}

/** Of the latest figures, those that wait for review among them and counted. Null: nothing to say. */
export function paperFacts(
  desk: Desk,
  ladder: Ladder,
  { kind, campaign, unit, year }: PaperDue,
): PaperFacts | null {
  const { books } = desk
  const { today } = books
  const spec = { kind, campaign, unit, period: null, today, pending: true }
  const bulletin = compile(books, year === undefined ? spec : { ...spec, year })
  const { behind, moved, due, owed: late, items } = bulletin
  // The newest first: of the older there has been a word before.
  const owed =
    kind === 'supervision'
      ? late
          .flatMap((it) => it.items)
          .map((it) => askedOf(desk, ladder, it.duty))
          .sort((a, b) => b.due.localeCompare(a.due))
      : []
  const {
    late: lateItems = [],
    blocked = [],
    moved: movedItems = [],
    starting = [],
    ending = [],
  } = items ?? {}
  const trouble = lateItems.length + blocked.length
  const news = trouble + movedItems.length + starting.length + ending.length
  const silent = {
    dispatch: moved.length + behind.length + due.length + late.length + news === 0,
    supervision: behind.length + owed.length + trouble === 0,
    bulletin: false,
  }[kind]
  return silent ? null : { bulletin, overdue: owed, assumed: ladder.plan.rhythm[kind]?.assumed ?? true }
}
