/** The names of the plan that come nearest to words which fit none: by the pairs of characters that they share. */
import type { Catalogue } from '../plan/catalogue.ts'
import type { Task } from '../plan/schema.ts'

/** Below this share of a name's pairs nothing is offered: an odd character in common is no nearness. */
const LEAST = 0.34

export function nearestIndicators(plan: Catalogue, text: string, most = 3): string[] {
  return nearest(
    plan.indicators.map((it) => ({ id: it.id, names: [it.name, ...it.aliases, ...it.loose] })),
    text,
    most,
  )
}

export function nearestTasks(
  plan: Catalogue,
  text: string,
  most = 3,
  among: (task: Task) => boolean = () => true,
): string[] {
  return nearest(
    plan.tasks.filter(among).map((it) => ({ id: it.id, names: [it.title, ...it.aliases, ...it.loose] })),
    text,
    most,
  )
}

function nearest(
  things: readonly { id: string; names: readonly string[] }[],
  text: string,
  most: number,
): string[] {
  const said = pairs(text.normalize('NFKC'))
  return things
    .map(({ id, names }) => ({ id, near: Math.max(...names.map((it) => likeness(pairs(it), said))) }))
    .filter((it) => it.near >= LEAST)
    .sort((a, b) => b.near - a.near)
    .slice(0, most)
    .map((it) => it.id)
}

function likeness(name: ReadonlySet<string>, said: ReadonlySet<string>): number {
  const shared = [...name].filter((it) => said.has(it)).length
  // One pair of many names things as different as 夜经济 and 民营经济.
  return name.size === 0 || (shared === 1 && name.size > 1) ? 0 : shared / name.size
}

function pairs(text: string): Set<string> {
  const signs = [...text.replace(/[\s\p{P}]/gu, '')]
  return new Set(signs.slice(1).map((sign, at) => `${signs[at]}${sign}`))
}
