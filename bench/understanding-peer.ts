/**
 * The peer: node-nlp's NlpManager, used as its manual says, on the same training utterances and the same
 * messages, in the same run as our own. Intents only: its entities do not work in Chinese.
 *
 *   npm run bench:understanding-peer
 */
import nlp from 'node-nlp'
import { loadPlan } from '../src/plan/seeds.ts'
import { loadCorpus } from '../src/understanding/acts/corpus.ts'
import { loadModel } from '../src/understanding/acts/model.ts'
import { Understanding } from '../src/understanding/understand.ts'
import { loadMessages, type Message } from '../tests/understanding/scoring.ts'

const messages = loadMessages()
const corpus = loadCorpus('intents')

async function measured(
  name: string,
  intentOf: (message: Message) => Promise<string> | string,
): Promise<void> {
  const times: number[] = []
  let right = 0
  for (const message of messages) {
    const start = process.hrtime.bigint()
    const intent = await intentOf(message)
    times.push(Number(process.hrtime.bigint() - start) / 1e6)
    if (intent === message.expect.intent) right++
  }
  times.sort((a, b) => a - b)
  const at = (share: number): string => (times[Math.floor(share * (times.length - 1))] ?? 0).toFixed(2)
  console.log(
    `| ${name} | ${((100 * right) / messages.length).toFixed(1)} % | ${at(0.5)} ms | ${at(0.99)} ms |`,
  )
}

const manager = new nlp.NlpManager({
  languages: ['zh'],
  autoSave: false,
  autoLoad: false,
  nlu: { log: false },
})
for (const { text, intent } of corpus) manager.addDocument('zh', text, intent)
const log = console.log
// Its dictionary announces itself on standard output.
console.log = () => {}
await manager.train()
await manager.process('zh', '预热')
console.log = log

const understanding = new Understanding(loadPlan('seeds/yueyang-2025'), loadModel())
console.log(`${messages.length} messages, ${corpus.length} training utterances\n`)
console.log('| | intent right | median | p99 |\n|-|-|-|-|')
await measured(
  'Diaodu (the whole frame)',
  ({ text, now, unit }) => understanding.read(text, { now: new Date(now), unit: unit ?? null }).intent,
)
await measured(
  'node-nlp NlpManager 4.27.0 (intent only)',
  async ({ text }) => (await manager.process('zh', text)).intent,
)
