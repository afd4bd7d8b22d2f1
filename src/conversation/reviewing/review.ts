/** 待审核, 通过, 退回: the campaign's office looks at what units have filed, and the sender is told. */
import type { Revision } from '../../ledger/revision.ts'
import type { StandingFigure } from '../../ledger/standing.ts'
import { isSamePeriod } from '../../plan/period.ts'
import type { Act, Named, Verdict } from '../../understanding/acts/act.ts'
import { may, officeCampaigns, relationsTo } from '../access/rights.ts'
import { cancelled, unfit } from '../reporting/choices.ts'
import { isReviewed } from '../reporting/preview.ts'
import { openList, openQuestion, type Question, stackOf } from '../turn/question.ts'
import type { ReportReply } from '../turn/replies/report.ts'
import type { ReviewItem, ReviewSkip } from '../turn/replies/review.ts'
import type { Decision, Told, Turn } from '../turn/turn.ts'
import { refusalOf, reportsAmong, reviewItems, waitingItems } from './item-review.ts'
import { itemOf } from './items.ts'
import { leftWaiting, reviewed, waiting, waits } from './waiting.ts'

type Decided = Extract<Act, { act: 'review.verdict' }>
type List = NonNullable<ReturnType<typeof reviewed>>

/** `review.verdict`: some of what waits is approved, some sent back; a return that lacks its reason is asked for it. */
export function review(turn: Turn, act: Decided): Decision {
  if (!may(turn, 'review', ['office'])) return refused()
  if (!isReviewed(turn)) return { revisions: [], replies: [{ type: 'review.off' }] }
  const list = reviewed(turn)
  if (list === null) return listed(turn)
  // Without a list of its own there is nothing that a number could mean.
  if (act.numbered && !list.shown) return listed(turn, { type: 'review.no_list' })
  const steps = act.verdicts.map((it) => stepOf(turn, list, it))
  const odd = steps.find((it) => it.instead !== null)
  if (odd?.instead != null && steps.every((it) => it.chosen.length === 0)) return odd.instead
  const lacking = steps.flatMap((it) => (it.verdict === 'return' && it.reason === null ? it.chosen : []))
  const sure = steps.filter((it) => it.verdict === 'approve' || it.reason !== null)
  const decided = new Set(sure.flatMap((it) => it.chosen.flatMap(({ id }) => id ?? [])))
  const asking = withoutDecided(turn, decided)
  const said = done(asking, list, sure)
  // What was named and waits no more is not passed over in silence.
  const missed = steps.flatMap((it) => (it.chosen.length === 0 ? (it.instead?.replies ?? []) : []))
  const named = missed.filter((it) => it.type === 'review.none_of' || it.type === 'review.not_yours')
  const decision = { ...said, replies: [...said.replies, ...named, ...leftWaiting(turn, list.ids, act)] }
  return lacking.length === 0 ? decision : withoutReason(asking, list, decision, lacking)
}

/** A reason is no longer waited for where the figure is decided otherwise. */
function withoutDecided(turn: Turn, decided: ReadonlySet<string>): Turn {
  const left = stackOf(turn.question).filter(
    ({ matter }) =>
      matter.type !== 'reason' || matter.of.type !== 'return' || matter.of.ids.some((id) => !decided.has(id)),
  )
  const question = left.reduceRight<Question | null>((below, it) => ({ ...it, below }), null)
  return { ...turn, question }
}

interface Choice {
  readonly number: number | null
  readonly id: string | undefined
}

interface Step {
  readonly verdict: 'approve' | 'return'
  readonly chosen: readonly Choice[]
  readonly reason: string | null
  /** What is answered where nothing can be chosen. */
  readonly instead: Decision | null
}

function stepOf(turn: Turn, { ids, shown }: List, said: Verdict): Step {
  const { verdict, reason } = said
  const at = (line: number): Choice => ({ number: shown ? line + 1 : null, id: ids[line] })
  const found = said.named.map((it) => ofName(turn, it, verdict))
  const chosen = [...said.lines.map(at), ...found.flatMap((it) => it.choice ?? [])]
  const step = { verdict, chosen, reason, instead: found.find((it) => it.instead !== null)?.instead ?? null }
  if (chosen.length > 0 || step.instead !== null) return step
  if (said.unclear.length > 0) return { ...step, instead: several(turn, said.unclear, shown) }
  // 剩下的都通过, and none is left.
  if (said.whole) return { ...step, instead: listed(turn) }
  const open = ids.flatMap((id, line) => (waits(turn, id) ? [line] : []))
  const spoken = open.filter((line) => isSpokenOf(turn, ids[line]))
  const [only, ...more] = spoken.length === 1 ? spoken : open
  if (only !== undefined && more.length === 0) return { ...step, chosen: [at(only)] }
  if (only === undefined || !shown) return { ...step, instead: listed(turn) }
  const which = verdict === 'approve' ? 'review.which' : 'review.which_returned'
  return { ...step, instead: { revisions: [], replies: [{ type: which, most: ids.length }] } }
}

/** What the last answer was about: 通过吧 after 一网通办这个数是谁报的. */
function isSpokenOf({ books, topic }: Turn, id: string | undefined): boolean {
  const indicator = books.standing.byId(id ?? '')?.figure.indicator
  return indicator !== undefined && topic?.indicators.length === 1 && topic.indicators[0] === indicator
}

function several(turn: Turn, unclear: readonly number[], shown: boolean): Decision {
  const numbers = [...new Set(unclear)].map((it) => it + 1)
  return shown ? { revisions: [], replies: [{ type: 'review.several', numbers }] } : listed(turn)
}

/** By its name, where it is on no list: what came in since, and what was approved and is now sent back. */
function ofName(
  turn: Turn,
  { indicators, period }: Named,
  verdict: Step['verdict'],
): { readonly choice: Choice | null; readonly instead: Decision | null } {
  const { plan, standing } = turn.books
  const own = indicators.filter((id) =>
    may(turn, 'review', relationsTo(turn.sender, plan.indicator(id), plan)),
  )
  const [first = ''] = indicators
  if (own.length === 0) {
    const office = plan.officeOf(plan.indicator(first).campaign)
    const reply = { type: 'review.not_yours', indicator: first, office } as const
    return { choice: null, instead: { revisions: [], replies: [reply] } }
  }
  const figures = own
    .flatMap((id) => standing.ofIndicator(id))
    .filter(({ figure }) => period === null || isSamePeriod(figure.period, period))
  const open = figures.filter((it) => it.status === 'pending')
  const last = figures.findLast((it) => it.status !== 'pending')
  const [only, ...more] = open
  if (only !== undefined && more.length === 0) return { choice: { number: null, id: only.id }, instead: null }
  if (only !== undefined) return { choice: null, instead: listed(turn) }
  if (last !== undefined && verdict === 'return')
    return { choice: { number: null, id: last.id }, instead: null }
  return { choice: null, instead: listed(turn, { type: 'review.none_of', indicator: own[0] ?? '' }) }
}

/** `review.list`, led by why it is shown. */
export function listed(turn: Turn, why?: ReportReply): Decision {
  if (!may(turn, 'review', ['office'])) return refused()
  if (!isReviewed(turn)) return { revisions: [], replies: [{ type: 'review.off' }] }
  const figures = waiting(turn)
  const items = waitingItems(turn)
  const reply: ReportReply = {
    type: 'review.list',
    campaigns: officeCampaigns(turn.sender, turn.books.plan),
    figures: figures.map((standing, at) => itemOf(turn, standing, at + 1)),
    items: items.map((report, at) => ({
      number: figures.length + at + 1,
      report,
      evidence: turn.books.standing.backings.evidenceFor([report.id]).length,
    })),
  }
  const replies = why === undefined ? [reply] : [why, reply]
  if (figures.length + items.length === 0) return { revisions: [], replies }
  const ids = [...figures, ...items].map((it) => it.id)
  return { revisions: [], replies, ask: openList(turn, ids) }
}

function done(turn: Turn, { ids, shown }: List, steps: readonly Step[]): Decision {
  const revisions: Revision[] = []
  const replies: ReportReply[] = []
  const tell: Told[] = []
  const touched = new Set<string>()
  for (const step of steps.filter((it) => it.chosen.length > 0)) {
    const items: ReviewItem[] = []
    const skipped: ReviewSkip[] = []
    const { reason } = step
    const apart = reportsAmong(turn, step.chosen)
    for (const { number, id } of step.chosen) {
      if (apart.some((it) => it.report.id === id)) continue
      const found = reviewable(turn, id, step.verdict)
      if (!('why' in found)) items.push(itemOf(turn, found, number))
      else skipped.push({ number, ...found })
    }
    for (const { standing } of items) {
      touched.add(standing.id)
      const of = standing.id
      revisions.push(
        reason === null ? { type: 'figure_approved', of } : { type: 'figure_returned', of, reason },
      )
    }
    const verdict = reason === null ? 'approved' : 'returned'
    if (apart.length > 0) {
      const verdicts = reviewItems(turn, apart, reason)
      for (const id of verdicts.touched) touched.add(id)
      revisions.push(...verdicts.revisions)
      replies.push(verdicts.reply)
      tell.push(...verdicts.tell)
    }
    if (items.length + skipped.length > 0 || apart.length === 0)
      replies.push({ type: 'review.done', verdict, reason, items, skipped, left: [], waiting: null })
    tell.push(...told(turn, items, reason))
  }
  const left = leftOf(turn, ids, shown, touched)
  const last = replies.at(-1)
  if (last?.type === 'review.done') replies[replies.length - 1] = { ...last, ...left }
  else if (left.left.length + (left.waiting ?? 0) > 0 && last?.type === 'review.items_done')
    replies.push({ ...NONE_DONE, verdict: last.verdict, ...left })
  return { revisions, replies, tell, ask: shown ? openList(turn, ids) : turn.question }
}

const NONE_DONE = { type: 'review.done', reason: null, items: [], skipped: [] } as const

function leftOf(
  turn: Turn,
  ids: readonly string[],
  shown: boolean,
  touched: ReadonlySet<string>,
): { readonly left: readonly number[]; readonly waiting: number | null } {
  const open = ids.flatMap((id, at) => (waits(turn, id) && !touched.has(id) ? [at + 1] : []))
  return shown ? { left: open, waiting: null } : { left: [], waiting: open.length }
}

/** What can be returned is kept until the reason is there. */
function withoutReason(
  turn: Turn,
  { ids, shown }: List,
  decision: Decision,
  lacking: readonly Choice[],
): Decision {
  const skipped: ReviewSkip[] = []
  const reports = reportsAmong(turn, lacking).flatMap(({ number, report }) => {
    const why = refusalOf(turn, report, false)
    if (why !== null) skipped.push({ number, why })
    return why === null ? [report] : []
  })
  const known = new Set(reportsAmong(turn, lacking).map((it) => it.report.id))
  const figures = lacking.flatMap(({ number, id }) => {
    if (known.has(id ?? '')) return []
    const found = reviewable(turn, id, 'return')
    if (!('why' in found)) return [found]
    skipped.push({ number, ...found })
    return []
  })
  const refusals: ReportReply[] =
    skipped.length === 0 ? [] : [{ ...NONE_DONE, verdict: 'returned', skipped, left: [], waiting: null }]
  if (figures.length + reports.length === 0)
    return { ...decision, replies: [...decision.replies, ...refusals] }
  const list = shown ? openList(turn, ids) : turn.question
  const of = { type: 'return', ids: [...figures, ...reports].map((it) => it.id) } as const
  return {
    ...decision,
    replies: [...decision.replies, ...refusals, { type: 'review.no_reason', figures, reports }],
    ask: openQuestion({ ...turn, question: list }, { type: 'reason', of }),
  }
}

/** The reason that was asked for. */
export function returned(turn: Turn, question: Question, ids: readonly string[], act: Act): Decision {
  if (act.act === 'answer.no') return cancelled(turn, question)
  if (act.act !== 'answer.reason') return unfit(turn, question)
  const list = reviewed(turn)
  if (list === null) return refused()
  const chosen = ids.map((id): Choice => {
    const at = list.shown ? list.ids.indexOf(id) : -1
    return { number: at < 0 ? null : at + 1, id }
  })
  const asked = { ...turn, question: question.below }
  const decision = done(asked, list, [{ verdict: 'return', chosen, reason: act.reason, instead: null }])
  const ask = decision.ask ?? question.below
  return { ...decision, ask, words: `${question.sentence}\n${turn.message.text}` }
}

type Refusal = Pick<ReviewSkip, 'why' | 'indicator'>

/** The figure, or why it is not to be reviewed by this sender now. An office may send back what it has approved. */
function reviewable(turn: Turn, id: string | undefined, verdict: Step['verdict']): StandingFigure | Refusal {
  if (id === undefined) return { why: 'no_such_number' }
  const { standing, plan } = turn.books
  const found = standing.byId(id)
  if (found === undefined) return { why: 'changed' }
  const about = { indicator: found.figure.indicator }
  if (found.status === 'returned') return { why: 'returned', ...about }
  if (found.status === 'approved' && verdict === 'approve') return { why: 'done', ...about }
  const indicator = plan.knownIndicator(found.figure.indicator)
  if (indicator === null || !may(turn, 'review', relationsTo(turn.sender, indicator, plan)))
    return { why: 'not_yours', ...about }
  const { channel, person } = found.origin
  // Whoever filed a figure does not approve it.
  const own = channel === turn.from.channel && person === turn.from.person
  return own ? { why: 'own_entry', ...about } : found
}

/** One notice for each person, in a direct chat. */
function told(turn: Turn, items: readonly ReviewItem[], reason: string | null): Told[] {
  const verdict = reason === null ? 'approved' : 'returned'
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
      key: ['review', verdict, turn.from.channel, turn.message.id, channel, person].join('/'),
      to: { channel, person },
      reply: { type: 'review.told', figures, verdict, reason },
    }
  })
}

export function refused(): Decision {
  return { revisions: [], replies: [{ type: 'refused', action: 'review' }] }
}
