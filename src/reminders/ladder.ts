/** The year's obligations and the days of their rungs, worked out once for a plan. */
import type { Day } from '../base/clock.ts'
import { dutyKey } from '../ledger/arrangements.ts'
import type { Books } from '../ledger/books.ts'
import type { Duty } from '../ledger/revision.ts'
import type { Catalogue } from '../plan/catalogue.ts'
import { dueOf, isHeld, isMet, type Obligation, obligationsOf } from './obligation.ts'
import type { Step } from './step.ts'
import { STEPS } from './steps.ts'

export interface Rung {
  readonly obligation: Obligation
  readonly step: Step
  /** What the rung was counted from. */
  readonly due: Day
}

export class Ladder {
  readonly plan: Catalogue
  readonly obligations: readonly Obligation[]
  readonly #byId: ReadonlyMap<string, Obligation>
  readonly #byDay = new Map<Day, Rung[]>()

  constructor(plan: Catalogue) {
    this.plan = plan
    this.obligations = obligationsOf(plan)
    this.#byId = new Map(this.obligations.map((it) => [it.id, it]))
    for (const it of this.obligations) for (const rung of this.#rungs(it, it.due)) this.#note(rung)
  }

  /** Undefined for a duty of another year, or one that the plan no longer holds. */
  find(duty: Duty | string): Obligation | undefined {
    return this.#byId.get(typeof duty === 'string' ? duty : dutyKey(duty))
  }

  /** Rungs of a day whose obligation is open and not held by 已知悉. An extension stops the old ladder and begins one. */
  openOn(books: Books, day: Day): Rung[] {
    const { arrangements } = books.standing
    const usual = (this.#byDay.get(day) ?? []).filter(
      ({ obligation }) => arrangements.extendedTo(obligation.duty) === null,
    )
    const extended = arrangements
      .extensions()
      .filter((it) => it.status === 'granted')
      .flatMap((it) => it.duties)
    const moved = [...new Set(extended.map(dutyKey))].flatMap((id) => {
      const found = this.#byId.get(id)
      if (found === undefined) return []
      return this.#rungs(found, dueOf(books, found)).flatMap(([on, rung]) => (on === day ? [rung] : []))
    })
    return [...usual, ...moved].filter(
      ({ obligation }) => !isMet(books, obligation) && !isHeld(books, obligation, day),
    )
  }

  #note([day, rung]: readonly [Day, Rung]): void {
    const known = this.#byDay.get(day)
    if (known === undefined) this.#byDay.set(day, [rung])
    else known.push(rung)
  }

  #rungs(obligation: Obligation, due: Day): (readonly [Day, Rung])[] {
    const { workdays, reminding } = this.plan
    return STEPS.flatMap((step) => {
      const day = step.dayFor(due, workdays, reminding)
      return day === null ? [] : [[day, { obligation, step, due }] as const]
    })
  }
}
