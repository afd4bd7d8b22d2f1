/**
 * How well whole conversations about lists go: each begins with the lists that an office sent (`lines`, and what was
 * said before), then come its `turns`, and `items` is what has to stand at the end. Written apart from the code.
 *
 *   npm run bench:list-dialogues                      the table
 *   npm run bench:list-dialogues -- misses            and every turn that went wrong, with what came
 *   npm run bench:list-dialogues -- FILE.jsonl ID …   other dialogues, or some of them
 *
 * A turn is right where every fact of `must` is in what came (a list in it: one of them), none of `mustNot` is, and
 * nothing was asked where `mayAsk` is false. Of an item `true` is any date, a word for `blocked` one that the reason has
 * to hold, null that nothing stands. What stands of an item and is another value than expected is a wrong record.
 */
import { readFileSync } from 'node:fs'
import { simulate } from '../tests/cli/verbs.ts'

interface Turn {
  readonly text: string
  readonly from: { readonly id: string }
  readonly must?: readonly (string | readonly string[])[]
  readonly mustNot?: readonly string[]
  readonly mayAsk?: boolean
}

interface Standing {
  readonly list: string
  readonly name: string
  readonly invested: {
    readonly value: number
    readonly period: { readonly from: string; readonly to: string }
  } | null
  readonly started: string | true | null
  readonly finished: string | true | null
  readonly blocked: string | { readonly why: string; readonly needs: string | null } | null
}

interface Dialogue {
  readonly id: string
  readonly kind: string
  readonly lines: readonly object[]
  readonly turns: readonly Turn[]
  readonly items: readonly Standing[]
}

const given = process.argv.slice(2)
const named = given.filter((it) => it.endsWith('.jsonl'))
const files = named.length > 0 ? named : ['tests/lists/strangers.jsonl']
const only = given.filter((it) => /^[A-Z]\d?-\d+$/.test(it))
/** How a question is put. */
const ASKS = /请回复序号|请确认|尚未登记。回复|是哪一个|是哪个时期|可能是：|请写出名称/

console.log(
  '| set | dialogues | good | turns right | wrong records | on indicators | needless questions |\n|-|-|-|-|-|-|-|',
)
for (const file of files) {
  const dialogues = readFileSync(file, 'utf8')
    .split('\n')
    .filter((it) => it.trim() !== '')
    .map((it): Dialogue => JSON.parse(it))
    .filter((it) => only.length === 0 || only.includes(it.id))
  let [good, turns, right, wrong, figures, needless] = [0, 0, 0, 0, 0, 0]
  for (const dialogue of dialogues) {
    const told = await tell(dialogue)
    const faults = told.turns.flatMap((it) => it.faults)
    turns += told.turns.length
    right += told.turns.filter((it) => it.faults.length === 0).length
    needless += told.turns.filter((it) => it.needless).length
    wrong += told.wrong.length
    figures += told.figures
    if (faults.length + told.wrong.length + told.missing.length + told.figures === 0) good++
    else if (given.includes('misses')) show(dialogue, told)
  }
  const share = (count: number, of: number) => `${((100 * count) / Math.max(1, of)).toFixed(1)} %`
  console.log(
    `| ${file} | ${dialogues.length} | ${good} (${share(good, dialogues.length)}) | ${share(right, turns)} of ${turns} | ${wrong} | ${figures} | ${needless} |`,
  )
}

async function tell({ lines, turns, items }: Dialogue) {
  const before = lines.map((it, at) => ({ id: `before${at}`, ...it }))
  const said = turns.map((it, at) => ({ id: `turn${at}`, ...it }))
  const out = await simulate([...before, ...said, { dump: true }])
  const dump = out.at(-1)
  const answers = out.slice(lines.length, -1).map((it, at) => {
    const turn = turns[at] as Turn
    const came: string = (it.replies ?? []).map((reply: { text: string }) => reply.text).join('\n')
    const needless = turn.mayAsk === false && ASKS.test(came)
    return { turn, came, needless, faults: faultsOf(turn, came, needless) }
  })
  const stands: readonly Standing[] = dump.items ?? []
  const wrong: string[] = []
  const missing: string[] = []
  for (const it of stands) {
    const wanted = items.find((its) => its.list === it.list && its.name === it.name)
    compare(
      it,
      wanted ?? { ...it, invested: null, started: null, finished: null, blocked: null },
      wrong,
      missing,
    )
  }
  return { turns: answers, wrong, missing, figures: dump.figures.length }
}

function compare(stood: Standing, wanted: Standing, wrong: string[], missing: string[]): void {
  const { name } = stood
  const money = ({ invested }: Standing) =>
    invested === null ? null : `${invested.value} ${invested.period.from}..${invested.period.to}`
  note('invested', money(stood), money(wanted), money(stood) === money(wanted))
  for (const part of ['started', 'finished'] as const) {
    const [is, want] = [stood[part], wanted[part]]
    // A begin that follows from money or work is none that anybody has to be told of.
    note(part, is, want, want === true ? is !== null : is === want)
  }
  const why = stood.blocked === null || typeof stood.blocked === 'string' ? stood.blocked : stood.blocked.why
  const wants = typeof wanted.blocked === 'string' ? wanted.blocked : (wanted.blocked?.why ?? null)
  note('blocked', why, wants, wants === null ? why === null : why?.includes(wants) === true)

  function note(part: string, is: unknown, want: unknown, same: boolean): void {
    if (same) return
    if (is === null) missing.push(`${name} ${part}: ${want}`)
    else wrong.push(`${name} ${part}: ${is}, and not ${want}`)
  }
}

function faultsOf({ must = [], mustNot = [] }: Turn, came: string, needless: boolean): string[] {
  const holds = (it: string | readonly string[]) =>
    typeof it === 'string' ? came.includes(it) : it.some((one) => came.includes(one))
  return [
    ...must.filter((it) => !holds(it)).map((it) => `lacks ${JSON.stringify(it)}`),
    ...mustNot.filter((it) => came.includes(it)).map((it) => `holds ${JSON.stringify(it)}`),
    ...(needless ? ['asks without need'] : []),
  ]
}

function show(
  { id, kind }: Dialogue,
  { turns, wrong, missing, figures }: Awaited<ReturnType<typeof tell>>,
): void {
  console.log(`${id} ${kind}`)
  for (const { turn, came, faults } of turns) {
    console.log(`  ${turn.from.id}> ${turn.text.replace(/\n/g, '\n    ')}`)
    console.log(`    < ${came.replace(/\n/g, '\n      ')}`)
    for (const it of faults) console.log(`    !! ${it}`)
  }
  for (const it of wrong) console.log(`  !! stands: ${it}`)
  for (const it of missing) console.log(`  !! missing: ${it}`)
  if (figures > 0) console.log(`  !! ${figures} figures stand on indicators`)
}
