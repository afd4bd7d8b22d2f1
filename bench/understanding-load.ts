/**
 * What understanding costs: ready from a cold start, time as the number of names grows, and whether hostile
 * input can make it slow or large.
 *
 *   npm run bench:understanding-load
 */
import { execFileSync } from 'node:child_process'
import { Catalogue } from '../src/plan/catalogue.ts'
import { loadPlan } from '../src/plan/seeds.ts'
import { loadModel } from '../src/understanding/acts/model.ts'
import { Understanding } from '../src/understanding/understand.ts'
import { endless, PIECES } from '../tests/understanding/hostile.ts'
import { loadMessages } from '../tests/understanding/scoring.ts'

const context = { now: new Date('2025-07-12T01:00:00Z'), unit: null }
const plan = loadPlan('seeds/yueyang-2025')
const model = loadModel()
const messages = loadMessages()

/** Other cities' names: the same lengths and the same characters, each in another's place. */
function cities(count: number): Catalogue {
  const characters = [
    ...new Set(plan.indicators.flatMap((it) => [...it.name, ...it.aliases.join('')])),
  ].filter((it) => it >= '\u4e00' && it <= '\u9fff')
  const place = new Map(characters.map((it, at) => [it, at]))
  const elsewhere = (text: string, city: number): string =>
    [...text]
      .map((it) => {
        const at = place.get(it)
        return at === undefined ? it : (characters[(at + 7 * city) % characters.length] ?? it)
      })
      .join('')
  const grown = <T extends { name?: string; title?: string; aliases: string[]; id?: string }>(
    items: readonly T[],
  ): T[] =>
    Array.from({ length: count }, (_, city) =>
      items.map((it) => ({
        ...it,
        ...(it.id === undefined ? {} : { id: city === 0 ? it.id : `${it.id}@${city}` }),
        ...(it.name === undefined ? {} : { name: elsewhere(it.name, city) }),
        ...(it.title === undefined ? {} : { title: elsewhere(it.title, city) }),
        aliases: it.aliases.map((alias) => elsewhere(alias, city)),
      })),
    ).flat()
  return new Catalogue({
    ...plan,
    indicators: grown(plan.indicators),
    tasks: grown(plan.tasks),
    units: grown(plan.units),
  })
}

function times(understanding: Understanding): { median: number; p99: number } {
  const all: number[] = []
  for (let round = 0; round < 4; round++)
    for (const message of messages) {
      const start = process.hrtime.bigint()
      understanding.read(message.text, context)
      if (round > 0) all.push(Number(process.hrtime.bigint() - start) / 1e6)
    }
  all.sort((a, b) => a - b)
  return { median: all[Math.floor(all.length / 2)] ?? 0, p99: all[Math.floor(all.length * 0.99)] ?? 0 }
}

function namesGrow(): void {
  console.log('\n| names of | median | p99 | median against one city |\n|-|-|-|-|')
  let base = 0
  for (const count of [1, 10, 100]) {
    const { median, p99 } = times(new Understanding(cities(count), model))
    base ||= median
    console.log(
      `| ${count} cities | ${median.toFixed(2)} ms | ${p99.toFixed(2)} ms | ${(median / base).toFixed(2)}× |`,
    )
  }
}

const LONG = endless(10_000, 2000)
const ALL = [...PIECES, ...LONG]

/** A fixed sequence of numbers: the run can be repeated. */
function* numbers(seed: number): Generator<number> {
  for (let state = seed; ; ) {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0
    yield state
  }
}

function hostileInput(): void {
  const understanding = new Understanding(plan, model)
  const random = numbers(7)
  const next = (below: number): number => (random.next().value ?? 0) % below
  let slowest = 0
  let over = 0
  for (let run = 0; run < 100_000; run++) {
    let text = ''
    for (let piece = next(8); piece >= 0; piece--)
      text +=
        next(3) === 0
          ? String.fromCharCode(next(0xffff))
          : (ALL[next(ALL.length)] ?? '').slice(0, 1 + next(60))
    if (run % 500 === 0) text += LONG[(run / 500) % 2]
    const start = process.hrtime.bigint()
    understanding.read(text, context)
    const ms = Number(process.hrtime.bigint() - start) / 1e6
    slowest = Math.max(slowest, ms)
    if (ms > 50) over++
  }
  console.log(`\n100,000 hostile strings: slowest ${slowest.toFixed(1)} ms, ${over} over 50 ms`)
}

function memoryStays(): void {
  const understanding = new Understanding(plan, model)
  const heap = (): number => {
    globalThis.gc?.()
    return process.memoryUsage().heapUsed / 1e6
  }
  for (let run = 0; run < 20_000; run++)
    understanding.read(`${messages[run % messages.length]?.text}${run}`, context)
  const before = heap()
  for (let run = 0; run < 200_000; run++)
    understanding.read(`${messages[run % messages.length]?.text}${run}`, context)
  console.log(`200,000 messages: heap ${before.toFixed(0)} MB before, ${heap().toFixed(0)} MB after`)
}

if (process.argv.includes('cold')) {
  // In a process of its own: everything from the first file read to the first message understood.
  const memory = process.memoryUsage().rss
  const start = process.hrtime.bigint()
  new Understanding(loadPlan('seeds/yueyang-2025'), loadModel()).read('社零一季度增长6.8%', context)
  const ms = Number(process.hrtime.bigint() - start) / 1e6
  console.log(`${ms.toFixed(0)} ms, ${((process.memoryUsage().rss - memory) / 1e6).toFixed(0)} MB more`)
} else {
  console.log('Ready from a cold start (plan, names, model, first message):')
  for (let run = 0; run < 3; run++)
    console.log(
      `  ${execFileSync(process.execPath, ['--import', 'tsx', import.meta.filename, 'cold'], { encoding: 'utf8' }).trim()}`,
    )
  namesGrow()
  hostileInput()
  memoryStays()
}
