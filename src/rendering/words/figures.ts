/** One message's figures: what was recorded, what was not and why, and what is asked, in that order. */
import type { Change, FiguresReply, Outcome } from '../../conversation/turn/replies/report.ts'
import type { Judgement } from '../../judging/judgement.ts'
import type { Figure } from '../../ledger/revision.ts'
import { isAbsurd } from '../../plan/bounds.ts'
import { CITY } from '../../plan/counties.ts'
import { wholeWord } from '../../plan/own-words.ts'
import { isSamePeriod } from '../../plan/period.ts'
import type { Indicator } from '../../plan/schema.ts'
import { momentText, periodText, quantity, share } from '../numbers.ts'
import { comparisonText } from './comparison.ts'
import type { WordsContext } from './context.ts'
import { exceptionWords } from './exception.ts'
import { fitted, MOST, may, said, short } from './fitting.ts'
import { ASK, askText } from './lag.ts'
import { draftText, needLines } from './needs.ts'
import {
  figureText,
  gapText,
  lightText,
  reasonText,
  STAGE_NAMES,
  STATUS_NAMES,
  valueText,
} from './standing.ts'
import { conflictOf, promisedFor } from './target.ts'

type Recorded = Extract<Outcome, { type: 'recorded' }>

export function figuresWords(reply: FiguresReply, words: WordsContext): string {
  const {
    outcomes,
    need,
    unexplained = [],
    aside = [],
    compared = [],
    bare = false,
    explained = null,
  } = reply
  const recorded = outcomes.filter((it) => it.type === 'recorded')
  const [only] = outcomes
  const lines: string[] = []
  if (outcomes.length === 1 && only !== undefined)
    lines.push(
      only.type === 'recorded' ? receipt(only, words, bare, explained) : shortOutcome(only, words, bare),
    )
  else if (outcomes.length > 1) lines.push(...receiptOfSeveral(outcomes, words, bare))
  if (unexplained.length > 0)
    lines.push(`${unexplained.map((it) => `“${it}”`).join('、')}没有对应到指标，未登记`)
  if (aside.length > 0) {
    const those = aside.map(({ text, place }) => `“${text}”（${place ?? '当月、当季数'}）`)
    lines.push(`${those.join('、')}与${wholeWord(words.plan)}累计数分开，未登记；如需登记请单独发送`)
  }
  if (compared.length > 0) lines.push(`${compared.map((it) => `“${it}”`).join('、')}是对照数，未登记`)
  if (recorded.length > 1 && need === null) lines.push(...underSeveral(outcomes, bare, explained))
  if (need !== null) lines.push(...needLines(need, words, bare))
  return lines.join('\n')
}

/** What was recorded and how it stands; how to take it back, and what else there is to know, where there is room. */
function receipt(it: Recorded, words: WordsContext, bare: boolean, explained: string | null): string {
  const { figure, judgement } = it
  const { indicator, by } = promisedFor(figure.indicator, figure.period, words)
  const judged = judgedText(it, indicator, words)
  const brief = judgement === null || judged === null ? '' : briefText(judgement, indicator)
  const compared = comparisonText(indicator, figure)
  const apart = figure.scope === CITY ? [] : [said(`分地区数据，不按${wholeWord(words.plan)}目标评判`)]
  const ruled = judgement?.ruling
  // Where the light is that of a ruling to come, it has said so.
  const unruled = conflictOf(indicator, by) === 'number' && judgement?.reason !== 'conflict'
  const conflict = unruled ? [may('目标两处不一致，待裁定')] : []
  const behind = !bare && lags(it, explained)
  return fitted(MOST.receipt, [
    said(recordedHead(it, words, bare)),
    ...besideLines(it, indicator).map(said),
    ...(judged === null ? [] : [short(judged, brief)]),
    ...(compared === null ? [] : [said(`对比：${compared}`)]),
    ...(ruled ? [said(`已裁定按${quantity(ruled.value, indicator.unit)}判断`)] : conflict),
    ...apart,
    ...(behind ? [short(askText(), ASK)] : []),
    may(HOW_TO_AMEND),
  ])
}

const HOW_TO_AMEND = '有误可撤回、更正'

/** One line each, under the one line that says what they have in common. */
function receiptOfSeveral(outcomes: readonly Outcome[], words: WordsContext, bare: boolean): string[] {
  const recorded = outcomes.filter((it) => it.type === 'recorded')
  const [first] = recorded
  const states = new Set(recorded.map((it) => stateText(it, words)))
  const state = states.size === 1 && first !== undefined ? stateText(first, words) : null
  const times = new Set(recorded.map(({ figure }) => periodText(figure.period, yearOf(words))))
  const period = recorded.length > 1 && times.size === 1 ? [...times].join('') : null
  const common = { state, period }
  const told = [...(period === null ? [] : [period]), ...(state === null ? [] : [state])]
  const about = told.length === 0 ? '' : `（${told.join('，')}）`
  return [
    `共${outcomes.length}项，登记${recorded.length}项${about}：`,
    ...outcomes.map((it, at) => `${at + 1}. ${shortOutcome(it, words, bare, common)}`),
  ]
}

/** Asked once for a message: of which lines the reason is wanted. */
function underSeveral(outcomes: readonly Outcome[], bare: boolean, explained: string | null): string[] {
  const behind = outcomes.flatMap((it, at) => (it.type === 'recorded' && lags(it, explained) ? [at + 1] : []))
  return [...(bare || behind.length === 0 ? [] : [`第${behind.join('、')}项${ASK}`]), HOW_TO_AMEND]
}

/** `explained`: the one that has brought its reason along. */
function lags(it: Recorded, explained: string | null): boolean {
  return it.figure.indicator !== explained && it.judgement?.light === 'behind' && isOwnLight(it)
}

/** `同期另有快报增长6.5%；评判以核实数为准`. */
function besideLines({ beside, judgement }: Recorded, indicator: Indicator): string[] {
  if (beside.length === 0) return []
  const others = beside.map((it) => `${stageName(it.stage)}${valueText(indicator, it)}`).join('、')
  const counts = judgement?.figure?.figure
  const by = counts === undefined ? '' : `；评判以${stageName(counts.stage)}数为准`
  return [`同期另有${others}${by}`]
}

function stageName(stage: Figure['stage']): string {
  return stage === null ? '未注明阶段的' : STAGE_NAMES[stage]
}

/** What a head has said of all lines. */
interface Common {
  readonly state: string | null
  readonly period: string | null
}

function shortOutcome(
  it: Outcome,
  words: WordsContext,
  bare: boolean,
  common: Common = { state: null, period: null },
): string {
  const year = yearOf(words)
  switch (it.type) {
    case 'recorded': {
      const indicator = words.plan.indicator(it.figure.indicator)
      const counts = it.judgement?.figure?.figure
      // Of two statuses in one message only the firmer is judged: its light is not the other's.
      const own = counts === undefined || counts.stage === it.figure.stage
      const light = own ? lightOf(it, indicator) : `评判以${stageName(counts.stage)}数为准`
      const compared = comparisonText(indicator, it.figure)
      const amended = it.old === null ? '' : '已更正'
      const pieces = [`${amended}${amountOf(it, words, bare, common)}`, compared, light]
      return pieces.filter((piece) => piece !== null).join('，')
    }
    case 'same': {
      const { figure, origin, status } = it.standing
      const indicator = words.plan.indicator(figure.indicator)
      const text = figureText(indicator, figure, year)
      return `【${indicator.name}】${text}：已有同样的登记（${momentText(origin.sentAt, year)}，${STATUS_NAMES[status]}），未重复登记`
    }
    case 'not_yours': {
      const indicator = words.plan.indicator(it.indicator)
      const own = it.own === null ? '您' : it.own
      return `【${indicator.name}】未登记：该指标由${it.owners.join('、')}负责填报，${own}不能填报`
    }
    case 'closed':
      return exceptionWords({ type: 'exception.needed', figures: [it.standing] }, words)
    case 'not_here':
      return `【${words.plan.indicator(it.indicator).name}】未登记：该指标数据不上群，请撤回本群消息，私聊填报`
    case 'held':
      return `${draftText(it, words)}：原文有“${it.words}”，暂未登记；可以登记时回复“可以登记了”，或直接发正式数`
    case 'dropped':
      return `${draftText(it, words)}：已取消，未登记`
  }
}

function recordedHead(it: Recorded, words: WordsContext, bare: boolean): string {
  const { figure, old, reason } = it
  const again =
    old?.status === 'approved' && words.plan.plan.review !== false ? '（原数已审核，更正后重新审核）' : ''
  const same =
    old !== null && old.figure.value === figure.value && isSamePeriod(old.figure.period, figure.period)
  const anew = same && old.status === 'returned'
  const done = old === null ? '已登记' : anew ? '已重新登记' : same ? '已登记对比数' : '已更正'
  const why = reason === null || same ? '' : `；原因：${reason}`
  return `${done}：${amountOf(it, words, bare)}${anew ? '（此前曾被退回）' : ''}${same ? '' : again}${why}`
}

/** `【社会消费品零售总额增速】一季度增长6.8%（快报），待审核`; what was corrected with what stood before. */
function amountOf(
  it: Recorded,
  words: WordsContext,
  bare: boolean,
  common: Common = { state: null, period: null },
): string {
  const { figure, old } = it
  const indicator = words.plan.indicator(figure.indicator)
  const year = yearOf(words)
  const state = common.state === null ? `，${stateText(it, words)}` : ''
  const notes = notesOf(it)
  const tail = `${notes.length === 0 ? '' : `（${notes.join('，')}）`}${state}`
  const where = figure.scope === CITY ? '' : figure.scope
  const now = valueText(indicator, figure)
  const moved =
    old !== null && periodText(old.figure.period, year) !== periodText(figure.period, year)
      ? periodText(old.figure.period, year)
      : ''
  const changed = moved !== '' || old?.figure.value !== figure.value
  if (old === null || !changed || bare) {
    const amount = common.period === null ? figureText(indicator, figure, year) : `${where}${now}`
    return `【${indicator.name}】${amount}${tail}`
  }
  const period = common.period === null ? `${periodText(figure.period, year)} ` : ''
  return `【${indicator.name}】${where}${period}${moved}${valueText(indicator, old.figure)}→${now}${tail}`
}

/** What is out of the ordinary with a figure: its status, who filed it, how it was written, that it came late. */
function notesOf({ figure, unit, onBehalf, converted, carried, late }: Recorded): string[] {
  return [
    ...(figure.stage === null ? [] : [STAGE_NAMES[figure.stage]]),
    ...(onBehalf ? [`${unit}数据，专班办公室代填`] : []),
    ...(converted === null ? [] : [`原文${converted}`]),
    ...(carried === true ? ['时期沿用上一条'] : []),
    ...(late === null ? [] : ['逾期']),
  ]
}

/** The light is that of this very figure. */
function isOwnLight({ figure, judgement }: Recorded): boolean {
  return judgement?.figure?.figure.value === figure.value
}

function stateText({ figure }: Recorded, { plan }: WordsContext): string {
  if (isAbsurd(plan.indicator(figure.indicator), figure.value))
    return '待核实：数值远超该指标的常见范围，专班办公室审核通过前不计入'
  return plan.plan.review === false ? '已生效（本计划不设审核）' : '待审核'
}

export function changesWords(
  { changes, by }: { changes: readonly Change[]; by: string | null },
  words: WordsContext,
): string {
  const lines = changes.map(({ old, figure, reason }) => {
    const indicator = words.plan.indicator(figure.indicator)
    const change = `${valueText(indicator, old)}→${valueText(indicator, figure)}`
    const why = reason === null ? '' : `；原因：${reason}`
    return `【${indicator.name}】${periodText(figure.period, yearOf(words))} ${change}${why}`
  })
  return `您登记的数据已由${by ?? '他人'}更正，待审核：\n${lines.join('\n')}`
}

function judgedText(it: Recorded, indicator: Indicator, words: WordsContext): string | null {
  const { judgement } = it
  if (judgement === null || isAbsurd(indicator, it.figure.value)) return null
  const pieces = [
    briefText(judgement, indicator),
    judgement.done === null ? null : `完成${share(judgement.done)}`,
    judgement.reason === null ? null : reasonText(judgement, yearOf(words)),
  ]
  return pieces.filter((it) => it !== null).join('，')
}

/** The light, and how far it lies from what was due: `滞后，低于目标0.9个百分点`, `达序时进度，高9.1个百分点`. */
function briefText(judgement: Judgement, indicator: Indicator): string {
  const light = lightText({ ...judgement, pending: false })
  const gap = gapText(indicator, judgement)
  if (gap === null) return light
  return `${light}，${light.includes(SCHEDULE) ? gap.replace(`于${SCHEDULE}`, '') : gap}`
}

/** A light that names what it is measured by need not name it again in its distance. */
const SCHEDULE = '序时进度'

function lightOf({ judgement, figure }: Recorded, indicator: Indicator): string | null {
  if (judgement === null || isAbsurd(indicator, figure.value)) return null
  return lightText({ ...judgement, pending: false })
}

function yearOf({ plan }: WordsContext): number {
  return plan.plan.year
}
