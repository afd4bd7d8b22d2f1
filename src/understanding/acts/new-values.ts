/** Numbers of an amendment: which is the old one, which the new, and of which line. */
import { isSamePeriod } from '../../plan/period.ts'
import { NOISE } from '../figures/noise.ts'
import type { FigureHit } from '../reading.ts'
import { type Amending, changeOf, foreign, isSubject, type Listed, saidOf } from './amendment.ts'
import type { Clause } from './clause.ts'
import { times } from './new-times.ts'
import { isWord, type Token } from './tokens.ts'

export function values(
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
  if (answers || listed.of !== 'receipt') state.meant = true
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
