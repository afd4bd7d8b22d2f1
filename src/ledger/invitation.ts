/**
 * A code that a person of the roster is handed (by the office, on paper or by telephone) and sends to the bot once:
 * 绑定 7KQM-2XWD. It proves who is speaking where nobody knows the person's account yet. The roster holds its hash only.
 */
import { createHash } from 'node:crypto'

/** None that is read as another one: no 0 and O, no 1, I and L. */
export const CODE_CHARACTERS = 'ABCDEFGHJKMNPQRSTUVWXYZ23456789'
export const CODE_LENGTH = 8

const CODE = new RegExp(`^([${CODE_CHARACTERS}]{4})[\\s-]?([${CODE_CHARACTERS}]{4})$`, 'i')

/** What stands in the roster for a code; null where a text is none. Small letters and the dash do not matter. */
export function hashOfCode(text: string): string | null {
  const [, first, second] = CODE.exec(text.trim()) ?? []
  if (first === undefined || second === undefined || !/\d/.test(text)) return null
  return createHash('sha256').update(`${first}${second}`.toUpperCase()).digest('hex')
}
