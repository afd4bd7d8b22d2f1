/** What a question names and the plan does not hold: 油菜播种面积, 第二产业增加值, GDP. Such a thing gets no answer of another's. */
import type { Catalogue } from '../../plan/catalogue.ts'
import { ownWordsOf } from '../../plan/counties.ts'
import type { NameHit, Span } from '../reading.ts'
import { isMask } from '../text/mask.ts'
import { CONCERN_OF } from './concerns.ts'
import { coverOf } from './cover.ts'

/** A shorter rest is a particle or a slip. */
const NOUN = 2
const HAN = /[\p{Script=Han}a-z0-9.]/u

/** Places that a question may name beside what it asks about: counties, others, and the asker's own (我县, 全区). */
export function placesIn(words: string, home: string | null, { plan }: Catalogue): readonly string[] {
  const own = home === null ? [] : (words.match(ownWordsOf(home)) ?? [])
  const { counties = [], elsewhere = [] } = plan
  return [...counties.flatMap((it) => [it.name, ...it.aliases]), ...elsewhere, ...own]
}

/** A short form with an unknown noun glued before it is part of a longer name, which is here given; else null. */
export function longerName(
  words: string,
  hit: NameHit,
  plan: Catalogue,
  places: readonly string[],
): Span | null {
  if (hit.kind !== 'indicator' || hit.ids.some((id) => plan.indicator(id).name === hit.text)) return null
  let from = hit.from
  while (from > 0 && HAN.test(words.charAt(from - 1)) && !isMask(words.charAt(from - 1))) from--
  const last = coverOf(words, from, hit.from).at(-1)
  if (last === undefined) return null
  const glued = words.slice(last.from, last.to)
  const kind = last.is === 'concern' ? CONCERN_OF.get(glued)?.kind : null
  if (last.is !== null && kind !== 'part' && kind !== 'word') return null
  if (glued.length < NOUN || places.some((it) => it.includes(glued))) return null
  const own = hit.ids.flatMap((id) => [...plan.indicator(id).aliases, plan.indicator(id).name])
  return own.some((it) => it.includes(glued)) ? null : { from: last.from, to: hit.to }
}

/** The longest stretch of content in a question that nothing covers; null where every word is known. */
export function unknownIn(words: string, places: readonly string[]): Span | null {
  const isPlace = (it: Span): boolean => places.some((name) => name.includes(words.slice(it.from, it.to)))
  const strays = coverOf(words, 0, words.length).filter(
    (it) => it.is === null && it.to - it.from >= NOUN && !isPlace(it),
  )
  return strays.toSorted((a, b) => b.to - b.from - (a.to - a.from))[0] ?? null
}
