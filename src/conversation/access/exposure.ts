/**
 * What may be seen where. In a direct chat, whatever the person may see. In a group nobody can tell who reads along:
 * what its level allows, and the rest goes to the asker alone. Denied unless this table says otherwise.
 *
 * | in a group | 公开, approved | 公开 waiting, 内部, counts | 不上群 |
 * | --- | --- | --- | --- |
 * | not registered | no | no | no |
 * | registered 公开 | yes | no | no |
 * | registered 内部 | yes | yes | no |
 *
 * The plan itself is published: targets, quotes and who leads what may be said anywhere. So may be said back what the
 * sender has just said in that place; a 不上群 figure is not even taken there.
 */
import type { Level } from '../../ledger/admission.ts'
import type { Catalogue } from '../../plan/catalogue.ts'
import type { FigureClass, Indicator } from '../../plan/schema.ts'
import type { State } from '../turn/replies/query.ts'
import type { FiguresReply, Outcome } from '../turn/replies/report.ts'
import type { Reply } from '../turn/reply.ts'
import type { Decision, Turn } from '../turn/turn.ts'

export type Seat = 'direct' | Level | 'unregistered'

export const USUAL_CLASS: FigureClass = 'internal'

export function seatOf({ from, books }: Pick<Turn, 'from' | 'books'>): Seat {
  if (from.room === undefined) return 'direct'
  return books.standing.admissions.levelOf(from.channel, from.room) ?? 'unregistered'
}

export function classOf(indicator: Indicator): FigureClass {
  return indicator.class ?? USUAL_CLASS
}

/** Whether a figure of that class may be shown there. Before it is approved none is public. */
export function mayShow(seat: Seat, shown: FigureClass, approved: boolean): boolean {
  if (seat === 'direct') return true
  if (shown === 'never_in_room' || seat === 'unregistered') return false
  return seat === 'internal' || (shown === 'public' && approved)
}

/** Whether a figure of that class may be filed there. */
export function mayFile(seat: Seat, filed: FigureClass): boolean {
  return seat === 'direct' || filed !== 'never_in_room'
}

/** These say nothing beyond the plan, the message itself, and how the bot is used. */
const PUBLIC: ReadonlySet<Reply['type']> = new Set<Reply['type']>([
  'convener',
  'unknown',
  'help',
  'greeting',
  'stranger',
  'refused',
  'misuse',
  'secret',
  'too_long',
  'empty',
  'elsewhere',
  'not_understood',
  'no_figure',
  'compared',
  'nothing_to_correct',
  'nothing_to_withdraw',
  'value_missing',
  'progress',
  'progress.not_yours',
  'progress.which_task',
  'which_task',
  'understood_as',
  'or_did_you_mean',
  'still_open',
  'cancelled',
  'expired',
  'nothing_asked',
  'no_such_choice',
  'answer_unfit',
  'held',
  'set_aside',
  'report.header',
  'report.noted',
  'review.no_list',
  'review.off',
  'review.which',
  'review.which_returned',
  'review.nothing_done',
  'review.not_yours',
  'review.none_of',
  'review.several',
  'cannot_rule',
  'bind',
  'bind.none',
  'room',
  'exception.unclear',
  'lag.cannot',
  'list.refused',
  'list.none',
  'item.reported',
  'item.which',
  'evidence.nothing',
  'evidence.again',
  'evidence.held',
  'evidence.linked',
  'not_exported',
  'days_left',
  'reminder.set',
  'reminder.unclear',
  'reminder.dropped',
  'reminder.paused',
  'reminder.resumed',
])
/** About named indicators alone: where all of these are public and approved, so is the answer. */
const OF_NAMED: ReadonlySet<Reply['type']> = new Set<Reply['type']>([
  'indicators',
  'trend',
  'reported',
  'rank',
])

type OfList = 'list.received' | 'items' | 'item.story' | 'items.rates' | 'items.changed' | 'items.sum'
const OF_LIST: ReadonlySet<Reply['type']> = new Set<OfList>([
  'list.received',
  'items',
  'item.story',
  'items.rates',
  'items.changed',
  'items.sum',
])

/** The decision with what the room may not see put aside, for the sender alone. */
export function discreet(turn: Turn, decision: Decision): Decision {
  const seat = seatOf(turn)
  if (seat === 'direct') return decision
  const here: Reply[] = []
  const aside: Reply[] = []
  for (const reply of decision.replies) {
    const shown = asSeen(reply, seat, turn.books.plan)
    if (shown === null) aside.push(reply)
    else here.push(shown)
  }
  if (aside.length === 0) return { ...decision, replies: here }
  const asked = decision.ask?.askedAt === turn.at.toISOString()
  return { ...decision, replies: here, aside: asked ? [...aside, { type: 'answer_in_room' }] : aside }
}

/** The reply as it may be seen there; null: not at all. */
function asSeen(reply: Reply, seat: Seat, plan: Catalogue): Reply | null {
  if (PUBLIC.has(reply.type)) return reply
  if ('level' in reply && isOfList(reply)) return mayShow(seat, reply.level, true) ? reply : null
  // It quotes whole messages, which may tell of more than was asked about.
  if (reply.type === 'trail') return null
  // Whoever is first to tap it would come in as the asker.
  if (reply.type === 'page') return null
  const shown = shownIn(reply)
  const all = shown.every((it) => {
    const indicator = plan.knownIndicator(it.indicator)
    return mayShow(seat, indicator === null ? USUAL_CLASS : classOf(indicator), it.approved)
  })
  if (seat === 'internal' && all) return reply
  if (seat === 'public' && all && shown.length > 0 && OF_NAMED.has(reply.type)) return reply
  return ofThePlan(reply)
}

/** What a list tells is shown as its level says; the office that keeps it has approved it. */
function isOfList(reply: Reply): reply is Extract<Reply, { type: OfList }> {
  return OF_LIST.has(reply.type)
}

/** The part of a reply that the plan says, or the sender has said; null: nothing of what was asked for. */
function ofThePlan(reply: Reply): Reply | null {
  switch (reply.type) {
    case 'figures':
      return bare(reply)
    case 'indicators': {
      if (reply.states.every((it) => it.judgement === null)) return reply
      if (reply.focus === 'state' || reply.focus === 'gap') return null
      return {
        ...reply,
        states: reply.states.map(withheld),
        forecast: null,
        statuses: [],
        explained: null,
        county: null,
      }
    }
    case 'asked':
      if (reply.question !== 'reviewer' && reply.question !== 'due') return null
      return { ...reply, state: withheld(reply.state), explanation: null, forecast: null }
    case 'task':
      if (reply.focus === 'state') return null
      return { ...reply, states: reply.states.map(withheld), progress: null, withheld: true }
    case 'unit':
      if (reply.figures && reply.focus !== 'leads' && reply.focus !== 'joins') return null
      return { ...reply, figures: false, states: reply.states.map(withheld), promises: [], next: null }
    case 'county':
      return { ...reply, figures: null }
    case 'trend':
      return reply.trends.every((it) => it.trend === null) ? reply : null
    case 'reported':
      return reply.states.every((it) => it.judgement === null) ? reply : null
    default:
      return null
  }
}

function withheld({ indicator }: State): State {
  return { indicator, judgement: null, without: null, withheld: true }
}

/** What the sender has just said, without what else is known of it. */
function bare(reply: FiguresReply): FiguresReply {
  return { ...reply, bare: true, outcomes: reply.outcomes.map(bareOutcome) }
}

function bareOutcome(it: Outcome): Outcome {
  if (it.type !== 'recorded') return it
  const judgement = it.judgement?.figure?.figure.value === it.figure.value ? it.judgement : null
  return { ...it, judgement, beside: [] }
}

interface Shown {
  readonly indicator: string
  readonly approved: boolean
}

/** Every figure and light that stands anywhere in a reply. */
function shownIn(value: unknown): Shown[] {
  if (Array.isArray(value)) return value.flatMap(shownIn)
  if (typeof value !== 'object' || value === null) return []
  const own: Shown[] = []
  if ('indicator' in value && typeof value.indicator === 'string') {
    if ('light' in value) own.push({ indicator: value.indicator, approved: isApproved(value) })
    else if (('value' in value || 'soFar' in value) && 'period' in value)
      own.push({ indicator: value.indicator, approved: false })
  }
  // A standing figure knows whether it is approved; its figure alone does not.
  if ('figure' in value && 'status' in value && 'history' in value) {
    const [figure] = shownIn(value.figure)
    return figure === undefined ? [] : [{ ...figure, approved: value.status === 'approved' }]
  }
  return [...own, ...Object.values(value).flatMap(shownIn)]
}

/** Of a judgement: without a figure there is nothing to approve, and how reporting stands is no public matter. */
function isApproved(judgement: object): boolean {
  return (
    'figure' in judgement &&
    judgement.figure !== null &&
    'pending' in judgement &&
    judgement.pending === false
  )
}
