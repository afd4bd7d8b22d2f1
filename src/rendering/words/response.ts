/** Answers to a reminder that report nothing, in words. */

import type { ResponseReply } from '../../conversation/turn/replies/response.ts'
import type { Disclaimer } from '../../ledger/responses.ts'
import type { Duty } from '../../ledger/revision.ts'
import { officeCalled } from '../../plan/own-words.ts'
import type { WordsContext } from './context.ts'
import { type Examples, examplesOf } from './examples.ts'
import { dutyText, weekdayText } from './reminder.ts'

/** Of a list in a sentence; a digest has them all. */
const NAMED = 5

export function responseWords(reply: ResponseReply, words: WordsContext): string {
  switch (reply.type) {
    case 'response.known':
      return knownWords(reply, words)
    case 'response.unchanged':
      return unchangedWords(reply, words)
    case 'response.cannot':
      return cannot(examplesOf(words))[reply.why]
    case 'disclaimer.asked':
      return [
        `已将“非本单位”的说明（${reply.number}号）转${reply.offices.map(officeCalled).join('、')}核定：`,
        ...reply.duties.map((it, at) => `${at + 1}.${dutyText(it, words)}`),
        '同意之前仍按原安排提醒。',
      ].join('\n')
    case 'disclaimer.list':
      return reply.open.length === 0
        ? '没有待核定的“非本单位”说明。'
        : [
            `待核定的“非本单位”说明${reply.open.length}件：`,
            ...reply.open.map((it) => `${numberOf(it)}号 ${lineOf(it, words)}`),
            '回复“同意非本单位 编号”或“不同意非本单位 编号 原因”。',
          ].join('\n')
    case 'disclaimer.none':
      return reply.number === null
        ? '没有待您核定的“非本单位”说明。'
        : `没有待您核定的${reply.number}号“非本单位”说明。`
    case 'disclaimer.decided':
      return [
        `${reply.agreed ? '已同意' : '未同意'}${numberOf(reply.disclaimer)}号：${lineOf(reply.disclaimer, words)}。将通知${reply.disclaimer.unit}。`,
        ...(reply.agreed
          ? [
              `本期及以后各期不再就此提醒${reply.disclaimer.unit}；请另行明确填报单位，并由管理员更新责任单位。`,
            ]
          : []),
      ].join('\n')
    case 'disclaimer.told_office':
      return [
        `【非本单位】${reply.number}号：${lineOf(reply.disclaimer, words)}`,
        `回复“同意非本单位 ${reply.number}”或“不同意非本单位 ${reply.number} 原因”；答复前仍提醒该单位。`,
      ].join('\n')
    case 'disclaimer.told': {
      const what = reply.disclaimer.duties.map((it) => dutyText(it, words)).join('；')
      const why = reply.reason === null ? '' : `：${reply.reason}`
      return reply.agreed
        ? `【非本单位】${numberOf(reply.disclaimer)}号已同意，今后不再就此提醒贵单位：${what}`
        : `【非本单位】${numberOf(reply.disclaimer)}号未同意${why}，请仍按原安排报送：${what}`
    }
  }
}

function knownWords(
  { held, overdue }: Extract<ResponseReply, { type: 'response.known' }>,
  words: WordsContext,
): string {
  const { year } = words.plan.plan
  return [
    ...(held.length === 0 ? [] : ['已记录“已知悉”（不代表已报送）：']),
    ...held.map(({ duty, due }, at) => `${at + 1}.${dutyText(duty, words)}，${weekdayText(due, year)}前报送`),
    ...(held.length === 0
      ? []
      : ['截止日之前不再自动提醒；过期未报的，仍按规定提醒单位负责人和专班办公室。']),
    ...(overdue.length === 0
      ? []
      : [`已过报送日期${overdue.length}项，请尽快按实际填报：${someOf(overdue, words)}`]),
  ].join('\n')
}

function unchangedWords(
  { tasks, figures }: Extract<ResponseReply, { type: 'response.unchanged' }>,
  words: WordsContext,
): string {
  const titles = tasks.map((id) => `“${words.plan.task(id).title}”`)
  return [
    ...(tasks.length === 0 ? [] : [`已登记任务进展：${titles.join('、')}，无变化（自报）。`]),
    ...(figures.length === 0
      ? []
      : [
          `数据类指标不登记“无变化”，请按实际填报本期数值（与上期相同也请写出数值）：${someOf(figures, words)}`,
        ]),
  ].join('\n')
}

type Why = Extract<ResponseReply, { type: 'response.cannot' }>['why']

const cannot = ({ first }: Examples): Readonly<Record<Why, string>> => ({
  no_reason: '请写明原因，如“非本单位 原因：该数据由统计部门发布”。没有提交。',
  nothing_named: `请引用提醒消息回复，或写明指标，如“${first}非本单位 原因：……”。没有提交。`,
  not_asked: '该事项没有要求贵单位填报，无须说明。',
  no_unit: '您尚未绑定单位，不能代单位答复提醒；可回复“绑定”办理。',
  promise_passed:
    '承诺到期提醒不需要回执。请按实际说明进展和新的预计赶上日期，如“预计X月底赶上 原因：…… 措施：……”。',
  nothing_open: '没有找到贵单位待报的事项，未作登记。请引用提醒消息回复，或写明任务名称。',
})

function someOf(duties: readonly Duty[], words: WordsContext): string {
  const named = duties.slice(0, NAMED).map((it) => dutyText(it, words))
  return `${named.join('；')}${duties.length > NAMED ? `等${duties.length}项` : ''}`
}

function lineOf({ unit, duties, reason }: Disclaimer, words: WordsContext): string {
  return `${unit}称${duties.map((it) => dutyText(it, words)).join('；')}非本单位填报，原因：${reason}`
}

function numberOf({ id }: Disclaimer): string {
  return id.split('.')[0] ?? id
}
