/**
 * Which figure belongs to which indicator. A figure goes to the nearest indicator before it whose unit it
 * fits, unless something the plan does not know stands between; everything else is left out with a reason,
 * or, where no reason is found, is unexplained and makes the bot ask. Never guessed: a figure in the
 * wrong place is the worst that can happen.
 */
import type { Catalogue } from '../plan/catalogue.ts'
import type { Indicator } from '../plan/schema.ts'
import { fitted } from './fit.ts'
import type { FigureHit, LeftOut, NameHit, PeriodHit, ReportedFigure } from './reading.ts'
import { ownNounBetween, segmentsOf } from './segments.ts'

export interface Bound {
  readonly figures: readonly ReportedFigure[]
  readonly leftOut: readonly LeftOut[]
  readonly unexplained: readonly LeftOut[]
  readonly unbound: readonly FigureHit[]
}

interface Pair {
  readonly figure: FigureHit
  readonly mention: NameHit
  readonly reported: ReportedFigure
}

export interface Scene {
  readonly text: string
  /** The text with names, periods and figures masked: what is left are words. */
  readonly words: string
  readonly names: readonly NameHit[]
  readonly periods: readonly PeriodHit[]
  readonly figures: readonly FigureHit[]
  readonly plan: Catalogue
}

export function bind(scene: Scene): Bound {
  const mentions = mentionsIn(scene)
  const leftOut: LeftOut[] = []
  const open: FigureHit[] = []
  for (const figure of scene.figures) {
    if (figure.noise === null) open.push(figure)
    else leftOut.push({ ...place(figure), why: figure.noise })
  }
  const pairs: Pair[] = []
  for (const segment of segmentsOf(scene.words)) {
    const here = open.filter((it) => it.from >= segment.from && it.to <= segment.to)
    const named = mentions.filter((it) => it.from >= segment.from && it.to <= segment.to)
    const earlier = mentions.filter((it) => it.to <= segment.from).at(-1)
    const carried =
      earlier !== undefined && !pairs.some((it) => it.mention === earlier) && named.length === 0
        ? [earlier]
        : []
    pairs.push(...(inOrder(scene, named, here) ?? nearest(scene, [...carried, ...named], here)))
  }
  return settled(scene, open, oneEach(scene, pairs, leftOut), leftOut)
}

/** Indicators named, and for a task named alone, the indicators that the plan gives it. */
function mentionsIn(scene: Scene): NameHit[] {
  const named = scene.names.filter((it) => it.kind === 'indicator')
  const tasks = scene.names.filter(
    (it) => it.kind === 'task' && !named.some((other) => other.from === it.from),
  )
  const implied = tasks.flatMap((task) => {
    const ids = scene.plan.indicators
      .filter((it) => it.task !== null && task.ids.includes(it.task))
      .map((it) => it.id)
    return ids.length === 0 ? [] : [{ ...task, kind: 'indicator' as const, ids }]
  })
  return [...named, ...implied].sort((a, b) => a.from - b.from)
}

/** 社零、固投分别增长6.8%、5.1%: as many figures as indicators, all indicators first. Null where it is not so. */
function inOrder(scene: Scene, mentions: readonly NameHit[], figures: readonly FigureHit[]): Pair[] | null {
  const lastMention = mentions.at(-1)
  const firstFigure = figures[0]
  if (mentions.length < 2 || lastMention === undefined || firstFigure === undefined) return null
  if (lastMention.to > firstFigure.from) return null
  const shared = /(?:都|均|同为|同样|一样)/.test(scene.words.slice(lastMention.to, firstFigure.from))
  if (shared && figures.length === 1) {
    const pairs = mentions.flatMap((it) => pairOf(scene, it, firstFigure) ?? [])
    return pairs.length === mentions.length ? pairs : null
  }
  if (figures.length !== mentions.length) return figures.length === 1 ? null : []
  const pairs = mentions.flatMap((it, at) => pairOf(scene, it, figures[at]) ?? [])
  return pairs.length === mentions.length ? pairs : []
}

function nearest(scene: Scene, mentions: readonly NameHit[], figures: readonly FigureHit[]): Pair[] {
  const pairs: Pair[] = []
  for (const figure of figures) {
    const pair =
      sister(scene, mentions, figure) ??
      before(scene, mentions, figure) ??
      after(scene, mentions, figure, pairs) ??
      corrected(scene, mentions, figure)
    if (pair !== null) pairs.push(pair)
  }
  return pairs
}

function before(scene: Scene, mentions: readonly NameHit[], figure: FigureHit): Pair | null {
  const preceding = mentions.filter((it) => it.to <= figure.from).reverse()
  for (const mention of preceding) {
    if (ownNounBetween(scene.words, mention.to, figure.from, knownCharacters(scene, mention))) return null
    const pair = pairOf(scene, mention, figure)
    if (pair !== null) return pair
  }
  return null
}

/** 新增35家限上企业: right behind the figure, and not spoken for. */
function after(
  scene: Scene,
  mentions: readonly NameHit[],
  figure: FigureHit,
  pairs: readonly Pair[],
): Pair | null {
  const next = mentions.find((it) => it.from >= figure.to)
  if (next === undefined || pairs.some((it) => it.mention === next)) return null
  const between = scene.words.slice(figure.to, next.from)
  if (!/^(?:的|左右|以上|多)?$/.test(between)) return null
  // A rate stands behind its name (社零增长6.8%); in front of one it belongs to the name before.
  if (figure.unit === '%' || figure.unit === null) return null
  return pairOf(scene, next, figure)
}

/** 新增管养的农村道路: what the indicator's own name says again is no other noun. */
function knownCharacters(scene: Scene, mention: NameHit): ReadonlySet<string> {
  return new Set(mention.ids.flatMap((id) => [...scene.plan.indicator(id).name]))
}

/**
 * 治理58条,涉及28个乡镇; 进出口增长2%,总量居全省第2位: what is counted stands right behind or before, or it
 * is a rank, and one sister indicator is of just that.
 */
function sister(scene: Scene, mentions: readonly NameHit[], figure: FigureHit): Pair | null {
  const mention = mentions.filter((it) => it.to <= figure.from).at(-1)
  if (mention === undefined) return null
  const named = mention.ids.map((id) => scene.plan.indicator(id))
  const isSister =
    figure.unit === '位' ? rankOf(named) : figure.unit === '个' ? countOf(named, scene.text, figure) : null
  if (isSister === null) return null
  const ids = scene.plan.indicators.filter(isSister).map((it) => it.id)
  return ids.length === 1 ? pairOf(scene, { ...mention, ids }, figure) : null
}

function rankOf(named: readonly Indicator[]): (it: Indicator) => boolean {
  const stems = named.map((it) => it.name.replace(/增速$/, ''))
  return (it) => it.kind === 'rank' && stems.some((stem) => it.name.startsWith(stem))
}

function countOf(named: readonly Indicator[], text: string, figure: FigureHit): (it: Indicator) => boolean {
  const tasks = new Set(named.flatMap((it) => it.task ?? []))
  const nouns = [text.slice(figure.to, figure.to + 2), text.slice(Math.max(0, figure.from - 2), figure.from)]
  return (it) =>
    it.unit === '个' &&
    it.task !== null &&
    tasks.has(it.task) &&
    nouns.some((noun) => noun.length === 2 && it.name.includes(noun))
}

const CORRECTING = /(?:更正|改|应[为是该当]|应该是|应当是|是|为)[^,。;]{0,6}$/

/** 高企那一栏串行了,应当是1012家: where one indicator is named and one figure is left, a correction is about it. */
function corrected(scene: Scene, mentions: readonly NameHit[], figure: FigureHit): Pair | null {
  const [mention, ...others] = mentions
  if (mention === undefined || others.length > 0) return null
  if (scene.figures.some((it) => it !== figure && it.noise === null)) return null
  return CORRECTING.test(scene.words.slice(0, figure.from)) ? pairOf(scene, mention, figure) : null
}

function pairOf(scene: Scene, mention: NameHit, figure: FigureHit | undefined): Pair | null {
  if (figure === undefined) return null
  const fitting = mention.ids.flatMap((id) => reportedBy(scene, scene.plan.indicator(id), figure) ?? [])
  const [reported, ...others] = fitting
  // What fits two indicators alike is the bot's to ask, not to choose.
  return reported === undefined || others.length > 0 ? null : { figure, mention, reported }
}

function reportedBy(scene: Scene, indicator: Indicator, figure: FigureHit): ReportedFigure | null {
  const before = scene.words.slice(Math.max(0, figure.from - 6), figure.from)
  const fit = fitted(figure, indicator, before)
  if (fit === null) return null
  return {
    indicator: indicator.id,
    value: fit.value,
    unit: indicator.unit,
    bound: figure.bound,
    text: figure.text,
    converted: fit.converted ? figure.text : null,
    period: ownPeriod(scene, figure),
    from: figure.from,
    to: figure.to,
  }
}

/** The period named closest before the figure, where the message names several. */
function ownPeriod(scene: Scene, figure: FigureHit): ReportedFigure['period'] {
  const named = scene.periods.filter((it) => it.role === 'period' && it.period !== null)
  if (named.length < 2) return null
  const before = named.filter((it) => it.to <= figure.from && !ofNoise(scene, it, figure))
  return before.at(-1)?.period ?? null
}

/** 由去年的增长4.1%转为下降2.3%: the time right before a figure that does not count is that figure's. */
function ofNoise(scene: Scene, period: PeriodHit, figure: FigureHit): boolean {
  const next = scene.figures.find((it) => it.from >= period.to)
  return next !== undefined && next !== figure && next.noise !== null && next.from - period.to <= 6
}

/** Words that mark the total among several figures of one indicator (累计 beats 新增). */
const TOTAL = /(?:累计|总数|总量|共计|合计|共有|共|达到|达|总共)[^,。;]{0,3}$/

/** Words that mark a part or a change among several figures of one indicator. */
const ADDED = /(?:其中|新增|净增|增加|提高|提升|减少|下降|分别|本月|当月|当日|本周|占)[^,。;]{0,4}$/

/**
 * Several figures for one indicator: different periods are different facts; a marked total beats what
 * was added; else none is chosen, and all stay open.
 */
function oneEach(scene: Scene, pairs: readonly Pair[], leftOut: LeftOut[]): Pair[] {
  const kept: Pair[] = []
  const facts = new Map<string, Pair[]>()
  for (const pair of pairs) {
    const period = pair.reported.period
    const key = `${pair.reported.indicator} ${period?.from ?? ''} ${period?.to ?? ''}`
    facts.set(key, [...(facts.get(key) ?? []), pair])
  }
  for (const rivals of facts.values()) {
    const same = new Set(rivals.map((it) => it.reported.value)).size === 1
    if (rivals.length === 1 || same) {
      kept.push(...rivals.slice(0, 1))
      continue
    }
    const before = (pair: Pair): string =>
      scene.words.slice(Math.max(0, pair.figure.from - 12), pair.figure.from)
    const totals = rivals.filter((it) => TOTAL.test(before(it)))
    const stands = rivals.filter((it) => !ADDED.test(before(it)))
    const total = totals.length === 1 ? totals[0] : stands.length === 1 ? stands[0] : undefined
    if (total === undefined) continue
    kept.push(total)
    for (const it of rivals)
      if (it !== total) leftOut.push({ ...place(it.figure), why: '同一指标已有累计数' })
  }
  return kept.sort((a, b) => a.figure.from - b.figure.from)
}

function settled(
  scene: Scene,
  open: readonly FigureHit[],
  pairs: readonly Pair[],
  leftOut: LeftOut[],
): Bound {
  const unexplained: LeftOut[] = []
  const unbound: FigureHit[] = []
  for (const figure of open) {
    if (pairs.some((it) => it.figure === figure)) continue
    if (leftOut.some((it) => it.from === figure.from)) continue
    const beside = pairs.find(
      (it) =>
        it.reported.unit !== figure.unit &&
        !ownNounBetween(
          scene.words,
          Math.min(it.figure.to, figure.to),
          Math.max(it.figure.from, figure.from),
        ),
    )
    if (beside !== undefined && figure.unit !== null) {
      leftOut.push({
        ...place(figure),
        why: `“${beside.mention.text}”以${beside.reported.unit}计,此数单位不同`,
      })
    } else {
      unexplained.push({ ...place(figure), why: '没有可对应的指标' })
      unbound.push(figure)
    }
  }
  return { figures: pairs.map((it) => it.reported), leftOut, unexplained, unbound }
}

function place(figure: FigureHit): { text: string; from: number; to: number } {
  return { text: figure.text, from: figure.from, to: figure.to }
}
