/** The year's obligations and what last year's plan left open, the days of their rungs and those of the papers, worked out once for a plan. */
import type { Day } from '../base/clock.ts'
import { carriedOver, dueOf, isHeld, isMet, type Obligation, obligationsOf } from '../judging/obligation.ts'
import { dutyKey } from '../ledger/arrangements.ts'
import type { Books } from '../ledger/books.ts'
import type { BulletinSpec } from '../ledger/paper.ts'
import type { Duty } from '../ledger/revision.ts'
import { occurrences } from '../plan/cadence.ts'
import type { Catalogue } from '../plan/catalogue.ts'
import { monthFrom, wholeYear } from '../plan/period.ts'
import type { Step } from './step.ts'
import { STEPS } from './steps.ts'

export interface Rung {
  readonly obligation: Obligation
  readonly step: Step
  /** What the rung was counted from. */
  readonly due: Day
}

/** `year`: under last year's plan; null: under that of the day. */
interface PaperOn {
  readonly kind: BulletinSpec['kind']
  readonly year: number | null
}

const PAPERS = ['dispatch', 'supervision', 'bulletin'] as const

export class Ladder {
  readonly plan: Catalogue
  readonly obligations: readonly Obligation[]
  readonly #byId: ReadonlyMap<string, Obligation>
  readonly #byDay = new Map<Day, Rung[]>()
  readonly #papers = new Map<Day, PaperOn[]>()

  constructor(plan: Catalogue) {
    this.plan = plan
    this.obligations = [...obligationsOf(plan), ...carriedOver(plan)]
    this.#byId = new Map(this.obligations.map((it) => [it.id, it]))
    for (const it of this.obligations) for (const rung of this.#rungs(it, it.due)) this.#note(rung)
    for (const kind of PAPERS)
      for (const [day, year] of this.#days(kind))
        this.#papers.set(day, [...this.papersOn(day), { kind, year }])
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

  /** Which papers the rhythm has on a day. */
  papersOn(day: Day): readonly PaperOn[] {
    return this.#papers.get(day) ?? []
  }

  /** Until this year's plan is issued, last year's papers go on. */
  #days(kind: BulletinSpec['kind']): [Day, number | null][] {
    const { plan } = this
    const before = plan.previous === null ? [] : paperDays(plan.previous, kind)
    const left = before.filter((day) => day > wholeYear(plan.plan.year - 1).to && day <= plan.plan.issued)
    return [
      ...left.map((day): [Day, number] => [day, plan.plan.year - 1]),
      ...paperDays(plan, kind).map((day): [Day, null] => [day, null]),
    ]
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

/** From the plan's issue on; the year's last figures come in the January after it, and the last bulletin tells of them. */
function paperDays({ plan, rhythm, workdays }: Catalogue, kind: BulletinSpec['kind']): Day[] {
  const setting = rhythm[kind]
  if (setting === undefined) return []
  const january = monthFrom(wholeYear(plan.year).to, 1)
  return occurrences(setting.rule, workdays, plan.issued, monthFrom(january.to, 1).to)
    .filter(({ period }) => period.to >= plan.issued && period.from <= january.to)
    .flatMap(({ day }) => (day > plan.issued ? [day] : []))
}
