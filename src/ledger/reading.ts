/**
 * Entries as they are read from their shelf, each checked to be what was sealed and to follow the one before.
 * Problem: `ledger.broken`.
 */
import { Problem } from '../base/problem.ts'
import type { Shelf } from '../base/store.ts'
import { isIntact, NO_HASH } from './chain.ts'
import { type CheckpointHead, pauses } from './checkpoint.ts'
import { Fold } from './fold.ts'
import { type Entry, entrySchema } from './revision.ts'

/** The shelf where entries stand, each under its number. */
export const LEDGER_SHELF = 'ledger'

/** `12` is `000000000012`, so that keys in order are numbers in order. */
export function entryKey(number: number): string {
  return String(number).padStart(12, '0')
}

/** What stands under a number, if it is an entry as it was sealed, and follows the one before. */
export function followingOf(number: number, value: unknown, last: Pick<Entry, 'hash'> | undefined): Entry {
  const parsed = entrySchema.safeParse(value)
  if (!parsed.success) throw broken(number, '无法读取', parsed.error)
  const entry = parsed.data
  const follows = entry.number === number && entry.previous === (last?.hash ?? NO_HASH)
  if (!follows || !isIntact(entry)) throw broken(number, '与记账时不一致')
  return entry
}

/** All that a checkpoint stands for, and what stands by it; the event loop goes round meanwhile. */
export async function wholeOf(
  shelf: Shelf<Entry>,
  { number: last, hash }: Pick<CheckpointHead, 'number' | 'hash'>,
  belonging: (entry: Entry) => Entry,
): Promise<{ entries: Entry[]; standing: Fold }> {
  const rest = pauses()
  const entries: Entry[] = []
  const standing = new Fold()
  for await (const [key, value] of shelf.entries()) {
    const number = entries.length + 1
    if (number > last) break
    if (Number(key) !== number) throw broken(number, '缺失')
    const entry = followingOf(number, value, entries.at(-1))
    entries.push(entry)
    standing.apply(belonging(entry))
    await rest()
  }
  if (entries.length < last) throw broken(entries.length + 1, '缺失')
  if (entries.at(-1)?.hash !== hash) throw broken(last, '与检查点不一致')
  return { entries, standing }
}

export function broken(number: number, what: string, cause?: unknown): Problem {
  return new Problem(
    'ledger.broken',
    `台账第 ${number} 条${what}`,
    '请运行 ledger verify 查看全部问题，并用最近的备份恢复；在此之前不要继续记账。',
    cause,
  )
}
