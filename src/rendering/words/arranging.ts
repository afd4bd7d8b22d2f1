/** Words for everything about reminders: what goes out unasked, and what is arranged in chat. */

import { opened } from '../../base/verbatim.ts'
import type {
  ArrangedReply,
  ExtensionReply,
  ReminderReply,
  Wished,
} from '../../conversation/turn/replies/reminder.ts'
import type { OwnReminder } from '../../ledger/arrangements.ts'
import type { CadenceRule } from '../../plan/cadence.ts'
import type { Schedule } from '../../plan/schedule.ts'
import { dayText, momentText } from '../numbers.ts'
import type { WordsContext } from './context.ts'
import { digestWords, paperName } from './dispatch.ts'
import { examplesOf } from './examples.ts'
import { scopeText } from './lists.ts'
import { listed } from './pages.ts'
import { dutyText, operatorWords, ownWords, urgeWords, weekdayText } from './reminder.ts'
import { urgingWords } from './urging.ts'

export function reminderWords(reply: ReminderReply, words: WordsContext): string {
  switch (reply.type) {
    case 'digest':
      return digestWords(reply, words)
    case 'urge':
      return urgeWords(reply, words)
    case 'own':
      return ownWords(reply, words)
    case 'days_left': {
      const to = dayText(reply.to, words.plan.plan.year)
      if (reply.days < 0) return `${to}已过${-reply.days}天。`
      return reply.days === 0 ? `今天就是${to}。` : `距${to}还有${reply.days}天。`
    }
    case 'date': {
      const work = reply.workday ? '是工作日' : '不是工作日，到期日逢此日顺延或提前到工作日'
      const firm = reply.provisional ? '（放假安排未公布，暂按周一至周五推算）' : ''
      return `${weekdayText(reply.day, words.plan.plan.year)}，${work}${firm}。`
    }
    case 'watch':
    case 'calendar_missing':
      return operatorWords(reply, words)
    case 'urged':
    case 'urge.past':
    case 'urge.cannot':
    case 'urge.explanation':
      return urgingWords(reply, words)
    case 'reminder.set':
    case 'reminder.unclear':
    case 'reminder.list':
    case 'reminder.dropped':
    case 'reminder.which':
    case 'reminder.which_change':
    case 'reminder.changed':
    case 'reminder.paused':
    case 'reminder.resumed':
      return arrangedWords(reply, words)
    default:
      return extensionWords(reply, words)
  }
}

function arrangedWords(reply: ArrangedReply, words: WordsContext): string {
  const { year } = words.plan.plan
  switch (reply.type) {
    case 'reminder.set': {
      const { reminder, first, others } = reply
      return [
        `已设置提醒：${scheduleText(reminder.schedule, year)}，${matterText(reminder, words)}。`,
        first === null
          ? '今后没有符合条件的日期，请核对。'
          : `首次：${momentText(first.at.toISOString(), year)}${first.moved ? '（所说时间不在工作时间内，已移到工作时间）' : ''}；逢非工作日顺延或提前到工作日。`,
        ...(others
          ? [
              '届时把没报的单位和事项列给您本人；是否催报由您当天决定，回复“催一下……”即发出，系统不会自动催报。',
            ]
          : []),
        ...(reminder.what === 'report' ? ['届时已经报送的不再提醒。'] : []),
        '查看或取消：回复“我的提醒”“取消提醒”。',
      ].join('\n')
    }
    case 'reminder.unclear':
      return [
        `没有看出提醒的时间${reply.wish === null ? '' : `（“${shortened(opened(reply.wish))}”）`}，没有设置。`,
        `请说明什么时候提醒什么，例如“每月5号提醒我报${examplesOf(words).first}”“每周五下午三点提醒我看报送情况”“截止前2天提醒我”“4月20日上午十点提醒我”。`,
        ...ownLines(reply.own, words),
      ].join('\n')
    case 'reminder.list':
      return reply.own.length === 0
        ? '您没有设置自己的提醒。按计划的填报提醒照常发送；可说“每周五下午三点提醒我看报送情况”来设置。'
        : [
            '您设置的提醒：',
            ...numbered(reply.own, words),
            '取消请回复“取消提醒”加序号，如“取消提醒 1”。',
          ].join('\n')
    case 'reminder.dropped':
      return reply.dropped.length === 0
        ? '您没有设置自己的提醒，没有可取消的。如不想再收到填报提醒，可回复“暂停提醒”。'
        : ['已取消提醒：', ...numbered(reply.dropped, words)].join('\n')
    case 'reminder.which':
      return [
        '请问取消哪一个？请回复“取消提醒”加序号，或“取消全部提醒”。',
        ...numbered(reply.own, words),
      ].join('\n')
    case 'reminder.which_change':
      return [
        `请问哪一个改为“${opened(reply.to)}”？请回复序号，【取消】放弃；10分钟内有效`,
        ...numbered(reply.own, words),
      ].join('\n')
    case 'reminder.changed': {
      const { reminder, was, first } = reply
      return [
        `已修改提醒：${matterText(reminder, words)}，${scheduleText(was, year)}→${scheduleText(reminder.schedule, year)}。`,
        `下次：${momentText(first.at.toISOString(), year)}${first.moved ? '（所说时间不在工作时间内，已移到工作时间）' : ''}。查看或取消：回复“我的提醒”“取消提醒”。`,
      ].join('\n')
    }
    case 'reminder.paused':
      return [
        reply.until === null
          ? '已暂停发给您的提醒，回复“恢复提醒”即可恢复。'
          : `已暂停发给您的提醒，至${weekdayText(reply.until, year)}止，次日自动恢复。`,
        `暂停只对您本人有效：逾期未报的，仍按规定提醒单位负责人和专班办公室；${[...reply.stays.map((kind) => paperName({ kind, campaign: null })), '专班办公室、督查室的催报'].join('、')}照常送达。`,
      ].join('\n')
    case 'reminder.resumed':
      return reply.was ? '已恢复发给您的提醒。' : '提醒没有暂停，照常发送。'
  }
}

function extensionWords(reply: ExtensionReply, words: WordsContext): string {
  const { year } = words.plan.plan
  switch (reply.type) {
    case 'extension.asked':
      return [
        `已提交延期申请（${reply.number}号），待${reply.offices.map((it) => it ?? '专班办公室').join('、')}批准：`,
        ...reply.duties.map((it, at) => `${at + 1}.${dutyText(it, words)}`),
        `申请延期至${weekdayText(reply.until, year)}。批准前仍按原日期提醒。`,
      ].join('\n')
    case 'extension.cannot':
      return cannotText(reply, words)
    case 'extension.how': {
      const how = '申请延期请写明日期和原因，例如“延期到下周五 原因：数据待统计局核定”'
      if (reply.duties.length === 0) return `${how}。目前没有可申请延期的数据。`
      return [
        `${how}；只延一项的，前面写上名称。不写名称的，会列出序号请您选。`,
        `可申请延期的${reply.duties.length}项：`,
        ...listed(reply.duties, (it, at) => `${at + 1}.${dutyText(it, words)}`, {
          how: '可问“我局还有哪些没报”',
        }),
      ].join('\n')
    }
    case 'extension.which':
      return [
        `请问哪一项延期至${weekdayText(reply.until, year)}？请回复序号，可多选，如“1 3”；【取消】放弃`,
        ...reply.duties.map((it, at) => `${at + 1}.${dutyText(it, words)}`),
      ].join('\n')
    case 'extension.list':
      return reply.open.length === 0
        ? '没有待批的延期申请。'
        : [
            `待批延期申请${reply.open.length}件：`,
            ...reply.open.map((it) => `${numberOf(it.id)}号 ${extensionLine(it, words)}`),
            '回复“同意延期 编号”或“不同意延期 编号 原因”。',
          ].join('\n')
    case 'extension.decided':
      return `${reply.granted ? '已同意' : '未同意'}延期申请${numberOf(reply.extension.id)}号：${extensionLine(reply.extension, words)}。将通知申请人。`
    case 'extension.none':
      return reply.number === null ? '没有待您批准的延期申请。' : `没有待您批准的${reply.number}号延期申请。`
    case 'extension.told_office':
      return [
        `【延期申请】${reply.number}号：${extensionLine(reply.extension, words)}`,
        `回复“同意延期 ${reply.number}”或“不同意延期 ${reply.number} 原因”。`,
      ].join('\n')
    case 'extension.told':
      return `【延期申请】${numberOf(reply.extension.id)}号${reply.granted ? `已同意，请于${weekdayText(reply.extension.until, year)}前按实际填报` : `未同意${reply.reason === null ? '' : `：${reply.reason}`}，请按原日期报送`}：${reply.extension.duties.map((it) => dutyText(it, words)).join('；')}`
  }
}

function cannotText(
  { why, until }: Extract<ExtensionReply, { type: 'extension.cannot' }>,
  words: WordsContext,
): string {
  const { year } = words.plan.plan
  switch (why) {
    case 'nothing_due':
      return `没有找到贵单位待报的事项，未提交延期申请。请引用提醒消息，或写明指标，如“${examplesOf(words).first}延期到4月25日 原因……”。`
    case 'no_day':
      return '请写明延期到哪一天和原因，如“延期到下周五 原因：数据待统计局核定”。'
    case 'past':
      return `${until === null ? '所说日期' : dayText(until, year)}不晚于原报送日期，无须延期。`
    case 'too_far':
      return '延期不能超过计划年度的次年三月，请另写日期。'
    case 'no_reason':
      return '请写明延期的原因，如“延期到下周五 原因：数据待统计局核定”。'
    case 'not_yours':
      return '该事项不由贵单位填报，不能申请延期。'
    case 'no_unit':
      return '您尚未绑定单位，不能申请延期；可回复“绑定”办理。'
  }
}

function extensionLine(
  { unit, duties, until, reason }: Pick<OwnExtension, 'unit' | 'duties' | 'until' | 'reason'>,
  words: WordsContext,
): string {
  const what = duties.map((it) => dutyText(it, words)).join('；')
  return `${unit}申请将${what}延期至${weekdayText(until, words.plan.plan.year)}，原因：${reason}`
}

type OwnExtension = Extract<ExtensionReply, { type: 'extension.decided' }>['extension']

function numberOf(id: string): string {
  return id.split('.')[0] ?? id
}

function ownLines(own: readonly OwnReminder[], words: WordsContext): string[] {
  return own.length === 0 ? [] : ['已设置的提醒：', ...numbered(own, words)]
}

function numbered(own: readonly OwnReminder[], words: WordsContext): string[] {
  return own.map(
    (it, at) => `${at + 1}.${scheduleText(it.schedule, words.plan.plan.year)}：${matterText(it, words)}`,
  )
}

/** `报送情况（内需扩量提效攻坚）`, `报送事项（社会消费品零售总额增速）`, `听取商务局汇报`. */
function matterText(
  { what, about, wish, lagging }: Pick<Wished, 'what' | 'about' | 'wish' | 'lagging'>,
  words: WordsContext,
): string {
  if (what === 'note') return `“${shortened(opened(wish))}”`
  const scope = scopeText(about, words)
  const status = lagging === true ? '滞后清单和报送情况' : '报送情况'
  return `${what === 'status' ? status : '报送事项'}${scope === '' ? '' : `（${scope}）`}`
}

const WEEKDAYS = '一二三四五六日'

/** `每周五15:00`, `每月5日09:00`, `报送截止前2个工作日09:00`. */
export function scheduleText({ when, time }: Schedule, year: number): string {
  switch (when.type) {
    case 'daily':
      return `每个工作日${time}${when.until === null ? '' : `，至${dayText(when.until, year)}`}`
    case 'once':
      return `${weekdayText(when.day, year)}${time}`
    case 'before_due':
      return when.workdays === 0 ? `报送截止当天${time}` : `报送截止前${when.workdays}个工作日${time}`
    case 'recurring':
      return `${when.rules.map(ruleText).join('、')}${time}`
  }
}

function ruleText({ every, on }: CadenceRule): string {
  const period = { week: '每周', two_weeks: '每两周的周', month: '每月', quarter: '每季度' }[every]
  if ('weekday' in on) return `${period}${WEEKDAYS[on.weekday - 1] ?? ''}`
  if ('workday' in on) {
    if (on.workday === -1) return `${period}最后一个工作日`
    return on.workday > 0 ? `${period}第${on.workday}个工作日` : `${period}倒数第${-on.workday}个工作日`
  }
  if ('workday_after' in on) return `${every === 'quarter' ? '季' : '月'}后第${on.workday_after}个工作日`
  const end = on.date === 31
  if (every === 'quarter')
    return `每季度${on.months_after === 0 ? '末月' : '后首月'}${end ? '最后一天' : `${on.date}日`}`
  return `${period}${end ? '最后一天' : `${on.date}日`}`
}

function shortened(text: string): string {
  const one = text.replace(/\s+/g, ' ').trim()
  return one.length > 30 ? `${one.slice(0, 30)}……` : one
}
