/**
 * Whose number it is: the words between a wider place, a target from above or the economy and the number behind it.
 *
 * @example 高于全省平均1.2个百分点 → 全省, a difference of +; 全省平均下降6% → 全省, its own value
 */
import type { Comparator } from '../../plan/comparator.ts'
import type { FigureHit } from '../reading.ts'
import { isMask, MASK } from '../text/mask.ts'

export interface Whom {
  readonly from: number
  /** As the message says it. */
  readonly place: string
  /** What kind of target it is measured by; null: none (全国). */
  readonly comparator: Comparator | null
  readonly by: 'value' | 'difference'
  /** Of a difference: 1 above, -1 below. */
  readonly sign: 1 | -1
  /** 优于, 好于: above where more is better. */
  readonly better?: true
}

export interface Around {
  /** The text with its figures masked. */
  readonly plain: string
  /** The text with names, periods and figures masked. */
  readonly words: string
  readonly figure: FigureHit
  /** The one before it in the message. */
  readonly last: Whom | null
}

/** Each place with what may stand behind it and makes it something else: 全省第2位, 全省重点项目. */
const PLACES: readonly (readonly [Comparator | null, RegExp])[] = [
  ['provincial_target', /省定|省下达|省级(?=目标|要求|任务)|省里(?:下达|给|定|要求)|省考核/g],
  ['province', /(?:全省|省里|省均)(?!的?(?:第|排|位|前|首|重点|范围|各|十|最|唯一|率先|[居列]))/g],
  [
    null,
    /(?:全国|中部(?:六省|地区)?|长江中游)(?!的?(?:第|排|位|前|首|重点|级|范围|各|最|唯一|率先|[居列]))/g,
  ],
]
/** The economy is compared with, never reported in such words. */
const ECONOMY = /(?:gdp|地区生产总值|经济)(?:的)?(?:增速|增长|增幅)?/gi

/** What may stand between the place and its number, once names and times are taken out. */
const BETWEEN =
  /^(?:农村|城镇|居民|人均|可支配|收入|同期|平均|均值|的|水平|增速|增幅|数据?|值|目标|任务|标准|要求|控制|为|是|有|达到?|约|同比|累计|增长|上升|提高|下降|降低|减少|增|升|降|分别|也|则|在|以内|[:="“(])*$/
const ABOVE = '少降|多增|高|快|多|好|优|大|超|领先'
const BELOW = '多降|少增|低|慢|少|差|小|窄|落后'
const FEWER = /^[少多][降增]$/
/** 比全省高: the mover stands behind the place. */
const MOVED = new RegExp(`^(.*?)(?:要|还|略|稍|约|仅|只|也)*(${ABOVE}|${BELOW})(?:出|了|于|过)*(?:约|近)?$`)
/** 高于全省: it stands before. */
const MOVER = new RegExp(`(${ABOVE}|${BELOW})(?:于|过|出|了)*$`)
const COMPARED = /(?:比|较|与|跟|同)$/
/** 我们高0.3个点, behind a place that the sentence has named. */
const OURS = new RegExp(
  `^(?:我们|我市|我县|我区|我局|全市|本市|咱们?)?(?:还|要|略|稍|均|都|约)*(${ABOVE}|${BELOW})(?:出|了|于)*$`,
)
const CLAUSE_ENDS = ',。;!?\n(（|\t'
const SENTENCE_ENDS = '。;!?\n'

/** Null: the number is nobody else's. */
export function whomBefore(around: Around): Whom | null {
  const { plain, words, figure } = around
  const start = clauseStart(plain, figure.from)
  const clause = plain.slice(start, figure.from)
  const named = placesIn(clause, words.slice(start, figure.from))
  const found = named.at(-1) ?? economyIn(clause)
  if (found === undefined) return ours(around, start)
  const list = listed(clause, named)
  const [first = found] = list
  const lead = clause.slice(0, first.from)
  const behind = clause.slice(found.to)
  const between = bare(words.slice(start + found.to, figure.from), behind, list.length > 1)
  // 全国、全省、我市分别增长4.6%、5.9%、6.2%: the n-th number is the n-th one's.
  const apart = clause.indexOf('分别', found.to)
  const its = apart >= 0 ? itemOf(clause, apart, named) : (list[runsIn(behind)] ?? found)
  if (its === null) return null
  const whom = { from: start + its.from, place: its.place, comparator: its.comparator }
  const fell = /降幅|跌幅|减幅/.test(lead)
  const mover = MOVER.exec(lead)?.[1]
  if (mover !== undefined) return BETWEEN.test(between) ? { ...whom, ...differing(mover, fell) } : null
  if (COMPARED.test(lead)) {
    const moved = MOVED.exec(between)
    const plainly = moved?.[2] !== undefined && BETWEEN.test(moved[1] ?? '')
    return plainly ? { ...whom, ...differing(moved[2] ?? '', fell) } : null
  }
  const said = apart >= 0 ? between.slice(between.indexOf('分别')) : between
  if (its.comparator === 'economy' || !BETWEEN.test(said)) return null
  return { ...whom, by: 'value', sign: 1 }
}

/** 我们高0.3个点 behind a place that the sentence has named; null: nobody was. */
function ours({ plain, words, figure, last }: Around, start: number): Whom | null {
  const own = OURS.exec(bare(words.slice(start, figure.from), plain.slice(start, figure.from)))?.[1]
  if (own === undefined || last === null) return null
  const same = ![...plain.slice(last.from, figure.from)].some((it) => SENTENCE_ENDS.includes(it))
  const { from, place, comparator } = last
  return same ? { from, place, comparator, ...differing(own, false) } : null
}

/** 降幅比全省小, 少降 are above it; 收窄 is said of a fall alone. */
function differing(mover: string, fell: boolean): Pick<Whom, 'by' | 'sign' | 'better'> {
  const by = 'difference' as const
  if (mover === '窄') return { by, sign: 1 }
  const above = FEWER.test(mover)
    ? mover === '少降' || mover === '多增'
    : new RegExp(`^(?:${ABOVE})$`).test(mover)
  const sign = above === fell ? -1 : 1
  return /优|好|领先|差|落后/.test(mover) ? { by, sign, better: true } : { by, sign }
}

interface Place {
  readonly from: number
  readonly to: number
  readonly place: string
  readonly comparator: Comparator | null
}

/** The places that a clause names, in order; one inside a name of the plan (全省最具代表十佳劳务品牌) is none, at its end it is. */
function placesIn(clause: string, words: string): Place[] {
  const all = PLACES.flatMap(([comparator, form]) =>
    [...clause.matchAll(form)].map((it) => {
      return { from: it.index, to: it.index + it[0].length, place: it[0], comparator }
    }),
  )
  const inside = ({ to }: Place) => isMask(words.charAt(to - 1)) && words.charAt(to) === words.charAt(to - 1)
  return all.filter((it) => !inside(it)).sort((a, b) => a.from - b.from || a.to - b.to)
}

/** 全国、全省 at the end of those named: one place after another with nothing between. */
function listed(clause: string, named: readonly Place[]): readonly Place[] {
  let first = named.length - 1
  while (first > 0 && /^(?:、|和|与|及)$/.test(clause.slice(named[first - 1]?.to, named[first]?.from)))
    first--
  return named.slice(Math.max(0, first))
}

function economyIn(clause: string): Place | undefined {
  const it = [...clause.matchAll(ECONOMY)].at(-1)
  return it === undefined
    ? undefined
    : { from: it.index, to: it.index + it[0].length, place: it[0], comparator: 'economy' }
}

/** Of the things before 分别 the one that the next number is of; null: no other place (我市). */
function itemOf(clause: string, apart: number, named: readonly Place[]): Place | null {
  const at = runsIn(clause.slice(apart))
  let from = 0
  const items = clause
    .slice(0, apart)
    .split(/[、和与及]/)
    .map((it) => {
      const item = { from, to: from + it.length }
      from += it.length + 1
      return item
    })
  const item = items[at]
  return (item && named.find((it) => it.from >= item.from && it.to <= item.to)) ?? null
}

/** How many masked figures stand in a stretch. */
function runsIn(text: string): number {
  return [...text.matchAll(new RegExp(`${MASK.figure}+`, 'g'))].length
}

/** Where the clause of a number begins: 、 parts it only from a number before (全国、全省分别). */
function clauseStart(plain: string, at: number): number {
  let from = at
  while (from > 0 && !CLAUSE_ENDS.includes(plain.charAt(from - 1))) {
    if (plain.charAt(from - 1) === MASK.figure && !plain.slice(0, from).match(/分别[^,。;]*$/)) break
    from--
  }
  return from
}

/** Without names, times and blanks; a figure among them is left standing, unless several stand in a row. */
function bare(masked: string, plain: string, several = false): string {
  return [...masked]
    .map((it, at) => (isMask(it) ? (plain.charAt(at) === MASK.figure && !several ? MASK.figure : '') : it))
    .join('')
    .replace(/[ 、]/g, '')
}
