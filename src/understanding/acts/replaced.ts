/**
 * A value told in words of which no table knows what they do: 局长讲四舍五入不能这么弄，按6.85报 after 6.9, 我看错列了，71.8 to a
 * doubted 108. It is an amendment where the move is most likely one, the number is the only one of its message, nothing
 * says that it is of another place, year or part, and one line can carry it.
 */

import { isSamePeriod } from '../../plan/period.ts'
import type { Line } from '../context.ts'
import { NOISE } from '../figures/noise.ts'
import type { Change, Doing } from './act.ts'
import { foreign, type Listed, saidOf } from './amendment.ts'
import type { Moving } from './moving.ts'
import { otherBasis } from './other-basis.ts'
import { isWord, type Token } from './tokens.ts'

/** Of an amendment; with a reader of single messages that finds a correction, too; to be recorded without a question. */
const LIKELY = 0.6
const AGREED = 0.3
const SURE = 0.75

export function replaced(moving: Moving): Doing | null {
  const { scene, guess, of, lines, clauses, pointed, all } = moving
  const { context, plan, inMeasure, alone, asking } = scene
  const agreed = alone.intent === 'report.correct'
  const bare = basisAlone(moving)
  if (bare !== null && !asking) return { act: 'amend', of, changes: [bare], others: 'kept', note: null }
  // 互认那个再提一下 96.5: of a line that is pointed at, what is reported anew is an amendment, whatever was spoken of since.
  const drifted = (of === 'question' ? context.overtaken : context.drifted) === true
  const share = guess.shareOf('amend') + (pointed.length === 1 ? guess.shareOf('report') : 0)
  // 出来了 8.3 after another line was taken back is as likely of that one.
  if (of === 'receipt' && context.withdrawn !== undefined && pointed.length !== 1) return null
  if (asking || share < (agreed ? AGREED : LIKELY) || (drifted && pointed.length !== 1)) return null
  const listed: Listed = { of, lines, own: all.length, plan, drifted, inMeasure }
  // 这个数含了上年结转的，剔掉以后只有24.9: what another clause says is of why.
  const telling = clauses.filter((it) => it.of('figure').length > 0)
  if (telling.some((it) => foreign(it, listed) !== null) || clauses.some((it) => it.has(...NOT_TOLD)))
    return null
  const change = changeIn(moving, listed)
  const line = change === null ? undefined : lines[change.line]
  if (change === null || line === undefined) return null
  // What was asked about is out of all measure, and the new value is weighed like any other.
  const sure = (share >= SURE || agreed) && (of === 'question' || isNear(line, change))
  return {
    act: 'amend',
    of,
    changes: [change],
    others: 'kept',
    note: null,
    ...(sure ? {} : { unsure: true }),
  }
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

/** It is asked or supposed, a difference, or a later status of the same. */
const NOT_TOLD = ['over', 'short', 'stage', 'question', 'condition', 'hearsay', 'hedge'] as const

/** Characters beside a time that may stay unexplained. */
const BESIDE = 4

function changeIn({ clauses, lines, all, pointed }: Moving, listed: Listed): Change | null {
  const tokens = clauses.flatMap((it) => it.tokens)
  const figures = tokens.flatMap((it) => (it.kind === 'figure' ? [it] : []))
  const periods = tokens.flatMap((it) => (it.kind === 'period' && it.period.role === 'period' ? [it] : []))
  const among = pointed.length > 0 ? pointed : all
  const [at, ...others] = among
  const line = at === undefined ? undefined : lines[at]
  if (at === undefined || line === undefined || others.length > 0) return null
  const own = line.period
  const [when, ...times] = periods.flatMap((it) => it.period.period ?? [])
  // 一月到十月平均下来的 after 10月: of the same month, by the other basis.
  const other = when !== undefined && own !== null && when.to === own.to && !isSamePeriod(when, own)
  if (figures.length === 0 && other && times.length === 0) return { line: at, period: when }
  const elsewhen = periods.some(
    (it) => own === null || it.period.period === null || !isSamePeriod(it.period.period, own),
  )
  // 由6.5改为6.9 of what stands at 6.8: the ledger may hold another.
  const gone = figures.filter((it) => it.figure.noise === NOISE.from || it.figure.noise === NOISE.negated)
  if (gone.some((it) => saidOf(line, it.figure, listed)?.value !== line.value)) return null
  const free = figures.filter(
    (it) =>
      it.figure.noise === null &&
      !IDIOM.test(it.text) &&
      saidOf(line, it.figure, listed)?.value !== line.value,
  )
  const [figure, ...more] = free
  if (more.length > 0 || elsewhen) return null
  if (figure === undefined) {
    const basis = clauses.map((it) => otherBasis(it, own)).find((it) => it !== null)
    return basis == null ? null : { line: at, period: basis }
  }
  // A bare digit may as well number something.
  if (/^\d$/.test(figure.text)) return null
  const denied = isWord(tokens[tokens.indexOf(figure) - 1], 'deny')
  const value = denied ? null : saidOf(line, figure.figure, listed)
  return value === null ? null : { line: at, value }
}

/** 四舍五入 holds no value. */
const IDIOM = /^[一二三四五六七八九十两]$/

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
