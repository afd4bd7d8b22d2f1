/** 待审核, 通过, 退回: the campaign's office looks at what units have filed, and the sender is told. */
import { judge } from '../../judging/judge.ts'
import type { Figure, Revision } from '../../ledger/revision.ts'
import type { StandingFigure } from '../../ledger/standing.ts'
import { isSamePeriod } from '../../plan/period.ts'
import { may, officeCampaigns, relationsTo } from '../access/rights.ts'
import type { Command } from '../commands.ts'
import { isReviewed } from '../reporting/preview.ts'
import { listAmong, openAmong, openList } from '../turn/question.ts'
import type { ReportReply } from '../turn/replies/report.ts'
import type { ReviewItem, ReviewSkip } from '../turn/replies/review.ts'
import type { Decision, Told, Turn } from '../turn/turn.ts'
import type { NamedVerdict } from './byname.ts'

export function review(
  turn: Turn,
  command: Extract<Command, { type: 'list' | 'approve' | 'return' }>,
): Decision {
  if (!may(turn, 'review', ['office'])) return refused()
  if (!isReviewed(turn)) return { revisions: [], replies: [{ type: 'review.off' }] }
  if (command.type === 'list') return list(turn)
  const ids = listAmong(openAmong(turn.question, turn.at))
  if (ids === null) {
    // Without a list of its own there is nothing that a number could mean.
    const shown = list(turn)
    return { ...shown, replies: [{ type: 'review.no_list' }, ...shown.replies] }
  }
  if (command.type === 'return' && (command.numbers?.length === 0 || command.reason === null)) {
    return { revisions: [], replies: [{ type: 'review.no_reason', numbers: command.numbers ?? [] }] }
  }
  const named = command.numbers ?? openNumbers(turn, ids)
  // 剩下的都通过, and none is left.
  if (named.length === 0 && command.numbers === null) return list(turn)
  if (named.length === 0) return { revisions: [], replies: [{ type: 'review.which', most: ids.length }] }
  return decide(turn, ids, named, command)
}

/** 社零通过: by its name, where exactly one figure of it waits in the list that was shown. */
export function reviewNamed(turn: Turn, { verdict, indicators, period, reason }: NamedVerdict): Decision {
  if (!may(turn, 'review', ['office'])) return refused()
  const { plan, standing } = turn.books
  const own = indicators.filter((id) =>
    may(turn, 'review', relationsTo(turn.sender, plan.indicator(id), plan)),
  )
  const [first] = indicators
  if (own.length === 0 && first !== undefined) {
    const office = plan.officeOf(plan.indicator(first).campaign)
    return { revisions: [], replies: [{ type: 'review.not_yours', indicator: first, office }] }
  }
  const ids = listAmong(openAmong(turn.question, turn.at))
  if (ids === null || !isReviewed(turn)) return review(turn, { type: verdict, numbers: [], reason: null })
  const numbers = openNumbers(turn, ids).filter((number) => {
    const figure = standing.byId(ids[number - 1] ?? '')?.figure
    return (
      figure !== undefined &&
      own.includes(figure.indicator) &&
      (period === null || isSamePeriod(figure.period, period))
    )
  })
  const [, second] = numbers
  if (numbers.length === 0) {
    const shown = list(turn)
    return { ...shown, replies: [{ type: 'review.none_of', indicator: own[0] ?? '' }, ...shown.replies] }
  }
  if (second !== undefined) return { revisions: [], replies: [{ type: 'review.several', numbers }] }
  return review(turn, { type: verdict, numbers, reason })
}

/** Figures that wait for the offices that the sender speaks for, the oldest first. */
function waiting(turn: Turn): StandingFigure[] {
  const { plan, standing } = turn.books
  const campaigns = officeCampaigns(turn.sender, plan)
  return standing
    .figures()
    .filter(({ status, figure }) => {
      const indicator = plan.knownIndicator(figure.indicator)
      return status === 'pending' && indicator !== null && campaigns.includes(indicator.campaign)
    })
    .sort((a, b) => a.recordedAt.localeCompare(b.recordedAt))
}

function list(turn: Turn): Decision {
  const figures = waiting(turn)
  const reply: ReportReply = {
    type: 'review.list',
    campaigns: officeCampaigns(turn.sender, turn.books.plan),
    figures: figures.map((standing, at) => itemOf(turn, standing, at + 1)),
  }
  if (figures.length === 0) return { revisions: [], replies: [reply] }
  return {
    revisions: [],
    replies: [reply],
    ask: openList(
      turn,
      figures.map((it) => it.id),
    ),
  }
}

function openNumbers(turn: Turn, ids: readonly string[]): number[] {
  return ids.flatMap((id, at) => (turn.books.standing.byId(id)?.status === 'pending' ? [at + 1] : []))
}

function decide(
  turn: Turn,
  ids: readonly string[],
  numbers: readonly number[],
  command: Extract<Command, { type: 'approve' | 'return' }>,
): Decision {
  const done: ReviewItem[] = []
  const skipped: ReviewSkip[] = []
  for (const number of numbers) {
    const found = reviewable(turn, ids[number - 1])
    if (typeof found === 'string') skipped.push({ number, why: found })
    else done.push(itemOf(turn, found, number))
  }
  const reason = command.type === 'return' ? command.reason : null
  const revisions = done.map(({ standing: { id } }): Revision => {
    return reason === null ? { type: 'figure_approved', of: id } : { type: 'figure_returned', of: id, reason }
  })
  const touched = new Set(done.map((it) => it.number))
  const reply: ReportReply = {
    type: 'review.done',
    verdict: reason === null ? 'approved' : 'returned',
    reason,
    items: done,
    skipped,
    left: openNumbers(turn, ids).filter((it) => !touched.has(it)),
  }
  return { revisions, replies: [reply], ask: openList(turn, ids), tell: told(turn, done, reason) }
}

/** The figure, or why it is not to be reviewed by this sender now. */
function reviewable(turn: Turn, id: string | undefined): StandingFigure | ReviewSkip['why'] {
  if (id === undefined) return 'no_such_number'
  const { standing, plan } = turn.books
  const found = standing.byId(id)
  if (found === undefined) return 'changed'
  if (found.status !== 'pending') return 'done'
  const indicator = plan.knownIndicator(found.figure.indicator)
  if (indicator === null || !may(turn, 'review', relationsTo(turn.sender, indicator, plan)))
    return 'not_yours'
  const { channel, person } = found.origin
  // Whoever filed a figure does not approve it.
  return channel === turn.from.channel && person === turn.from.person ? 'own_entry' : found
}

function itemOf(turn: Turn, standing: StandingFigure, number: number): ReviewItem {
  const { books } = turn
  const { indicator, period } = standing.figure
  const judged = books.plan.knownIndicator(indicator) === null ? null : judge(books, indicator, { period })
  // A county's figure, or a 快报 beside the 核实 that counts, has no light of its own.
  const judgement = judged?.figure?.id === standing.id ? judged : null
  return { number, standing, judgement, before: approvedBefore(turn, standing) }
}

/** What had been approved before a correction put the figure back to 待审核. */
function approvedBefore(turn: Turn, { history }: StandingFigure): Figure | null {
  const ledger = turn.books.standing
  const approvals = history
    .map((id) => ledger.revision(id)?.revision)
    .filter((it) => it?.type === 'figure_approved')
  const of = approvals.at(-1)?.of
  const revision = of === undefined ? undefined : ledger.revision(of)?.revision
  return revision?.type === 'figure_reported' || revision?.type === 'figure_corrected'
    ? revision.figure
    : null
}

/** One notice for each person, in a direct chat. */
function told(turn: Turn, items: readonly ReviewItem[], reason: string | null): Told[] {
  const people = new Map<string, StandingFigure[]>()
  for (const { standing } of items) {
    const { channel, person } = standing.origin
    const key = JSON.stringify([channel, person])
    people.set(key, [...(people.get(key) ?? []), standing])
  }
  return [...people.values()].flatMap((figures) => {
    const origin = figures[0]?.origin
    if (origin === undefined) return []
    const { channel, person } = origin
    return {
      key: ['review', turn.from.channel, turn.message.id, channel, person].join('/'),
      to: { channel, person },
      reply: { type: 'review.told', figures, verdict: reason === null ? 'approved' : 'returned', reason },
    }
  })
}

function refused(): Decision {
  return { revisions: [], replies: [{ type: 'refused', action: 'review' }] }
}
