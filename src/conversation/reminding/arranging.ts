/**
 * What people arrange about their own reminders: set by words, listed, dropped by number, paused and resumed. Each is
 * a revision with its trace; nobody can arrange anything for somebody else.
 */
import { dayOf, instantOf, timeOf } from '../../base/clock.ts'
import { expectedFigures } from '../../judging/release.ts'
import type { OwnReminder } from '../../ledger/arrangements.ts'
import type { BulletinSpec } from '../../ledger/paper.ts'
import type { Revision } from '../../ledger/revision.ts'
import { opening } from '../../plan/hours.ts'
import { addDays } from '../../plan/period.ts'
import type { Role } from '../../plan/roster.ts'
import { fallsOn } from '../../plan/schedule.ts'
import { may } from '../access/rights.ts'
import { isStranger, stranger } from '../access/strangers.ts'
import { readsFigures, scopeOf } from '../asking/states.ts'
import { plain, plainChoice, plainNumbers } from '../plain.ts'
import { dayIn, scheduleIn } from '../timing.ts'
import type { ArrangedReply } from '../turn/replies/reminder.ts'
import type { Decision, Topic, Turn } from '../turn/turn.ts'

type Arrangement =
  | { readonly type: 'list' }
  | { readonly type: 'drop'; readonly which: readonly number[] | 'all' | 'asked' }
  | { readonly type: 'pause'; readonly until: string }
  | { readonly type: 'resume' }

const LIST = /^(?:查看|看看?|列出)?(?:我(?:设置?|定)?的|已设置?的?)(?:全部|所有)?提醒(?:列表|清单|有哪些)?$/
const DROP =
  /^(?:取消|删除|删掉|去掉|停掉|关掉)(?:我的)?(?:第)?(全部|所有|全部的|所有的)?(?:定时)?提醒\s*(?:第)?(.*?)(?:个|条)?$/
/** 取消第2个提醒. */
const DROP_NUMBERED =
  /^(?:取消|删除|删掉|去掉|停掉|关掉|把)(?:我的)?第?([1-9]\d?|[一二三四五六七八九十])(?:个|条|号)(?:的)?(?:定时)?提醒(?:取消|删除|删掉|去掉|停掉|关掉)?(?:了|吧)?$/
const PAUSE =
  /^(?:请)?(?:先)?(?:暂停|停发|停止|关闭|关掉|静音|免打扰|勿扰|别再?|不要再?|不用再?)(?:给我|向我)?(?:发|发送)?(?:我的|所有|全部)?(?:的)?(?:提醒|催我|推送|免打扰)?(?:我)?(?:了)?\s*(?:(?:到|至)(.+?)(?:止|为止)?|(.{1,4}天|一?周|一个?星期))?$/
const RESUME =
  /^(?:请)?(?:重新)?(?:恢复|开启|打开|启用|解除)(?:我的|发送)?(?:提醒|静音|免打扰|勿扰|推送)(?:吧|了|正常)?$/
const PAUSED_WORDS = /提醒|催我|推送|静音|免打扰|勿扰/

/** What is said in fixed words; null: the intent decides. */
export function arrangementIn(text: string): Arrangement | null {
  const said = plain(text)
  const numbered = DROP_NUMBERED.exec(said)?.[1]
  if (numbered !== undefined) return { type: 'drop', which: plainNumbers(numbered) ?? 'asked' }
  if (LIST.test(said)) return { type: 'list' }
  if (RESUME.test(said)) return { type: 'resume' }
  const dropped = DROP.exec(said)
  if (dropped) {
    if (dropped[1] !== undefined) return { type: 'drop', which: 'all' }
    const rest = (dropped[2] ?? '').trim()
    const numbers = rest === '' ? null : plainNumbers(rest)
    if (numbers !== null) return { type: 'drop', which: numbers }
    return rest === '' ? { type: 'drop', which: 'asked' } : null
  }
  const paused = PAUSED_WORDS.test(said) ? PAUSE.exec(said) : null
  return paused === null ? null : { type: 'pause', until: paused[1] ?? paused[2] ?? '' }
}

/** 取消第一个 under the list of one's reminders. */
export function droppedOf({ topic, question, message }: Turn): Arrangement | null {
  if (topic?.reminders !== true || question !== null) return null
  const said = plain(message.text).replace(/^(?:删除|删掉|去掉|停掉|关掉|不要)/, '取消')
  const choice = plainChoice(said.replace(/(?:提醒)?(?:了|吧)?$/, ''))
  if (choice?.word !== 'cancel' || choice.numbers === null) return null
  return { type: 'drop', which: choice.numbers }
}

export function arrange(turn: Turn, arrangement: Arrangement): Decision {
  if (isStranger(turn.sender)) return stranger('schedule')
  const own = ownOf(turn)
  switch (arrangement.type) {
    case 'list':
      return said({ type: 'reminder.list', own })
    case 'resume': {
      const was = pauseOf(turn)
      return said({ type: 'reminder.resumed', was }, was ? [{ type: 'reminders_resumed' }] : [])
    }
    case 'pause':
      return pause(turn, arrangement.until)
    case 'drop': {
      const { which } = arrangement
      const [, second] = own
      if (which === 'asked' && second !== undefined) return said({ type: 'reminder.which', own })
      const dropped = own.filter((_, at) => which === 'all' || which === 'asked' || which.includes(at + 1))
      if (dropped.length === 0 && own.length > 0) return said({ type: 'reminder.which', own })
      return said(
        { type: 'reminder.dropped', dropped },
        dropped.map((it) => ({ type: 'reminder_dropped', of: it.id })),
      )
    }
  }
}

/** 暂停提醒, 静音三天, 暂停提醒到下周一 (the last day of silence is the day before). */
function pause(turn: Turn, words: string): Decision {
  const spoken = words.replace(/\s/g, '')
  const days = /^(.{1,3})天$/.exec(spoken)?.[1]
  const day =
    /周$|星期$/.test(spoken) && !/[周星期][一二三四五六日天]$/.test(spoken)
      ? addDays(turn.today, 7)
      : days !== undefined
        ? dayIn(`${days}天后`, turn.today)
        : spoken === ''
          ? null
          : dayIn(spoken, turn.today)
  if (spoken !== '' && day === null) return unclear(turn)
  const until = day === null ? null : addDays(day, -1)
  const stays = PAPERS_OF[turn.sender?.role ?? 'none'] ?? []
  return said({ type: 'reminder.paused', until, stays }, [{ type: 'reminders_paused', until }])
}

/** What somebody of a role is sent on the plan's days, whether reminded or not. */
const PAPERS_OF: Readonly<Partial<Record<Role, readonly BulletinSpec['kind'][]>>> = {
  office: ['dispatch'],
  lead: ['supervision'],
  supervisor: ['bulletin'],
}

/** remind.schedule: a reminder by its words, for the sender. */
export function schedule(turn: Turn): Decision {
  if (!readsFigures(turn)) return stranger('schedule')
  if (!may(turn, 'schedule', ['general', 'own']))
    return { revisions: [], replies: [{ type: 'refused', action: 'schedule' }] }
  const { reading, today, at, books } = turn
  const { text } = reading
  const stops =
    /别再?提醒|不要提醒|不用(?:再)?提醒|别催|莫再?催|免打扰|静音|勿扰|退订|停(?:止|发|掉|了)|关(?:闭|掉|了)|取消|暂停/.test(
      text,
    )
  const others = stops ? stoppedOf(turn) : null
  if (others !== null)
    return { revisions: [], replies: [{ type: 'urge.cannot', why: 'stop', unit: others.unit }] }
  if (stops && ownOf(turn).length > 0 && /取消|删|关|停|退订/.test(text)) {
    // 这个提醒: where there is only one, it is that one; where another is described (周五的), its number is asked for.
    if (/[这那该]个?提醒|刚才|刚设/.test(text)) return arrange(turn, { type: 'drop', which: 'asked' })
    return said({ type: 'reminder.which', own: ownOf(turn) })
  }
  if (stops) return pauseAsked(turn)
  const when = scheduleIn(text, today, timeOf(at))
  if (when === null) return unclear(turn)
  const forOthers = toOthers(turn)
  const scope = scopeOf(reading)
  const what = whatOf(turn, forOthers)
  const indicators = [...scope.indicators]
  if (when.when.type === 'before_due' && indicators.length === 0 && turn.sender?.unit) {
    indicators.push(
      ...books.plan.indicators.filter((it) => it.owner_units[0] === turn.sender?.unit).map((it) => it.id),
    )
  }
  const unit = what === 'report' ? (turn.sender?.unit ?? null) : scope.unit
  const about = { campaign: scope.campaign, unit, indicators }
  const wish = (what === 'note' ? matterOf(text) : text.trim()).slice(0, 200)
  const reminder = { schedule: when, what, about, wish }
  const first = firstOf(turn, reminder)
  const revisions: Revision[] = first === null ? [] : [{ type: 'reminder_set', ...reminder }]
  const shown =
    when.when.type === 'before_due'
      ? { ...reminder, about: { ...about, indicators: [...scope.indicators] } }
      : reminder
  return said({ type: 'reminder.set', reminder: shown, first, others: forOthers }, revisions)
}

/** The first moment from now on; within a year, or never. */
export function firstOf(
  { books, at, today }: Turn,
  { schedule: when, about }: Pick<OwnReminder, 'schedule' | 'about'>,
): { at: Date; moved: boolean } | null {
  const { plan } = books
  const dues = about.indicators.flatMap((id) => expectedFigures(plan, plan.indicator(id)).map((it) => it.day))
  for (let day = today, tries = 0; tries < 400; day = addDays(day, 1), tries++) {
    if (!fallsOn(when, plan.workdays, day, dues)) continue
    const wanted = instantOf(day, when.time)
    if (wanted <= at) continue
    const first = opening(plan, wanted)
    return { at: first, moved: first.getTime() !== wanted.getTime() && dayOf(wanted) === day }
  }
  return null
}

/** 把工信局的提醒停了, 别提醒小周了: whose reminders were to stop; null: the sender's own. */
function stoppedOf(turn: Turn): { readonly unit: string | null } | null {
  const { reading, sender, people = [] } = turn
  const { unit, text } = reading
  // 取消商务局的提醒: it may be the one that the sender set about that unit.
  if (unit !== null && unit !== sender?.unit)
    return ownOf(turn).some((it) => it.about.unit === unit) ? null : { unit }
  const named = people.find((it) => it.id !== sender?.id && it.name.length > 1 && text.includes(it.name))
  return named === undefined ? null : { unit: named.unit }
}

/** 提醒各单位, 催…: it is said to others; here it reminds the sender to do so. */
function toOthers({ reading, sender }: Turn): boolean {
  if (/提醒我|叫我|喊我|通知我|提醒一下我|给我|发我|推送我/.test(reading.text)) return false
  if (/催/.test(reading.text)) return true
  return (
    /提醒(?:各|全体|所有|没报|未报|他们|她们|成员|牵头)/.test(reading.text) ||
    (reading.unit !== null && reading.unit !== sender?.unit)
  )
}

/** 听取商务局汇报, 开调度会: what has nothing to do with reporting is said again in the sender's words. */
function whatOf({ reading, sender }: Turn, others: boolean): OwnReminder['what'] {
  const { text, indicators } = reading
  if (others || asksStatus(text)) return 'status'
  const own = matterOf(text)
  if (indicators.length === 0 && own.length >= 2 && !REPORTS.test(own)) return 'note'
  return sender?.unit == null ? 'status' : 'report'
}

/** What is to be thought of: the words behind 提醒我. */
function matterOf(text: string): string {
  const found = /(?:提醒|叫|喊|通知|告诉)(?:一下|下)?我(?:们)?(?:要|去|记得|别忘了?)?[,，:：\s]*(.*)$/s.exec(
    text,
  )
  return (found?.[1] ?? '').replace(/[。!！~～\s]+$/, '')
}

const REPORTS = /(?<![汇通简公周月日])报(?![告纸名])|填|数据?|指标|[上提]交|截止/

function asksStatus(text: string): boolean {
  return /情况|进度|进展|名单|谁没报|没报的|未报|滞后|看|总体|清单|排名/.test(text)
}

function pauseAsked(turn: Turn): Decision {
  const until = /(?:到|至)(.{2,8}?)(?:止|再|$|[,。])|(.{1,2}天)/.exec(plain(turn.reading.text))
  return pause(turn, until?.[1] ?? until?.[2] ?? '')
}

function unclear(turn: Turn): Decision {
  return said({ type: 'reminder.unclear', wish: turn.reading.text, own: ownOf(turn) })
}

/** The sender's own that are still to come. */
export function ownOf({ books, from, today }: Turn): OwnReminder[] {
  return books.standing.arrangements
    .reminders()
    .filter(({ origin }) => origin.channel === from.channel && origin.person === from.person)
    .filter(({ schedule: { when } }) => when.type !== 'once' || when.day >= today)
}

function pauseOf({ books, from, today }: Turn): boolean {
  const pause = books.standing.arrangements.pauseOf(from.channel, from.person)
  return pause !== undefined && (pause.until === null || today <= pause.until)
}

function said(reply: ArrangedReply, revisions: readonly Revision[] = []): Decision {
  const numbered = reply.type === 'reminder.list' || reply.type === 'reminder.which'
  return { revisions, replies: [reply], ...(numbered ? { topic: LISTED } : {}) }
}

/** Numbers said next count in the list of the sender's reminders. */
const LISTED: Topic = {
  ...{ intent: 'none', indicators: [], campaign: null, unit: null, task: null, period: null },
  reminders: true,
}
