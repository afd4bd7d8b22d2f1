/**
 * What was arranged about reporting: extensions asked for and granted, units urged, reminders that people set or
 * paused for themselves. A part of the fold; nothing of it touches a figure. Ids are those of revisions.
 */
import { canonical } from '../base/canonical.ts'
import type { Day } from '../base/clock.ts'
import { opened, type Verbatim } from '../base/verbatim.ts'
import type { Schedule } from '../plan/schedule.ts'
import type { Noted } from './noted.ts'
import { type Responses, ResponsesFold } from './responses.ts'
import type { Duty, Origin, Revision } from './revision.ts'

export interface Extension {
  readonly id: string
  readonly duties: readonly Duty[]
  readonly unit: string
  readonly until: Day
  readonly reason: string
  readonly origin: Origin
  readonly recordedAt: string
  readonly status: 'requested' | 'granted' | 'refused'
  /** The revision that granted or refused it; null while nobody has. */
  readonly decision: string | null
}

export interface Urge {
  readonly id: string
  readonly urges: readonly { readonly unit: string; readonly duties: readonly Duty[] }[]
  readonly wants: 'figures' | 'explanation'
  /** By when it is to be answered; null: it was not said. */
  readonly until: Day | null
  readonly origin: Origin
  readonly recordedAt: string
}

type Wished = Extract<Revision, { type: 'reminder_set' }>

export interface OwnReminder {
  readonly id: string
  readonly schedule: Schedule
  readonly what: Wished['what']
  readonly about: Wished['about']
  readonly wish: Verbatim
  readonly lagging: boolean
  /** It was to go to others: it comes to whoever set it, who then decides. */
  readonly others: boolean
  readonly origin: Origin
  readonly recordedAt: string
}

export interface Pause {
  /** The last day of it; null: until resumed. */
  readonly until: Day | null
  readonly recordedAt: string
}

export interface Arrangements {
  /** All, oldest first. */
  extensions(): readonly Extension[]
  /** The day that was granted last for a duty; null where none was. */
  extendedTo(duty: Duty): Day | null
  urges(): readonly Urge[]
  /** Those that were not dropped, oldest first. */
  reminders(): readonly OwnReminder[]
  pauseOf(channel: string, person: string): Pause | undefined
  /** 已知悉 and 非本单位. */
  readonly responses: Responses
}

/** The identity of a duty as a text. */
export function dutyKey(duty: Duty): string {
  return canonical(['indicator' in duty ? duty.indicator : `task ${duty.task}`, duty.period.to])
}

export class ArrangementsFold implements Arrangements {
  readonly #extensions = new Map<string, Extension>()
  readonly #until = new Map<string, Day>()
  readonly #urges: Urge[] = []
  readonly #reminders = new Map<string, OwnReminder>()
  readonly #pauses = new Map<string, Pause>()
  readonly responses = new ResponsesFold()

  apply(whole: Noted): void {
    const { id, revision, origin, recordedAt } = whole
    const noted = { id, origin, recordedAt }
    switch (revision.type) {
      case 'extension_requested': {
        const { duties, unit, until, reason } = revision
        this.#extensions.set(id, {
          ...noted,
          duties,
          unit,
          until,
          reason,
          status: 'requested',
          decision: null,
        })
        break
      }
      case 'extension_granted': {
        const found = this.#decide(revision.of, 'granted', id)
        for (const duty of found?.duties ?? []) this.#until.set(dutyKey(duty), found?.until ?? '')
        break
      }
      case 'extension_refused':
        this.#decide(revision.of, 'refused', id)
        break
      case 'units_urged':
        this.#urges.push({
          ...noted,
          ...{ urges: revision.urges, wants: revision.wants ?? 'figures', until: revision.until ?? null },
        })
        break
      case 'reminder_set': {
        const { schedule, what, about, wish } = revision
        const lagging = revision.lagging ?? LAGGING.test(opened(wish))
        const others = revision.others ?? OTHERS.test(opened(wish))
        this.#reminders.set(id, { ...noted, schedule, what, about, wish, lagging, others })
        break
      }
      case 'reminder_dropped':
        this.#reminders.delete(revision.of)
        break
      case 'reminders_paused':
        this.#pauses.set(accountKey(origin.channel, origin.person), { until: revision.until, recordedAt })
        break
      case 'reminders_resumed':
        this.#pauses.delete(accountKey(origin.channel, origin.person))
        break
      default:
        this.responses.apply(whole)
    }
  }

  /** What was decided once stays: a second word on it has no effect. */
  #decide(of: string, status: 'granted' | 'refused', decision: string): Extension | null {
    const found = this.#extensions.get(of)
    if (found?.status !== 'requested') return null
    this.#extensions.set(of, { ...found, status, decision })
    return found
  }

  extensions(): readonly Extension[] {
    return [...this.#extensions.values()]
  }

  extendedTo(duty: Duty): Day | null {
    return this.#until.get(dutyKey(duty)) ?? null
  }

  urges(): readonly Urge[] {
    return this.#urges
  }

  reminders(): readonly OwnReminder[] {
    return [...this.#reminders.values()]
  }

  pauseOf(channel: string, person: string): Pause | undefined {
    return this.#pauses.get(accountKey(channel, person))
  }
}

/** Entries from before these had fields of their own say it in their words alone. */
const LAGGING = /滞后|落后/
const OTHERS = /催|提醒(?:各|全体|所有|没报|未报|他们|她们|成员|牵头)/

function accountKey(channel: string, person: string): string {
  return JSON.stringify([channel, person])
}
