/**
 * The annexes' rows: what is behind, what is not in, and what else has a figure. Rows that would say nothing but 无数据
 * are counted, not printed; a spreadsheet alone holds every indicator. On paper rows stand under their campaign.
 */
import type { Bulletin, Owed, OwedOf } from '../../bulletins/bulletin.ts'
import type { Judgement } from '../../judging/judgement.ts'
import { campaignWord } from '../../plan/own-words.ts'
import { dayText, periodText } from '../numbers.ts'
import type { WordsContext } from '../words/context.ts'
import { LIGHT_WORDS } from '../words/lights.ts'
import { ownerText } from '../words/owner.ts'
import { taskTitle } from '../words/reminder.ts'
import { gapText, valueText } from '../words/standing.ts'
import { targetText } from '../words/target.ts'
import { type Cell, type Column, oneLine, type Table } from './paper.ts'
import { promisedText } from './pieces.ts'

interface Line {
  readonly campaign: string
  readonly cells: readonly Cell[]
}

const NUMBER: Column = { title: '序号', width: 4, align: 'center' }
const STANDING: readonly Column[] = [
  { title: '指标', width: 16, align: 'left' },
  { title: '年度目标', width: 13, align: 'left' },
  { title: '数据期', width: 7, align: 'center' },
  { title: '完成', width: 9, align: 'right' },
]
const SHARES: readonly Column[] = [
  { title: '完成%', width: 5, align: 'right', places: 1 },
  { title: '序时%', width: 5, align: 'right', places: 1 },
]
const JUDGED: readonly Column[] = [
  { title: '与序时或目标比', width: 13, align: 'left' },
  { title: '状态', width: 10, align: 'center' },
]
const SAID: readonly Column[] = [
  { title: '单位说明的原因', width: 18, align: 'left' },
  { title: '单位说明的措施', width: 12, align: 'left' },
  { title: '预计赶上', width: 8, align: 'left' },
  { title: '需协调事项', width: 10, align: 'left' },
]
const OWNERS: Column = { title: '责任单位', width: 11, align: 'left' }

/** What is behind, in the plan's order of campaigns, the worst first within each. */
export function behindTable({ behind, spec }: Bulletin, words: WordsContext): Table {
  const { year } = words.plan.plan
  const lines = behind.flatMap(({ items }) =>
    items.map(({ judgement, since, words: own }): Line => {
      const indicator = words.plan.indicator(judgement.indicator)
      const told = own?.reason ?? own?.progress ?? null
      return {
        campaign: indicator.campaign,
        cells: [
          ...standing(judgement, words),
          ...judged(judgement, words),
          since === null ? null : periodText(since, year),
          ownerText(indicator),
          told === null ? '尚未说明' : oneLine(told),
          own?.measures == null ? null : oneLine(own.measures),
          own?.promised == null ? null : promisedText(own.promised, year, spec.today),
          own?.needs == null ? null : oneLine(own.needs),
        ],
      }
    }),
  )
  const since: Column = { title: '自何时', width: 7, align: 'center' }
  // Columns in which nobody has said anything yet only make the others narrow.
  return spoken(table([...STANDING, ...JUDGED, since, OWNERS, ...SAID], lines, words))
}

/** What is to be reported: a row for each thing, by campaign, then by unit, with how it stands with it. */
export function owedTable(
  { owed, extended, due }: Pick<Bulletin, 'owed' | 'extended' | 'due'>,
  words: WordsContext,
): Table {
  const { year } = words.plan.plan
  const seen = new Set<Owed['duty']>()
  const rowsOf = (of: readonly OwedOf[], how: string) =>
    of.flatMap(({ unit, items }) =>
      items.flatMap(({ duty, due, extended }): Array<Line & { unit: string }> => {
        // What was put off may fall due within the days ahead as well.
        if (seen.has(duty)) return []
        seen.add(duty)
        const cells = [
          unit,
          matterOf(duty, words),
          'task' in duty ? '文字进展' : '指标',
          periodText(duty.period, year),
          dayText(due, year),
          extended && how !== EXTENDED ? `${how}（${EXTENDED}）` : how,
        ]
        return [{ campaign: campaignOf(duty, words), unit, cells }]
      }),
    )
  const lines = [...rowsOf(owed, '到期未报'), ...rowsOf(extended, EXTENDED), ...rowsOf(due, '近期须报')]
  const order = words.plan.units.map(({ name }) => name)
  const columns: Column[] = [
    { title: '报送单位', width: 12, align: 'left' },
    { title: '指标或任务', width: 22, align: 'left' },
    { title: '类别', width: 8, align: 'center' },
    { title: '数据期', width: 9, align: 'center' },
    { title: '应报日期', width: 11, align: 'center' },
    { title: '情况', width: 10, align: 'center' },
  ]
  return table(
    columns,
    lines.toSorted((a, b) => order.indexOf(a.unit) - order.indexOf(b.unit)),
    words,
  )
}

const EXTENDED = '已延期'

/** What has a figure that counts, or a contradiction to be ruled on, and is not behind. */
export function othersTable(bulletin: Bulletin, words: WordsContext): Table {
  const said = bulletin.rows.filter((it) => isTold(it) && !isLagging(it))
  const lines = said.map((it) => ({ campaign: words.plan.indicator(it.indicator).campaign, it }))
  return table(
    [...STANDING, ...SHARES, ...JUDGED, OWNERS],
    lines.map(({ campaign, it }) => ({
      campaign,
      cells: [
        ...standing(it, words),
        percent(it.done),
        percent(it.due),
        ...judged(it, words),
        ownerText(words.plan.indicator(it.indicator)),
      ],
    })),
    words,
  )
}

/** Every indicator in a row, numbered through in the plan's order: for a spreadsheet. */
export function detailTable({ rows, behind, spec }: Bulletin, words: WordsContext): Table {
  const { year } = words.plan.plan
  const said = new Map(
    behind.flatMap(({ items }) =>
      items.map(({ judgement, words: own }) => [judgement.indicator, own] as const),
    ),
  )
  const lines = rows.map((judgement): Line => {
    const indicator = words.plan.indicator(judgement.indicator)
    const own = said.get(judgement.indicator)
    const told = own?.reason ?? own?.progress ?? null
    return {
      campaign: indicator.campaign,
      cells: [
        ...standing(judgement, words),
        percent(judgement.done),
        percent(judgement.due),
        ...judged(judgement, words),
        ownerText(indicator),
        told === null ? null : oneLine(told),
        own?.measures == null ? null : oneLine(own.measures),
        own?.promised == null ? null : promisedText(own.promised, year, spec.today),
        own?.needs == null ? null : oneLine(own.needs),
      ],
    }
  })
  const { groupBy: _, ...whole } = table([...STANDING, ...SHARES, ...JUDGED, OWNERS, ...SAID], lines, words)
  return spoken(whole)
}

function isTold({ figure, light }: Judgement): boolean {
  return light === 'unruled' || (figure !== null && light !== 'no_data')
}

function isLagging({ light }: Judgement): boolean {
  return light === 'behind' || light === 'slightly_behind'
}

/** 指标, 年度目标, 数据期, 完成. */
function standing({ indicator: id, figure, period, target }: Judgement, words: WordsContext): Cell[] {
  const indicator = words.plan.indicator(id)
  const { year } = words.plan.plan
  const aim = target ?? indicator.targets[0]
  return [
    indicator.name,
    aim === undefined ? null : targetText(indicator, aim, year),
    period === null ? null : periodText(period, year),
    figure === null ? null : valueText(indicator, figure.figure),
  ]
}

/** 与序时或目标比, 状态. */
function judged(judgement: Judgement, words: WordsContext): Cell[] {
  const { figure, reason, light, pending } = judgement
  const indicator = words.plan.indicator(judgement.indicator)
  // `低于序时1.2个百分点` stays on a line.
  const gap = gapText(indicator, judgement)?.replace('序时进度', '序时') ?? null
  return [
    figure === null && reason !== 'overdue' ? null : gap,
    `${LIGHT_WORDS[light]}${pending ? '（待审核）' : ''}`,
  ]
}

function campaignOf(duty: Owed['duty'], { plan }: WordsContext): string {
  return 'task' in duty ? plan.task(duty.task).campaign : plan.indicator(duty.indicator).campaign
}

function matterOf(duty: Owed['duty'], words: WordsContext): string {
  return 'task' in duty ? taskTitle(duty.task, words) : words.plan.indicator(duty.indicator).name
}

/** Numbered, under the campaign where there are several. */
function table(columns: readonly Column[], lines: readonly Line[], words: WordsContext): Table {
  const order = words.plan.campaigns.map(({ name }) => name)
  const sorted = lines.toSorted((a, b) => order.indexOf(a.campaign) - order.indexOf(b.campaign))
  if (new Set(lines.map((it) => it.campaign)).size < 2) {
    return { columns: [NUMBER, ...columns], rows: sorted.map(({ cells }, at) => [at + 1, ...cells]) }
  }
  const campaign: Column = { title: campaignWord(words.plan), width: 9, align: 'left' }
  return {
    columns: [NUMBER, campaign, ...columns],
    rows: sorted.map((it, at) => [at + 1, it.campaign, ...it.cells]),
    groupBy: 1,
  }
}

/** Without the last columns that nobody has filled. */
function spoken({ columns, rows, ...rest }: Table): Table {
  const optional = new Set(SAID.map(({ title }) => title))
  const kept = columns.map(
    ({ title }, at) => !optional.has(title) || rows.some((row) => row[at] !== null && row[at] !== '尚未说明'),
  )
  const of = <T>(row: readonly T[]) => row.filter((_, at) => kept[at])
  return { ...rest, columns: of(columns), rows: rows.map(of) }
}

/** Rounded singly. */
function percent(part: number | null): number | null {
  return part === null ? null : Math.round(part * 1000) / 10
}
