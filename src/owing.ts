/**
 * Answers that people are owed: decided on, and recorded where there was something to record, but not taken by their
 * channel yet. They stand in the dialogue until they are gone; what a stop or a kill left there is sent at the next
 * start, once, and says that it is late.
 */
import { type Address, dialogueKey } from './base/address.ts'
import { type Clock, dayOf, systemClock } from './base/clock.ts'
import type { Incoming } from './channels/channel.ts'
import { type Dialogues, type Owed, owedTo, settled } from './dialogue.ts'
import type { Ledger } from './ledger/ledger.ts'
import type { Entry } from './ledger/revision.ts'
import { addDays } from './plan/period.ts'
import { belated } from './rendering/words/failure.ts'
import { type Roads, sendAnswer, sendNotice } from './sending.ts'

/** What was only asked is not answered after a day any more; what was recorded is acknowledged however late. */
const ASKED_MS = 24 * 3_600_000

export class Owing {
  readonly #dialogues: Dialogues
  readonly #roads: Roads
  readonly #clock: Clock
  /** Where somebody waits. */
  readonly #waiting = new Map<string, Address>()
  readonly #refused = new Set<string>()

  constructor(dialogues: Dialogues, roads: Roads) {
    this.#dialogues = dialogues
    this.#roads = roads
    this.#clock = roads.clock ?? systemClock
  }

  /** Dialogues that wait for an answer, and answers that no channel will ever take. */
  get counts(): { readonly waiting: number; readonly refused: number } {
    return { waiting: this.#waiting.size, refused: this.#refused.size }
  }

  /** Whether the answer is gone, or may be. What is not stays in the dialogue, where it was kept. */
  async pay(owed: Owed, roads = this.#roads): Promise<boolean> {
    const { message, to, answer } = owed
    const { notices } = answer
    const fate = await sendAnswer(roads, { id: message, from: to }, answer)
    const gone = fate === 'gone'
    // From here on the notices alone are left, should the process be killed among them.
    if (gone && notices.length > 0) await this.#settled(owed, { answer: { text: '', notices } })
    const left: (typeof notices)[number][] = []
    for (const notice of notices) if (!(await sendNotice(roads, notice))) left.push(notice)
    if (gone) await this.#settled(owed, left.length > 0 ? { answer: { text: '', notices: left } } : null)
    else if (fate !== 'later') {
      await this.#settled(owed, { refused: fate.refused })
      this.#refused.add(`${to.channel} ${message}`)
    }
    if (fate === 'later' || left.length > 0) this.#waiting.set(dialogueKey(to), to)
    return gone
  }

  /** Finds what was left by an earlier run. */
  async look(): Promise<void> {
    const here = new Set(this.#roads.channels.map((it) => it.name))
    for await (const { message, to, refused } of this.#dialogues.owed()) {
      if (!here.has(to.channel)) continue
      if (refused !== undefined) this.#refused.add(`${to.channel} ${message}`)
      else this.#waiting.set(dialogueKey(to), to)
    }
  }

  /** Tries once whatever is owed; `inTurn` keeps it apart from the messages of its dialogue. */
  async settle(inTurn: (to: Address, work: () => Promise<void>) => Promise<void>): Promise<void> {
    const all = [...this.#waiting.values()]
    this.#waiting.clear()
    await Promise.all(all.map((to) => inTurn(to, () => this.#settle(to))))
  }

  async #settle(to: Address): Promise<void> {
    try {
      const { owed = [] } = await this.#dialogues.at(to)
      for (const it of owed.filter((it) => it.refused === undefined)) {
        if (isStale(it, this.#clock.now())) await this.#settled(it, null)
        else await this.pay(late(it), { ...this.#roads, patienceMs: 0 })
      }
    } catch (error) {
      this.#waiting.set(dialogueKey(to), to)
      this.#roads.log('an answer that is owed was not sent', error)
    }
  }

  async #settled({ to, message }: Owed, left: Partial<Owed> | null): Promise<void> {
    for (;;) {
      const dialogue = await this.#dialogues.at(to)
      if (owedTo(dialogue, message) === null) return
      if (await this.#dialogues.replace(to, dialogue, settled(dialogue, message, left))) return
    }
  }
}

function isStale({ at, entry }: Owed, now: Date): boolean {
  return entry === null && now.getTime() - Date.parse(at) > ASKED_MS
}

/** Whoever did get it before must know it again. */
function late(owed: Owed): Owed {
  const { answer, at, entry } = owed
  const under = (text: string) => `${belated(new Date(at), entry)}\n${text}`
  if (answer.text !== '') return { ...owed, answer: { ...answer, text: under(answer.text) } }
  const { aside } = answer
  return aside === undefined
    ? owed
    : { ...owed, answer: { ...answer, aside: { ...aside, text: under(aside.text) } } }
}

/**
 * Messages whose entry is the last that was written of them: the process was killed before it could keep the answer.
 * As they came in, so that they are decided on again; what they quoted is not known any more.
 */
export async function unanswered(ledger: Ledger, dialogues: Dialogues, now: Date): Promise<Incoming[]> {
  const since = addDays(dayOf(now), -1)
  const found = new Map<string, Entry>()
  for (let number = ledger.head; number > 0; number -= 1) {
    const entry = ledger.entry(number)
    if (entry === undefined || dayOf(new Date(entry.recordedAt)) < since) break
    const { channel, person, room } = entry.origin
    const key = JSON.stringify([channel, person, room])
    if (!found.has(key)) found.set(key, entry)
  }
  const all = await Promise.all(
    [...found.values()].map(async (entry) => {
      const { number, origin } = entry
      const { head, answered } = await dialogues.at(placeOf(entry))
      return head !== undefined && number > head && !answered.includes(origin.message)
        ? [incomingOf(entry)]
        : []
    }),
  )
  return all.flat()
}

function placeOf({ origin: { channel, person, room } }: Entry): Address {
  return { channel, person, ...(room === null ? {} : { room }) }
}

function incomingOf(entry: Entry): Incoming {
  const { origin, words } = entry
  return {
    id: origin.message,
    from: placeOf(entry),
    name: words?.name ?? null,
    text: words?.text ?? '',
    at: new Date(origin.sentAt),
    addressed: true,
    quoted: null,
  }
}
