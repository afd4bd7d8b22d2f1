/**
 * A value told in words of which no table knows what they do: 局长讲四舍五入不能这么弄，按6.85报 after 6.9, 我看错列了，71.8 to a
 * doubted 108. It is an amendment where the move is most likely one, the number is the only one of its message, nothing
 * says that it is of another place, year or part, and one line can carry it.
 */

import { isSamePeriod, type Period } from '../../plan/period.ts'
import type { Line } from '../context.ts'
import { NOISE } from '../figures/noise.ts'
import type { Change, Doing } from './act.ts'
import { foreign, type Listed, saidOf } from './amendment.ts'
import { Clause } from './clause.ts'
import type { Moving } from './moving.ts'
import { otherBasis } from './other-basis.ts'
import { isWord, type Token } from './tokens.ts'

/** Of an amendment; with a reader of single messages that finds a correction, too; to be recorded without a question. */
const LIKELY = 0.6
const AGREED = 0.3
const SURE = 0.75
/** 哪有这么高 6.5: that the word of a question asks nothing. */
const CERTAIN = 0.9

export function replaced(given: Moving): Doing | null {
  const moving = ofReturned(given) ?? given
  const { scene, guess, of, lines, clauses, pointed, all } = moving
  const { context, plan, inMeasure, alone, asking } = scene
  const agreed = alone.intent === 'report.correct'
  const bare = basisAlone(moving)
  if (bare !== null && !asking) return { act: 'amend', of, changes: [bare], others: 'kept', note: null }
  // 互认那个再提一下 96.5: of a line that is pointed at, what is reported anew is an amendment, whatever was spoken of since.
  const drifted = of !== 'returned' && (of === 'question' ? context.overtaken : context.drifted) === true
  const share = guess.shareOf('amend') + (pointed.length === 1 ? guess.shareOf('report') : 0)
  // 出来了 8.3 after another line was taken back is as likely of that one.
  if (of === 'receipt' && context.withdrawn !== undefined && pointed.length !== 1) return null
  if (asking || share < (agreed ? AGREED : LIKELY) || (drifted && pointed.length !== 1)) return null
  const listed: Listed = { of, lines, own: all.length, plan, drifted, inMeasure }
  // 占比怎么可能过百 wonders, and doubts nothing.
  if (clauses.some((it) => it.has(...NOT_TOLD) && !it.has('question'))) return null
  const change = changeIn(moving, listed, share)
  const line = change === null ? undefined : lines[change.line]
  if (change === null || line === undefined) return null
  // What was asked about is out of all measure, and the new value is weighed like any other.
  const sure = (share >= SURE || agreed) && (of === 'question' || isNear(line, change))
  return {
    act: 'amend',
    of,
    changes: [change],
    others: 'kept',
    note: reasonAmong(clauses),
    ...(sure ? {} : { unsure: true }),
  }
}

/** An amendment whose value, or whose certainty, its words left open: 不是，2.5; 手机打字冇看清，33. Null: it stays as it was. */
export function settledBy(moving: Moving, doing: Doing): Doing | null {
  const told = doing.act === 'amend' && doing.of === 'receipt' ? toldBeside(moving, doing.changes) : null
  if (told !== null) return told
  if (doing.act !== 'amend.open' && !(doing.act === 'amend' && doing.unsure === true)) return null
  if (doing.act === 'amend' && isAddedUp(moving, doing.changes)) return sureOf(doing)
  const value = replaced(moving)
  if (value?.act !== 'amend' || value.unsure === true) return null
  if (doing.act === 'amend.open') return value
  return isSame(value.changes, doing.changes) ? sureOf(doing) : null
}

/** 翻台账发现6月底的没报过，一起补上，86.9 after 1-8月: a report of the time that another clause names. Null: it is none. */
function toldBeside(moving: Moving, [change, ...more]: readonly Change[]): Doing | null {
  const { clauses, lines, guess } = moving
  const own = change === undefined ? null : (lines[change.line]?.period ?? null)
  if (change?.value === undefined || change.period !== undefined || more.length > 0) return null
  const times = clauses.flatMap((it) => timesIn(it).flatMap(({ period }) => period.period ?? []))
  const [period, ...others] = times.filter((it) => own !== null && !isSamePeriod(it, own))
  if (period === undefined || others.length > 0 || guess.shareOf('report') < LIKELY) return null
  return { act: 'report.value', of: 'receipt', line: change.line, value: change.value, period }
}

function sureOf({ unsure: _, ...sure }: Extract<Doing, { act: 'amend' }>): Doing {
  return sure
}

function isSame([a, ...others]: readonly Change[], [b, ...more]: readonly Change[]): boolean {
  return others.length + more.length === 0 && a?.line === b?.line && a?.value?.value === b?.value?.value
}

/** 又补了3场 74 to what stands at 71: the difference, and what it makes. */
function isAddedUp({ clauses, lines, scene }: Moving, [change, ...more]: readonly Change[]): boolean {
  const line = change === undefined ? undefined : lines[change.line]
  if (line === undefined || more.length > 0 || !clauses.some((it) => it.has('over', 'short'))) return false
  const told = clauses.flatMap((it) => it.of('figure')).filter(({ text }) => text !== change?.value?.text)
  return told.some(({ figure }) => saidOf(line, figure, scene)?.value === change?.value?.value)
}

/** 剔掉重复的 20.4 after 为啥退了: of what the office sent back, whatever was asked since. Null: nothing was. */
function ofReturned({ scene, guess, of }: Moving): Moving | null {
  const { returned: lines = [] } = scene.context
  if (of === 'question' || lines.length === 0) return null
  const clauses = scene.clauses(lines).map((it) => new Clause(it))
  const pointed = [...new Set(clauses.flatMap((it) => it.lines))]
  return { scene, guess, of: 'returned', lines, clauses, pointed, all: [...lines.keys()] }
}

/** What the clauses that tell no number say of why: 这个数含了上年结转的. Null: none does. */
function reasonAmong(clauses: readonly Clause[]): string | null {
  const why = clauses.filter((it) => it.of('figure').length === 0 && it.unknown.length >= TELLING)
  return why.map((it) => it.tokens.map(({ text }) => text).join('')).join('，') || null
}

/** 1-8月累计的哈 after 8月: of the same month, by the other basis, and nothing else is said. */
function basisAlone({ clauses, lines, all }: Moving): Change | null {
  const [at, ...more] = all
  const own = at === undefined ? null : (lines[at]?.period ?? null)
  const tokens = clauses.flatMap((it) => it.tokens)
  const isTold = (it: Token) =>
    it.kind === 'period' || isWord(it, 'basis', 'single', 'particle', 'polite', 'be', 'yes')
  const gaps = tokens.flatMap((it) => (it.kind === 'gap' ? [it.text] : [])).join('')
  // 一月到十月平均下来的: of the same, however it came about.
  const bare =
    tokens.every((it) => isTold(it) || it.kind === 'gap') &&
    gaps.length <= BESIDE &&
    tokens.at(-1)?.text !== '呢'
  const belongs = tokens.some((it) => isWord(it, 'basis', 'single')) || /的/.test(tokens.at(-1)?.text ?? '')
  if (at === undefined || own === null || more.length > 0 || !bare || !belongs) return null
  const [said, ...others] = tokens.flatMap((it) => (it.kind === 'period' ? (it.period.period ?? []) : []))
  const period = said ?? clauses.map((it) => otherBasis(it, own)).find((it) => it !== null)
  if (period == null || others.length > 0 || period.to !== own.to || isSamePeriod(period, own)) return null
  return { line: at, period }
}

/** It is supposed, a difference, or a later status of the same. */
const NOT_TOLD = ['over', 'short', 'stage', 'condition', 'hearsay', 'hedge'] as const

/** Characters beside a time that may stay unexplained. */
const BESIDE = 4

function changeIn({ clauses, lines, all, pointed }: Moving, listed: Listed, share: number): Change | null {
  const [at, ...others] = pointed.length > 0 ? pointed : all
  const line = at === undefined ? undefined : lines[at]
  if (at === undefined || line === undefined || others.length > 0) return null
  const own = line.period
  const times = clauses.flatMap((it) => timesIn(it).flatMap(({ period }) => period.period ?? []))
  // 一月到十月平均下来的 after 10月: of the same month, by the other basis.
  const [when, ...more] = times
  const other = when !== undefined && own !== null && when.to === own.to && !isSamePeriod(when, own)
  const figures = clauses.flatMap((it) => it.of('figure'))
  if (figures.length === 0 && other && more.length === 0) return { line: at, period: when }
  const anew = figures.length === 0 && share >= CERTAIN ? otherTime(clauses, own, listed) : null
  if (anew !== null) return { line: at, period: anew }
  // 由6.5改为6.9 of what stands at 6.8: the ledger may hold another.
  const gone = figures.filter((it) => it.figure.noise === NOISE.from || it.figure.noise === NOISE.negated)
  if (gone.some((it) => saidOf(line, it.figure, listed)?.value !== line.value)) return null
  const [told, ...beside] = clauses.flatMap((clause) =>
    clause.of('figure').flatMap((it) => (isFree(it, line, listed) ? [{ ...it, clause }] : [])),
  )
  if (told === undefined) {
    if (clauses.some((it) => isElsewhen(it, own) || foreign(it, listed) !== null || it.has('question')))
      return null
    const basis = clauses.map((it) => otherBasis(it, own)).find((it) => it !== null)
    return basis == null ? null : { line: at, period: basis }
  }
  // 这个数含了上年结转的，剔掉以后只有24.9, 占比怎么可能过百，我看错列了，71.8: what another clause says is of why.
  if (
    foreign(told.clause, listed) !== null ||
    (told.clause.has('question') && !(listed.of === 'question' && share >= CERTAIN))
  )
    return null
  // A time that stands alone is of the value beside it: 9月的，6.9.
  const near = clauses.filter((it) => it.tokens === told.clause.tokens || it.unknown === '')
  // A bare digit may as well number something.
  if (beside.length > 0 || /^\d$/.test(told.text) || near.some((it) => isElsewhen(it, own))) return null
  const { tokens } = told.clause
  const before = tokens[tokens.findIndex((it) => it.from === told.from) - 1]
  const value = isWord(before, 'deny') ? null : saidOf(line, told.figure, listed)
  return value === null ? null : { line: at, value }
}

/** 不是上半年，是1-5月的，6月统计局还没出: the one time that is neither the line's own nor still to come. Null: there are several. */
function otherTime(clauses: readonly Clause[], own: Period | null, listed: Listed): Period | null {
  const calm = clauses.filter((it) => !it.has('unready', 'question') && foreign(it, listed) === null)
  const [time, ...more] = calm
    .flatMap((it) => timesIn(it).flatMap(({ period }) => period.period ?? []))
    .filter((it) => own !== null && !isSamePeriod(it, own))
  return more.length === 0 ? (time ?? null) : null
}

/** A number that may be a new value: not the one that stands, and not of something that the line does not count. */
function isFree({ figure, text }: Extract<Token, { kind: 'figure' }>, line: Line, listed: Listed): boolean {
  const said = saidOf(line, figure, listed)
  const apart = said === null && figure.unit !== null
  // 剔掉重复的 20.4: what was said before it was is another value.
  const told = figure.noise === null || figure.noise === NOISE.earlier
  return told && !IDIOM.test(text) && !apart && said?.value !== line.value
}

function timesIn(clause: Clause) {
  return clause.of('period').filter((it) => it.period.role === 'period')
}

function isElsewhen(clause: Clause, own: Period | null): boolean {
  return timesIn(clause).some(
    ({ period }) => own === null || period.period === null || !isSamePeriod(period.period, own),
  )
}

/** 四舍五入, 过百 hold no value. */
const IDIOM = /^[一二三四五六七八九十两百千万亿]$/

/** As large as what it replaces, within a half; or the same signs with the point elsewhere: 118 of 1.18. */
function isNear({ value }: Line, { value: said }: Change): boolean {
  if (said === undefined) return true
  const signs = (it: number) =>
    String(Math.abs(it))
      .replace('.', '')
      .replace(/^0+|0+$/g, '')
  return Math.abs(said.value - value) <= Math.abs(value) * HALF || signs(said.value) === signs(value)
}

const HALF = 0.5

/** Characters of a clause that say something. */
const TELLING = 3
