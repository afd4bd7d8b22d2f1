/**
 * A row's message as facts, by what stands at the moment of sending: whatever was reported since it was planned is
 * left out and noted as cleared, and where nothing is left the whole message is.
 */
import { dayOf } from '../base/clock.ts'
import type { Asked, DigestReply, ReminderReply } from '../conversation/turn/replies/reminder.ts'
import { askedOf } from './asked.ts'
import { isOpenDuty } from './duty.ts'
import { itemsReminded } from './items.ts'
import type { Ladder } from './ladder.ts'
import { codeOf, type Part } from './nudge.ts'
import type { Row } from './outbox.ts'
import { lagsOn, statusOn } from './own.ts'
import { paperFacts } from './papers.ts'
import { isPledge, pledgeAsked } from './pledge.ts'
import { type Desk, isPaused } from './recipients.ts'

export interface Composed {
  /** Null: nothing is left to say. */
  readonly reply: ReminderReply | null
  readonly cleared: readonly Part[]
}

export function compose(desk: Desk, ladder: Ladder, row: Row, now: Date): Composed {
  const { books } = desk
  const today = dayOf(now)
  const person = desk.people.find((it) => it.id === row.person)
  if (person === undefined) return { reply: null, cleared: row.parts }
  const open = row.parts.filter((it) => isOpenDuty(books, ladder, it))
  const cleared = row.parts.filter((it) => !open.includes(it))
  const asked = open.flatMap(({ duty, as }) =>
    isPledge(duty) ? [] : [{ ...askedOf(desk, ladder, duty), as }],
  )
  const promised = open.flatMap(({ duty, as }) =>
    isPledge(duty) ? (pledgeAsked(books, duty, as) ?? []) : [],
  )
  const planned = dayOf(new Date(row.at))
  const common = { today, late: planned < today ? planned : null, code: codeOf(row.key) }
  const principals = new Set(open.flatMap(({ standsFor = [] }) => standsFor))
  const standsIn = [...principals].map((id) => desk.people.find((it) => it.id === id)?.name ?? id)
  switch (row.kind) {
    case 'digest': {
      const paused = isPaused(desk, person, today)
      const papers = (row.papers ?? []).flatMap((it) => paperFacts(desk, ladder, it) ?? [])
      const reminded = paused ? 0 : asked.length + promised.length
      if (reminded + papers.length === 0) return { reply: null, cleared: row.parts }
      const { unit } = person
      const rest = paused ? [] : unsaid(unique(asked), papers)
      // 双周督导 tells the unit's head of them by itself.
      const own = rest.some((it) => it.as === 'clerk') ? itemsReminded(books, unit) : null
      const reply = {
        type: 'digest',
        ...common,
        standsIn,
        unit,
        asked: rest,
        promised: paused ? [] : promised,
        ...(own === null ? {} : { items: own }),
        papers,
        enclosures: drafts(papers),
      } as const
      return { reply, cleared: paused ? row.parts : cleared }
    }
    case 'urge': {
      const urge = books.standing.arrangements.urges().find((it) => row.of?.startsWith(`${it.id} `))
      if (asked.length === 0 || urge === undefined) return { reply: null, cleared: row.parts }
      const by = urge.origin.unit ?? '市领导'
      // The unit that was urged: others may answer first for what it answers for too.
      const unit = row.of?.slice(urge.id.length + 1) ?? ''
      return {
        reply: { type: 'urge', ...common, standsIn, unit, by, wants: urge.wants, until: urge.until, asked },
        cleared,
      }
    }
    case 'own': {
      const reminder = books.standing.arrangements.reminders().find((it) => it.id === row.of)
      const told = row.parts.length > 0 && asked.length === 0
      if (reminder === undefined || told || isPaused(desk, person, today))
        return { reply: null, cleared: row.parts }
      const scope = reminder.about
      const lags = reminder.lagging ? lagsOn(books, scope) : null
      const status =
        reminder.what === 'status' ? { scope, ...statusOn(books, ladder, scope, today), lags } : null
      return {
        reply: { type: 'own', ...common, wish: reminder.wish, others: reminder.others, asked, status },
        cleared,
      }
    }
    case 'calendar':
      return { reply: { type: 'calendar_missing', year: Number(row.of) }, cleared }
    // Of an outbox of its own.
    case 'notice':
    case 'watch':
      return { reply: null, cleared }
  }
}

/** A thing that two rungs name is said once. */
function unique<T extends Asked & { as: string }>(asked: readonly T[]): T[] {
  const seen = new Set<string>()
  return asked.filter((it) => {
    const key = JSON.stringify([it.duty, it.as])
    return seen.has(key) ? false : seen.add(key)
  })
}

/** What 双周督导 lists as overdue is not said to the head a second time. */
function unsaid(asked: DigestReply['asked'], papers: DigestReply['papers']): DigestReply['asked'] {
  const supervised = papers.filter((it) => it.bulletin.spec.kind === 'supervision')
  const said = new Set(supervised.flatMap((it) => it.overdue.map(({ duty }) => JSON.stringify(duty))))
  // A milestone past its date stands there as behind.
  const behind = supervised.flatMap(({ bulletin }) => bulletin.behind.flatMap((it) => it.items))
  const late = new Set(behind.flatMap(({ judgement: it }) => (it.reason === 'overdue' ? [it.indicator] : [])))
  const isSaid = ({ duty }: DigestReply['asked'][number]) =>
    said.has(JSON.stringify(duty)) || ('indicator' in duty && late.has(duty.indicator))
  return asked.filter((it) => it.as !== 'head' || !isSaid(it))
}

/** The draft of a 月通报 goes with it as a document. */
function drafts(papers: DigestReply['papers']): DigestReply['enclosures'] {
  return papers.flatMap(({ bulletin: { spec, head } }) =>
    spec.kind === 'bulletin' ? [{ type: 'paper', as: 'docx', spec, head } as const] : [],
  )
}
