/**
 * What lists cost a message: the messages of tests/understanding/messages read without any list and with one of a
 * thousand projects with short forms, the two taking turns at each message, so that what else the machine does falls on both.
 *
 *   npm run bench:lists
 */
import type { Item } from '../src/plan/lists/item.ts'
import { EMPTY_ITEM } from '../src/plan/lists/row.ts'
import { loadPlan } from '../src/plan/seeds.ts'
import { loadModel } from '../src/understanding/acts/model.ts'
import type { ListNames } from '../src/understanding/context.ts'
import { Understanding } from '../src/understanding/understand.ts'
import { loadMessages } from '../tests/understanding/scoring.ts'

const PLACES = '华容 平江 湘阴 汨罗 临湘 云溪 君山 城陵矶 岳阳县 屈原'.split(' ')
const OWNERS = '华电 紫光 道道全 科伦 中石化 巴陵 东方雨虹 攀华 百利 新金宝'.split(' ')
const THINGS =
  '芯片封装 抽水蓄能 再生铝 己内酰胺 冷链物流园 污水处理厂 高端装备 生物医药 储能电站 港口二期'.split(' ')
const ITEMS = 1000
/** One warms up and is not counted. */
const ROUNDS = 6

const plan = loadPlan('seeds/yueyang-2025')
const understanding = new Understanding(plan, loadModel())
const lists: ListNames[] = [{ name: '重大项目', kind: 'project', items: Array.from({ length: ITEMS }, item) }]
const messages = loadMessages()
const best = [new Array<number>(messages.length), new Array<number>(messages.length)]

for (let round = 0; round < ROUNDS; round++)
  for (const [at, { text, now, unit }] of messages.entries())
    for (const turn of [0, 1]) {
      const which = (turn + round) % 2
      const context = { now: new Date(now), unit: unit ?? null, ...(which === 0 ? {} : { lists }) }
      const start = process.hrtime.bigint()
      understanding.read(text, context)
      const ms = Number(process.hrtime.bigint() - start) / 1e6
      const least = best[which]
      if (round > 0 && least !== undefined) least[at] = Math.min(least[at] ?? ms, ms)
    }

const [without = [], beside = []] = best.map((it) => it.toSorted((a, b) => a - b))
const sum = (all: readonly number[]) => all.reduce((total, it) => total + it, 0)
console.log(`| ${messages.length} messages, the best of ${ROUNDS - 1} | median | p99 | all |\n|-|-|-|-|`)
row('without a list', (all) => `${all(without).toFixed(3)} ms`)
row(`with ${ITEMS} items`, (all) => `${all(beside).toFixed(3)} ms`)
row('ratio', (all) => (all(beside) / all(without)).toFixed(2))

function row(name: string, shown: (of: (all: readonly number[]) => number) => string): void {
  const share = (part: number) => (all: readonly number[]) => all[Math.floor(part * (all.length - 1))] ?? 0
  console.log(`| ${name} | ${[share(0.5), share(0.99), sum].map(shown).join(' | ')} |`)
}

function item(_: unknown, at: number): Item {
  const [place, owner, thing] = [
    PLACES[at % 10],
    OWNERS[Math.floor(at / 10) % 10],
    THINGS[Math.floor(at / 100)],
  ]
  return { ...EMPTY_ITEM, name: `${place}${owner}${thing}建设项目`, aliases: [`${owner}${thing}${at}号`] }
}
