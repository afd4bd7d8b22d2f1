import type { Reading } from '../../understanding/reading.ts'
import { NEAREST } from '../turn/thresholds.ts'

/** What a message that names nothing comes nearest to. */
export function nearestOf({ near }: Reading): { readonly indicators: string[]; readonly tasks: string[] } {
  const { indicators = [], tasks = [] } = near ?? {}
  return { indicators: indicators.slice(0, NEAREST), tasks: tasks.slice(0, NEAREST) }
}
