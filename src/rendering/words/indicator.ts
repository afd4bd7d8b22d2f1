/**
 * One or several indicators, conclusion first: how it stands, against which target, who answers for it. What was asked
 * (目标, 差多少, 谁牵头) comes first; quotes, rule and sources come on 依据.
 */
import type { IndicatorsReply, State } from '../../conversation/turn/replies/query.ts'
import type { Judgement } from '../../judging/judgement.ts'
import { wholeWord } from '../../plan/own-words.ts'
import type { Indicator } from '../../plan/schema.ts'
import { quantity, remaining } from '../numbers.ts'
import { basisWords } from './basis.ts'
import { comparisonText } from './comparison.ts'
import type { WordsContext } from './context.ts'
import { begun, fitted, type Line, MOST, may, said, short } from './fitting.ts'
import { restText } from './forecast.ts'
import { ownerBasisText, ownerText } from './owner.ts'
import { NO_MORE } from './pages.ts'
import { partsText } from './parts.ts'
import { promiseText } from './promise.ts'
import { standText } from './stand.ts'
import { figureText, gapText, lightText, STAGE_NAMES, sourceText, valueText } from './standing.ts'
import { goalText, promisedFor } from './target.ts'

type Focus = IndicatorsReply['focus']

export function indicatorsWords(reply: IndicatorsReply, words: WordsContext): string {
  const [only] = reply.states
  const { before = 0, focus } = reply
  if (only === undefined && before > 0) return NO_MORE
  if (before === 0 && reply.states.length === 1 && only !== undefined) {
    const own = focus === 'basis' ? basisWords(only, reply, words) : oneIndicator(only, reply, words)
    return [...countyLines(reply, words), own].join('\n')
  }
  const all = before + reply.states.length + reply.more
  const head = reply.fits === null || before > 0 ? [] : [`“${reply.fits}”对应以下${all}项指标：`]
  const lines = reply.states.map((state, at) => `${before + at + 1}.${oneLine(state, focus, words)}`)
  const rest = reply.more > 0 ? [`另有${reply.more}项，回复“更多”继续看。`] : []
  return [...countyLines(reply, words), ...head, ...lines, ...rest].join('\n')
}

const ON_BASIS = '回“依据”看出处和规则'

function oneIndicator(state: State, reply: IndicatorsReply, words: WordsContext): string {
  const { judgement } = state
  const { indicator } = promisedFor(state.indicator, judgement?.period ?? null, words)
  const title = `【${indicator.name}】`
  const goal = `目标：${goalText(indicator, judgement, words)}`
  const gap = judgement?.figure == null ? null : gapText(indicator, judgement)
  const far = gap === null ? '' : `，${gap}`
  const whole = standText(state, indicator, words)
  const brief = briefText(state, indicator, words)
  const now = (before: string, far = '') => short(`${before}${whole}${far}`, `${before}${brief}${far}`)
  const owner = `责任单位：${ownerText(indicator)}`
  const need = restText(reply.forecast)
  const needLine = need === null ? [] : [may(need)]
  const lines: Readonly<Record<Exclude<Focus, 'basis'>, Line[]>> = {
    state: [now(title, far), said(goal), may(owner)],
    all: [now(title, far), said(goal), said(owner)],
    gap: [now(`${title}${gapBefore(indicator, judgement, gap)}`), said(goal), ...needLine, may(owner)],
    target: [said(`${title}${goal}`), now('目前：', far), may(owner)],
    owner: [
      short(
        `${title}由${indicator.owner_units.join('、')}负责（${ownerBasisText(indicator, words)}）`,
        `${title}由${ownerText(indicator)}负责`,
      ),
      now('目前：', far),
      may(goal),
    ],
  }
  const { focus } = reply
  const parts = partsText(reply, indicator, words)
  return fitted(MOST.indicator, [
    ...lines[focus === 'basis' ? 'state' : focus],
    ...comparedLines(judgement, indicator),
    ...besideLines(reply, indicator),
    ...(parts === null ? [] : [said(parts)]),
    ...explainedLines(reply, words),
    may(ON_BASIS),
  ])
}

/** `距目标还差16场，低于序时进度5个百分点：`. */
function gapBefore(indicator: Indicator, judgement: Judgement | null, gap: string | null): string {
  const left = judgement === null ? null : leftText(indicator, judgement)
  const facts = [left, gap].filter((it) => it !== null)
  return facts.length === 0 ? '' : `${facts.join('，')}：`
}

/** The figure and its light; without a figure why there is none. */
function briefText(state: State, indicator: Indicator, words: WordsContext, owners = true): string {
  const { judgement } = state
  if (judgement?.figure == null || state.without !== null || judgement.returned !== null)
    return standText(state, indicator, words, owners)
  return `${figureText(indicator, judgement.figure.figure, words.plan.plan.year)}，${lightText(judgement)}`
}

/** `同期另有快报增长6.5%`: an earlier status stays beside the one that counts. */
/** What its figure was told with, where its target is measured by that. */
function comparedLines(judgement: Judgement | null, indicator: Indicator): Line[] {
  const compared = judgement?.figure == null ? null : comparisonText(indicator, judgement.figure.figure)
  return compared === null ? [] : [said(`对比：${compared}`)]
}

function besideLines({ statuses }: IndicatorsReply, indicator: Indicator): Line[] {
  if (statuses.length === 0) return []
  const all = statuses.map(({ figure }) => {
    const stage = figure.stage === null ? '未注明阶段的' : STAGE_NAMES[figure.stage]
    return `${stage}${valueText(indicator, figure)}`
  })
  return [said(`同期另有：${all.join('、')}`)]
}

/** How much of a unit's own words an answer quotes; 为什么 has them whole. */
const REASON = 24

function explainedLines({ explained }: IndicatorsReply, words: WordsContext): Line[] {
  if (explained === null) return []
  const { explanation, promised } = explained
  const reason = explanation.reason === null ? [] : [may(`原因：${begun(explanation.reason, REASON)}`)]
  return [...reason, ...(promised === null ? [] : [may(`承诺：${promiseText(promised, words)}`)])]
}

/** One of several, in one line. */
function oneLine(state: State, focus: Focus, words: WordsContext): string {
  const { indicator } = promisedFor(state.indicator, state.judgement?.period ?? null, words)
  const goal = `目标${goalText(indicator, state.judgement, words)}`
  const title = `【${indicator.name}】`
  const gap = state.judgement?.figure == null ? null : gapText(indicator, state.judgement)
  const stand = briefText(state, indicator, words, false)
  if (focus === 'target') return `${title}${goal}；${stand}`
  if (focus === 'owner') return `${title}${ownerText(indicator)}；${stand}`
  const pieces = focus === 'gap' && gap !== null ? [gap, stand] : [stand, gap]
  const owner = focus === 'all' ? [ownerText(indicator)] : []
  return [`${title}${pieces.filter((it) => it !== null).join('，')}`, goal, ...owner].join('；')
}

/** What a yearly total still lacks: `距目标还差75家`. */
export function leftText(indicator: Indicator, { figure, target }: Judgement): string | null {
  if (indicator.kind !== 'count') return null
  if (figure === null || target?.value == null || indicator.better === 'lower') return null
  const left = remaining(target.value, figure.figure.value)
  return left > 0 ? `距目标还差${quantity(left, indicator.unit)}` : null
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
