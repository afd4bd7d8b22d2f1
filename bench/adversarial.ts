/**
 * What is recorded unasked: the messages of tests/understanding/adversarial, each sent alone to an empty store by a
 * reporter of its unit, through `simulate`, and what stands afterwards compared with what should.
 *
 *   npm run bench:adversarial            all files
 *   npm run bench:adversarial -- x.jsonl misses    one file, and every message that went wrong with its answer
 *
 * A false record stands and is not among the message's `figures` (a right value under a wrong period is one too); a
 * missed clear one is a message without a trap (`trap: false`) of which not all figures stand.
 */
import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { Readable, Writable } from 'node:stream'
import { z } from 'zod'
import { simulateLines } from '../src/cli/simulate.ts'
import { loadPlan } from '../src/plan/seeds.ts'

const FOLDER = 'tests/understanding/adversarial'
const period = z.strictObject({ from: z.string(), to: z.string() })
const caseSchema = z.strictObject({
  text: z.string(),
  now: z.string(),
  unit: z.string(),
  kind: z.array(z.string()),
  trap: z.boolean(),
  figures: z.array(z.strictObject({ indicator: z.string(), value: z.number(), unit: z.string() })),
  period: period.nullable(),
})
type Case = z.infer<typeof caseSchema>
const dumpSchema = z.object({
  figures: z.array(z.object({ indicator: z.string(), value: z.number(), unit: z.string(), period })),
})
const saidSchema = z.object({ replies: z.array(z.object({ text: z.string() })) })

const plan = loadPlan('seeds/yueyang-2025')
const showMisses = process.argv.includes('misses')
const chosen = process.argv.slice(2).filter((it) => it.endsWith('.jsonl'))
const files = readdirSync(FOLDER).filter((it) => chosen.length === 0 || chosen.includes(it))

console.log('| file | messages | traps | false records | clear | missed clear ones | could not be sent |')
console.log('|-|-|-|-|-|-|-|')
for (const file of files.sort()) {
  const cases = readFileSync(join(FOLDER, file), 'utf8')
    .split('\n')
    .filter((it) => it.trim() !== '')
    .map((it) => caseSchema.parse(JSON.parse(it)))
  let [wrong, missed, unsent] = [0, 0, 0]
  for (const one of cases) {
    const { stands, answer } = await sent(one)
    if (stands === null) unsent++
    const extra = (stands ?? []).filter((it) => !expected(one, it))
    const lacking = one.trap ? [] : one.figures.filter((it) => !stands?.some((that) => same(it, that)))
    wrong += extra.length
    if (lacking.length > 0) missed++
    if (showMisses && (extra.length > 0 || lacking.length > 0)) {
      console.error(
        `\n${extra.length > 0 ? 'FALSE' : 'MISSED'} [${one.kind}] ${one.unit} ${one.now}\n  ${one.text}`,
      )
      console.error(
        `  stands ${JSON.stringify(stands)}\n  wanted ${JSON.stringify([one.figures, one.period])}`,
      )
      console.error(`  ${answer.replaceAll('\n', ' / ').slice(0, 300)}`)
    }
  }
  const clear = cases.filter((it) => !it.trap).length
  const row = [file, cases.length, cases.length - clear, wrong, clear, missed, unsent]
  console.log(`| ${row.join(' | ')} |`)
}

type Figure = z.infer<typeof dumpSchema>['figures'][number]

function same(a: Case['figures'][number], b: Figure): boolean {
  return a.indicator === b.indicator && a.unit === b.unit && Math.abs(a.value - b.value) < 1e-9
}

function expected(one: Case, stands: Figure): boolean {
  const when = one.period === null || JSON.stringify(one.period) === JSON.stringify(stands.period)
  return when && one.figures.some((it) => same(it, stands))
}

/** What stands after the message, null where it could not be sent (a unit that the plan does not hold); and the answer. */
async function sent(one: Case): Promise<{ stands: readonly Figure[] | null; answer: string }> {
  const lines = [
    {
      at: one.now,
      id: 'm1',
      from: { id: 'u1', name: '填报员', unit: one.unit, role: 'reporter' },
      text: one.text,
    },
    { dump: true },
  ]
  const out: string[] = []
  const output = new Writable({
    write(chunk, _encoding, done) {
      out.push(String(chunk))
      done()
    },
  })
  const input = Readable.from(lines.map((it) => `${JSON.stringify(it)}\n`))
  await simulateLines(plan, 'memory:', { input, output, log: () => {} })
  const [reply = '{}', dump = '{}'] = out.join('').split('\n')
  const said = saidSchema.safeParse(JSON.parse(reply))
  const answer = said.success ? said.data.replies.map((it) => it.text).join(' / ') : reply
  return { stands: said.success ? dumpSchema.parse(JSON.parse(dump)).figures : null, answer }
}
