/**
 * 延期: a unit asks for another day for what it is to report, with a reason; the campaign's office grants or refuses
 * it, and whoever asked is told. Until it is granted nothing changes.
 *
 *     延期到下周五 原因：数据待统计局核定      同意延期 12      不同意延期 12 请按期报送
 */
import type { Day } from '../../base/clock.ts'
import { dayDue } from '../../judging/obligation.ts'
import type { Extension } from '../../ledger/arrangements.ts'
import type { Duty, Revision } from '../../ledger/revision.ts'
import { addDays } from '../../plan/period.ts'
import type { Doing } from '../../understanding/acts/act.ts'
import { officeCampaigns } from '../access/rights.ts'
import { isStranger, stranger } from '../access/strangers.ts'
import { cancelled, choiceOf, numbersOf, unfit } from '../reporting/choices.ts'
import { originOf } from '../reporting/preview.ts'
import { openQuestion, type Question } from '../turn/question.ts'
import type { ExtensionReply } from '../turn/replies/reminder.ts'
import type { Decision, Told, Turn } from '../turn/turn.ts'
import { campaignOf, isOwn, namedDuties, officersOf, openDuties } from './duties.ts'
import { explain } from './lagging.ts'

type Said<A extends Doing['act']> = Extract<Doing, { readonly act: A }>

/** How long after it was due a figure may still be put off. */
const FARTHEST_DAYS = 120

export function howToExtend(turn: Turn): Decision {
  if (isStranger(turn.sender)) return stranger('schedule')
  return said({ type: 'extension.how', duties: openDuties(turn).filter((it) => isOwn(turn, it)) })
}

export function listExtensions(turn: Turn): Decision {
  return ofOffice(turn, () => said({ type: 'extension.list', open: waiting(turn) }))
}

export function decideExtension(turn: Turn, act: Said<'extension.decide'>): Decision {
  return ofOffice(turn, () => decide(turn, act))
}

function ofOffice(turn: Turn, decided: () => Decision): Decision {
  if (isStranger(turn.sender)) return stranger('schedule')
  if (officeCampaigns(turn.sender, turn.books.plan).length > 0) return decided()
  return { revisions: [], replies: [{ type: 'refused', action: 'review' }] }
}

/** Quoting that a promised day is over, another day is promised. */
export function extend(
  turn: Turn,
  { until: { day: until, words }, reason }: Said<'extension.ask'>,
): Decision {
  const { promised = [], about = [] } = turn.message
  if (promised.length > 0 && about.length === 0)
    return explain(turn, { reason, measures: null, when: { day: until, words }, needs: null })
  if (isStranger(turn.sender)) return stranger('schedule')
  const cannot = (why: Extract<ExtensionReply, { type: 'extension.cannot' }>['why']) =>
    said({ type: 'extension.cannot', why, until })
  if (!turn.sender?.unit) return cannot('no_unit')
  if (until === null) return cannot('no_day')
  if (until > addDays(`${turn.books.plan.plan.year}-12-31`, FARTHEST_DAYS)) return cannot('too_far')
  if (reason === null) return cannot('no_reason')
  const named = turn.message.about ?? namedDuties(turn)
  const duties = (named.length > 0 ? named : openDuties(turn)).filter((it) => isOwn(turn, it))
  if (duties.length === 0) return cannot(named.length > 0 ? 'not_yours' : 'nothing_due')
  const later = duties.filter((it) => until > dayDue(turn.books, it))
  if (later.length === 0) return cannot('past')
  const [, second] = later
  const chosen = second === undefined || (turn.message.about === undefined && named.length > 0)
  if (chosen) return request(turn, later, until, reason)
  return {
    ...said({ type: 'extension.which', duties: later, until }),
    ask: openQuestion(turn, { type: 'extend', duties: later, until, reason }),
  }
}

/** Numbers, 全部, or no: what the list of `extension.which` is answered with. */
export function answerExtending(turn: Turn, question: Question): Decision | null {
  const { matter } = question
  if (matter.type !== 'extend') return null
  const choice = choiceOf(turn)
  const numbers = numbersOf(turn)
  if (numbers === null) {
    if (choice === null) return null
    if (choice !== 'unsure' && choice.word === 'cancel') return cancelled(turn, question)
    return unfit(turn, question)
  }
  const duties = matter.duties.filter((_, at) => numbers.includes(at + 1))
  if (numbers.some((it) => it > matter.duties.length))
    return { revisions: [], replies: [{ type: 'no_such_choice', most: matter.duties.length }] }
  const words = `${question.sentence}\n${turn.message.text}`
  return { ...request(turn, duties, matter.until, matter.reason), ask: question.below, words }
}

/** One request for each campaign, since each has its own office. */
function request(turn: Turn, duties: readonly Duty[], until: Day, reason: string): Decision {
  const { plan } = turn.books
  const unit = turn.sender?.unit ?? ''
  const number = turn.books.standing.head + 1
  const campaigns = [...new Set(duties.map((it) => campaignOf(turn, it)))]
  const groups = campaigns.map((campaign) => duties.filter((it) => campaignOf(turn, it) === campaign))
  const revisions = groups.map((own): Revision => {
    return { type: 'extension_requested', duties: [...own], unit, until, reason }
  })
  const tell = groups.flatMap((own, index): Told[] => {
    const office = plan.officeOf(campaigns[index] ?? '')
    const extension: Extension = {
      id: `${number}.${index}`,
      duties: own,
      unit,
      until,
      reason,
      origin: originOf(turn),
      recordedAt: turn.at.toISOString(),
      status: 'requested',
      decision: null,
    }
    return officersOf(turn, office).map((to) => ({
      key: ['extension', turn.from.channel, turn.message.id, office, to.person].join('/'),
      to,
      reply: { type: 'extension.told_office', extension, number },
    }))
  })
  const offices = [...new Set(campaigns.map((it) => plan.officeOf(it)))]
  return { revisions, replies: [{ type: 'extension.asked', number, duties, unit, until, offices }], tell }
}

function decide(turn: Turn, { number, granted, reason }: Said<'extension.decide'>): Decision {
  const open = waiting(turn)
  const found = open.filter((it) => number === null || it.id.startsWith(`${number}.`))
  const [extension, another] = found
  if (extension === undefined) return said({ type: 'extension.none', number })
  if (number === null && another !== undefined) return said({ type: 'extension.list', open })
  const revisions = found.map(({ id }): Revision => {
    return granted ? { type: 'extension_granted', of: id } : { type: 'extension_refused', of: id, reason }
  })
  const { channel, person } = extension.origin
  return {
    revisions,
    replies: found.map((it) => ({ type: 'extension.decided', extension: it, granted, reason })),
    tell: found.map((it) => ({
      key: ['extension', turn.from.channel, turn.message.id, it.id].join('/'),
      to: { channel, person },
      reply: { type: 'extension.told', extension: it, granted, reason },
    })),
  }
}

/** Requests that wait for the offices that the sender speaks for. */
function waiting(turn: Turn): Extension[] {
  const campaigns = officeCampaigns(turn.sender, turn.books.plan)
  return turn.books.standing.arrangements
    .extensions()
    .filter(
      (it) =>
        it.status === 'requested' && it.duties.some((duty) => campaigns.includes(campaignOf(turn, duty))),
    )
}

function said(reply: ExtensionReply): Decision {
  return { revisions: [], replies: [reply] }
}
