/** 签发, 征求意见 and what comes of them. */

import type { PaperReply } from '../../conversation/turn/replies/paper.ts'
import { campaignWord } from '../../plan/own-words.ts'
import { dayText, periodText } from '../numbers.ts'
import { FORMS } from '../papers/letter.ts'
import { paperOf } from '../papers/papers.ts'
import { behindLine } from '../papers/pieces.ts'
import { changeLine, enclosedText } from './bulletin.ts'
import type { WordsContext } from './context.ts'
import { lightsText } from './counts.ts'
import { listed } from './pages.ts'
import { dutyText } from './reminder.ts'

export function paperWords(reply: PaperReply, words: WordsContext): string {
  switch (reply.type) {
    case 'paper.preview':
      return previewWords(reply, words)
    case 'paper.issued':
      return [
        `已签发：${reply.number} ${paperOf(reply.bulletin, words).title}。`,
        '台账已记签发人和时间；文件原样留存，以后索取均为同一份。发送给哪些单位由您决定，系统不自动发送。',
        ...enclosedText(reply.enclosures),
      ].join('\n')
    case 'paper.cannot':
      return cannotWords(reply)
    case 'paper.consulted': {
      const { period, reached, unreached } = reply
      const of = period === null ? '' : `${periodText(period, words.plan.plan.year)}`
      return [
        `${of}通报代拟稿已征求意见：${reached.length === 0 ? '没有能送达的单位' : `已发${reached.length}个单位负责人或联络员（${reached.join('、')}）`}。`,
        ...(unreached.length === 0
          ? []
          : [`名册中没有可送达人员的单位${unreached.length}个：${unreached.join('、')}，请另行联系。`]),
        '各单位回复“无意见”或“意见：……”，签发前预览时列出。',
      ].join('\n')
    }
    case 'paper.register':
      return registerWords(reply, words)
    case 'paper.asked':
      return askedWords(reply, words)
    case 'paper.opinion':
      return `已记录${reply.unit}的意见：“${reply.words}”。签发前会列给签发人。`
  }
}

function previewWords(reply: Extract<PaperReply, { type: 'paper.preview' }>, words: WordsContext): string {
  const { bulletin, number, code, changes, asked, opinions, enclosures } = reply
  const { total, leftOut } = bulletin
  const left = leftOut === 0 ? '' : `另有${leftOut}项已报数据待审核，未计入；如需计入请先审核。`
  const waiting = asked.filter((unit) => !opinions.some((it) => it.unit === unit))
  return [
    `签发预览：${number} ${paperOf(bulletin, words).title}`,
    `共${total.total}项指标：${lightsText(total)}。只用已审核数据。${left}`,
    ...(changes.length === 0
      ? []
      : ['本件为更正件，更正如下：', ...changes.map((it, at) => `${at + 1}.${changeLine(it, words)}`)]),
    ...(asked.length === 0
      ? ['未征求意见。']
      : [`已征求${asked.length}个单位意见，${opinions.length}条回复。`]),
    ...opinions.map((it) => `· ${it.unit}：“${it.words}”`),
    ...(waiting.length === 0 ? [] : [`尚未回复：${waiting.join('、')}`]),
    `核对无误请回复“签发 ${code}”；数据如有变化，校验码随之改变，须重新预览。`,
    ...enclosedText(enclosures),
  ].join('\n')
}

const KINDS = { bulletin: '通报', dispatch: '周调度', supervision: '督导提示' } as const

/** `通报2025年第3期（全部攻坚一季度），4月20日签发`. */
export function issuedText({ number, kind, campaign, period, day }: Issued, words: WordsContext): string {
  const { year } = words.plan.plan
  const when = period === null ? '' : periodText(period, year)
  return `${KINDS[kind]}${number}（${campaign ?? `全部${campaignWord(words.plan)}`}${when}），${dayText(day, year)}签发`
}

type Issued = Extract<PaperReply, { type: 'paper.register' }>['bulletins'][number]

function registerWords(
  { of, back, bulletins, letters }: Extract<PaperReply, { type: 'paper.register' }>,
  words: WordsContext,
): string {
  const { year } = words.plan.plan
  const what = of === 'bulletins' ? '通报' : of === 'letters' ? '函件' : '通报和函件'
  const lines = [
    ...bulletins.map((it) => issuedText(it, words)),
    ...letters.map((it) => `${FORMS[it.form]}${it.number}（${it.unit}），${dayText(it.day, year)}签发`),
  ]
  if (lines.length === 0) {
    const none = `目前没有签发过${what}。`
    return back
      ? `${none}代拟稿未签发、未发送任何单位，无须撤回。`
      : `${none}代拟稿须由督查室或市领导在单聊中回复“签发”才算签发。`
  }
  const list = listed(lines, (it, at) => `${at + 1}.${it}`, { of: '份', how: '可按通报、函件分开问' })
  const how =
    '已签发的不撤回、不改动：内容有误或数据变化的，更正数据并审核后重新签发，即出更正件，写明改了什么。'
  return [...(back ? [how] : []), `已签发${what}${lines.length}份：`, ...list].join('\n')
}

const CANNOT: Readonly<Record<Extract<PaperReply, { type: 'paper.cannot' }>['why'], string>> = {
  unfinished: '该时期尚未结束，没有可签发或征求意见的通报。可先发“生成通报”，按最近一期数据代拟。',
  no_draft: '没有可签发或征求意见的通报。请先发“生成三月份通报”看稿，或直接写“签发三月份通报”。',
  stale: '校验码与现在的内容不符：预览之后数据有变化，或不是这份通报。没有签发，请核对新的预览。',
  in_room: '签发和征求意见请在单聊中进行。',
  issue_forbidden: '通报由督查室或市领导在单聊中签发，您可以生成代拟稿。',
  consult_forbidden: '征求意见由专班办公室、督查室或市领导在单聊中发起。',
  nobody_named: '这份通报没有点到滞后或未报的单位，无须征求意见。',
  nothing_open: '目前没有征求贵单位意见的通报。',
  no_words: '请写明意见，例如“意见：一季度数为快报数，以统计局核实为准”。',
  other_year:
    '该年度的计划没有载入，不能按现在的计划代拟或签发那一年的通报。请管理员在 plan.json 的 previous 中写明上年计划的文件夹。',
  unchanged: '这份通报已签发，签发后数据没有变化，不重复签发。',
}

function cannotWords({ why, number }: Extract<PaperReply, { type: 'paper.cannot' }>): string {
  return number === null ? CANNOT[why] : `${CANNOT[why]}（${number}）`
}

/** A unit sees its own part; no target and no expected value is pressed on it. */
function askedWords(
  { bulletin, unit }: Extract<PaperReply, { type: 'paper.asked' }>,
  words: WordsContext,
): string {
  const behind = bulletin.behind.flatMap((it) => (it.unit === unit ? it.items : []))
  const owed = bulletin.owed.flatMap((it) => (it.unit === unit ? it.items : []))
  return [
    `【征求意见】${paperOf(bulletin, words).title}（代拟稿）涉及${unit}的内容：`,
    ...listed(behind, (it, at) => `${at + 1}.${behindLine(it, words, bulletin.spec.today)}`, {
      how: '可问“我局哪些滞后”',
    }),
    ...(owed.length === 0
      ? []
      : [`到期未报${owed.length}项：${owed.map(({ duty }) => dutyText(duty, words)).join('、')}`]),
    '如数据有误，请按实际更正；请回复“无意见”或“意见：……”，原话列给签发人。',
  ].join('\n')
}
