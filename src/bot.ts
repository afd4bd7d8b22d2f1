/**
 * The journey of a message, on one screen: understood, decided on, written down, put into words, sent. One turn
 * at a time in each dialogue, other dialogues beside it.
 *
 *     known already? → refresh the ledger → read → decide → words → append → keep the dialogue → send
 *
 * Deciding is pure, therefore it may be done again: when somebody else has appended meanwhile, on what stands
 * now; when a message comes a second time whose figures are on disk but whose answer never went out, on what
 * stood before them, which gives the same answer. A reply never claims what is not on disk.
 */
import { type Address, dialogueKey } from './base/address.ts'
import { canonical } from './base/canonical.ts'
import { type Day, dayOf, systemClock } from './base/clock.ts'
import { Problem } from './base/problem.ts'
import { buttonsOf, isOfOpen, pressedIn } from './buttons.ts'
import type { Incoming } from './channels/channel.ts'
import { heard } from './conversation/turn/context.ts'
import { isAnswerTo } from './conversation/turn/question.ts'
import type { Decision, Quoted, Turn } from './conversation/turn/turn.ts'
import { type Answer, after, type Dialogue, type Dialogues, type Owed, owedTo } from './dialogue.ts'
import { EvidenceShelf } from './evidence.ts'
import { fold } from './ledger/fold.ts'
import type { Addition, Ledger } from './ledger/ledger.ts'
import { type Listed, memberAt, membersOf } from './ledger/members.ts'
import type { Entry } from './ledger/revision.ts'
import type { Standing } from './ledger/standing.ts'
import { Owing, unanswered } from './owing.ts'
import type { Catalogue } from './plan/catalogue.ts'
import type { Person } from './plan/roster.ts'
import { say } from './rendering/wording.ts'
import {
  APOLOGY,
  CARD_TAKEN,
  CHOICE_STALE,
  NOT_RECORDED,
  RECORDED_BEFORE,
} from './rendering/words/failure.ts'
import type { Roads } from './sending.ts'
import type { Intent } from './understanding/intent.ts'
import type { Understanding } from './understanding/understand.ts'
import type { Unknowns } from './unknowns.ts'

export interface Parts extends Roads {
  readonly plan: Catalogue
  readonly roster: Pick<Listed, 'at'> & Partial<Pick<Listed, 'people'>>
  readonly understanding: Pick<Understanding, 'read'>
  /** Pure: what to do about a turn. */
  readonly decide: (turn: Turn) => Decision
  readonly ledger: Ledger
  readonly dialogues: Dialogues
  readonly unknowns: Pick<Unknowns, 'note'>
  readonly reminders?: Reminders
  /** Where files that come with reports are kept; without one they are not taken. */
  readonly evidence?: Pick<EvidenceShelf, 'keep'>
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
  readonly #turns = new Map<string, Promise<void>>()

  constructor(parts: Parts) {
    this.#parts = parts
    this.#owing = new Owing(parts.dialogues, parts)
  }

  /** Resolves when the message is answered, or cannot be; never rejects. */
  handle(incoming: Incoming): Promise<void> {
    if (!incoming.addressed) return Promise.resolve()
    return this.#inTurn(incoming.from, () => this.#take(incoming))
  }

  /** Once the channels are open: answers that an earlier run was stopped, or killed, before it could send. */
  async resume(): Promise<void> {
    const { ledger, dialogues, channels, clock = systemClock, log } = this.#parts
    try {
      await this.#owing.look()
      const missed = await unanswered(ledger, dialogues, clock.now())
      const here = missed.filter((it) => channels.some(({ name }) => name === it.from.channel))
      await Promise.all([this.settle(), ...here.map((it) => this.handle(it))])
    } catch (error) {
      log('what an earlier run left unanswered was not looked up', error)
    }
  }

  get owing(): Owing['counts'] {
    return this.#owing.counts
  }

  /** Tries once what is owed; resolves when each of it was tried. */
  settle(): Promise<void> {
    return this.#owing.settle((to, work) => this.#inTurn(to, work))
  }

  /** Resolves when nothing is in work. */
  async idle(): Promise<void> {
    while (this.#turns.size > 0) {
      await Promise.all(this.#turns.values())
      // Whoever waited for one of them may bring the next.
      await new Promise((resolve) => setImmediate(resolve))
    }
  }

  #inTurn(address: Address, work: () => Promise<void>): Promise<void> {
    const key = dialogueKey(address)
    const turn = (this.#turns.get(key) ?? Promise.resolve()).then(work)
    this.#turns.set(key, turn)
    return turn.finally(() => this.#turns.get(key) === turn && this.#turns.delete(key))
  }

  async #take(incoming: Incoming): Promise<void> {
    const began = performance.now()
    const { intent, outcome } = await this.#answer(incoming)
    const { id, from } = incoming
    this.#parts.watch?.({ id, channel: from.channel, intent, outcome, ms: performance.now() - began })
  }

  async #answer(incoming: Incoming): Promise<Pick<Handled, 'intent' | 'outcome'>> {
    const { log } = this.#parts
    let intent: Intent | null = null
    let outcome: Handled['outcome'] = 'answered'
    try {
      const owed = await this.#decided(incoming, (read) => {
        intent = read
      }).catch((error) => {
        log(`message ${incoming.id}: nothing was recorded`, error)
        outcome = 'failed'
        const text = error instanceof Problem ? NOT_RECORDED : APOLOGY
        return owedFor(incoming, { text, notices: [] }, null)
      })
      if (owed === null) return { intent, outcome: 'repeated' }
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
    const { ledger, dialogues, unknowns, decide, log } = this.#parts
    const pressed = pressedIn(given.text)
    const incoming = pressed === null ? given : { ...given, text: pressed.word }
    const { id, from } = incoming
    for (;;) {
      const dialogue = await dialogues.at(from)
      if (dialogue.answered.includes(id)) return owedTo(dialogue, id)
      if (incoming.card !== undefined && dialogue.cards?.includes(incoming.card))
        return owedFor(incoming, { text: CARD_TAKEN, notices: [] }, null)
      if (pressed !== null && !isOfOpen(pressed, dialogue.question, incoming.at))
        return owedFor(incoming, { text: CHOICE_STALE, notices: [] }, null)
      await ledger.refresh()
      const seen = ledger.messageSeen(from.channel, id)
      if (seen && !isBy(seen, incoming)) return null

      const standing = seen ? this.#before(seen) : ledger.standing
      const turn = await this.#turn(incoming, dialogue, standing)
      read(turn.reading.intent)
      const decided = decide(turn)
      const same = !seen || canonical(seen.revisions) === canonical(decided.revisions)
      // A newer program, or a dialogue gone on: the figures are there, and that is all we can still say.
      const decision: Decision = same ? decided : { revisions: [], replies: [], ...closing(dialogue, seen) }
      const answer = same ? this.#inWords(decided) : { text: RECORDED_BEFORE, notices: [] }
      const withFiles = decision.keep || decision.revisions.some((it) => it.type === 'evidence_attached')
      if (!seen && withFiles) await this.#parts.evidence?.keep(incoming.files ?? [])
      if (!seen && decision.revisions.length > 0) {
        const result = await ledger.append(additionOf(incoming, turn.sender, decision), standing.head)
        if ('moved' in result) continue
      }
      const entry = ledger.messageSeen(from.channel, id)?.number ?? null
      const owed = owedFor(incoming, answer, entry)
      try {
        if (
          !(await dialogues.replace(
            from,
            dialogue,
            after(dialogue, owed, decision, ledger.head, incoming.card),
          ))
        )
          continue
        await unknowns
          .note(turn, decided)
          .catch((error) => log(`message ${id}: not kept among the unknown`, error))
        return owed
      } catch (error) {
        // What is on disk is acknowledged, and what needs no memory is answered, even where this cannot be kept.
        if (entry === null && decision.ask) throw error
        log(`message ${id}: the dialogue was not kept`, error)
        return owed
      }
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
    const received = incoming.files && this.#parts.evidence ? EvidenceShelf.look(incoming.files) : {}
    const message = { id, text, quoted, ...received, ...asked }
    const people = membersOf(listed, standing.admissions)
    const fleeting = incoming.fleeting ? ({ fleeting: true } as const) : {}
    const unread = {
      at,
      today,
      from,
      sender,
      ...fleeting,
      message,
      question,
      topic,
      receipt,
      shown,
      books,
      people,
    }
    const { turn, context } = heard(unread)
    return { ...turn, reading: understanding.read(text, context) }
  }

  /** Whom the message had urged hears of it now; the outbox knows who has already. */
  async #urged({ id, from }: Incoming): Promise<void> {
    const entry = this.#parts.ledger.messageSeen(from.channel, id)
    if (entry?.revisions.some((it) => it.type === 'units_urged')) await this.#parts.reminders?.urgent()
  }

  #inWords({ replies, aside = [], tell = [], ask }: Decision): Answer {
    const { plan } = this.#parts
    const inWords = (all: Decision['replies']) => ({
      text: all.map((reply) => say(reply, plan)).join('\n\n'),
      enclosures: all.flatMap((it) => ('enclosures' in it ? it.enclosures : [])),
    })
    const choices = ask ? buttonsOf(replies, ask, plan) : []
    return {
      ...inWords(replies),
      ...(choices.length === 0 ? {} : { choices }),
      ...(aside.length === 0 ? {} : { aside: inWords(aside) }),
      notices: tell.map(({ key, to, reply }) => ({ key, to, text: say(reply, plan) })),
    }
  }

  #before(entry: Entry): Standing {
    const numbers = Array.from({ length: entry.number - 1 }, (_, index) => index + 1)
    return fold(numbers.flatMap((number) => this.#parts.ledger.entry(number) ?? []))
  }
}

function owedFor({ id, from, at }: Incoming, answer: Answer, entry: number | null): Owed {
  return { message: id, to: from, at: at.toISOString(), answer, entry }
}

/** What the entry answers is open no longer, whatever else can be said of it. */
function closing({ question }: Dialogue, { words }: Entry): Pick<Decision, 'ask'> {
  return isAnswerTo(question, words?.text) ? { ask: question.below } : {}
}

function additionOf(incoming: Incoming, sender: Person | null, decision: Decision): Addition {
  const { id: message, at, name, text } = incoming
  const { channel, person, room = null } = incoming.from
  const sentAt = at.toISOString()
  const role = sender === null ? {} : { role: sender.role }
  const origin = { person, unit: sender?.unit ?? null, ...role, channel, room, message, sentAt }
  return { origin, words: { text: decision.words ?? text, name }, revisions: decision.revisions }
}

/** Ids are the platform's and never given twice; should one be, the first message keeps it. */
function isBy({ origin }: Entry, { from }: Incoming): boolean {
  return origin.person === from.person && origin.room === (from.room ?? null)
}
