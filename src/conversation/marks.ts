/**
 * What a message says about its figures beside the numbers: which status of the statistic each is (快报, 初步核算,
 * 最终核实), and whom it is about (全市, or one of the plan's counties). A word is about the figures after it, up to the
 * next of its kind; a status that is the only one of the message is about them all.
 *
 * @example 社零1—2月快报6.5%，核实6.4% → flash, final; 全市6.8%，其中平江县7.5% → 全市, 平江县
 */
import type { Catalogue } from '../plan/catalogue.ts'
import { CITY, homeOf, ownWordsOf } from '../plan/counties.ts'
import type { Reading } from '../understanding/reading.ts'
import type { Stage } from './turn/question.ts'

export { CITY }

export interface Marks {
  readonly stage: Stage
  readonly scope: string
}

interface Mark<T> {
  readonly at: number
  readonly is: T
}

const STAGES: readonly (readonly [NonNullable<Stage>, RegExp])[] = [
  // 经核实 and 请核实 say that somebody looked, not which status it is.
  [
    'final',
    /最终|终核|核定|核实(?:数|值|后|$)|(?<![经已待请再未需以])核实(?=[为是:增长下降同比\s]{0,8}[\d.负-])/g,
  ],
  ['preliminary', /初步(?:核算|统计|数|测算)?|初核/g],
  ['flash', /快报/g],
]

/** One for each figure of the reading, in its order. */
export function marksOf({ text, figures, names, home }: Reading, plan: Catalogue): Marks[] {
  const said = text.normalize('NFKC')
  let from = 0
  const places = figures.map((figure) => {
    const found = said.indexOf(figure.text.normalize('NFKC'), from)
    if (found >= 0) from = found + 1
    return found < 0 ? figure.from : found
  })
  // 快报6.5%,经核实6.4%: the status of a number that is not taken is none of the one that is.
  const stages = stageMarks(said).filter((it) => {
    const number = numberAfter(said, it.at)
    return number === null || places.some((at) => Math.abs(at - number) <= NEAR)
  })
  const scopes = scopeMarks(said, plan, new Set(names.map((it) => it.text)), home)
  const only = new Set(stages.map((it) => it.is)).size === 1 ? (stages[0]?.is ?? null) : null
  return places.map((at, index) => {
    const indicator = plan.indicator(figures[index]?.indicator ?? '')
    const scope = before(scopes, at) ?? homeOf(plan, home ?? null, indicator)
    // What the plan asks of that very park is no part of a city's figure.
    return {
      stage: only ?? before(stages, at) ?? null,
      scope: indicator.owner_units.includes(scope) ? CITY : scope,
    }
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

/** The one status that a text names, the firmest of several; null where it names none. */
export function stageOf(text: string): Stage {
  return STAGES.find(([, words]) => text.normalize('NFKC').search(words) >= 0)?.[0] ?? null
}

/** The one county that a question names; null for none or several. */
export function scopeNamed(
  { text, names, home }: Pick<Reading, 'text' | 'names' | 'home'>,
  plan: Catalogue,
): string | null {
  const marks = scopeMarks(text.normalize('NFKC'), plan, new Set(names.map((it) => it.text)), home)
  const counties = new Set(marks.map((it) => it.is).filter((it) => it !== CITY))
  return counties.size === 1 ? ([...counties][0] ?? null) : null
}

function stageMarks(text: string): Mark<NonNullable<Stage>>[] {
  return STAGES.flatMap(([is, words]) => [...text.matchAll(words)].map((it) => ({ at: it.index, is })))
}

/** Counties by their full names; by their short ones only where a clause begins with it: 平江社零 but not 在平江举办. */
function scopeMarks(
  text: string,
  plan: Catalogue,
  named: ReadonlySet<string>,
  home: string | undefined,
): Mark<string>[] {
  const own = home === undefined ? [] : [...text.matchAll(ownWordsOf(home))]
  const marks: Mark<string>[] = own.map((it) => ({ at: it.index, is: home ?? CITY }))
  for (const { index } of text.matchAll(/全市|我市/g))
    if (!own.some((it) => it.index === index)) marks.push({ at: index, is: CITY })
  // 平江抽水蓄能 is the name of a task.
  const within = [...named].flatMap((name) =>
    placesOf(text, name).map((at) => [at, at + name.length] as const),
  )
  for (const { name, aliases } of plan.plan.counties ?? []) {
    for (const form of [name, ...aliases]) {
      for (const at of placesOf(text, form)) {
        if (
          within.some(([start, end]) => at >= start && at + form.length <= end && end - start > form.length)
        )
          continue
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
