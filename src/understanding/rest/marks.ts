/**
 * What a message says about its figures beside the numbers: which status of the statistic each is (快报, 初步核算,
 * 最终核实), and whom it is about (the whole city, or one of the plan's counties). A word is about the figures after it,
 * up to the next of its kind; a status that is the only one of the message is about them all.
 *
 * @example 社零1—2月快报6.5%，核实6.4% → flash, final; 全市6.8%，其中平江县7.5% → the city, 平江县
 */
import type { Catalogue } from '../../plan/catalogue.ts'
import { ownWordsOf } from '../../plan/counties.ts'
import type { NameHit, Span, Stage } from '../reading.ts'

export interface Marks {
  readonly stage?: Stage
  readonly county?: string
}

interface Mark<T> {
  readonly at: number
  readonly is: T
}

/** The firmest first. 经核实 and 请核实 say that somebody looked, not which status it is. */
const STAGES: readonly (readonly [Stage, RegExp])[] = [
  [
    'final',
    /最终|终核|核定|核实(?:数|值|后|$)|(?<![经已待请再未需以])核实(?=[为是:增长下降同比\s]{0,8}[\d.负-])/g,
  ],
  ['preliminary', /初步(?:核算|统计|数|测算)?|初核/g],
  ['flash', /快报/g],
]
const CITY = null

/** One for each place of a figure in the normalised text, in its order. */
export function marksOf(
  text: string,
  figures: readonly Span[],
  names: readonly NameHit[],
  plan: Catalogue,
  home: string | null = null,
): Marks[] {
  // 快报6.5%,经核实6.4%: the status of a number that is not taken is none of the one that is.
  const stages = stageMarks(text).filter((it) => {
    const number = numberAfter(text, it.at)
    return number === null || figures.some(({ from }) => Math.abs(from - number) <= NEAR)
  })
  const counties = countyMarks(text, plan, names, home)
  const only = new Set(stages.map((it) => it.is)).size === 1 ? stages[0]?.is : undefined
  return figures.map(({ from }) => {
    const said = before(counties, from)
    // What a county says without a place is the county's.
    const [stage, county] = [only ?? before(stages, from), said === undefined ? home : said]
    return { ...(stage ? { stage } : {}), ...(county ? { county } : {}) }
  })
}

/** Characters by which the text of a figure may begin before its digits: 增长, 下降, 约. */
const NEAR = 3

/** Where the number stands that a status is said of, right after it; null where none does. */
function numberAfter(said: string, at: number): number | null {
  const found =
    /^(?:快报|初步(?:核算|统计|测算)?|初核|最终|终核|核定|核实)(?:数|值)?(?:为|是|增长|增速|下降|[:\s])*(?=\d)/.exec(
      said.slice(at),
    )
  return found === null ? null : at + found[0].length
}

/** The one status that a text names, the firmest of several. */
export function stageOf(text: string): Stage | undefined {
  const folded = text.normalize('NFKC')
  return STAGES.find(([, words]) => folded.search(words) >= 0)?.[0]
}

/** The one county that a message names; undefined for none or several. */
export function countyNamed(
  text: string,
  names: readonly NameHit[],
  plan: Catalogue,
  home: string | null,
): string | undefined {
  const counties = new Set(countyMarks(text, plan, names, home).flatMap((it) => it.is ?? []))
  return counties.size === 1 ? [...counties][0] : undefined
}

function stageMarks(text: string): Mark<Stage>[] {
  return STAGES.flatMap(([is, words]) => [...text.matchAll(words)].map((it) => ({ at: it.index, is })))
}

/** Counties by their full names; by their short ones only where a clause begins with it: 平江社零 but not 在平江举办. */
function countyMarks(
  text: string,
  plan: Catalogue,
  names: readonly NameHit[],
  home: string | null,
): Mark<string | null>[] {
  const own = home === null ? [] : [...text.matchAll(ownWordsOf(home))].map((it) => it.index)
  const marks: Mark<string | null>[] = own.map((at) => ({ at, is: home }))
  for (const { index } of text.matchAll(/全市|我市/g))
    if (!own.includes(index)) marks.push({ at: index, is: CITY })
  for (const { name, aliases } of plan.plan.counties ?? []) {
    for (const form of [name, ...aliases]) {
      for (const at of placesOf(text, form)) {
        // 平江抽水蓄能 is the name of a task.
        const end = at + form.length
        if (names.some((it) => it.from <= at && end <= it.to && it.to - it.from > form.length)) continue
        const ahead = text.slice(0, at)
        const begins = /(?:^|[\s,,、;;。::(]|其中|比如|包括)$/.test(ahead)
        const led = /(?:在|于|赴|到|至|和|与|跟|从|来自|对)$/.test(ahead)
        if (begins || (form === name && !led)) marks.push({ at, is: name })
      }
    }
  }
  return marks
}

function placesOf(text: string, piece: string): number[] {
  const places: number[] = []
  for (let at = text.indexOf(piece); at >= 0 && piece !== ''; at = text.indexOf(piece, at + 1))
    places.push(at)
  return places
}

function before<T>(marks: readonly Mark<T>[], at: number): T | undefined {
  return marks
    .filter((it) => it.at < at)
    .reduce<Mark<T> | null>((last, it) => (last !== null && last.at >= it.at ? last : it), null)?.is
}
