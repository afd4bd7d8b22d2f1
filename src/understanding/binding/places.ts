/**
 * Whose figure it is: 汨罗市新增17家 and 长沙增长5.2% stand beside the city's own and are not the city's.
 * A clause that names a place speaks of it, and so do the clauses after it, until the city or an indicator
 * of its own is named.
 */
import { CITY, ownWordsOf } from '../../plan/counties.ts'
import type { FigureHit } from '../reading.ts'
import type { Scene } from './scene.ts'
import { segmentsOf } from './segments.ts'

export const ELSEWHERE = '其他地区的数'

/** The figures that are of another place, with its name; a message all about one county is about that county, and keeps them. */
export function figuresElsewhere(scene: Scene): ReadonlyMap<FigureHit, string> {
  const { city, counties = [], elsewhere = [] } = scene.plan.plan
  const inside = counties.flatMap((it) => [it.name, ...it.aliases])
  const home = homeIn(scene)
  const places = [...inside, ...elsewhere].filter((it) => scene.text.includes(it)).sort(longestFirst)
  if (places.length === 0 && home === null) return new Map()
  // 岳阳楼区 and 岳阳县 begin as the city does.
  const longer = inside.flatMap((it) => (it.startsWith(city) ? (it[city.length] ?? []) : []))
  const wide = `全市|我市|本市|市本级|${city}${longer.length === 0 ? '' : `(?![${longer.join('')}])`}`
  const own = home === null ? new RegExp(wide) : home.own
  // To a county the city is another place.
  const wider = home === null ? null : new RegExp(wide)
  const found = new Map<FigureHit, string>()
  for (const segment of segmentsOf(scene.words)) {
    let subject = ''
    let quoted = false
    for (const clause of clausesOf(scene, segment.from, segment.to)) {
      const words = scene.text.slice(clause.from, clause.to)
      const named = places.find((it) => words.includes(it))
      if (own.test(words)) subject = ''
      else if (named === undefined && wider?.test(words)) subject = CITY
      else if (named !== undefined) subject = named
      else if (!quoted && clause.names) subject = ''
      quoted = clause.figures.length > 0
      // A place in the province (全省第2位) is told of the city whatever else is named.
      if (subject !== '') for (const it of clause.figures) if (it.unit !== '位') found.set(it, subject)
    }
  }
  const counted = scene.figures.filter((it) => it.noise === null && it.unit !== '位')
  const subjects = new Set(found.values())
  const [only = ''] = subjects
  const allOfOneCounty = subjects.size === 1 && inside.includes(only) && counted.every((it) => found.has(it))
  return allOfOneCounty ? new Map() : found
}

/** The sender's county, as its people speak of it. */
function homeIn({ home, plan }: Scene): { own: RegExp } | null {
  if (home == null) return null
  const { aliases = [] } = plan.plan.counties?.find((it) => it.name === home) ?? {}
  return { own: new RegExp([...[home, ...aliases].sort(longestFirst), ownWordsOf(home).source].join('|')) }
}

function longestFirst(a: string, b: string): number {
  return b.length - a.length
}

interface Clause {
  readonly from: number
  readonly to: number
  readonly figures: readonly FigureHit[]
  /** Whether it names an indicator. */
  readonly names: boolean
}

function* clausesOf(scene: Scene, from: number, to: number): Generator<Clause> {
  let start = from
  for (let at = from; at <= to; at++) {
    if (at < to && !',:、'.includes(scene.words.charAt(at))) continue
    const within = (it: { from: number; to: number }): boolean => it.from >= start && it.to <= at
    const figures = scene.figures.filter((it) => it.noise === null && within(it))
    const names = scene.names.some((it) => it.kind === 'indicator' && within(it))
    if (at > start) yield { from: start, to: at, figures, names }
    start = at + 1
  }
}
