/**
 * 依据: all that an answer about an indicator rests on: every place of the plan quoted, the rule that it is judged by,
 * where the figure came from and by which other status it is accompanied, who answers for it and who says so.
 */
import type { IndicatorsReply, State } from '../../conversation/turn/replies/query.ts'
import type { Judgement } from '../../judging/judgement.ts'
import type { Ruling } from '../../ledger/standing.ts'
import type { Indicator } from '../../plan/schema.ts'
import { decimal, momentText, quantity } from '../numbers.ts'
import type { WordsContext } from './context.ts'
import { ownerBasisText } from './owner.ts'
import { standText } from './stand.ts'
import { STAGE_NAMES, STATUS_NAMES, sourceText, valueText } from './standing.ts'
import { amountText, conflictText, placeText, promisedFor, targetsText } from './target.ts'

export function basisWords(state: State, reply: IndicatorsReply, words: WordsContext): string {
  const { judgement } = state
  const { year } = words.plan.plan
  const { indicator, by } = promisedFor(state.indicator, judgement?.period ?? null, words)
  return [
    `【${indicator.name}】${standText(state, indicator, words)}`,
    `目标：${ruledText(indicator, judgement)}${targetsText(indicator, year)}`,
    ...placeLines(indicator, by, judgement?.ruling),
    ...comparedLines(indicator, judgement, year),
    `口径：${basisText(indicator, judgement)}`,
    ...sourceLines(state, words),
    ...statusLines(reply, indicator),
    `责任单位：${indicator.owner_units.join('、')}（${ownerBasisText(indicator, words)}）`,
  ].join('\n')
}

/** What the office has ruled goes before what the plan prints. */
export function ruledText(indicator: Indicator, judgement: Judgement | null): string {
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
export function comparedLines(indicator: Indicator, judgement: Judgement | null, year: number): string[] {
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
export function statusLines({ statuses }: IndicatorsReply, indicator: Indicator): string[] {
  if (statuses.length === 0) return []
  const all = statuses.map((it) => {
    const stage = it.figure.stage === null ? '未注明阶段的' : STAGE_NAMES[it.figure.stage]
    return `${stage}${valueText(indicator, it.figure)}（${STATUS_NAMES[it.status]}）`
  })
  return [`同期另有：${all.join('、')}；评判以较晚阶段的数为准`]
}

/** How the figure is defined belongs to an answer on the basis; the seeds keep it as a note. */
export function basisText(indicator: Indicator, judgement: Judgement | null): string {
  const unit = indicator.unit === '' ? '' : `单位：${indicator.unit}；`
  return `${unit}评判：${judgement?.rule ?? '按计划目标'}${indicator.note === undefined ? '' : `；${noteText(indicator.note)}`}`
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
