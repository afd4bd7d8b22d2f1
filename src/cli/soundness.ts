/** The ledger of a store as it is on disk, and what is wrong with it. */
import type { Store } from '../base/store.ts'
import { LEDGER_SHELF } from '../ledger/ledger.ts'
import { type Entry, entrySchema } from '../ledger/revision.ts'
import { type Fault, verify } from '../ledger/verify.ts'

const WHAT: Record<Fault['what'], string> = {
  unreadable: '无法读取',
  missing: '缺失',
  added: '多出',
  changed: '内容被改动',
  reordered: '次序被调换',
  duplicated: '重复',
  unlinked: '前后衔接不上（其中一条被整条替换）',
}

export interface Soundness {
  /** In the operator's words; empty: every entry is as it was appended. */
  readonly faults: readonly string[]
  readonly rows: ReadonlyArray<readonly [key: string, value: unknown]>
  /** Empty where there are faults. */
  readonly entries: readonly Entry[]
}

export async function soundnessOf(store: Store): Promise<Soundness> {
  const shelf = store.shelf<unknown>(LEDGER_SHELF)
  // Before the rows: what another process appends meanwhile is then a row too many, never one that is missing.
  const highest = await shelf.highest()
  const rows: Array<readonly [string, unknown]> = []
  for await (const row of shelf.entries()) rows.push(row)
  const faults = verify(rows, highest).map(({ what, place }) => `第 ${place} 条：${WHAT[what]}`)
  return { faults, rows, entries: faults.length > 0 ? [] : rows.map(([, value]) => entrySchema.parse(value)) }
}
