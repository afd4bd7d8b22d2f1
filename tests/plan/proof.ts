/** What every part of the proof of the seeds uses: the real plan, and where in the document its targets stand. */
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import type { Target } from '../../src/plan/schema.ts'
import { loadPlan } from '../../src/plan/seeds.ts'
import { occurrences, placeOf } from './print.ts'

export const root = fileURLToPath(new URL('../../', import.meta.url))
export const folder = join(root, 'seeds/yueyang-2025')
export const plan = loadPlan(folder)
export const document = plan.document
export const targets = plan.indicators.flatMap((indicator) =>
  indicator.targets.map((target) => ({ indicator, target, name: `${indicator.id} ${target.location}` })),
)
export const numbered = targets.filter(({ target }) => target.value !== null)

/** Where in the document a target's quote stands: in the place that it names, and once only there. */
export function standsAt({ location, quote }: Pick<Target, 'location' | 'quote'>): number {
  const place = placeOf(document, location)
  const at = occurrences(place.text, quote)
  if (at.length !== 1) throw new Error(`“${quote}” stands ${at.length} times in ${location}`)
  return place.from + (at[0] as number)
}

/** Those for which a claim is false, so that a failure shows all of them. */
export function failing<T>(
  things: readonly T[],
  name: (thing: T) => string,
  claim: (thing: T) => boolean,
): string[] {
  return things.filter((it) => !claim(it)).map(name)
}
