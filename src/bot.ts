/**
 * The journey of a message, on one screen: understood, decided on, written down, put into words, sent. One turn
 * at a time in each dialogue, other dialogues beside it.
 *
 *     kept → known already? → refresh the ledger → read → decide → words → written down → sent
 *
 * Whoever brought it is told once it is kept in the inbox. What it adds to the ledger, the dialogue with its answer,
 * and its leaving the inbox are one transaction: before it the message is only heard, after it only the answer is owed.
 *
 * Deciding is pure, therefore it may be done again: when somebody else has appended meanwhile, on what stands
 * now; when a message comes a second time whose figures are on disk but whose answer never went out, on what
 * stood before them, which gives the same answer. A reply never claims what is not on disk.
 */
import { inWords } from './answer.ts'
import type { Address } from './base/address.ts'
import { canonical } from './base/canonical.ts'
import { type Day, dayOf, systemClock } from './base/clock.ts'
import type { Members, Store } from './base/store.ts'
import { idleClick, pressedIn } from './buttons.ts'
import type { Incoming } from './channels/channel.ts'
import { Company } from './company.ts'
import { heard } from './conversation/turn/context.ts'
import type { Decision, Quoted, Turn } from './conversation/turn/turn.ts'
import { closing, decided, whenKnown } from './deciding.ts'
import { type Dialogue, type Dialogues, type Owed, owedTo } from './dialogue.ts'
import type { EvidenceShelf } from './evidence.ts'
import { Inbox } from './inbox.ts'
import type { Ledger } from './ledger/ledger.ts'
import { type Listed, memberAt, membersOf } from './ledger/members.ts'
import type { Entry } from './ledger/revision.ts'
import type { Standing } from './ledger/standing.ts'
import { sheetsSent } from './list-sheets.ts'
import { again, Owing, unanswered } from './owing.ts'
import type { Catalogue } from './plan/catalogue.ts'
import type { Person } from './plan/roster.ts'
import { Recovery } from './recovering.ts'
import { RECORDED_BEFORE } from './rendering/words/failure.ts'
import { additionOf, Scribe } from './scribe.ts'
import type { Roads } from './sending.ts'
import { Turns } from './turns.ts'
import type { Intent } from './understanding/intent.ts'
import type { Understanding } from './understanding/understand.ts'
import type { Unknowns } from './unknowns.ts'

export interface Parts extends Roads {
  readonly plan: Catalogue
  readonly roster: Pick<Listed, 'at'> & Partial<Pick<Listed, 'people'>> & { refresh?(): Promise<void> }
  readonly understanding: Pick<Understanding, 'read'>
  /** Pure: what to do about a turn. */
  readonly decide: (turn: Turn) => Decision
  readonly store: Pick<Store, 'shelf' | 'commit'>
  /** Where this process is one of several on the store. */
  readonly members?: Pick<Members, 'id' | 'hint'>
  readonly ledger: Ledger
  readonly dialogues: Dialogues
  readonly unknowns: Pick<Unknowns, 'noting'>
  readonly reminders?: Reminders
  /** Where files that come with reports are kept; without one they are not taken. */
  readonly evidence?: Pick<EvidenceShelf, 'look' | 'keep'>
  /** Told of each message when it is done with, for counting. */
  readonly watch?: (handled: Handled) => void
}

/** What became of a message; nothing of what it said. */
export interface Handled {
  readonly id: string
  readonly channel: string
  /** Null: it never came to be read, or was answered before. */
  readonly intent: Intent | null
  readonly outcome: 'answered' | 'failed' | 'repeated'
  readonly ms: number
}

/** What a message has to do with reminders: it may quote one, and it may have some sent at once. */
export interface Reminders {
  quoted(text: string, sender: Person | null): Promise<Quoted | null>
  urgent(): Promise<void>
}

export class Bot {
  readonly #parts: Parts
  readonly #owing: Owing
  readonly #inbox: Inbox
  readonly #scribe: Scribe
  readonly #turns = new Turns()
  readonly #recovery: Recovery
  /** Null: this process has the store alone. */
  readonly company: Company | null

  constructor(parts: Parts) {
    this.#parts = parts
    this.#owing = new Owing(parts.dialogues, parts)
    this.#inbox = new Inbox(parts.store, parts.clock)
    this.#scribe = new Scribe(parts, this.#inbox)
    this.#recovery = new Recovery(this.#inbox, this.#turns, async (incoming, isGivenUp, written) => {
      // What is owed in this dialogue was said before.
      await this.#owing.settleAt(incoming.from)
      await this.#take(incoming, isGivenUp, written)
    })
    const { members } = parts
    const rooms = { inbox: this.#inbox, turns: this.#turns, owing: this.#owing }
    const take = (incoming: Incoming, isGivenUp: boolean) => this.#take(incoming, isGivenUp)
    this.company = members === undefined ? null : new Company({ ...parts, ...rooms, members, take })
  }

  /** On disk when it resolves: whoever brought the message may be told. Rejects where the store does not take it. */
  keep(incoming: Incoming): Promise<void> {
    if (!incoming.addressed) return Promise.resolve()
    this.#turns.arrival()
    return this.#inbox.keep(incoming)
  }

  /** Resolves when the message is answered, or cannot be; never rejects. */
  handle(incoming: Incoming): Promise<void> {
    if (!incoming.addressed || !this.#inbox.isOurs(incoming)) return Promise.resolve()
    return this.company?.brought(incoming) ?? this.#turns.take(incoming.from, () => this.#take(incoming))
  }

  /** Before the channels are open: what an earlier run heard and did not answer comes before anything new; how many. */
  recover(): Promise<number> {
    return this.#recovery.find()
  }

  /** Once the channels are open: works off what was heard, and sends what was decided, before this run. */
  async resume(): Promise<void> {
    const { ledger, dialogues, channels, clock = systemClock, log } = this.#parts
    try {
      await this.recover()
      await this.#owing.look()
      const missed = await unanswered(ledger, dialogues, clock.now())
      const here = missed.filter((it) => channels.some(({ name }) => name === it.from.channel))
      await Promise.all([this.#recovery.work(), this.settle(), ...here.map((it) => this.handle(it))])
    } catch (error) {
      log('what an earlier run left unanswered was not looked up', error)
    }
  }

  get owing(): Owing['counts'] {
    return this.#owing.counts
  }

  /** Tries once what is owed; resolves when each of it was tried. */
  async settle(): Promise<void> {
    const heard = await this.#scribe.again()
    await Promise.all([
      this.#owing.settle((to, work) => this.#turns.take(to, work)),
      ...heard.map((it) => this.handle(it)),
    ])
  }

  /** Resolves when nothing is in work. */
  idle(): Promise<void> {
    return this.#turns.idle()
  }

  async #take(incoming: Incoming, isGivenUp = false, written = () => {}): Promise<void> {
    const began = performance.now()
    const { intent, outcome } = await this.#answer(await this.#whole(incoming), isGivenUp, written)
    this.company?.done(incoming)
    const { id, from } = incoming
    this.#parts.watch?.({ id, channel: from.channel, intent, outcome, ms: performance.now() - began })
  }

  /** With the files that are still where the platform keeps them: those of a message that waited in the inbox. */
  async #whole(incoming: Incoming): Promise<Incoming> {
    if (incoming.enclosed === undefined || incoming.files !== undefined) return incoming
    const channel = this.#parts.channels.find((it) => it.name === incoming.from.channel)
    return { ...incoming, files: (await channel?.fetch?.(incoming)) ?? [] }
  }

  async #answer(
    incoming: Incoming,
    isGivenUp: boolean,
    written: () => void,
  ): Promise<Pick<Handled, 'intent' | 'outcome'>> {
    const { log } = this.#parts
    let intent: Intent | null = null
    let outcome = 'answered' as Handled['outcome']
    try {
      const reading = isGivenUp
        ? this.#scribe.giveUp(incoming)
        : whenKnown(this.#parts.ledger, () =>
            this.#decided(incoming, (it) => {
              intent = it
            }),
          )
      const owed = await reading.catch((error) => {
        log(`message ${incoming.id}: nothing was recorded`, error)
        outcome = 'failed'
        return this.#scribe.failed(incoming, error)
      })
      written()
      if (owed === null) return { intent, outcome: outcome === 'failed' ? outcome : 'repeated' }
      if (!(await this.#owing.pay(owed))) outcome = 'failed'
      await this.#urged(incoming)
    } catch (error) {
      log(`message ${incoming.id}: the answer was not sent`, error)
      outcome = 'failed'
    }
    return { intent, outcome }
  }

  /** What to send, everything it claims on disk; null for a message that was answered before. */
  async #decided(given: Incoming, read: (intent: Intent) => void): Promise<Owed | null> {
    const { ledger, roster, dialogues, unknowns, decide, log } = this.#parts
    const pressed = pressedIn(given.text)
    const incoming = pressed === null ? given : { ...given, text: pressed.word }
    const { id, from } = incoming
    for (;;) {
      const dialogue = await dialogues.at(from)
      if (dialogue.answered.includes(id)) {
        await this.#inbox.drop(incoming)
        return again(owedTo(dialogue, id))
      }
      const idle = idleClick(incoming, pressed, dialogue)
      if (idle !== null) {
        const owed = await this.#scribe.write(incoming, dialogue, { answer: { text: idle, notices: [] } })
        if (owed === null) continue
        return owed
      }
      await roster.refresh?.()
      await ledger.refresh()
      const seen = ledger.messageSeen(from.channel, id)
      if (seen && !isBy(seen, incoming)) {
        await this.#inbox.drop(incoming)
        return null
      }
      const standing = seen ? ledger.before(seen) : ledger.standing
      let head = 0
      const {
        turn,
        decision: made,
        stumbled,
      } = await decided(dialogue, async (kept) => {
        const turn = await this.#turn(incoming, kept, standing)
        read(turn.reading.intent)
        // Others may add to what stands while this one waits for anything.
        head = standing.head
        return { turn, decision: decide(turn) }
      })
      if (stumbled) log(`message ${id}: what was kept of the dialogue is dropped`, stumbled.error)
      const same = !seen || canonical(seen.revisions) === canonical(made.revisions)
      // A newer program, or a dialogue gone on: the figures are there, and that is all we can still say.
      const decision: Decision = same ? made : { revisions: [], replies: [], ...closing(dialogue, seen) }
      const answer = same
        ? inWords(made, this.#parts.plan, stumbled?.question)
        : { text: RECORDED_BEFORE, notices: [] }
      const withFiles = decision.keep || decision.revisions.some((it) => it.type === 'evidence_attached')
      if (!seen && withFiles) await this.#parts.evidence?.keep(incoming.files ?? [], from, incoming.at)
      // Given up meanwhile, with what this was decided by.
      if (!seen && ledger.standing !== standing) continue
      const adds = !seen && decision.revisions.length > 0
      const drafted = adds ? ledger.draft(additionOf(incoming, turn.sender, decision), head) : null
      if (adds && drafted === null) continue
      const said = { answer, decision, drafted, notes: unknowns.noting(turn, made), entry: seen?.number }
      const owed = await this.#scribe.write(incoming, dialogue, { ...said, anew: stumbled !== undefined })
      if (owed !== null) return owed
    }
  }

  async #turn(incoming: Incoming, dialogue: Dialogue, standing: Standing): Promise<Turn> {
    const { plan, roster, understanding, reminders } = this.#parts
    const { id, from, text, quoted, at } = incoming
    const today = dayOf(at)
    const listed = {
      people: roster.people ?? [],
      at: (address: Address, day?: Day) => roster.at(address, day),
    }
    const sender = incoming.fleeting ? null : memberAt(listed, standing.admissions, from, today)
    const { question, topic, receipt = null, shown = [] } = dialogue
    const books = { plan, standing, today }
    const asked = quoted === null ? null : ((await reminders?.quoted(quoted, sender)) ?? null)
    const received = incoming.files && (await this.#parts.evidence?.look(incoming.files, from, at))
    const sheets = await sheetsSent(incoming.files ?? [], sender, plan, today)
    const message = { id, text, quoted, ...received, ...asked, ...(sheets.length > 0 && { sheets }) }
    const people = membersOf(listed, standing.admissions)
    const fleeting = incoming.fleeting ? ({ fleeting: true } as const) : {}
    const unread = {
      ...{ at, today, from, sender, ...fleeting, message, people },
      ...{ question, topic, receipt, shown, books },
    }
    const { turn, context } = heard(unread)
    return { ...turn, reading: understanding.read(text, context) }
  }

  /** Whom the message had urged hears of it now; the outbox knows who has already. */
  async #urged({ id, from }: Incoming): Promise<void> {
    const entry = this.#parts.ledger.messageSeen(from.channel, id)
    if (entry?.revisions.some((it) => it.type === 'units_urged')) await this.#parts.reminders?.urgent()
  }
}

/** Ids are the platform's and never given twice; should one be, the first message keeps it. */
function isBy({ origin }: Entry, { from }: Incoming): boolean {
  return origin.person === from.person && origin.room === (from.room ?? null)
}
