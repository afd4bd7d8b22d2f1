/**
 * Answers about many indicators: one campaign, all seven, what is behind. They begin with the counts, then what
 * is behind; a list that is too long for a chat says how many it leaves out and how to ask for them.
 */

import type {
  CampaignReply,
  ConvenerReply,
  Lag,
  LaggingReply,
  LightReply,
  OverviewReply,
  Scope,
  State,
} from '../../conversation/turn/replies/query.ts'
import type { Tally } from '../../judging/tally.ts'
import { campaignCalled, campaignWord, leadWord, shortTitle } from '../../plan/own-words.ts'
import { dayText, periodText, share } from '../numbers.ts'
import type { WordsContext } from './context.ts'
import { judgedText, reportedText } from './counts.ts'
import { shortfallLines } from './forecast.ts'
import { LIGHT_WORDS } from './lights.ts'
import { continued, listed } from './pages.ts'
import { promiseText } from './promise.ts'
import { standText } from './stand.ts'
import { figureText, gapText, lightText } from './standing.ts'

export function overviewWords(reply: OverviewReply, words: WordsContext): string {
  const { total, campaigns, today } = reply
  const { year } = words.plan.plan
  return [
    `${shortTitle(words.plan)}共${total.total}项指标（截至${dayText(today, year)}）：${judgedText(total)}；${reportedText(total)}`,
    ...campaigns.map(({ campaign, counts }, at) => `${at + 1}.${campaign}：${rowText(counts)}`),
    '回复序号看明细，或问“哪些滞后”“还有谁没报”',
  ].join('\n')
}

/** `19项，滞后1、未报15`. */
function rowText({ total, lights, missing }: Tally): string {
  const facts = [
    ...(['behind', 'slightly_behind', 'unruled', 'on_schedule', 'met'] as const).flatMap((it) =>
      lights[it] === 0 ? [] : [`${LIGHT_WORDS[it]}${lights[it]}`],
    ),
    ...(missing === 0 ? [] : [`未报${missing}`]),
  ]
  return [`${total}项`, ...(facts.length === 0 ? [] : [facts.join('、')])].join('，')
}

/** Headline targets beside what is behind. */
const HEADLINES = 2

export function campaignWords(reply: CampaignReply, words: WordsContext): string {
  const { campaign, counts, behind, headline, today } = reply
  const { year } = words.plan.plan
  const name = campaignCalled(words.plan, campaign)
  const known = headline.filter(
    (it) => it.judgement?.figure != null && !behind.some(({ state }) => state.indicator === it.indicator),
  )
  return [
    `【${name}】${counts.total}项指标（截至${dayText(today, year)}）：${judgedText(counts)}；到期未报${counts.missing}项`,
    ...listed(behind, (it, at) => lagLine({ ...it, since: null }, at, words), {
      how: `问“${name}哪些滞后”可看全部`,
      first: 3,
    }),
    ...known
      .slice(0, HEADLINES)
      .map(
        (it) => `· ${nameOf(it, words)}：${standText(it, words.plan.indicator(it.indicator), words, false)}`,
      ),
    ...forceLine(campaign, words),
  ].join('\n')
}

export function convenerWords({ campaign }: ConvenerReply, words: WordsContext): string {
  const { deputy_units, annex } = words.plan.campaign(campaign)
  const [force = '计划未写明召集人和专班办公室'] = forceLine(campaign, words)
  const tasks = words.plan.tasksOf(campaign)
  const lead = leadWord(words.plan)
  const without = tasks.filter((it) => it.lead_units.length === 0).length
  const unnamed = without === 0 ? `，各有${lead}` : `，其中${without}项文件未写明${lead}`
  return [
    `【${campaignCalled(words.plan, campaign)}】${force}`,
    ...(deputy_units.length === 0 ? [] : [`副召集人：${deputy_units.join('、')}主要负责人`]),
    `任务${tasks.length}项${unnamed}${annex === null ? '' : `，见附件${annex}`}；可问“${tasks[0]?.title ?? '某任务'}谁牵头”。`,
  ].join('\n')
}

/** `召集人：市政府副秘书长；专班办公室：市发改委`; what the plan does not name is not spoken of. */
function forceLine(campaign: string, { plan }: WordsContext): string[] {
  const { convener, office } = plan.campaign(campaign)
  const named = [
    ...(convener === null ? [] : [`召集人：${convener}`]),
    ...(office === null ? [] : [`专班办公室：${office}`]),
  ]
  return named.length === 0 ? [] : [named.join('；')]
}

export function laggingWords(reply: LaggingReply, words: WordsContext): string {
  const { lags, counts, scope, today, page = 0 } = reply
  const where = scopeText(scope, words)
  const { year } = words.plan.plan
  const good = counts.lights.on_schedule + counts.lights.met
  const rest = counts.total - counts.lights.behind - counts.lights.slightly_behind - good
  if (lags.length === 0) {
    return [
      ...shortfallLines(reply.shortfalls, words),
      `${where}目前没有判为滞后的指标（共${counts.total}项，截至${dayText(today, year)}）`,
      `${judgedText(counts)}；无数据不等于不滞后，可问“还有谁没报”。`,
    ].join('\n')
  }
  const behind = counts.lights.behind
  const slightly = counts.lights.slightly_behind
  const told = lags.flatMap(({ state }) => (state.judgement?.figure == null ? [] : [state.judgement]))
  const pending = told.length > 0 && told.every((it) => it.pending)
  const line = (it: Lag, at: number) => shortLag(it, at, words, { pending, owners: scope.unit === null })
  const lines = listed(lags, line, {
    how: `可按${campaignWord(words.plan)}或单位问，如“我局哪些滞后”`,
    page,
    screen: true,
  })
  if (page > 0) return continued(`${where}滞后、略滞后（续）：`, lines)
  const waiting = pending ? '，均待审核' : ''
  return [
    ...shortfallLines(reply.shortfalls, words),
    `${where}滞后${behind}项、略滞后${slightly}项、达标或达序时${good}项、未评判${rest}项（截至${dayText(today, year)}${waiting}）：`,
    ...lines,
  ].join('\n')
}

export function lightWords(
  { light, scope, states, today, page = 0 }: LightReply,
  words: WordsContext,
): string {
  const where = scopeText(scope, words)
  const head = `${where}${LIGHT_WORDS[light]}${states.length}项（截至${dayText(today, words.plan.plan.year)}）`
  if (states.length === 0) return head
  const line = (state: State, at: number) => {
    const indicator = words.plan.indicator(state.indicator)
    // The head has said the light.
    const figure = state.judgement?.returned == null ? (state.judgement?.figure ?? null) : null
    const done = state.judgement?.done == null ? '' : `，完成${share(state.judgement.done)}`
    const stand =
      figure === null
        ? standText(state, indicator, words, false)
        : `${figureText(indicator, figure.figure, words.plan.plan.year)}${done}${figure.status === 'pending' ? '（待审核）' : ''}`
    return `${at + 1}.${indicator.name}：${stand}；${indicator.owner_units.join('、')}`
  }
  const lines = listed(states, line, { how: `可按${campaignWord(words.plan)}或单位问`, page, screen: true })
  if (page > 0) return continued(`${where}${LIGHT_WORDS[light]}（续）：`, lines)
  return [`${head}：`, ...lines, '回复序号看该指标'].join('\n')
}

/** `1.固定资产投资增速：1—8月增长4.8%，滞后，低于目标1.2个百分点；市发改委`; what the head has said of all is left out. */
function shortLag(
  { state, ...more }: Lag,
  at: number,
  words: WordsContext,
  head: { readonly pending: boolean; readonly owners: boolean },
): string {
  const { judgement } = state
  const told =
    head.pending && judgement !== null ? { ...state, judgement: { ...judgement, pending: false } } : state
  return lagLine({ state: told, ...more }, at, words, head.owners)
}

/** `1.社会消费品零售总额增速：一季度增长6%，低于目标1个百分点，略滞后（待审核）；市商务局；自1—2月起`. */
export function lagLine(
  { state, since, promised = null }: Lag,
  at: number,
  words: WordsContext,
  owners = true,
): string {
  const indicator = words.plan.indicator(state.indicator)
  const gap = state.judgement?.figure == null ? null : gapText(indicator, state.judgement)
  const figure = state.judgement?.figure ?? null
  const stand =
    figure === null || state.judgement === null || state.judgement.returned !== null
      ? standText(state, indicator, words, false)
      : `${figureText(indicator, figure.figure, words.plan.plan.year)}，${lightText(state.judgement)}`
  const facts = [stand, ...(gap === null ? [] : [gap])]
  const from = since === null ? '' : `；自${periodText(since, words.plan.plan.year)}起`
  const promise = promised === null ? '' : `；${promiseText(promised, words)}`
  return `${at + 1}.${indicator.name}：${facts.join('，')}${owners ? `；${indicator.owner_units.join('、')}` : ''}${from}${promise}`
}

/** `内需扩量提效攻坚`, `市商务局`, both, or nothing for all seven. */
export function scopeText(scope: Scope, words: WordsContext): string {
  const named = scope.indicators.map((it) => words.plan.indicator(it).name)
  return [
    ...(scope.campaign === null ? [] : [campaignCalled(words.plan, scope.campaign)]),
    ...(scope.unit === null ? [] : [scope.unit]),
    ...(named.length === 0 ? [] : [named.join('、')]),
  ].join(' ')
}

function nameOf(state: State, words: WordsContext): string {
  return words.plan.indicator(state.indicator).name
}
