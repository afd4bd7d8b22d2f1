/**
 * The checkpoint beside a running bot's ledger: what the start began with is checked against the whole chain, and a new
 * one is made when the ledger has gone on far enough, or where that one did not fit.
 *
 *     const checkpoints = new Checkpoints({ store, ledger, program, log })
 *     await Promise.race([…, checkpoints.broken])    // the chain is not what was appended: nothing more is written
 *     await checkpoints.work()                       // at the start, and now and then
 */
import { Problem } from './base/problem.ts'
import type { Store } from './base/store.ts'
import {
  CHECKPOINT_SHELF,
  checkpointOf,
  dropCheckpoint,
  readCheckpoint,
  writeCheckpoint,
} from './ledger/checkpoint.ts'
import type { Ledger } from './ledger/ledger.ts'
import type { Entry } from './ledger/revision.ts'

/** Entries beyond the checkpoint that a start may as well read. */
const BEHIND = 2_000

export interface CheckpointParts {
  readonly store: Pick<Store, 'shelf'>
  readonly ledger: Ledger
  readonly program: string
  readonly log: (what: string, error: unknown) => void
  /** Of several processes on a store one writes it. */
  readonly mayWrite?: () => boolean
  /** Of entries, without a checkpoint. */
  readonly behind?: number
}

export class Checkpoints {
  readonly #parts: CheckpointParts
  readonly broken: Promise<never>
  #break: (error: Problem) => void = () => {}
  /** The last entry of the one that is kept; null: not looked at yet. */
  #kept: number | null = null
  #isStopped = false
  #working: Promise<void> | null = null

  constructor(parts: CheckpointParts) {
    this.#parts = parts
    this.broken = new Promise((_, reject) => {
      this.#break = reject
    })
    this.broken.catch(() => {})
  }

  /** Whether the chain that the start began with is read and checked, and a checkpoint stands. */
  get isSettled(): boolean {
    return this.#kept !== null
  }

  /** What fails from now on is nobody's news: the store is being closed. */
  stop(): void {
    this.#isStopped = true
  }

  /** Never rejects; a store that does not answer is asked again the next time. */
  work(): Promise<void> {
    if (this.#isStopped) return Promise.resolve()
    this.#working ??= this.#work()
      .catch((error) => {
        if (this.#isStopped) return
        if (error instanceof Problem && error.code === 'ledger.broken') this.#break(error)
        this.#parts.log('the checkpoint of the ledger', error)
      })
      .finally(() => {
        this.#working = null
      })
    return this.#working
  }

  async #work(): Promise<void> {
    const { store, ledger, program, behind = BEHIND, mayWrite = () => true } = this.#parts
    await ledger.whole()
    const shelf = store.shelf<unknown>(CHECKPOINT_SHELF)
    this.#kept ??= await this.#checked()
    if (ledger.written - this.#kept < behind || !mayWrite()) return
    const made = await checkpointOf(upTo(ledger, ledger.written), program)
    if (made === null) return
    await writeCheckpoint(shelf, made)
    this.#kept = made.head.number
  }

  async #checked(): Promise<number> {
    const { store, ledger, log, mayWrite = () => true } = this.#parts
    const shelf = store.shelf<unknown>(CHECKPOINT_SHELF)
    const number = await soundCheckpoint(shelf, this.#parts.program, (to) => upTo(ledger, to))
    if (number !== null) return number
    log('the checkpoint of the ledger', misfit())
    if (mayWrite()) await dropCheckpoint(shelf)
    return 0
  }
}

/**
 * The number of the entry that the kept one ends with, 0 where this program made none; null: it is not what those
 * entries amount to.
 */
export async function soundCheckpoint(
  shelf: ReturnType<Store['shelf']>,
  program: string,
  entries: (to: number) => readonly Entry[],
): Promise<number | null> {
  const kept = await readCheckpoint(shelf, program)
  if (kept === null) return 0
  const { number } = kept.head
  const made = await checkpointOf(entries(number), program)
  return made !== null && JSON.stringify(made.head) === JSON.stringify(kept.head) ? number : null
}

export function misfit(): Problem {
  return new Problem(
    'ledger.checkpoint',
    '台账的检查点与台账不一致，已作废重做；台账本身完整',
    '不影响已登记的数据；启动后几秒内的答复可能有出入。若再次出现，请检查谁能改动数据文件。',
  )
}

/** As they were written: a plan is named only where the entry names it. */
function upTo(ledger: Ledger, number: number): Entry[] {
  return Array.from({ length: Math.min(number, ledger.head) }, (_, at) => ledger.stored(at + 1)).flatMap(
    (it) => it ?? [],
  )
}
