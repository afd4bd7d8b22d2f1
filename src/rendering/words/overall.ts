/** Answers about more than one thing that are no lists: a summary, two beside each other, what comes, what changed. */
import type {
  BesideReply,
  BriefReply,
  Changed,
  ChangedReply,
  SoonReply,
} from '../../conversation/turn/replies/asked.ts'
import type { State } from '../../conversation/turn/replies/query.ts'
import { dayText, decimal, periodText, share } from '../numbers.ts'
import type { WordsContext } from './context.ts'
import { judgedText } from './counts.ts'
import { scopeText } from './lists.ts'
import { listed } from './pages.ts'
import { standText } from './stand.ts'
import { figureText, gapText, lightText } from './standing.ts'

export function briefWords({ total, worst, today, scope, one }: BriefReply, words: WordsContext): string {
  const names = worst.map((it) => words.plan.indicator(it.indicator).name)
  const when = `截至${dayText(today, words.plan.plan.year)}`
  const missing = `到期未报指标${total.missing}项`
  const where = scopeText({ ...scope, indicators: [] }, words)
  if (one) return `${where}${when}，${total.total}项指标中${judgedText(total)}；${missing}。`
  return [
    `${where}${when}，${total.total}项指标中${judgedText(total)}。`,
    names.length === 0 ? '目前没有判为滞后的。' : `最滞后的是${names.join('、')}。`,
    `${missing}，待审核${total.pending}项。`,
  ].join('\n')
}

export function besideWords({ states, comparable, by, better }: BesideReply, words: WordsContext): string {
  const [first] = states
  const name = first === undefined ? '' : words.plan.indicator(first.indicator).name
  const told =
    by === 'value' ? (better ? '增长更快' : '增长更慢') : better ? '相对应有进度更好' : '离应有进度更远'
  const head = comparable ? `${name}${told}。` : '缺数据或目标类型不同，不能直接比高低：'
  return [head, ...states.map((it, at) => `${at + 1}.${lineOf(it, words)}`)].join('\n')
}

function lineOf(state: State, words: WordsContext): string {
  const { judgement } = state
  const indicator = words.plan.indicator(state.indicator)
  if (judgement?.figure == null) return `${indicator.name}：${standText(state, indicator, words, false)}`
  const gap = gapText(indicator, judgement)
  const value = figureText(indicator, judgement.figure.figure, words.plan.plan.year)
  const done = judgement.done === null || judgement.due === null ? '' : `，完成${share(judgement.done)}`
  const by = done !== '' || gap === null ? done : `，${gap}`
  return `${indicator.name}：${value}${by}，${lightText(judgement)}`
}

export function soonWords({ next }: SoonReply, words: WordsContext): string {
  if (next === null) return '本年没有待报的数据了。'
  const { year } = words.plan.plan
  const line = (id: string, at: number) => {
    const { name, owner_units } = words.plan.indicator(id)
    return `${at + 1}.${name}（${owner_units.join('、')}）`
  }
  return [
    `下一批${dayText(next.day, year)}前报${periodText(next.period, year)}数据，共${next.indicators.length}项：`,
    ...listed(next.indicators, line, { how: '可按单位问' }),
  ].join('\n')
}

export function changedWords({ to, worse, better, of }: ChangedReply, words: WordsContext): string {
  if (of === 0) return '还没有哪项指标报过两期数据，比不出变化。'
  return [
    ...(to === 'better' ? [] : changes('变差', worse, words)),
    ...(to === 'worse' ? [] : changes('变好', better, words)),
    `可比的共${of}项，按与目标（序时进度）的距离比。`,
  ].join('\n')
}

function changes(how: string, items: readonly Changed[], words: WordsContext): string[] {
  if (items.length === 0) return [`与上一期比，没有${how}的。`]
  const { year } = words.plan.plan
  const value = (it: State) =>
    it.judgement?.figure == null
      ? ''
      : figureText(words.plan.indicator(it.indicator), it.judgement.figure.figure, year)
  const line = ({ state, before, by }: Changed, at: number) =>
    `${at + 1}.${words.plan.indicator(state.indicator).name}：${value(before)}→${value(state)}，${how}${decimal(Math.abs(by))}个百分点`
  return [`与上一期比${how}${items.length}项：`, ...listed(items, line, { how: '可逐项查询', first: 3 })]
}
