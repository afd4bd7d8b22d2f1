/**
 * A talk with the conversation as the bot would hold it: readings by hand where they are given, what a message does in
 * its dialogue read in earnest, the real plan, a real ledger without a
 * file, and everything kept between turns written out as JSON and read again.
 */
import { understandingOf } from '../../src/assemble.ts'
import { dialogueKey } from '../../src/base/address.ts'
import { dayOf, HandClock } from '../../src/base/clock.ts'
import { converse } from '../../src/conversation/conversation.ts'
import { heard } from '../../src/conversation/turn/context.ts'
import type { Question } from '../../src/conversation/turn/question.ts'
import type { Receipt } from '../../src/conversation/turn/receipt.ts'
import type { Decision, Topic } from '../../src/conversation/turn/turn.ts'
import { Ledger } from '../../src/ledger/ledger.ts'
import type { StandingFigure } from '../../src/ledger/standing.ts'
import type { Period } from '../../src/plan/period.ts'
import type { Person, Role } from '../../src/plan/roster.ts'
import { loadPlan } from '../../src/plan/seeds.ts'
import { HANDLERS } from '../../src/register.ts'
import { say } from '../../src/rendering/wording.ts'
import { openStore } from '../../src/storage/open.ts'
import type { Reading } from '../../src/understanding/reading.ts'
import { reading } from '../reading.ts'

export { reading }

export const plan = loadPlan('seeds/yueyang-2025')

const understanding = understandingOf(plan)

export const RETAIL = '1-retail-growth'
export const TRADE = '4-trade-growth'
export const INVESTMENT = '1-fixed-investment-growth'
export const FOREIGN = '4-foreign-capital'
export const HIGH_TECH = '3-high-tech-industry-growth'

export const Q1: Period = { from: '2025-01-01', to: '2025-03-31' }
export const FEB: Period = { from: '2025-01-01', to: '2025-02-28' }
export const YEAR: Period = { from: '2025-01-01', to: '2025-12-31' }

export const clerk = person('clerk', 'reporter', '市商务局')
export const colleague = person('colleague', 'reporter', '市商务局')
export const head = person('head', 'lead', '市商务局')
export const planner = person('planner', 'reporter', '市发改委')
export const office = person('office', 'office', '市发改委')
export const stranger = person('stranger', 'none', null)

export function person(id: string, role: Role, unit: string | null): Person {
  return { id, name: id, unit, role, accounts: { test: id } }
}

/** A report of figures, as `[indicator, value]`. */
export function reports(
  text: string,
  figures: readonly (readonly [indicator: string, value: number])[],
  period: Period | null = Q1,
  found: Partial<Reading> = {},
): Reading {
  return reading(text, {
    intent: 'report.figure',
    indicators: figures.map(([id]) => id),
    period,
    figures: figures.map(([id, value]) => ({
      indicator: id,
      value,
      unit: plan.indicator(id).unit,
      bound: 'exact',
      text: String(value),
      converted: null,
      period: null,
      from: 0,
      to: 0,
    })),
    ...found,
  })
}

/** What it does in its dialogue, as it is read in earnest. */
function inDialogue(said: Reading, real: Reading): Partial<Reading> {
  const { acts, rest, disturbs, elsewhere, follows, bare, number, percent, reached, slight, turned } = real
  const given = { acts, rest, disturbs, elsewhere, follows, bare, number, percent, reached, slight }
  const meant = said.intent === real.intent ? { turned } : {}
  const kept = Object.entries({ ...given, ...meant }).filter(([, it]) => it !== undefined)
  return Object.fromEntries(kept)
}

export interface Said {
  readonly text: string
  readonly decision: Decision
  readonly question: Question | null
}

interface Kept {
  readonly question: Question | null
  readonly topic: Topic | null
  readonly receipt: Receipt | null
}

export class Talk {
  readonly #clock: HandClock
  readonly #ledger: Ledger
  readonly #kept = new Map<string, string>()
  #messages = 0

  private constructor(ledger: Ledger, clock: HandClock) {
    this.#ledger = ledger
    this.#clock = clock
  }

  static async on(day = '2025-04-26'): Promise<Talk> {
    const clock = new HandClock(new Date(`${day}T09:00:00+08:00`))
    return new Talk(await Ledger.open(await openStore('memory:'), clock), clock)
  }

  /** Minutes pass. */
  wait(minutes: number): void {
    this.#clock.moveTo(new Date(this.#clock.now().getTime() + minutes * 60_000))
  }

  get standing() {
    return this.#ledger.standing
  }

  /** What stands, as `indicator period-end value status`. */
  figures(): string[] {
    return this.standing
      .figures()
      .map(({ figure, status }) => `${figure.indicator} ${figure.period.to} ${figure.value} ${status}`)
  }

  only(): StandingFigure {
    const [figure, ...more] = this.standing.figures()
    if (figure === undefined || more.length > 0)
      throw new Error(`not one figure but ${this.figures().join(', ')}`)
    return figure
  }

  wordsOf(entry: number): string | undefined {
    return this.#ledger.entry(entry)?.words?.text
  }

  async say(
    sender: Person,
    said: string | Reading,
    room?: string,
    { fleeting }: { readonly fleeting?: true } = {},
  ): Promise<Said> {
    const text = typeof said === 'string' ? said : said.text
    const from = { channel: 'test', person: sender.id, ...(room === undefined ? {} : { room }) }
    const key = dialogueKey(from)
    const kept: Kept = JSON.parse(this.#kept.get(key) ?? '{"question":null,"topic":null,"receipt":null}')
    const at = this.#clock.now()
    const message = { id: `m${++this.#messages}`, text, quoted: null }
    const today = dayOf(at)
    const books = { plan, standing: this.standing, today }
    const who = { at, today, from, sender, ...(fleeting ? { fleeting } : {}) }
    const { turn, context } = heard({ ...who, message, books, ...kept })
    const real = understanding.read(text, context)
    const found = typeof said === 'string' ? real : { ...said, ...inDialogue(said, real) }
    const decision = converse({ ...turn, reading: found }, HANDLERS)
    if (decision.revisions.length > 0) await this.#append(decision, sender, from, message)
    const question = decision.ask === undefined ? kept.question : decision.ask
    this.#kept.set(
      key,
      JSON.stringify({
        question,
        topic: decision.topic ?? kept.topic,
        receipt: decision.receipt ?? kept.receipt,
      }),
    )
    this.wait(0.1)
    return { text: decision.replies.map((it) => say(it, plan)).join('\n'), decision, question }
  }

  async #append(
    { revisions, words }: Decision,
    sender: Person,
    { channel, person, room = null }: { channel: string; person: string; room?: string | null },
    message: { id: string; text: string },
  ): Promise<void> {
    const sentAt = this.#clock.now().toISOString()
    const origin = { person, unit: sender.unit, channel, room, message: message.id, sentAt }
    const addition = { origin, words: { text: words ?? message.text, name: null }, revisions }
    const result = await this.#ledger.append(addition, this.#ledger.head)
    if (!('appended' in result)) throw new Error('somebody else appended')
  }
}
