/**
 * What a message does in its dialogue: the acts in `order.ts`, tried one after the other, the first that accounts for
 * the message takes it. What none takes is left to the reading of the message by itself.
 */
import type { Catalogue } from '../../plan/catalogue.ts'
import { convert } from '../../plan/quantity.ts'
import type { Indicator } from '../../plan/schema.ts'
import type { Context, Line } from '../context.ts'
import type { Pieces } from '../names/pieces.ts'
import { alikeOf, sistersOf } from '../names/sisters.ts'
import type { PeriodHit, Span, Turned } from '../reading.ts'
import type { Slots } from '../slots.ts'
import { covered, MASK } from '../text/mask.ts'
import type { Act, Doing } from './act.ts'
import { groupedLines } from './grouped.ts'
import { type LeftOpen, leftOpen } from './left-open.ts'
import { contradicted, moved } from './moved.ts'
import { ORDER } from './order.ts'
import { orderedBy } from './ordered-by.ts'
import { bareLines, namedLines, orderedLines } from './pointing.ts'
import type { Scene, Trade } from './scene.ts'
import { clausesOf, type Found, isWord, type Token, tokensOf, type Words } from './tokens.ts'
import type { WordClass } from './words.ts'

export interface Interpretation extends LeftOpen {
  readonly acts: readonly Act[]
  readonly rest: readonly Span[]
  readonly disturbs: boolean
  /** What the intent that the classifier found would order, and the second, with slots. Absent: neither orders. */
  readonly orders?: readonly Doing[]
  /** What its words make of the intent. Absent: nothing. */
  readonly turned?: Turned
}

/** The closed classes: what all have in common, and that with those of a trade. */
export type Dictionaries = Readonly<Record<'common' | Trade, Words>>

export function interpret(
  told: () => Slots,
  alone: Scene['alone'],
  context: Context,
  plan: Catalogue,
  dictionaries: Dictionaries,
  pieces: Pieces,
  guess: Scene['guess'],
): Interpretation {
  const { asked = null, receipt = [], review, returned = [] } = context
  // A report that is read whole by itself answers and amends nothing where nothing was asked, recorded or returned.
  const open = asked !== null || receipt.length > 0 || review !== undefined || returned.length > 0
  if (!open && alone.intent === 'report.figure' && alone.figures.length > 0 && alone.period !== null)
    return { acts: [], rest: [], disturbs: false }
  const slots = told()
  // Where nothing was asked and nothing recorded, only a short word can be more than it says by itself.
  const lone = !open
  const { length } = slots.message.text
  // Most readers look at the message against no list at all: it is covered once for each trade.
  const bare = new Map<string, Token[]>()
  const seen = (lines: readonly Line[], own: number, trade: keyof Dictionaries): Token[] => {
    const known = lines.length === 0 ? bare.get(trade) : undefined
    if (known !== undefined) return known
    const tokens = tokensOf(foundFor(slots, lines, own, plan, dictionaries[trade]), dictionaries[trade])
    if (lines.length === 0) bare.set(trade, tokens)
    return tokens
  }
  const scene: Scene = {
    alone,
    names: slots.names,
    context,
    plan,
    asking: /[?]\s*$/.test(slots.message.text),
    clauses: (lines, own = lines.length) => clausesOf(seen(lines, own, 'common')),
    message: slots.message,
    tokens: (lines, trade) => seen(lines, lines.length, trade),
    speaks: (trade, ...classes) => dictionaries[trade].speaks(slots.message.text, classes),
    pieces,
    guess,
    inMeasure: (line, measure) => inMeasure(line, measure, plan),
  }
  for (const { read, anywhere, long } of ORDER) {
    if (lone && length > SHORT && anywhere !== true) continue
    if (lone && length > LONG && long !== true) continue
    const doings = read(scene)
    if (doings === null) continue
    const acts = lone ? doings : (contradicted(scene, doings) ?? doings)
    return {
      acts: acts.map((it) => placed(it, slots)),
      rest: [],
      disturbs: disturbs(scene, slots),
      ...leftOpen(scene),
    }
  }
  const moves = lone ? null : moved(scene)
  if (moves !== null)
    return {
      acts: moves.map((it) => placed(it, slots)),
      rest: [],
      disturbs: disturbs(scene, slots),
      ...leftOpen(scene),
    }
  const meant = { ...leftOpen(scene), ...orderedBy(scene) }
  if (lone && length > LONG) return { acts: [], rest: [], disturbs: false, ...meant }
  return { acts: [], rest: foreignIn(scene), disturbs: disturbs(scene, slots), ...meant }
}

/** Of a question that names nothing of the plan: the words that nothing accounts for (GDP, 优良天数). */
function foreignIn({ alone, message, tokens }: Scene): Span[] {
  if (!alone.intent.startsWith('query.') || alone.indicators.length > 0 || message.text.length > SHORT)
    return []
  const all = tokens([], 'asking')
  if (all.some((it) => it.kind === 'name')) return []
  const gaps = all.filter((it) => it.kind === 'gap' && it.text.length >= FOREIGN_LEAST)
  return gaps.map(({ from, to }) => {
    const { raw, origin } = message
    return { from: origin[from] ?? 0, to: to >= origin.length ? raw.length : (origin[to] ?? raw.length) }
  })
}

const FOREIGN_LEAST = 2

const SHORT = 16
/** Longer ones order nothing in fixed words. */
const LONG = 80

const DISTURBING: readonly WordClass[] = ['wrong', 'deny', 'change', 'exchange', 'restore', 'over', 'short']

function disturbs({ clauses }: Scene, { periods, figures }: Slots): boolean {
  if (periods.length + figures.length > 0) return true
  return clauses([])
    .flat()
    .some((it) => it.kind === 'slip' || it.kind === 'measure' || isWord(it, ...DISTURBING))
}

/** The whole of what was sent: an answer or an amendment accounts for every word of it. */
function placed(doing: Doing, { message }: Slots): Act {
  return { ...doing, from: 0, to: message.raw.length }
}

/** What stands in the message, seen against a list of lines. */
function foundFor(slots: Slots, lines: readonly Line[], own: number, plan: Catalogue, words: Words): Found {
  const { text } = slots.message
  // A line of the same indicator as one before it is pointed at by its time alone.
  const called = lines.map((it, at) =>
    at >= own && lines.findIndex((one) => one.indicator === it.indicator) < at
      ? { ...it, indicator: null }
      : it,
  )
  const certain = slots.names.filter((it) => it.how !== 'overlap' && !wordlike(it.text, words))
  const names: Token[] = []
  const pointing: Token[] = []
  for (const name of certain) {
    const span = { from: name.from, to: name.to, text: text.slice(name.from, name.to) }
    const fits = called.flatMap((it, at) =>
      name.kind === 'indicator' && it.indicator !== null && name.ids.includes(it.indicator) ? [at] : [],
    )
    if (fits.length === 1) pointing.push({ kind: 'lines', ...span, lines: fits, by: 'name' })
    else names.push({ kind: 'name', ...span, name })
  }
  const named = [...pointing, ...names]
  const hide = (from: string, tokens: readonly Span[]) =>
    tokens.reduce((rest, it) => covered(rest, it, MASK.indicator), from)
  const unnamed = hide(text, named)
  const ranked = lines.some((it) => it.indicator !== null && plan.indicator(it.indicator).kind === 'rank')
  const grouped = groupedLines(unnamed, called, plan)
  // 再往前一个月 is told from what was shown: no line, and no month of its own.
  const free = (it: Span) => !words.swallows(text, it, 'previous')
  const ordered = [...grouped, ...orderedLines(hide(unnamed, grouped), own, ranked)].filter(free)
  const periods: Token[] = slots.periods
    .filter((it) => ordered.every((other) => it.to <= other.from || other.to <= it.from))
    .filter(free)
    .map(timeToken)
  const slips = slipsIn(unnamed)
  const untimed = hide(unnamed, [...ordered, ...periods, ...slips])
  const bare = own > 1 ? bareLines(untimed, own) : []
  // 上云和上平台两个是9月底的, 三个都是1-7月的: how many are spoken of, and no number of anything.
  const counted = (it: Span & { readonly text: string }) => own > 1 && COUNTED.test(text.slice(it.from))
  const figures: Token[] = slots.figures
    .filter((it) => !counted(it))
    .map((it) => ({
      kind: 'figure',
      from: it.from,
      to: it.to,
      text: it.text,
      figure: it,
    }))
  const open = hide(untimed, [...bare, ...figures])
  const pieces = namedLines(open, called, plan, words)
  const sisters = sistersNamed(hide(open, pieces), lines, plan, words)
  const measures = measuresIn(hide(open, [...pieces, ...sisters])).filter((it) => !words.swallows(text, it))
  return {
    text,
    names: named,
    lines: [...ordered, ...slips, ...bare, ...pieces, ...sisters],
    periods,
    figures: [...figures, ...measures],
  }
}

/** 12点半提醒: what is to be done then is no part of the time. */
function timeToken(period: PeriodHit): Token {
  const text = period.text.replace(/(?:提醒|开会|报)$/, '')
  return { kind: 'period', from: period.from, to: period.from + text.length, text, period }
}

const COUNTED =
  /^[两二三四五六](?:个|条|项)(?:数|指标)?(?=都|全|均|是|的|也|没|不|先|要|撤|删|通过|退|弄|报|写|填|搞|对)/

/** Sisters of the lines' indicators, by a piece of the name that no other has: 农村的490 after 城市低保标准. Those called alike come first. */
function sistersNamed(masked: string, lines: readonly Line[], plan: Catalogue, words: Words): Token[] {
  if (lines.length === 0) return []
  const alike = namedAmong(masked, alikeOf(lines, plan), lines, plan, words)
  const rest = alike.reduce((text, it) => covered(text, it, MASK.indicator), masked)
  return [...alike, ...namedAmong(rest, sistersOf(lines, plan), lines, plan, words)]
}

function namedAmong(
  masked: string,
  sisters: readonly Indicator[],
  lines: readonly Line[],
  plan: Catalogue,
  words: Words,
): Token[] {
  const listed = sisters.map((it): Line => ({ indicator: it.id, value: Number.NaN, period: null, scope: '' }))
  return namedLines(masked, [...listed, ...lines], plan, words).flatMap((it): Token[] => {
    const sister = it.kind === 'lines' ? sisters[it.lines[0] ?? -1] : undefined
    if (sister === undefined) return []
    const { from, to, text } = it
    return [
      {
        kind: 'name',
        from,
        to,
        text,
        name: { kind: 'indicator', ids: [sister.id], from, to, text, how: 'overlap' },
      },
    ]
  })
}

/** 出口 in 撤出口 is no name where the whole is a word of the closed classes. */
function wordlike(text: string, words: Words): boolean {
  return words.classesOf(text) !== undefined
}

const BEFORE_NO_SLIP = '多一二两三四五六七八九十百千0123456789'

const SLIP =
  /(?:多|少|漏|掉)(?:打|写|输|按|摁|填|报|敲)?了?(?:一|个|两)?(?:个|位|点)?(?:数|零|0|〇|位|小数点|点|数字|字|亿|万|百分号|负号)|小数点(?:点)?(?:错|掉|丢|漏|没|打错|位置)了?(?:打|点|位|了)?|进错位|错位了?/g

function slipsIn(text: string): Token[] {
  // 多少亿 asks, and 一千多亿 is about so much.
  const slips = [...text.matchAll(SLIP)].filter(
    (it) => !BEFORE_NO_SLIP.includes(text.charAt(it.index - 1) || '-'),
  )
  return slips.map((it) => ({
    kind: 'slip',
    from: it.index,
    to: it.index + it[0].length,
    text: it[0],
  }))
}

const MEASURE =
  /(?<![\d零一二两三四五六七八九十百千万亿几])(?:[百千]?[万亿])?(?:美元|美金|元人民币|人民币|元|亩|吨|斤|头|平方米|立方米|人次|公里)|(?<![\d零一二两三四五六七八九十百千几])[万亿](?=$|[,。;的字])|个?百分点|[%％](?<!\d.)/g

function measuresIn(text: string): Token[] {
  return [...text.matchAll(MEASURE)].map((it) => ({
    kind: 'measure',
    from: it.index,
    to: it.index + it[0].length,
    text: it[0],
  }))
}

/** The number of the line read in another unit: 1.68 in 亿美元 is 16800 of 万美元. What is asked about is still known as written. */
function inMeasure(line: Line, measure: string, plan: Catalogue): number | null {
  if (line.indicator === null) return null
  const { unit } = plan.indicator(line.indicator)
  const digits = /-?\d+(?:\.\d+)?/.exec(line.written?.replace(/,(?=\d{3})/g, '') ?? '')?.[0]
  const number = digits === undefined ? line.value : Number(digits)
  if (measure === unit) return number
  // 美元 after 1.85亿: in which money it is, and no other number of it.
  if (line.written === undefined && unit !== measure && unit.endsWith(measure)) return null
  const own = unit.replace(/^[百千]?[万亿]/, '')
  return convert(number, /^[万亿]$/.test(measure) ? measure + own : measure, unit)
}
