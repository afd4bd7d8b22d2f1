/**
 * Answers to a reminder that report nothing: 已知悉 holds the reminders until the due date and is never a report;
 * 无变化 is recorded of a task, and of a figure it is no number: that is asked for as it is.
 */
import { dayDue } from '../../judging/obligation.ts'
import type { Duty, Revision } from '../../ledger/revision.ts'
import type { Doing } from '../../understanding/acts/act.ts'
import { may, relationsTo } from '../access/rights.ts'
import { isStranger, stranger } from '../access/strangers.ts'
import type { ResponseReply } from '../turn/replies/response.ts'
import type { Decision, Turn } from '../turn/turn.ts'
import { isOwn, namedDuties, openDuties } from './duties.ts'

export function acknowledge(turn: Turn): Decision {
  if (isStranger(turn.sender)) return stranger('schedule')
  const unit = turn.sender?.unit ?? null
  if (unit === null) return cannot('no_unit')
  if (turn.message.about?.length === 0 && turn.message.promised?.length) return cannot('promise_passed')
  const duties = asked(turn)
  if (duties.length === 0) return cannot('nothing_open')
  const held = duties
    .map((duty) => ({ duty, due: dayDue(turn.books, duty) }))
    .filter((it) => it.due >= turn.today)
  const overdue = duties.filter((duty) => dayDue(turn.books, duty) < turn.today)
  const revisions: Revision[] =
    held.length === 0 ? [] : [{ type: 'duties_acknowledged', duties: held.map((it) => it.duty), unit }]
  return { revisions, replies: [{ type: 'response.known', held, overdue }] }
}

export function unchanged(
  turn: Turn,
  { words }: Extract<Doing, { readonly act: 'duty.unchanged' }>,
): Decision {
  if (isStranger(turn.sender)) return stranger('progress')
  const { plan } = turn.books
  const unit = turn.sender?.unit ?? null
  if (unit === null) return cannot('no_unit')
  const duties = asked(turn)
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

function cannot(why: Extract<ResponseReply, { type: 'response.cannot' }>['why']): Decision {
  return { revisions: [], replies: [{ type: 'response.cannot', why }] }
}
