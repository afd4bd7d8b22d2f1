/**
 * What of which line becomes what: 第二个改成17000, 不是62是6.2, 时间写错了，应该是1-7月, 单位是亿美元, 两个报反了,
 * 除了第二个都对. One reader for what is asked about and for what was recorded. Null: the message amends nothing.
 *
 * A clause without number, time or foreign name is a remark; it never stands in the way, and it never amends. What
 * another place, year or part has is no amendment, whatever stands before it.
 */
import type { Catalogue } from '../../plan/catalogue.ts'
import { isSamePeriod } from '../../plan/period.ts'
import { fitted } from '../binding/fit.ts'
import type { Line } from '../context.ts'
import { NOISE } from '../figures/noise.ts'
import type { FigureHit } from '../reading.ts'
import type { Change, Doing, Of, Said } from './act.ts'
import { isWord, type Token } from './tokens.ts'
import type { WordClass } from './words.ts'

export interface Listed {
  readonly of: Of
  readonly lines: readonly Line[]
  readonly plan: Catalogue
  /** The talk has gone on to something else: only what is pointed at is meant. */
  readonly drifted: boolean
  /** 亿美元 without a number, as the value that the line then has; null where it does not fit. */
  readonly inMeasure: (line: Line, measure: string) => number | null
}

/** A clause, and what of it was found. */
export class Clause {
  readonly tokens: readonly Token[]
  constructor(tokens: readonly Token[]) {
    this.tokens = tokens
  }
  has(...classes: WordClass[]): boolean {
    return this.tokens.some((it) => isWord(it, ...classes))
  }
  get lines(): readonly number[] {
    return [...new Set(this.tokens.flatMap((it) => (it.kind === 'lines' ? it.lines : [])))]
  }
  of<K extends Token['kind']>(kind: K): Extract<Token, { kind: K }>[] {
    return this.tokens.filter((it): it is Extract<Token, { kind: K }> => it.kind === kind)
  }
  /** The last word before a token that is more than a particle. */
  before(token: Token): Token | undefined {
    return this.tokens.slice(0, this.tokens.indexOf(token)).findLast((it) => !isWord(it, 'particle'))
  }
  /** 不要撤回, 先别改: what stands is to stay. */
  get leaves(): boolean {
    const undone = (it: Token, at: number) =>
      isWord(it, 'withdraw', 'change') && isWord(this.tokens[at - 1], 'not', 'no')
    return this.has('keep') || this.tokens.some(undone)
  }
  /** Content words that nothing accounts for. */
  get unknown(): string {
    return this.of('gap')
      .map((it) => it.text)
      .join('')
  }
}

interface Amending {
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
  readonly apart: Doing[]
  readonly remarks: string[]
}

export function amendmentIn(clauses: readonly Token[][], listed: Listed): Doing[] | null {
  const { lines } = listed
  if (lines.length === 0) return null
  const all = clauses.map((it) => new Clause(it))
  const exchanged = exchangeIn(all, listed)
  if (exchanged !== null) return [exchanged]
  const state: Amending = {
    changes: new Map(),
    right: new Set(),
    kept: new Set(),
    gone: new Set(),
    others: 'kept',
    was: null,
    current: null,
    meant: false,
    oldSeen: false,
    values: 0,
    unplaced: false,
    apart: [],
    remarks: [],
  }
  for (const clause of all) read(clause, state, listed, all)
  return settled(state, listed)
}

function read(clause: Clause, state: Amending, listed: Listed, all: readonly Clause[]): void {
  const { lines } = listed
  if (clause.leaves && clause.lines.length > 0) {
    for (const it of clause.lines) state.kept.add(it)
    return
  }
  const marked = clause.has('wrong', 'change', 'deny') || clause.of('slip').length > 0
  const pointed = clause.lines
  if (clause.has('except') && pointed.length > 0) {
    state.current = pointed
    if (clause.has('right', 'yes')) state.others = 'confirmed'
    else if (clause.has('withdraw', 'no')) state.others = 'dropped'
    state.meant = true
    return
  }
  const figures = clause.of('figure')
  const periods = clause.of('period').filter((it) => it.period.period !== null && it.period.role === 'period')
  if (clause.has('rest') && figures.length + periods.length === 0) {
    if (clause.has('right', 'yes')) state.others = 'confirmed'
    else if (clause.has('withdraw', 'no')) state.others = 'dropped'
    return
  }
  if (pointed.length > 0 && figures.length + periods.length === 0 && !marked) {
    if (clause.has('withdraw', 'no')) {
      for (const it of pointed) state.gone.add(it)
      return
    }
    if (clause.has('right', 'yes', 'only')) {
      for (const it of pointed) state.right.add(it)
      if (clause.has('only')) state.others = 'dropped'
      return
    }
  }
  if (marked) state.meant = true
  if (pointed.length > 0) state.current = pointed
  if (clause.has('restore') && figures.length === 0) {
    restore(state, lines)
    return
  }
  if (figures.length > 0) values(clause, figures, periods, state, listed, all)
  else if (periods.length > 0) times(clause, periods, state, listed, all)
  else if (!otherwise(clause, state, listed)) remark(clause, state)
}

/** 还是原来的: the value before the last amendment. */
function restore(state: Amending, lines: readonly Line[]): void {
  for (const at of state.current ?? lines.keys()) {
    const before = lines[at]?.before
    if (before === undefined) continue
    changeOf(state, at).value = { value: before, text: String(before) }
    state.meant = true
  }
}

function values(
  clause: Clause,
  figures: readonly Extract<Token, { kind: 'figure' }>[],
  periods: readonly Extract<Token, { kind: 'period' }>[],
  state: Amending,
  listed: Listed,
  all: readonly Clause[],
): void {
  const { lines } = listed
  // 全省是5.9, 去年同期是5.8, 其中限上是7.8: none of it is of the line.
  const strange = foreign(clause)
  for (const token of figures) {
    const { figure } = token
    const denied = isWord(clause.before(token), 'deny') || GONE.includes(figure.noise ?? '')
    const old = lines.flatMap((it, at) => (saidOf(it, figure, listed)?.value === it.value ? [at] : []))
    const pointed = clause.lines
    const oldHere = pointed.length > 0 ? old.filter((it) => pointed.includes(it)) : old
    if (oldHere.length > 0) state.oldSeen = true
    if (denied || (oldHere.length > 0 && !isAnswer(clause, token))) {
      // 6.42是1-8月的: the line is known by its value, and the time is what changes.
      if (oldHere.length > 0) state.current = oldHere
      if (denied) {
        state.meant = true
        state.was = figure
      }
      if (!denied && periods.length > 0 && oldHere.length === 1) times(clause, periods, state, listed, all)
      continue
    }
    // 比1-7月回升0.3个百分点, 去年这个时候才1.8: a base of comparison, or a change against it.
    if (!denied && figure.noise !== null) {
      if (COMPARED.includes(figure.noise)) state.apart.push({ act: 'report.comparison', texts: [token.text] })
      continue
    }
    if (strange !== null) {
      // What is of another indicator is a report of its own.
      if (!clause.of('name').some(isSubject))
        state.apart.push({ act: 'report.comparison', texts: [token.text] })
      continue
    }
    newValue(clause, token, periods, state, listed)
  }
}

const COMPARED: readonly string[] = [NOISE.change, NOISE.lastYear, NOISE.compared]

/** What a number can be of. */
function isSubject({ name }: Extract<Token, { kind: 'name' }>): boolean {
  return name.kind === 'indicator' || name.kind === 'task'
}

const GONE: readonly string[] = [NOISE.negated, NOISE.from, NOISE.earlier]

/** 应该是61场, 改17000, 61才对, 一共3460: the number is what is right. */
function isAnswer(clause: Clause, token: Token): boolean {
  return isWord(clause.before(token), 'be', 'ought', 'change') && !clause.has('part', 'past')
}

function newValue(
  clause: Clause,
  token: Extract<Token, { kind: 'figure' }>,
  periods: readonly Extract<Token, { kind: 'period' }>[],
  state: Amending,
  listed: Listed,
): void {
  const { lines, of } = listed
  const at = lineFor(clause, token.figure, state, listed)
  const line = at === null ? undefined : lines[at]
  const said = line === undefined ? null : saidOf(line, token.figure, listed)
  if (at === null || line === undefined || said === null) {
    state.unplaced = true
    return
  }
  state.values++
  const period = periods[0]?.period.period ?? null
  // 6.42是1-8月的，1-9月7.05亿: the line has gone to another time, and this is what is of its own.
  if (period !== null && state.changes.get(at)?.period !== undefined) {
    state.apart.push({ act: 'report.value', of, line: at, value: said, period })
    return
  }
  // 7月是6.1 after 1—8月 is a figure of its own, and the one that stands is not touched.
  if (
    period !== null &&
    line.period !== null &&
    !isSamePeriod(period, line.period) &&
    !clause.has('wrong', 'change')
  ) {
    state.apart.push({ act: 'report.value', of, line: at, value: said, period })
    return
  }
  const pointedAt = clause.of('lines').some((it) => it.by === 'number')
  const restored = said.value === line.before
  const answers =
    isAnswer(clause, token) ||
    pointedAt ||
    restored ||
    clause.has('right', 'wrong', 'total', 'restore', 'deny')
  const alone = clause.unknown === ''
  if (!answers && !alone) return
  const change = changeOf(state, at)
  if (change.value === undefined || answers) change.value = said
  const was = state.was === null ? null : saidOf(line, state.was, listed)
  if (was !== null) change.was = was.value
  if (period !== null && line.period === null) changeOf(state, at).period = period
  if (answers || listed.of === 'question') state.meant = true
}

/** The line that is pointed at here, or was last, or is the only one that the number can be a value of. */
function lineFor(clause: Clause, figure: FigureHit, state: Amending, listed: Listed): number | null {
  const { lines } = listed
  const fits = lines.flatMap((it, at) => (saidOf(it, figure, listed) === null ? [] : [at]))
  const pointed = clause.lines.length > 0 ? clause.lines : (state.current ?? [])
  if (pointed.length === 0 && listed.drifted) return null
  const among = pointed.length > 0 ? pointed.filter((it) => fits.includes(it)) : fits
  const [only, ...more] = among
  return only !== undefined && more.length === 0 ? only : null
}

function times(
  clause: Clause,
  periods: readonly Extract<Token, { kind: 'period' }>[],
  state: Amending,
  { of, lines }: Listed,
  all: readonly Clause[],
): void {
  if (clause.has('unready', 'question') || foreign(clause) !== null) return
  for (const token of periods) {
    const { period } = token.period
    if (period === null || isWord(clause.before(token), 'deny')) {
      state.meant = true
      continue
    }
    const meant = clause.has('be', 'change', 'wrong', 'ought', 'count') || saysWrong(all)
    const belongs = clause.tokens[clause.tokens.indexOf(token) + 1]?.text.startsWith('的') === true
    // 2025年全年 under one figure that is asked about, and nothing else.
    const alone = of === 'question' && lines.length === 1 && all.length === 1 && clause.unknown === ''
    if (!meant && !belongs && !alone) continue
    const pointed = state.current ?? [...lines.keys()]
    const changed = pointed.filter((at) => {
      const known = lines[at]?.period ?? null
      return known === null || !isSamePeriod(known, period)
    })
    for (const at of changed) changeOf(state, at).period = period
    if (changed.length > 0) state.meant = true
  }
}

/** A unit of measure alone, or the name of another indicator. False: nothing of the kind. */
function otherwise(clause: Clause, state: Amending, { lines, inMeasure }: Listed): boolean {
  const pointed = state.current ?? (lines.length === 1 ? [0] : [])
  const [measure] = clause.of('measure')
  if (measure !== undefined && pointed.length === 1) {
    const [at = 0] = pointed
    const line = lines[at]
    const value = line === undefined ? null : inMeasure(line, measure.text)
    if (value === null) return false
    changeOf(state, at).value = { value, text: measure.text }
    state.meant = true
    return true
  }
  const foreignName = clause
    .of('name')
    .find(
      (it) => it.name.kind === 'indicator' && !isWord(clause.before(it), 'deny') && it.name.ids.length === 1,
    )
  if (foreignName === undefined) return false
  const named = clause.has('be', 'change', 'ought', 'wrong') || state.meant
  const [at, ...more] = pointed
  const id = foreignName.name.ids[0]
  if (!named || at === undefined || more.length > 0 || id === undefined) return false
  changeOf(state, at).indicator = id
  state.meant = true
  return true
}

function remark(clause: Clause, state: Amending): void {
  const from = clause.tokens.findIndex((it) => !isWord(it, 'reason'))
  const text = clause.tokens
    .slice(Math.max(0, from))
    .map((it) => it.text)
    .join('')
  if (clause.unknown !== '' || isWord(clause.tokens[0], 'reason')) state.remarks.push(text)
}

function exchangeIn(all: readonly Clause[], { lines, of }: Listed): Doing | null {
  if (!all.some((it) => it.has('exchange'))) return null
  // 两个弄反了: two of them are no number.
  if (all.some((it) => it.of('figure').some(({ text }) => !/^[两二三四俩](?:个|条|项)?数?$/.test(text))))
    return null
  const pointed = [...new Set(all.flatMap((it) => it.lines))]
  const two = pointed.length === 2 ? pointed : lines.length === 2 && pointed.length === 0 ? [0, 1] : null
  const [one, other] = two ?? []
  if (one === undefined || other === undefined) return { act: 'amend.open', of, lines: pointed }
  const value = (at: number): Said => ({ value: lines[at]?.value ?? 0, text: String(lines[at]?.value ?? '') })
  return {
    act: 'amend',
    of,
    changes: [
      { line: one, value: value(other) },
      { line: other, value: value(one) },
    ],
    others: 'kept',
    note: null,
  }
}

function settled(state: Amending, { of, lines }: Listed): Doing[] | null {
  const changes = [...state.changes.values()].filter(
    (it) => it.value !== undefined || it.period !== undefined || it.indicator !== undefined,
  )
  const note = state.remarks.length === 0 ? null : state.remarks.join('，')
  const { right, gone, current, apart, was } = state
  // What is said to have been there is nothing of the receipt: the ledger may hold it.
  const elsewhere = was !== null && changes.every((it) => it.was !== lines[it.line]?.value)
  if (of === 'receipt' && (elsewhere || (state.unplaced && changes.length === 0))) return null
  const others = right.size > 0 && of === 'question' ? 'confirmed' : state.others
  const meant = state.meant || (state.oldSeen && changes.length > 0)
  if (changes.length > 0 && meant) return [{ act: 'amend', of, changes, others, note }, ...apart]
  if (changes.length === 1 && state.values === 1 && apart.length === 0)
    return [{ act: 'amend', of, changes, others: 'kept', note, unsure: true }]
  if (apart.length > 0) return [...apart]
  if (state.kept.size > 0) return [{ act: 'keep.standing', lines: [...state.kept] }]
  // 入境不对，其他确认: what is wrong stays open, without a value.
  const wrong = state.meant ? [...(current ?? [])].filter((it) => !right.has(it) && !gone.has(it)) : []
  const spoken = new Set([...right, ...gone, ...wrong])
  const left = [...lines.keys()].filter((it) => !spoken.has(it))
  if (of === 'question') {
    const accepted = [...right, ...(state.others === 'confirmed' ? left : [])]
    const dropped = [...gone, ...(state.others === 'dropped' ? left : [])]
    if (accepted.length + dropped.length > 0) return [{ act: 'answer.some', accepted, dropped }]
  } else if (gone.size > 0 || state.others === 'dropped') {
    return [{ act: 'withdraw.figure', of, lines: [...gone, ...(state.others === 'dropped' ? left : [])] }]
  } else if (right.size > 0 && !state.meant) return [{ act: 'keep.standing', lines: [...right] }]
  return state.meant ? [{ act: 'amend.open', of, lines: wrong }] : null
}

function changeOf(state: Amending, at: number): { -readonly [K in keyof Change]: Change[K] } {
  const known = state.changes.get(at)
  if (known !== undefined) return known
  const fresh = { line: at }
  state.changes.set(at, fresh)
  return fresh
}

function saysWrong(all: readonly Clause[]): boolean {
  return all.some((it) => it.has('wrong', 'deny', 'change'))
}

/** What makes a clause speak of something else than the line: another place, another year, a part, an unknown noun. */
function foreign(clause: Clause): string | null {
  const other = clause.of('name').find((it) => isSubject(it) && !isWord(clause.before(it), 'deny'))
  const of = clause.tokens.find((it) => isWord(it, 'elsewhere', 'past', 'part'))
  return other?.text ?? of?.text ?? null
}

/** The figure as a value of the line, in its own unit; null: it is none. */
function saidOf(line: Line, figure: FigureHit, { plan }: Listed): Said | null {
  if (line.indicator === null)
    return Number.isNaN(line.value) ? null : { value: figure.value, text: figure.text }
  const fits = fitted(figure, plan.indicator(line.indicator), '')
  return fits === null ? null : { value: fits.value, text: figure.text }
}
