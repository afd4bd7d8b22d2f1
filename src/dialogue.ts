/**
 * What is kept of one dialogue (one person in one place) between two messages: the open question, what the last
 * answer was about, and which messages were answered, in one record, so that one write carries a dialogue from
 * one turn to the next. Written on the condition that nobody else wrote it meanwhile.
 */
import { createHash } from 'node:crypto'
import { type Address, dialogueKey } from './base/address.ts'
import type { Shelf, Write } from './base/store.ts'
import type { Choice } from './channels/channel.ts'
import type { Question } from './conversation/turn/question.ts'
import { shownAs } from './conversation/turn/quote.ts'
import type { Receipt } from './conversation/turn/receipt.ts'
import type { Enclosure } from './conversation/turn/replies/enclosure.ts'
import type { Decision, Shown, Topic } from './conversation/turn/turn.ts'

export const DIALOGUES_SHELF = 'dialogues'

export interface Dialogue {
  readonly question: Question | null
  readonly topic: Topic | null
  /** What was recorded here last, with its numbers; absent: nothing. */
  readonly receipt?: Receipt
  /** The last answers, the newest last. */
  readonly shown?: readonly Shown[]
  /** Ids of the last messages answered here, the newest last: one of them again is a redelivery. */
  readonly answered: readonly string[]
  /** Answers that the channels have not taken yet, the oldest first. */
  readonly owed?: readonly Owed[]
  /** The last cards of which a choice was taken: each counts once. */
  readonly cards?: readonly string[]
  /** The ledger's last entry when this was written: an entry of this dialogue beyond it has no answer yet. */
  readonly head?: number
}

export interface Owed {
  readonly message: string
  readonly to: Address
  /** When the message was sent. */
  readonly at: string
  readonly answer: Answer
  /** The entry that it acknowledges; null: nothing was recorded. */
  readonly entry: number | null
  /** The channel will never take it; why. */
  readonly refused?: string
  /** Its channel has said that it did not go out; absent: whoever was killed while sending may have sent it. */
  readonly unsent?: true | undefined
  /** Said while it is not known whether the message is written: it is in no dialogue, and settles nothing that is. */
  readonly provisional?: true
}

export interface Answer {
  /** For the sender, in the place where the message came from. */
  readonly text: string
  /** Further messages of the same answer, each to be read after the one before: choices and files go with the last. */
  readonly then?: readonly string[]
  /** For the sender alone, where the place is a group that may not see it. */
  readonly aside?: Pick<Answer, 'text' | 'enclosures' | 'page'>
  /** What may be chosen instead of typed, for a platform that has buttons; the text asks for the same. */
  readonly choices?: readonly Choice[]
  readonly notices: readonly Notice[]
  /** What goes with it, as facts: the bytes are made when it is sent. */
  readonly enclosures?: readonly Enclosure[]
  /** The page that a link is to lead to: it is made when it is sent, since it lasts for minutes. */
  readonly page?: string
}

/** For somebody else, in a direct chat. `key` says what makes it the same one: it is sent once. */
export interface Notice {
  readonly key: string
  readonly to: Address
  readonly text: string
}

/** Redeliveries come within minutes; nobody writes as many messages in that time. */
const ANSWERED_KEPT = 50

/** Whoever is owed more has long been answered in another way. */
const OWED_KEPT = 20

const CARDS_KEPT = 20

/** People quote what they still see on their screen. */
const SHOWN_KEPT = 12

const NEW: Dialogue = { question: null, topic: null, answered: [], head: 0 }

export class Dialogues {
  readonly #shelf: Shelf<Dialogue>

  constructor(shelf: Shelf<Dialogue>) {
    this.#shelf = shelf
  }

  async at(address: Address): Promise<Dialogue> {
    return (await this.#shelf.get(shelfKey(dialogueKey(address)))) ?? NEW
  }

  /** Whatever anybody is owed. */
  async *owed(): AsyncIterable<Owed> {
    for await (const [, { owed = [] }] of this.#shelf.entries()) yield* owed
  }

  /** False where the dialogue has moved on since `before` was read. */
  async replace(address: Address, before: Dialogue, after: Dialogue): Promise<boolean> {
    const key = shelfKey(dialogueKey(address))
    return before === NEW
      ? this.#shelf.putIfAbsent(key, after)
      : this.#shelf.compareAndSet(key, before, after)
  }

  /** The same, to be written together with what else a message does. */
  write(address: Address, before: Dialogue, after: Dialogue): Write {
    const key = shelfKey(dialogueKey(address))
    const when = before === NEW ? 'absent' : { stands: before }
    return { shelf: DIALOGUES_SHELF, key, set: after, when }
  }
}

/** Platforms may name rooms and messages at any length; a shelf's keys end at 200 bytes. */
export function shelfKey(key: string): string {
  return Buffer.byteLength(key) <= 200 ? key : createHash('sha256').update(key).digest('hex')
}

/** What is left of a dialogue when all that a decision may stumble over is dropped. */
export function cleared({ answered, owed, cards, head }: Dialogue): Dialogue {
  return {
    question: null,
    topic: null,
    answered,
    ...(owed === undefined ? {} : { owed }),
    ...(cards === undefined ? {} : { cards }),
    ...(head === undefined ? {} : { head }),
  }
}

/** The dialogue after a message was decided on, its answer still to be sent. */
export function after(
  before: Dialogue,
  owed: Owed,
  decision: Decision,
  head: number,
  card?: string,
): Dialogue {
  const receipt = decision.receipt ?? before.receipt
  const cards = [...(before.cards ?? []), ...(card === undefined ? [] : [card])].slice(-CARDS_KEPT)
  return {
    ...(cards.length === 0 ? {} : { cards }),
    question: decision.ask === undefined ? before.question : decision.ask,
    topic: decision.topic ?? before.topic,
    ...(receipt === undefined ? {} : { receipt }),
    shown: [...(before.shown ?? []), shownAs(owed.answer.text, decision, owed.at)].slice(-SHOWN_KEPT),
    answered: [...before.answered, owed.message].slice(-ANSWERED_KEPT),
    owed: [...(before.owed ?? []), owed].slice(-OWED_KEPT),
    head,
  }
}

/** The answer that a redelivered message still waits for; null where it was sent. */
export function owedTo({ owed = [] }: Dialogue, message: string): Owed | null {
  return owed.find((it) => it.message === message) ?? null
}

/** What became of an owed answer: sent (null), in part, or refused for ever. */
export function settled(before: Dialogue, message: string, left: Partial<Owed> | null): Dialogue {
  const owed = (before.owed ?? []).flatMap((it) => {
    if (it.message !== message) return [it]
    return left === null ? [] : [{ ...it, ...left }]
  })
  return { ...before, owed }
}
