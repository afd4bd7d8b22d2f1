/** Times, units of measure and names that a line is to have in place of its own. */
import { isSamePeriod, type Period } from '../../plan/period.ts'
import { type Amending, changeOf, foreign, isSubject, type Listed, saysWrong } from './amendment.ts'
import type { Clause } from './clause.ts'
import { otherBasis } from './other-basis.ts'
import { isWord, type Token } from './tokens.ts'

export function times(
  clause: Clause,
  periods: readonly Extract<Token, { kind: 'period' }>[],
  state: Amending,
  listed: Listed,
  all: readonly Clause[],
): void {
  const { of, lines, own } = listed
  if (clause.has('unready', 'question', 'withdraw', 'no') || foreign(clause, listed) !== null) return
  // 社零是1-7月的 while 外资 is asked about: of another line.
  if (clause.of('name').some(isSubject)) return
  for (const token of periods) {
    const said = token.period.period
    if (said === null || isWord(clause.before(token), 'deny')) {
      state.meant = true
      continue
    }
    const period = inItsBasis(said, all, listed)
    // 省厅没算九月最后一周的登记 tells what is not in it.
    const meant =
      (clause.has('be', 'change', 'wrong', 'ought', 'count') && !clause.has('not')) || saysWrong(all)
    const belongs = clause.tokens[clause.tokens.indexOf(token) + 1]?.text.startsWith('的') === true
    // 2025年全年 under one figure that is asked about, and nothing else.
    const alone = of === 'question' && lines.length === 1 && all.length === 1 && clause.unknown === ''
    // 6月的等各县报齐了再补 tells of another time, and puts nothing right.
    if (!meant && !(belongs && isShort(clause, token)) && !alone) continue
    const pointed = state.current ?? [...lines.keys()].slice(0, own)
    const changed = pointed.filter((at) => {
      const known = lines[at]?.period ?? null
      return known === null || !isSamePeriod(known, period)
    })
    for (const at of changed) changeOf(state, at).period ??= period
    if (changed.length > 0) state.meant = true
  }
}

/** Little stands beside a time that is only named. */
function isShort(clause: Clause, time: Token): boolean {
  const beside = clause.tokens.filter((it) => it !== time && it.kind !== 'lines' && it.kind !== 'figure')
  return beside.reduce((sum, it) => sum + it.text.length, 0) <= TOLD
}

const TOLD = 5

/** 不是7月，是8月的 of 1—7月: whoever calls it 7月 means 1—8月. */
function inItsBasis(said: Period, all: readonly Clause[], { lines, own }: Listed): Period {
  const denied = all.flatMap((clause) =>
    clause.of('period').flatMap((it) => (isWord(clause.before(it), 'deny') ? (it.period.period ?? []) : [])),
  )
  const called = denied.find((it) =>
    lines.slice(0, own).some(({ period }) => period?.to === it.to && period.from < it.from),
  )
  const alike =
    called !== undefined &&
    called.from.slice(8) === said.from.slice(8) &&
    said.from > `${said.from.slice(0, 4)}-01-01`
  return alike ? { from: `${said.from.slice(0, 4)}-01-01`, to: said.to } : said
}

/**
 * The line that is pointed at by its time: 上个月报的1-7月也改下，调成6.5 where 1—8月 stands too; 8月那个应该是23.1
 * where it ends with August. A time that is said to be the right one, or stands alone, points at nothing.
 */
export function pointedByTime(
  clause: Clause,
  state: Amending,
  { lines, own }: Listed,
): { readonly line: number; readonly by: Token } | null {
  const [by, ...more] = clause.of('period').filter((it) => it.period.role === 'period')
  const period = by?.period.period ?? null
  if (by === undefined || period === null || more.length + clause.lines.length > 0) return null
  if (isWord(clause.before(by), 'be', 'ought', 'change', 'deny', 'wrong') || clause.of('name').length > 0)
    return null
  const spoken = new Set([...lines.keys()].slice(0, own).map((at) => lines[at]?.indicator))
  // 6.6是1-7月的，1-8月是6.4: the line that was of it has gone to another time.
  const having = (fits: (it: Period) => boolean) =>
    lines.flatMap((it, at) => {
      const stays = it.period !== null && state.changes.get(at)?.period === undefined
      return stays && spoken.has(it.indicator) && it.period !== null && fits(it.period) ? [at] : []
    })
  const shown = clause.tokens[clause.tokens.indexOf(by) + 1]
  const [line, ...others] = having((it) => isSamePeriod(it, period))
  if (line !== undefined && others.length === 0) return { line, by }
  const disposed = clause.has('only', 'keep', 'withdraw', 'no', 'right') && clause.of('figure').length === 0
  if (others.length > 0 || (!isWord(shown, 'that') && !disposed)) return null
  const [last, ...ending] = having((it) => it.to === period.to)
  return last !== undefined && ending.length === 0 ? { line: last, by } : null
}

/** A unit of measure alone, or the name of another indicator. False: nothing of the kind. */
export function otherwise(clause: Clause, state: Amending, { of, lines, own, inMeasure }: Listed): boolean {
  const pointed = state.current ?? (own === 1 ? [0] : [])
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
  // 累计的，不是单季: of the same month, by the other basis.
  const known = pointed.length === 1 ? (lines[pointed[0] ?? -1]?.period ?? null) : null
  const basis = clause.has('deny') || clause.unknown !== '' ? null : otherBasis(clause, known)
  if (basis !== null && pointed[0] !== undefined) {
    changeOf(state, pointed[0]).period ??= basis
    state.meant = true
    return true
  }
  const foreignName = clause
    .of('name')
    .find(
      (it) => it.name.kind === 'indicator' && !isWord(clause.before(it), 'deny') && it.name.ids.length === 1,
    )
  if (foreignName === undefined) return false
  // 社零没问题: the other is looked over, and nothing becomes it.
  if (clause.has('right', 'yes', 'keep')) return false
  // 顺便把园区规模工业占比也报了: reported beside it, and nothing becomes it.
  const beside = clause.tokens.some((it) => it.text === '也') && clause.has('reporting', 'back')
  if (beside && !clause.has('be', 'change', 'ought', 'wrong')) return false
  // 乡镇的, under one figure that is asked about: of which sister it is.
  const sister = of === 'question' && foreignName.name.how === 'overlap' && clause.unknown === ''
  const named = clause.has('be', 'change', 'ought', 'wrong') || state.meant || sister
  const [at, ...more] = pointed
  const id = foreignName.name.ids[0]
  if (!named || at === undefined || more.length > 0 || id === undefined) return false
  changeOf(state, at).indicator = id
  state.meant = true
  return true
}
