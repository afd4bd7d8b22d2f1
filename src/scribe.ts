/**
 * What is written down of one message: what it adds to the ledger, its dialogue with the answer, and its leaving the
 * inbox, in one transaction. So a message is heard or answered, and nothing in between.
 */
import { Problem } from './base/problem.ts'
import type { Store, Write } from './base/store.ts'
import type { Incoming } from './channels/channel.ts'
import type { Decision } from './conversation/turn/turn.ts'
import { type Answer, after, cleared, type Dialogue, type Dialogues, type Owed, owedTo } from './dialogue.ts'
import type { Inbox } from './inbox.ts'
import type { Addition, Drafted, Ledger } from './ledger/ledger.ts'
import { again } from './owing.ts'
import type { Person } from './plan/roster.ts'
import { APOLOGY, HEARD_ONLY, NOT_RECORDED, UNCERTAIN, UNCERTAIN_HEARD } from './rendering/words/failure.ts'

export interface Desk {
  readonly store: Pick<Store, 'commit'>
  readonly ledger: Ledger
  readonly dialogues: Dialogues
  readonly log: (what: string, error: unknown) => void
}

/** What is said to a message, and what goes with it. */
export interface Said {
  readonly answer: Answer
  readonly decision?: Decision
  readonly drafted?: Drafted | null
  readonly notes?: readonly Write[]
  /** Where its entry is on disk already. */
  readonly entry?: number | undefined
  /** What was kept of the dialogue is dropped. */
  readonly anew?: boolean
}

/** The store's Problem that says: perhaps written. */
const UNKNOWN_OUTCOME = 'store.unknown'
/** That the others have gone on without this process. */
const FENCED = 'store.fenced'

const NOTHING: Decision = { revisions: [], replies: [] }

export class Scribe {
  readonly #desk: Desk
  readonly #inbox: Inbox
  /** Heard, and told that they wait for a store that can be written. */
  readonly #waiting: Incoming[] = []
  readonly #told = new WeakSet<Incoming>()

  constructor(desk: Desk, inbox: Inbox) {
    this.#desk = desk
    this.#inbox = inbox
  }

  /** Null: something has moved meanwhile, and the message is to be decided on again. */
  async write(incoming: Incoming, dialogue: Dialogue, said: Said): Promise<Owed | null> {
    const { store, ledger, dialogues, log } = this.#desk
    const { answer, decision = NOTHING, drafted = null, notes = [], anew = false } = said
    const entry = drafted?.entry.number ?? said.entry ?? null
    const owed = owedFor(incoming, answer, entry)
    const before = anew ? cleared(dialogue) : dialogue
    const next = after(before, owed, decision, drafted?.entry.number ?? ledger.head, incoming.card)
    const writes = [
      ...(drafted?.writes ?? ledger.standsBy()),
      dialogues.write(incoming.from, dialogue, next),
      ...notes,
      ...this.#inbox.leaving(incoming),
    ]
    try {
      const commit = store.commit(writes)
      if (!(await (drafted === null ? commit : ledger.committing(drafted.entry, commit)))) return null
    } catch (error) {
      // What is on disk is acknowledged, and what needs no memory is answered, even where this cannot be kept.
      if (drafted !== null || (entry === null && decision.ask)) throw error
      log(`message ${incoming.id}: the dialogue was not kept`, error)
      this.#inbox.over(incoming)
      return owed
    }
    this.#inbox.left(incoming)
    return owed
  }

  /** What is said where it came to no decision, or none that could be written; null: it was said before. */
  failed(incoming: Incoming, error: unknown): Promise<Owed | null> {
    // Whoever goes on without this process answers.
    if (error instanceof Problem && error.code === FENCED) return Promise.resolve(null)
    return error instanceof Problem
      ? this.#unwritten(incoming, error.code === UNKNOWN_OUTCOME)
      : this.giveUp(incoming)
  }

  /** The program is at fault: the message is over, and with it what it may have stumbled over. */
  async giveUp(incoming: Incoming): Promise<Owed | null> {
    const answer = { text: APOLOGY, notices: [] }
    try {
      for (;;) {
        const dialogue = await this.#desk.dialogues.at(incoming.from)
        // It came a second time after it was answered.
        if (dialogue.answered.includes(incoming.id)) {
          await this.#inbox.drop(incoming)
          return again(owedTo(dialogue, incoming.id))
        }
        const owed = await this.write(incoming, dialogue, { answer, anew: true })
        if (owed !== null) return owed
      }
    } catch (error) {
      this.#desk.log(`message ${incoming.id}: its dialogue was not closed`, error)
      return owedFor(incoming, answer, null)
    }
  }

  /** The store takes nothing. A message that cannot leave the inbox will be worked off, therefore that is what is said. */
  async #unwritten(incoming: Incoming, isUncertain: boolean): Promise<Owed | null> {
    const wasTold = this.#told.has(incoming)
    // It may be on disk with its answer: then it is found there when it is worked off.
    const stays = this.#inbox.has(incoming) && (wasTold || isUncertain || !(await this.#inbox.drop(incoming)))
    if (stays) {
      this.#waiting.push(incoming)
      this.#told.add(incoming)
      if (wasTold) return null
    }
    const [heard, refused] = isUncertain ? [UNCERTAIN_HEARD, UNCERTAIN] : [HEARD_ONLY, NOT_RECORDED]
    const owed = owedFor(incoming, { text: stays ? heard : refused, notices: [] }, null)
    return isUncertain ? { ...owed, provisional: true } : owed
  }

  /** What waits for the store, to be tried again. */
  async again(): Promise<readonly Incoming[]> {
    const waiting = this.#waiting.splice(0)
    await this.#inbox.sweep().catch((error) => this.#desk.log('the inbox was not swept', error))
    return waiting
  }
}

function owedFor({ id, from, at }: Incoming, answer: Answer, entry: number | null): Owed {
  return { message: id, to: from, at: at.toISOString(), answer, entry }
}

export function additionOf(incoming: Incoming, sender: Person | null, decision: Decision): Addition {
  const { id: message, at, name, text } = incoming
  const { channel, person, room = null } = incoming.from
  const sentAt = at.toISOString()
  const role = sender === null ? {} : { role: sender.role }
  const origin = { person, unit: sender?.unit ?? null, ...role, channel, room, message, sentAt }
  return { origin, words: { text: decision.words ?? text, name }, revisions: decision.revisions }
}
