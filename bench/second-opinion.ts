/**
 * Whether node-nlp's network (@nlpjs/neural), fed our features, is worth asking for a second opinion: where the two
 * readers disagree, how often is the first one wrong, and what does it buy to ask there?
 *
 *   npm run bench:second-opinion                      # on tests/understanding/messages
 *   npm run bench:second-opinion -- adversary.jsonl   # and on a set of traps and clear reports, labelled apart
 */
import { readFileSync } from 'node:fs'
import neural from '@nlpjs/neural'
import { z } from 'zod'
import { loadPlan } from '../src/plan/seeds.ts'
import { loadCorpus } from '../src/understanding/acts/corpus.ts'
import { featuresOf } from '../src/understanding/acts/features.ts'
import { loadModel } from '../src/understanding/acts/model.ts'
import { filled, standInNames } from '../src/understanding/acts/stand-ins.ts'
import { outlineOf } from '../src/understanding/outline.ts'
import { slotsOf } from '../src/understanding/slots.ts'
import { lexiconAmong, lexiconOf, Understanding } from '../src/understanding/understand.ts'
import { loadMessages } from '../tests/understanding/scoring.ts'

const plan = loadPlan('seeds/yueyang-2025')
const lexicon = lexiconOf(plan)
const first = new Understanding(plan, loadModel())
const second = new neural.NeuralNetwork({ log: false })
const inputOf = (text: string, now: Date, known = lexicon) =>
  Object.fromEntries(featuresOf(slotsOf(text, known, now))) as Record<string, number>

const corpus = loadCorpus('intents')
const day = new Date('2025-06-11T01:00:00Z')
const started = process.hrtime.bigint()
const standIns = lexiconAmong(standInNames())
second.train(
  corpus.map(({ text, intent }) => ({
    input: inputOf(filled(text), day, standIns),
    output: { [intent]: 1 },
  })),
)
const seconds = Number(process.hrtime.bigint() - started) / 1e9
console.log(`${corpus.length} training utterances, the network trained in ${seconds.toFixed(1)} s\n`)

interface Case {
  readonly text: string
  readonly now: string
  readonly unit?: string | null | undefined
  /** Null where the set does not say. */
  readonly intent: string | null
  /** What may be recorded without a question. */
  readonly figures: readonly { readonly indicator: string; readonly value: number }[]
}

/** What one message comes to, before any margin is looked at. */
interface Outcome {
  readonly right: boolean | null
  readonly agree: boolean
  readonly secondRight: boolean | null
  readonly margin: number
  /** Something would be recorded if nobody asked. */
  readonly records: boolean
  readonly wrongRecord: boolean
}

const times: number[] = []

function outcomeOf({ text, now, unit, intent, figures }: Case): Outcome {
  const at = new Date(now)
  const reading = first.read(text, { now: at, unit: unit ?? null })
  const input = inputOf(text, at)
  const start = process.hrtime.bigint()
  const shares = second.run(input)
  times.push(Number(process.hrtime.bigint() - start) / 1e6)
  const other = Object.entries(shares).sort(([, a], [, b]) => b - a)[0]?.[0] ?? 'none'
  const got = outlineOf(reading, plan).figures
  const written = (it: { indicator: string; value: number }) => `${it.indicator} ${it.value}`
  const allowed = figures.map(written)
  const records = reading.intent === 'report.figure' && got.length > 0 && reading.unexplained.length === 0
  return {
    right: intent === null ? null : reading.intent === intent,
    agree: other === reading.intent,
    secondRight: intent === null ? null : other === intent,
    margin: reading.margin,
    records,
    wrongRecord: records && got.some((it) => !allowed.includes(written(it))),
  }
}

function report(name: string, cases: readonly Case[]): void {
  const all = cases.map(outcomeOf)
  const apart = all.filter((it) => !it.agree)
  console.log(`## ${name}: ${all.length} messages\n`)
  if (all.every((it) => it.right !== null)) {
    const share = (of: readonly Outcome[], test: (it: Outcome) => boolean) =>
      of.length === 0 ? '-' : `${((100 * of.filter(test).length) / of.length).toFixed(1)} %`
    console.log('| | messages | first wrong | second wrong |\n|-|-|-|-|')
    for (const [title, of] of [
      ['agree', all.filter((it) => it.agree)],
      ['disagree', apart],
    ] as const)
      console.log(
        `| ${title} | ${of.length} | ${share(of, (it) => it.right === false)} | ${share(of, (it) => it.secondRight === false)} |`,
      )
  }
  const writes = all.filter((it) => it.records)
  console.log(
    `\n${writes.length} would be recorded unasked, ${writes.filter((it) => it.wrongRecord).length} of them wrongly; the second reader disagrees on ${writes.filter((it) => !it.agree).length}, of which wrong ${writes.filter((it) => !it.agree && it.wrongRecord).length}.\n`,
  )
  console.log(
    '| asked below a margin of | alone: wrong / needless questions | halved where they disagree | always asked where they disagree |\n|-|-|-|-|',
  )
  for (const limit of [0, 0.2, 0.4, 0.6, 0.8, 0.9, 0.95]) {
    const cell = (margin: (it: Outcome) => number) => {
      const unasked = writes.filter((it) => margin(it) >= limit && margin(it) >= 0)
      const needless = writes.filter((it) => !it.wrongRecord && !unasked.includes(it))
      return `${unasked.filter((it) => it.wrongRecord).length} / ${needless.length}`
    }
    const halved = cell((it) => (it.agree ? it.margin : it.margin / 2))
    const always = cell((it) => (it.agree ? it.margin : -1))
    console.log(`| ${limit} | ${cell((it) => it.margin)} | ${halved} | ${always} |`)
  }
  console.log('')
}

report(
  'tests/understanding/messages',
  loadMessages().map(({ text, now, unit, expect }) => ({
    text,
    now,
    unit,
    intent: expect.intent,
    figures: expect.figures,
  })),
)
const blindSchema = z.looseObject({
  text: z.string(),
  now: z.string(),
  unit: z.string().nullish(),
  figures: z.array(z.looseObject({ indicator: z.string(), value: z.number() })).optional(),
  expect: z
    .looseObject({
      intent: z.string(),
      figures: z.array(z.looseObject({ indicator: z.string(), value: z.number() })),
    })
    .optional(),
})
for (const file of process.argv.slice(2)) {
  const lines = readFileSync(file, 'utf8')
    .split('\n')
    .filter((it) => it.trim() !== '')
  report(
    file.split('/').at(-1) ?? file,
    lines.map((line): Case => {
      const { expect, figures, ...message } = blindSchema.parse(JSON.parse(line))
      return { ...message, intent: expect?.intent ?? null, figures: expect?.figures ?? figures ?? [] }
    }),
  )
}
times.sort((a, b) => a - b)
const at = (share: number) => (times[Math.floor(share * (times.length - 1))] ?? 0).toFixed(2)
console.log(`The second reader's own time: median ${at(0.5)} ms, p99 ${at(0.99)} ms.`)
