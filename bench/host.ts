/**
 * A process of its own for what is measured, so that the peers in the parent, which keep all they see, are no part of
 * its memory. Run by hosted.ts with `--expose-gc`; orders and answers go over the pipe between them.
 */
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { writeHeapSnapshot } from 'node:v8'
import { assemble } from '../src/assemble.ts'
import { type Clock, systemClock } from '../src/base/clock.ts'
import type { Store } from '../src/base/store.ts'
import { BotFramework } from '../src/channels/bot-framework.ts'
import type { Channel, Incoming } from '../src/channels/channel.ts'
import { deliver } from '../src/channels/deliver.ts'
import { Wechaty } from '../src/channels/wechaty.ts'
import { WecomAibot } from '../src/channels/wecom-aibot.ts'
import { WecomApp } from '../src/channels/wecom-app.ts'
import { WecomRobot } from '../src/channels/wecom-robot.ts'
import { loadRoster } from '../src/plan/roster.ts'
import { loadPlan } from '../src/plan/seeds.ts'
import { until } from '../tests/channels/until.ts'
import { type Bare, bare } from './bare.ts'
import type { Made, Order, Settings, Told } from './hosted.ts'

const PLAN = 'seeds/yueyang-2025'
const tell = (told: Told) => process.send?.(told)

interface Tools {
  readonly store: Store
  readonly clock: Clock
  readonly log: (what: string, error: unknown) => void
}

/** As `register.ts` makes them, with the deadlines of real use. */
function channelOf({ name, settings }: Settings, { store, clock, log }: Tools): Channel {
  switch (name) {
    case 'wecom-aibot':
      return new WecomAibot({ ...settings, rates: store.shelf('rates'), clock, log })
    case 'wecom-app':
      return new WecomApp({ ...settings, rates: store.shelf('rates'), clock, log })
    case 'wecom-robot':
      // A robot without its limit is measured without the count of it.
      return new WecomRobot({
        ...settings,
        rates:
          settings.perMinute === undefined
            ? store.shelf('rates')
            : { get: async () => [], set: async () => {} },
        clock,
      })
    case 'wechaty':
      return new Wechaty({ ...settings, leases: store.shelf('leases'), clock, log })
    case 'bot-framework':
      return new BotFramework({ ...settings, conversations: store.shelf('conversations'), clock, log })
  }
}

interface Open {
  readonly channels: readonly Channel[]
  readonly push: (text: string) => Promise<unknown>
  close(): Promise<void>
}

/** The whole bot, or (`echo`) channels alone that answer each message with its own words. */
async function opened(all: readonly Settings[], answering: 'bot' | 'echo'): Promise<Open> {
  const folder = mkdtempSync(join(tmpdir(), 'diaodu-bench-'))
  const plan = loadPlan(PLAN)
  const channels: Channel[] = []
  const log = (what: string, error: unknown) => {
    // The only fate of an answer that nobody else can tell: it may have arrived.
    const [, id] = /^message (.*): the answer was not sent$/.exec(what) ?? []
    if (id !== undefined) tell({ unsent: id })
    if (process.env.BENCH_LOG) console.error(what, error)
  }
  const { bot, close } = await assemble({
    plan,
    roster: loadRoster(`${PLAN}/roster.json`, plan),
    store: `sqlite:${join(folder, 'bench.sqlite')}`,
    log,
    channels: async (tools) => {
      channels.push(...all.map((it) => channelOf(it, tools)))
      return channels
    },
  })
  const patience = { clock: systemClock, patienceMs: 5 * 60_000 }
  const echo = (channel: Channel) => async (incoming: Incoming) => {
    const { from, id, text } = incoming
    await deliver(channel, { to: from, text, answers: id }, patience)
  }
  await Promise.all(
    channels.map((it) => it.start(answering === 'bot' ? (incoming) => bot.handle(incoming) : echo(it))),
  )
  await until(() => channels.every((it) => it.state.live))
  return {
    channels,
    push: async (text) => {
      const robot = channels.find((it) => !it.abilities.receives)
      if (!robot) throw new Error('no robot')
      return deliver(robot, { to: { channel: robot.name, room: '调度群', person: '' }, text }, patience)
    },
    async close() {
      await Promise.all(channels.map((it) => it.stop()))
      await close()
      rmSync(folder, { recursive: true })
    },
  }
}

const open = new Map<string, Open | Bare>()

async function done(order: Order): Promise<Made> {
  switch (order.do) {
    case 'open': {
      const made =
        order.answering === 'bare'
          ? await bare(order.channels[0])
          : await opened(order.channels, order.answering)
      open.set('it', made)
      if (!('channels' in made)) return { ports: made.port === undefined ? {} : { [made.name]: made.port } }
      return {
        ports: Object.fromEntries(
          made.channels.flatMap((it) => ('port' in it ? [[it.name, Number(it.port)]] : [])),
        ),
      }
    }
    case 'push':
      return { sent: await open.get('it')?.push?.(order.text) }
    case 'close':
      await open.get('it')?.close()
      open.clear()
      return {}
    case 'memory': {
      // Twice: what the first frees may have held what the second can free.
      for (const _ of [1, 2]) {
        globalThis.gc?.()
        await new Promise((resolve) => setTimeout(resolve, 50))
      }
      const { rss, heapUsed, external, arrayBuffers } = process.memoryUsage()
      const held: Record<string, number> = {}
      for (const it of process.getActiveResourcesInfo()) held[it] = (held[it] ?? 0) + 1
      if (order.snapshot !== undefined) writeHeapSnapshot(order.snapshot)
      return { memory: { rss, heapUsed, external, arrayBuffers, held } }
    }
  }
}

process.on('message', async ({ number, order }: { number: number; order: Order }) => {
  try {
    tell({ number, made: await done(order) })
  } catch (error) {
    tell({ number, failed: String(error instanceof Error ? error.stack : error) })
  }
})
process.on('disconnect', () => process.exit())
tell({ ready: true })
