/**
 * What was recorded for a person last, as numbered in the receipt: what 第二个, 对非那条 and 两个报反了 count in. It
 * lasts until the next receipt; an amended line keeps its number.
 */
import type { Figure } from '../../ledger/revision.ts'
import { factKey } from '../../ledger/standing.ts'
import { isSamePeriod, type Period } from '../../plan/period.ts'
import type { Outcome } from './replies/report.ts'

export interface Receipt {
  /** Null: a line of the receipt that is no figure of the ledger (refused, not the sender's). */
  readonly lines: readonly (ReceiptLine | null)[]
  /** Lines of receipts before it, the newest first: they are pointed at by name. */
  readonly earlier?: readonly ReceiptLine[]
  /** The time that what comes next is of, unless it says another; null where the lines are of several. */
  readonly period: Period | null
  readonly at: string
}

/** How long what was recorded may still be pointed at by name: a working day. */
const EARLIER_HOURS = 10
/** How long a time that was said goes on. */
const CARRIED_MINUTES = 30

export function carriedPeriod(receipt: Receipt | null | undefined, now: Date): Period | null {
  if (!receipt) return null
  const age = now.getTime() - Date.parse(receipt.at)
  return age <= CARRIED_MINUTES * 60_000 ? receipt.period : null
}

export interface ReceiptLine {
  readonly figure: Figure
  /** What stood before the last amendment of the line. */
  readonly before?: number
}

/** The receipt after these outcomes: the lines that they amend, else a new one; null where they record nothing. */
export function receiptAfter(outcomes: readonly Outcome[], last: Receipt | null, now: Date): Receipt | null {
  const at = now.toISOString()
  const recorded = outcomes.flatMap((it) => (it.type === 'recorded' ? [it] : []))
  if (recorded.length === 0) return null
  const all = last === null ? null : { ...last, lines: [...last.lines, ...(last.earlier ?? [])] }
  const places = recorded.map(({ old }) => placeOf(old?.figure ?? null, all))
  if (last !== null && places.every((it) => it >= 0)) {
    const lines = [...last.lines, ...(last.earlier ?? [])]
    for (const [index, { figure, old }] of recorded.entries())
      lines[places[index] ?? 0] = { figure, ...(old === null ? {} : { before: old.figure.value }) }
    const own = lines.slice(0, last.lines.length)
    const earlier = lines.slice(last.lines.length).filter((it) => it !== null)
    return { lines: own, earlier, period: commonPeriod(own), at }
  }
  const lines = outcomes
    .filter((it) => it.type !== 'dropped')
    .map((it): ReceiptLine | null => {
      if (it.type === 'recorded')
        return { figure: it.figure, ...(it.old === null ? {} : { before: it.old.figure.value }) }
      return it.type === 'same' ? { figure: it.standing.figure } : null
    })
  const earlier = recentOf(last, now).filter((it) => placeOf(it.figure, { lines, period: null, at }) < 0)
  return { lines, earlier: earlier.slice(0, EARLIER), period: commonPeriod(lines), at }
}

const EARLIER = 12

function recentOf(last: Receipt | null, now: Date): ReceiptLine[] {
  if (last === null || now.getTime() - Date.parse(last.at) > EARLIER_HOURS * 3_600_000) return []
  return [...last.lines.filter((it) => it !== null), ...(last.earlier ?? [])]
}

function commonPeriod(lines: Receipt['lines']): Period | null {
  const [first, ...more] = lines.flatMap((it) => it?.figure.period ?? [])
  return first !== undefined && more.every((it) => isSamePeriod(it, first)) ? first : null
}

function placeOf(figure: Figure | null, last: Receipt | null): number {
  if (figure === null || last === null) return -1
  return last.lines.findIndex((it) => it !== null && factKey(it.figure) === factKey(figure))
}
