/** How a figure comes out, by how much it moved, and how it was sent back: of one indicator, in a line or two. */
import type { OneAskedReply, ReturnsReply } from '../../conversation/turn/replies/asked.ts'
import type { Step } from '../../conversation/turn/replies/trail.ts'
import type { Judgement } from '../../judging/judgement.ts'
import { decimal, momentText, periodText, share } from '../numbers.ts'
import type { WordsContext } from './context.ts'
import { begun } from './fitting.ts'
import { listed } from './pages.ts'
import { standText } from './stand.ts'
import { figureText, gapText, lightText, valueText } from './standing.ts'
import { goalText } from './target.ts'
import { changeText } from './trend.ts'

/** `前三季度 18600÷24000=77.5%，序时进度75%，高于序时进度2.5个百分点，所以达序时进度。` */
export function judgedWords({ state }: OneAskedReply, words: WordsContext): string {
  const indicator = words.plan.indicator(state.indicator)
  const { judgement } = state
  const goal = `目标：${goalText(indicator, judgement, words)}`
  if (judgement?.figure == null) return `${standText(state, indicator, words)}\n${goal}`
  const { figure } = judgement.figure
  const period = periodText(figure.period, words.plan.plan.year)
  const gap = gapText(indicator, judgement)
  const { done, target } = judgement
  const sum =
    done !== null && target?.value != null
      ? `${decimal(figure.value)}÷${decimal(target.value)}=${share(done)}${dueText(judgement)}`
      : valueText(indicator, figure)
  const so = gap === null ? '' : `，${gap}`
  return [
    `${period} ${sum}${so}，判为${lightText({ ...judgement, pending: false })}`,
    goal,
    `规则：${judgement.rule}`,
  ].join('\n')
}

function dueText({ due }: Judgement): string {
  return due === null ? '' : `，序时进度${share(due)}`
}

/** `前三季度 96家，较1—8月增加15家。` */
export function movedWords({ state, before, change }: OneAskedReply, words: WordsContext): string {
  const indicator = words.plan.indicator(state.indicator)
  const { year } = words.plan.plan
  const figure = state.judgement?.figure?.figure ?? null
  if (figure === null) return standText(state, indicator, words)
  const now = figureText(indicator, figure, year)
  if (before === null || change === null) return `${now}；没有可比的前期数据，算不出变化。`
  const moved = changeText(change, indicator)
  const from = `${periodText(before.figure.period, year)}（${valueText(indicator, before.figure)}）`
  const light = state.judgement === null ? '' : `，${lightText(state.judgement)}`
  return `较${from}${moved}\n目前：${now}${light}`
}

/** `一季度增长6.8%于4月20日09:01由市发改委李某退回：口径不符。` */
export function returnedWords({ state, returns }: OneAskedReply, words: WordsContext): string {
  const indicator = words.plan.indicator(state.indicator)
  const last = returns.at(-1)
  if (last === undefined) return `没有被退回过。\n目前：${standText(state, indicator, words, false)}`
  const again = returns.length > 1 ? `（共退回${returns.length}次，此为最近一次）` : ''
  // Where it was not reported anew, how it stands says the same once more.
  if (state.judgement?.returned != null) return `${stepText(last, words)}${again}，尚未重新填报`
  return `${stepText(last, words)}${again}\n目前：${standText(state, indicator, words, false)}`
}

function stepText({ noted, by }: Step, words: WordsContext): string {
  const { origin, revision, said } = noted
  const reason = revision.type === 'figure_returned' ? revision.reason : ''
  const who = `${origin.unit ?? '专班办公室'}${by?.name ?? said?.name ?? ''}`
  return `${momentText(origin.sentAt, words.plan.plan.year)}由${who}退回：${begun(reason, 30)}`
}

/** What was sent back this year, the latest first, and what of it is still to be reported anew. */
export function returnsWords({ items }: ReturnsReply, words: WordsContext): string {
  if (items.length === 0) return '今年没有退回过数据。'
  const line = ({ indicator, step, stands }: ReturnsReply['items'][number], at: number) =>
    `${at + 1}.${words.plan.indicator(indicator).name}：${stepText(step, words)}${stands ? '（尚未重报）' : ''}`
  return [
    `今年退回数据${items.length}次：`,
    ...listed(items, line, { of: '次', how: '可逐项问“谁退回的”' }),
  ].join('\n')
}
