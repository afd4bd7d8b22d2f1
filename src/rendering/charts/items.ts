/** How far projects are with the year's plan: a bar for each, a mark where it would be by the months of its own data. */
import type { ChartEnclosure } from '../../conversation/turn/replies/enclosure.ts'
import { dayText, decimal } from '../numbers.ts'
import type { WordsContext } from '../words/context.ts'
import type { SharesChart } from './chart.ts'

type Facts = Extract<ChartEnclosure, { of: 'items' }>

/** Characters of a name beside its bar. */
const NAME = 12

export function itemsShown(facts: Facts, words: WordsContext): SharesChart {
  const { scope, today, bars, left, silent, by } = facts
  const of = by === null ? '个项目' : by === 'county' ? '个县市区' : '个单位'
  const others = [
    ...(left === 0 ? [] : [`另有${left}${of}未画`]),
    ...(silent === 0 ? [] : [`${silent}${of}没有可算的数据`]),
  ]
  return {
    type: 'shares',
    title: `${scope}：完成投资占年度计划`,
    note: [`截至${dayText(today, words.plan.plan.year)}，各取最近一期；竖线为序时进度`, ...others].join('；'),
    bars: bars.map((it) => ({
      name: [...it.name].length > NAME ? `${[...it.name].slice(0, NAME - 1).join('')}…` : it.name,
      share: it.share ?? 0,
      scheduled: it.scheduled,
      label: labelOf(it),
      late: it.share !== null && it.scheduled !== null && it.share < it.scheduled,
    })),
  }
}

export function itemsAlt({ bars, scope }: Facts): string {
  const said = bars.map(
    ({ name, share, scheduled }) =>
      `${name}占年度计划${decimal(share ?? 0)}%${scheduled === null ? '' : `（序时${decimal(scheduled)}%）`}`,
  )
  return `${scope}：${said.join('；')}`
}

/** `53.3%，3.2/6亿元`; of several: `…（2/4个已报）`. */
function labelOf({ share, invested, planned, reported, count }: Facts['bars'][number]): string {
  const money = invested === null || planned === null ? '' : `，${decimal(invested)}/${decimal(planned)}亿元`
  const of = count === 1 ? '' : `（${reported}/${count}个已报）`
  return `${decimal(share ?? 0)}%${money}${of}`
}
