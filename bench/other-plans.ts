/**
 * Whether one model serves every city: the messages of tests/understanding/messages with each name of 岳阳's plan
 * replaced by one of another plan that is of the same sort (an indicator of the same kind and unit, a task, a unit, a
 * campaign), read with that plan.
 *
 *   npm run bench:other-plans             the made-up city and county of tests/plans
 *   npm run bench:other-plans -- misses   and every message whose intent was not understood
 */
import type { Catalogue } from '../src/plan/catalogue.ts'
import { loadPlan } from '../src/plan/seeds.ts'
import { loadModel } from '../src/understanding/acts/model.ts'
import type { NameHit } from '../src/understanding/reading.ts'
import { Understanding } from '../src/understanding/understand.ts'
import { loadMessages, type Message } from '../tests/understanding/scoring.ts'

const OTHERS = ['tests/plans/yunzhou-2026', 'tests/plans/bailu-2026']
const home = loadPlan('seeds/yueyang-2025')
const model = loadModel()
const reader = new Understanding(home, model)
const messages = loadMessages()

console.log('| plan | messages | intent right | in what was named, the same things read |\n|-|-|-|-|')
for (const folder of OTHERS) {
  const plan = loadPlan(folder)
  const understanding = new Understanding(plan, model)
  const moved = messages.flatMap((it) => movedTo(plan, it) ?? [])
  let [intents, names] = [0, 0]
  for (const { message, text, ids } of moved) {
    const reading = understanding.read(text, { now: new Date(message.now), unit: null })
    const right = reading.intent === message.expect.intent
    if (right) intents++
    const found = new Set(reading.names.flatMap((it) => it.ids))
    const all = ids.every((it) => found.has(it))
    if (all) names++
    if (!right && process.argv.includes('misses'))
      console.error(`${message.expect.intent} → ${reading.intent} ${reading.margin.toFixed(2)}: ${text}`)
  }
  const share = (count: number): string => `${((100 * count) / moved.length).toFixed(1)} %`
  console.log(`| ${folder} | ${moved.length} | ${share(intents)} | ${share(names)} |`)
}

interface Moved {
  readonly message: Message
  readonly text: string
  readonly ids: readonly string[]
}

/** Null where a name has none of its sort in the other plan, or fits several things. */
function movedTo(plan: Catalogue, message: Message): Moved | null {
  const { names } = reader.read(message.text, { now: new Date(message.now), unit: null })
  if (names.length === 0 || !names.every((it) => it.how === 'exact')) return null
  const used = new Map<string, string>()
  let text = message.text
  for (const [at, hit] of names.entries()) {
    const [id, ...more] = hit.ids
    if (id === undefined || more.length > 0 || names.some((it) => it !== hit && it.from === hit.from))
      return null
    const name = used.get(id) ?? ofTheSort(plan, hit, id, at + message.text.length, [...used.values()])
    // Its place in the message as sent is told by its words.
    if (name === undefined || !text.toLowerCase().includes(hit.text)) return null
    used.set(id, name)
    const from = text.toLowerCase().indexOf(hit.text)
    text = text.slice(0, from) + name + text.slice(from + hit.text.length)
  }
  return { message, text, ids: [...used.values()].flatMap((name) => idOf(plan, name)) }
}

function ofTheSort(
  plan: Catalogue,
  hit: NameHit,
  id: string,
  turn: number,
  taken: readonly string[],
): string | undefined {
  const all = {
    indicator: () => {
      const { kind, unit } = home.indicator(id)
      return plan.indicators
        .filter((it) => it.kind === kind && (kind === 'count' || it.unit === unit))
        .map((it) => it.name)
    },
    task: () => plan.tasks.map((it) => it.title),
    unit: () => plan.units.map((it) => it.name),
    campaign: () => plan.campaigns.map((it) => it.name),
  }[hit.kind]()
  const free = all.filter((it) => !taken.includes(it))
  return free[turn % Math.max(1, free.length)]
}

function idOf(plan: Catalogue, name: string): string[] {
  const same = [
    ...plan.indicators.filter((it) => it.name === name),
    ...plan.tasks.filter((it) => it.title === name),
  ]
  return same.length === 0 ? [name] : same.map((it) => it.id)
}
