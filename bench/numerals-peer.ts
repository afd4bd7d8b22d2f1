/**
 * Numbers in Chinese, on the specifications of Microsoft's Recognizers-Text (Specs/Number/Chinese, MIT licence), which
 * are no part of this project: give their folder, else they are looked for beside it. Whole inputs only; their own
 * JavaScript reader stands beside ours, on the same inputs in the same run.
 *
 *   npm run bench:numerals-peer -- ../shared/peers/recognizers-text-zh [misses]
 */
import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import peer from '@microsoft/recognizers-text-number'
import { z } from 'zod'
import { parseNumeral } from '../src/plan/numeral.ts'
import { normalise } from '../src/understanding/text/normalise.ts'

const [folder = '../shared/peers/recognizers-text-zh', misses] = process.argv.slice(2)
/** What is none of ours: fractions (ours are per cent), powers, dozens, Latin letters. */
const OTHERS: readonly (readonly [string, RegExp])[] = [
  ['fractions', /分\s*之|\d\/\d|又/],
  ['powers', /\^|\de[+-]?\d/],
  ['dozens', /打/],
  ['Latin letters', /[a-z]/i],
]
const specification = z.array(
  z.object({
    Input: z.string(),
    Results: z.array(
      z.object({ Text: z.string(), Resolution: z.looseObject({ value: z.string().optional() }).nullish() }),
    ),
  }),
)

interface Case {
  readonly text: string
  readonly value: number
}

const file = join(folder, 'NumberModel.json')
if (existsSync(file)) compare(casesIn(file))
else console.log(`No NumberModel.json in ${folder}: Recognizers-Text is not compared with.`)

/** Inputs that are one number from end to end. */
function casesIn(path: string): Case[] {
  const text = readFileSync(path, 'utf8').replace(/^\ufeff/, '')
  return specification.parse(JSON.parse(text)).flatMap(({ Input, Results: [only, ...more] }) => {
    const whole = more.length === 0 && only?.Text.trim() === Input.trim()
    return whole ? [{ text: Input.trim(), value: Number(only?.Resolution?.value) }] : []
  })
}

function compare(all: readonly Case[]): void {
  const kindOf = ({ text }: Case) => OTHERS.find(([, pattern]) => pattern.test(text))?.[0] ?? null
  const ours = all.filter((it) => kindOf(it) === null)
  console.log(`${all.length} whole inputs, of which ${ours.length} are a plain number:`)
  for (const [name] of OTHERS)
    console.log(`- left out as ${name}: ${all.filter((it) => kindOf(it) === name).length}`)
  console.log('\n| | read | not read | read wrong | median | p99 |\n|-|-|-|-|-|-|')
  measured('Diaodu', ours, (text) => parseNumeral(normalise(text).text)?.value ?? null)
  const model = new peer.NumberRecognizer(peer.Culture.Chinese).getNumberModel()
  measured('Recognizers-Text 1.3.1, JavaScript', ours, (text) => {
    const found = model.parse(text)
    const whole = found.length === 1 && found[0]?.start === 0 && found[0].end === text.length - 1
    return whole ? Number(found[0]?.resolution?.value) : null
  })
}

function measured(name: string, cases: readonly Case[], read: (text: string) => number | null): void {
  for (const { text } of cases) read(text)
  const times: number[] = []
  let [right, wrong, none] = [0, 0, 0]
  for (const { text, value } of cases) {
    const start = process.hrtime.bigint()
    const found = read(text)
    times.push(Number(process.hrtime.bigint() - start) / 1e6)
    if (found === null) none++
    else if (Math.abs(found - value) <= 1e-9 * Math.abs(value)) right++
    else wrong++
    if (misses === 'misses' && (found === null || Math.abs(found - value) > 1e-9 * Math.abs(value)))
      console.log(`${name}: ${text} is ${value}, read as ${found ?? 'nothing'}`)
  }
  times.sort((a, b) => a - b)
  const at = (share: number) => (times[Math.floor(share * (times.length - 1))] ?? 0).toFixed(3)
  console.log(`| ${name} | ${right} | ${none} | ${wrong} | ${at(0.5)} ms | ${at(0.99)} ms |`)
}
