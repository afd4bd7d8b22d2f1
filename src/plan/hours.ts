/** Working hours: nothing goes out at night, at lunch, or on a day off. */
import { dayOf, instantOf, timeOf } from '../base/clock.ts'
import type { Catalogue } from './catalogue.ts'
import { nextDay } from './period.ts'

type Settings = Pick<Catalogue, 'workdays' | 'reminding'>

/** The moment itself where sending is allowed, else the next one at which it is. */
export function opening({ workdays, reminding }: Settings, at: Date): Date {
  const day = dayOf(at)
  const time = timeOf(at)
  if (workdays.isWorkday(day)) {
    for (const [from, to] of reminding.hours) {
      if (time < from) return instantOf(day, from)
      if (time < to) return at
    }
  }
  const first = reminding.hours[0]?.[0] ?? '09:00'
  return instantOf(workdays.roll(nextDay(day), 'forward'), first)
}

export function isOpen(settings: Settings, at: Date): boolean {
  return opening(settings, at).getTime() === at.getTime()
}

/** The next moment at which the day's digests go out, at or after one. */
export function nextDigest({ workdays, reminding }: Settings, at: Date): Date {
  const day = workdays.roll(dayOf(at), 'forward')
  const today = instantOf(day, reminding.at)
  if (today >= at) return today
  return instantOf(workdays.step(day, 1), reminding.at)
}
