/** Words about urging: who would get it and who got it, who was urged before, and what is not sent at all. */

import type { UrgedReply, UrgingReply } from '../../conversation/turn/replies/reminder.ts'
import { wholeWord } from '../../plan/own-words.ts'
import { momentText } from '../numbers.ts'
import type { WordsContext } from './context.ts'
import { nextText } from './counts.ts'
import { examplesOf } from './examples.ts'
import { lagLine, scopeText } from './lists.ts'
import { listed } from './pages.ts'
import { dutyText } from './reminder.ts'
import { nounOf, previewBubbles, reachText, sentOf, whomText } from './urge-preview.ts'

export function urgingWords(reply: UrgedReply | UrgingReply, words: WordsContext): string {
  switch (reply.type) {
    case 'urged':
      return urgedWords(reply, words)
    case 'urge.past':
      return pastWords(reply, words)
    case 'urge.explanation':
      return explanationWords(reply, words)
    case 'urge.cannot':
      return cannotWords(reply, words)
  }
}

/** Who gets what, once it is on its way, or why nobody does. Whoever gets it stands first. */
function urgedWords(reply: UrgedReply, words: WordsContext): string {
  const { scope, stage, units, next } = reply
  const where = scopeText(scope, words)
  if (stage === 'nothing' || units.length === 0) {
    const then = nextText(next, words)
    return [`${where}没有到期未报的事项，无须催报。`, ...(then === null ? [] : [then])].join('\n')
  }
  if (stage === 'preview') return previewBubbles(reply, words).join('\n')
  const sent = sentOf(units)
  const head = sent.length === 0 ? `本次没有发出${nounOf(reply)}：` : `已安排向${reachText(reply, words)}：`
  const line = (it: UrgedReply['units'][number], number: number) => {
    const before = it.before > 0 && !it.again ? `；另有${it.before}项今日已催报过，不重复发送` : ''
    return `${number + 1}.${it.unit}（${whomText(it)}）：${dutiesText(it.duties, words)}${before}`
  }
  const rest = units.slice(sent.length)
  const names = (it: UrgedReply['units'][number]) => `${it.unit}（${it.people.join('、')}）`
  // Nobody to whom something goes is left out: where their lists are too long, their names stand.
  const shown = listed(sent, line, { how: '可按单位催', of: '个单位', bytes: SENT_BYTES })
  const listedAll = sent.length === 0 || shown.length === sent.length
  const first = listedAll
    ? shown
    : [
        ...shown.slice(0, -1),
        `另发给：${sent
          .slice(shown.length - 1)
          .map(names)
          .join('；')}`,
      ]
  const others = listed(rest, (it, number) => line(it, sent.length + number), {
    how: '可按单位催',
    of: '个单位',
    bytes: sent.length === 0 ? SENT_BYTES : REST_BYTES,
  })
  return [head, ...first, ...others].join('\n')
}

const SENT_BYTES = 1000
const REST_BYTES = 400

function dutiesText(duties: UrgedReply['units'][number]['duties'], words: WordsContext): string {
  const items = duties.slice(0, 3).map((it) => dutyText(it, words))
  return `${items.join('；')}${duties.length > 3 ? `等${duties.length}项` : ''}`
}

/** 商务局催过几次了: how often, when, by whom, for what. */
function pastWords(
  { scope, urges, may }: Extract<UrgingReply, { type: 'urge.past' }>,
  words: WordsContext,
): string {
  const { year } = words.plan.plan
  const where = scopeText(scope, words)
  const [last] = urges
  const planned = '按计划自动发送的填报提醒不计在内。'
  if (last === undefined) {
    const how = may ? `要催报可说“催一下${scope.unit ?? examplesOf(words).unit}”。` : ''
    return `${where === '' ? '' : `${where}：`}没有催报过的记录。${planned}${how}`
  }
  const line = ({ at, by, units }: (typeof urges)[number], number: number) => {
    const what =
      scope.unit === null
        ? `${units[0]?.unit ?? ''}${units.length > 1 ? `等${units.length}个单位` : ''}${units.reduce((sum, it) => sum + it.duties.length, 0)}项`
        : dutiesText(
            units.flatMap((it) => it.duties),
            words,
          )
    return `${number + 1}.${momentText(at, year)}，${by}：${what}`
  }
  return [
    `${where}催报过${urges.length}次，最近一次是${momentText(last.at, year)}，由${last.by}催报：`,
    ...listed(urges, line, { how: `可按单位问，如“${examplesOf(words).unit}催过几次”`, of: '次' }),
    planned,
  ].join('\n')
}

function explanationWords(
  { scope, lags }: Extract<UrgingReply, { type: 'urge.explanation' }>,
  words: WordsContext,
): string {
  const where = scopeText(scope, words)
  const urge = `数据到期未报的，可说“催一下${scope.unit ?? examplesOf(words).unit}”。`
  if (lags.length === 0)
    return `没有发送：${where}目前没有判为滞后的指标，无须报滞后说明（无数据不等于不滞后）。${urge}`
  return [
    `没有发送：${where}目前滞后、略滞后${lags.length}项，均已有本期的滞后说明：`,
    ...listed(lags, (it, at) => lagLine(it, at, words), {
      how: `可问“${scope.unit ?? wholeWord(words.plan)}哪些滞后”`,
    }),
    urge,
  ].join('\n')
}

function cannotWords(
  { why, unit }: Extract<UrgingReply, { type: 'urge.cannot' }>,
  words: WordsContext,
): string {
  const example = `“催一下${unit ?? examplesOf(words).unit}”`
  return why === 'stop'
    ? `没有催报，也没有改动任何提醒。${unit ?? '其他单位'}的填报提醒由计划安排，不能由他人停止；该单位填报后自动停止。只想停发给您本人的，请回复“暂停提醒”。`
    : `没有发送。系统只按您的要求催报到期未报的事项，不代发表扬、感谢、慰问、会议通知等。要催报请说${example}；要通报请说“起草通报”。`
}
