/**
 * How units are reminded, as a city keeps it in `seeds/<plan>/reminders.json`: at what time, when not, on which
 * rungs. Working hours and offsets are the city's own; what stands here is assumed until it says otherwise.
 */
import { z } from 'zod'

const time = z.string().regex(/^([01]\d|2[0-3]):[0-5]\d$/, '应为 09:00 这样的时间')

export const remindingSchema = z.strictObject({
  /** When the day's digests go out. */
  at: time,
  /** Stretches of a working day in which anything may be sent at all; between them is lunch. */
  hours: z.array(z.tuple([time, time])).min(1),
  steps: z.strictObject({
    /** Working days before the due day on which the unit's clerk is reminded; null: not at all. */
    before: z.int().min(1).nullable(),
    on_day: z.boolean(),
    /** Working days after the due day: the unit's head, once. */
    lead: z.int().min(1).nullable(),
    /** Working days after the due day: the campaign's office, once. */
    office: z.int().min(1).nullable(),
  }),
  /** A message may be late by so many working days; an older one goes into the next digest. */
  late: z.int().min(0),
  /**
   * Groups that are told unasked of what is issued and how the week stands (通报群), where nobody can say so in the
   * group itself: a robot only speaks. Absent: none.
   */
  notices: z
    .array(
      z.strictObject({
        channel: z.string().min(1),
        room: z.string().min(1),
        /** Absent: all campaigns. */
        campaign: z.string().min(1).optional(),
      }),
    )
    .optional(),
  basis: z.string().min(1),
  assumed: z.boolean(),
})

export type Reminding = z.infer<typeof remindingSchema>

export const USUAL_REMINDING: Reminding = {
  at: '09:00',
  hours: [
    ['08:30', '12:00'],
    ['14:30', '17:30'],
  ],
  steps: { before: 2, on_day: true, lead: 2, office: 5 },
  late: 1,
  basis: '工作时间和提醒次数为通用设定，待督查室确认',
  assumed: true,
}
