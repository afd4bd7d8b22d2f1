/** Answers to reminders as they stand: what a unit knows of, and what it says is not its own. Part of the arrangements. */
import type { Day } from '../base/clock.ts'
import type { Noted } from './noted.ts'
import type { Duty, Origin } from './revision.ts'

export interface Disclaimer {
  readonly id: string
  readonly duties: readonly Duty[]
  readonly unit: string
  readonly reason: string
  readonly origin: Origin
  readonly recordedAt: string
  readonly status: 'open' | 'agreed' | 'rejected'
  /** The revision that agreed or did not; null while nobody has. */
  readonly decision: string | null
}

export interface Responses {
  /** Whether somebody of the unit has said 已知悉 to it. */
  isAcknowledged(duty: Duty, unit: string): boolean
  /** All, oldest first. */
  disclaimers(): readonly Disclaimer[]
  /** Whether an office has agreed that the unit does not report it: for that period and the later ones. */
  isReleased(duty: Duty, unit: string): boolean
}

export class ResponsesFold implements Responses {
  readonly #acknowledged = new Set<string>()
  readonly #disclaimers = new Map<string, Disclaimer>()
  /** The first period's end from which on a unit is asked no more. */
  readonly #released = new Map<string, Day>()

  apply({ id, revision, origin, recordedAt }: Noted): void {
    switch (revision.type) {
      case 'duties_acknowledged':
        for (const duty of revision.duties)
          this.#acknowledged.add(`${keyOf(duty, revision.unit)} ${duty.period.to}`)
        break
      case 'duties_disclaimed': {
        const { duties, unit, reason } = revision
        this.#disclaimers.set(id, {
          id,
          duties,
          unit,
          reason,
          origin,
          recordedAt,
          status: 'open',
          decision: null,
        })
        break
      }
      case 'disclaimer_agreed': {
        const found = this.#decide(revision.of, 'agreed', id)
        for (const duty of found?.duties ?? []) {
          const key = keyOf(duty, found?.unit ?? '')
          const known = this.#released.get(key)
          if (known === undefined || duty.period.to < known) this.#released.set(key, duty.period.to)
        }
        break
      }
      case 'disclaimer_rejected':
        this.#decide(revision.of, 'rejected', id)
        break
    }
  }

  /** What was decided once stays: a second word on it has no effect. */
  #decide(of: string, status: 'agreed' | 'rejected', decision: string): Disclaimer | null {
    const found = this.#disclaimers.get(of)
    if (found?.status !== 'open') return null
    this.#disclaimers.set(of, { ...found, status, decision })
    return found
  }

  isAcknowledged(duty: Duty, unit: string): boolean {
    return this.#acknowledged.has(`${keyOf(duty, unit)} ${duty.period.to}`)
  }

  disclaimers(): readonly Disclaimer[] {
    return [...this.#disclaimers.values()]
  }

  isReleased(duty: Duty, unit: string): boolean {
    const from = this.#released.get(keyOf(duty, unit))
    return from !== undefined && duty.period.to >= from
  }
}

function keyOf(duty: Duty, unit: string): string {
  return JSON.stringify(['indicator' in duty ? duty.indicator : `task ${duty.task}`, unit])
}
