/**
 * What is said unasked. A request names what, of which period, by when, whence it comes and how it is answered; it
 * never carries a target, a gap or a figure that somebody would like to see.
 */
import type { Day } from '../../base/clock.ts'
import { opened } from '../../base/verbatim.ts'
import type {
  Asked,
  DigestReply,
  OperatorReply,
  OwnReply,
  Undelivered,
  UrgeReply,
} from '../../conversation/turn/replies/reminder.ts'
import type { Duty } from '../../ledger/revision.ts'
import { weekdayOf } from '../../plan/workdays.ts'
import { dayText, periodText } from '../numbers.ts'
import type { WordsContext } from './context.ts'
import { nextText } from './counts.ts'
import { examplesOf } from './examples.ts'
import { lagLine, scopeText } from './lists.ts'
import { unitLines } from './missing.ts'
import { listed } from './pages.ts'

const WEEKDAYS = '一二三四五六日'
/** Further ones are counted: a digest is to be read. */
const NAMED = 20

/** `社会消费品零售总额增速（1—4月）`, `“创新消费场景”进展（一季度）`. */
export function dutyText(duty: Duty, words: WordsContext, by: string | null = null): string {
  const { plan } = words
  const then = by === null ? '' : `，${by}`
  if ('task' in duty) {
    return `${taskTitle(duty.task, words)}任务进展（${periodText(duty.period, plan.plan.year)}，文字报送${then}）`
  }
  const indicator = plan.knownIndicator(duty.indicator)
  const name = indicator?.name ?? duty.indicator
  if (indicator?.kind === 'milestone') return `${name}（节点事项${then}）`
  return `${name}（${periodText(duty.period, plan.plan.year)}${then}）`
}

/** `“创新消费场景”`; quotes within it are single ones. */
export function taskTitle(id: string, { plan }: WordsContext): string {
  const title = plan.tasks.find((it) => it.id === id)?.title ?? id
  return `“${title.replaceAll('“', '‘').replaceAll('”', '’')}”`
}

/** `5月22日（周四）`. */
export function weekdayText(day: Day, year: number): string {
  return `${dayText(day, year)}（周${WEEKDAYS[weekdayOf(day) - 1] ?? ''}）`
}

/** What is asked of a person, with how to answer. */
export function askingLines(reply: DigestReply, words: WordsContext): string[] {
  const { today, asked, unit, late, code } = reply
  const clerk = asked.filter((it) => it.as === 'clerk')
  const head = asked.filter((it) => it.as === 'head')
  const office = asked.filter((it) => it.as === 'office')
  const title = clerk.length > 0 ? '填报提醒' : '逾期提醒'
  const parts = [
    ...requests(clerk, today, words),
    ...overdueOf('以下事项已过报送日期，请督促按实际填报：', head, words),
    ...byUnits(office, words),
    ...itemLines(reply, words),
  ]
  const how =
    clerk.length + head.length > 0
      ? '引用本条回复数值即可登记；需延期请引用本条回复“延期到X月X日 原因……”。'
      : '是否发提示函、督办单由专班研定；系统对上述事项不再自动催报。'
  return [
    `【${title}】${unit ?? ''}${lateText(late, words)}`,
    ...parts,
    `${sourceText(words)}${how}编号${code}`,
  ]
}

/** Of a name list so many; the others are asked for. */
const ITEMS_NAMED = 3

/** `另，贵单位清单事项：3个项目还没有报1—9月完成投资；已过计划时间未报：长江港口物流园项目。` */
function itemLines({ items, unit }: DigestReply, words: WordsContext): string[] {
  if (items === undefined) return []
  const { period, silent, starting, ending, overdue } = items
  const named = (all: readonly string[]) =>
    `${all.slice(0, ITEMS_NAMED).join('、')}${all.length > ITEMS_NAMED ? `等${all.length}项` : ''}`
  const facts = [
    ...(silent === 0 || period === null
      ? []
      : [`${silent}个项目还没有报${periodText(period, words.plan.plan.year)}完成投资`]),
    ...(overdue.length === 0 ? [] : [`已过计划时间未报：${named(overdue)}`]),
    ...(starting.length === 0 ? [] : [`一个月内应开工：${named(starting)}`]),
    ...(ending.length === 0 ? [] : [`一个月内应竣工或完成：${named(ending)}`]),
  ]
  return [`另，${unit ?? '贵单位'}的清单事项：${facts.join('；')}。请写明名称按实际报进展。`]
}

/** Why it comes to this person: nobody else could be reached, or nothing was heard of them. */
export function deputyLines(standsIn: readonly string[]): string[] {
  return standsIn.length === 0 ? [] : [`您是${standsIn.join('、')}的AB角，以下事项请代为办理。`]
}

export function urgeWords(
  { unit, by, wants, until, asked, late, today, code, standsIn }: UrgeReply,
  words: WordsContext,
): string {
  const deadline = until === null ? '' : `，请于${weekdayText(until, words.plan.plan.year)}前报送`
  if (wants === 'explanation')
    return [
      `【催报滞后说明】${unit}：应${by}要求提醒${deadline}${lateText(late, words)}`,
      ...deputyLines(standsIn),
      '请就以下事项说明原因、措施、预计赶上日期和需协调事项：',
      ...asked.slice(0, NAMED).map((it, at) => `${at + 1}.${dutyText(it.duty, words)}`),
      ...more(asked),
      `写明事项名称回复即可，如“${examplesOf(words).first} 原因：…… 措施：…… 预计10月底赶上”。编号${code}`,
    ].join('\n')
  return [
    `【催报】${unit}：应${by}要求提醒${deadline}${lateText(late, words)}`,
    ...deputyLines(standsIn),
    ...requests(asked, today, words),
    `引用本条回复数值即可登记；需延期请引用本条回复“延期到X月X日 原因……”。编号${code}`,
  ].join('\n')
}

export function ownWords(reply: OwnReply, words: WordsContext): string {
  const { today, wish, others, asked, status, late, code } = reply
  const lines = [`【您设置的提醒】${opened(wish)}${lateText(late, words)}`, ...requests(asked, today, words)]
  if (status !== null) {
    const { scope, units, next, lags } = status
    const count = units.reduce((sum, it) => sum + it.items.length, 0)
    const where = scopeText(scope, words)
    lines.push(
      ...lagLines(lags, where, words),
      ...(count === 0
        ? [`${where}目前没有到期未报的指标。`]
        : [`${where}到期未报${count}项，涉及${units.length}个单位：`, ...unitLines(units, words)]),
    )
    const then = nextText(next, words)
    if (then !== null) lines.push(then)
    // Nobody is urged by a timer (减负): who would be is shown, and a person with the right to it says so on the day.
    if (others && count > 0)
      lines.push(`是否催报由您决定：回复“催一下${urgedName(scope, words)}”，人数多的先列清单请您确认。`)
  }
  const how = asked.length > 0 ? '引用本条回复数值即可登记；' : ''
  return [...lines, `${how}不需要时回复“取消提醒”。编号${code}`].join('\n')
}

function lagLines(
  lags: NonNullable<OwnReply['status']>['lags'],
  where: string,
  words: WordsContext,
): string[] {
  if (lags === null) return []
  if (lags.length === 0) return [`${where}目前没有判为滞后的指标（无数据不等于不滞后）。`]
  const how = { how: '可问“哪些滞后”', bytes: LAG_BYTES }
  return [`${where}滞后、略滞后${lags.length}项：`, ...listed(lags, (it, at) => lagLine(it, at, words), how)]
}

/** The list of what is not in stands below it. */
const LAG_BYTES = 700

function urgedName(
  { unit, campaign, indicators }: NonNullable<OwnReply['status']>['scope'],
  { plan }: WordsContext,
): string {
  if (unit !== null) return unit
  if (campaign !== null) return `${campaign}没报的单位`
  const [only] = indicators
  return only === undefined ? '没报的单位' : `${plan.indicator(only).name}没报的单位`
}

export function operatorWords(reply: OperatorReply, words: WordsContext): string {
  if (reply.type === 'calendar_missing') {
    return [
      `【管理员】${reply.year}年的放假安排尚未入库，该年的工作日只能按周一至周五推算，涉及的日期一律标“暂定”。`,
      '国务院办公厅通知发布后，请在计划文件夹的 workdays.json 中补入放假和调休日期，然后重新启动。',
    ].join('\n')
  }
  const { day, expected, sent, unknown, failed, missing } = reply
  const list = (title: string, rows: readonly Undelivered[]) =>
    rows.length === 0
      ? []
      : [
          `${title}${rows.length}条：${rows
            .slice(0, NAMED)
            .map((it) => `${it.person}（编号${it.code}${it.problem === null ? '' : `，${it.problem}`}）`)
            .join('；')}`,
        ]
  return [
    `【管理员】${dayText(day, words.plan.plan.year)}提醒发送情况：应发${expected}条，已发${sent}条。`,
    ...list('是否送达不明', unknown),
    ...list('未能发出', failed),
    ...(missing > 0 ? [`没有生成${missing}条，请检查程序当日是否一直在运行。`] : []),
    '不明的请人工核实，系统不会重发。',
  ].join('\n')
}

/** By due day: to come, today, over. */
function requests(asked: readonly Asked[], today: Day, words: WordsContext): string[] {
  const { year } = words.plan.plan
  const days = [...new Set(asked.filter((it) => it.due > today).map((it) => it.due))].sort()
  const due = asked.filter((it) => it.due === today)
  const over = asked.filter((it) => it.due < today)
  return [
    ...(due.length === 0
      ? []
      : [`请于今日，即${weekdayText(today, year)}，按实际填报：`, ...listOf(due, words)]),
    ...days.flatMap((day) => {
      const items = asked.filter((it) => it.due === day)
      const firm = items.some((it) => it.provisional) ? '（暂定）' : ''
      return [`请于${weekdayText(day, year)}${firm}前按实际填报：`, ...listOf(items, words)]
    }),
    ...overdueOf('已过报送日期，请尽快按实际填报：', over, words),
  ]
}

function overdueOf(title: string, asked: readonly Asked[], words: WordsContext): string[] {
  if (asked.length === 0) return []
  const { year } = words.plan.plan
  const line = (it: Asked, at: number) =>
    `${at + 1}.${dutyText(it.duty, words)}，应于${dayText(it.due, year)}${it.extended ? '（已延期）' : ''}前报送`
  return [title, ...asked.slice(0, NAMED).map(line), ...more(asked)]
}

function byUnits(asked: readonly Asked[], words: WordsContext): string[] {
  if (asked.length === 0) return []
  const units = [...new Set(asked.map((it) => it.unit))]
  const lines = units.map((unit) => {
    const own = asked.filter((it) => it.unit === unit)
    const named = own.slice(0, 3).map((it) => dutyText(it.duty, words))
    return `${unit}${own.length}项：${named.join('；')}${own.length > 3 ? '等' : ''}`
  })
  return [
    `以下${units.length}个单位逾期未报${asked.length}项：`,
    ...lines.slice(0, NAMED),
    ...(lines.length > NAMED ? [`另有${lines.length - NAMED}个单位`] : []),
  ]
}

function listOf(asked: readonly Asked[], words: WordsContext): string[] {
  const line = (it: Asked, at: number) =>
    `${at + 1}.${dutyText(it.duty, words)}${it.extended ? '（已延期）' : ''}`
  return [...asked.slice(0, NAMED).map(line), ...more(asked)]
}

function more(asked: readonly Asked[]): string[] {
  return asked.length > NAMED ? [`另有${asked.length - NAMED}项，可问“我局还有哪些没报”`] : []
}

export function lateText(late: Day | null, words: WordsContext): string {
  return late === null ? '' : `（本应于${dayText(late, words.plan.plan.year)}发送，迟发致歉）`
}

function sourceText({ plan }: WordsContext): string {
  return `来源：${plan.plan.number ?? `《${plan.plan.title}》`}工作调度。`
}
