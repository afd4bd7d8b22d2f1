/**
 * What a colleague of the same unit has just recorded in the same group: 小毕那个是初步的，正式是6.3 is said of it by whoever has
 * recorded nothing there since. Whoever filed it hears of the correction.
 */
import type { Receipt } from './receipt.ts'
import type { Turn } from './turn.ts'

export function receiptInRoom({
  from,
  at,
  sender,
  books,
  receipt,
}: Pick<Turn, 'from' | 'at' | 'sender' | 'books' | 'receipt'>): Receipt | null {
  const { room, channel, person } = from
  if (room === undefined || !sender?.unit) return null
  const since = new Date(at.getTime() - MINUTES * 60_000).toISOString()
  const recent = books.standing
    .ofUnit(sender.unit)
    .filter(({ origin, recordedAt }) => {
      const here = origin.channel === channel && origin.room === room && origin.person !== person
      return here && recordedAt >= since && recordedAt > (receipt?.at ?? '')
    })
    .toSorted((a, b) => b.recordedAt.localeCompare(a.recordedAt))
  const [last] = recent
  if (last === undefined) return null
  const lines = recent.filter((it) => it.origin.message === last.origin.message)
  return { lines: lines.map(({ figure }) => ({ figure })), period: null, at: last.recordedAt }
}

/** How long a group still speaks of it. */
const MINUTES = 30
