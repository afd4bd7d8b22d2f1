/** Numbers of an amendment: which is the old one, which the new, and of which line. */
import { isSamePeriod, monthOf } from '../../plan/period.ts'
import { fitted } from '../binding/fit.ts'
import type { Line } from '../context.ts'
import { NOISE } from '../figures/noise.ts'
import type { FigureHit } from '../reading.ts'
import type { Doing } from './act.ts'
import { type Amending, changeOf, foreign, isSubject, type Listed, saidOf } from './amendment.ts'
import type { Clause } from './clause.ts'
import { lineFor } from './line-for.ts'
import { times } from './new-times.ts'
import { otherBasis } from './other-basis.ts'
import { isWord, type Token } from './tokens.ts'

export function values(
  clause: Clause,
  figures: readonly Extract<Token, { kind: 'figure' }>[],
  periods: readonly Extract<Token, { kind: 'period' }>[],
  state: Amending,
  listed: Listed,
  all: readonly Clause[],
): void {
  // 全省是5.9, 去年同期是5.8, 其中限上是7.8: none of it is of the line.
  const strange = foreign(clause, listed)
  for (const token of figures) {
    const { figure } = token
    const way = isAnswer(clause, token) ? null : differenceIn(clause, token)
    const old = way === null ? standingWith(figure, listed, all) : []
    const denied = isDenied(clause, token, old.length > 0 || isItsMonth(figure, listed))
    const pointed = clause.lines
    const oldHere = pointed.length > 0 ? old.filter((it) => pointed.includes(it)) : old
    const sister = denied ? null : (subjectOf(clause, token) ?? ofSubject(clause, state))
    if (oldHere.length > 0) state.oldSeen = true
    if (denied || (sister === null && oldHere.length > 0 && !isAnswer(clause, token))) {
      // 6.42是1-8月的: the line is known by its value, and the time is what changes.
      if (oldHere.length > 0) state.current = oldHere
      if (denied) {
        state.meant = true
        state.was = figure
      }
      if (!denied) ofAnother(clause, token, oldHere, state, listed)
      if (!denied && periods.length > 0 && oldHere.length === 1) times(clause, periods, state, listed, all)
      continue
    }
    if (way !== null && sister !== null) {
      // 阅读多报了两场 under 送戏: of something else.
      state.unplaced = true
      continue
    }
    if (way !== null) {
      differ(clause, token, way, state, listed)
      continue
    }
    // 比1-7月回升0.3个百分点, 去年这个时候才1.8: a base of comparison, or a change against it.
    if (!denied && figure.noise !== null && !isPlace(figure, listed) && figure.noise !== NOISE.earlier) {
      if (COMPARED.includes(figure.noise)) state.apart.push({ act: 'report.comparison', texts: [token.text] })
      continue
    }
    if (sister !== null) {
      // What is of another indicator is a report of its own.
      const period = periods[0]?.period.period ?? null
      const own = sister === undefined ? null : fitted(figure, listed.plan.indicator(sister), '')
      if (sister !== undefined && own !== null)
        state.apart.push({
          act: 'report.sibling',
          indicator: sister,
          value: { value: own.value, text: token.text },
          period,
        })
      continue
    }
    if (strange !== null) {
      state.apart.push({ act: 'report.comparison', texts: [token.text] })
      continue
    }
    newValue(clause, token, periods, state, listed, all)
  }
}

/** 这8个是100亿级的 of a line of 50亿级: the value that stands is another indicator's, of the same time. */
function ofAnother(
  clause: Clause,
  token: Extract<Token, { kind: 'figure' }>,
  old: readonly number[],
  state: Amending,
  { lines, plan }: Listed,
): void {
  const behind = clause.tokens.slice(clause.tokens.indexOf(token) + 1)
  const [be, name] = behind.filter((it) => !isWord(it, 'particle') || isWord(it, 'be'))
  const line = lines[old[0] ?? -1]
  if (!isWord(be, 'be') || name?.kind !== 'name' || name.name.kind !== 'indicator' || line === undefined)
    return
  const [id, ...more] = name.name.ids
  if (id === undefined || more.length > 0 || id === line.indicator) return
  const own = fitted(token.figure, plan.indicator(id), '')
  if (own === null) return
  state.meant = true
  const value = { value: own.value, text: token.text }
  const sister: Doing = { act: 'report.sibling', indicator: id, value, period: line.period }
  state.apart.push(sister)
  if (old.length === 1) state.misplaced = { line: old[0] ?? 0, sister, indicator: id }
}

/** The lines that have just that value. Where one of them is counted in the unit that is said, no other is meant. */
function standingWith(figure: FigureHit, listed: Listed, all: readonly Clause[]): number[] {
  const { lines, plan } = listed
  const having = lines.flatMap((it, at) => (saidOf(it, figure, listed)?.value === it.value ? [at] : []))
  const units = new Set(all.flatMap((it) => it.of('figure').map((one) => one.figure.unit)))
  const counted = (it: Line) => it.indicator !== null && units.has(plan.indicator(it.indicator).unit)
  return lines.some(counted) && figure.unit !== null
    ? having.filter((at) => lines[at] !== undefined && counted(lines[at]))
    : having
}

/** 多算了3公里: 3 too many; 漏算了一家: one too few. Null: the number is no difference. */
function differenceIn(clause: Clause, token: Token): 1 | -1 | null {
  const before = clause.tokens.slice(0, clause.tokens.indexOf(token))
  const last = before.findLast((it) => isWord(it, 'over', 'short'))
  // 加上补装的一共3460 is the sum.
  if (last === undefined || isWord(clause.before(token), 'total')) return null
  // 多算了 58: behind a blank stands what is right.
  const behind = [...before.slice(before.indexOf(last)), token]
  if (behind.some((it, at) => at > 0 && it.from > (behind[at - 1]?.to ?? it.from))) return null
  return isWord(last, 'over') ? -1 : 1
}

/** What the line is when what is too much is taken off, or what is lacking is added, in the line's own unit. */
function differ(
  clause: Clause,
  token: Extract<Token, { kind: 'figure' }>,
  way: 1 | -1,
  state: Amending,
  listed: Listed,
): void {
  const at = lineFor(clause, token, state, listed)
  const line = at === null ? undefined : listed.lines[at]
  const said = line === undefined ? null : saidOf(line, token.figure, listed)
  state.meant = true
  if (at === null || line === undefined || said === null) return
  const change = changeOf(state, at)
  if (change.value !== undefined) return
  const value = Number((line.value + way * said.value).toPrecision(12))
  change.value = { value, text: said.text }
  state.differing.add(at)
}

/** What else the number is of: the name right before it. Undefined: a task, or several. Null: of a line. */
function subjectOf(clause: Clause, token: Token): string | undefined | null {
  const at = clause.tokens.indexOf(token)
  const last = clause.tokens
    .slice(0, at)
    .findLast((it) => it.kind === 'lines' || (it.kind === 'name' && isSubject(it)))
  if (last?.kind !== 'name') return null
  if (isWord(clause.before(last), 'deny')) return null
  const [id, ...more] = last.name.kind === 'indicator' ? last.name.ids : []
  return more.length > 0 ? undefined : id
}

/** What was named before, where the clause names and points at nothing itself. */
function ofSubject(clause: Clause, { subject }: Amending): string | null {
  return clause.lines.length > 0 || clause.has('wrong', 'change', 'deny') ? null : subject
}

const COMPARED: readonly string[] = [NOISE.change, NOISE.lastYear, NOISE.compared]

const GONE: readonly string[] = [NOISE.negated, NOISE.from]

/** 不是62, 由6.5改为…, 写成52了: what was there before. */
function isDenied(clause: Clause, token: Extract<Token, { kind: 'figure' }>, stands: boolean): boolean {
  const before = clause.before(token)
  // 8打错了: what is wrong, and not what is right; 2.6 手滑 after 25 tells how the 25 came about.
  const after = clause.tokens[clause.tokens.indexOf(token) + 1]
  return (
    isWord(before, 'deny') ||
    (isWord(after, 'wrong') && stands) ||
    GONE.includes(token.figure.noise ?? '') ||
    (WRITTEN.test(before?.text ?? '') && !(isOnly(clause) && !stands && !/了$/.test(before?.text ?? '')))
  )
}

/** 写成七十三点六吧: the only number of the clause, and not the one that stands. */
function isOnly(clause: Clause): boolean {
  return clause.of('figure').length === 1
}

const WRITTEN = /^[写打报填录]成/

/** 8打错了，1-6的: as likely the month that the line's time ends with as a value. */
function isItsMonth({ value }: FigureHit, { lines }: Listed): boolean {
  return lines.some((it) => it.period !== null && monthOf(it.period.to) === value)
}

/** 第二, where a line is a rank. */
function isPlace({ noise }: FigureHit, { lines, plan }: Listed): boolean {
  const ranks = lines.some((it) => it.indicator !== null && plan.indicator(it.indicator).kind === 'rank')
  return noise === NOISE.ordinal && ranks
}

/** 应该是61场, 改17000, 61才对, 一共3460: the number is what is right. */
function isAnswer(clause: Clause, token: Token): boolean {
  return isWord(clause.before(token), 'be', 'ought', 'change', 'count') && !clause.has('part', 'past')
}

function newValue(
  clause: Clause,
  token: Extract<Token, { kind: 'figure' }>,
  periods: readonly Extract<Token, { kind: 'period' }>[],
  state: Amending,
  listed: Listed,
  all: readonly Clause[],
): void {
  const { lines, of } = listed
  const at = lineFor(clause, token, state, listed)
  const line = at === null ? undefined : lines[at]
  const said = line === undefined ? null : saidOf(line, token.figure, listed)
  if (at === null || line === undefined || said === null) {
    state.unplaced = true
    return
  }
  state.values++
  const period = periods[0]?.period.period ?? otherBasis(clause, line.period)
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
  // 乡镇数30 of several: the name of one line and the number right behind it.
  const before = clause.before(token)
  const named =
    before?.kind === 'lines' && before.lines.length === 1 && before.to === token.from && listed.own > 1
  const pointedAt = named || clause.of('lines').some((it) => it.by === 'number')
  const restored = said.value === line.before
  const corrects =
    isAnswer(clause, token) ||
    pointedAt ||
    restored ||
    clause.has('wrong', 'restore', 'deny', 'checked') ||
    clause.of('slip').length > 0 ||
    all.some((it) => it.has('checked') && it.unknown === '')
  const answers = corrects || clause.has('right', 'total')
  const alone = clause.unknown === ''
  if (!answers && !alone) return
  // 年底前152没问题的: what the plan asks for, said beside what stands, is hardly the new value.
  if (!corrects && isTarget(line, said.value, listed)) {
    state.unplaced = true
    return
  }
  const change = changeOf(state, at)
  if (change.value === undefined || answers) {
    change.value = said
    state.differing.delete(at)
  }
  const was = state.was === null ? null : saidOf(line, state.was, listed)
  if (was !== null) change.was = was.value
  if (period !== null && line.period === null) changeOf(state, at).period = period
  if (answers || listed.of !== 'receipt') state.meant = true
}

function isTarget({ indicator, value }: Line, said: number, { plan }: Listed): boolean {
  if (indicator === null || value === said) return false
  const near = Math.abs(said - value) <= Math.abs(value) * NEAR
  return !near && plan.indicator(indicator).targets.some((it) => it.value === said)
}

const NEAR = 0.1
