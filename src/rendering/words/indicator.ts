/**
 * One or several indicators: conclusion first, then target with every place quoted, gap, basis and source,
 * and the unit that answers. What was asked (目标, 差多少, 谁牵头) comes first.
 */

import type { IndicatorsReply, State } from '../../conversation/turn/replies/query.ts'
import type { Judgement } from '../../judging/judgement.ts'
import type { Ruling } from '../../ledger/standing.ts'
import { wholeWord } from '../../plan/own-words.ts'
import type { Indicator } from '../../plan/schema.ts'
import { decimal, momentText, quantity, remaining } from '../numbers.ts'
import type { WordsContext } from './context.ts'
import { forecastLines } from './forecast.ts'
import { explanationLines } from './lag.ts'
import { ownerBasisText, ownerText } from './owner.ts'
import { NO_MORE } from './pages.ts'
import { standText } from './stand.ts'
import { figureText, gapText, STAGE_NAMES, STATUS_NAMES, sourceText, valueText } from './standing.ts'
import { amountText, conflictOf, conflictText, placeText, promisedFor, targetsText } from './target.ts'

type Focus = IndicatorsReply['focus']

export function indicatorsWords(reply: IndicatorsReply, words: WordsContext): string {
  const [only] = reply.states
  const { before = 0 } = reply
  if (only === undefined && before > 0) return NO_MORE
  if (before === 0 && reply.states.length === 1 && only !== undefined) return wholeBlock(only, reply, words)
  const head =
    reply.fits === null ? [] : [`“${reply.fits}”对应以下${reply.states.length + reply.more}项指标：`]
  const blocks = reply.states.map(
    (state, at) => `${before + at + 1}.${shortBlock(state, reply.focus, words)}`,
  )
  const rest = reply.more > 0 ? [`另有${reply.more}项未列出，回复“更多”继续看，或说出指标名称。`] : []
  return [...countyLines(reply, words), ...head, ...blocks, ...rest].join('\n')
}

/** All that is known of one indicator. */
function wholeBlock(state: State, reply: IndicatorsReply, words: WordsContext): string {
  const { focus, forecast } = reply
  const { judgement } = state
  const { indicator, by } = promisedFor(state.indicator, judgement?.period ?? null, words)
  const title = `【${indicator.name}】`
  const stand = standText(state, indicator, words)
  const lines: Readonly<Record<Focus, string[]>> = {
    state: [`${title}${stand}`, ...targetLines(state, indicator, words, by)],
    gap: [
      `${title}${gapSentence(state, indicator, words)}`,
      ...targetLines(state, indicator, words, by, true),
    ],
    target: [
      `${title}目标：${ruledText(indicator, judgement)}${targetsText(indicator, words.plan.plan.year)}`,
      ...placeLines(indicator, by, judgement?.ruling),
      ...comparedLines(indicator, judgement, words.plan.plan.year),
      `目前：${stand}${gapClause(indicator, judgement)}`,
    ],
    owner: [
      `${title}由${indicator.owner_units.join('、')}负责（${ownerBasisText(indicator, words)}）`,
      `目前：${stand}`,
      ...targetLines(state, indicator, words, by),
    ],
    basis: [
      `${title}口径：${basisText(indicator, judgement)}`,
      `目前：${stand}`,
      ...targetLines(state, indicator, words, by),
    ],
  }
  const owner = focus === 'owner' ? [] : [`责任单位：${ownerText(indicator)}`]
  const pace = focus === 'state' || focus === 'gap' ? forecastLines(forecast) : []
  return [
    ...countyLines(reply, words),
    ...lines[focus],
    ...pace,
    ...sourceLines(state, words),
    ...statusLines(reply, indicator),
    ...explanationLines(reply.explained?.explanation ?? null, reply.explained?.promised ?? null, words),
    ...noteLines(indicator, focus),
    ...owner,
  ].join('\n')
}

/** A line or two for one of several indicators; where the plan's numbers differ, both are quoted all the same. */
function shortBlock(state: State, focus: Focus, words: WordsContext): string {
  const { indicator, by } = promisedFor(state.indicator, state.judgement?.period ?? null, words)
  const conflict = conflictText(indicator, by, state.judgement?.ruling)
  const quotes =
    conflictOf(indicator, by) === 'number' ? `：${indicator.targets.map(placeText).join('；')}` : ''
  const target = `目标：${targetsText(indicator, words.plan.plan.year)}${conflict === null ? '' : `（${conflict}${quotes}）`}`
  const owner = `责任单位：${ownerText(indicator)}`
  const title = `【${indicator.name}】`
  const stand = standText(state, indicator, words, false)
  if (focus === 'target') return `${title}${target}；目前：${stand}；${owner}`
  if (focus === 'owner') return `${title}${owner}；${stand}；${target}`
  const first =
    focus === 'gap'
      ? gapSentence(state, indicator, words)
      : `${stand}${gapClause(indicator, state.judgement)}`
  return `${title}${first}；${target}；${owner}`
}

/** `低于目标0.2个百分点：一季度增长6.8%，略滞后（待审核）`. */
function gapSentence(state: State, indicator: Indicator, words: WordsContext): string {
  const { judgement } = state
  const stand = standText(state, indicator, words)
  const gap = judgement?.figure == null ? null : gapText(indicator, judgement)
  if (judgement === null || gap === null) return stand
  const left = leftText(indicator, judgement)
  return `${left === null ? gap : `${left}，${gap}`}：${stand}`
}

/** What a yearly total still lacks: `距全年目标还差75家`. */
function leftText(indicator: Indicator, { figure, target }: Judgement): string | null {
  if (indicator.kind !== 'count') return null
  if (figure === null || target?.value == null || indicator.better === 'lower') return null
  const left = remaining(target.value, figure.figure.value)
  return left > 0 ? `距目标还差${quantity(left, indicator.unit)}` : null
}

function gapClause(indicator: Indicator, judgement: Judgement | null): string {
  const gap = judgement?.figure == null ? null : gapText(indicator, judgement)
  return gap === null ? '' : `，${gap}`
}

/** The target, the gap and the rule that it was judged by; below it every place where the plan prints it. */
function targetLines(
  state: State,
  indicator: Indicator,
  words: WordsContext,
  by: WordsContext,
  gapSaid = false,
): string[] {
  const { judgement } = state
  const { year } = words.plan.plan
  const gap = judgement?.figure == null || gapSaid ? null : gapText(indicator, judgement)
  const left = judgement === null || gapSaid ? null : leftText(indicator, judgement)
  const facts = [
    `${ruledText(indicator, judgement)}${targetsText(indicator, year)}`,
    ...(left === null ? [] : [left]),
    ...(gap === null ? [] : [gap]),
  ]
  const rule = judgement?.gap == null ? '' : `；规则：${judgement.rule}`
  return [
    `目标：${facts.join('，')}${rule}`,
    ...comparedLines(indicator, judgement, year),
    ...placeLines(indicator, by, judgement?.ruling),
  ]
}

/** What the office has ruled goes before what the plan prints. */
function ruledText(indicator: Indicator, judgement: Judgement | null): string {
  if (judgement?.ruling == null) return ''
  return `${judgement.target === null ? '' : amountText(indicator, judgement.target)}（按裁定）；计划原文：`
}

const COMPARED_WITH = {
  province: '全省同期',
  provincial_target: '省定目标',
  last_year: '上年同期',
  economy: '同期经济增速',
} as const

/** With what a target without a number of its own was compared, and the ruling that settled a conflict. */
function comparedLines(indicator: Indicator, judgement: Judgement | null, year: number): string[] {
  const lines: string[] = []
  if (judgement?.comparison != null && judgement.comparison.from !== 'ruling') {
    const from = COMPARED_WITH[judgement.comparison.from]
    lines.push(`对比：${from}${decimal(judgement.comparison.value)}${indicator.unit}`)
  }
  if (judgement?.ruling) {
    const { basis, origin, value, recordedAt } = judgement.ruling
    const by = origin.unit ?? '专班办公室'
    lines.push(
      `裁定：${momentText(recordedAt, year)}${by}裁定按${quantity(value, indicator.unit)}，依据：${basis}`,
    )
  }
  return lines
}

/** One place: quoted in brackets after the target. Several: one a line, and whether they agree. */
function placeLines(indicator: Indicator, words: WordsContext, ruling: Ruling | null | undefined): string[] {
  const conflict = conflictText(indicator, words, ruling)
  const [only] = indicator.targets
  if (indicator.targets.length === 1 && only !== undefined) return [`出处：${placeText(only)}`]
  return [
    `出处${conflict === null ? '' : `（${conflict}）`}：`,
    ...indicator.targets.map((it) => `· ${placeText(it)}`),
  ]
}

function sourceLines({ judgement }: State, words: WordsContext): string[] {
  if (judgement?.figure == null) return []
  return [`来源：${sourceText(judgement.figure, words.plan.plan.year)}`]
}

/** `同期另有：快报增长6.5%（…）`: an earlier status stays beside the one that counts. */
function statusLines({ statuses }: IndicatorsReply, indicator: Indicator): string[] {
  if (statuses.length === 0) return []
  const all = statuses.map((it) => {
    const stage = it.figure.stage === null ? '未注明阶段的' : STAGE_NAMES[it.figure.stage]
    return `${stage}${valueText(indicator, it.figure)}（${STATUS_NAMES[it.status]}）`
  })
  return [`同期另有：${all.join('、')}；评判以较晚阶段的数为准`]
}

/** What a county has, apart from the city's figures and targets. */
function countyLines({ county, states }: IndicatorsReply, words: WordsContext): string[] {
  if (county === null || states.every((it) => it.judgement === null)) return []
  const { year } = words.plan.plan
  const lines = county.figures.map((it) => {
    const indicator = words.plan.indicator(it.figure.indicator)
    return `【${indicator.name}】${figureText(indicator, it.figure, year)}（${sourceText(it, year)}）`
  })
  const names = states.map((it) => `【${words.plan.indicator(it.indicator).name}】`).join('')
  const none = lines.length === 0 ? [`${names}${county.name}无数据（不等于0）`] : []
  return [...lines, ...none, `分地区数据不按${wholeWord(words.plan)}目标评判。${wholeWord(words.plan)}情况：`]
}

/** How the figure is defined belongs to an answer on the basis; the seeds keep it as a note. */
function basisText(indicator: Indicator, judgement: Judgement | null): string {
  const unit = indicator.unit === '' ? '' : `单位：${indicator.unit}；`
  return `${unit}评判：${judgement?.rule ?? '按计划目标'}${indicator.note === undefined ? '' : `；${noteText(indicator.note)}`}`
}

function noteLines(indicator: Indicator, focus: Focus): string[] {
  return indicator.note === undefined || focus === 'basis' ? [] : [`说明：${noteText(indicator.note)}`]
}

/** Notes of the seeds are typed with half-width marks. */
function noteText(note: string): string {
  return note
    .replace(/, ?/g, '，')
    .replace(/; ?/g, '；')
    .replace(/: ?/g, '：')
    .replace(/\(/g, '（')
    .replace(/\) ?/g, '）')
}
