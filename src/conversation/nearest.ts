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
  const firsts = new Set([...said].map((it) => it.charCodeAt(0)))
  return things
    .map(({ id, names }) => ({ id, near: Math.max(...names.map((it) => likeness(it, said, firsts))) }))
    .filter((it) => it.near >= LEAST)
    .sort((a, b) => b.near - a.near)
    .slice(0, most)
    .map((it) => it.id)
}

function likeness(text: string, said: ReadonlySet<string>, firsts: ReadonlySet<number>): number {
  // Most of a plan's hundreds of names share nothing with what was said: they are not taken apart.
  if (PLAIN.test(text) && !sharesAny(text, said, firsts)) return 0
  const name = pairs(text)
  const shared = [...name].filter((it) => said.has(it)).length
  // One pair of many names things as different as 夜经济 and 民营经济.
  return name.size === 0 || (shared === 1 && name.size > 1) ? 0 : shared / name.size
}

/** Han characters, letters and digits of one unit each, so that two units are two signs. */
const PLAIN = /^[\u4e00-\u9fffA-Za-z0-9]*$/

/** `firsts`: what the pairs begin with. */
function sharesAny(text: string, said: ReadonlySet<string>, firsts: ReadonlySet<number>): boolean {
  for (let at = 1; at < text.length; at++)
    if (firsts.has(text.charCodeAt(at - 1)) && said.has(text.slice(at - 1, at + 1))) return true
  return false
}

function pairs(text: string): Set<string> {
  const signs = [...text.replace(/[\s\p{P}]/gu, '')]
  return new Set(signs.slice(1).map((sign, at) => `${signs[at]}${sign}`))
}
