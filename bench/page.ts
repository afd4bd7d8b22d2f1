/**
 * The pages of one city, made anew and kept, with the figures of 1 and of 100 cities in the ledger, and under 50 people
 * who reload at once beside a bare Hono that serves the same bytes: `npm run bench:page`. All on loopback. Asked: made anew p50 40 ms at one city's figures and 60 ms at a hundred's, kept 3 ms, 60 KB a page,
 * and 0.3 of the bare requests per second.
 */
import { once } from 'node:events'
import { Worker } from 'node:worker_threads'
import { getRequestListener } from '@hono/node-server'
import { Hono } from 'hono'
import { listening } from '../src/web/listening.ts'
import { figure } from '../tests/conversation/asking.ts'
import { leader, openSite, plan, RETAIL, type Site, yearOfFigures } from '../tests/web/rig.ts'

const TIMES = 40
const READERS = 50
const RELOADS = 60

const PATHS = [
  ['总体情况', '/'],
  ['滞后', '/lagging'],
  ['一项指标', `/indicators/${RETAIL}`],
  ['一个攻坚', `/campaigns/${encodeURIComponent(plan.campaigns[0]?.name ?? '')}`],
  ['一个单位', `/units/${encodeURIComponent('市商务局')}`],
] as const

const middle = (times: number[]) => times.toSorted((a, b) => a - b)[Math.floor(times.length / 2)] ?? 0

async function timed(url: string, cookie: string): Promise<{ ms: number; text: string }> {
  const start = performance.now()
  const response = await fetch(url, { headers: { cookie } })
  const text = await response.text()
  if (response.status !== 200) throw new Error(`${response.status} ${url}`)
  return { ms: performance.now() - start, text }
}

/** The ledger's head moves before each: nothing that was kept holds. */
async function madeAnew(site: Site, path: string, cookie: string): Promise<number> {
  const times: number[] = []
  for (let at = 0; at < TIMES; at += 1) {
    const moved = figure(RETAIL, 6 + at / 100)
    await site.tell([moved])
    times.push((await timed(`${site.origin}${path}`, cookie)).ms)
  }
  return middle(times)
}

async function kept(site: Site, path: string, cookie: string): Promise<{ ms: number; bytes: number }> {
  const times: number[] = []
  let bytes = 0
  for (let at = 0; at <= TIMES * 3; at += 1) {
    const { ms, text } = await timed(`${site.origin}${path}`, cookie)
    if (at > 0) times.push(ms)
    bytes = Buffer.byteLength(text)
  }
  return { ms: middle(times), bytes }
}

/** READERS at once, each on a connection of his own and in a thread apart: the server has its own to itself. */
const PEOPLE = `
  const { Agent, get } = require('node:http')
  const { parentPort, workerData: { url, cookie, readers, reloads } } = require('node:worker_threads')
  const agent = new Agent({ keepAlive: true, maxSockets: readers })
  const once = () => new Promise((resolve, reject) => {
    get(url, { agent, headers: { cookie } }, (it) => {
      if (it.statusCode !== 200) reject(new Error(String(it.statusCode)))
      it.resume().on('end', resolve)
    }).on('error', reject)
  })
  const reader = async () => { for (let at = 0; at < reloads; at += 1) await once() }
  const all = async () => {
    await once()
    const start = performance.now()
    await Promise.all(Array.from({ length: readers }, reader))
    parentPort.postMessage((readers * reloads) / ((performance.now() - start) / 1000))
    agent.destroy()
  }
  all()
`

/** Requests per second. */
async function rush(url: string, cookie: string): Promise<number> {
  const people = new Worker(PEOPLE, {
    eval: true,
    workerData: { url, cookie, readers: READERS, reloads: RELOADS },
  })
  const [perSecond] = await once(people, 'message')
  await people.terminate()
  return Number(perSecond)
}

for (const cities of [1, 100]) {
  const site = await openSite()
  // Other cities' figures are in the same ledger and none of this plan's.
  for (let city = 1; city < cities; city += 1) {
    const others = yearOfFigures().map((it) =>
      it.type === 'figure_reported'
        ? { ...it, figure: { ...it.figure, indicator: `${it.figure.indicator}@${city}` } }
        : it,
    )
    await site.tell(others)
  }
  const cookie = await site.cookie(leader)
  console.log(`\n${cities} 个城市的数据，台账 ${site.assembled.ledger.head} 条`)
  console.log('| 页 | 新做 p50 (ms) | 保留 p50 (ms) | 字节 |\n|-|-|-|-|')
  for (const [name, path] of PATHS) {
    await timed(`${site.origin}${path}`, cookie)
    const anew = await madeAnew(site, path, cookie)
    const { ms, bytes } = await kept(site, path, cookie)
    console.log(`| ${name} | ${anew.toFixed(1)} | ${ms.toFixed(2)} | ${bytes} |`)
  }
  if (cities === 1) await compared(site, cookie)
  await site.close()
}

/** Two rounds of each, in turn: what else the machine does falls on both. */
async function compared(site: Site, cookie: string): Promise<void> {
  const { text } = await timed(`${site.origin}/`, cookie)
  const bare = new Hono().get('/', (c) => c.html(text))
  const beside = await listening(
    { host: '127.0.0.1', port: 0 },
    async () => getRequestListener(bare.fetch, { overrideGlobalObjects: false }),
    (_, error) => console.error(error),
  )
  const rounds: { ours: number; bare: number }[] = []
  for (const _ of [1, 2, 3])
    rounds.push({
      ours: await rush(`${site.origin}/`, cookie),
      bare: await rush(`http://127.0.0.1:${beside.port}/`, cookie),
    })
  await beside.close()
  for (const it of rounds)
    console.log(
      `${READERS} 人同时刷新：${it.ours.toFixed(0)} 次/秒；裸 Hono 同样的字节 ${it.bare.toFixed(0)} 次/秒；÷ ${(it.ours / it.bare).toFixed(2)}`,
    )
}
