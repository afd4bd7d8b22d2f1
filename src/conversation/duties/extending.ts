/**
 * 延期: a unit asks for another day for what it is to report, with a reason; the campaign's office grants or refuses
 * it, and whoever asked is told. Until it is granted nothing changes.
 *
 *     延期到下周五 原因：数据待统计局核定      同意延期 12      不同意延期 12 请按期报送
 */
import type { Day } from '../../base/clock.ts'
import type { Extension } from '../../ledger/arrangements.ts'
import type { Duty, Revision } from '../../ledger/revision.ts'
import { addDays } from '../../plan/period.ts'
import { officeCampaigns } from '../access/rights.ts'
import { isStranger, stranger } from '../access/strangers.ts'
import { plain } from '../plain.ts'
import { cancelled, choiceOf, numbersOf, unfit } from '../reporting/choices.ts'
import { originOf } from '../reporting/preview.ts'
import { dayIn } from '../timing.ts'
import { openQuestion, type Question } from '../turn/question.ts'
import type { ExtensionReply } from '../turn/replies/reminder.ts'
import type { Decision, Told, Turn } from '../turn/turn.ts'
import { campaignOf, dueOf, isOwn, namedDuties, officersOf, openDuties } from './duties.ts'

export type ExtensionCommand =
  | { readonly type: 'ask'; readonly until: string; readonly reason: string | null }
  | { readonly type: 'list' }
  /** 申请延期, and nothing else: how it is done, with what is due. */
  | { readonly type: 'how' }
  | {
      readonly type: 'decide'
      readonly granted: boolean
      readonly number: number | null
      readonly reason: string | null
    }

const ASK =
  /^(.{0,60}?)(?:申请|请求?|需要?|想要?|希望|能否|可否)?(?:延期|延后|推迟)(?:报送|填报)?(?:到|至)\s*(.+)$/s
const DECIDE = /^(不同意|不批准|驳回|同意|批准)(?:该|这个)?延期(?:申请)?\s*(?:第?(\d{1,6})号?)?[\s,:]*(.*)$/s
const LIST = /^(?:待批|查看|有哪些)?(?:的)?延期(?:申请|请求|列表|清单)(?:有哪些|列表|清单)?$/
const BARE =
  /^(?:我|我们|我局|我单位|本单位)?(?:要|想|需要|能不能|能否|可以|怎么|如何)*(?:申请|请求|办理)(?:一下)?(?:延期|延后|推迟)(?:报送|填报|报)?(?:吗|可以吗|怎么(?:办理?|弄|申请))?$/
const REASON = /[\s,。;]*(?:原因|理由|因为?|由于)(?:是|为)?[:\s]*(.+)$/s
/** How long after it was due a figure may still be put off. */
const FARTHEST_DAYS = 120

export function extensionIn(text: string): ExtensionCommand | null {
  const said = plain(text)
  if (LIST.test(said)) return { type: 'list' }
  if (BARE.test(said)) return { type: 'how' }
  const decided = DECIDE.exec(said)
  if (decided) {
    const reason = (decided[3] ?? '').replace(/^(?:原因|理由)[:\s]*/, '').trim()
    const number = decided[2] === undefined ? null : Number(decided[2])
    return {
      type: 'decide',
      granted: /^(同意|批准)/.test(said),
      number,
      reason: reason === '' ? null : reason,
    }
  }
  // 延期到周三提醒 moves a reminder, not the day on which a figure is due.
  const asked = /提醒|催/.test(said) ? null : ASK.exec(said)
  if (asked === null) return null
  const rest = asked[2] ?? ''
  const named = REASON.exec(rest)
  const until = named ? rest.slice(0, named.index) : (rest.split(/[\s,。;]+/)[0] ?? rest)
  const reason = (named?.[1] ?? rest.slice(until.length).replace(/^[\s,。;]+/, '')).trim()
  return { type: 'ask', until, reason: reason === '' ? null : reason }
}

export function extend(turn: Turn, command: ExtensionCommand): Decision {
  if (isStranger(turn.sender)) return stranger('schedule')
  if (command.type === 'ask') return ask(turn, command.until, command.reason)
  if (command.type === 'how') {
    const own = openDuties(turn).filter((it) => isOwn(turn, it))
    return said({ type: 'extension.how', duties: own })
  }
  if (officeCampaigns(turn.sender, turn.books.plan).length === 0)
    return { revisions: [], replies: [{ type: 'refused', action: 'review' }] }
  return command.type === 'list'
    ? said({ type: 'extension.list', open: waiting(turn) })
    : decide(turn, command)
}

function ask(turn: Turn, words: string, reason: string | null): Decision {
  const until = dayIn(words.normalize('NFKC').replace(/\s/g, ''), turn.today)
  const cannot = (why: Extract<ExtensionReply, { type: 'extension.cannot' }>['why']) =>
    said({ type: 'extension.cannot', why, until })
  if (!turn.sender?.unit) return cannot('no_unit')
  if (until === null) return cannot('no_day')
  if (until > addDays(`${turn.books.plan.plan.year}-12-31`, FARTHEST_DAYS)) return cannot('too_far')
  if (reason === null) return cannot('no_reason')
  const named = turn.message.about ?? namedDuties(turn)
  const duties = (named.length > 0 ? named : openDuties(turn)).filter((it) => isOwn(turn, it))
  if (duties.length === 0) return cannot(named.length > 0 ? 'not_yours' : 'nothing_due')
  const later = duties.filter((it) => until > dueOf(turn, it))
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

function decide(turn: Turn, command: Extract<ExtensionCommand, { type: 'decide' }>): Decision {
  const open = waiting(turn)
  const { number, granted, reason } = command
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
