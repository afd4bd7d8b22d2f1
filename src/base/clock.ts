/**
 * The present time, as a thing that is handed in: everything that depends on "now" takes a Clock,
 * so that a test or `simulate` can replay any day. China has had one zone without summer time since
 * 1991, therefore a day is plain UTC arithmetic with eight hours added; the machine's TZ never counts.
 */
export interface Clock {
  now(): Date
}

/** A calendar day in Asia/Shanghai, as `2025-04-12`. Days compare as strings. */
export type Day = string

const SHANGHAI_AHEAD_MS = 8 * 60 * 60 * 1000

export const systemClock: Clock = { now: () => new Date() }

/** A clock that stands still until it is moved. */
export class HandClock implements Clock {
  #at: Date
  constructor(at: Date) {
    this.#at = at
  }
  now(): Date {
    return new Date(this.#at)
  }
  moveTo(at: Date): void {
    this.#at = at
  }
}

/** The Shanghai day of an instant: `dayOf(new Date('2025-04-11T16:00:00Z'))` is `2025-04-12`. */
export function dayOf(instant: Date): Day {
  return new Date(instant.getTime() + SHANGHAI_AHEAD_MS).toISOString().slice(0, 10)
}

/** Hour and minute in Shanghai, as `09:12`. */
export function timeOf(instant: Date): string {
  return new Date(instant.getTime() + SHANGHAI_AHEAD_MS).toISOString().slice(11, 16)
}

/** The instant of a Shanghai day at a Shanghai time of day. */
export function instantOf(day: Day, time = '00:00'): Date {
  return new Date(`${day}T${time}:00+08:00`)
}

/** Whether a text is a day that the calendar has: `2025-02-29` is none. */
export function isDay(text: string): boolean {
  const date = new Date(`${text}T00:00:00Z`)
  return (
    /^\d{4}-\d{2}-\d{2}$/.test(text) && !Number.isNaN(date.getTime()) && date.toISOString().startsWith(text)
  )
}
