/**
 * How well whole conversations go: the dialogues of tests/dialogues, written apart from code and training, through
 * the bot, with everything that it keeps read back from disk between two turns.
 *
 *   npm run bench:dialogues                      the table
 *   npm run bench:dialogues -- misses            and every turn that went wrong, with what came
 *   npm run bench:dialogues -- FILE.jsonl …      other dialogues
 *
 * A turn is right where every fact of `must` is in what came (a list in it: one of them), none of `mustNot` is, and
 * nothing was asked where `mayAsk` is false. A dialogue is good where every turn is right and what stands is `end`.
 */
import { readdirSync } from 'node:fs'
import { loadDialogues, Replay, type Told } from '../tests/dialogues/replay.ts'

const given = process.argv.slice(2)
const named = given.filter((it) => it.endsWith('.jsonl'))
const own = readdirSync('tests/dialogues').filter((it) => it.endsWith('.jsonl'))
const files = named.length > 0 ? named : own.map((it) => `tests/dialogues/${it}`)
const only = given.filter((it) => /^[A-Z]+-\d+$/.test(it))

const replay = new Replay('seeds/yueyang-2025')
const rows: string[] = []
const all: Told[] = []
for (const file of files) {
  const told: Told[] = []
  for (const dialogue of loadDialogues(file)) {
    if (only.length > 0 && !only.includes(dialogue.id)) continue
    told.push(await replay.tell(dialogue))
  }
  rows.push(rowOf(file, told))
  all.push(...told)
  if (given.includes('misses')) for (const it of told.filter(({ good }) => !good)) console.log(missOf(it))
}

console.log(
  '| set | dialogues | good | turns right | wrong records | of them unasked | needless questions |\n|-|-|-|-|-|-|-|',
)
for (const it of files.length > 1 ? [...rows, rowOf('all', all)] : rows) console.log(it)

function rowOf(name: string, told: readonly Told[]): string {
  const turns = told.flatMap((it) => it.turns)
  const right = turns.filter((it) => it.faults.length === 0).length
  const needless = turns.filter((it) => it.needless).length
  const wrong = told.filter((it) => it.wrong.length > 0)
  const unasked = wrong.filter((it) => it.turns.every((turn) => !turn.asked)).length
  const good = told.filter((it) => it.good).length
  const share = (count: number, of: number) => (of === 0 ? '-' : `${((100 * count) / of).toFixed(1)} %`)
  return `| ${name} | ${told.length} | ${good} (${share(good, told.length)}) | ${share(right, turns.length)} of ${turns.length} | ${wrong.length} | ${unasked} | ${needless} |`
}

function missOf({ dialogue, turns, wrong, missing }: Told): string {
  const lines = turns.map(({ said, came, faults }) => {
    return `  > ${said}\n    < ${came.replace(/\n/g, '\n      ')}${faults.map((it) => `\n    !! ${it}`).join('')}`
  })
  const end = [
    ...wrong.map((it) => `stands, and should not: ${it}`),
    ...missing.map((it) => `missing: ${it}`),
  ]
  return [`${dialogue.id} ${dialogue.kind}`, ...lines, ...end.map((it) => `  !! ${it}`)].join('\n')
}
