/** Somebody who is not on the roster, or on it without a role: may ask what the plan says, and nothing more. */
import type { Person } from '../../plan/roster.ts'
import type { Decision } from '../turn/turn.ts'
import type { Action } from './rights.ts'

export function isStranger(sender: Person | null): boolean {
  return sender === null || sender.role === 'none'
}

export function stranger(action: Action): Decision {
  return { revisions: [], replies: [{ type: 'stranger', action }] }
}
