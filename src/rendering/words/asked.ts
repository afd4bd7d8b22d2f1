/** One question, answered in a line or four, the conclusion first. */
import type { AskedReply, OneAskedReply } from '../../conversation/turn/replies/asked.ts'
import { disputedValues } from '../../plan/deadlines.ts'
import { officeCalled } from '../../plan/own-words.ts'
import type { Indicator } from '../../plan/schema.ts'
import { dayText, momentText, periodText, quantity, remaining, share } from '../numbers.ts'
import type { WordsContext } from './context.ts'
import { begun, fitted, MOST, may, said, short } from './fitting.ts'
import { restText } from './forecast.ts'
import { judgedWords, movedWords, returnedWords, returnsWords } from './how.ts'
import { explanationLines } from './lag.ts'
import { meaningWords } from './meaning.ts'
import { besideWords, briefWords, changedWords, soonWords } from './overall.ts'
import { ownerText } from './owner.ts'
import { standText } from './stand.ts'
import { figureText, gapText, lightText, progressText, STATUS_NAMES, sourceText } from './standing.ts'
import { goalText } from './target.ts'

export function askedWords(reply: AskedReply, words: WordsContext): string {
  switch (reply.type) {
    case 'asked':
      return oneAskedWords(reply, words)
    case 'meaning':
      return meaningWords(reply)
    case 'brief':
      return briefWords(reply, words)
    case 'beside':
      return besideWords(reply, words)
    case 'soon':
      return soonWords(reply, words)
    case 'changed':
      return changedWords(reply, words)
    case 'returns':
      return returnsWords(reply, words)
  }
}

function oneAskedWords(reply: OneAskedReply, words: WordsContext): string {
  const { state } = reply
  const { year } = words.plan.plan
  const { judgement } = state
  const indicator = words.plan.indicator(state.indicator)
  const title = `【${indicator.name}】`
  const figure = judgement?.figure ?? null
  const stand =
    figure === null || judgement === null || judgement.returned !== null
      ? `目前：${standText(state, indicator, words)}`
      : `目前：${figureText(indicator, figure.figure, year)}，${lightText(judgement)}`
  const goal = `目标：${goalText(indicator, judgement, words)}`
  const shortly =
    figure === null || judgement === null
      ? stand
      : `目前：${figureText(indicator, figure.figure, year)}，${lightText(judgement)}`
  switch (reply.question) {
    case 'reviewer':
      return `${title}由${officeCalled(reply.office)}审核${figure === null ? '' : `；最近一期${STATUS_NAMES[figure.status]}`}。`
    case 'reporter': {
      const last = figure === null ? null : momentText(figure.origin.sentAt, year)
      const by =
        last === null ? '' : `；最近一期由${reply.by ?? figure?.origin.unit ?? '表格导入'}${last}登记`
      return `${title}由${ownerText(indicator)}填报${by}。`
    }
    case 'arrived':
      if (figure === null) return `${title}${standText(state, indicator, words)}`
      return `${title}最近一期${figureText(indicator, figure.figure, year)}：${sourceText(figure, year)}`
    case 'campaign':
      return `${title}属“${indicator.campaign}”攻坚，专班办公室：${officeCalled(reply.office)}。`
    case 'deadline': {
      const days = [...new Set(indicator.targets.map((it) => dayText(it.deadline, year)))]
      return `${title}完成时限：${days.join('、')}；${goal}\n${stand}`
    }
    case 'due': {
      const { next } = reply
      const late = judgement?.missing == null ? '' : `；${periodText(judgement.missing, year)}数据已到期未报`
      if (next === null) return `${title}本年没有待报的数据${late}。`
      return `${title}下一期${periodText(next.period, year)}，应于${dayText(next.day, year)}前报送${late}。`
    }
    case 'why': {
      const told = reply.explanation
      const reason =
        told?.reason == null
          ? `${indicator.owner_units.join('、')}尚未说明原因。`
          : explanationLines(told, null, words).join('\n')
      return fitted(MOST.indicator, [said(`${title}${reason}`), short(stand, shortly)])
    }
    case 'judged':
      return `${title}${judgedWords(reply, words)}`
    case 'moved':
      return `${title}${movedWords(reply, words)}`
    case 'returned':
      return `${title}${returnedWords(reply, words)}`
    case 'brief': {
      const told = reply.explanation?.reason ?? null
      const gap = judgement === null ? null : gapText(indicator, judgement)
      const done = judgement?.done == null ? gap : `完成${share(judgement.done)}`
      const beside = done === null ? '' : `，${done}`
      const now = figure === null ? stand.replace('目前：', '') : `${shortly.replace('目前：', '')}${beside}`
      return fitted(MOST.brief, [
        said(`${indicator.name}：${now}`),
        ...(told === null ? [] : [short(`原因：${told}`, `原因：${begun(told, 24)}`)]),
      ])
    }
    case 'share': {
      const told = shareText(reply, words)
      return fitted(MOST.indicator, [said(`${title}${told}`), said(stand), may(goal)])
    }
    case 'remainder': {
      const left = remainderText(reply, words)
      const aim = left.includes(goal) ? [] : [may(goal)]
      return fitted(MOST.indicator, [said(`${title}${left}`), said(stand), ...aim])
    }
    case 'outlook':
      return outlookWords(reply, `${title}`, { stand, goal }, words)
  }
}

/** Whether it can be done: where the pace leads and what the rest would need; of a rate how far it is. */
function outlookWords(
  { state, forecast }: OneAskedReply,
  title: string,
  { stand, goal }: { stand: string; goal: string },
  words: WordsContext,
): string {
  const indicator = words.plan.indicator(state.indicator)
  const told = paceText(forecast)
  const need = restText(forecast)
  const gap = state.judgement?.figure == null ? null : gapText(indicator, state.judgement)
  const now = gap === null ? '还没有数据，无法推算。' : `目前${gap}；该指标不按月累加，不作年底推算。`
  return fitted(MOST.indicator, [
    said(`${title}${told ?? now}`),
    ...(told === null || need === null ? [] : [said(need)]),
    ...(gap === null && told === null ? [may(stand)] : [said(stand)]),
    may(goal),
  ])
}

/** `按目前进度，到期约16场，完不成目标20场。` */
function paceText(forecast: OneAskedReply['forecast']): string | null {
  if (forecast === null) return null
  const { outlook, yearEnd, unit, target, ceiling } = forecast
  if (outlook === 'reached') return ceiling ? null : '全年目标已完成。'
  if (outlook === 'out_of_reach') return ceiling ? '已超过控制目标。' : '时间已到，全年目标未能完成。'
  const reaches =
    outlook === 'short' ? (ceiling ? '将超过控制' : '完不成') : ceiling ? '不超过控制' : '能完成'
  return `按目前进度，到期约${quantity(yearEnd, unit)}，${reaches}目标${quantity(target, unit)}。`
}

/** `距30万亩还差8.4万亩，距29.89万亩还差8.29万亩`: by each number that the plan prints. Null: it prints one, or adds nothing up. */
function disputedText(indicator: Indicator, value: number): string | null {
  const goals = disputedValues(indicator)
  if (goals.length === 0 || indicator.kind !== 'count' || indicator.better === 'lower') return null
  return goals
    .map((goal) => {
      const left = remaining(goal, value)
      const told = left > 0 ? `还差${quantity(left, indicator.unit)}` : '已达到'
      return `距${quantity(goal, indicator.unit)}${told}`
    })
    .join('，')
}

/** Of what counts by no share: how far it is. */
function shareText({ state: { indicator: id, judgement } }: OneAskedReply, { plan }: WordsContext): string {
  if (judgement?.figure == null) return '还没有数据，算不出完成率'
  const progress = progressText(judgement)
  if (progress !== null) return progress
  const gap = gapText(plan.indicator(id), judgement)
  return `不按完成率评判${gap === null ? '' : `，${gap}`}`
}

function remainderText({ state }: OneAskedReply, words: WordsContext): string {
  const { judgement } = state
  const indicator = words.plan.indicator(state.indicator)
  const target = `目标：${goalText(indicator, judgement, words)}`
  if (judgement?.figure == null) return `还没有数据，算不出差多少；${target}`
  const gap = gapText(indicator, judgement)
  const apart = disputedText(indicator, judgement.figure.figure.value)
  if (apart !== null) return `${apart}；${target}`
  const goal = judgement.target?.value ?? null
  if (indicator.kind === 'count' && goal !== null && indicator.better !== 'lower') {
    const left = remaining(goal, judgement.figure.figure.value)
    const told = left > 0 ? `距目标还差${quantity(left, indicator.unit)}` : '已达到全年目标'
    return `${told}${gap === null ? '' : `，${gap}`}`
  }
  return gap ?? target
}
