/** A figure and the indicator it stands beside. */

import { type Period, yearToDate } from '../../plan/period.ts'
import { convert } from '../../plan/quantity.ts'
import type { Indicator } from '../../plan/schema.ts'
import type { FigureHit, NameHit, PeriodHit, ReportedFigure } from '../reading.ts'
import { coverOf } from '../rest/cover.ts'
import { clauseOf } from '../rest/regions.ts'
import { fitted } from './fit.ts'
import type { Pair, Scene } from './scene.ts'
import { ownNounBetween } from './segments.ts'

/** `from`: where the sentence begins; what was named before it is what the sentence goes on about. */
export function nearest(
  scene: Scene,
  from: number,
  mentions: readonly NameHit[],
  figures: readonly FigureHit[],
): Pair[] {
  const pairs: Pair[] = []
  for (const figure of figures) {
    const pair =
      sister(scene, mentions, figure) ??
      before(scene, from, mentions, figure, pairs) ??
      sister(scene, mentions, figure, true) ??
      after(scene, mentions, figure, pairs) ??
      corrected(scene, mentions, figure)
    if (pair !== null) pairs.push(pair)
  }
  return pairs
}

function before(
  scene: Scene,
  from: number,
  mentions: readonly NameHit[],
  figure: FigureHit,
  pairs: readonly Pair[],
): Pair | null {
  const preceding = mentions.filter((it) => it.to <= figure.from).reverse()
  const clause = clauseOf(scene.words, figure).from
  const ownSubject = preceding.some((it) => it.from >= clause)
  for (const mention of preceding) {
    // 社零增长6.2%,限上批零住餐增长7.1: the clause says what its number is of, fitting or not.
    if (ownSubject && mention.from < clause) return null
    // 行政村58个,治理完成82条: what is counted in 个 has its number.
    if (pairs.some((it) => it.mention === mention && isOfOwnUnit(it) && figure.unit !== it.figure.unit))
      continue
    const names = mention.ids.map((id) => scene.plan.indicator(id).name)
    const since = Math.max(mention.to, from)
    // 其中出口增长2.2%: parts of it, and nothing that the plan asks for.
    if (scene.words.slice(since, figure.from).includes('其中')) return null
    // 领军5人,骨干18人,共23人: the total is of what was named first.
    const total = mentions.length === 1 && SUM_OF_PARTS.test(scene.words.slice(since, figure.from))
    if (!total && ownNounBetween(scene.words, since, figure.from, names)) return null
    if (scene.names.some((it) => it.kind === 'task' && it.from >= since && it.to <= figure.from)) return null
    const pair = pairOf(scene, mention, figure)
    if (pair !== null) return mayBeSister(scene, pair) ? null : pair
  }
  return null
}

function isOfOwnUnit({ figure, reported }: Pair): boolean {
  return figure.unit === reported.unit
}

/** 黑臭水体治理搞完45个: of what is counted in 条 hardly, where sisters are counted in just that word. */
function mayBeSister({ plan }: Scene, { figure, reported, mention }: Pair): boolean {
  const { task, unit } = plan.indicator(reported.indicator)
  if (figure.unit !== '个' || unit === '个' || task === null || mention.ids.length < 2) return false
  return plan.indicators.some((it) => it.task === task && it.unit === '个')
}

const SUM_OF_PARTS = /(?:共|共计|合计|总计|总共|一共)(?:为|是|有|:)?$/

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

/**
 * 治理58条,涉及28个乡镇; 进出口增长2%,总量居全省第2位: what is counted stands right behind or before, or it
 * is a rank, and one sister indicator is of just that. `unlike`: whatever the unit, for the name itself did not fit.
 */
function sister(scene: Scene, mentions: readonly NameHit[], figure: FigureHit, unlike = false): Pair | null {
  const mention = mentions.filter((it) => it.to <= figure.from).at(-1)
  if (mention === undefined) return null
  const named = mention.ids.map((id) => scene.plan.indicator(id))
  const tasks = new Set(named.flatMap((it) => it.task ?? []))
  const sisters =
    figure.unit === '位'
      ? named.flatMap((it) => scene.plan.ranksBeside(it))
      : figure.unit === null
        ? namedAtTheEnd(scene, mention, figure, tasks)
        : !unlike && figure.unit !== '个'
          ? []
          : counted(scene, mention, unlike ? named : [], tasks, figure)
  // One that the message names elsewhere is meant there.
  const elsewhere = new Set(scene.names.flatMap((it) => (it.from === mention.from ? [] : it.ids)))
  const ids = [...new Set(sisters.map((it) => it.id))].filter((it) => !elsewhere.has(it))
  return ids.length === 1 ? pairOf(scene, { ...mention, ids }, figure) : null
}

/** By the noun on either side; 28个乡镇52个行政村: where both fit, what opens the row says on which side they stand. */
function counted(
  scene: Scene,
  mention: NameHit,
  unfit: readonly Indicator[],
  tasks: ReadonlySet<string>,
  figure: FigureHit,
): Indicator[] {
  const behind = scene.text.slice(figure.to, figure.to + 2)
  // 水产品产量36.8万吨: the noun is the name's own, and names no sister.
  const ahead = (it: FigureHit) => (it.from - 2 < mention.to ? '' : scene.text.slice(it.from - 2, it.from))
  const of = (nouns: readonly string[]) => scene.plan.indicators.filter(countOf(unfit, tasks, nouns, figure))
  const either = of([behind, ahead(figure)])
  if (either.length < 2) return either
  const { from } = clauseOf(scene.words, figure)
  const opening = scene.figures.find((it) => it.from >= from) ?? figure
  return of([of([ahead(opening)]).length > 0 ? ahead(figure) : behind])
}

/** 治理条数61: no unit, and the noun right before the number is how the name of one sister ends. */
function namedAtTheEnd(
  scene: Scene,
  mention: NameHit,
  figure: FigureHit,
  tasks: ReadonlySet<string>,
): Indicator[] {
  const from = figure.from - 2
  const noun = scene.text.slice(from, figure.from)
  if (from < mention.to || mention.ids.length < 2) return []
  return scene.plan.indicators.filter(
    (it) => it.task !== null && tasks.has(it.task) && it.name.endsWith(noun),
  )
}

function countOf(
  unfit: readonly Indicator[],
  tasks: ReadonlySet<string>,
  nouns: readonly string[],
  figure: FigureHit,
): (it: Indicator) => boolean {
  return (it) =>
    !unfit.includes(it) &&
    it.unit !== '%' &&
    (it.unit === figure.unit || convert(1, figure.unit ?? '', it.unit) !== null) &&
    it.task !== null &&
    tasks.has(it.task) &&
    nouns.some((noun) => noun.length === 2 && it.name.includes(noun))
}

const CORRECTING = /(?:更正|改|应[为是该当]|应该是|应当是|是|为)[^,。;]{0,6}$/
const SURELY = /(?:更正[为成]|改[为成]|应[为是]|应该是|应当是|其实是|实际是|实为|核[定实]数?[为是]?)$/

/** 高企那一栏串行了,应当是1012家: where one indicator is named and one figure is left, a correction is about it. */
function corrected(scene: Scene, mentions: readonly NameHit[], figure: FigureHit): Pair | null {
  const [mention, ...others] = mentions
  if (mention === undefined || others.length > 0) return null
  const lead = scene.words.slice(0, figure.from)
  const alone = !scene.figures.some((it) => it !== figure && it.noise === null && it.unit === figure.unit)
  return SURELY.test(lead) || (alone && CORRECTING.test(lead)) ? pairOf(scene, mention, figure) : null
}

export function pairOf(scene: Scene, mention: NameHit, figure: FigureHit | undefined): Pair | null {
  if (figure === undefined) return null
  // 占全市外贸9.1% is a share of it, not its rate.
  const shareOf = figure.unit === '%' && /占[^,。;]{0,4}$/.test(scene.words.slice(0, mention.from))
  const fitting = mention.ids.flatMap((id) => {
    const indicator = scene.plan.indicator(id)
    return shareOf && indicator.kind !== 'share' ? [] : (reportedBy(scene, mention, indicator, figure) ?? [])
  })
  const [reported, ...others] = fitting
  // What fits two indicators alike is the bot's to ask, not to choose.
  return reported === undefined || others.length > 0 ? null : { figure, mention, reported }
}

function reportedBy(
  scene: Scene,
  mention: NameHit,
  indicator: Indicator,
  figure: FigureHit,
): ReportedFigure | null {
  const lead = scene.words.slice(Math.max(0, figure.from - 6), figure.from)
  const fit = fitted(figure, indicator, lead, behindOf(scene, figure))
  if (fit === null) return null
  return {
    indicator: indicator.id,
    value: fit.value,
    unit: indicator.unit,
    bound: figure.bound,
    text: figure.text,
    converted: fit.converted ? figure.text : null,
    period: summed(scene, mention, figure) ?? ownPeriod(scene, figure),
    from: figure.from,
    to: figure.to,
    ...(mention.ids.length === 1 ? { options: [] } : {}),
  }
}

/** The two characters behind a number; none where they open a word that is known and no unit: 6.2谢谢. */
function behindOf({ words }: Scene, figure: FigureHit): string {
  const [first] = figure.unit === null ? coverOf(words, figure.to, Math.min(words.length, figure.to + 6)) : []
  const known = first?.is != null && first.is !== 'measure' && first.to - first.from > 1
  return known ? '' : words.slice(figure.to, figure.to + 2)
}

/** 8月当月1200万美元,累计16800万美元; 社零8月同比累计增长: what is 累计 beside a month runs from January to its end. */
function summed(scene: Scene, mention: NameHit, figure: FigureHit): Period | null {
  const { from } = clauseOf(scene.words, figure)
  const since = Math.max(from, mention.from < figure.from ? Math.min(mention.to, figure.from) : 0)
  const tokens = [
    ...coverOf(scene.words, since, figure.from),
    ...(mention.to > from && mention.from < figure.from ? coverOf(scene.words, from, mention.from) : []),
  ]
  if (!tokens.some((it) => it.is === 'sum')) return null
  const when =
    ownPeriod(scene, figure) ?? scene.periods.find((it) => it.role === 'period' && it.period !== null)?.period
  const isMonth = when?.from.slice(0, 7) === when?.to.slice(0, 7)
  return when == null || !isMonth || when.from.endsWith('-01-01') ? null : yearToDate(when.to)
}

/** The period named closest before the figure, where the message names several. */
function ownPeriod(scene: Scene, figure: FigureHit): PeriodHit['period'] {
  const named = scene.periods.filter((it) => it.role === 'period' && it.period !== null)
  if (named.length < 2) return null
  const preceding = named.filter((it) => it.to <= figure.from && !ofNoise(scene, it, figure))
  return preceding.at(-1)?.period ?? null
}

/** 由去年的增长4.1%转为下降2.3%: the time right before a figure that does not count is that figure's. */
function ofNoise(scene: Scene, period: PeriodHit, figure: FigureHit): boolean {
  const next = scene.figures.find((it) => it.from >= period.to)
  return next !== undefined && next !== figure && next.noise !== null && next.from - period.to <= 6
}
