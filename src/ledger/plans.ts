/**
 * Which plans a store has been opened with: one city has one store over the years. New entries name their plan;
 * those from before that belong to the plan that the store was opened with first, which is noted here once.
 */
import { type Day, dayOf } from '../base/clock.ts'
import { Problem } from '../base/problem.ts'
import type { Shelf, Store } from '../base/store.ts'
import type { Catalogue } from '../plan/catalogue.ts'
import { yearOf } from '../plan/period.ts'

/** The shelf where the plans stand, each under its key, and under `first` the one that old entries belong to. */
export const PLANS_SHELF = 'plans'
const FIRST = 'first'

export interface NotedPlan {
  /** `岳阳-2025`. */
  readonly key: string
  readonly city: string
  readonly year: number
  readonly title: string
}

export class NotedPlans {
  readonly #shelf: Shelf<NotedPlan>

  constructor(store: Store) {
    this.#shelf = store.shelf<NotedPlan>(PLANS_SHELF)
  }

  /** Undefined for a store that no program that names plans has opened yet. */
  first(): Promise<NotedPlan | undefined> {
    return this.#shelf.get(FIRST)
  }

  async all(): Promise<NotedPlan[]> {
    const found: NotedPlan[] = []
    for await (const [key, plan] of this.#shelf.entries()) if (key !== FIRST) found.push(plan)
    return found.sort((a, b) => a.year - b.year)
  }

  /** Notes that the store is open with a plan, and, once, which one the entries without a plan belong to. */
  async note(plan: Catalogue, first: NotedPlan): Promise<void> {
    await this.#shelf.putIfAbsent(FIRST, first)
    await this.#shelf.putIfAbsent(plan.key, notedOf(plan))
  }
}

/** Throws a Problem `store.other_city`: one city's figures under another's plan would be recorded for ever. */
export async function refuseOtherCity(store: Store, { plan }: Catalogue): Promise<void> {
  const other = (await new NotedPlans(store).all()).find((it) => it.city !== plan.city)
  if (other === undefined) return
  throw new Problem(
    'store.other_city',
    `数据文件是“${other.city}”的（${other.title}），计划是“${plan.city}”的`,
    '请核对 .env 的 PLAN 和 STORE：一个城市各年共用一个数据文件，不同城市各用各的。',
  )
}

/**
 * Where nothing is noted yet: entries written before plans were named are of the plan of the year they were written in,
 * as far as it is loaded; without entries, the store's first plan is the one it is being opened with.
 */
export function firstOf(plan: Catalogue, written: Day | null): NotedPlan {
  return notedOf((written === null ? null : plan.ofYear(yearOf(written))) ?? plan)
}

/** The day of the first entry, where it does not name its plan. */
export function dayWithoutPlan(
  entry: { plan?: string | undefined; recordedAt: string } | undefined,
): Day | null {
  return entry === undefined || entry.plan !== undefined ? null : dayOf(new Date(entry.recordedAt))
}

function notedOf({ key, plan: { city, year, title } }: Catalogue): NotedPlan {
  return { key, city, year, title }
}
