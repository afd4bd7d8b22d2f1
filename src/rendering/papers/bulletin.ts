/**
 * 月通报 as a paper: 总体情况, 完成较好的情况, 滞后情况, 到期未报, 下一步要求, and three annexes. In the institutions'
 * order; 表扬 as well as 滞后; reasons only in the units' own words (skeleton of 宣城, 金寨; columns composed).
 */

import type { Bulletin } from '../../bulletins/bulletin.ts'
import { areaWord, campaignCalled, campaignWord, shortTitle } from '../../plan/own-words.ts'
import { share } from '../numbers.ts'
import type { WordsContext } from '../words/context.ts'
import { lightsText } from '../words/counts.ts'
import { type Block, item, type Paper, part, section, text } from './paper.ts'
import {
  aboutText,
  asOfText,
  behindHead,
  behindLine,
  DRAFT,
  dayMark,
  dueLine,
  itemsIn,
  owedLine,
  planText,
  praisedText,
  reportingText,
  standLine,
  whenText,
} from './pieces.ts'
import { countsTable, detailTable } from './tables.ts'

export interface Signed {
  readonly number: string
  /** The body that issues it. */
  readonly by: string
  /** The person who signed. */
  readonly signer: string
}

/** Indicators named under 完成较好的情况; all of them stand in the annex. */
const NAMED = 10

export function bulletinPaper(bulletin: Bulletin, words: WordsContext, signed: Signed | null): Paper {
  const { spec, total, leftOut } = bulletin
  const about = aboutText(bulletin, words)
  const which = spec.period === null ? '各指标取最近一期数据' : `各指标取${whenText(bulletin, words)}数据`
  const pending =
    spec.pending && total.pending > 0
      ? `含待审核数据${total.pending}项，以审核结果为准。`
      : leftOut > 0
        ? `另有${leftOut}项已报数据待审核，未计入。`
        : ''
  return {
    mark: signed === null ? DRAFT : null,
    title: `关于${whenText(bulletin, words)}${about}目标任务完成情况的通报${dayMark(bulletin, words)}`,
    number: signed === null ? null : `${signed.number}　签发人：${signed.signer}`,
    to: '各有关单位',
    blocks: [
      text(
        `现将${whenText(bulletin, words)}${about}目标任务完成情况通报如下（${asOfText(bulletin)}，${which}）：`,
      ),
      part(1, '总体情况'),
      text(`${wholeText(bulletin)}${pending}`),
      ...campaignBlocks(bulletin, words),
      part(2, '完成较好的情况'),
      ...goodBlocks(bulletin, words),
      part(3, '滞后情况'),
      ...behindBlocks(bulletin, words),
      part(4, '到期未报情况'),
      ...owedBlocks(bulletin, words),
      part(5, '下一步要求'),
      text(
        `请滞后指标的责任单位书面说明原因、措施、预计赶上日期和需协调事项；请到期未报的单位按实际填报；需要${areaWord(words.plan)}级层面协调的，由各${campaignWord(words.plan)}专班办公室汇总后报送。`,
      ),
    ],
    signature: { by: signed?.by ?? '（拟稿单位）', day: spec.today },
    annexes: annexesOf(bulletin, words),
  }
}

function wholeText(bulletin: Bulletin): string {
  const { total } = bulletin
  const good =
    total.judged === 0
      ? ''
      : `已评判${total.judged}项，其中达标和达序时进度${total.good}项，占${share(total.good / total.judged)}；滞后和略滞后${total.judged - total.good}项，占${share((total.judged - total.good) / total.judged)}。`
  return `共${total.total}项指标：${lightsText(total)}。${good}${reportingText(bulletin)}。`
}

function campaignBlocks({ campaigns }: Bulletin, words: WordsContext): Block[] {
  if (campaigns.length < 2) return []
  return campaigns.map(({ name, counts }, at) =>
    item(
      at + 1,
      `${campaignCalled(words.plan, name)}${officeText(name, words)}${counts.total}项：${lightsText(counts)}。`,
    ),
  )
}

/** `（专班办公室：市发改委）`; nothing where the plan names no office. */
function officeText(campaign: string, { plan }: WordsContext): string {
  const office = plan.officeOf(campaign)
  return office === null ? '' : `（专班办公室：${office}）`
}

function goodBlocks({ praised, good }: Bulletin, words: WordsContext): Block[] {
  const first = good.slice(0, NAMED)
  const rest = good.length - first.length
  return [
    text(
      praised.length === 0
        ? '已评判指标全部达标或达序时进度、且无到期未报的单位：暂无。'
        : `已评判指标全部达标或达序时进度、且无到期未报，予以表扬的单位：${praisedText(praised)}。`,
    ),
    ...(good.length === 0 ? [] : [text(`达标和达序时进度的指标${good.length}项：`)]),
    ...first.map((it, at) => {
      const owners = words.plan.indicator(it.indicator).owner_units.join('、')
      return item(at + 1, `${standLine(it, words)}（${owners}）。`)
    }),
    ...(rest === 0 ? [] : [text(`其余${rest}项见附件3。`)]),
  ]
}

function behindBlocks({ behind, spec }: Bulletin, words: WordsContext): Block[] {
  if (behind.length === 0) return [text('暂无判为滞后的指标。无数据不等于不滞后。')]
  return behind.flatMap((of, at) => [
    section(at + 1, behindHead(of)),
    ...of.items.map((it, index) => item(index + 1, behindLine(it, words, spec.today))),
  ])
}

function owedBlocks({ owed, extended }: Bulletin, words: WordsContext): Block[] {
  const later =
    extended.length === 0
      ? []
      : [
          text(
            `已批准延期、不计入到期未报的${itemsIn(extended)}项：${extended.map((it) => dueLine(it, words).replace(/。$/, '')).join('；')}。`,
          ),
        ]
  if (owed.length === 0) return [text('无。'), ...later]
  return [
    text(`到期未报${itemsIn(owed)}项，涉及${owed.length}个单位：`),
    ...owed.map((it, at) => item(at + 1, owedLine(it, words))),
    ...later,
  ]
}

function annexesOf(bulletin: Bulletin, words: WordsContext): Paper['annexes'] {
  const { campaigns, units, total } = bulletin
  const note = `${planText(words)}，${asOfText(bulletin)}。占比按各项分别四舍五入，未作机械调整。`
  return [
    {
      title: `${shortTitle(words.plan)}指标进展统计表`,
      note,
      table: countsTable(campaignWord(words.plan), campaigns, total),
      landscape: false,
    },
    {
      title: '各单位指标进展统计表',
      note: `${note}一项指标由几个单位负责的，计入首列单位；单位按机构序列排列。`,
      table: countsTable('单位', units, total),
      landscape: true,
    },
    {
      title: '指标完成情况明细表',
      note: `${planText(words)}，${asOfText(bulletin)}。“—”为无数据，不等于0；责任单位后注“推定”的，文件未写明。`,
      table: detailTable(bulletin, words),
      landscape: true,
    },
  ]
}
