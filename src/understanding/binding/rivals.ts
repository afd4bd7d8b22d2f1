/**
 * Several figures for one indicator: a correction's new value beats the old, this year's beats an earlier
 * one, the total beats its parts, the cumulative beats the single month within it. Where none of that
 * tells, none is chosen and all stay open.
 */
import type { FigureHit, LeftOut } from '../reading.ts'
import { aroundOf } from '../rest/strays.ts'
import type { Pair, Scene } from './scene.ts'
import { segmentsOf } from './segments.ts'

export interface Settled {
  readonly kept: readonly Pair[]
  readonly dropped: readonly Dropped[]
}

/** As a LeftOut, with the figure itself. */
interface Dropped extends Pick<LeftOut, 'why' | 'single' | 'beside'> {
  readonly figure: FigureHit
}

const CORRECTED =
  /(?:应该?[是为]|应当[是为]|更正[为成]|改[为成]|修正[为成]|调整[为到]|替换[为成]|实际是|实为|其实是|核[定实]数?[为是]?)[^,。;]{0,3}$/
/** A message that corrects: what is new must be marked as such. */
const CORRECTION = /报错|填错|写错|更正|改[为成]|替换|为准|核定|订正|修正|初报|有误/
/** Words that mark the total among several figures of one indicator (累计 beats 新增). */
const TOTAL = /(?:累计|总数|总量|共计|合计|共有|共|达到|达|总共)[^,。;]{0,3}$/
/** Words that mark a part, a mean or a change. */
const PART =
  /(?:其中|新增|净增|增加|提高|提升|减少|下降|分别|本月|当月|单月|当日|本周|占|[月日年户人]均|平均[每为]?|(?:计划|目标|任务)(?:数|值|为|是)?|后移|前移|退后|前进|(?<![同环占])比[^,。;]{1,6})[^,。;]{0,4}$/
/** Words that make it a single month's or quarter's figure. */
const SINGLE = /(?:当月|单月|当季|单季)[^\d,。;]{0,4}$/
/** 快报, 初步核算, 最终核实, as a figure's own: not what another is compared with. */
const STATUS =
  /(?<![较比于同经已待请再未需以])(快报|初步(?:核算|统计)?|初核|(?:最终)?核实|终核)(?:数据?|值)?[为是:]?(?:同比)?(?:增长|下降|增|降)?[:]?\s*$/
const STATUSES = ['快报', '初', '核实', '终核'] as const
const REPLACES = /更正|改[为成]|调整|修[正改]|订正|替换|报错|填错|写错|有误|为准|[由从]/
const OTHER = '说的是另一项'
const CUMULATIVE = '当月数,按累计数登记'

export function oneEach(scene: Scene, pairs: readonly Pair[]): Settled {
  const kept: Pair[] = []
  const dropped: Dropped[] = []
  const byIndicator = new Map<string, Pair[]>()
  for (const pair of pairs) {
    const { indicator } = pair.reported
    byIndicator.set(indicator, [...(byIndicator.get(indicator) ?? []), pair])
  }
  for (const rivals of byIndicator.values()) {
    const chosen = choiceOf(scene, rivals)
    if (chosen === null || chosen.pairs.some((it) => superseded(scene, it, pairs))) continue
    kept.push(...chosen.pairs)
    for (const pair of rivals)
      if (!chosen.pairs.includes(pair)) dropped.push(passedOver(scene, pair, chosen.why))
  }
  return { kept: kept.sort((a, b) => a.figure.from - b.figure.from), dropped }
}

function passedOver({ words }: Scene, { figure, reported }: Pair, why: string): Dropped {
  const said = SINGLE.test(words.slice(Math.max(0, figure.from - 6), figure.from))
  const month = why === CUMULATIVE && reported.period?.from.endsWith('-01-01') === false
  return {
    figure,
    why,
    ...(said || month ? { single: true } : {}),
    ...(why === OTHER ? { beside: true } : {}),
  }
}

function choiceOf(scene: Scene, rivals: readonly Pair[]): { pairs: readonly Pair[]; why: string } | null {
  const [first] = rivals
  if (first === undefined) return null
  const samePeriod = rivals.every((it) => periodKey(it) === periodKey(first))
  if (rivals.length === 1 || (samePeriod && rivals.every((it) => it.reported.value === first.reported.value)))
    return { pairs: [first], why: '同一个数说了两遍' }
  const lead = (pair: Pair): string => scene.words.slice(Math.max(0, pair.figure.from - 12), pair.figure.from)
  const only = (
    test: (pair: Pair) => boolean,
    why: string,
  ): { pairs: readonly Pair[]; why: string } | null => {
    const fitting = rivals.filter(test)
    return fitting.length === 1 ? { pairs: fitting, why } : null
  }
  return (
    statuses(scene, rivals) ??
    only((it) => CORRECTED.test(lead(it)) || decides(scene, it), '被更正的旧数') ??
    only((it) => !bracketed(scene, it.figure), '括号中的附注') ??
    only((it) => !isWhole(scene, it), '全部的数') ??
    only((it) => !isPart(scene, it), OTHER) ??
    only((it) => aroundOf(scene, it).strays.length === 0, OTHER) ??
    only((it) => !concerned(scene, it), OTHER) ??
    only((it) => !ofEarlierTime(scene, it), '上年或上期数') ??
    (samePeriod ? null : cumulative(rivals)) ??
    only((it) => TOTAL.test(lead(it)), '同一指标已有累计数') ??
    only((it) => !PART.test(lead(it)), '同一指标的其他数')
  )
}

/**
 * 快报6.5%,核实6.4%: each right behind a status of its own, and nothing says that one replaces another: different facts.
 * Only where the status stands before the figure, for that is how they are told apart later.
 */
function statuses(scene: Scene, rivals: readonly Pair[]): { pairs: readonly Pair[]; why: string } | null {
  const { words } = scene
  if (REPLACES.test(words) || rivals.some((it) => bracketed(scene, it.figure))) return null
  const said = rivals.map((it) => STATUS.exec(words.slice(0, it.figure.from)))
  const kinds = new Set(said.map((it) => STATUSES.findIndex((word) => it?.[1]?.includes(word))))
  return kinds.size === rivals.length && !kinds.has(-1) ? { pairs: rivals, why: '' } : null
}

/**
 * 728.3万亩是初报,核定数727.9万亩: in a correction a figure is not taken where another of its kind, that belongs
 * to nothing else, may be the one that replaces it.
 */
function superseded(scene: Scene, pair: Pair, pairs: readonly Pair[]): boolean {
  const { figure } = pair
  if (!CORRECTION.test(scene.words) || CORRECTED.test(scene.words.slice(0, figure.from))) return false
  const sentence = [...segmentsOf(scene.words)].find((it) => it.from <= figure.from && figure.to <= it.to)
  return scene.figures.some(
    (it) =>
      it.noise === null &&
      it.unit === figure.unit &&
      it.value !== figure.value &&
      sentence !== undefined &&
      it.from > figure.to &&
      it.to <= sentence.to &&
      !bracketed(scene, it) &&
      !pairs.some((other) => other.figure === it),
  )
}

/** 总量居全省第2位,其中出口居第4位: of a part. */
function isPart({ words }: Scene, { mention, figure }: Pair): boolean {
  return mention.to <= figure.from && words.slice(mention.to, figure.from).includes('其中')
}

/** 96条里完成71条: of so many. */
function isWhole({ words }: Scene, { figure }: Pair): boolean {
  return /^(?:当中|之中|里面|里头|里|中)(?!小|期|央|心)/.test(words.slice(figure.to, figure.to + 3))
}

/** 以34.8为准. */
function decides(scene: Scene, { figure }: Pair): boolean {
  return scene.words.charAt(figure.from - 1) === '以' && scene.words.startsWith('为准', figure.to)
}

/** 进出口增长9.1%,出口增长12%: a word beside it makes the number that of something else. */
function concerned(scene: Scene, pair: Pair): boolean {
  return aroundOf(scene, pair).tokens.some((it) => it.is === 'concern')
}

/** (1-8月4.6%), (上月1004家): an aside to the figure before it. */
function bracketed(scene: Scene, figure: FigureHit): boolean {
  const open = scene.words.lastIndexOf('(', figure.from)
  return open > 0 && scene.words.indexOf(')', open) >= figure.to
}

function periodKey(pair: Pair): string {
  const { period } = pair.reported
  return period === null ? '' : `${period.from} ${period.to}`
}

/** 上月1004家, 去年上半年是4.9%: the time right before it is an earlier one. */
function ofEarlierTime(scene: Scene, pair: Pair): boolean {
  const time = scene.periods.filter((it) => it.to <= pair.figure.from).at(-1)
  if (time === undefined || pair.figure.from - time.to > 8) return false
  const between = scene.words.slice(time.to, pair.figure.from)
  return /^(?:上(?!半年)|去年|前年|同期|年初)/.test(time.text) && !/[,。;]/.test(between)
}

/** 6月当月7.9%,1—6月累计6.7%: the cumulative figure is what the plan's targets are measured by. */
function cumulative(rivals: readonly Pair[]): { pairs: readonly Pair[]; why: string } | null {
  const ends = new Set(rivals.map((it) => it.reported.period?.to))
  const sums = rivals.filter((it) => it.reported.period?.from.endsWith('-01-01') === true)
  if (ends.size === 1 && sums.length === 1) return { pairs: sums, why: CUMULATIVE }
  // Different stretches of time, one figure each, are different facts: 一季度6.8%,上半年6.9%.
  const keys = new Set(rivals.map(periodKey))
  return keys.size === rivals.length && !keys.has('') ? { pairs: rivals, why: '' } : null
}
