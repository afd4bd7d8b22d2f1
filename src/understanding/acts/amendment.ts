/** An amendment as it takes shape, clause by clause, and the list that it is of. */
import type { Catalogue } from '../../plan/catalogue.ts'
import { CITY } from '../../plan/counties.ts'
import { type Period, yearOf } from '../../plan/period.ts'
import { fitted } from '../binding/fit.ts'
import type { Line } from '../context.ts'
import type { FigureHit } from '../reading.ts'
import type { Change, Doing, Of, Said } from './act.ts'
import type { Clause } from './clause.ts'
import { isWord, type Token } from './tokens.ts'

export interface Listed {
  readonly of: Of
  readonly lines: readonly Line[]
  /** How many of them the last receipt has: the others must be pointed at. */
  readonly own: number
  readonly plan: Catalogue
  /** The talk has gone on to something else: only what is pointed at is meant. */
  readonly drifted: boolean
  /** A line was taken back last: a bare value may be of that one. */
  readonly taken?: boolean
  /** 亿美元 without a number, as the value that the line then has; null where it does not fit. */
  readonly inMeasure: (line: Line, measure: string) => number | null
}

export interface Amending {
  readonly changes: Map<number, { -readonly [K in keyof Change]: Change[K] }>
  readonly right: Set<number>
  readonly kept: Set<number>
  readonly gone: Set<number>
  others: 'kept' | 'confirmed' | 'dropped'
  /** The value that the message says is wrong. */
  was: FigureHit | null
  /** The line spoken of last. */
  current: readonly number[] | null
  /** Something says that it is one: 错了, 改成, 不是. */
  meant: boolean
  /** The value that stands is named, and not denied: 88有几段没验收. */
  oldSeen: boolean
  /** How many numbers may be new values. */
  values: number
  /** A number that may be of several lines, or of none. */
  unplaced: boolean
  /** Lines of which is said by how much they are off, and not what they are. */
  readonly differing: Set<number>
  /** Another indicator that the clause before names without a number. */
  subject: string | null
  /** The value of this line is another indicator's, and was told as that: where nothing else is said of it, it becomes it. */
  misplaced: { readonly line: number; readonly sister: Doing; readonly indicator: string } | null
  /** A clause has named what the next one does not speak of: 除了外资，先撤回来. */
  excepting: boolean
  readonly apart: Doing[]
  readonly remarks: string[]
  /** No line, time or name in it. */
  readonly bare: boolean
  /** What the message says of how the number went wrong. */
  readonly slips: readonly string[]
}

export function changeOf(state: Amending, at: number): { -readonly [K in keyof Change]: Change[K] } {
  const known = state.changes.get(at)
  if (known !== undefined) return known
  const fresh = { line: at }
  state.changes.set(at, fresh)
  return fresh
}

export function saysWrong(all: readonly Clause[]): boolean {
  return all.some((it) => it.has('wrong', 'deny', 'change'))
}

/** What makes a clause speak of something else than the lines: hearsay, another place, another year, a part. */
export function foreign(clause: Clause, { lines, plan, of: list }: Listed): string | null {
  const [number] = clause.of('figure')
  const said = clause.tokens.map((it) => it.text).join('')
  const scopes = new Set(lines.map((it) => it.scope))
  const { counties = [], elsewhere = [] } = plan.plan
  const ahead = number === undefined ? said : said.slice(0, said.indexOf(number.text))
  // 长沙是61%, 61%是长沙的; 看成益阳那行了 tells how it went wrong.
  const cities = elsewhere.filter((it) => ahead.includes(it) || said.includes(`${it}的`))
  const places = [CITY, ...counties.flatMap((it) => [it.name, ...it.aliases]), ...cities]
  const place = places.find((it) => said.includes(it) && ![...scopes].some((scope) => scope.startsWith(it)))
  if (place !== undefined) return place
  // 那个1.6是去年的, 是24年度跨年任务那个: another year is no time of what was recorded.
  const years = new Set(lines.flatMap((it) => (it.period === null ? [] : [yearOf(it.period.to)])))
  const otherYear = (it: Period | null) =>
    it !== null && list !== 'question' && years.size > 0 && !years.has(yearOf(it.to))
  const of = clause.tokens.find(
    (it) =>
      isWord(it, 'elsewhere', 'past', 'part', 'hearsay', 'ahead') ||
      (it.kind === 'period' && (it.period.role === 'deadline' || otherYear(it.period.period))),
  )
  return of?.text ?? null
}

export function canCarry(line: Line, figure: FigureHit, plan: Catalogue): boolean {
  return saidOf(line, figure, { plan }) !== null
}

/** The figure as a value of the line, in its own unit; null: it is none. */
export function saidOf(line: Line, figure: FigureHit, { plan }: Pick<Listed, 'plan'>): Said | null {
  if (line.indicator === null)
    return Number.isNaN(line.value) ? null : { value: figure.value, text: figure.text }
  const indicator = plan.indicator(line.indicator)
  // 0.5 of what gained 0.6个百分点.
  const place = indicator.kind === 'rank' && figure.unit === null && figure.text.startsWith('第')
  const unit = place ? '位' : indicator.kind === 'delta' ? (figure.unit ?? indicator.unit) : figure.unit
  const fits = fitted({ ...figure, unit }, indicator, '')
  return fits === null
    ? null
    : { value: inItsScale(line, figure, indicator.unit, fits.value), text: figure.text }
}

/** 1.81 after 1.79亿 of what is counted in 万: in the scale that was just said, where that alone is near. */
function inItsScale({ value }: Line, { unit, text }: FigureHit, own: string, said: number): number {
  if (unit !== null || !own.startsWith('万') || /[万亿]/.test(text)) return said
  const scaled = Number((said * 1e4).toPrecision(12))
  return Math.abs(scaled - value) <= Math.abs(value) * SAME_SCALE ? scaled : said
}

const SAME_SCALE = 0.2

/** What a number can be of. */
export function isSubject({ name }: Extract<Token, { kind: 'name' }>): boolean {
  return name.kind === 'indicator' || name.kind === 'task'
}
