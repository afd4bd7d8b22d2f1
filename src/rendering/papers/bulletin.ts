/**
 * 月通报 as a paper that a director signs: at most three pages of what is behind, whose, since when and what next, in the
 * order of 宣城, 金寨; 表扬 as well as 滞后; reasons only in the units' own words. Everything else is a table of its annexes.
 */

import type { Bulletin } from '../../bulletins/bulletin.ts'
import { areaWord, campaignWord, shortTitle } from '../../plan/own-words.ts'
import { share } from '../numbers.ts'
import type { WordsContext } from '../words/context.ts'
import { itemsAnnexes, itemsText, lateItems, troubledIn } from './items.ts'
import { annexesOf, behindBlocks, lagsIn, owedBlocks } from './lists.ts'
import { type Annex, type Block, item, type Paper, part, text } from './paper.ts'
import { aboutText, asOfText, DRAFT, dayMark, itemsIn, planText, praisedText, whenText } from './pieces.ts'
import { BODY_LINES, linesIn, named } from './space.ts'
import { countsTable, unitsTable } from './tables.ts'

export interface Signed {
  readonly number: string
  /** The body that issues it. */
  readonly by: string
  /** The person who signed. */
  readonly signer: string
}

/** Units that are praised by name. */
const PRAISED = 8
/** Units that a demand names. */
const NAMED = 6
/** What a list of units without a report may take. */
const OWED_LINES = 6
/** What late projects may take; each of them stands in the table. */
const ITEM_LINES = 10

export function bulletinPaper(bulletin: Bulletin, words: WordsContext, signed: Signed | null): Paper {
  const { spec } = bulletin
  const about = aboutText(bulletin, words)
  const which = spec.period === null ? '各指标取最近一期数据' : `各指标取${whenText(bulletin, words)}数据`
  const first: Block[] = [
    text(
      `现将${whenText(bulletin, words)}${about}目标任务完成情况通报如下（${asOfText(bulletin)}，${which}）：`,
    ),
    part(1, '总体情况'),
    text(wholeText(bulletin)),
    ...praiseBlocks(bulletin),
    part(2, `滞后情况（${lagsIn(bulletin.behind)}项）`),
  ]
  const projects = projectBlocks(bulletin, words)
  const at = projects.length === 0 ? 0 : 1
  const last: Block[] = [
    ...projects,
    part(3 + at, `到期未报（${itemsIn(bulletin.owed)}项）`),
    ...owedBlocks(bulletin, words, OWED_LINES),
    part(4 + at, '下一步要求'),
    ...nextBlocks(bulletin, words),
  ]
  return {
    mark: signed === null ? DRAFT : null,
    title: `关于${whenText(bulletin, words)}${about}目标任务完成情况的通报${dayMark(bulletin, words)}`,
    number: signed === null ? null : `${signed.number}　签发人：${signed.signer}`,
    to: '各有关单位',
    blocks: [
      ...first,
      ...behindBlocks(bulletin, words, BODY_LINES - linesIn(first) - linesIn(last)),
      ...last,
    ],
    signature: { by: signed?.by ?? '（拟稿单位）', day: spec.today },
    annexes: [
      ...countsAnnexes(bulletin, words),
      ...itemsAnnexes(bulletin, words),
      ...annexesOf(bulletin, words),
    ],
  }
}

/** The numbers that a director asks for; how each campaign stands is the first annex. */
function wholeText({ total, spec, leftOut }: Bulletin): string {
  const { lights, judged, good } = total
  const shareOf = (count: number) => share(count / judged)
  const unjudged = total.total - judged
  const stand =
    judged === 0
      ? '尚无可评判的数据'
      : `已评判${judged}项，其中达标${lights.met}项、达序时进度${lights.on_schedule}项，占${shareOf(good)}；略滞后${lights.slightly_behind}项、滞后${lights.behind}项，占${shareOf(judged - good)}`
  const rest =
    unjudged === 0
      ? ''
      : `其余${unjudged}项尚不能评判（无数据${lights.no_data}项、未到统计时点${lights.not_due}项${other('待裁定', lights.unruled)}${other('不可判', lights.not_judgeable)}）。`
  const pending =
    spec.pending && total.pending > 0
      ? `含待审核数据${total.pending}项，以审核结果为准。`
      : leftOut > 0
        ? `另有${leftOut}项已报数据待审核，未计入。`
        : ''
  return `共${total.total}项指标，已有数据${total.reported}项；${stand}。${rest}${pending}`
}

function other(word: string, count: number): string {
  return count === 0 ? '' : `、${word}${count}项`
}

/** Nothing where there are none, or where the paper was issued before there were any. */
function projectBlocks({ items, spec }: Bulletin, words: WordsContext): Block[] {
  if (items === undefined) return []
  return [
    part(3, `项目推进情况（${items.rows.length}个，滞后、逾期或受阻${troubledIn(items)}个）`),
    text(`${itemsText(items, spec.pending)}各项目见附件。`),
    ...lateItems(items, words, ITEM_LINES),
  ]
}

function praiseBlocks({ praised }: Bulletin): Block[] {
  if (praised.length === 0) return [text('已评判指标全部达标或达序时进度、且无到期未报的单位：暂无。')]
  const rest = praised.length > PRAISED ? `等${praised.length}个单位` : ''
  return [
    text(
      `已评判指标全部达标或达序时进度、且无到期未报，予以表扬的单位：${praisedText(praised.slice(0, PRAISED))}${rest}。`,
    ),
  ]
}

/** Of whom what is asked: no expected value is pressed on anybody (统计法). */
function nextBlocks(bulletin: Bulletin, words: WordsContext): Block[] {
  const { behind, owed, spec } = bulletin
  const of = (which: (it: (typeof behind)[number]['items'][number]) => boolean) =>
    behind.filter((it) => it.items.some(which)).map((it) => it.unit)
  const silent = of((it) => it.words === null)
  const broken = of((it) => it.words?.promised != null && it.words.promised < spec.today)
  const asks = [
    ...(behind.length === 0
      ? []
      : [
          silent.length === 0
            ? '滞后指标的责任单位按已说明的措施抓紧推进，情况有变化的及时补充说明。'
            : `请尚未说明滞后原因的${named(silent, NAMED, '个单位')}书面说明原因、措施、预计赶上日期和需协调事项。`,
        ]),
    ...(broken.length === 0
      ? []
      : [`请已过承诺日期仍滞后的${named(broken, NAMED, '个单位')}重新说明预计赶上日期。`]),
    ...(owed.length === 0 ? [] : ['请到期未报的单位按实际填报；不由本单位填报或需延期的，请说明。']),
    `需要${areaWord(words.plan)}级层面协调的，由各${campaignWord(words.plan)}专班办公室汇总后报送。`,
  ]
  return asks.map((it, at) => item(at + 1, it))
}

function countsAnnexes(bulletin: Bulletin, words: WordsContext): Annex[] {
  const { campaigns, units, total, spec } = bulletin
  const note = `${planText(words)}，${asOfText(bulletin)}。占比按各项分别四舍五入，未作机械调整。`
  const byUnit: Annex = {
    title: '各单位指标进展统计表',
    note: `${note}一项指标由几个单位负责的，计入首列单位；没有已评判指标的单位合并为一行。`,
    table: unitsTable(units, total),
    landscape: false,
  }
  return [
    {
      title: `${shortTitle(words.plan)}指标进展统计表`,
      note,
      table: countsTable(campaignWord(words.plan), campaigns, total),
      landscape: false,
    },
    ...(spec.unit === null && total.judged > 0 ? [byUnit] : []),
  ]
}
