/** 预测 and 余下月均 in words, with the formula: for answers only, a request to a unit never carries them (统计法). */

import type { LaggingReply } from '../../conversation/turn/replies/query.ts'
import type { Forecast } from '../../judging/forecast.ts'
import { campaignWord } from '../../plan/own-words.ts'
import { decimal, quantity } from '../numbers.ts'
import type { WordsContext } from './context.ts'
import { listed } from './pages.ts'

/** Of less than one a month, a monthly average says nothing. */
const LEAST = 12

/** 哪些完不成: one line for each, with its formula; of other kinds of targets no pace can be told. */
export function shortfallLines(shortfalls: LaggingReply['shortfalls'], words: WordsContext): string[] {
  if (shortfalls === null) return []
  const { short: forecasts, of } = shortfalls
  if (of === 0) return ['累计类指标还没有数据，无法推算到期能否完成。']
  if (forecasts.length === 0) return ['按目前进度推算，已有数据的累计类指标到期都能完成。']
  const line = (it: Forecast, at: number) => {
    const { name } = words.plan.indicator(it.indicator)
    const target = `目标${it.ceiling ? '不超过' : ''}${quantity(it.target, it.unit)}`
    return [`${at + 1}.${name}：${target}`, ...forecastLines(it)].join('；')
  }
  return [
    `按目前进度推算，到期完不成的${forecasts.length}项（只有累计类指标可推算）：`,
    ...listed(forecasts, line, { how: `可按${campaignWord(words.plan)}或单位问`, first: 3 }),
  ]
}

/** `余下9个月月均需1.78场（前3个月月均1.33场）`; null where there is nothing to be spread over months. */
export function restText(forecast: Forecast | null): string | null {
  if (forecast === null || forecast.rest === null || forecast.target < LEAST) return null
  if (forecast.outlook === 'reached' || forecast.outlook === 'out_of_reach') return null
  const { unit, months, average, rest, ceiling } = forecast
  const need = ceiling ? '月均不超过' : '月均需'
  return `余下${rest.months}个月${need}${quantity(rest.average, unit)}（前${months}个月月均${quantity(average, unit)}）`
}

/** Where this pace leads, with its formula, and what the remaining months need on average. */
export function forecastLines(forecast: Forecast | null): string[] {
  if (forecast === null || forecast.target < LEAST) return []
  const { unit, soFar, months, monthsInAll, formula, yearEnd, outlook, ceiling } = forecast
  if (outlook === 'reached') return ceiling ? [] : ['全年目标已完成']
  const from =
    formula.by === 'months'
      ? `${decimal(soFar)}÷${months}×${monthsInAll}`
      : `${decimal(soFar)}÷同期应完成份额${decimal(formula.share)}`
  const pace = `按目前进度，到期约${quantity(yearEnd, unit)}（${from}）`
  if (outlook === 'out_of_reach')
    return [`${pace}；${ceiling ? '已超过控制目标' : '时间已到，全年目标未能完成'}`]
  const need = restText(forecast)
  return [need === null ? pace : `${pace}；${need}`]
}
