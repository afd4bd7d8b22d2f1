/** 周调度 to a campaign's office, and 双周督导 to a unit's head: what moved, what is behind, what is due. */

import type { Bulletin, Moved } from '../../bulletins/bulletin.ts'
import { campaignWord, officeCalled } from '../../plan/own-words.ts'
import { dayText } from '../numbers.ts'
import type { WordsContext } from '../words/context.ts'
import { judgedText } from '../words/counts.ts'
import { LIGHT_WORDS } from '../words/lights.ts'
import { dutyText } from '../words/reminder.ts'
import { figureText } from '../words/standing.ts'
import { dispatchItems, itemsAnnexes, lateItems, troubledIn } from './items.ts'
import { annexesOf, behindBlocks, dueBlocks, IN_ANNEX, lagsIn, owedBlocks } from './lists.ts'
import { type Block, item, type Paper, part, text } from './paper.ts'
import { aboutText, asOfText, DRAFT, itemsIn, reportingText, standLine } from './pieces.ts'
import { BODY_LINES, linesIn, within } from './space.ts'

/** Lines of the body for each list but that of the lags, which has what they leave. */
const LINES = { moved: 14, due: 6, owed: 14 } as const
/** The same where projects stand before them: the plan's weekly dispatch is of these. */
const BESIDE_ITEMS = { moved: 4, due: 2, owed: 3 } as const
/** Of 督导, for what is late of a unit's lists. */
const LATE_ITEMS = 10

export function dispatchPaper(bulletin: Bulletin, words: WordsContext): Paper {
  const { spec, moved, behind, items } = bulletin
  const { year } = words.plan.plan
  const about = aboutText(bulletin, words)
  const room = items === undefined ? LINES : BESIDE_ITEMS
  const projects =
    items === undefined
      ? []
      : [part(1, `项目调度（${items.rows.length}个）`), ...dispatchItems(items, words, spec.pending)]
  const at = items === undefined ? 0 : 1
  const progress =
    moved.length === 0
      ? [text('近7天没有新报数据。')]
      : within(
          moved.map((it, at) => item(at + 1, movedLine(it, words))),
          room.moved,
          (rest) => `其余${rest}项${IN_ANNEX}。`,
        )
  const first = [
    ...projects,
    // Below a part of its own the sentence needs one as well.
    ...(at === 0 ? [] : [part(2, '指标进展')]),
    text(`${asOfText(bulletin)}，共${bulletin.total.total}项指标：${standText(bulletin)}`),
    part(1 + 2 * at, `本周${at === 0 ? '' : '新报指标'}进展（${moved.length}项）`),
    ...progress,
    part(2 + 2 * at, `滞后情况（${lagsIn(behind)}项）`),
  ]
  const due = [
    part(3 + 2 * at, '近期须报'),
    ...dueBlocks(bulletin, words, room.due, '未来7天没有须报的事项。'),
  ]
  const last = [
    ...due,
    part(4 + 2 * at, `到期未报（${itemsIn(bulletin.owed)}项）`),
    ...owedBlocks(bulletin, words, owedLines(bulletin, words, [...first, ...due], room.owed)),
  ]
  return {
    mark: DRAFT,
    title: `${about}周调度情况（${dayText(spec.today, year)}）`,
    number: null,
    to:
      spec.campaign === null
        ? `各${campaignWord(words.plan)}专班办公室`
        : officeCalled(words.plan.officeOf(spec.campaign)),
    blocks: [...first, ...lagging(bulletin, words, [...first, ...last]), ...last],
    signature: null,
    annexes: [...itemsAnnexes(bulletin, words), ...annexesOf(bulletin, words)],
  }
}

/** Asks for reasons; carries no expected value, for a figure is to be what it is (统计法). */
export function supervisionPaper(bulletin: Bulletin, words: WordsContext): Paper {
  const { spec, behind, items } = bulletin
  const { year } = words.plan.plan
  const about = aboutText(bulletin, words)
  const listed =
    items === undefined || troubledIn(items) === 0
      ? []
      : [
          part(4, `清单事项滞后、逾期或受阻（${troubledIn(items)}项）`),
          ...lateItems(items, words, LATE_ITEMS),
        ]
  const asks =
    behind.length + listed.length === 0
      ? []
      : [text('请就上列滞后事项逐项说明原因、措施、预计赶上日期和需协调事项；按实际情况填写。')]
  const { total } = bulletin
  const whole = spec.unit === null ? `共${total.total}项指标` : `由贵单位负责的指标共${total.total}项`
  const first = [
    text(`${asOfText(bulletin)}，${whole}：${standText(bulletin)}`),
    part(1, `滞后事项（${lagsIn(behind)}项）`),
  ]
  const due = [part(3, '近期须报'), ...dueBlocks(bulletin, words, LINES.due, '未来14天没有须报的事项。')]
  const left = owedLines(bulletin, words, [...first, ...due, ...listed, ...asks], LINES.owed)
  const last = [
    part(2, `到期未报事项（${itemsIn(bulletin.owed)}项）`),
    ...(spec.unit === null ? owedBlocks(bulletin, words, left) : ownOwed(bulletin, words, left)),
    ...due,
    ...listed,
    ...asks,
  ]
  return {
    mark: DRAFT,
    title: `${about}滞后和逾期事项督导提示（${dayText(spec.today, year)}）`,
    number: null,
    to: spec.unit === null ? '各责任单位' : `${spec.unit}主要负责人`,
    blocks: [...first, ...lagging(bulletin, words, [...first, ...last]), ...last],
    signature: null,
    annexes: [...annexesOf(bulletin, words), ...(listed.length === 0 ? [] : itemsAnnexes(bulletin, words))],
  }
}

/** What the lags do not need of the body is for what is not in. */
function owedLines(bulletin: Bulletin, words: WordsContext, others: readonly Block[], least: number): number {
  const lags = linesIn(behindBlocks(bulletin, words, Number.POSITIVE_INFINITY))
  // The head of its own part.
  return Math.max(least, BODY_LINES - linesIn(others) - lags - 1)
}

function lagging(bulletin: Bulletin, words: WordsContext, others: readonly Block[]): Block[] {
  return behindBlocks(bulletin, words, BODY_LINES - linesIn(others))
}

/** `滞后3项、达标2项，其余16项尚不能评判。已有数据5项，到期未报2项。` */
function standText(bulletin: Bulletin): string {
  return `${judgedText(bulletin.total)}。${reportingText(bulletin)}。`
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

/** Of one unit each thing by itself, with the day by which it was to be in. */
function ownOwed({ owed }: Bulletin, words: WordsContext, left: number): Block[] {
  if (owed.length === 0) return [text('没有到期未报的事项。')]
  const { year } = words.plan.plan
  const lines = owed
    .flatMap((it) => it.items)
    .map(({ duty, due, extended }, at) =>
      item(
        at + 1,
        `${dutyText(duty, words, `应于${dayText(due, year)}${extended ? '（已延期）' : ''}前报送`)}。`,
      ),
    )
  return within(lines, left, (rest) => `其余${rest}项${IN_ANNEX}。`)
}
