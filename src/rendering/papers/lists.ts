/** What the papers say of lags and of silence in a body of three pages, and the annexes in which all of it stands. */

import type { Behind, BehindOf, Bulletin, OwedOf } from '../../bulletins/bulletin.ts'
import { dayText } from '../numbers.ts'
import type { WordsContext } from '../words/context.ts'
import { LIGHT_WORDS } from '../words/lights.ts'
import type { Annex, Block } from './paper.ts'
import { item, section, text } from './paper.ts'
import { asOfText, behindShort, dueLine, itemsIn, owedLine, planText } from './pieces.ts'
import { behindTable, detailTable, othersTable, owedTable } from './rows.ts'
import { linesIn, named, within } from './space.ts'

/** Units that a sentence names. */
const NAMED = 6
/** What stands behind a list that a body of three pages has no room for. */
export const IN_ANNEX = '见附件'

export function lagsIn(behind: readonly BehindOf[]): number {
  return behind.reduce((sum, it) => sum + it.items.length, 0)
}

/** By how far behind, then by how long, then in the institutions' order; what the lines do not hold stands in the annex. */
export function behindBlocks(bulletin: Bulletin, words: WordsContext, lines: number): Block[] {
  const { behind, spec } = bulletin
  if (behind.length === 0) return [text('没有判为滞后的指标。无数据不等于不滞后。')]
  const all = behind.flatMap(({ unit, items }) => items.map((it) => ({ unit, it })))
  const line = ({ unit, it }: { unit: string; it: Behind }) =>
    behindShort(it, words, spec.today, spec.unit === null ? unit : null)
  const groups = (['behind', 'slightly_behind'] as const).flatMap((light) => {
    const of = all.filter(({ it }) => it.judgement.light === light)
    return of.length === 0
      ? []
      : [{ light, of: of.toSorted((a, b) => begun(a.it).localeCompare(begun(b.it))) }]
  })
  let left = lines - groups.length
  return groups.flatMap(({ light, of }, at) => {
    // Each kind gets its share, and what the kinds before it left.
    const share = Math.max(4, Math.floor(at === groups.length - 1 ? left : left * 0.7))
    const shown = within(
      of.map((it, index) => item(index + 1, line(it))),
      share,
      (rest) => `其余${rest}项${IN_ANNEX}。`,
    )
    left -= linesIn(shown)
    return [section(at + 1, `${LIGHT_WORDS[light]}${of.length}项`), ...shown]
  })
}

/** Of a milestone the day is its own: before what lags by figures. */
function begun({ since }: Behind): string {
  return since?.to ?? ''
}

/** Of one unit each thing by itself, of a campaign by unit where the lines hold that, else whose it is and how many. */
export function owedBlocks({ owed, extended, spec }: Bulletin, words: WordsContext, lines: number): Block[] {
  const later = extended.length === 0 ? [] : [text(`另有已批准延期${itemsIn(extended)}项，不计入到期未报。`)]
  if (owed.length === 0) return [text('没有到期未报的事项。'), ...later]
  // To a campaign's office each unit is named, with what it owes as far as the lines go.
  const own = spec.campaign !== null && spec.kind === 'dispatch'
  const listed = owed.map((it, at) => item(at + 1, owedLine(it, words)))
  const whole = own || linesIn(listed) + 1 <= lines
  const tasks = owed.flatMap((it) => it.items).filter(({ duty }) => 'task' in duty).length
  const kinds = tasks === 0 ? '' : `（指标${itemsIn(owed) - tasks}项、文字进展${tasks}项）`
  const earliest = owed
    .flatMap((it) => it.items)
    .map((it) => it.due)
    .toSorted()[0]
  const since = earliest === undefined ? '' : `，最早的应于${dayText(earliest, words.plan.plan.year)}前报送`
  const head = `到期未报${itemsIn(owed)}项${kinds}，涉及${owed.length}个单位${since}${whole ? '：' : '。'}`
  return [
    // The part's heading has counted them, and a message has few bytes.
    ...(own ? [] : [text(head)]),
    ...(whole
      ? within(listed, lines - 1, (rest) => `其余${rest}个单位${IN_ANNEX}。`)
      : [text(mostText('未报较多的：', owed))]),
    ...later,
  ]
}

/** `未报较多的：市发改委12项、市工信局9项，清单见附件。` */
function mostText(lead: string, owed: readonly OwedOf[]): string {
  const most = owed.toSorted((a, b) => b.items.length - a.items.length)
  const shown = most.map(({ unit, items }) => `${unit}${items.length}项`)
  return `${lead}${named(shown, NAMED, '个单位')}，清单${IN_ANNEX}。`
}

export function dueBlocks({ due }: Bulletin, words: WordsContext, lines: number, none: string): Block[] {
  if (due.length === 0) return [text(none)]
  const listed = due.map((it, at) => item(at + 1, dueLine(it, words)))
  return linesIn(listed) <= lines
    ? listed
    : [text(`须报${itemsIn(due)}项，涉及${due.length}个单位。${mostText('较多的：', due)}`)]
}

/** What has nothing in it is no annex. */
export function annexesOf(bulletin: Bulletin, words: WordsContext): Annex[] {
  const { behind, owed, extended, due, total } = bulletin
  const head = `${planText(words)}，${asOfText(bulletin)}。`
  const others = othersTable(bulletin, words)
  const silent = total.total - lagsIn(behind) - others.rows.length
  const asked = itemsIn([...owed, ...extended, ...due])
  return [
    ...(behind.length === 0
      ? []
      : [
          {
            title: '滞后指标明细表',
            note: `${head}原因、措施为单位原话。责任单位后注“推定”的，文件未写明。`,
            table: behindTable(bulletin, words),
            landscape: true,
          },
        ]),
    ...(asked === 0
      ? []
      : [
          {
            title: due.length === 0 ? '到期未报清单' : '到期未报和近期须报清单',
            note: head,
            table: owedTable(bulletin, words),
            landscape: false,
          },
        ]),
    ...(others.rows.length === 0
      ? []
      : [
          {
            title: '其他指标完成情况表',
            note: `${head}${silent === 0 ? '' : `其余${silent}项无数据、未到统计时点或不可判，不列；`}无数据不等于0。`,
            table: others,
            landscape: true,
          },
        ]),
    {
      title: '全部指标明细表',
      note: `${head}空格为无数据，不等于0。`,
      table: detailTable(bulletin, words),
      landscape: true,
      sheetOnly: true,
    },
  ]
}
