/**
 * Answers that people are owed: decided on, and recorded where there was something to record, but not taken by their
 * channel yet. They stand in the dialogue until they are gone; what was left there, by a channel that was away, a stop
 * or a kill, is tried at the next start and every minute after, goes out once, and says that it is late.
 */
import { type Address, dialogueKey } from './base/address.ts'
import { type Clock, dayOf, systemClock } from './base/clock.ts'
import type { Incoming } from './channels/channel.ts'
import { isAnswerTo, openAmong, type Question } from './conversation/turn/question.ts'
import { type Dialogues, type Owed, owedTo, settled } from './dialogue.ts'
import type { Ledger } from './ledger/ledger.ts'
import type { Entry } from './ledger/revision.ts'
import { addDays } from './plan/period.ts'
import { belated } from './rendering/words/failure.ts'
import { besideAside, type Fate, type Roads, sendAnswer, sendAside, sendNotice } from './sending.ts'

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
  async pay(owed: Owed, { roads = this.#roads, isLate = false } = {}): Promise<boolean> {
    const { message, to, refused, unsent, provisional } = owed
    if (provisional) return (await this.#answered(owed, roads, false)) === 'gone'
    const { aside: _, notices, ...said } = owed.answer
    const over = refused !== undefined && (isLate || said.text === '')
    const fate = over ? { refused } : await this.#answered(owed, roads, isLate)
    const mark = typeof fate === 'string' ? {} : fate
    // Refused: kept until the next round, since the platform may bring the message again.
    const kept = typeof fate === 'object' && !over ? said : { text: '' }
    // From here on the notices alone are left, should the process be killed among them.
    if (fate !== 'later' && notices.length > 0)
      await this.#settled(owed, { ...mark, answer: { ...kept, notices } })
    const left: (typeof notices)[number][] = []
    for (const notice of notices) if (!(await sendNotice(roads, notice))) left.push(notice)
    if (fate !== 'later') {
      const done = fate === 'gone' && left.length === 0
      await this.#settled(owed, done ? null : { ...mark, answer: { ...kept, notices: left } })
    }
    const known = `${to.channel} ${message}`
    if (typeof fate === 'object') this.#refused.add(known)
    else this.#refused.delete(known)
    // Known not to have gone out: whoever asks again is answered as it would have been.
    if (fate === 'later' && unsent === undefined) await this.#settled(owed, { unsent: true })
    if (fate === 'later' || left.length > 0 || kept.text !== '') this.#waiting.set(dialogueKey(to), to)
    return fate === 'gone'
  }

  async #answered(owed: Owed, roads: Roads, isLate: boolean): Promise<Fate> {
    const { message: id, to: from } = owed
    const { aside, ...answer } = isLate ? late(owed).answer : owed.answer
    if (aside === undefined) return sendAnswer(roads, { id, from }, answer)
    const gone = await sendAside(roads, { id, from }, aside)
    // What the sender alone has is not sent again with the answer in the group.
    if (gone) await this.#settled(owed, { answer: besideAside(owed.answer, gone) })
    return sendAnswer(roads, { id, from }, besideAside(answer, gone))
  }

  /** Finds what was left by an earlier run. `isOurs`: whether no other process has to do with a dialogue. */
  async look(isOurs: (to: Address) => Promise<boolean> = async () => true): Promise<void> {
    const here = new Set(this.#roads.channels.map((it) => it.name))
    for await (const it of this.#dialogues.owed()) {
      const { message, to, refused } = it
      if (!here.has(to.channel)) continue
      if (refused !== undefined) this.#refused.add(`${to.channel} ${message}`)
      if (isWaiting(it) && (await isOurs(to))) this.#waiting.set(dialogueKey(to), to)
    }
  }

  waitsAt(to: Address): boolean {
    return this.#waiting.has(dialogueKey(to))
  }

  /** Another process sees to it. */
  forget(to: Address): void {
    this.#waiting.delete(dialogueKey(to))
  }

  /** Tries once whatever is owed; `inTurn` keeps it apart from the messages of its dialogue. */
  async settle(inTurn: (to: Address, work: () => Promise<void>) => Promise<void>): Promise<void> {
    const all = [...this.#waiting.values()]
    this.#waiting.clear()
    await Promise.all(all.map((to) => inTurn(to, () => this.settleAt(to))))
  }

  /** What is owed in one place, in the turn of it. */
  async settleAt(to: Address): Promise<void> {
    try {
      const { owed = [] } = await this.#dialogues.at(to)
      for (const it of owed.filter(isWaiting)) {
        if (isStale(it, this.#clock.now())) await this.#settled(it, null)
        else {
          // A kill from here on leaves it in doubt again.
          if (it.unsent) await this.#settled(it, { unsent: undefined })
          const { unsent: _, ...owing } = it
          await this.pay(owing, { roads: { ...this.#roads, patienceMs: 0 }, isLate: true })
        }
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

/** Of an answer that was refused only what others are to be told is tried again; its words are dropped. */
function isWaiting({ refused, answer }: Owed): boolean {
  return refused === undefined || answer.notices.length > 0 || answer.text !== ''
}

function isStale({ at, entry, refused }: Owed, now: Date): boolean {
  return refused === undefined && entry === null && now.getTime() - Date.parse(at) > ASKED_MS
}

/** An answer to a message that comes again: one that an earlier run may have sent says so. */
export function again(owed: Owed | null): Owed | null {
  return owed === null || owed.unsent || owed.refused !== undefined ? owed : late(owed)
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
 * As they came in, so that they are decided on again; what they quoted is not known any more. An answer to a question
 * is written down under what was asked about (`…6.8%\n确认`): the open question has that already.
 */
export async function unanswered(ledger: Ledger, dialogues: Dialogues, now: Date): Promise<Incoming[]> {
  const since = addDays(dayOf(now), -1)
  const found = new Map<string, Entry>()
  for (let number = ledger.head; number > 0; number -= 1) {
    const entry = await ledger.read(number)
    if (entry === undefined || dayOf(new Date(entry.recordedAt)) < since) break
    const { channel, person, room } = entry.origin
    const key = JSON.stringify([channel, person, room])
    if (!found.has(key)) found.set(key, entry)
  }
  const all = await Promise.all(
    [...found.values()].map(async (entry) => {
      const { number, origin } = entry
      const { head, answered, question } = await dialogues.at(placeOf(entry))
      return head !== undefined && number > head && !answered.includes(origin.message)
        ? [incomingOf(entry, openAmong(question, new Date(origin.sentAt)))]
        : []
    }),
  )
  return all.flat()
}

function placeOf({ origin: { channel, person, room } }: Entry): Address {
  return { channel, person, ...(room === null ? {} : { room }) }
}

function incomingOf(entry: Entry, question: Question | null): Incoming {
  const { origin, words } = entry
  const said = words?.text ?? ''
  return {
    id: origin.message,
    from: placeOf(entry),
    name: words?.name ?? null,
    text: isAnswerTo(question, said) ? said.slice(question.sentence.length + 1) : said,
    at: new Date(origin.sentAt),
    addressed: true,
    quoted: null,
  }
}
