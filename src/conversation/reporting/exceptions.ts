/**
 * 开放补报 市商务局 一季度: approved figures of a closed period are changed only where the campaign's office lets that
 * unit do so; 补报名单 lists what is open, 取消补报 closes it again.
 */
import { isClosed } from '../../judging/punctuality.ts'
import type { Exception } from '../../ledger/backings.ts'
import type { StandingFigure } from '../../ledger/standing.ts'
import { isSamePeriod, type Period } from '../../plan/period.ts'
import type { Doing } from '../../understanding/acts/act.ts'
import { may, officeCampaigns } from '../access/rights.ts'
import type { ExceptionReply } from '../turn/replies/exception.ts'
import type { Decision, Turn } from '../turn/turn.ts'

type Said<A extends Doing['act']> = Extract<Doing, { readonly act: A }>

/** Whether a figure may not be changed or taken back just now. */
export function isLocked({ books }: Pick<Turn, 'books'>, { figure, unit, status }: StandingFigure): boolean {
  const indicator = books.plan.knownIndicator(figure.indicator)
  if (status !== 'approved' || indicator === null || !isClosed(books, indicator, figure.period)) return false
  const office = books.plan.officeOf(indicator.campaign)
  return !books.standing.backings.isOpen(unit, figure.period, office)
}

export function listReopened(turn: Turn): Decision {
  return ofOffice(turn, (open) => answered({ type: 'exception.list', open }))
}

export function reopen(turn: Turn, { unit, period, reason }: Said<'reopening.open'>): Decision {
  return ofOffice(turn, (open) => {
    if (unit === null || period === null)
      return answered({ type: 'exception.unclear', missing: unit === null ? 'unit' : 'period' })
    const found = openedFor(open, unit, period)
    if (found !== undefined)
      return answered({ type: 'exception.opened', unit, period, reason: found.reason, again: true })
    return {
      revisions: [{ type: 'exception_granted', unit, period, reason }],
      replies: [{ type: 'exception.opened', unit, period, reason, again: false }],
    }
  })
}

/** By its number in the list, or by its unit and period. */
export function closeAgain(turn: Turn, { number, unit, period }: Said<'reopening.close'>): Decision {
  return ofOffice(turn, (open) => {
    const found = number === null ? openedFor(open, unit, period) : open[number - 1]
    if (found === undefined) return answered({ type: 'exception.none', open })
    const revisions = [{ type: 'exception_revoked', of: found.id }] as const
    return { revisions, replies: [{ type: 'exception.closed', exception: found }] }
  })
}

function openedFor(
  open: readonly Exception[],
  unit: string | null,
  period: Period | null,
): Exception | undefined {
  return open.find((it) => it.unit === unit && period !== null && isSamePeriod(it.period, period))
}

/** With what the sender's office has opened. */
function ofOffice(turn: Turn, decide: (open: Exception[]) => Decision): Decision {
  if (!may(turn, 'except', ['office']) || officeCampaigns(turn.sender, turn.books.plan).length === 0)
    return { revisions: [], replies: [{ type: 'refused', action: 'except' }] }
  const open = turn.books.standing.backings.exceptions().filter((it) => !it.revoked)
  return decide(open.filter((it) => it.origin.unit === turn.sender?.unit))
}

function answered(reply: ExceptionReply): Decision {
  return { revisions: [], replies: [reply] }
}
