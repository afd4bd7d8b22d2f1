/**
 * From message in to answer out, through each channel with its platform on loopback: the whole bot (a question about
 * the plan, the dialogue kept on disk), the channel alone, and a bare echo on the same platform in the same run.
 *
 *     node --import tsx bench/channels.ts [messages, 400] [only these channels …]
 *
 * One message at a time; the rounds take turns, so that a busy machine slows all alike. What answers runs in a process
 * of its own, beside the platforms. A group robot takes nothing in: from the order to push to what the group is shown.
 */
import { type Answering, Hosted } from './hosted.ts'
import { type Platform, platforms } from './platforms.ts'

const ROUNDS = 4
const ANSWER_MS = 60_000
/** None of them writes more often than a platform answers one person. */
const PEOPLE = 1_000
const QUESTION = '社零目标是多少'
const [count = '400', ...only] = process.argv.slice(2)
const perRound = Math.ceil(Number(count) / ROUNDS)

interface Runner {
  readonly label: string
  readonly platform: Platform
  readonly answering: Answering
  readonly times: number[]
  unanswered: number
}

const all = (await platforms(false)).filter(
  ({ settings }) => only.length === 0 || only.includes(settings.name),
)
const hosted = await Hosted.start()
const runners = all.flatMap((platform): Runner[] => {
  const { name } = platform.settings
  const pushes = name === 'wecom-robot'
  const runner = (answering: Answering, label: string): Runner => {
    return { label, platform, answering, times: [], unanswered: 0 }
  }
  return [
    ...(pushes ? [] : [runner('bot', `${name}, the whole bot`)]),
    runner('echo', `${name}, the channel alone${pushes ? ' (push)' : ''}`),
    runner('bare', `${name}, a bare echo${pushes ? ' (push)' : ''}`),
  ]
})

async function once({ platform: { peer, settings } }: Runner, number: number): Promise<boolean> {
  const before = peer.received.length
  const end = performance.now() + ANSWER_MS
  const failed = (error: unknown) => console.error(`${settings.name}: ${error}`)
  if (settings.name === 'wecom-robot') hosted.push(`第${number}条`).catch(failed)
  else peer.say({ id: `m${performance.now()}`, person: `u${number % PEOPLE}`, text: QUESTION }).catch(failed)
  while (peer.received.length === before) {
    if (performance.now() > end) return false
    await new Promise((resolve) => setImmediate(resolve))
  }
  return true
}

async function round(runner: Runner, from: number): Promise<void> {
  const { platform, answering } = runner
  const ports = await hosted.open(answering, [platform.settings])
  platform.callsGoTo(ports[platform.settings.name])
  for (let number = from; number < from + perRound; number += 1) {
    const start = performance.now()
    if (await once(runner, number)) runner.times.push(performance.now() - start)
    else runner.unanswered += 1
  }
  await hosted.close()
}

const megabytes = async () => {
  const { rss, heapUsed } = await hosted.memory()
  return `${(rss / 2 ** 20).toFixed(0)} MB, of which heap ${(heapUsed / 2 ** 20).toFixed(0)} MB`
}
const before = await megabytes()
for (let number = 0; number < ROUNDS; number += 1)
  for (const runner of runners) await round(runner, number * perRound)

console.log(`| ${'from message in to answer out'.padEnd(36)} | answered | unanswered |  p50 ms |  p99 ms |`)
console.log(`| ${'-'.repeat(36)} | -------: | ---------: | ------: | ------: |`)
for (const { label, times, unanswered } of runners) {
  const sorted = times.toSorted((a, b) => a - b)
  const at = (share: number) => (sorted[Math.floor(sorted.length * share)] ?? 0).toFixed(2).padStart(7)
  const cells = [label.padEnd(36), String(times.length).padStart(8), String(unanswered).padStart(10)]
  console.log(`| ${[...cells, at(0.5), at(0.99)].join(' | ')} |`)
}
console.log(`memory of the process that answers: ${before} at its start, ${await megabytes()} at its end`)
await hosted.end()
for (const { peer } of all) await peer.close()
process.exit()
