/**
 * A reminder that a person set: when it recurs, and at what time of day. On days off it moves as its rule says, and
 * into working hours when it is sent.
 *
 * @example 每周五下午三点 → { when: { type: 'recurring', rules: [{ every: 'week', on: { weekday: 5, roll: 'back' } }] }, time: '15:00' }
 */
import { z } from 'zod'
import type { Day } from '../base/clock.ts'
import { cadenceRuleSchema, occurrences } from './cadence.ts'
import type { Workdays } from './workdays.ts'

const day = z.string().regex(/^\d{4}-\d{2}-\d{2}$/)

export const scheduleSchema = z.strictObject({
  when: z.discriminatedUnion('type', [
    /** Every working day, until a day where one was said. */
    z.strictObject({ type: z.literal('daily'), until: day.nullable() }),
    z.strictObject({ type: z.literal('recurring'), rules: z.array(cadenceRuleSchema).min(1) }),
    z.strictObject({ type: z.literal('once'), day }),
    /** So many working days before each figure that it is about is due; 0: on the day. */
    z.strictObject({ type: z.literal('before_due'), workdays: z.int().min(0).max(20) }),
  ]),
  /** In Shanghai, as 15:00. */
  time: z.string().regex(/^([01]\d|2[0-3]):[0-5]\d$/),
})

export type Schedule = z.infer<typeof scheduleSchema>

/** Whether it falls on a day; `dues`: the days on which the figures that it is about are due. */
export function fallsOn({ when }: Schedule, workdays: Workdays, day: Day, dues: readonly Day[]): boolean {
  if (!workdays.isWorkday(day)) return false
  switch (when.type) {
    case 'daily':
      return when.until === null || day <= when.until
    case 'once':
      return workdays.roll(when.day, 'forward') === day
    case 'recurring':
      return when.rules.some((rule) => occurrences(rule, workdays, day, day).length > 0)
    case 'before_due':
      return dues.some((due) => (when.workdays === 0 ? due : workdays.step(due, -when.workdays)) === day)
  }
}
