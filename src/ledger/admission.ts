/** What is written down of who is who and where: accounts asked to be bound and bound, groups and their level, the roster. */
import { z } from 'zod'
import { rosterChangeSchema } from '../plan/listing.ts'
import { ROLES } from '../plan/roster.ts'

/** What all members of a group may see: what is public, or what is internal too. */
export const LEVELS = ['public', 'internal'] as const
export type Level = (typeof LEVELS)[number]

export const admissionRevisions = [
  /** 绑定 市商务局, said by an account that nobody is known by. Its name and words stand with the entry, and can be deleted. */
  z.strictObject({ type: z.literal('binding_requested'), wanted: z.string() }),
  /** An administrator confirms it: as a person of the roster by id, or as a new one of that unit and role. */
  z.strictObject({
    type: z.literal('binding_confirmed'),
    of: z.string(),
    person: z.string().nullable(),
    role: z.enum(ROLES),
  }),
  /** An administrator would give a role that takes two of them; another has still to say the same. */
  z.strictObject({ type: z.literal('binding_proposed'), of: z.string(), role: z.enum(ROLES) }),
  z.strictObject({ type: z.literal('binding_refused'), of: z.string(), reason: z.string() }),
  /** 解绑: the account of that request is nobody's again. */
  z.strictObject({ type: z.literal('binding_ended'), of: z.string() }),
  /** 登记本群, 取消登记本群 (null): of the room in which it was said. */
  z.strictObject({ type: z.literal('room_registered'), level: z.enum(LEVELS).nullable() }),
  /**
   * 登记本群 通报群: the room in which it was said is told of what is issued and of the week, of one campaign or of all
   * (null); `on` false: no longer.
   */
  z.strictObject({ type: z.literal('room_noticed'), campaign: z.string().nullable(), on: z.boolean() }),
  /** The roster's file is another than the one noted last; written before it is in force. */
  rosterChangeSchema.extend({ type: z.literal('roster_read') }),
] as const
