/**
 * Sixty-four people at once, each waiting for the answer before saying the next: reports and questions through the Bot
 * Framework's door on loopback beside a bare botbuilder echo on the same door, `Bot.handle` behind a channel that only
 * counts; today's tree beside another one, in turns of one run, and on PostgreSQL where one answers.
 *
 *     node --import tsx bench/crowd.ts [seconds a round, 4] [rounds, 3] [folder of another tree] [only what is named so]
 *
 * The other tree: `git worktree add /tmp/older 156f674 && ln -s $PWD/node_modules /tmp/older/`. What answers runs in a
 * process of its own; who asks is this one. On a shared machine only the ratios mean anything.
 */
import { fork } from 'node:child_process'
import { once } from 'node:events'
import { Agent, createServer, request } from 'node:http'
import type { AddressInfo } from 'node:net'
import { loadavg } from 'node:os'
import { setTimeout as sleep } from 'node:timers/promises'
import { fileURLToPath } from 'node:url'
import { assemble } from '../src/assemble.ts'
import { HandClock } from '../src/base/clock.ts'
import type { Person } from '../src/plan/roster.ts'
import { loadPlan } from '../src/plan/seeds.ts'
import { isThere, Schemas } from '../tests/storage/database.ts'
import type { Speaker } from './crowd-host.ts'

const PEOPLE = 64
/** An answer that has not come by then does not come; it counts with that time. */
const ANSWER_MS = 15_000
const [seconds = '4', rounds = '3', other = '', only = ''] = process.argv.slice(2)
const HOST = fileURLToPath(new URL('crowd-host.ts', import.meta.url))
const BOT = { id: '28:diaodu', name: '督办助手' }

/** As many of the plan's growth rates as people, each with the unit that reports it: found by asking the bot. */
async function reporters(): Promise<Speaker[]> {
  const plan = loadPlan('seeds/yueyang-2025')
  const clock = new HandClock(new Date('2025-04-26T09:00:00+08:00'))
  const units = [...new Set(plan.indicators.flatMap((it) => it.owner_units))]
  const said: string[] = []
  const people: Person[] = units.map((unit) => ({
    id: unit,
    name: unit,
    unit,
    role: 'reporter',
    accounts: { t: unit },
  }))
  const listed = {
    people,
    at: ({ person }: { person: string }) => people.find((it) => it.id === person) ?? null,
  }
  const send = async ({ text }: { text: string }) => {
    said.push(text)
    return { ok: true } as const
  }
  const { bot, close } = await assemble({
    plan,
    roster: listed,
    store: 'memory:',
    channels: [{ name: 't', send }],
    log: () => {},
    clock,
  })
  const found: Speaker[] = []
  let number = 0
  const say = async (person: string, text: string) => {
    number += 1
    clock.moveTo(new Date(clock.now().getTime() + 1000))
    await bot.handle({
      id: `m${number}`,
      from: { channel: 't', person },
      name: null,
      text,
      at: clock.now(),
      addressed: true,
      quoted: null,
    })
    return said.at(-1) ?? ''
  }
  const next = Array.from({ length: 9 }, (_, at) => `更正为5.${at + 1}%`)
  for (const { name, unit, owner_units } of plan.indicators) {
    const [owner] = owner_units
    if (unit !== '%' || owner === undefined) continue
    for (const time of ['一季度', '1-2月', '1月']) {
      const first = `${name}${time}增长5%`
      if (!(await say(owner, first)).startsWith('已登记')) continue
      if ((await say(owner, next[0] ?? '')).startsWith('已更正')) found.push({ unit: owner, first, next })
    }
  }
  await close()
  if (found.length === 0) throw new Error('no figure was recorded')
  return Array.from({ length: PEOPLE }, (_, at) => found[at % found.length] as Speaker)
}

interface Measured {
  messages: number
  recorded: number
  took: number
  times: number[]
  rss: number
}

const waiting = new Map<string, (text: string) => void>()
const service = createServer(async (request, response) => {
  let body = ''
  for await (const chunk of request) body += chunk
  response.setHeader('content-type', 'application/json')
  response.end('{"id":"a"}')
  const [, , , conversation = ''] = (request.url ?? '').split('/')
  // Not every call brings a message.
  const { text = '' } = body === '' ? {} : JSON.parse(body)
  const key = decodeURIComponent(conversation)
  waiting.get(key)?.(text)
})
await new Promise<void>((resolve) => service.listen(0, '127.0.0.1', resolve))
const serviceUrl = `http://127.0.0.1:${(service.address() as AddressInfo).port}`
const schemas = new Schemas()
const agent = new Agent({ keepAlive: false })
let activities = 0

/** One activity posted, and the answer that comes back; what the bot said is the last message of it. */
async function asked(port: number, person: string, text: string): Promise<string> {
  const key = `dm-${person}`
  activities += 1
  const body = JSON.stringify({
    type: 'message',
    id: `n${activities}`,
    channelId: 'test',
    serviceUrl,
    timestamp: new Date().toISOString(),
    from: { id: person, name: person },
    recipient: BOT,
    conversation: { id: key },
    text,
  })
  const answered = new Promise<string>((resolve) => waiting.set(key, resolve))
  await new Promise<void>((resolve, reject) => {
    const headers = { 'content-type': 'application/json', 'content-length': Buffer.byteLength(body) }
    const posting = request(
      { port, host: '127.0.0.1', path: '/api/messages', method: 'POST', agent, headers },
      (response) => {
        response.resume().on('end', resolve)
      },
    )
    posting.on('error', reject).end(body)
  })
  const late = sleep(ANSWER_MS, '', { ref: false })
  return Promise.race([answered, late])
}

async function through(tree: string, kind: 'door' | 'echo', speakers: readonly Speaker[]): Promise<Measured> {
  const child = fork(HOST, [tree, kind, JSON.stringify(speakers)], { execArgv: ['--import', 'tsx'] })
  const [{ port }] = (await once(child, 'message')) as [{ port: number }]
  // Each round with people of its own, so that each begins anew.
  await Promise.all(speakers.map(({ first }, at) => asked(port, `p${at}`, first)))
  const times: number[] = []
  let recorded = 0
  const began = performance.now()
  const end = began + Number(seconds) * 1000
  await Promise.all(
    speakers.map(async ({ next }, at) => {
      for (let round = 0; performance.now() < end; round++) {
        const from = performance.now()
        const text = await asked(port, `p${at}`, next[round % next.length] ?? '')
        if (/^已(登记|更正)/.test(text)) recorded += 1
        times.push(performance.now() - from)
      }
    }),
  )
  const took = performance.now() - began
  return { messages: times.length, recorded, took, times, rss: await ended(child) }
}

async function counted(tree: string, speakers: readonly Speaker[], store?: string): Promise<Measured> {
  const child = fork(HOST, [tree, 'count', JSON.stringify(speakers), seconds, ...(store ? [store] : [])], {
    execArgv: [
      '--import',
      'tsx',
      ...(process.env.PROFILE ? ['--cpu-prof', `--cpu-prof-dir=${process.env.PROFILE}`] : []),
    ],
  })
  const [told] = (await once(child, 'message')) as [Omit<Measured, 'rss'>]
  return { ...told, rss: await ended(child) }
}

async function ended(child: ReturnType<typeof fork>): Promise<number> {
  child.send({ end: true })
  const [{ rss }] = (await once(child, 'message')) as [{ rss: number }]
  await once(child, 'exit')
  return rss
}

const speakers = await reporters()
const questions = speakers.map((it) => ({ ...it, first: '社零目标是多少', next: ['社零目标是多少'] }))
const trees = other === '' ? ['.'] : [other, '.']
const label = (tree: string) => (tree === '.' ? 'today' : 'the other tree')
const runners = [
  { name: 'a bare botbuilder echo', run: () => through('.', 'echo', questions) },
  ...trees.flatMap((tree) => [
    { name: `reports through the door, ${label(tree)}`, run: () => through(tree, 'door', speakers) },
    { name: `questions through the door, ${label(tree)}`, run: () => through(tree, 'door', questions) },
    { name: `reports, Bot.handle, ${label(tree)}`, run: () => counted(tree, speakers) },
    { name: `questions, Bot.handle, ${label(tree)}`, run: () => counted(tree, questions) },
  ]),
  ...(isThere
    ? [{ name: 'reports, Bot.handle, today, PostgreSQL', run: () => counted('.', speakers, schemas.fresh()) }]
    : []),
].filter((it) => it.name.includes(only))
const all = new Map<string, Measured[]>()
for (let round = 0; round < Number(rounds); round++)
  for (const { name, run } of runners) all.set(name, [...(all.get(name) ?? []), await run()])

const rate = (it: readonly Measured[]) =>
  it.reduce((sum, { messages }) => sum + messages, 0) / (it.reduce((sum, { took }) => sum + took, 0) / 1000)
const echo = rate(all.get('a bare botbuilder echo') ?? [])
if (process.env.SPEAKERS)
  (await import('node:fs')).writeFileSync(process.env.SPEAKERS, JSON.stringify(speakers))
console.log(`${PEOPLE} people, ${rounds} rounds of ${seconds} s each, load ${loadavg()[0]?.toFixed(1)}`)
console.log('| what | messages/s | ÷ echo | p50 ms | p99 ms | recorded | MB |')
console.log('| - | -: | -: | -: | -: | -: | -: |')
for (const [name, measured] of all) {
  const sorted = measured.flatMap((it) => it.times).toSorted((a, b) => a - b)
  const at = (share: number) => (sorted[Math.floor(sorted.length * share)] ?? 0).toFixed(0)
  const count = measured.reduce((sum, it) => sum + it.messages, 0)
  const recorded = measured.reduce((sum, it) => sum + it.recorded, 0)
  const mb = (Math.max(...measured.map((it) => it.rss)) / 2 ** 20).toFixed(0)
  console.log(
    `| ${name} | ${rate(measured).toFixed(0)} | ${(rate(measured) / echo).toFixed(2)} | ${at(0.5)} | ${at(0.99)} | ${recorded}/${count} | ${mb} |`,
  )
}
await schemas.drop()
process.exit()
