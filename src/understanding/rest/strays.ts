/**
 * The content words around a figure that nothing accounts for: no table knows them, no name, period or figure covers
 * them, and the indicator itself is not called by them.
 */
import { ownWordsOf } from '../../plan/counties.ts'
import type { Pair, Scene } from '../binding/scene.ts'
import type { NameHit, Span } from '../reading.ts'
import { FORM } from '../text/forms.ts'
import { coverOf, type Token } from './cover.ts'
import { type Regions, regionsOf } from './regions.ts'

export interface Around {
  /** Words of the clause before the pair, between the two, and behind it, in the order of the text. */
  readonly tokens: readonly Token[]
  readonly strays: readonly Span[]
  /** Whether a stretch of the text is how the indicator's name ends: 治理面积. */
  isPiece(span: Span): boolean
  /** Whether the indicator itself is called by the words of a stretch. */
  isOwn(span: Span): boolean
}

export function aroundOf(
  scene: Scene,
  pair: Pick<Pair, 'mention' | 'figure' | 'reported' | 'table'>,
): Around {
  const { before, between, after } = regionsOf(scene, pair)
  const own = ownWords(scene, pair.reported.indicator)
  const places = placesOf(scene)
  // What leads to another number is said of that one.
  const behind = scene.figures.some((it) => it.from === after.to) ? [] : [after]
  const parts = pair.table ?? [before, ...between.map((it) => sinceLastFigure(scene, it, pair)), ...behind]
  const tokens = parts.flatMap((it) => coverOf(scene.words, it.from, it.to))
  // 公司 of 国网岳阳供电公司, 广电局 of 市文旅广电局: the sender.
  const isSelf = (words: string): boolean => scene.unit?.endsWith(words) === true
  const isOwn = ({ from, to }: Span): boolean => {
    const words = scene.words.slice(from, to)
    return (
      madeOf(words, own) || (words.length > 1 && (isSelf(words) || places.some((it) => it.includes(words))))
    )
  }
  // Words of the plan are looked through only where something is left over.
  const told = (): readonly string[] => toldOf(scene, pair.reported.indicator, own)
  const isTold = (it: Span): boolean => isOwn(it) || madeAround(scene.words, it, told())
  // 集中供养的, 较大及以上的: the official name's own words, whatever short forms there are (省重点项目), with empty words among them.
  const isPiece = ({ from, to }: Span): boolean =>
    own[0]?.endsWith(scene.text.slice(from, to)) === true ||
    (!isRivals(scene, pair, scene.text.slice(from, to)) &&
      coverOf(scene.text, from, to).every(
        (it) => it.is === 'empty' || madeOf(scene.text.slice(it.from, it.to), own.slice(0, 1)),
      ))
  // What a cell may hold beside a name has been seen to where the table was read.
  if (pair.table !== undefined) return { tokens, strays: [], isOwn, isPiece }
  // (长岭的那家): in brackets behind the figure something is told of it; 客户主要是运营商 tells of another thing.
  const aside = pair.figure.unit !== null && OWN_SENTENCE.test(scene.words.slice(after.from, after.to))
  const isAside = ({ from }: Token): boolean =>
    from >= after.from && (aside || scene.words.slice(after.from, from).includes('('))
  // 28个|乡镇|52个行政村: what stands right behind another number, up to a mark, is what that one counts.
  const ofOther = ({ from }: Token): boolean => {
    const last = scene.figures.findLast((it) => it !== pair.figure && it.to <= from)
    return last?.unit === '个' && /^\p{Script=Han}{0,4}$/u.test(scene.words.slice(last.to, from))
  }
  const strays: Span[] = tokens.filter((it) => it.is === null && !isTold(it) && !isAside(it) && !ofOther(it))
  const named = [before, ...between].flatMap((it) => identifiersIn(scene, it))
  const others = otherMeasures(scene, pair, { before, between }).filter((it) => !isOwn(it))
  // 政务服务|一网通半率: a piece of the whole name that was spelt otherwise.
  const glued = gluedTo(scene, pair).filter((it) => !madeOf(it.text, told()))
  const tasks = otherTasks(scene, pair, before).filter((it) => !madeOf(it.text, told()))
  return { tokens, strays: [...glued, ...tasks, ...named, ...strays, ...others], isOwn, isPiece }
}

/**
 * Spoken on without a mark behind a number and its unit: a subject of two characters or more, and then what only a
 * predicate has; 占了 takes its share of the number. 油菜, 规上的 and 是省属企业的 are none: they tell of the number itself.
 */
const OWN_SENTENCE =
  /^(?![的是为指含])\p{Script=Han}{2,8}?(?:最|很|太|主要[是靠]|[那这]边|有点|(?<!占)了(?!的))\p{Script=Han}*$/u

/** 经开区 is a unit of the plan and a place. */
const PLACE = /[区县]$/

/** pm10, c919: the digits of a name that the plan does not hold. */
function identifiersIn({ figures }: Scene, { from, to }: Span): Span[] {
  return figures.filter(
    (it) => it.noise === FORM.identifier && /[a-z]/.test(it.text) && it.from >= from && it.to <= to,
  )
}

/** Things that have figures of their own: 入库企业社零, 亿元以上项目固投. */
const HOLDERS: ReadonlySet<string> = new Set([
  '企业',
  '单位',
  '项目',
  '人口',
  '面积',
  '标准',
  '平均',
  '规模',
  '商品',
  '家庭',
])
/** How many there are of something, which is no rate of its value: 固定资产投资项目个数增长9%. */
const COUNTS: ReadonlySet<string> = new Set([
  '个数',
  '家数',
  '户数',
  '人数',
  '件数',
  '条数',
  '数量',
  '场次',
  '次数',
  '项目',
  '企业',
  '单位',
])

/** Nouns that stand between other things without a word, but not right before the name, nor before a rate of growth. */
function otherMeasures(
  scene: Scene,
  pair: Pick<Pair, 'figure' | 'reported'>,
  { before, between }: Pick<Regions, 'before' | 'between'>,
): Span[] {
  const said = (it: Token): string => scene.words.slice(it.from, it.to)
  const last = coverOf(scene.words, before.from, before.to).at(-1)
  const glued = last !== undefined && HOLDERS.has(said(last)) ? [last] : []
  if (scene.plan.indicator(pair.reported.indicator).kind !== 'growth') return glued
  const spans = between.map((it) => sinceLastFigure(scene, it, pair))
  const behind = spans.flatMap((it) => coverOf(scene.words, it.from, it.to))
  return [...glued, ...behind.filter((it) => COUNTS.has(said(it)))]
}

/** 跨境电商|进出口, 规上工业|企业营业收入: a name that goes on another one without a word between is part of a longer one. */
function gluedTo({ names, home = null }: Scene, { mention }: Pick<Pair, 'mention'>): NameHit[] {
  // To its own people 新港区 is whose figure it is.
  const isPlace = ({ kind, text, ids }: NameHit): boolean =>
    kind === 'unit' && PLACE.test(text) && !(home !== null && ids.includes(home))
  return names.filter(
    (it) => it.to === mention.from && (it.kind === 'task' || it.kind === 'indicator' || isPlace(it)),
  )
}

/** 九小场所8月装独立烟感: a task of the plan's that is not the indicator's own, said in the same breath, is what the number is of. */
function otherTasks(
  { names, plan }: Scene,
  { mention, reported }: Pick<Pair, 'mention' | 'reported'>,
  before: Span,
) {
  const { task } = plan.indicator(reported.indicator)
  return names.filter(
    (it) =>
      it.kind === 'task' &&
      it.how === 'exact' &&
      it.from >= before.from &&
      it.to < mention.from &&
      (task === null || !it.ids.includes(task)) &&
      !names.some((other) => other.kind === 'indicator' && other.from === it.from),
  )
}

/** What stands before another number in between is said of that number. */
function sinceLastFigure({ figures }: Scene, span: Span, { figure }: Pick<Pair, 'figure'>): Span {
  let from = span.from
  for (const it of figures)
    if (it !== figure && it.from >= span.from && it.to <= span.to && it.to > from) from = it.to
  return { from, to: span.to }
}

function ownWords({ plan, words, home = null }: Scene, id: string): readonly string[] {
  const { name, aliases, loose } = plan.indicator(id)
  const own = [name, ...aliases, ...loose].map((it) => it.normalize('NFKC').toLowerCase())
  if (home === null) return own
  // 我县, 全区, 经开区 as its own people say it.
  const { aliases: short = [] } = plan.plan.counties?.find((it) => it.name === home) ?? {}
  return [...own, ...(words.match(ownWordsOf(home)) ?? []), home, ...short]
}

function placesOf({ plan }: Scene): readonly string[] {
  const { city, counties = [] } = plan.plan
  return [city, ...counties.flatMap((it) => [it.name, ...it.aliases])]
}

/**
 * What an indicator is called, and what the plan says of it: its task's title and the clauses of its targets. A word of those
 * that is the name of another indicator in the same measure explains nothing: 蔬菜 beside 水产品产量.
 */
function toldOf({ plan }: Scene, id: string, own: readonly string[]): readonly string[] {
  const { task, targets, unit } = plan.indicator(id)
  const others = plan.indicators.filter((it) => it.id !== id && it.unit === unit)
  const isOthers = (word: string): boolean =>
    !own.some((it) => it.includes(word)) &&
    others.some((it) => [it.name, ...it.aliases].some((name) => name.includes(word)))
  const said = [task === null ? '' : plan.task(task).title, ...targets.map((it) => it.quote)]
  const words = said.flatMap((it) =>
    [...SEGMENTER.segment(it.normalize('NFKC').toLowerCase())].flatMap(({ segment }) =>
      segment.length < 2 || isOthers(segment) ? ['|'] : [segment],
    ),
  )
  return [...own, ...words.join('').split('|')]
}

/** 企业研发覆盖率: two sisters are called so, and it tells of neither which it is. */
function isRivals({ plan }: Scene, { reported }: Pick<Pair, 'reported'>, words: string): boolean {
  const { id, unit } = plan.indicator(reported.indicator)
  return plan.indicators.some((it) => {
    const names = [it.name, ...it.aliases].map((name) => name.normalize('NFKC').toLowerCase())
    return it.id !== id && it.unit === unit && madeOf(words, names)
  })
}

const SEGMENTER = new Intl.Segmenter('zh', { granularity: 'word' })
const FURTHEST = 3

/** 庭安装 of 家庭安装: made of the names' pieces together with what stands right beside it. */
function madeAround(words: string, { from, to }: Span, names: readonly string[]): boolean {
  for (let before = 0; before <= FURTHEST; before++)
    for (let behind = 0; behind <= FURTHEST; behind++)
      if (madeOf(words.slice(Math.max(0, from - before), to + behind), names)) return true
  return false
}

/** 治理 of 黑臭水体: the indicator is called by these characters, in pieces of two or more. */
function madeOf(words: string, names: readonly string[]): boolean {
  for (let at = 0; at < words.length; ) {
    let size = 0
    while (at + size < words.length && names.some((it) => it.includes(words.slice(at, at + size + 1)))) size++
    if (size < Math.min(2, words.length)) return false
    at += size
  }
  return true
}
