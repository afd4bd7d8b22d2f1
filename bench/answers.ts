/**
 * How long answers are: every bubble that the dialogues of tests/dialogues bring, in characters as a reader counts them.
 *
 *   npm run bench:answers                        the table, and one line for each type of reply
 *   npm run bench:answers -- long                and every bubble over 400 characters
 *   npm run bench:answers -- of TYPE             and every reply of a type
 *   npm run bench:answers -- FILE.jsonl …        other dialogues
 */
import { readdirSync } from 'node:fs'
import { loadDialogues, Replay, type TurnTold } from '../tests/dialogues/replay.ts'

const given = process.argv.slice(2)
const named = given.filter((it) => it.endsWith('.jsonl'))
const own = readdirSync('tests/dialogues').filter((it) => it.endsWith('.jsonl'))
const files = named.length > 0 ? named : own.map((it) => `tests/dialogues/${it}`)
const wanted = given[0] === 'of' ? given[1] : null

const replay = new Replay('seeds/yueyang-2025')
const turns: TurnTold[] = []
for (const file of files) for (const it of loadDialogues(file)) turns.push(...(await replay.tell(it)).turns)

const bubbles = turns.flatMap((it) => it.bubbles)
if (given.includes('long'))
  for (const { said, bubbles: sent } of turns)
    for (const it of sent.filter((one) => lengthOf(one) > 400)) console.log(`> ${said}\n${it}\n`)
if (wanted)
  for (const { said, replies } of turns)
    for (const { words } of replies.filter(({ reply }) => reply.type === wanted))
      console.log(`> ${said}\n${words}\n`)

console.log('| | answers | over 200 | over 400 | median | p90 | longest |\n|-|-|-|-|-|-|-|')
console.log(rowOf('bubbles', bubbles))
const types = new Map<string, string[]>()
for (const { reply, words } of turns.flatMap((it) => it.replies))
  types.set(reply.type, [...(types.get(reply.type) ?? []), words])
for (const [type, of] of [...types].toSorted(([, a], [, b]) => b.length - a.length))
  console.log(rowOf(type, of))

function rowOf(name: string, texts: readonly string[]): string {
  const lengths = texts.map(lengthOf).toSorted((a, b) => a - b)
  const over = (most: number) =>
    `${((100 * lengths.filter((it) => it > most).length) / lengths.length).toFixed(1)} %`
  const at = (share: number) => lengths[Math.min(lengths.length - 1, Math.floor(lengths.length * share))]
  return `| ${name} | ${lengths.length} | ${over(200)} | ${over(400)} | ${at(0.5)} | ${at(0.9)} | ${lengths.at(-1)} |`
}

function lengthOf(text: string): number {
  return [...text].length
}
