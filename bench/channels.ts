/**
 * From message in to answer out, on each channel with its platform on loopback, beside a bare echo on the same
 * platform in the same run: `node --import tsx bench/channels.ts [messages]`. One message at a time; the rounds
 * take turns, so that a busy machine slows all alike. A group robot takes nothing in: from push to shown.
 */
import { systemClock } from '../src/base/clock.ts'
import type { Channel } from '../src/channels/channel.ts'
import { deliver } from '../src/channels/deliver.ts'
import type { Peer } from '../tests/channels/peer.ts'
import { aibotPeer } from '../tests/channels/peers/wecom-aibot.ts'
import { appPeer } from '../tests/channels/peers/wecom-app.ts'
import { robotPeer } from '../tests/channels/peers/wecom-robot.ts'
import { until } from '../tests/channels/until.ts'
import { type Bare, bareAibot, bareApp, barePush } from './bare.ts'

const ROUNDS = 4
const messages = Number(process.argv[2] ?? 400)
const PEOPLE = 1_000

/** What answers in a round, and how one message is put in. */
interface Round {
  readonly once: (number: number) => Promise<unknown>
  stop(): Promise<void>
}

interface Runner {
  readonly name: string
  readonly peer: Peer
  open(): Promise<Round>
}

const patience = { clock: systemClock, patienceMs: 10_000 }

function talking(name: string, peer: Peer, bare: () => Promise<Bare>): Runner[] {
  const say = (number: number) =>
    peer.say({
      id: `m${performance.now()}`,
      person: `u${number % PEOPLE}`,
      text: `社零一季度增长6.8%,第${number}条`,
    })
  const channel = async () => {
    const channel: Channel = peer.channel()
    await channel.start(async ({ from, id, text }) => {
      await deliver(channel, { to: from, text, answers: id }, patience)
    })
    await until(() => channel.state.live)
    return { once: say, stop: () => channel.stop() }
  }
  return [
    { name, peer, open: channel },
    { name: `${name}, bare echo`, peer, open: async () => ({ once: say, stop: (await bare()).stop }) },
  ]
}

const robot = await robotPeer(Number.POSITIVE_INFINITY)
const pushing: Runner[] = [
  {
    name: 'wecom-robot (push)',
    peer: robot,
    async open() {
      // The count of a minute is kept as on a shelf, and is emptied here: the limit itself is not measured.
      const rates = { get: async () => [], set: async () => {} }
      const channel = robot.robot({ rates })
      await channel.start()
      const to = { channel: channel.name, room: '调度群', person: '' }
      return { once: (number) => channel.send({ to, text: `第${number}条` }), stop: () => channel.stop() }
    },
  },
  {
    name: 'wecom-robot (push), bare echo',
    peer: robot,
    open: async () => ({ once: (number) => barePush(robot, `第${number}条`), stop: async () => {} }),
  },
]

async function measure({ peer, open }: Runner, count: number): Promise<number[]> {
  const { once, stop } = await open()
  const times: number[] = []
  for (let number = 0; number < count; number += 1) {
    const before = peer.received.length
    const start = performance.now()
    await once(number)
    while (peer.received.length === before) await new Promise((resolve) => setImmediate(resolve))
    times.push(performance.now() - start)
  }
  await stop()
  return times
}

const aibot = await aibotPeer()
const app = await appPeer()
const runners = [
  ...talking('wecom-aibot', aibot, () => bareAibot(aibot.url)),
  ...talking('wecom-app', app, () => bareApp(app)),
  ...pushing,
]

const megabytes = () => (process.memoryUsage().rss / 1024 / 1024).toFixed(0)
const before = megabytes()
const times = new Map(runners.map((it) => [it.name, [] as number[]]))
for (let round = 0; round < ROUNDS; round += 1)
  for (const runner of runners)
    times.get(runner.name)?.push(...(await measure(runner, Math.ceil(messages / ROUNDS))))

console.log(`| ${'channel'.padEnd(30)} | answered |  p50 ms |  p99 ms |`)
console.log(`| ${'-'.repeat(30)} | -------: | ------: | ------: |`)
for (const { name } of runners) {
  const sorted = (times.get(name) ?? []).toSorted((a, b) => a - b)
  const at = (share: number) => (sorted[Math.floor(sorted.length * share)] ?? 0).toFixed(2).padStart(7)
  console.log(`| ${name.padEnd(30)} | ${String(sorted.length).padStart(8)} | ${at(0.5)} | ${at(0.99)} |`)
}
console.log(`memory: ${before} MB before, ${megabytes()} MB after`)
for (const peer of new Set(runners.map((it) => it.peer))) await peer.close()
