/**
 * Numbers of somebody else that stand beside a figure: 高于全省平均1.2个百分点, 全省平均下降6%, 省定目标32, 同比下降0.6个
 * 百分点. Never the city's own figure; where the indicator's target needs just that comparison, it is handed on.
 */

import { type Comparator, comparatorOf, targetWords } from '../../plan/comparator.ts'
import type { Indicator } from '../../plan/schema.ts'
import { NOISE } from '../figures/noise.ts'
import type { Comparison, FigureHit, NameHit } from '../reading.ts'
import { covered, MASK } from '../text/mask.ts'
import { inWordsOfAnyCity, vantageOf } from '../text/vantage.ts'
import { fitted } from './fit.ts'
import { mentionsIn, type Scene } from './scene.ts'
import { type Whom, whomBefore } from './whom.ts'

export interface Compared {
  readonly figure: FigureHit
  readonly comparison: Comparison
}

/** A figure that is noise for another reason (a date, a number of a list) is no comparison either. */
const OPEN: readonly (string | null)[] = [
  null,
  NOISE.change,
  NOISE.target,
  NOISE.lastYear,
  NOISE.from,
  NOISE.compared,
  NOISE.gap,
  NOISE.aim,
]

/** All of a message's, in the order of the text. */
export function comparedIn(scene: Scene): Compared[] {
  const text = inWordsOfAnyCity(scene.text, vantageOf(scene.plan.plan))
  const plain = scene.figures.reduce((text, it) => covered(text, it, MASK.figure), text)
  const mentions = mentionsIn(scene)
  const found: Compared[] = []
  let last: Whom | null = null
  for (const figure of scene.figures) {
    if (figure.unit === '位' || !OPEN.includes(figure.noise)) continue
    const told = whomBefore({ plain, words: scene.words, figure, last })
    const whom = told === null ? null : { ...told, place: asSaid(scene, told) }
    last = whom ?? last
    if (whom !== null) {
      found.push({ figure, comparison: ofWhom(scene, mentions, figure, whom) })
      continue
    }
    const year = ofLastYear(scene, mentions, figure, plain)
    if (year !== null) found.push({ figure, comparison: year })
  }
  return found
}

/** 全市 of a county's message, which was read as 全省; 湖南 of a city's. */
function asSaid({ said, text }: Scene, { from, place }: Whom): string {
  return (said ?? text).slice(from, from + place.length)
}

/** What the message names, once a rank that was read out of 进出口全省 is the figure that it ranks again. */
export function withoutPlaces(scene: Scene, compared: readonly Compared[]): Scene {
  if (compared.length === 0) return scene
  const names = scene.names.map((it) => {
    const of = it.kind === 'indicator' && /全省$/.test(it.text) ? scene.plan.rankedBy(it.ids) : undefined
    return of === undefined ? it : { ...it, ids: [of.id] }
  })
  return { ...scene, names }
}

/** Of the indicator whose target needs it, where one is named; else of the one that it stands with. */
function ofWhom(scene: Scene, mentions: readonly NameHit[], figure: FigureHit, whom: Whom): Comparison {
  const inside = mentions.find((it) => it.to > whom.from && it.from < figure.from)
  const before = mentions.filter((it) => it.to <= whom.from).at(-1)
  const after = mentions.find((it) => it.from >= figure.to)
  const within = needs(scene, inside, whom.comparator)
  const own = needs(scene, before, whom.comparator)
  // 进出口下降4.5%,全省社零增长5.9%: what is named beside the place is not what is compared, unless the target says it.
  const another = inside !== undefined && own !== null && !targetWords(own).includes(inside.text)
  const needing = within ?? (another && whom.by === 'value' ? null : own)
  const next = before === undefined && inside === undefined ? needs(scene, after, whom.comparator) : null
  const beside = inside ?? before ?? after
  const [id] = beside?.ids ?? []
  return compared(
    scene,
    figure,
    whom,
    needing ?? next ?? (id === undefined ? null : scene.plan.indicator(id)),
  )
}

/** The indicator of a mention whose target needs the comparison. */
function needs(scene: Scene, mention: NameHit | undefined, comparator: Comparator | null): Indicator | null {
  if (mention === undefined || comparator === null) return null
  const named = mention.ids.map((id) => scene.plan.indicator(id))
  const ranked = scene.plan.rankedBy(mention.ids)
  return (
    [...named, ...(ranked === undefined ? [] : [ranked])].find((it) => comparatorOf(it) === comparator) ??
    null
  )
}

const EARLIER = /环比|上个?月|上季|上期|上周|年初|去年底|上年末|全省|全国|目标|任务|计划/
const CLAUSE = /[^,。;!?\n(（]*$/

/** 占比8.9%,下降0.6个百分点; 去年同期9.5%: only for targets that ask for a fall or a rise. */
function ofLastYear(
  scene: Scene,
  mentions: readonly NameHit[],
  figure: FigureHit,
  plain: string,
): Comparison | null {
  const before = mentions.filter((it) => it.to <= figure.from).at(-1)
  const own = needs(scene, before, 'last_year')
  // 去年同期是9.5%: what the talk is about may be measured by it.
  const alone = before === undefined && figure.noise === NOISE.lastYear && scene.figures.length === 1
  if (own === null && !alone) return null
  const whom = { from: figure.from, place: '上年同期', comparator: 'last_year' as const }
  const clause = CLAUSE.exec(plain.slice(0, figure.from))?.[0] ?? ''
  if ((figure.noise === NOISE.lastYear || figure.noise === NOISE.from) && /同期|去年|上年/.test(clause))
    return compared(scene, figure, { ...whom, by: 'value', sign: 1 }, own)
  const change = figure.noise === NOISE.change || (figure.noise === null && figure.unit === '个百分点')
  if (!change || EARLIER.test(clause) || (figure.motion !== 'rise' && figure.motion !== 'fall')) return null
  return compared(scene, figure, { ...whom, by: 'difference', sign: figure.motion === 'rise' ? 1 : -1 }, own)
}

function compared(
  scene: Scene,
  figure: FigureHit,
  { by, sign, better, comparator, place }: Whom,
  indicator: Indicator | null,
): Comparison {
  const { from, to, text } = figure
  const fitting = amountOf(scene, figure, by, indicator)
  // 优于 is below where less is better.
  const side = better && indicator?.better === 'lower' ? -sign : sign
  const amount = by === 'value' ? (fitting ?? figure.value) : side * Math.abs(fitting ?? figure.value)
  // In another unit it measures no target.
  const measures = fitting === null ? null : comparator
  const period = periodOf(scene, figure)
  return { from, to, text, place, indicator: indicator?.id ?? null, comparator: measures, period, by, amount }
}

/** 全省1-8月下降6%: the time in the number's own clause. */
function periodOf({ periods, words }: Scene, figure: FigureHit): Comparison['period'] {
  const from = figure.from - (CLAUSE.exec(words.slice(0, figure.from))?.[0].length ?? 0)
  const own = periods.filter((it) => it.role === 'period' && it.from >= from && it.to <= figure.from)
  return own.at(-1)?.period ?? null
}

/** Null: the number cannot be one of this indicator. */
function amountOf(
  scene: Scene,
  figure: FigureHit,
  by: Comparison['by'],
  indicator: Indicator | null,
): number | null {
  const rate = figure.unit === null || figure.unit === '%' || figure.unit === '个百分点'
  if (indicator === null) return rate ? figure.value : null
  if (by === 'difference' && indicator.unit === '%') return rate ? figure.value : null
  // What stands before it (目标, 全省平均) would make it no value of the city's.
  const behind = scene.words.slice(figure.to, figure.to + 2)
  return fitted(figure, indicator, '', behind)?.value ?? null
}
