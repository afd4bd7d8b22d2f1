/**
 * 开放补报 市商务局 一季度: approved figures of a closed period are changed only where the campaign's office lets that
 * unit do so; 补报名单 lists what is open, 取消补报 closes it again.
 */
import { isClosed } from '../../judging/punctuality.ts'
import type { StandingFigure } from '../../ledger/standing.ts'
import { isSamePeriod, type Period } from '../../plan/period.ts'
import { may, officeCampaigns } from '../access/rights.ts'
import { plain, plainPeriod } from '../plain.ts'
import type { ExceptionReply } from '../turn/replies/exception.ts'
import type { Decision, Turn } from '../turn/turn.ts'
import { reasonOf } from './drafting.ts'

export type ExceptionWish =
  | { readonly type: 'open' | 'close'; readonly about: string }
  | { readonly type: 'list' }

const OPEN = /^(?:开放|允许|同意)补报\s*[:,]?\s*(.*)$/s
const CLOSE = /^(?:取消|关闭|撤销)补报\s*[:,]?\s*(.*)$/s
const LIST = /^(?:查看|看看?)?(?:开放)?补报(?:名单|清单|列表|情况)$/

export function exceptionIn(text: string): ExceptionWish | null {
  const said = plain(text)
  if (LIST.test(said)) return { type: 'list' }
  const [open, close] = [OPEN.exec(said)?.[1], CLOSE.exec(said)?.[1]]
  if (open !== undefined) return { type: 'open', about: open }
  return close === undefined ? null : { type: 'close', about: close }
}

/** Whether a figure may not be changed or taken back just now. */
export function isLocked({ books }: Pick<Turn, 'books'>, { figure, unit, status }: StandingFigure): boolean {
  const indicator = books.plan.knownIndicator(figure.indicator)
  if (status !== 'approved' || indicator === null || !isClosed(books, indicator, figure.period)) return false
  const office = books.plan.officeOf(indicator.campaign)
  return !books.standing.backings.isOpen(unit, figure.period, office)
}

export function except(turn: Turn, wish: ExceptionWish): Decision {
  if (!may(turn, 'except', ['office']) || officeCampaigns(turn.sender, turn.books.plan).length === 0)
    return { revisions: [], replies: [{ type: 'refused', action: 'except' }] }
  const open = turn.books.standing.backings.exceptions().filter((it) => !it.revoked)
  const own = open.filter((it) => it.origin.unit === turn.sender?.unit)
  if (wish.type === 'list') return answered({ type: 'exception.list', open: own })
  const number = wish.type === 'close' ? Number(/^第?(\d{1,3})$/.exec(wish.about)?.[1] ?? 0) : 0
  const unit = unitIn(turn)
  const period = turn.reading.period ?? periodIn(turn, wish.about)
  const found =
    number > 0
      ? own[number - 1]
      : own.find((it) => it.unit === unit && period !== null && isSamePeriod(it.period, period))
  if (wish.type === 'close') {
    if (found === undefined) return answered({ type: 'exception.none', open: own })
    const revisions = [{ type: 'exception_revoked', of: found.id }] as const
    return { revisions, replies: [{ type: 'exception.closed', exception: found }] }
  }
  if (unit === null || period === null)
    return answered({ type: 'exception.unclear', missing: unit === null ? 'unit' : 'period' })
  if (found !== undefined)
    return answered({ type: 'exception.opened', unit, period, reason: found.reason, again: true })
  const reason = reasonOf(turn.message.text)
  return {
    revisions: [{ type: 'exception_granted', unit, period, reason }],
    replies: [{ type: 'exception.opened', unit, period, reason, again: false }],
  }
}

/** The unit that is named, in its name or a short form. */
function unitIn({ reading }: Turn): string | null {
  const named = reading.names
    .filter((it) => it.kind === 'unit' && it.ids.length === 1)
    .flatMap((it) => it.ids)
  return reading.unit ?? named[0] ?? null
}

function periodIn({ today }: Turn, about: string): Period | null {
  for (const piece of about.split(/[\s,]+/)) {
    const period = plainPeriod(piece, today)
    if (period !== null) return period
  }
  return null
}

function answered(reply: ExceptionReply): Decision {
  return { revisions: [], replies: [reply] }
}
