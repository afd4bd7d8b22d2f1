/** The ledger of a store as it is on disk, and what is wrong with it. */
import type { Store } from '../base/store.ts'
import { soundCheckpoint } from '../checkpointing.ts'
import { DIALOGUES_SHELF, type Dialogue } from '../dialogue.ts'
import { CHECKPOINT_SHELF } from '../ledger/checkpoint.ts'
import { LEDGER_SHELF } from '../ledger/ledger.ts'
import { type Entry, entrySchema } from '../ledger/revision.ts'
import { type Fault, verify } from '../ledger/verify.ts'
import type { Mark } from '../storage/mark.ts'
import { versionName } from './version.ts'

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

/** `mark`: what was noted beside the file. */
export async function soundnessOf(store: Store, mark: Mark | null = null): Promise<Soundness> {
  const shelf = store.shelf<unknown>(LEDGER_SHELF)
  // Before the rows: what another process appends meanwhile is then a row too many, never one that is missing.
  const highest = await shelf.highest()
  const remembered = await rememberedBy(store)
  const rows: Array<readonly [string, unknown]> = []
  for await (const row of shelf.entries()) rows.push(row)
  const faults = verify(rows, highest).map(({ what, place }) => `第 ${place} 条：${WHAT[what]}`)
  if (faults.length === 0) faults.push(...cut(rows, remembered, mark))
  return { faults, rows, entries: faults.length > 0 ? [] : rows.map(([, value]) => entrySchema.parse(value)) }
}

/** Whether what a start would begin with is what those entries amount to; of another program it begins with nothing. */
export async function checkpointFits(store: Store, entries: readonly Entry[]): Promise<boolean> {
  const shelf = store.shelf<unknown>(CHECKPOINT_SHELF)
  return (await soundCheckpoint(shelf, versionName(), (to) => entries.slice(0, to))) !== null
}

/** The last entry that dialogues and answers of the same file speak of. */
async function rememberedBy(store: Store): Promise<number> {
  let last = 0
  for await (const [, { head = 0, owed = [] }] of store.shelf<Dialogue>(DIALOGUES_SHELF).entries())
    last = Math.max(last, head, ...owed.map((it) => it.entry ?? 0))
  return last
}

/** A tail cut off so that the chain itself ends well: others still remember it. */
function cut(
  rows: ReadonlyArray<readonly [key: string, value: unknown]>,
  remembered: number,
  mark: Mark | null,
): string[] {
  const faults: string[] = []
  const next = rows.length + 1
  const span = (last: number) => (last === next ? `第 ${next} 条` : `第 ${next}-${last} 条`)
  if (remembered > rows.length) faults.push(`${span(remembered)}：缺失（往来记录中还有它的编号）`)
  if (mark === null) return faults
  if (mark.entries > rows.length && remembered < mark.entries)
    faults.push(`${span(mark.entries)}：缺失（数据文件旁的 .head 中还有它的编号）`)
  const noted = entrySchema.safeParse(rows[mark.entries - 1]?.[1]).data
  if (noted !== undefined && noted.hash !== mark.hash)
    faults.push(`第 ${mark.entries} 条：与数据文件旁的 .head 中记下的校验值不符`)
  return faults
}
