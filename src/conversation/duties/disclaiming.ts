/**
 * 非本单位: a unit says, with a reason, that what it is reminded of is not its own to report. The campaign's office is
 * told and agrees or does not; the reminders go on until it has agreed.
 *
 *     非本单位 原因：由市统计局发布      同意非本单位 12      不同意 12 分工已明确
 */
import { dutyKey } from '../../ledger/arrangements.ts'
import type { Disclaimer } from '../../ledger/responses.ts'
import type { Duty, Revision } from '../../ledger/revision.ts'
import type { Doing } from '../../understanding/acts/act.ts'
import { officeCampaigns } from '../access/rights.ts'
import { isStranger, stranger } from '../access/strangers.ts'
import { originOf } from '../reporting/preview.ts'
import type { ResponseReply } from '../turn/replies/response.ts'
import type { Decision, Told, Turn } from '../turn/turn.ts'
import { campaignOf, isOwn, namedDuties, officersOf } from './duties.ts'

type Said<A extends Doing['act']> = Extract<Doing, { readonly act: A }>

export function listDisclaimers(turn: Turn): Decision {
  if (officeCampaigns(turn.sender, turn.books.plan).length === 0) return refused()
  return answered({ type: 'disclaimer.list', open: waiting(turn) })
}

export function disclaim(turn: Turn, { reason }: Said<'disclaim.claim'>): Decision {
  if (isStranger(turn.sender)) return stranger('schedule')
  if (!turn.sender?.unit) return answered({ type: 'response.cannot', why: 'no_unit' })
  const named = turn.message.about ?? namedDuties(turn)
  if (named.length === 0) return answered({ type: 'response.cannot', why: 'nothing_named' })
  // Only who is asked has anything to disclaim.
  const duties = named.filter((it) => isOwn(turn, it) && ownerOf(turn, it) === turn.sender?.unit)
  const [first] = duties
  if (first === undefined) return answered({ type: 'response.cannot', why: 'not_asked' })
  if (reason === null) return answered({ type: 'response.cannot', why: 'no_reason' })
  const unit = turn.sender.unit
  const open = turn.books.standing.arrangements.responses
    .disclaimers()
    .filter((it) => it.status === 'open' && it.unit === unit)
  const again = open.find((it) =>
    duties.every((duty) => it.duties.some((own) => dutyKey(own) === dutyKey(duty))),
  )
  if (again !== undefined) {
    const office = turn.books.plan.officeOf(campaignOf(turn, first))
    return answered({
      type: 'disclaimer.asked',
      number: Number(again.id.split('.')[0]),
      duties,
      unit,
      offices: [office],
    })
  }
  return claim(turn, duties, unit, reason)
}

/** One for each campaign, since each has its own office. */
function claim(turn: Turn, duties: readonly Duty[], unit: string, reason: string): Decision {
  const { plan, standing } = turn.books
  const number = standing.head + 1
  const campaigns = [...new Set(duties.map((it) => campaignOf(turn, it)))]
  const groups = campaigns.map((campaign) => ({
    office: plan.officeOf(campaign),
    own: duties.filter((it) => campaignOf(turn, it) === campaign),
  }))
  const common = { unit, reason }
  const tell = groups.flatMap(({ office, own }, index): Told[] => {
    const disclaimer: Disclaimer = {
      ...common,
      id: `${number}.${index}`,
      duties: own,
      origin: originOf(turn),
      recordedAt: turn.at.toISOString(),
      status: 'open',
      decision: null,
    }
    return officersOf(turn, office).map((to) => ({
      key: ['disclaimer', turn.from.channel, turn.message.id, office, to.person].join('/'),
      to,
      reply: { type: 'disclaimer.told_office', disclaimer, number },
    }))
  })
  const offices = [...new Set(groups.map((it) => it.office))]
  return {
    revisions: groups.map(({ own }) => ({ type: 'duties_disclaimed', duties: [...own], ...common })),
    replies: [{ type: 'disclaimer.asked', number, duties, unit, offices }],
    tell,
  }
}

export function decideDisclaimer(turn: Turn, { agreed, number, reason }: Said<'disclaim.decide'>): Decision {
  if (officeCampaigns(turn.sender, turn.books.plan).length === 0) return refused()
  const open = waiting(turn)
  const meant = open.filter((it) => number === null || it.id.startsWith(`${number}.`))
  const [first, another] = meant
  if (first === undefined) return answered({ type: 'disclaimer.none', number })
  if (number === null && another !== undefined) return answered({ type: 'disclaimer.list', open })
  return {
    revisions: meant.map(({ id }): Revision => {
      return agreed ? { type: 'disclaimer_agreed', of: id } : { type: 'disclaimer_rejected', of: id, reason }
    }),
    replies: meant.map((disclaimer) => ({ type: 'disclaimer.decided', disclaimer, agreed, reason })),
    tell: meant.map((disclaimer) => ({
      key: ['disclaimer', turn.from.channel, turn.message.id, disclaimer.id].join('/'),
      to: { channel: disclaimer.origin.channel, person: disclaimer.origin.person },
      reply: { type: 'disclaimer.told', disclaimer, agreed, reason },
    })),
  }
}

/** Those that wait for the offices that the sender speaks for. */
export function waiting(turn: Pick<Turn, 'sender' | 'books'>): Disclaimer[] {
  const campaigns = officeCampaigns(turn.sender, turn.books.plan)
  return turn.books.standing.arrangements.responses
    .disclaimers()
    .filter(
      (it) => it.status === 'open' && it.duties.some((duty) => campaigns.includes(campaignOf(turn, duty))),
    )
}

/** The unit that is asked for it. */
function ownerOf({ books: { plan } }: Turn, duty: Duty): string | undefined {
  return 'task' in duty
    ? plan.task(duty.task).lead_units[0]
    : plan.knownIndicator(duty.indicator)?.owner_units[0]
}

function refused(): Decision {
  return { revisions: [], replies: [{ type: 'refused', action: 'review' }] }
}

function answered(reply: ResponseReply): Decision {
  return { revisions: [], replies: [reply] }
}
