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
  ['province', /(?:全省|湖南省?|省里|省均)(?!的?(?:第|排|位|前|首|重点|范围|各|十|最|唯一|率先|[居列]))/g],
  [
    null,
    /(?:全国|国家|中部(?:六省|地区)?|长江中游)(?!的?(?:第|排|位|前|首|重点|级|范围|各|最|唯一|率先|[居列]))/g,
  ],
]
/** The economy is compared with, never reported in such words. */
const ECONOMY = /(?:gdp|地区生产总值|经济)(?:的)?(?:增速|增长|增幅)?/gi

/** What may stand between the place and its number, once names and times are taken out. */
const BETWEEN =
  /^(?:农村|城镇|居民|人均|可支配|收入|同期|平均|均值|的|水平|增速|增幅|数据?|值|目标|任务|标准|要求|控制|为|是|有|达到?|约|同比|累计|增长|上升|提高|下降|降低|减少|增|升|降|分别|也|则|在|以内|[:="“(])*$/
const ABOVE = '高|快|多|好|优|大|超|领先'
const BELOW = '低|慢|少|差|小|窄|落后'
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
  const { plain, words, figure, last } = around
  const start = clauseStart(plain, figure.from)
  const clause = plain.slice(start, figure.from)
  const found = placeIn(clause) ?? economyIn(clause)
  if (found === null) return ours(around, clause)
  const [from, to] = [start + found.from, start + found.to]
  const several = clause.includes('分别')
  const between = bare(words.slice(to, figure.from), plain.slice(to, figure.from), several)
  const lead = plain.slice(start, from)
  const { place, comparator } = found
  const fell = /降幅|跌幅|减幅/.test(lead)
  const mover = MOVER.exec(lead)?.[1]
  if (mover !== undefined && BETWEEN.test(between))
    return { from, place, comparator, by: 'difference', sign: signOf(mover, fell) }
  const moved = COMPARED.test(lead) ? MOVED.exec(between) : null
  if (moved?.[2] !== undefined && BETWEEN.test(moved[1] ?? ''))
    return { from, place, comparator, by: 'difference', sign: signOf(moved[2], fell) }
  if (comparator === 'economy' || COMPARED.test(lead) || !BETWEEN.test(between)) return null
  const its = several ? distributed(clause) : { place, comparator }
  return its === null ? null : { from, place: its.place, comparator: its.comparator, by: 'value', sign: 1 }

  function ours({ plain: text }: Around, said: string): Whom | null {
    const own = OURS.exec(bare(words.slice(start, figure.from), said))?.[1]
    if (own === undefined || last === null) return null
    const same = ![...text.slice(last.from, figure.from)].some((it) => SENTENCE_ENDS.includes(it))
    return same ? { ...last, by: 'difference', sign: signOf(own, false) } : null
  }
}

/** 降幅比全省小 is above it. */
function signOf(mover: string, fell: boolean): 1 | -1 {
  const above = new RegExp(`^(?:${ABOVE})$`).test(mover)
  // 收窄 is said of a fall alone.
  if (mover === '窄') return 1
  return above === fell ? -1 : 1
}

interface Place {
  readonly from: number
  readonly to: number
  readonly place: string
  readonly comparator: Comparator | null
}

/** The last place that a clause names. */
function placeIn(clause: string): Place | null {
  const all = PLACES.flatMap(([comparator, form]) =>
    [...clause.matchAll(form)].map((it) => {
      return { from: it.index, to: it.index + it[0].length, place: it[0], comparator }
    }),
  )
  return all.sort((a, b) => a.from - b.from || a.to - b.to).at(-1) ?? null
}

function economyIn(clause: string): Place | null {
  const it = [...clause.matchAll(ECONOMY)].at(-1)
  return it === undefined
    ? null
    : { from: it.index, to: it.index + it[0].length, place: it[0], comparator: 'economy' }
}

/** 全国、全省、我市分别增长4.6%、5.9%、6.2%: the n-th number is the n-th one's; null: not that of another place. */
function distributed(clause: string): Pick<Whom, 'place' | 'comparator'> | null {
  const at = clause.indexOf('分别')
  const item = clause.slice(0, at).split(/[、和与及]/)[runsIn(clause.slice(at))]
  return item === undefined ? null : placeIn(item)
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
