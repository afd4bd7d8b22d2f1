/**
 * What the bot says unasked, joined from its parts: planner, outbox, timekeeper, words, channels. Here too: what a
 * quoted reminder was about.
 */
import { randomUUID } from 'node:crypto'
import { Announcing } from './announcing.ts'
import { type Clock, dayOf, type HandClock } from './base/clock.ts'
import type { Store } from './base/store.ts'
import type { Channel, Outgoing } from './channels/channel.ts'
import type { ReminderReply } from './conversation/turn/replies/reminder.ts'
import type { Quoted } from './conversation/turn/turn.ts'
import type { Enclosing } from './enclosing.ts'
import type { Ledger } from './ledger/ledger.ts'
import type { Catalogue } from './plan/catalogue.ts'
import { addDays } from './plan/period.ts'
import type { Person, Roster } from './plan/roster.ts'
import { Ladder } from './reminders/ladder.ts'
import { codeOf } from './reminders/nudge.ts'
import { Outbox, type Row } from './reminders/outbox.ts'
import { Pace } from './reminders/pace.ts'
import { isPledge } from './reminders/pledge.ts'
import { Post } from './reminders/post.ts'
import type { Desk } from './reminders/recipients.ts'
import { type Marks, Timekeeper } from './reminders/timekeeper.ts'
import { say } from './rendering/wording.ts'
import { NOT_ENCLOSED } from './rendering/words/failure.ts'
import type { Carrier } from './sending.ts'

export interface RemindingNeeds {
  readonly plan: Catalogue
  readonly roster: Pick<Roster, 'people'>
  readonly ledger: Ledger
  readonly store: Store
  /** One that does not say what it carries carries files. */
  readonly channels: readonly (Carrier & Partial<Pick<Channel, 'abilities'>>)[]
  /** What makes the draft of a bulletin; none: it goes as text alone. */
  readonly enclosing?: Pick<Enclosing, 'make' | 'paper'>
  readonly clock: Clock
  readonly log: (what: string, error: unknown) => void
  /** How long a claim on a message lasts; longer than any channel takes to send. */
  readonly leaseMs?: number
}

/** How long after it went out a reminder may be answered by quoting it. */
const QUOTED_DAYS = 45

export class Reminding {
  readonly post: Post
  readonly timekeeper: Timekeeper
  readonly outbox: Outbox
  readonly #announcing: Announcing
  readonly #clock: Clock

  constructor(needs: RemindingNeeds) {
    const { plan, roster, ledger, store, channels, enclosing, clock, log, leaseMs } = needs
    const ladder = new Ladder(plan)
    this.#clock = clock
    this.outbox = new Outbox(store.shelf<Row>('outbox'), {
      holder: randomUUID(),
      clock,
      ...(leaseMs === undefined ? {} : { leaseMs }),
    })
    this.post = new Post({
      ladder,
      ledger,
      roster,
      // What only speaks into groups reaches nobody.
      reach: reachOver(channels.filter((it) => it.abilities?.direct ?? true).map((it) => it.name)),
      outbox: this.outbox,
      pace: new Pace(store.shelf('pace'), clock),
      clock,
      ready: async (to, reply, key) => {
        const channel = channels.find((it) => it.name === to.channel)
        const made = await inWords(needs, reply, channel?.abilities?.files ?? channel !== undefined)
        const { text } = made
        return {
          text,
          carry: async () => (channel === undefined ? null : channel.send({ to, ...made, key })),
        }
      },
      log,
    })
    const { workdays } = plan
    this.#announcing = new Announcing({
      ...{ plan, ladder, ledger, channels, clock, log },
      shelf: store.shelf<Row>('announcements'),
      ...(enclosing === undefined ? {} : { enclosing }),
      ...(leaseMs === undefined ? {} : { leaseMs }),
    })
    this.timekeeper = new Timekeeper({
      post: {
        plan: (after) => this.post.plan(after),
        planUrges: (after) => this.post.planUrges(after),
        deliver: async (only) => {
          await this.post.deliver(only)
          // After the people's own messages; what fails here is no reason to repeat those.
          if (only === undefined)
            await this.#announcing.round().catch((error: unknown) => log('notices: a round failed', error))
        },
      },
      workdays,
      marks: store.shelf<Marks>('timekeeper'),
      clock,
      log,
    })
  }

  /** What the quoted message had asked for, by its code or its text; null where it is no reminder of ours to this unit. */
  async quoted(text: string, sender: Person | null): Promise<Quoted | null> {
    if (sender === null) return null
    const since = addDays(dayOf(this.#clock.now()), -QUOTED_DAYS)
    const rows = (await this.outbox.since(since)).filter((it) => it.text !== null && it.parts.length > 0)
    const [, code] = /编号\s*([0-9A-Z]{6})(?![0-9A-Z])/.exec(text) ?? []
    const said = squeezed(text)
    const row = rows.findLast((it) =>
      code !== undefined
        ? codeOf(it.key) === code
        : said.length >= 8 && squeezed(it.text ?? '').includes(said),
    )
    if (row === undefined) return null
    const own = row.parts.filter((it) => it.as !== 'office').map((it) => it.duty)
    return {
      about: own.flatMap((it) => (isPledge(it) ? [] : [it])),
      promised: own.flatMap((it) => (isPledge(it) ? [it.promise] : [])),
    }
  }

  /** The clock moves on to a moment, and whatever falls due on the way goes out at its time. */
  async walk(clock: HandClock, to: Date): Promise<void> {
    for (;;) {
      const moments = [
        await this.post.nextMoment(clock.now(), to),
        await this.#announcing.nextMoment(clock.now(), to),
      ].filter((it) => it !== null)
      const next = moments.toSorted((a, b) => a.getTime() - b.getTime())[0] ?? null
      if (next === null) break
      clock.moveTo(next)
      await this.timekeeper.tick()
    }
    clock.moveTo(to)
    await this.timekeeper.tick()
  }
}

/** A file that cannot be made is said to be missing; the words go out without it. */
async function inWords(
  { plan, enclosing, log }: RemindingNeeds,
  reply: ReminderReply,
  files: boolean,
): Promise<Pick<Outgoing, 'text' | 'file'>> {
  if (reply.type !== 'digest') return { text: say(reply, plan) }
  const enclosures = files && enclosing !== undefined ? reply.enclosures : []
  const text = say({ ...reply, enclosures }, plan)
  const [first] = enclosures
  if (first === undefined || enclosing === undefined) return { text }
  try {
    const made = await enclosing.make(first)
    return made?.file === undefined ? { text } : { text, file: made.file }
  } catch (error) {
    log(`reminder ${reply.code}: the draft was not made`, error)
    return { text: `${text}\n${NOT_ENCLOSED}` }
  }
}

/** A person is reached by the first of their accounts whose channel runs here. */
export function reachOver(channels: readonly string[]): Desk['reach'] {
  return ({ accounts }) => {
    const found = Object.entries(accounts).find(([channel]) => channels.includes(channel))
    return found === undefined ? null : { channel: found[0], person: found[1] }
  }
}

function squeezed(text: string): string {
  return text.normalize('NFKC').replace(/\s|…+$/g, '')
}
