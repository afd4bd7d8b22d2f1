/**
 * How an item of a list stands: money spent against the year's plan by months/12 of the data's own period, begin and end
 * against their dates, and since when it is held up. What nobody reported is not judged.
 */
import { type Day, dayOf } from '../base/clock.ts'
import type { ItemState } from '../ledger/items.ts'
import { lastDayOf } from '../plan/lists/moment.ts'
import { addDays, daysBetween, monthsOf, yearOf } from '../plan/period.ts'
import { compare, minus, times } from './decimal.ts'

export interface ItemJudgement {
  readonly state: ItemState
  /** Of 年度计划投资, in per cent with one decimal; null: no value, no plan, or one of another year. */
  readonly share: number | null
  /** 序时进度 of the value's own period, in per cent. */
  readonly scheduled: number | null
  /** How many 百分点 it is behind; negative: ahead. Null: not judged. */
  readonly gap: number | null
  readonly behind: boolean
  /** Days past the planned date without a word that it was met; 0: none. */
  readonly lateStart: number
  readonly lateEnd: number
  /** Days for which it has been held up; null: it is not. */
  readonly stuck: number | null
  /** When anything was last said of it. */
  readonly lastSaid: string | null
}

export function judgeItem(state: ItemState, today: Day): ItemJudgement {
  const { item, invested, started, finished, blocked, reports } = state
  const ofYear = invested !== null && yearOf(invested.period.to) === yearOf(today)
  const counted = ofYear && item.planned !== null && item.planned > 0
  const months = invested === null ? 0 : monthsOf(invested.period)
  const behind =
    counted && compare(times(invested.value, 12), times(item.planned ?? 0, months)) < 0 && finished === null
  const share = counted ? tenth((invested.value / (item.planned ?? 1)) * 100) : null
  const scheduled = counted ? tenth((months / 12) * 100) : null
  return {
    state,
    share,
    scheduled,
    gap: share === null || scheduled === null ? null : minus(scheduled, share),
    behind,
    lateStart: started === null && finished === null ? lateBy(item.starts, today) : 0,
    lateEnd: finished === null ? lateBy(item.ends, today) : 0,
    stuck: blocked === null ? null : daysBetween(dayOf(new Date(blocked.report.origin.sentAt)), today),
    lastSaid: reports.at(-1)?.origin.sentAt ?? null,
  }
}

/** 滞后: behind in money, or past a date. */
export function isLate({ behind, lateStart, lateEnd }: ItemJudgement): boolean {
  return behind || lateStart > 0 || lateEnd > 0
}

/** Dates of a list are mostly months: what is due within one is near. */
const SOON = 31

export function isSoon(moment: string | null, today: Day): boolean {
  if (moment === null) return false
  const due = lastDayOf(moment)
  return due >= today && due <= addDays(today, SOON)
}

function lateBy(moment: string | null, today: Day): number {
  if (moment === null) return 0
  const due = lastDayOf(moment)
  return today > due ? daysBetween(due, today) : 0
}

function tenth(value: number): number {
  return Math.round(value * 10) / 10
}
