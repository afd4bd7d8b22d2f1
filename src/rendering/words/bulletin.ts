/**
 * 通报 as the text of a message, in the order offices use: title, as of when, the whole with counts that add up, what
 * is reached, what is behind, what is not in. Marked 代拟稿; issuing is a person's act. 周调度 and 督导 as their papers.
 */

import type { Bulletin, OwedOf } from '../../bulletins/bulletin.ts'
import type { Change } from '../../bulletins/erratum.ts'
import type { Enclosure } from '../../conversation/turn/replies/enclosure.ts'
import type { BulletinReply, State } from '../../conversation/turn/replies/query.ts'
import type { Judgement } from '../../judging/judgement.ts'
import { campaignWord } from '../../plan/own-words.ts'
import { dayText, periodText, share } from '../numbers.ts'
import { paperOf, paperText } from '../papers/papers.ts'
import { reportingText } from '../papers/pieces.ts'
import type { WordsContext } from './context.ts'
import { lightsText } from './counts.ts'
import { LIGHT_WORDS } from './lights.ts'
import { lagLine } from './lists.ts'
import { listed } from './pages.ts'
import { standText } from './stand.ts'
import { valueText } from './standing.ts'

export function bulletinWords(reply: BulletinReply, words: WordsContext): string {
  const { bulletin, issued, enclosures, fileOnly, unfinished } = reply
  const files = enclosedText(enclosures)
  const paper = paperOf(bulletin, words)
  const changed = issued === null ? [] : [issuedText(issued, words)]
  const early =
    unfinished === undefined
      ? []
      : [`${periodText(unfinished, words.plan.plan.year)}尚未结束，以下按各指标最近一期数据代拟。`]
  if (fileOnly)
    return [
      ...early,
      `${paper.title}${issued === null ? '（代拟稿，未发送）' : ''}`,
      ...changed,
      ...files,
    ].join('\n')
  if (bulletin.spec.kind !== 'bulletin')
    return [paperText(paper), '以上为代拟稿，未发送任何单位。', ...files].join('\n')
  return [...early, ...draftLines(reply, words), ...changed, ...files].join('\n')
}

function draftLines({ bulletin, today }: BulletinReply, words: WordsContext): string[] {
  const { spec, total, campaigns, good, behind, owed } = bulletin
  const { plan } = words.plan
  const judged =
    total.judged === 0
      ? ''
      : `；已评判${total.judged}项，达标和达序时进度${total.good}项，占${share(total.good / total.judged)}`
  const lags = behind.flatMap((it) => it.items)
  return [
    `${paperOf(bulletin, words).title}（代拟稿，未发送）`,
    `（截至${plan.year === Number(today.slice(0, 4)) ? `${plan.year}年` : ''}${dayText(today, plan.year)}，各指标取${spec.period === null ? '最近一期' : '当期'}数据）`,
    `一、总体情况：共${total.total}项指标，${lightsText(total)}${judged}。${reportingText(bulletin)}。`,
    ...(campaigns.length > 1
      ? campaigns.map(({ name, counts }, at) => `${at + 1}.${name}${counts.total}项：${lightsText(counts)}`)
      : []),
    '二、进度较好的指标：',
    ...(good.length === 0
      ? ['暂无']
      : listed(
          good,
          (it, at) => {
            const indicator = words.plan.indicator(it.indicator)
            return `${at + 1}.${indicator.name}：${standText(stateOf(it), indicator, words, false)}；${indicator.owner_units.join('、')}`
          },
          { how: `可按${campaignWord(words.plan)}生成` },
        )),
    '三、滞后的指标：',
    ...(lags.length === 0
      ? ['暂无']
      : listed(lags, ({ judgement, since }, at) => lagLine({ state: stateOf(judgement), since }, at, words), {
          how: '可问“哪些滞后”',
        })),
    '四、到期未报：',
    ...(owed.length === 0
      ? ['无']
      : listed(owed, (it) => owedShort(it, bulletin, words), { how: '可问“谁没报”', of: '个单位' })),
    `以上为代拟稿，含待审核数据${total.pending}项，未经签发，未发送任何单位。`,
  ]
}

/** Names of a unit's figures in a chat; all of them stand in the document. */
const NAMED = 3

/** `市商务局12项：社会消费品零售总额增速；…等；文字进展2项`. */
function owedShort({ unit, items }: OwedOf, { spec }: Bulletin, words: WordsContext): string {
  const { year } = words.plan.plan
  const figures = items.flatMap(({ duty }) => ('indicator' in duty ? [duty] : []))
  const named = figures.slice(0, NAMED).map(({ indicator, period }) => {
    const { name } = words.plan.indicator(indicator)
    return spec.period === null ? `${name}（${periodText(period, year)}）` : name
  })
  const told = items.length - figures.length
  const parts = [
    ...(figures.length === 0 ? [] : [`${named.join('；')}${figures.length > NAMED ? '等' : ''}`]),
    ...(told === 0 ? [] : [`文字进展${told}项`]),
  ]
  return `${unit}${items.length}项：${parts.join('；')}`
}

function stateOf(judgement: Judgement): State {
  return { indicator: judgement.indicator, judgement, without: null }
}

/** That this paper was issued already, and what has changed in it since. */
export function issuedText(
  { number, changes }: { readonly number: string; readonly changes: readonly Change[] },
  words: WordsContext,
): string {
  if (changes.length === 0) return `该通报已签发（${number}），签发后数据没有变化。`
  return [
    `该通报已签发（${number}），签发后有${changes.length}处变化，须以更正件说明：`,
    ...changes.slice(0, 10).map((it, at) => `${at + 1}.${changeLine(it, words)}`),
  ].join('\n')
}

/** `社会消费品零售总额增速：一季度增长6.8%（略滞后）更正为增长7.2%（达标）`. */
export function changeLine({ indicator: id, was, now, returned }: Change, words: WordsContext): string {
  const indicator = words.plan.indicator(id)
  const light = (it: { light: keyof typeof LIGHT_WORDS | null }) =>
    it.light === null ? '' : `（${LIGHT_WORDS[it.light]}）`
  const period = periodText(was.figure.period, words.plan.plan.year)
  const after =
    now === null ? (returned ? '已退回' : '已撤回') : `更正为${valueText(indicator, now.figure)}${light(now)}`
  return `${indicator.name}：${period}${valueText(indicator, was.figure)}${light(was)}${after}`
}

/** What is enclosed, and where it goes. */
export function enclosedText(enclosures: readonly Enclosure[]): string[] {
  const names = enclosures.flatMap((it) =>
    it.type === 'chart' || it.as === 'png' ? [] : [FILE_NAMES[it.as]],
  )
  if (names.length === 0) return []
  return [`附：${names.join('、')}。`]
}

const FILE_NAMES = { docx: 'Word文档', xlsx: 'Excel表格' } as const
