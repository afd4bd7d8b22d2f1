/**
 * A list of counties in one line with its total: 1-9月社零增长:平江县5.8%,湘阴县6.3%,全市6.1%. The total is the city's,
 * the rest is theirs.
 */
import { CITY } from '../../plan/counties.ts'
import type { FigureHit, LeftOut, NameHit } from '../reading.ts'
import { pairOf } from './pairing.ts'
import { ELSEWHERE } from './places.ts'
import { mentionsIn, type Pair, type Scene } from './scene.ts'
import { segmentsOf } from './segments.ts'

export interface Roll {
  readonly figures: ReadonlySet<FigureHit>
  readonly pairs: readonly Pair[]
  readonly leftOut: readonly LeftOut[]
}

/** Words that stand for the whole of a list; the city's own name is another. */
export const TOTALS = ['全市', '合计', '总计', '全市合计', '全市总计', '全市平均', '全市共', '共计']
const FEWEST = 2
const PARTED = /^[、,;\s和与及]+/
const LINKED = /(?:同比|增长|下降|新增|完成|达到?|为|是|[:：\s])+$/

/** Null where the message is no such list. */
export function rollOf(scene: Scene): Roll | null {
  if (scene.figures.length <= FEWEST) return null
  const named = mentionsIn(scene)
  for (const segment of segmentsOf(scene.words)) {
    const mentions = named.filter((it) => it.from >= segment.from && it.to <= segment.to)
    const [mention, ...others] = mentions
    if (mention === undefined || others.length > 0) continue
    const figures = scene.figures.filter(
      (it) => it.from >= mention.to && it.to <= segment.to && it.noise === null,
    )
    const found = listed(scene, mention, figures)
    if (found !== null) return found
  }
  return null
}

function listed(scene: Scene, mention: NameHit, figures: readonly FigureHit[]): Roll | null {
  const { city, counties = [] } = scene.plan.plan
  const places = new Map(counties.flatMap((it) => [it.name, ...it.aliases].map((name) => [name, it.name])))
  const totals = [...TOTALS, city, `${city}市`]
  const leftOut: LeftOut[] = []
  const own: FigureHit[] = []
  let from = mention.to
  for (const figure of figures) {
    const first = from === mention.to
    const said = scene.text.slice(from, figure.from).replace(LINKED, '').replace(PARTED, '')
    const label = first
      ? [...places.keys(), ...totals].filter((it) => said.endsWith(it)).sort(longest)[0]
      : said
    const place = places.get(label ?? '')
    const total = label !== undefined && totals.includes(label)
    if (place === undefined && !total) return null
    // To a county its own is what it reports, and the total is another place's.
    if (scene.home == null ? total : place === scene.home) own.push(figure)
    else leftOut.push({ ...placeOf(figure), why: ELSEWHERE, place: place ?? CITY })
    from = figure.to
  }
  const [taken, ...more] = own
  if (taken === undefined || more.length > 0 || leftOut.length < FEWEST) return null
  const pair = pairOf(scene, mention, taken)
  if (pair === null) return null
  const whose = scene.home == null ? { ...pair, whole: true as const } : pair
  return { figures: new Set(figures), pairs: [whose], leftOut }
}

function longest(a: string, b: string): number {
  return b.length - a.length
}

function placeOf(figure: FigureHit): { text: string; from: number; to: number } {
  return { text: figure.text, from: figure.from, to: figure.to }
}
