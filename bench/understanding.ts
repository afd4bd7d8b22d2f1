/**
 * How well messages are understood: the messages of tests/understanding/messages, written apart from the
 * training ones, by intent and by kind of difficulty, with a confusion table and the curve of the margin.
 *
 *   npm run bench:understanding            the tables
 *   npm run bench:understanding -- misses  and every message that was not understood whole
 */
import { loadPlan } from '../src/plan/seeds.ts'
import { loadModel } from '../src/understanding/acts/model.ts'
import { outlineOf } from '../src/understanding/outline.ts'
import { Understanding } from '../src/understanding/understand.ts'
import { loadMessages, type Message, type Score, scoreOf } from '../tests/understanding/scoring.ts'

const plan = loadPlan('seeds/yueyang-2025')
const understanding = new Understanding(plan, loadModel())
const files = process.argv.slice(2).filter((it) => it.endsWith('.jsonl'))
const messages = loadMessages(files)
const scores = messages.map((message) => {
  const reading = understanding.read(message.text, { now: new Date(message.now), unit: message.unit ?? null })
  return { message, margin: reading.margin, ...scoreOf(outlineOf(reading, plan), message) }
})
type Scored = Score & { readonly message: Message; readonly margin: number }

function rate(count: number, of: number): string {
  return of === 0 ? '-' : `${((100 * count) / of).toFixed(1)} %`
}

function table(title: string, groups: ReadonlyMap<string, readonly Scored[]>): void {
  console.log(`\n| ${title} | messages | intent right | whole frame right | false records |\n|-|-|-|-|-|`)
  for (const [name, rows] of groups) {
    const right = rows.filter((it) => it.intentRight).length
    const whole = rows.filter((it) => it.frameRight).length
    const wrong = rows.reduce((sum, it) => sum + it.falseRecords, 0)
    console.log(
      `| ${name} | ${rows.length} | ${rate(right, rows.length)} | ${rate(whole, rows.length)} | ${wrong} |`,
    )
  }
}

function grouped(by: (it: Scored) => readonly string[]): Map<string, Scored[]> {
  const groups = new Map<string, Scored[]>()
  for (const it of scores) for (const name of by(it)) groups.set(name, [...(groups.get(name) ?? []), it])
  return new Map([...groups].sort())
}

table('all', new Map([['all', scores]]))
table(
  'file',
  grouped((it) => [it.message.file]),
)
table(
  'intent',
  grouped((it) => [it.message.expect.intent]),
)
table(
  'kind',
  grouped((it) => it.message.kind),
)

console.log('\n| meant | understood as | messages |\n|-|-|-|')
const confusions = grouped((it) => (it.intentRight ? [] : [`${it.message.expect.intent} | ${it.got.intent}`]))
for (const [pair, rows] of [...confusions].sort((a, b) => b[1].length - a[1].length))
  console.log(`| ${pair} | ${rows.length} |`)

console.log('\n| margin at least | answered | intent right of those |\n|-|-|-|')
for (const least of [0, 0.1, 0.2, 0.3, 0.4, 0.5, 0.6, 0.7, 0.8, 0.9]) {
  const answered = scores.filter((it) => it.margin >= least)
  const right = answered.filter((it) => it.intentRight).length
  console.log(`| ${least} | ${rate(answered.length, scores.length)} | ${rate(right, answered.length)} |`)
}

/** The best of some rounds for each message: what else the machine does is not the message's time. */
const ROUNDS = 7
const times = messages.map((message) => {
  const context = { now: new Date(message.now), unit: message.unit ?? null }
  let best = Number.POSITIVE_INFINITY
  for (let round = 0; round < ROUNDS; round++) {
    const start = process.hrtime.bigint()
    understanding.read(message.text, context)
    best = Math.min(best, Number(process.hrtime.bigint() - start) / 1e6)
  }
  return best
})
times.sort((a, b) => a - b)
const at = (share: number): string => (times[Math.floor(share * (times.length - 1))] ?? 0).toFixed(2)
console.log(`\ntime for one message, best of ${ROUNDS} rounds each: median ${at(0.5)} ms, p99 ${at(0.99)} ms`)

if (process.argv.includes('misses')) {
  for (const it of scores.filter((score) => !score.frameRight)) {
    console.log(
      `\n${it.message.file}: ${it.message.text}\n  wrong: ${it.wrong.join(', ')}  margin ${it.margin.toFixed(2)}`,
    )
    for (const field of it.wrong) {
      const want = it.message.expect[field as keyof typeof it.message.expect]
      console.log(
        `    ${field}: want ${JSON.stringify(want)} got ${JSON.stringify(it.got[field as keyof typeof it.got])}`,
      )
    }
  }
}
