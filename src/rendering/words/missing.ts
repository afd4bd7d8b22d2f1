/** Who has not reported. Before a figure is due nobody is missing; no figure is never a nought. */

import type { MissingOf, MissingReply, ReportedReply } from '../../conversation/turn/replies/query.ts'
import type { LateReply } from '../../conversation/turn/replies/trail.ts'
import type { Due } from '../../judging/punctuality.ts'
import { campaignWord } from '../../plan/own-words.ts'
import type { Period } from '../../plan/period.ts'
import { dayText, periodText } from '../numbers.ts'
import type { WordsContext } from './context.ts'
import { nextText } from './counts.ts'
import { scopeText } from './lists.ts'
import { continued, listed } from './pages.ts'
import { standText } from './stand.ts'
import { excusedText, figureText, sourceText } from './standing.ts'

/** Names after each unit; all of them stand in the unit's own answer. */
const NAMED = 2

export function missingWords(reply: MissingReply, words: WordsContext): string {
  const { units, counts, count, told, scope, today, next, period, page = 0 } = reply
  const { year } = words.plan.plan
  const where = scopeText(scope, words)
  const of = period === null ? '' : `${periodText(period, year)}数据`
  const whole = `共${counts.total}项，已有数据${counts.reported}项，截至${dayText(today, year)}`
  const then = nextText(next, words)
  const tail = then === null ? [] : [then]
  if (counts.total === 0) return `${where}没有由其填报的指标。`
  if (units.length === 0) return [`${where}${of}没有到期未报的指标（${whole}）`, ...tail].join('\n')
  const common = commonPeriod(units)
  const note = common === null ? '' : `，未注明的为${periodText(common, year)}`
  const owedText = `指标${count}项${told === 0 ? '' : `、文字进展${told}项`}`
  if (scope.unit !== null) {
    const items = units.flatMap((it) => it.items)
    const lines = listed(items, (it, at) => `${at + 1}.${itemText(it, common, words)}`, {
      how: `可按${campaignWord(words.plan)}问`,
      page,
    })
    if (page > 0) return continued(`${where}${of}到期未报（续）：`, lines)
    return [`${where}${of}到期未报${owedText}（${whole}${note}）：`, ...lines, ...tail].join('\n')
  }
  const head = `${where}${of}到期未报${owedText}，涉及${units.length}个单位（${whole}${note}）：`
  const lines = unitLines(units, words, page)
  if (page > 0) return continued(`${where}${of}到期未报（续${note}）：`, lines)
  return [head, ...lines, ...tail].join('\n')
}

/** `市商务局2项：社会消费品零售总额增速、…`; the period only where it is not that of most. */
export function unitLines(units: readonly MissingOf[], words: WordsContext, page?: number): string[] {
  const common = commonPeriod(units)
  const line = ({ unit, items }: MissingOf) => {
    const names = items.slice(0, NAMED).map((it) => itemText(it, common, words))
    return `${unit}${items.length}项：${names.join('；')}${items.length > NAMED ? '等' : ''}`
  }
  return listed(units, line, {
    how: `可按单位问，如“${units.at(-1)?.unit ?? ''}报了没”`,
    of: '个单位',
    page,
    screen: page !== undefined,
  })
}

/** The period that most of the missing figures are of. */
function commonPeriod(units: readonly MissingOf[]): Period | null {
  const counts = new Map<string, { period: Period; count: number }>()
  for (const { period } of units.flatMap((it) => it.items)) {
    const key = `${period.from}/${period.to}`
    counts.set(key, { period, count: (counts.get(key)?.count ?? 0) + 1 })
  }
  return [...counts.values()].sort((a, b) => b.count - a.count)[0]?.period ?? null
}

function itemText(item: MissingOf['items'][number], common: Period | null, words: WordsContext): string {
  const { name } = words.plan.indicator(item.indicator)
  const usual = common !== null && item.period.to === common.to && item.period.from === common.from
  return usual ? name : `${name}（${periodText(item.period, words.plan.plan.year)}）`
}

/** 社零报了没. */
export function reportedWords({ states }: ReportedReply, words: WordsContext): string {
  const { year } = words.plan.plan
  return states
    .map(({ indicator: id, judgement, without }) => {
      const indicator = words.plan.indicator(id)
      const title = `【${indicator.name}】`
      const owners = indicator.owner_units.join('、')
      if (judgement === null) return `${title}数据仅向名册内人员提供`
      const due = judgement.missing ?? without?.period ?? null
      const latest =
        judgement.figure === null
          ? ''
          : `最近一期${figureText(indicator, judgement.figure.figure, year)}（${sourceText(judgement.figure, year)}）`
      const { returned } = judgement
      if (returned !== null && (due === null || returned.figure.figure.period.to === due.to)) {
        return `${title}${standText({ indicator: id, judgement, without: null }, indicator, words)}`
      }
      if (due !== null) {
        return `${title}${periodText(due, year)}未报，由${owners}填报${latest === '' ? '，今年还没有数据' : `；${latest}`}`
      }
      const { excused } = judgement
      if (excused !== null)
        return `${title}尚未报送，${excusedText(excused, year)}${latest === '' ? '' : `；${latest}`}`
      if (judgement.figure !== null) return `${title}已报：${latest.replace(/^最近一期/, '')}`
      const { next } = judgement
      const when =
        next === null ? '' : `，${periodText(next.period, year)}数据应于${dayText(next.day, year)}前报送`
      return `${title}尚未报送，也未到期${when}，由${owners}填报`
    })
    .join('\n')
}

/** How often, then which: those that came late with their day, and those that have not come. */
export function lateWords({ scope, period, items, today }: LateReply, words: WordsContext): string {
  const { year } = words.plan.plan
  const where = scopeText(scope, words)
  const when =
    period === null ? `今年以来（截至${dayText(today, year)}）` : `${periodText(period, year)}到期的事项中`
  const late = items.filter((it) => it.said !== null)
  const open = items.length - late.length
  if (items.length === 0) return `${where}${when}没有迟报，也没有到期未报的数据。`
  const line = (it: Due, at: number) => {
    const state = it.said === null ? '至今未报' : `${dayText(it.said, year)}报`
    return `${at + 1}.${words.plan.indicator(it.indicator).name}（${periodText(it.period, year)}）：应于${dayText(it.day, year)}前报，${state}`
  }
  const shown = [...late, ...items.filter((it) => it.said === null)]
  return [
    `${where}${when}迟报${late.length}项次，另有到期未报${open}项次（按报送日期计，不含文字进展）：`,
    ...listed(shown, line, { how: '可按单位或指标问', of: '项次' }),
  ].join('\n')
}
