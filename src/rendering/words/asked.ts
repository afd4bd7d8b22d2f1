/** One thing about one indicator, answered in a line or four. */

import type { AskedReply } from '../../conversation/turn/replies/asked.ts'
import { officeCalled } from '../../plan/own-words.ts'
import { dayText, periodText, quantity, remaining } from '../numbers.ts'
import type { WordsContext } from './context.ts'
import { forecastLines } from './forecast.ts'
import { standText } from './stand.ts'
import { gapText } from './standing.ts'
import { targetsText } from './target.ts'

export function askedWords(reply: AskedReply, words: WordsContext): string {
  const { state } = reply
  const { year } = words.plan.plan
  const indicator = words.plan.indicator(state.indicator)
  const title = `【${indicator.name}】`
  const stand = `目前：${standText(state, indicator, words)}`
  switch (reply.question) {
    case 'reviewer':
      return `${title}由${officeCalled(reply.office)}审核。`
    case 'due': {
      const { next } = reply
      if (next === null) return `${title}本年没有待报的数据。`
      return `${title}下一期${periodText(next.period, year)}，应于${dayText(next.day, year)}前报送。\n${stand}`
    }
    case 'why': {
      const told = reply.explanation
      const reason =
        told === null ? `${indicator.owner_units.join('、')}尚未说明原因。` : `原因：${told.reason}`
      const measures = told === null || told.measures === null ? [] : [`措施：${told.measures}`]
      return [`${title}${reason}`, ...measures, stand].join('\n')
    }
    case 'remainder':
      return [`${title}${remainderText(reply, words)}`, stand].join('\n')
    case 'outlook': {
      const pace = forecastLines(reply.forecast)
      if (pace.length > 0) return [`${title}${pace[0] ?? ''}`, ...pace.slice(1), stand].join('\n')
      const gap = state.judgement?.figure == null ? null : gapText(indicator, state.judgement)
      const now = gap === null ? '' : `目前${gap}；`
      return `${title}${now}该指标不按月累加，不作年底推算。\n${stand}\n目标：${targetsText(indicator, year)}`
    }
  }
}

function remainderText({ state }: AskedReply, words: WordsContext): string {
  const { judgement } = state
  const indicator = words.plan.indicator(state.indicator)
  const target = `目标：${targetsText(indicator, words.plan.plan.year)}`
  if (judgement?.figure == null) return target
  const gap = gapText(indicator, judgement)
  const goal = judgement.target?.value ?? null
  if (indicator.kind === 'count' && goal !== null && indicator.better !== 'lower') {
    const left = remaining(goal, judgement.figure.figure.value)
    const said = left > 0 ? `距目标还差${quantity(left, indicator.unit)}` : '已达到全年目标'
    return `${said}${gap === null ? '' : `，${gap}`}；${target}`
  }
  return gap === null ? target : `${gap}；${target}`
}
