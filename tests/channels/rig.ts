/** The real bot behind a channel, its understanding replaced by one that takes every message for the same report. */
import { HandClock } from '../../src/base/clock.ts'
import { Bot } from '../../src/bot.ts'
import type { Channel } from '../../src/channels/channel.ts'
import type { Decision, Turn } from '../../src/conversation/turn.ts'
import { Dialogues } from '../../src/dialogue.ts'
import { Ledger } from '../../src/ledger/ledger.ts'
import type { Revision } from '../../src/ledger/revision.ts'
import { Roster } from '../../src/plan/roster.ts'
import { loadPlan } from '../../src/plan/seeds.ts'
import { openStore } from '../../src/storage/open.ts'
import type { Reading } from '../../src/understanding/reading.ts'
import { Unknowns } from '../../src/unknowns.ts'

const reading: Reading = {
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
}

const revision: Revision = {
  type: 'figure_reported',
  figure: {
    indicator: '1-retail-growth',
    period: { from: '2025-01-01', to: '2025-03-31' },
    basis: 'cumulative',
    scope: '全市',
    stage: null,
    value: 6.8,
    unit: '%',
  },
  unit: '市商务局',
  onBehalf: false,
}

export interface Rigged {
  readonly bot: Bot
  readonly ledger: Ledger
  /** The turns decided on, and what was logged. */
  readonly turns: Turn[]
  readonly faults: unknown[]
  close(): Promise<void>
}

/** Every message is recorded as the same report, and answered with a greeting. */
export async function reportingBot(channel: Channel): Promise<Rigged> {
  const store = await openStore('memory:')
  const ledger = await Ledger.open(store, new HandClock(new Date('2025-04-12T01:00:00Z')))
  const turns: Turn[] = []
  const faults: unknown[] = []
  const decide = (turn: Turn): Decision => {
    turns.push(turn)
    return { revisions: [revision], replies: [{ type: 'greeting', thanks: false }] }
  }
  const bot = new Bot({
    plan: loadPlan('seeds/yueyang-2025'),
    roster: new Roster([]),
    understanding: { read: () => reading },
    decide,
    ledger,
    dialogues: new Dialogues(store.shelf('dialogues')),
    notices: store.shelf('notices'),
    unknowns: new Unknowns(store.shelf('unknowns'), true),
    channels: [channel],
    log: (_, error) => faults.push(error),
    patienceMs: 20_000,
  })
  return { bot, ledger, turns, faults, close: () => store.close() }
}
