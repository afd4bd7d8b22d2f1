/**
 * Answers to a reminder that report nothing: 已知悉 holds the reminders until the due date and is never a report;
 * 无变化 is recorded of a task, and of a figure it is no number: that is asked for as it is.
 */
import type { Duty, Revision } from '../../ledger/revision.ts'
import { may, relationsTo } from '../access/rights.ts'
import { isStranger, stranger } from '../access/strangers.ts'
import { plain } from '../plain.ts'
import type { ResponseReply } from '../turn/replies/response.ts'
import type { Decision, Turn } from '../turn/turn.ts'
import { dueOf, isOwn, namedDuties, openDuties } from './duties.ts'

const KNOWN = /^(?:我(?:局|委|办|单位|们)?)?(?:已经?)?知悉(?:了|该提醒|此提醒|提醒)?$/
/** These are said of many things, and of a reminder only where they quote it. */
const SEEN = /^(?:好的?,?)?(?:收到|已收到|知道了|已知晓|知晓|已阅|已阅知|明白)(?:了|,?谢谢)?$/
const UNCHANGED =
  /^(?:本期|本月|本季度?|目前|暂时?)?(?:无|没有|没|暂无)(?:新的?)?(?:变化|变动|进展变化)$|^(?:同|与)上[期月季](?:相同|一致|一样|持平)?$/

/** Null: the message is no such answer. */
export function respond(turn: Turn): Decision | null {
  const said = plain(turn.message.text)
  const { about } = turn.message
  if (KNOWN.test(said) || (about !== undefined && SEEN.test(said))) return known(turn)
  return UNCHANGED.test(said) && (about !== undefined || turn.question === null) ? unchanged(turn) : null
}

function known(turn: Turn): Decision {
  if (isStranger(turn.sender)) return stranger('schedule')
  const unit = turn.sender?.unit ?? null
  if (unit === null) return cannot('no_unit')
  if (turn.message.about?.length === 0 && turn.message.promised?.length) return cannot('promise_passed')
  const duties = asked(turn)
  if (duties.length === 0) return cannot('nothing_open')
  const held = duties.map((duty) => ({ duty, due: dueNow(turn, duty) })).filter((it) => it.due >= turn.today)
  const overdue = duties.filter((duty) => dueNow(turn, duty) < turn.today)
  const revisions: Revision[] =
    held.length === 0 ? [] : [{ type: 'duties_acknowledged', duties: held.map((it) => it.duty), unit }]
  return { revisions, replies: [{ type: 'response.known', held, overdue }] }
}

function unchanged(turn: Turn): Decision {
  if (isStranger(turn.sender)) return stranger('progress')
  const { plan } = turn.books
  const unit = turn.sender?.unit ?? null
  if (unit === null) return cannot('no_unit')
  const duties = asked(turn)
  const words = turn.message.text.trim()
  const tasks = duties.flatMap((it) => ('task' in it ? [it.task] : []))
  const own = [...new Set(tasks)].filter((it) =>
    may(turn, 'progress', relationsTo(turn.sender, plan.task(it), plan)),
  )
  const figures = duties.filter((it) => 'indicator' in it)
  if (own.length + figures.length === 0) return cannot('nothing_open')
  return {
    revisions: own.map((task) => ({ type: 'progress_reported', task, unit, words, percent: null })),
    replies: [{ type: 'response.unchanged', tasks: own, figures }],
  }
}

/** What the quoted reminder had asked this unit for, else what is open of it. */
function asked(turn: Turn): Duty[] {
  const { about } = turn.message
  const named = about ?? namedDuties(turn)
  return (named.length > 0 ? [...named] : openDuties(turn)).filter((it) => isOwn(turn, it))
}

function dueNow(turn: Turn, duty: Duty): string {
  return turn.books.standing.arrangements.extendedTo(duty) ?? dueOf(turn, duty)
}

function cannot(why: Extract<ResponseReply, { type: 'response.cannot' }>['why']): Decision {
  return { revisions: [], replies: [{ type: 'response.cannot', why }] }
}
