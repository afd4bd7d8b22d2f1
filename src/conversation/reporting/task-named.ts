/** Which task a message surely names, whatever it wants of it. */
import type { Reading } from '../../understanding/reading.ts'

/** Null for none, several, or words that are only near a name. */
export function taskNamed({ names }: Pick<Reading, 'names'>): string | null {
  const ids = names.filter((it) => it.kind === 'task' && it.how !== 'overlap').flatMap((it) => it.ids)
  const [only, ...others] = new Set(ids)
  return only === undefined || others.length > 0 ? null : only
}
