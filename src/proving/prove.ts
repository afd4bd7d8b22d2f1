/**
 * The proof of a plan's folder against its document: everything the folder says stands there, and everything the
 * document promises stands in the folder. All faults at once, each by file and name; none, an empty list.
 */
import type { Catalogue } from '../plan/catalogue.ts'
import { calendar, previous } from './calendar.ts'
import { contradictions } from './contradictions.ts'
import { campaigns, heading } from './heading.ts'
import { likeness } from './likeness.ts'
import { lists } from './lists.ts'
import { names } from './names.ts'
import { numbers } from './numbers.ts'
import { targets } from './targets.ts'
import { tasks } from './tasks.ts'

/** What is proved of each thing by itself, even where other things could not be read. */
const SINGLE = [heading, campaigns, targets, likeness, contradictions, calendar, previous]
/** What counts the document through, and is said only of a folder that could be read whole. */
const WHOLE = [tasks, names, numbers, lists]

export function prove(plan: Catalogue, whole: boolean): string[] {
  const faults = [...SINGLE, ...(whole ? WHOLE : [])].flatMap((it) => [...it(plan)])
  return [...new Set(faults)]
}
