/**
 * The plan as everything else reads it: what was promised, under which names, and who answers for it.
 * Built once from checked seeds and never changed.
 */
import type { Rhythm } from './cadence.ts'
import type { Lights, Release } from './calendar.ts'
import { type Reminding, USUAL_REMINDING } from './reminding.ts'
import type { Cadence, Campaign, Conflict, Indicator, PlanHead, Target, Task, Unit } from './schema.ts'
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
  readonly #indicators: ReadonlyMap<string, Indicator>
  readonly #tasks: ReadonlyMap<string, Task>
  readonly #units: ReadonlyMap<string, Unit>
  readonly #campaigns: ReadonlyMap<string, Campaign>

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
    this.#indicators = new Map(data.indicators.map((it) => [it.id, it]))
    this.#tasks = new Map(data.tasks.map((it) => [it.id, it]))
    this.#units = new Map(data.units.map((it) => [it.name, it]))
    this.#campaigns = new Map(data.campaigns.map((it) => [it.name, it]))
  }

  /** Throws on an id that the plan does not hold: ids come from the plan or from the ledger, never from a person. */
  indicator(id: string): Indicator {
    return known(this.#indicators.get(id), 'indicator', id)
  }
  task(id: string): Task {
    return known(this.#tasks.get(id), 'task', id)
  }
  unit(name: string): Unit {
    return known(this.#units.get(name), 'unit', name)
  }
  campaign(name: string): Campaign {
    return known(this.#campaigns.get(name), 'campaign', name)
  }
  /** Null for an id that an older ledger or another plan used. */
  findIndicator(id: string): Indicator | null {
    return this.#indicators.get(id) ?? null
  }
  findUnit(name: string): Unit | null {
    return this.#units.get(name) ?? null
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
    return this.indicators.filter((it) => it.kind === 'rank' && it.name.startsWith(stem))
  }
  /** The plan's offices (专班办公室) by campaign. */
  officeOf(campaign: string): string {
    return this.campaign(campaign).office
  }
}

/**
 * The target that a figure is judged by: the one number that the plan prints, in the firmest wording.
 * Null where the printed numbers differ (待裁定) or where the plan gives no number.
 */
export function judgedTarget(indicator: Indicator): Target | null {
  const numbered = indicator.targets.filter((it) => it.value !== null)
  const values = new Set(numbered.map((it) => it.value))
  return values.size === 1 ? (numbered[0] ?? null) : null
}

function known<T>(found: T | undefined, what: string, id: string): T {
  if (found === undefined) throw new Error(`the plan holds no ${what} ${id}`)
  return found
}
