/** What a ledger is opened with: the plan that old entries belong to, and the checkpoint that a start may begin with. */
import type { Shelf, Store } from '../base/store.ts'
import type { Catalogue } from '../plan/catalogue.ts'
import { isIntact } from './chain.ts'
import { CHECKPOINT_SHELF, type Checkpoint, readCheckpoint } from './checkpoint.ts'
import { dayWithoutPlan, firstOf, NotedPlans, refuseOtherCity } from './plans.ts'
import { entryKey, LEDGER_SHELF } from './reading.ts'
import { type Entry, entrySchema } from './revision.ts'

export interface Opened {
  /** What entries are written under, and what those that name none are read by. */
  readonly plan: Catalogue
  /** Whether the store is to remember that it was opened so; a verb that only looks leaves no trace. */
  readonly noted?: boolean
  /** Which program this is, where a checkpoint that it made may be begun with. */
  readonly program?: string
}

/** The one that this program made, where the entry that it ends with stands as it names it; null: there is none. */
export async function fittingCheckpoint(
  store: Pick<Store, 'shelf'>,
  program: string,
): Promise<Checkpoint | null> {
  const kept = await readCheckpoint(store.shelf(CHECKPOINT_SHELF), program)
  if (kept === null) return null
  const { number, hash } = kept.head
  const { data } = entrySchema.safeParse(await store.shelf(LEDGER_SHELF).get(entryKey(number)))
  return data?.number === number && data.hash === hash && isIntact(data) ? kept : null
}

export async function firstPlan(
  store: Store,
  shelf: Shelf<Entry>,
  opened?: Opened,
): Promise<string | undefined> {
  const plans = new NotedPlans(store)
  const known = await plans.first()
  if (opened === undefined) return known?.key
  const first = known ?? firstOf(opened.plan, dayWithoutPlan(await shelf.get(entryKey(1))))
  if (opened.noted) {
    await refuseOtherCity(store, opened.plan)
    await plans.note(opened.plan, first)
  }
  return first.key
}
