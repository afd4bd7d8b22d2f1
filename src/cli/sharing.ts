/** What a bot that is one of several on its store does at each beat, when it comes to lead, and for what others hint. */
import { type Assembled, URGENT } from '../assemble.ts'
import type { Clock } from '../base/clock.ts'
import { Problem } from '../base/problem.ts'
import type { Store } from '../base/store.ts'
import type { Channel } from '../channels/channel.ts'
import { InTurn } from '../channels/in-turn.ts'
import type { Config } from '../config.ts'
import type { Journal } from '../operations/journal.ts'
import { CHANNELS, type ChannelTools } from '../register.ts'
import type { Reminding } from '../reminding.ts'
import { Alone } from './alone.ts'
import { Together } from './together.ts'

export interface Sharing {
  readonly bot: Assembled['bot']
  readonly reminding: Pick<Reminding, 'timekeeper'>
  readonly channels: readonly Channel[]
  readonly journal: Pick<Journal, 'note' | 'log'>
}

/** This process's place on the store: one of several, or alone. Rejects with `start.running` where another has it alone. */
export function placeOn(store: Store, clock: Clock, log: Journal['log']): Promise<Together | Alone> {
  return store.members === undefined ? Alone.take(store, clock, log) : Together.join(store.members, log)
}

/** The channels that are set up; what only one of several processes may have stands by. */
export async function channelsOf(config: Config, tools: ChannelTools): Promise<Channel[]> {
  const opened = await Promise.all(
    CHANNELS.map(async (open) => {
      const channel = await open(config, tools)
      if (channel?.single !== true || tools.store.members === undefined) return channel
      return new InTurn(channel, async () => (await open(config, tools)) ?? channel, tools)
    }),
  )
  return opened.filter((it) => it !== null)
}

/** Resolves when the first beat is done with; the channels are open by then, but for those that are in turn. */
export async function share(
  together: Together,
  { bot, reminding, channels, journal }: Sharing,
): Promise<void> {
  const { company } = bot
  const { timekeeper } = reminding
  if (company === null) throw new Error('a bot that has its store alone')
  await together.begin({
    beat: (attendance, fresh) => company.beat(attendance, fresh),
    turn(leads) {
      journal.note(leads ? 'leading' : 'leading no more', { processes: together.count })
      for (const it of channels) if (it instanceof InTurn) void it.turn(leads)
      if (leads) timekeeper.start()
      else void timekeeper.stop()
    },
    async hear(topic) {
      if (topic !== URGENT) return company.hear(topic)
      if (together.leads()) await timekeeper.urgent()
    },
  })
}

/** What is in work still, and what waits, is whoever leads' from now on. */
export async function left(bot: Assembled['bot'], log: Journal['log']): Promise<void> {
  try {
    await bot.company?.leave()
  } catch (error) {
    if (!(error instanceof Problem && error.code === 'store.fenced'))
      log('the lines were not given back; they are taken over', error)
  }
}
