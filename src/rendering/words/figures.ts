/** One message's figures: what was recorded, what was not and why, and what is asked, in that order. */

import type { Change, FiguresReply, Outcome } from '../../conversation/turn/replies/report.ts'
import type { Figure } from '../../ledger/revision.ts'
import { isAbsurd } from '../../plan/bounds.ts'
import { CITY } from '../../plan/counties.ts'
import { partsWord, wholeWord } from '../../plan/own-words.ts'
import { isSamePeriod } from '../../plan/period.ts'
import type { Indicator } from '../../plan/schema.ts'
import { dayText, periodText, quantity } from '../numbers.ts'
import { comparisonText } from './comparison.ts'
import type { WordsContext } from './context.ts'
import { exceptionWords } from './exception.ts'
import { askText } from './lag.ts'
import { differenceText, draftText, needLines } from './needs.ts'
import {
  figureText,
  gapText,
  lightText,
  progressText,
  reasonText,
  STAGE_NAMES,
  sourceText,
  valueText,
} from './standing.ts'
import { conflictText, promisedFor, targetsText } from './target.ts'

type Recorded = Extract<Outcome, { type: 'recorded' }>

export function figuresWords(reply: FiguresReply, words: WordsContext): string {
  const { outcomes, need, due, unexplained = [], aside = [], compared = [], bare = false } = reply
  const recorded = outcomes.filter((it) => it.type === 'recorded')
  const lines: string[] = []
  if (outcomes.length === 1) lines.push(...outcomes.flatMap((it) => oneOutcome(it, words, bare)))
  else if (outcomes.length > 1) {
    lines.push(`共${outcomes.length}项，登记${recorded.length}项：`)
    lines.push(...outcomes.map((it, at) => `${at + 1}. ${shortOutcome(it, words, bare)}`))
  }
  if (unexplained.length > 0) {
    lines.push(`消息中的${unexplained.map((it) => `“${it}”`).join('、')}没有对应到指标，未登记`)
  }
  if (aside.length > 0) {
    const those = aside.map(({ text, place }) => `“${text}”（${place ?? '当月、当季数'}）`)
    lines.push(
      `${those.join('、')}未登记；分${partsWord(words.plan)}数、当月数与${wholeWord(words.plan)}累计数分开，如需登记请单独发送`,
    )
  }
  if (compared.length > 0) lines.push(`${compared.map((it) => `“${it}”`).join('、')}是对照数，未登记`)
  if (recorded.length > 0) {
    const several = recorded.length > 1 ? '本次登记的各项' : ''
    lines.push(`如需撤销${several}，回复“撤回”；更正请回复“更正为……”`)
  }
  // Asked once for a message: each indicator's own answer asks for nothing more.
  if (!bare && recorded.some((it) => it.judgement?.light === 'behind' && isOwnLight(it)))
    lines.push(askText())
  if (due !== null && need === null) {
    const names = due.indicators.map((id) => words.plan.indicator(id).name).join('、')
    const all = due.indicators.length + due.more
    const period = due.period.from.endsWith('-01-01') ? `（${periodText(due.period, yearOf(words))}）` : ''
    lines.push(`本期${period}待报还有${all}项：${names}${due.more > 0 ? '等' : ''}`)
  }
  if (need !== null) lines.push(...needLines(need, words, bare))
  return lines.join('\n')
}

function oneOutcome(it: Outcome, words: WordsContext, bare: boolean): string[] {
  if (it.type !== 'recorded') return [shortOutcome(it, words, bare)]
  const { figure, judgement } = it
  const { indicator, by } = promisedFor(figure.indicator, figure.period, words)
  const lines = [recordedHead(it, words, bare), ...besideLines(it, indicator)]
  const judged = judgedText(it, indicator, words)
  const rule = judgement === null || judgement.gap === null ? '' : `（${judgement.rule}）`
  if (judged !== null) lines.push(`判断：${judged}${rule}`)
  const compared = comparisonText(indicator, figure)
  if (compared !== null) lines.push(`对比：${compared}`)
  const ruled = judgement?.ruling
  if (figure.scope !== CITY)
    return [...lines, `该数据为分地区数据，与${wholeWord(words.plan)}目标分开，不作评判`]
  const conflict = ruled
    ? `已裁定按${quantity(ruled.value, indicator.unit)}判断`
    : conflictText(indicator, by, null)
  lines.push(`目标：${targetsText(indicator, yearOf(words))}${conflict === null ? '' : `（${conflict}）`}`)
  return lines
}

/** `同期另有快报增长6.5%，均保留；评判以核实数为准`. */
function besideLines({ figure, beside, judgement }: Recorded, indicator: Indicator): string[] {
  if (beside.length === 0) return []
  const others = beside.map((it) => `${stageName(it.stage)}${valueText(indicator, it)}`).join('、')
  const counts = judgement?.figure?.figure
  const by = counts === undefined ? '' : `；评判以${stageName(counts.stage)}数为准`
  const own = stageName(figure.stage)
  return [`同期另有${others}，与本次${own}数各为一条，均保留${by}`]
}

function stageName(stage: Figure['stage']): string {
  return stage === null ? '未注明阶段的' : STAGE_NAMES[stage]
}

function shortOutcome(it: Outcome, words: WordsContext, bare: boolean): string {
  switch (it.type) {
    case 'recorded': {
      const counts = it.judgement?.figure?.figure
      // Of two statuses in one message only the firmer is judged: its light is not the other's.
      const judged =
        counts === undefined || counts.stage === it.figure.stage
          ? judgedText(it, words.plan.indicator(it.figure.indicator), words)
          : `评判以${stageName(counts.stage)}数为准`
      const compared = comparisonText(words.plan.indicator(it.figure.indicator), it.figure)
      return [recordedHead(it, words, bare), judged, compared].filter((it) => it !== null).join('；')
    }
    case 'same': {
      const { figure } = it.standing
      const indicator = words.plan.indicator(figure.indicator)
      const text = figureText(indicator, figure, yearOf(words))
      return `【${indicator.name}】${text}：已有同样的登记，未重复登记（${sourceText(it.standing, yearOf(words))}）`
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
  const { figure, unit, onBehalf, converted, carried = false, old, reason } = it
  const indicator = words.plan.indicator(figure.indicator)
  const year = yearOf(words)
  const behalf = onBehalf ? '，专班办公室代填' : ''
  const stage = figure.stage === null ? '' : `，${STAGE_NAMES[figure.stage]}`
  const source = `（${unit}数据${stage}${behalf}${converted === null ? '' : `，原文${converted}`}${carried ? '，时期沿用上一条' : ''}）`
  if (old === null)
    return `已登记：【${indicator.name}】${figureText(indicator, figure, year)}${source}，${stateText(it, words)}${lateText(it, year)}`
  if (
    old.status === 'returned' &&
    old.figure.value === figure.value &&
    isSamePeriod(old.figure.period, figure.period)
  )
    return `已重新登记：【${indicator.name}】${figureText(indicator, figure, year)}${source}，${stateText(it, words)}（此前曾被退回）`
  if (old.figure.value === figure.value && isSamePeriod(old.figure.period, figure.period))
    return `已登记对比数：【${indicator.name}】${figureText(indicator, figure, year)}${source}，${stateText(it, words)}`
  const now = valueText(indicator, figure)
  const before = valueText(indicator, old.figure)
  const moved = periodText(old.figure.period, year) !== periodText(figure.period, year)
  const from = moved ? `${periodText(old.figure.period, year)}${before}` : before
  const change = bare ? now : `${from}→${now}${differenceText(indicator, old.figure.value, figure.value)}`
  const again =
    old.status === 'approved' && words.plan.plan.review !== false ? '（原数已审核，更正后重新审核）' : ''
  const why = reason === null ? '' : `；原因：${reason}`
  const where = figure.scope === CITY ? '' : figure.scope
  return `已更正：【${indicator.name}】${where}${periodText(figure.period, year)} ${change}${source}，${stateText(it, words)}${again}${why}`
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

function lateText({ late }: Recorded, year: number): string {
  return late === null ? '' : `（逾期报送，应于${dayText(late, year)}前）`
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
    lightText({ ...judgement, pending: false }),
    gapText(indicator, judgement),
    progressText(judgement),
    judgement.reason === null ? null : reasonText(judgement, yearOf(words)),
  ]
  return pieces.filter((it) => it !== null).join('，')
}

function yearOf({ plan }: WordsContext): number {
  return plan.plan.year
}
