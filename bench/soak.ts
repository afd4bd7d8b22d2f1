/**
 * The whole bot on all five channels at once, in a process of its own, while one platform after another is killed:
 * each message is answered once, or the bot says that its answer may not have arrived. What the bot's process keeps
 * is measured after a collection of garbage, at the start, every minute and at the end.
 *
 *     node --import tsx bench/soak.ts [seconds, 60] [a kill every … seconds, 20] [people a channel, 20] [folder]
 *
 * Each person asks, waits for the answer and asks something else, at the pace that the platforms allow; who gets none
 * says it again under the same id, as a platform redelivers. A folder takes heap snapshots of the start and the end,
 * which themselves raise the RSS for good.
 */
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import type { Catalogue } from '../src/plan/catalogue.ts'
import { loadPlan } from '../src/plan/seeds.ts'
import { Hosted } from './hosted.ts'
import { type Platform, platforms } from './platforms.ts'

const [given, snapshots] = [process.argv.slice(2, 5).map(Number), process.argv[5]]
const [seconds = 60, killEvery = 20, people = 20] = given
const DOWN_MS = 1_500
/** A person is answered 30 times a minute at most. */
const PAUSE_MS = 2_200
const ANSWER_MS = 15_000
const REDELIVERIES = 4
/** A robot takes 20 messages a minute. */
const PUSH_MS = 3_200

const began = performance.now()
const end = began + seconds * 1000
const going = () => performance.now() < end

/** Questions whose answers tell which of them they answer. */
const QUESTIONS = questionsOf(loadPlan('seeds/yueyang-2025'))

interface Tally {
  said: number
  answered: number
  redelivered: number
  /** The bot said that the answer may not have arrived, and it has not. */
  uncertain: number
  lost: number
  twice: number
  kills: number
}

interface Talk {
  readonly platform: Platform
  readonly tally: Tally
  /** What each person was shown and nobody has looked at yet. */
  readonly shown: Map<string, string[]>
  seen: number
}

function collected(talk: Talk, person: string): string[] {
  const { received } = talk.platform.peer
  for (; talk.seen < received.length; talk.seen += 1) {
    const { person: to = '', text = '' } = received[talk.seen] ?? {}
    const shown = talk.shown.get(to) ?? []
    shown.push(text)
    talk.shown.set(to, shown)
  }
  const own = talk.shown.get(person) ?? []
  talk.shown.delete(person)
  return own
}

async function person(talk: Talk, name: string): Promise<void> {
  const { platform, tally } = talk
  await sleep(Math.random() * PAUSE_MS)
  for (let number = 0; going(); number += 1) {
    const asked = QUESTIONS[number % QUESTIONS.length]
    if (!asked) return
    const id = `${platform.settings.name}-${name}-${number}`
    const given = () => answers > 0 || hosted.unsent.has(id)
    tally.said += 1
    let answers = 0
    for (let attempt = 0; attempt <= REDELIVERIES && !given(); attempt += 1) {
      if (attempt > 0) tally.redelivered += 1
      platform.peer.say({ id, person: name, text: asked.text }).catch(() => {})
      for (let waited = 0; waited < ANSWER_MS && !given(); waited += 20) {
        await sleep(20)
        answers += collected(talk, name).filter((it) => it.includes(asked.name)).length
      }
    }
    await sleep(PAUSE_MS)
    const more = collected(talk, name)
    answers += more.filter((it) => it.includes(asked.name)).length
    if (answers > 0) tally.answered += 1
    else if (hosted.unsent.has(id)) tally.uncertain += 1
    else tally.lost += 1
    tally.twice += Math.max(0, answers - 1)
  }
}

async function pushes(talk: Talk): Promise<void> {
  const { platform, tally } = talk
  const texts: string[] = []
  while (going()) {
    tally.said += 1
    const text = `第${tally.said}条推送。`
    const sent = await hosted.push(text)
    if (typeof sent === 'object' && sent !== null && 'ok' in sent) texts.push(text)
    else tally.uncertain += 1
    await sleep(PUSH_MS)
  }
  const shown = platform.peer.received.map((it) => it.text)
  tally.answered = texts.filter((it) => shown.includes(it)).length
  tally.lost = texts.length - tally.answered
  tally.twice = shown.length - new Set(shown).size
}

async function killing(): Promise<void> {
  for (let next = 0; ; next += 1) {
    await sleep(killEvery * 1000)
    if (performance.now() + 2 * DOWN_MS > end) return
    const talk = talks[next % talks.length]
    if (!talk) return
    talk.tally.kills += 1
    await talk.platform.peer.kill()
    await sleep(DOWN_MS)
    await talk.platform.peer.revive()
  }
}

async function measured(snapshot?: string): Promise<void> {
  const { rss, heapUsed, external, held } = await hosted.memory(snapshot)
  const megabytes = (bytes: number) => (bytes / 2 ** 20).toFixed(1)
  const at = ((performance.now() - began) / 1000).toFixed(0)
  const busy = Object.entries(held).map(([kind, count]) => `${kind} ${count}`)
  rows.push(
    `| ${[at, megabytes(rss), megabytes(heapUsed), megabytes(external), busy.join(', ')].join(' | ')} |`,
  )
}

function questionsOf({ indicators }: Catalogue) {
  return indicators.slice(0, 8).map(({ name }) => ({ name, text: `${name}目标是多少` }))
}

const hosted = await Hosted.start()
const talks = (await platforms(true)).map((platform): Talk => {
  const tally = { said: 0, answered: 0, redelivered: 0, uncertain: 0, lost: 0, twice: 0, kills: 0 }
  return { platform, tally, shown: new Map(), seen: platform.peer.received.length }
})
const ports = await hosted.open(
  'bot',
  talks.map((it) => it.platform.settings),
)
for (const { platform } of talks) platform.callsGoTo(ports[platform.settings.name])

const rows: string[] = []
const snapshot = (name: string) =>
  snapshots === undefined ? undefined : join(snapshots, `${name}.heapsnapshot`)
await measured(snapshot('start'))
const watching = setInterval(() => void measured(), 60_000)
await Promise.all([
  killing(),
  ...talks.flatMap((talk) =>
    talk.platform.peer.target.room !== undefined
      ? [pushes(talk)]
      : Array.from({ length: people }, (_, at) => person(talk, `u${at}`)),
  ),
])
clearInterval(watching)
await measured(snapshot('end'))

console.log('| channel | said | answered | delivered again | may not have arrived | lost | twice | kills |')
console.log('| --- | --: | --: | --: | --: | --: | --: | --: |')
for (const { platform, tally } of talks) {
  const { said, answered, redelivered, uncertain, lost, twice, kills } = tally
  const cells = [platform.settings.name, said, answered, redelivered, uncertain, lost, twice, kills]
  console.log(`| ${cells.join(' | ')} |`)
}
console.log("\n| second | RSS MB | heap MB | external MB | what keeps the bot's process |")
console.log('| --: | --: | --: | --: | --- |')
for (const row of rows) console.log(row)
await hosted.end()
for (const { platform } of talks) await platform.peer.close()
process.exit()
