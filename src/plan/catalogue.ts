/**
 * The plan as everything else reads it: what was promised, under which names, and who answers for it.
 * Built once from checked seeds and never changed.
 */
import type { Day } from '../base/clock.ts'
import type { Rhythm } from './cadence.ts'
import type { Lights, Release } from './calendar.ts'
import { departedCampaign, departedIndicator, departedTask, departedUnit } from './departed.ts'
import type { PrintedList } from './lists/printed.ts'
import { type Period, yearOf } from './period.ts'
import { type Reminding, USUAL_REMINDING } from './reminding.ts'
import type { Cadence, Campaign, Conflict, Indicator, NumberReason, PlanHead, Task, Unit } from './schema.ts'
import { Workdays } from './workdays.ts'

export interface PlanData {
  readonly plan: PlanHead
  readonly campaigns: readonly Campaign[]
  readonly units: readonly Unit[]
  readonly tasks: readonly Task[]
  readonly indicators: readonly Indicator[]
  readonly conflicts: readonly Conflict[]
  readonly cadences: readonly Cadence[]
  /** The document itself, verbatim. */
  readonly document: string
  /** When figures come out, where the city says otherwise than judging/release.ts. */
  readonly calendar?: readonly Release[]
  /** Where the lights change, where the city says otherwise than judging/thresholds.ts. */
  readonly lights?: Lights
  /** 周调度, 双周督导, 月通报, and when tasks without figures are told of; what is absent does not recur. */
  readonly rhythm?: Rhythm
  /** When and how often units are reminded, where the city says otherwise than plan/reminding.ts. */
  readonly reminding?: Reminding
  /** Working days, with what the city's own workdays.json adds. */
  readonly workdays?: Workdays
  /** Numbers of the document that are no targets, with the reason; only `plan check` asks. */
  readonly numbers?: readonly NumberReason[]
  /** Projects, tasks and policies that the document itself names. */
  readonly lists?: readonly PrintedList[]
  /** Last year's plan, with the one before it behind it: read, and never written under. */
  readonly previous?: Catalogue | null
}

/** What a plan is called in the ledger and in sheets: `岳阳-2025`. One city has one plan a year. */
export function planKey({ city, year }: Pick<PlanHead, 'city' | 'year'>): string {
  return `${city}-${year}`
}

/** As much of a paper as says which year it is of. */
export interface PaperYear {
  readonly year?: number | undefined
  readonly period: Period | null
  readonly today: Day
}

export class Catalogue implements PlanData {
  readonly plan: PlanHead
  readonly campaigns: readonly Campaign[]
  readonly units: readonly Unit[]
  readonly tasks: readonly Task[]
  readonly indicators: readonly Indicator[]
  readonly conflicts: readonly Conflict[]
  readonly cadences: readonly Cadence[]
  readonly document: string
  readonly calendar: readonly Release[]
  readonly lights: Lights
  readonly rhythm: Rhythm
  readonly reminding: Reminding
  readonly workdays: Workdays
  readonly previous: Catalogue | null
  readonly numbers: readonly NumberReason[]
  readonly lists: readonly PrintedList[]
  readonly key: string
  readonly #indicators: ReadonlyMap<string, Indicator>
  readonly #tasks: ReadonlyMap<string, Task>
  readonly #units: ReadonlyMap<string, Unit>
  readonly #campaigns: ReadonlyMap<string, Campaign>
  readonly #ranks: readonly Indicator[]

  constructor(data: PlanData) {
    this.plan = data.plan
    this.campaigns = data.campaigns
    this.units = data.units
    this.tasks = data.tasks
    this.indicators = data.indicators
    this.conflicts = data.conflicts
    this.cadences = data.cadences
    this.document = data.document
    this.calendar = data.calendar ?? []
    this.lights = data.lights ?? {}
    this.rhythm = data.rhythm ?? {}
    this.reminding = data.reminding ?? USUAL_REMINDING
    this.workdays = data.workdays ?? Workdays.of()
    this.previous = data.previous ?? null
    this.numbers = data.numbers ?? []
    this.lists = data.lists ?? []
    this.key = planKey(data.plan)
    this.#indicators = new Map(data.indicators.map((it) => [it.id, it]))
    this.#tasks = new Map(data.tasks.map((it) => [it.id, it]))
    this.#units = new Map(data.units.map((it) => [it.name, it]))
    this.#campaigns = new Map(data.campaigns.map((it) => [it.name, it]))
    this.#ranks = data.indicators.filter((it) => it.kind === 'rank')
  }

  /**
   * What an id means. It may come from the ledger, which outlives the plans: one that this plan does not hold is what
   * the plans before made of it, marked 已不在计划中.
   */
  indicator(id: string): Indicator {
    return (
      this.#indicators.get(id) ??
      departedIndicator(
        id,
        this.#before((it) => it.findIndicator(id)),
      )
    )
  }
  task(id: string): Task {
    return (
      this.#tasks.get(id) ??
      departedTask(
        id,
        this.#before((it) => it.findTask(id)),
      )
    )
  }
  unit(name: string): Unit {
    return (
      this.#units.get(name) ??
      departedUnit(
        name,
        this.#before((it) => it.findUnit(name)),
      )
    )
  }
  campaign(name: string): Campaign {
    return (
      this.#campaigns.get(name) ??
      departedCampaign(
        name,
        this.#before((it) => it.findCampaign(name)),
      )
    )
  }
  /** Null for an id that an older ledger or another plan used. */
  findIndicator(id: string): Indicator | null {
    return this.#indicators.get(id) ?? null
  }
  /** As this plan means an id, or the latest before it, marked; null: no plan that is loaded knows it. */
  knownIndicator(id: string): Indicator | null {
    return this.years.some((it) => it.findIndicator(id) !== null) ? this.indicator(id) : null
  }
  findTask(id: string): Task | null {
    return this.#tasks.get(id) ?? null
  }
  findUnit(name: string): Unit | null {
    return this.#units.get(name) ?? null
  }
  findCampaign(name: string): Campaign | null {
    return this.#campaigns.get(name) ?? null
  }

  /** This plan and those before it, the latest first. */
  get years(): Catalogue[] {
    return [this, ...(this.previous?.years ?? [])]
  }
  /** The plan of a year; null where none is loaded. */
  ofYear(year: number): Catalogue | null {
    return this.plan.year === year ? this : (this.previous?.ofYear(year) ?? null)
  }
  /** The plan that a paper is drawn up under: of the year that it names, else of its period, else of its day. */
  telling({ year, period, today }: PaperYear): Catalogue {
    const spoken = year ?? yearOf(period?.to ?? today)
    return this.ofYear(spoken) ?? this
  }
  /** Indicators of last year's plan that this one dropped: still named, reported for last year, and asked after. */
  get departed(): Indicator[] {
    const before = this.previous?.indicators ?? []
    return before.filter((it) => !this.#indicators.has(it.id)).map((it) => this.indicator(it.id))
  }

  #before<T>(find: (plan: Catalogue) => T | null): T | null {
    for (const plan of this.previous?.years ?? []) {
      const found = find(plan)
      if (found !== null) return found
    }
    return null
  }

  indicatorsOf(campaign: string): Indicator[] {
    return this.indicators.filter((it) => it.campaign === campaign)
  }
  tasksOf(campaign: string): Task[] {
    return this.tasks.filter((it) => it.campaign === campaign)
  }
  /** What a unit answers for: indicators it owns, tasks it leads, tasks it joins in. */
  dutiesOf(unit: string): { indicators: Indicator[]; leads: Task[]; joins: Task[] } {
    return {
      indicators: this.indicators.filter((it) => it.owner_units.includes(unit)),
      leads: this.tasks.filter((it) => it.lead_units.includes(unit)),
      joins: this.tasks.filter((it) => it.joint_units.includes(unit)),
    }
  }
  conflictsOf(indicator: string): Conflict[] {
    return this.conflicts.filter((it) => it.indicators.includes(indicator))
  }
  /** The places in an order that the plan sets beside an indicator: 进出口增速 → 进出口总量全省排名. */
  ranksBeside({ name }: Indicator): Indicator[] {
    const stem = name.replace(/增速$/, '')
    return this.#ranks.filter((it) => it.name.startsWith(stem))
  }
  /** The growth rate that one of the ids is the place of: 进出口总量全省排名 → 进出口增速. */
  rankedBy(ids: readonly string[]): Indicator | undefined {
    if (!this.#ranks.some((it) => ids.includes(it.id))) return undefined
    return this.indicators.find(
      (it) => it.kind === 'growth' && this.ranksBeside(it).some((rank) => ids.includes(rank.id)),
    )
  }
  /** The plan's offices (专班办公室) by campaign; null: the plan names none, and whoever holds the role speaks for it. */
  officeOf(campaign: string): string | null {
    return this.campaign(campaign).office
  }
  isOfficeOf(unit: string | null, campaign: string): boolean {
    const office = this.officeOf(campaign)
    return office === null || office === unit
  }
}
