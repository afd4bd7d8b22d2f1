/** What may be offered to somebody who was perhaps misread: only what would be an answer itself. */
import type { Intent } from '../../understanding/intent.ts'

export type Offered = Exclude<Intent, 'none' | 'greet' | 'confirm' | 'cancel'>

const NEVER: ReadonlySet<Intent> = new Set<Exclude<Intent, Offered>>(['none', 'greet', 'confirm', 'cancel'])

export function isOffered(intent: Intent): intent is Offered {
  return !NEVER.has(intent)
}
