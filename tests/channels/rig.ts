/** The real bot behind a channel, its understanding replaced by one that reads every message the same. */
import { HandClock } from '../../src/base/clock.ts'
import type { Store } from '../../src/base/store.ts'
import { Bot, type Parts } from '../../src/bot.ts'
import type { Channel } from '../../src/channels/channel.ts'
import type { Decision, Turn } from '../../src/conversation/turn/turn.ts'
import { Dialogues } from '../../src/dialogue.ts'
import { Ledger } from '../../src/ledger/ledger.ts'
import { Roster } from '../../src/plan/roster.ts'
import { loadPlan } from '../../src/plan/seeds.ts'
import { openStore } from '../../src/storage/open.ts'
import { Unknowns } from '../../src/unknowns.ts'
import { reported } from '../ledger/sample.ts'
import { reading } from '../reading.ts'

const plan = loadPlan('seeds/yueyang-2025')

/** When what these bots record is recorded. */
export const AT = new Date('2025-04-12T01:00:00Z')
export const revision = reported(6.8, { indicator: '1-retail-growth' })

export interface Rigged {
  readonly bot: Bot
  readonly ledger: Ledger
  /** The turns decided on, and what was logged. */
  readonly turns: Turn[]
  readonly faults: unknown[]
  close(): Promise<void>
}

/** A bot with these stories' plan and nobody in its roster, on one channel. */
export async function botOn(
  store: Store,
  channel: Parts['channels'][number],
  decide: Parts['decide'],
  given: Partial<Parts> = {},
): Promise<{ bot: Bot; ledger: Ledger; faults: unknown[] }> {
  const ledger = await Ledger.open(store, new HandClock(AT))
  const faults: unknown[] = []
  const bot = new Bot({
    plan,
    roster: new Roster([]),
    understanding: { read: () => reading() },
    decide,
    store,
    ledger,
    dialogues: new Dialogues(store.shelf('dialogues')),
    notices: store.shelf('notices'),
    unknowns: new Unknowns(store.shelf('unknowns'), true),
    channels: [channel],
    log: (_, error) => faults.push(error),
    ...given,
  })
  return { bot, ledger, faults }
}

/** Every message is recorded as the same report, and answered with a greeting. */
export async function reportingBot(channel: Channel): Promise<Rigged> {
  const store = await openStore('memory:')
  const turns: Turn[] = []
  const decide = (turn: Turn): Decision => {
    turns.push(turn)
    return { revisions: [revision], replies: [{ type: 'greeting', thanks: false }] }
  }
  const { bot, ledger, faults } = await botOn(store, channel, decide, { patienceMs: 20_000 })
  return { bot, ledger, turns, faults, close: () => store.close() }
}
