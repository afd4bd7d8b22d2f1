/**
 * The pages' questions, put to the chat's own handlers in the reader's name: what a page shows is a reply, and the
 * rights are those of whoever asks in a direct chat.
 *
 * @example viewing.for({ channel: 'wecom-app', person: 'zhang' }) // null: nobody who may see figures
 */
import type { Address } from './base/address.ts'
import { type Clock, dayOf } from './base/clock.ts'
import { approvedOnly } from './bulletins/approved.ts'
import { may } from './conversation/access/rights.ts'
import { answerAbout, explainedOf } from './conversation/asking/answering.ts'
import { queryCampaign } from './conversation/asking/query.campaign.ts'
import { queryLagging } from './conversation/asking/query.lagging.ts'
import { queryOverview } from './conversation/asking/query.overview.ts'
import { queryTask } from './conversation/asking/query.task.ts'
import { queryTrend } from './conversation/asking/query.trend.ts'
import { queryUnit } from './conversation/asking/query.unit.ts'
import { trailOf } from './conversation/asking/tracing.ts'
import { register } from './conversation/papers/issued.ts'
import type { Reply } from './conversation/turn/reply.ts'
import { NEAREST } from './conversation/turn/thresholds.ts'
import type { Decision, Turn } from './conversation/turn/turn.ts'
import type { Ledger } from './ledger/ledger.ts'
import { type Listed, memberAt, membersOf } from './ledger/members.ts'
import { Catalogue } from './plan/catalogue.ts'
import { type Person, rolesOf } from './plan/roster.ts'
import type { Paper } from './rendering/papers/paper.ts'
import { nearIn } from './understanding/names/nearest.ts'
import type { Reading } from './understanding/reading.ts'
import type { Understanding } from './understanding/understand.ts'
import {
  type AboutIndicator,
  type Answers,
  type Explained,
  type Found,
  type Lagging,
  PROGRAM,
  type Register,
} from './web/answers.ts'

export interface ViewingParts {
  readonly plan: Catalogue
  readonly roster: Listed
  readonly ledger: Pick<Ledger, 'standing' | 'refresh'>
  readonly understanding: Pick<Understanding, 'read'>
  /** The paper of an issue; null where there is none of this number. */
  readonly paper: (number: string) => Promise<Paper | null>
  readonly clock: Clock
}

/** Found by a program, and never by a person: another's words, and what nobody has approved. */
type Scope = 'person' | typeof PROGRAM

export class Viewing {
  readonly #parts: ViewingParts
  readonly #open: Catalogue

  constructor(parts: ViewingParts) {
    this.#parts = parts
    this.#open = openPart(parts.plan)
  }

  /** Who an account belongs to today; null: nobody, or nobody who may see figures. */
  async personAt(from: Address): Promise<Person | null> {
    const { ledger, roster, clock } = this.#parts
    await ledger.refresh()
    const sender = memberAt(roster, ledger.standing.admissions, from, dayOf(clock.now()))
    return may({ sender, from }, 'read', ['general']) ? sender : null
  }

  async for(from: Address): Promise<Answers | null> {
    const person = await this.personAt(from)
    return person === null ? null : this.#answers(from, person, 'person')
  }

  /** For another program: approved figures, of what may be shown outside a direct chat. */
  async forProgram(name: string): Promise<Answers> {
    await this.#parts.ledger.refresh()
    const reader: Person = { id: name, name, unit: null, role: 'leader', accounts: {} }
    return this.#answers({ channel: 'page', person: name }, reader, PROGRAM)
  }

  #answers(from: Address, sender: Person, scope: Scope): Answers {
    const { ledger, clock, understanding, roster, paper } = this.#parts
    const at = clock.now()
    const today = dayOf(at)
    const plan = scope === 'person' ? this.#parts.plan : this.#open
    const standing = scope === 'person' ? ledger.standing : approvedOnly(ledger.standing)
    const turn: Turn = {
      at,
      today,
      from,
      sender,
      message: { id: 'page', text: '', quoted: null },
      reading: NOTHING,
      question: null,
      topic: null,
      books: { plan, standing, today },
      people: membersOf(roster, standing.admissions),
    }
    const on = (reading: Partial<Reading>): Turn => ({ ...turn, reading: { ...NOTHING, ...reading } })
    const explained = (id: string) => (scope === 'person' ? explainedOf(turn.books, id) : null)
    return {
      plan,
      today,
      head: standing.head,
      rights: scope === 'person' ? rolesOf(sender).toSorted().join('+') : scope,
      overview: () => only(queryOverview(turn), 'overview'),
      lagging: () => laggingOf(only(queryLagging(turn), 'lagging'), explained, scope),
      indicator: (id) => (plan.findIndicator(id) === null ? null : aboutIndicator(on, id, scope)),
      unit(name) {
        const reply = plan.findUnit(name) === null ? null : only(queryUnit(on({ unit: name })), 'unit')
        return reply === null || scope === 'person' ? reply : { ...reply, promises: [] }
      },
      campaign: (name) =>
        plan.findCampaign(name) === null
          ? null
          : withoutPromises(only(queryCampaign(on({ campaign: name })), 'campaign'), scope),
      task(id) {
        const reply = plan.findTask(id) === null ? null : only(queryTask(on({ task: id })), 'task')
        return reply === null || scope === 'person' ? reply : { ...reply, progress: null }
      },
      papers: () => shownPapers(only(register(turn, ALL_PAPERS), 'paper.register'), turn),
      async paper(number) {
        const issued = shownPapers(only(register(turn, ALL_PAPERS), 'paper.register'), turn)
        return issued?.bulletins.some((it) => it.number === number) ? paper(number) : null
      },
      search: (words) => foundBy(understanding.read(words, { now: at, unit: sender.unit }), plan),
    }
  }
}

/** The plan without what never leaves a direct chat: it is in no count either. */
function openPart(plan: Catalogue): Catalogue {
  const indicators = plan.indicators.filter((it) => it.class !== 'never_in_room')
  return indicators.length === plan.indicators.length ? plan : new Catalogue({ ...plan, indicators })
}

function aboutIndicator(
  on: (reading: Partial<Reading>) => Turn,
  id: string,
  scope: Scope,
): AboutIndicator | null {
  const whole = only(answerAbout(on({ indicators: [id] }), [id], null, 'state'), 'indicators')
  const trend = only(queryTrend(on({ indicators: [id] })), 'trend')
  if (whole === null || trend === null) return null
  if (scope === PROGRAM) return { about: { ...whole, explained: null }, trend, trails: [] }
  const points = trend.trends.flatMap((it) => it.trend?.points ?? [])
  const trails = points.flatMap(({ figure }) => {
    const { period } = figure.figure
    const trail = only(trailOf(on({ indicators: [id], period }), id), 'trail')
    return trail === null ? [] : [trail]
  })
  return { about: whole, trend, trails: trails.reverse() }
}

function laggingOf(
  reply: ReplyOf<'lagging'> | null,
  explained: (id: string) => Explained | null,
  scope: Scope,
): Lagging | null {
  if (reply === null) return null
  const said = reply.lags.flatMap(({ state: { indicator } }) => {
    const it = explained(indicator)
    return it === null ? [] : [[indicator, it] as const]
  })
  const lags = scope === 'person' ? reply.lags : reply.lags.map((it) => ({ ...it, promised: null }))
  return { reply: { ...reply, lags }, explained: new Map(said) }
}

function withoutPromises(reply: ReplyOf<'campaign'> | null, scope: Scope): ReplyOf<'campaign'> | null {
  if (reply === null || scope === 'person') return reply
  return { ...reply, behind: reply.behind.map((it) => ({ ...it, promised: null })) }
}

/** Those that print nothing which the reader's plan does not hold. */
function shownPapers(register: Register | null, { books: { plan, standing } }: Turn): Register | null {
  if (register === null) return null
  const hidden = standing.papers
    .issued()
    .filter((it) => it.printed.some(({ indicator }) => plan.knownIndicator(indicator) === null))
    .map((it) => it.number)
  return { ...register, bulletins: register.bulletins.filter((it) => !hidden.includes(it.number)) }
}

function foundBy(reading: Reading, plan: Catalogue): Found {
  const named = (kind: Reading['names'][number]['kind'], known: (id: string) => unknown) => [
    ...new Set(
      reading.names
        .filter((it) => it.kind === kind)
        .flatMap((it) => it.ids.filter((id) => known(id) !== null)),
    ),
  ]
  const found = {
    campaigns: named('campaign', (it) => plan.findCampaign(it)),
    indicators: named('indicator', (it) => plan.findIndicator(it)),
    units: named('unit', (it) => plan.findUnit(it)),
    tasks: named('task', (it) => plan.findTask(it)),
  }
  if (Object.values(found).some((it) => it.length > 0)) return { ...found, near: false }
  const { indicators = [], tasks = [] } = reading.near ?? nearIn(reading.text, plan)
  const known = indicators.filter((id) => plan.knownIndicator(id) !== null)
  return { ...found, indicators: known.slice(0, NEAREST), tasks: tasks.slice(0, NEAREST), near: true }
}

type ReplyOf<T extends Reply['type']> = Extract<Reply, { type: T }>

/** The one reply of a type; null where the handler had another answer. */
function only<T extends Reply['type']>({ replies }: Decision, type: T): ReplyOf<T> | null {
  return replies.find((it): it is ReplyOf<T> => it.type === type) ?? null
}

/** A question without words: what it is about is set where it is asked. */
const NOTHING: Reading = {
  text: '',
  intent: 'none',
  margin: 1,
  second: 'none',
  campaign: null,
  unit: null,
  task: null,
  indicators: [],
  period: null,
  figures: [],
  leftOut: [],
  unexplained: [],
  unbound: [],
  ambiguous: [],
  names: [],
  acts: [],
  rest: [],
  disturbs: false,
}

const ALL_PAPERS = { act: 'paper.register', papers: 'all', back: false } as const
