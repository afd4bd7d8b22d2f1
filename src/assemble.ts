/** The one place where things are constructed and joined: from settings to a bot that answers. */
import { type Clock, systemClock } from './base/clock.ts'
import { Bot, type Parts } from './bot.ts'
import { converse } from './conversation/conversation.ts'
import type { Turn } from './conversation/turn.ts'
import { type Dialogue, Dialogues } from './dialogue.ts'
import { Ledger } from './ledger/ledger.ts'
import type { Catalogue } from './plan/catalogue.ts'
import { type ChannelTools, HANDLERS } from './register.ts'
import { openStore } from './storage/open.ts'
import { loadModel } from './understanding/model.ts'
import { Understanding } from './understanding/understand.ts'
import { type UnknownMessage, Unknowns } from './unknowns.ts'

export interface Needs {
  readonly plan: Catalogue
  readonly roster: Parts['roster']
  /** The URL of the store. */
  readonly store: string
  /** Whether the text of a message that was not understood may be kept. */
  readonly keepUnknownText?: boolean
  /** The channels that answers go out by; opened with the store where they keep something in it. */
  readonly channels: Parts['channels'] | ((tools: ChannelTools) => Promise<Parts['channels']>)
  readonly log: Parts['log']
  readonly clock?: Clock
}

export interface Assembled {
  readonly bot: Bot
  readonly ledger: Ledger
  close(): Promise<void>
}

export async function assemble(needs: Needs): Promise<Assembled> {
  const { plan, roster, log, clock = systemClock } = needs
  const store = await openStore(needs.store)
  try {
    const ledger = await Ledger.open(store, clock)
    const { channels: given } = needs
    const channels = typeof given === 'function' ? await given({ store, clock, log }) : given
    const dialogues = new Dialogues(store.shelf<Dialogue>('dialogues'))
    const notices = store.shelf<string>('notices')
    const unknowns = new Unknowns(store.shelf<UnknownMessage>('unknowns'), needs.keepUnknownText ?? false)
    const understanding = understandingOf(plan)
    const decide = (turn: Turn) => converse(turn, HANDLERS)
    const bot = new Bot({
      plan,
      roster,
      understanding,
      decide,
      ledger,
      dialogues,
      unknowns,
      notices,
      channels,
      log,
      clock,
    })
    return { bot, ledger, close: () => store.close() }
  } catch (error) {
    await store.close()
    throw error
  }
}

export function understandingOf(plan: Catalogue): Understanding {
  return new Understanding(plan, loadModel())
}
