/** The annexes' tables: counts by campaign and by unit that add up to their last row, and every indicator in a row. */

import type { Bulletin, Counted } from '../../bulletins/bulletin.ts'
import type { Tally } from '../../judging/tally.ts'
import { campaignWord } from '../../plan/own-words.ts'
import { periodText } from '../numbers.ts'
import type { WordsContext } from '../words/context.ts'
import { IN_ORDER, LIGHT_WORDS } from '../words/lights.ts'
import { ownerText } from '../words/owner.ts'
import { gapText, valueText } from '../words/standing.ts'
import { targetText } from '../words/target.ts'
import type { Cell, Table } from './paper.ts'
import { promisedText } from './pieces.ts'

/** `攻坚｜指标数｜滞后｜…｜达标｜达标率(%)`, with 合计. */
export function countsTable(first: string, counted: readonly Counted[], total: Tally): Table {
  const row = (name: string, { total, lights, judged, goodShare }: Tally): Cell[] => [
    name,
    total,
    ...IN_ORDER.map((it) => lights[it]),
    judged,
    goodShare,
  ]
  return {
    columns: [
      { title: first, width: 12, align: 'left' },
      ...['指标数', ...IN_ORDER.map((it) => LIGHT_WORDS[it]), '已评判'].map((title) => ({
        title,
        width: 4,
        align: 'right' as const,
      })),
      { title: '达标和达序时占已评判（%）', width: 6, align: 'right', places: 1 },
    ],
    rows: [...counted.map(({ name, counts }) => row(name, counts)), row('合计', total)],
  }
}

/** One row for each indicator, numbered through. */
export function detailTable({ rows, behind, spec }: Bulletin, words: WordsContext): Table {
  const { year } = words.plan.plan
  const said = new Map(
    behind.flatMap(({ items }) =>
      items.map(({ judgement, words: own }) => [judgement.indicator, own] as const),
    ),
  )
  const whole: Table = {
    columns: [
      { title: '序号', width: 4, align: 'center' },
      { title: campaignWord(words.plan), width: 8, align: 'left' },
      { title: '指标', width: 14, align: 'left' },
      { title: '年度目标', width: 13, align: 'left' },
      { title: '数据期', width: 6, align: 'center' },
      { title: '完成', width: 9, align: 'right' },
      { title: '完成%', width: 6, align: 'right', places: 1 },
      { title: '序时%', width: 6, align: 'right', places: 1 },
      { title: '与序时或目标比', width: 11, align: 'left' },
      { title: '状态', width: 8, align: 'center' },
      { title: '责任单位', width: 10, align: 'left' },
      { title: '单位说明的原因', width: 11, align: 'left' },
      { title: '单位说明的措施', width: 11, align: 'left' },
      { title: '预计赶上', width: 8, align: 'left' },
    ],
    rows: rows.map((judgement, at): Cell[] => {
      const indicator = words.plan.indicator(judgement.indicator)
      const { figure, done, due, light, pending, period, target } = judgement
      const aim = target ?? indicator.targets[0]
      const gap = figure === null && judgement.reason !== 'overdue' ? null : gapText(indicator, judgement)
      const own = said.get(judgement.indicator)
      return [
        at + 1,
        indicator.campaign,
        indicator.name,
        aim === undefined ? null : targetText(indicator, aim, year),
        period === null ? null : periodText(period, year),
        figure === null ? null : valueText(indicator, figure.figure),
        percent(done),
        percent(due),
        gap,
        `${LIGHT_WORDS[light]}${pending ? '（待审核）' : ''}`,
        ownerText(indicator),
        own?.reason ?? own?.progress ?? null,
        own?.measures ?? null,
        own?.promised == null ? null : promisedText(own.promised, year, spec.today),
      ]
    }),
  }
  return without(whole, [
    ...(new Set(rows.map((it) => words.plan.indicator(it.indicator).campaign)).size > 1 ? [] : [CAMPAIGN]),
    // Columns in which nobody has said anything yet only make the others narrow.
    ...SAID.filter((it) => whole.rows.every((row) => row[it] === null)),
  ])
}

/** Where the columns stand that may be left out. */
const CAMPAIGN = 1
const SAID = [11, 12, 13]

function without({ columns, rows }: Table, places: readonly number[]): Table {
  const kept = <T>(row: readonly T[]) => row.filter((_, at) => !places.includes(at))
  return { columns: kept(columns), rows: rows.map(kept) }
}

/** Rounded singly. */
function percent(part: number | null): number | null {
  return part === null ? null : Math.round(part * 1000) / 10
}
