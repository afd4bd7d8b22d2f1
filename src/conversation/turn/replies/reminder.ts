/**
 * What is said unasked, and about it, as facts. A request for figures carries what, of which period, by when, and never
 * a target, a gap or an expected value (统计法: nobody may hint at what is to be filed).
 */
import type { Day } from '../../../base/clock.ts'
import type { Verbatim } from '../../../base/verbatim.ts'
import type { Bulletin } from '../../../bulletins/bulletin.ts'
import type { Promised } from '../../../judging/promise.ts'
import type { Extension, OwnReminder } from '../../../ledger/arrangements.ts'
import type { Duty } from '../../../ledger/revision.ts'
import type { Period } from '../../../plan/period.ts'
import type { Enclosure } from './enclosure.ts'
import type { Lag, MissingOf, NextDue, Scope } from './query.ts'

export type ReminderReply =
  /** Until a day that was named; below 0: it is over. */
  | { readonly type: 'days_left'; readonly to: Day; readonly days: number }
  /** A day, and whether it is worked; provisional: holidays of that year are not published. */
  | { readonly type: 'date'; readonly day: Day; readonly workday: boolean; readonly provisional: boolean }
  | DigestReply
  | UrgeReply
  | OwnReply
  | UrgedReply
  | UrgingReply
  | ArrangedReply
  | ExtensionReply
  | OperatorReply

/** Something to be reported, as it is asked for. */
export interface Asked {
  readonly duty: Duty
  readonly unit: string
  readonly due: Day
  /** The day may still move: holidays are not published. */
  readonly provisional: boolean
  readonly extended: boolean
}

/** A promised day that is over, as a unit is reminded of it. */
export interface PledgeAsked extends Pick<Promised, 'indicator' | 'unit' | 'day' | 'awaits'> {
  /** Of the latest figure, which is still behind; null: none. */
  readonly period: Period | null
  readonly as: 'clerk' | 'head' | 'office'
}

/** The day's one message to a person. */
export interface DigestReply {
  readonly type: 'digest'
  readonly today: Day
  /** Of the addressee. */
  readonly unit: string | null
  /** Names of those whose deputy (AB角) the addressee is here. */
  readonly standsIn: readonly string[]
  /** clerk: to file; head: to see to it; office: to know that it is overdue elsewhere. */
  readonly asked: readonly (Asked & { readonly as: 'clerk' | 'head' | 'office' })[]
  /** Promised days that have passed while the figures are still behind. */
  readonly promised: readonly PledgeAsked[]
  /** Of the unit's list items, to whoever is asked to file anyway; absent: nothing. */
  readonly items?: ItemsReminded
  /** 周调度, 双周督导, 月通报 that fall on the day. */
  readonly papers: readonly PaperFacts[]
  readonly enclosures: readonly Enclosure[]
  /** The day on which it should have gone out. */
  readonly late: Day | null
  readonly code: string
}

export interface ItemsReminded {
  /** Of the months over; null: none is. */
  readonly period: Period | null
  /** Running projects whose money spent in that time nobody has reported. */
  readonly silent: number
  /** Names of what is to begin or to end within a month, and of what is past its date. */
  readonly starting: readonly string[]
  readonly ending: readonly string[]
  readonly overdue: readonly string[]
}

export interface PaperFacts {
  readonly bulletin: Bulletin
  /** Of 双周督导: what the unit owes, figures and tasks told in words, by the days that count. */
  readonly overdue: readonly Asked[]
  /** Nobody has confirmed its rhythm yet. */
  readonly assumed: boolean
}

/** 催报 at somebody's word. */
export interface UrgeReply {
  readonly type: 'urge'
  readonly today: Day
  readonly unit: string
  /** Names of those whose deputy (AB角) the addressee is here. */
  readonly standsIn: readonly string[]
  readonly by: string
  readonly wants: 'figures' | 'explanation'
  readonly until: Day | null
  readonly asked: readonly Asked[]
  readonly late: Day | null
  readonly code: string
}

/** A reminder that the person set. */
export interface OwnReply {
  readonly type: 'own'
  readonly today: Day
  readonly wish: Verbatim
  /** It was to go to others: whether they are urged is asked. */
  readonly others: boolean
  readonly asked: readonly Asked[]
  /** How reporting stands, where that is what was wanted. */
  readonly status: {
    readonly scope: Scope
    readonly units: readonly MissingOf[]
    readonly next: NextDue | null
    /** What is behind, the worst first, where it was wanted; null: it was not. */
    readonly lags: readonly Lag[] | null
  } | null
  readonly late: Day | null
  readonly code: string
}

/** Who got, or will get, an urging; or why nobody does. */
export interface UrgedReply {
  readonly type: 'urged'
  readonly scope: Scope
  /** What is due and not in, or the 滞后说明 of what is behind. */
  readonly wants: 'figures' | 'explanation'
  /** By when it is to be answered, where it was said. */
  readonly until: Day | null
  /** preview: a leader sees who would get what, and says yes. */
  readonly stage: 'preview' | 'done' | 'nothing'
  readonly units: readonly {
    readonly unit: string
    /** What is urged now; where nothing is left, what was urged today already. */
    readonly duties: readonly Duty[]
    /** How many more were urged today already. */
    readonly before: number
    /** Names of those who get it; none on the roster: nobody does. */
    readonly people: readonly string[]
    /** Urged for all of it already today. */
    readonly again: boolean
  }[]
  /** When it goes out, where not at once. */
  readonly at: Date | null
  readonly next: NextDue | null
}

/** About urging, where nothing is urged. */
export type UrgingReply =
  | {
      readonly type: 'urge.past'
      readonly scope: Scope
      /** The latest first. */
      readonly urges: readonly {
        readonly at: string
        readonly by: string
        readonly units: readonly { readonly unit: string; readonly duties: readonly Duty[] }[]
      }[]
      /** Whether the asker may urge. */
      readonly may: boolean
    }
  /** other: praise and the like. stop: the reminders of others are not stopped by anybody. */
  | { readonly type: 'urge.cannot'; readonly why: 'other' | 'stop'; readonly unit: string | null }
  /** A 滞后说明 was wanted, and none is open; what is behind, the worst first. */
  | { readonly type: 'urge.explanation'; readonly scope: Scope; readonly lags: readonly Lag[] }

/** A reminder as it is set. */
export type Wished = Pick<OwnReminder, 'schedule' | 'what' | 'about' | 'wish'> & {
  readonly lagging?: boolean
}

/** About a person's own reminders. */
export type ArrangedReply =
  | {
      readonly type: 'reminder.set'
      readonly reminder: Wished
      /** Its first day, and the moment where working hours move it. */
      readonly first: { readonly at: Date; readonly moved: boolean } | null
      /** It was to go to others; it goes to the sender, who then decides. */
      readonly others: boolean
    }
  /** `wish` null: its words are not at hand. */
  | {
      readonly type: 'reminder.unclear'
      readonly wish: Verbatim | null
      readonly own: readonly OwnReminder[]
    }
  | { readonly type: 'reminder.list'; readonly own: readonly OwnReminder[] }
  | { readonly type: 'reminder.dropped'; readonly dropped: readonly OwnReminder[] }
  | { readonly type: 'reminder.which'; readonly own: readonly OwnReminder[] }
  | { readonly type: 'reminder.which_change'; readonly own: readonly OwnReminder[]; readonly to: Verbatim }
  | {
      readonly type: 'reminder.changed'
      readonly reminder: Wished
      readonly was: OwnReminder['schedule']
      readonly first: { readonly at: Date; readonly moved: boolean }
    }
  | {
      readonly type: 'reminder.paused'
      readonly until: Day | null
      /** What goes on coming on its day, for it is no reminder. */
      readonly stays: readonly Bulletin['spec']['kind'][]
    }
  | { readonly type: 'reminder.resumed'; readonly was: boolean }

export type ExtensionReply =
  | {
      readonly type: 'extension.asked'
      readonly number: number
      readonly duties: readonly Duty[]
      readonly unit: string
      readonly until: Day
      readonly offices: readonly (string | null)[]
    }
  | {
      readonly type: 'extension.cannot'
      readonly why: 'nothing_due' | 'no_day' | 'past' | 'no_reason' | 'not_yours' | 'no_unit' | 'too_far'
      readonly until: Day | null
    }
  | { readonly type: 'extension.how'; readonly duties: readonly Duty[] }
  | { readonly type: 'extension.which'; readonly duties: readonly Duty[]; readonly until: Day }
  | { readonly type: 'extension.list'; readonly open: readonly Extension[] }
  | {
      readonly type: 'extension.decided'
      readonly extension: Extension
      readonly granted: boolean
      readonly reason: string | null
    }
  | { readonly type: 'extension.none'; readonly number: number | null }
  /** To the office, when one is asked for. */
  | { readonly type: 'extension.told_office'; readonly extension: Extension; readonly number: number }
  /** To whoever asked. */
  | {
      readonly type: 'extension.told'
      readonly extension: Extension
      readonly granted: boolean
      readonly reason: string | null
    }

/** To the administrator: what should have gone out and did not, and what is missing for it. */
export type OperatorReply =
  | {
      readonly type: 'watch'
      readonly day: Day
      readonly expected: number
      readonly sent: number
      /** May have arrived or not: a person finds out, nothing is sent again. */
      readonly unknown: readonly Undelivered[]
      readonly failed: readonly Undelivered[]
      readonly missing: number
    }
  | { readonly type: 'calendar_missing'; readonly year: number }

export interface Undelivered {
  readonly person: string
  readonly code: string
  readonly problem: string | null
}
