/**
 * What crowd.ts measures, in a process of its own, from whichever tree of the program it is told: the whole bot behind
 * its Bot Framework door, the bot behind a channel that only counts, or a bare botbuilder echo.
 */
import { mkdtempSync, rmSync } from 'node:fs'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { pathToFileURL } from 'node:url'

const [tree = '.', kind = 'echo', texts = '[]', seconds = '3', given] = process.argv.slice(2)
const of = (file: string) => import(pathToFileURL(resolve(tree, file)).href)
const folder = mkdtempSync(join(tmpdir(), 'diaodu-crowd-'))
const tell = (told: object) => process.send?.(told)
const log = (what: string, error: unknown) => process.env.BENCH_LOG && console.error(what, error)

/** Real time, moved to a day of the plan's year. */
const offset = Date.now() - Date.parse('2025-04-26T09:00:00+08:00')
const clock = { now: () => new Date(Date.now() - offset) }

export interface Speaker {
  readonly unit: string
  readonly first: string
  readonly next: readonly string[]
}

async function assembled(channels: unknown) {
  const [{ assemble }, { loadPlan }, { Roster }] = await Promise.all(
    ['src/assemble.ts', 'src/plan/seeds.ts', 'src/plan/roster.ts'].map(of),
  )
  const speakers = JSON.parse(texts) as Speaker[]
  const people = speakers.map(({ unit }, at) => ({
    id: `p${at}`,
    name: `p${at}`,
    unit,
    role: 'reporter',
    accounts: { 'bot-framework': `p${at}`, count: `p${at}` },
  }))
  const store = given ?? `sqlite:${join(folder, 'city.sqlite')}`
  const plan = loadPlan(resolve(tree, 'seeds/yueyang-2025'))
  return assemble({ plan, roster: new Roster(people), store, channels, log, clock })
}

if (kind === 'echo') {
  const { CloudAdapter, ConfigurationBotFrameworkAuthentication } = await import('botbuilder')
  const credentials = {
    isValidAppId: async () => true,
    isAuthenticationDisabled: async () => true,
    createCredentials: async () => ({ signRequest: async (request: unknown) => request }),
  }
  type Given = ConstructorParameters<typeof ConfigurationBotFrameworkAuthentication>
  const adapter = new CloudAdapter(
    new ConfigurationBotFrameworkAuthentication({}, credentials as unknown as Given[1]),
  )
  const server = createServer(async (request, response) => {
    let body = ''
    for await (const chunk of request) body += chunk
    const given = { body: JSON.parse(body), headers: {}, method: 'POST' }
    const end = {
      socket: null,
      status: () => {},
      header: () => {},
      send: () => {},
      end: () => response.end(),
    }
    await adapter.process(given, end, async (context) => {
      await context.sendActivity(context.activity.text)
    })
  })
  server.listen(0, '127.0.0.1', () => tell({ port: (server.address() as AddressInfo).port }))
} else if (kind === 'door') {
  const { BotFramework } = await of('src/channels/bot-framework.ts')
  const doors: Array<InstanceType<typeof BotFramework>> = []
  const { bot } = await assembled(async ({ store }: { store: { shelf(name: string): unknown } }) => {
    const listen = { host: '127.0.0.1', port: 0, path: '/api/messages' }
    const conversations = store.shelf('conversations')
    doors.push(new BotFramework({ identity: null, listen, hosts: [], conversations, clock, log }))
    return doors
  })
  const [door] = doors
  // The older tree keeps nothing before it acknowledges.
  await door.start((it: unknown) => bot.handle(it), bot.keep && ((it: unknown) => bot.keep(it)))
  tell({ port: door.port })
} else {
  const answers: string[] = []
  const count = {
    name: 'count',
    abilities: {
      receives: true,
      direct: true,
      rooms: false,
      pictures: false,
      files: false,
      choices: false,
      longestText: 9e9,
    },
    async send({ text }: { text: string }) {
      answers.push(text)
      return { ok: true }
    },
  }
  const { bot } = await assembled([count])
  const speakers = JSON.parse(texts) as Speaker[]
  let sent = 0
  const say = async (at: number, text: string) => {
    sent += 1
    const it = {
      id: `m${sent}`,
      from: { channel: 'count', person: `p${at}` },
      name: null,
      text,
      at: clock.now(),
      addressed: true,
      quoted: null,
    }
    if (bot.keep) await bot.keep(it)
    await bot.handle(it)
  }
  await Promise.all(speakers.map(({ first }, at) => say(at, first)))
  const recorded = () => answers.filter((it) => /^已(登记|更正)/.test(it)).length
  const [before, kept] = [answers.length, recorded()]
  const times: number[] = []
  const began = performance.now()
  const end = began + Number(seconds) * 1000
  await Promise.all(
    speakers.map(async ({ next }, at) => {
      for (let round = 0; performance.now() < end; round++) {
        const from = performance.now()
        await say(at, next[round % next.length] ?? '')
        times.push(performance.now() - from)
      }
    }),
  )
  const took = performance.now() - began
  tell({
    messages: answers.length - before,
    recorded: recorded() - kept,
    took,
    times,
    sample: answers.at(-1),
  })
}
process.on('message', ({ end }: { end?: true }) => {
  const { rss } = process.memoryUsage()
  tell({ rss, cpu: process.cpuUsage() })
  if (end) {
    rmSync(folder, { recursive: true, force: true })
    setTimeout(() => process.exit(), 50)
  }
})
