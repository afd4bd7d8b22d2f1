/** A message that is to go out unasked: to whom, when, about what. Its key says what makes it the same one. */
import { createHash } from 'node:crypto'
import type { Address } from '../base/address.ts'
import type { Day } from '../base/clock.ts'
import type { Duty } from '../ledger/revision.ts'
import type { PaperDue } from './paper-due.ts'
import type { Pledge } from './pledge.ts'

/** digest: the day's merged message, 调度, 督导 and 通报 in it. urge: at somebody's word. own: set by the person. watch, calendar: for administrators. notice: to a group, in an outbox of its own. */
export type Kind = 'digest' | 'urge' | 'own' | 'watch' | 'calendar' | 'notice'

export interface Part {
  readonly duty: Duty | Pledge
  /** The rung; of an urging `urge`. */
  readonly step: string
  readonly as: 'clerk' | 'head' | 'office'
  /** Of the roster: whose deputy it is said to; absent: it is the person's own post. */
  readonly standsFor?: string
}

export interface Nudge {
  readonly key: string
  readonly kind: Kind
  /** Of the roster. */
  readonly person: string
  readonly to: Address
  readonly day: Day
  readonly at: Date
  /** The revision that it comes from, or a day or year that it is about; null for the digest. */
  readonly of: string | null
  readonly parts: readonly Part[]
  /** Absent: none. */
  readonly papers?: readonly PaperDue[]
}

/** One for a person, a day, a kind and what it comes from. Keys of a day stand together, days in order. */
export function nudgeKey({ person, day, kind, of }: Pick<Nudge, 'person' | 'day' | 'kind' | 'of'>): string {
  return `${day}-${base32(
    createHash('sha256')
      .update(JSON.stringify([person, day, kind, of]))
      .digest(),
  ).slice(0, 26)}`
}

/** What stands in the message, to be quoted or read out: `R7K2QX`. */
export function codeOf(key: string): string {
  return key.slice(11, 17)
}

/** Without I, L, O and U, which are misread. */
const LETTERS = '0123456789ABCDEFGHJKMNPQRSTVWXYZ'

function base32(bytes: Uint8Array): string {
  let bits = 0
  let held = 0
  let text = ''
  for (const byte of bytes) {
    held = ((held << 8) | byte) & 0xfff
    bits += 8
    while (bits >= 5) {
      bits -= 5
      text += LETTERS[(held >> bits) & 31]
    }
  }
  return text
}
