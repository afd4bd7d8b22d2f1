/** What is said of one's own reminders, and of urging others: the acts of the trade, with their slots. */
import type { Day } from '../../base/clock.ts'
import type { Verbatim } from '../../base/verbatim.ts'
import type { Schedule } from '../../plan/schedule.ts'

/** A day to come, with the words for it; null: they name none. */
export interface DaySaid {
  readonly day: Day | null
  readonly words: string
}

/** Another time for a reminder: what is not said stays as it was. */
export interface TimeSaid {
  readonly words: Verbatim
  /** Null: they say none. */
  readonly schedule: Schedule | null
  /** The time of day; null: none is said. */
  readonly time: string | null
  /** How the day is said: 改到周四 of a weekly one keeps its rhythm, and so does 改成每月10号. */
  readonly day: 'none' | 'weekday' | 'date' | 'other'
  /** 往后推两天, 提前半小时. */
  readonly shift: { readonly days: number; readonly minutes: number } | null
}

/** Which of the sender's own reminders. Lines count from 0; nothing at all: it is not said which. */
export interface ReminderMeant {
  readonly lines: readonly number[]
  readonly all: boolean
  /** 周五那个: 1 to 7. */
  readonly weekday: number | null
  /** Words that nothing accounts for: of what it reminds. */
  readonly words: string
}

export interface ReminderSet {
  readonly act: 'reminder.set'
  /** Null: it is not said when. */
  readonly schedule: Schedule | null
  /** report: of what the sender files; status: of how reporting stands; note: of their own words. */
  readonly what: 'report' | 'status' | 'note'
  /** What is behind is to stand in it. */
  readonly lagging: boolean
  /** It was to go to others. */
  readonly others: boolean
  /** What is said again when it comes. */
  readonly wish: Verbatim
  /** All of it, said back where it is not clear. */
  readonly words: Verbatim
}

export interface ReminderChange {
  readonly act: 'reminder.change'
  readonly which: ReminderMeant
  readonly time: TimeSaid
}

export interface UrgeSend {
  readonly act: 'urge.send'
  /** What is due and not in, or the 滞后说明 of what is behind. */
  readonly wants: 'figures' | 'explanation'
  /** It says that something is to be sent: else it is shown first. */
  readonly clear: boolean
  /** By when, where it is said. */
  readonly until: DaySaid | null
  /** Lines of the list shown last, from 0: 催第一个. */
  readonly lines: readonly number[]
  /** All that is behind is meant, whatever was spoken of before: 催一下滞后的单位. */
  readonly behind: boolean
}

export type Reminding =
  | ReminderSet
  | ReminderChange
  | UrgeSend
  | { readonly act: 'reminder.list' }
  | { readonly act: 'reminder.drop'; readonly which: ReminderMeant }
  /** `words`: all of it, said back where the day is not clear. */
  | { readonly act: 'reminder.pause'; readonly until: DaySaid | null; readonly words: Verbatim }
  | { readonly act: 'reminder.resume' }
  /** Somebody else's are to stop: nobody can do that. `words`: whose, where no unit is named. */
  | { readonly act: 'reminder.others'; readonly unit: string | null; readonly words: string }
  /** Which day it is, and whether one works on it. */
  | { readonly act: 'ask.date'; readonly day: Day }
  /** Who was urged, how often and when. */
  | { readonly act: 'ask.urged' }
  /** Of what is about to be sent: only these units, or all but these. `send`: it may go out. */
  | {
      readonly act: 'urge.among'
      readonly units: readonly string[]
      readonly lines: readonly number[]
      readonly except: boolean
      readonly send: boolean
    }
  /** Nobody is to be urged any more. */
  | { readonly act: 'urge.stop'; readonly unit: string | null }
  /** Praise, thanks, a meeting: nothing that is sent here. */
  | { readonly act: 'urge.other'; readonly unit: string | null }
