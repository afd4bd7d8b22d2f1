/** 周调度 to a campaign's office, and 双周督导 to a unit's head: what moved, what is behind, what is due. */

import type { Bulletin, Moved } from '../../bulletins/bulletin.ts'
import { campaignWord, officeCalled } from '../../plan/own-words.ts'
import { dayText } from '../numbers.ts'
import type { WordsContext } from '../words/context.ts'
import { lightsText } from '../words/counts.ts'
import { LIGHT_WORDS } from '../words/lights.ts'
import { dutyText } from '../words/reminder.ts'
import { figureText } from '../words/standing.ts'
import { type Block, item, type Paper, part, section, text } from './paper.ts'
import {
  aboutText,
  asOfText,
  behindHead,
  behindLine,
  DRAFT,
  dueLine,
  itemsIn,
  owedLine,
  planText,
  reportingText,
  standLine,
} from './pieces.ts'
import { detailTable } from './tables.ts'

export function dispatchPaper(bulletin: Bulletin, words: WordsContext): Paper {
  const { spec, total, moved, behind } = bulletin
  const { year } = words.plan.plan
  const about = aboutText(bulletin, words)
  const lagging = behind.reduce((sum, it) => sum + it.items.length, 0)
  return {
    mark: DRAFT,
    title: `${about}周调度情况（${dayText(spec.today, year)}）`,
    number: null,
    to:
      spec.campaign === null
        ? `各${campaignWord(words.plan)}专班办公室`
        : officeCalled(words.plan.officeOf(spec.campaign)),
    blocks: [
      text(
        `${asOfText(bulletin)}，共${total.total}项指标：${lightsText(total)}。${reportingText(bulletin)}。`,
      ),
      part(1, `本周进展（${moved.length}项）`),
      ...(moved.length === 0
        ? [text('近7天没有新报数据。')]
        : moved.map((it, at) => item(at + 1, movedLine(it, words)))),
      part(2, `滞后情况（${lagging}项）`),
      ...behindBlocks(bulletin, words),
      part(3, '近期须报'),
      ...dueBlocks(bulletin, words, '未来7天没有须报的事项。'),
      part(4, `到期未报（${itemsIn(bulletin.owed)}项）`),
      ...owedBlocks(bulletin, words),
    ],
    signature: null,
    annexes: detailAnnex(bulletin, words),
  }
}

/** Asks for reasons; carries no expected value, for a figure is to be what it is (统计法). */
export function supervisionPaper(bulletin: Bulletin, words: WordsContext): Paper {
  const { spec, total, behind } = bulletin
  const { year } = words.plan.plan
  const about = aboutText(bulletin, words)
  const lagging = behind.reduce((sum, it) => sum + it.items.length, 0)
  const asks =
    lagging === 0
      ? []
      : [text('请就上列滞后事项逐项说明原因、措施、预计赶上日期和需协调事项；按实际情况填写。')]
  return {
    mark: DRAFT,
    title: `${about}滞后和逾期事项督导提示（${dayText(spec.today, year)}）`,
    number: null,
    to: spec.unit === null ? '各责任单位' : `${spec.unit}主要负责人`,
    blocks: [
      text(
        `${asOfText(bulletin)}，由贵单位负责的指标共${total.total}项：${lightsText(total)}。${reportingText(bulletin)}。`,
      ),
      part(1, `滞后事项（${lagging}项）`),
      ...behindBlocks(bulletin, words),
      part(2, `到期未报事项（${itemsIn(bulletin.owed)}项）`),
      ...owedBlocks(bulletin, words),
      part(3, '近期须报'),
      ...dueBlocks(bulletin, words, '未来14天没有须报的事项。'),
      ...asks,
    ],
    signature: null,
    annexes: detailAnnex(bulletin, words),
  }
}

/** 发个表给我 gives this table. */
function detailAnnex(bulletin: Bulletin, words: WordsContext): Paper['annexes'] {
  return [
    {
      title: '指标完成情况明细表',
      note: `${planText(words)}，${asOfText(bulletin)}。“—”为无数据，不等于0。`,
      table: detailTable(bulletin, words),
      landscape: true,
    },
  ]
}

/** `…：一季度增长6.8%，略滞后（上期1—2月增长6.5%，滞后）`. */
function movedLine({ judgement, before }: Moved, words: WordsContext): string {
  const indicator = words.plan.indicator(judgement.indicator)
  const { year } = words.plan.plan
  const earlier =
    before === null
      ? '本年首次报送'
      : `上期${figureText(indicator, before.figure, year)}，${LIGHT_WORDS[before.light]}`
  return `${standLine(judgement, words)}（${earlier}）。`
}

function behindBlocks({ behind, spec }: Bulletin, words: WordsContext): Block[] {
  if (behind.length === 0) return [text('没有判为滞后的指标。无数据不等于不滞后。')]
  if (spec.unit !== null)
    return behind.flatMap(({ items }) =>
      items.map((it, at) => item(at + 1, behindLine(it, words, spec.today))),
    )
  return behind.flatMap((of, at) => [
    section(at + 1, behindHead(of)),
    ...of.items.map((it, index) => item(index + 1, behindLine(it, words, spec.today))),
  ])
}

/** Of one unit each thing by itself, else by unit. */
function owedBlocks({ owed, spec }: Bulletin, words: WordsContext): Block[] {
  if (owed.length === 0) return [text('没有到期未报的事项。')]
  if (spec.unit === null) return owed.map((it, at) => item(at + 1, owedLine(it, words)))
  const { year } = words.plan.plan
  return owed
    .flatMap((it) => it.items)
    .map(({ duty, due, extended }, at) =>
      item(
        at + 1,
        `${dutyText(duty, words, `应于${dayText(due, year)}${extended ? '（已延期）' : ''}前报送`)}。`,
      ),
    )
}

function dueBlocks({ due, extended }: Bulletin, words: WordsContext, none: string): Block[] {
  // What was put off for longer is said all the same: nobody takes it for forgotten.
  const later = extended.flatMap(({ unit, items }) => {
    const far = items.filter(
      (it) => !due.some((of) => of.unit === unit && of.items.some((near) => near.duty === it.duty)),
    )
    return far.length === 0 ? [] : [{ unit, items: far }]
  })
  const put =
    later.length === 0
      ? []
      : [text('已批准延期：'), ...later.map((it, at) => item(at + 1, dueLine(it, words)))]
  if (due.length === 0) return [text(none), ...put]
  return [...due.map((it, at) => item(at + 1, dueLine(it, words))), ...put]
}
