/**
 * What a section of a message tells of its item: money spent, begun, finished, what holds it up and whom it needs, and
 * the rest in its own words. What is only planned, or is not so, is told in words and is no fact.
 *
 * @example 1-9月完成投资3.2亿，主体封顶，计划11月试产 → invested 3.2 of 1—9月, note 主体封顶，计划11月试产
 */
import { type Day, dayOf } from '../../base/clock.ts'
import type { Catalogue } from '../../plan/catalogue.ts'
import { countyNamed } from '../../plan/counties.ts'
import type { ListKind } from '../../plan/lists/item.ts'
import { type Moment, momentIn } from '../../plan/lists/moment.ts'
import { isYearToDate, type Period, yearOf, yearToDate } from '../../plan/period.ts'
import { significant } from '../../plan/quantity.ts'
import { clausesOf, isWord, type Token } from '../acts/tokens.ts'
import type { WordClass } from '../acts/words.ts'
import type { FigureHit } from '../reading.ts'
import type { InvestedSaid, ItemTold } from './told.ts'

export type Parts = Pick<ItemTold, 'invested' | 'started' | 'finished' | 'blocked' | 'cleared' | 'note'>

export interface Telling {
  readonly tokens: readonly Token[]
  /** Said before the first item, for all of them. */
  readonly period: Period | null
  readonly now: Date
  /** A stretch of the text as it was sent. */
  readonly asSent: (from: number, to: number) => string
  /** Whose units and counties may be asked to help. */
  readonly plan: Catalogue
  /** A task or a policy is done when it is issued. */
  readonly kind?: ListKind
}

const YI = 1e8

export function partsIn({ tokens, period: common, now, asSent, plan, kind = 'project' }: Telling): Parts {
  const parts: { -readonly [K in keyof Parts]: Parts[K] } = {}
  const notes: string[] = []
  let period = common
  let needing: string | null = null
  for (const clause of clausesOf(tokens)) {
    const has = (...classes: WordClass[]) => clause.some((it) => isWord(it, ...classes))
    const words = () => clauseText(clause, asSent)
    const own = clause.find(
      (it) => it.kind === 'period' && it.period.role === 'period' && it.period.period !== null,
    )
    const time = own?.kind === 'period' ? own.period.period : null
    const denied = has('not')
    if (has('future')) {
      if (asksHelp(clause)) needing = needOf(clause, parts, words, plan) ?? needing
      else notes.push(words())
      continue
    }
    const invested = denied ? null : investedIn(clause, time ?? period)
    if (invested !== null) {
      if (parts.invested === undefined || parts.invested.odd !== null) parts.invested = invested
      if (invested.period !== null) period = invested.period
    }
    if (time !== null && invested === null && clause.length <= 2) period = time
    if (has('blocked') || (denied && has('cleared'))) {
      // 用地指标没下来，开不了工: what holds it up is said before what comes of it.
      const before = parts.blocked?.why ?? (clause.every((it) => it.kind !== 'gap') ? notes.pop() : undefined)
      const why = before === undefined ? whyIn(clause, asSent) : `${before}，${words()}`
      parts.blocked = { why, needs: unitAsked(clause, plan) ?? parts.blocked?.needs ?? null }
      if (has('start') && denied) notes.push(words())
      continue
    }
    if (asksHelp(clause)) {
      needing = needOf(clause, parts, words, plan) ?? needing
      continue
    }
    const whole = !denied && !has('part', 'trial')
    // 启动征地 begins no building.
    const other =
      clause.some((it) => /^已?启动/.test(it.text)) &&
      (has('matter') || clause.some((it) => it.kind === 'gap'))
    const started = whole && has('start') && !other
    const finished = whole && (has('finish') || (kind !== 'project' && has('issued')))
    if (started) parts.started = momentOf(clause, now)
    if (finished) parts.finished = momentOf(clause, now)
    if (!denied && has('cleared')) parts.cleared = true
    const accounted = clause.every((it) => it.kind !== 'gap')
    if (
      !accounted ||
      (!started && !finished && invested === null && (denied || has('part', 'trial', 'cleared', 'unchanged')))
    )
      notes.push(invested === null ? words() : restOf(clause, asSent))
  }
  if (parts.blocked !== undefined && needing !== null && parts.blocked.needs === null)
    parts.blocked = { ...parts.blocked, needs: needing }
  const note = notes
    .map((it) => it.trim())
    .filter((it) => it.length > 1)
    .join('，')
  return note === '' ? parts : { ...parts, note }
}

function clauseText(clause: readonly Token[], asSent: Telling['asSent']): string {
  const [first, last] = [clause[0], clause.at(-1)]
  return first === undefined || last === undefined ? '' : asSent(first.from, last.to)
}

/** What of a clause with money in it is neither money nor its verb: 完成投资3.2亿主体封顶. */
function restOf(clause: readonly Token[], asSent: Telling['asSent']): string {
  const money = clause.findLastIndex((it) => it.kind === 'figure')
  const behind = clause
    .slice(money + 1)
    .filter((it) => it.kind !== 'word' || !isWord(it, 'particle', 'polite'))
  return behind.some((it) => it.kind === 'gap') ? clauseText(behind, asSent) : ''
}

/** 是2.3亿, 不是22亿: the one amount that stands for itself, whatever it is of. */
export function amountIn(tokens: readonly Token[]): InvestedSaid | null {
  // A bare 1 is a line of a list.
  const money = tokens.flatMap((it) =>
    it.kind === 'figure' && isMoney(it.figure) && /[万亿元.]/.test(it.text) ? [it.figure] : [],
  )
  const [only, ...more] = money
  if (only === undefined || more.length > 0) return null
  const time = tokens.find((it) => it.kind === 'period' && it.period.role === 'period')
  const period = time?.kind === 'period' ? time.period.period : null
  return { ...amountOf(only), period, odd: null }
}

function amountOf({ value, text, unit }: FigureHit): { value: number; text: string } {
  return { value: significant(isUnitless({ text, unit }) ? value : value / YI), text }
}

function isUnitless({ text, unit }: Pick<FigureHit, 'text' | 'unit'>): boolean {
  return unit === null && !/[万亿]/.test(text)
}

/** Money after a verb of spending, in 亿元; a plan, a total, and a share are none. */
function investedIn(clause: readonly Token[], period: Period | null): InvestedSaid | null {
  const has = (...classes: WordClass[]) => clause.some((it) => isWord(it, ...classes))
  for (const [at, token] of clause.entries()) {
    if (token.kind !== 'figure' || !isMoney(token.figure)) continue
    const before = clause
      .slice(0, at)
      .findLast((it) => it.kind === 'figure' || isWord(it, 'invest', 'total', 'yearplan'))
    const verb = before !== undefined && isWord(before, 'invest')
    if (before !== undefined && !verb) continue
    if (!verb && period === null) continue
    const summed = clause.some((it) => /累[计积]/.test(it.text)) && !has('single')
    const span = period !== null && summed ? yearToDate(period.to) : period
    const singled = has('single') || (span !== null && !isYearToDate(span))
    const odd = has('since') ? 'since' : singled ? 'single' : isUnitless(token.figure) ? 'unitless' : null
    return { ...amountOf(token.figure), period: span, odd }
  }
  return null
}

export function isAmount(token: Token): boolean {
  return token.kind === 'figure' && isMoney(token.figure) && /[万亿元.]/.test(token.text)
}

function isMoney({ unit, noise, text }: FigureHit): boolean {
  if (noise !== null) return false
  return unit === '元' || (unit === null && (/[万亿]$/.test(text) || /^\d+(?:\.\d+)?$/.test(text)))
}

/** The day or month that is named beside it; else the day on which it is said. */
export function momentOf(clause: readonly Token[], now: Date): Moment {
  const today = dayOf(now)
  for (const it of clause) {
    if (it.kind !== 'period') continue
    const said = it.period.period
    if (said !== null) return momentOfPeriod(said, today)
    const day = momentIn(it.text, yearOf(today))
    if (day !== null) return day
  }
  return today
}

/** What is said of several months has no day of its own. */
function momentOfPeriod({ from, to }: Period, today: Day): Moment {
  if (from === to) return from
  return from.slice(0, 7) === to.slice(0, 7) && from.endsWith('-01') ? from.slice(0, 7) : today
}

/** 需要市资规局协调: asked of somebody, with a word of helping. */
function asksHelp(clause: readonly Token[]): boolean {
  return clause.some((it) => isWord(it, 'need')) && clause.some((it) => isWord(it, 'help'))
}

/** A unit of the plan, or a county, which the plan names and holds as none. */
function unitAsked(clause: readonly Token[], plan: Catalogue): string | null {
  const need = clause.findIndex((it) => isWord(it, 'need'))
  const behind = need < 0 ? [] : clause.slice(need + 1)
  const unit = behind.find((it) => it.kind === 'name' && it.name.kind === 'unit')
  if (unit?.kind === 'name') return unit.name.ids[0] ?? null
  const counties = behind.flatMap((it) => (it.kind === 'gap' ? (countyNamed(plan, it.text) ?? []) : []))
  return counties[0] ?? null
}

/** The unit that is asked; where nothing was said to hold it up, the wish itself says what does. */
function needOf(
  clause: readonly Token[],
  parts: { -readonly [K in keyof Parts]: Parts[K] },
  words: () => string,
  plan: Catalogue,
): string | null {
  const unit = unitAsked(clause, plan)
  if (parts.blocked === undefined) parts.blocked = { why: words(), needs: unit }
  else if (unit === null) parts.blocked = { ...parts.blocked, why: `${parts.blocked.why}，${words()}` }
  return unit
}

/** What stands behind 卡在; else the whole clause. */
function whyIn(clause: readonly Token[], asSent: Telling['asSent']): string {
  const at = clause.findIndex((it) => isWord(it, 'blocked'))
  const behind = clause.slice(at + 1)
  const lead = clause[at]
  const reason =
    lead !== undefined &&
    /^(?:卡在|受制|受限于|堵点|卡点|难点|问题|主要问题|困难|主要困难|存在)/.test(lead.text)
  const need = behind.findIndex((it) => isWord(it, 'need'))
  const until = need > 0 ? behind.slice(0, need) : behind
  const said = until[0] !== undefined && isWord(until[0], 'particle') ? until.slice(1) : until
  return reason && said.length > 0 ? clauseText(said, asSent) : clauseText(clause, asSent)
}
