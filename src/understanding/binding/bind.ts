/**
 * Which figure belongs to which indicator. A figure goes to the nearest indicator before it whose unit it
 * fits, unless something the plan does not know stands between; everything else is left out with a reason,
 * or, where no reason is found, is unexplained and makes the bot ask. Never guessed: a figure in the
 * wrong place is the worst that can happen.
 */

import { convert } from '../../plan/quantity.ts'
import { NOISE } from '../figures/noise.ts'
import { sisterNames } from '../names/sister-names.ts'
import type { Comparison, FigureHit, LeftOut, ReportedFigure } from '../reading.ts'
import { movementFits } from '../rest/movement.ts'
import { isOfItsOwn, isWider } from '../rest/neighbours.ts'
import { FORM } from '../text/forms.ts'
import { covered, MASK } from '../text/mask.ts'
import { comparedIn, withoutPlaces } from './comparisons.ts'
import { familyPairs } from './families.ts'
import { fitted } from './fit.ts'
import { type Gridded, gridOf } from './grid.ts'
import { inOrder } from './listing.ts'
import { nearest } from './pairing.ts'
import { ELSEWHERE, figuresElsewhere } from './places.ts'
import { oneEach } from './rivals.ts'
import { rollOf } from './roll.ts'
import { mentionsIn, type Pair, type Scene } from './scene.ts'
import { ownNounBetween, segmentsOf } from './segments.ts'
import { cellsOf } from './tables.ts'

export interface Bound {
  /** The reported figures with the names that they belong to, in the order of `figures`. */
  readonly pairs: readonly Pair[]
  readonly figures: readonly ReportedFigure[]
  readonly leftOut: readonly LeftOut[]
  readonly unexplained: readonly LeftOut[]
  readonly unbound: readonly FigureHit[]
  /** Numbers of others. */
  readonly comparisons: readonly Comparison[]
}

const NOTHING: Bound = {
  pairs: [],
  figures: [],
  leftOut: [],
  unexplained: [],
  unbound: [],
  comparisons: [],
}

export function bind(sent: Scene): Bound {
  if (sent.figures.length === 0) return NOTHING
  const given = withSisters(sent)
  const grid = gridOf(given) ?? rollOf(given)
  const compared = comparedIn(given).filter((it) => !grid?.figures.has(it.figure))
  const others = new Set(compared.map((it) => it.figure))
  const scene = withoutPlaces(given, compared)
  const cells = cellsOf(scene)
  const elsewhere = figuresElsewhere(scene)
  const counted = scene.figures.filter(
    (it) => it.noise === null && it.unit !== '位' && !others.has(it) && !grid?.figures.has(it),
  )
  // 我市、全省、全国分别为6.2%、5.9%、4.6%: whose each is has been told apart already.
  const apart = compared.length > 0 && scene.words.includes('分别')
  const outside = apart ? [] : counted.filter((it) => isWider(scene, it))
  // A message that is all about the province is asked about.
  const wider = new Set(outside.length < counted.length ? outside : [])
  const leftOut: LeftOut[] = []
  const open: FigureHit[] = []
  for (const figure of scene.figures) {
    if (grid?.figures.has(figure)) continue
    const cell = cells.get(figure)
    const why = cell === undefined ? figure.noise : cell.why
    const of = elsewhere.get(figure)
    if (others.has(figure) && cell === undefined) leftOut.push({ ...place(figure), why: NOISE.compared })
    else if (why !== null) leftOut.push({ ...place(figure), why })
    else if (wider.has(figure)) leftOut.push({ ...place(figure), why: ELSEWHERE })
    else if (of !== undefined) leftOut.push({ ...place(figure), why: ELSEWHERE, place: of })
    else open.push(figure)
  }
  const beside = pairsIn(scene, open)
  const found = [...beside, ...familyPairs(scene, open, beside)]
  const fitting = found.filter((it) => movementFits(scene, it))
  const changes = found.filter((it) => !fitting.includes(it))
  for (const { figure, reported } of changes)
    leftOut.push({ ...place(figure), why: NOISE.change, changeOf: reported.indicator })
  const { kept, dropped } = oneEach(scene, fitting)
  const pairs = kept.map((pair) => {
    const period = cells.get(pair.figure)?.period ?? pair.reported.period
    return { ...pair, reported: { ...pair.reported, period } }
  })
  const comparisons = compared.map((it) => it.comparison)
  const left = [...leftOut, ...dropped.map(({ figure, ...why }) => ({ ...place(figure), ...why }))]
  const all = { ...settled(scene, open, pairs, left), comparisons }
  return grid === null ? all : withGrid(scene, all, grid)
}

/** Names that only what else is named tells: 散居的 beside 集中供养孤儿. */
function withSisters(scene: Scene): Scene {
  const called = sisterNames(scene)
  if (called.length === 0) return scene
  const names = [...scene.names, ...called].sort((a, b) => a.from - b.from)
  const words = called.reduce((text, it) => covered(text, it, MASK.indicator), scene.words)
  return { ...scene, names, words }
}

/** What a table holds beside the text around it; a number that its row and column do not explain is asked about. */
function withGrid(scene: Scene, found: Bound, grid: Gridded): Bound {
  const told = new Set([...grid.pairs.map((it) => it.figure.from), ...grid.leftOut.map((it) => it.from)])
  // Neither a running number nor the m2 of 治理面积(万m2) is one.
  const isNone = ({ noise }: FigureHit) => noise === NOISE.numbering || noise === FORM.identifier
  const open = scene.figures.filter((it) => grid.figures.has(it) && !told.has(it.from) && !isNone(it))
  return {
    ...found,
    pairs: [...found.pairs, ...grid.pairs],
    figures: [...found.figures, ...grid.pairs.map((it) => it.reported)],
    leftOut: [...found.leftOut, ...grid.leftOut],
    unexplained: [...found.unexplained, ...open.map((it) => ({ ...place(it), why: '没有可对应的指标' }))],
  }
}

function pairsIn(scene: Scene, open: readonly FigureHit[]): Pair[] {
  const mentions = mentionsIn(scene)
  const pairs: Pair[] = []
  for (const segment of segmentsOf(scene.words)) {
    const within = (it: { from: number; to: number }): boolean =>
      it.from >= segment.from && it.to <= segment.to
    const here = open.filter(within)
    const named = mentions.filter(within)
    // A heading (社零情况:) names what the line below is of.
    const earlier = mentions.filter((it) => it.to <= segment.from).at(-1)
    const waits = earlier !== undefined && !pairs.some((it) => it.mention === earlier)
    const carried = waits && named.length === 0 ? [earlier] : []
    pairs.push(...(inOrder(scene, named, here) ?? nearest(scene, segment.from, [...carried, ...named], here)))
  }
  return pairs
}

function settled(
  scene: Scene,
  open: readonly FigureHit[],
  pairs: readonly Pair[],
  leftOut: readonly LeftOut[],
): Omit<Bound, 'comparisons'> {
  const left = [...leftOut]
  const unexplained: LeftOut[] = []
  const unbound: FigureHit[] = []
  for (const figure of open) {
    if (pairs.some((it) => it.figure === figure)) continue
    if (left.some((it) => it.from === figure.from)) continue
    const beside = pairs.find(
      (it) => it.reported.unit !== figure.unit && aboutTheSame(scene, it.figure, figure),
    )
    // 其中主网3.41亿元 beside 5.94亿元: in the same measure, and of something else.
    const alike = figure.unit !== null && convert(1, figure.unit, beside?.reported.unit ?? '') !== null
    if (beside !== undefined && figure.unit !== null && !alike) {
      const why = `“${beside.mention.text}”以${beside.reported.unit}计,此数单位不同`
      // An amount beside its rate tells the same thing otherwise; what is counted in another measure tells another.
      const other = isRate(beside.reported.unit) === isRate(figure.unit)
      left.push({ ...place(figure), why, ...(other ? { beside: true } : {}) })
    } else if (
      alike ||
      (pairs.length > 0 && (isOfItsOwn(scene, figure) || !isCarried(scene, pairs, figure)))
    ) {
      left.push({ ...place(figure), why: '消息中另有所指的数', beside: true })
    } else {
      unexplained.push({ ...place(figure), why: '没有可对应的指标' })
      unbound.push(figure)
    }
  }
  return { pairs, figures: pairs.map((it) => it.reported), leftOut: left, unexplained, unbound }
}

function isRate(unit: string): boolean {
  return unit === '%' || unit === '个百分点'
}

/** 在库企业142家 beside a growth rate: no indicator that the message names is counted in such a measure. */
function isCarried({ names, plan }: Scene, pairs: readonly Pair[], figure: FigureHit): boolean {
  if (figure.unit === null && !/[万亿]/.test(figure.text)) return true
  const named = names.flatMap((it) => (it.kind === 'indicator' ? it.ids : []))
  const ids = [...named, ...pairs.map((it) => it.reported.indicator)]
  return ids.some((id) => fitted(figure, plan.indicator(id), '') !== null)
}

/** 社零820亿元,增长6.8%: nothing else is named between the two. */
function aboutTheSame(scene: Scene, a: FigureHit, b: FigureHit): boolean {
  return !ownNounBetween(scene.words, Math.min(a.to, b.to), Math.max(a.from, b.from))
}

function place(figure: FigureHit): { text: string; from: number; to: number } {
  return { text: figure.text, from: figure.from, to: figure.to }
}
