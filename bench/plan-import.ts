/**
 * How much of a plan `plan import` reads by itself: the document of 岳阳 against the folder that people made of it. Tasks
 * by their whole text, units by task and role, numbers by their place and value.
 *
 * @example npm run bench:plan-import
 */
import { readFileSync } from 'node:fs'
import { draftOf } from '../src/importing/draft.ts'
import { convert } from '../src/plan/quantity.ts'
import { loadPlan } from '../src/plan/seeds.ts'
import { occurrences, placeOf } from '../src/proving/print.ts'
import { promiseOf } from '../src/proving/promise.ts'

const FOLDER = 'seeds/yueyang-2025'
const plan = loadPlan(FOLDER)
const draft = draftOf(readFileSync(`${FOLDER}/document.txt`, 'utf8'))

const named = (said: string) =>
  plan.findUnit(said)?.name ?? plan.units.find((it) => it.aliases.includes(said))?.name ?? said
const pairs = (tasks: readonly { quote: string; leads: readonly string[]; joins: readonly string[] }[]) =>
  tasks.flatMap((it) => [
    ...it.leads.map((unit) => `${it.quote} lead ${named(unit)}`),
    ...it.joins.map((unit) => `${it.quote} joint ${named(unit)}`),
  ])

const printed = plan.indicators.flatMap((indicator) =>
  indicator.targets.flatMap((target) => {
    const place = placeOf(plan.document, target.location)
    const promise = target.value === null ? null : promiseOf(target, indicator)
    const [at] = place === null ? [] : occurrences(place.text, target.quote)
    if (place === null || promise === null || at === undefined || target.value === null) return []
    const from = place.from + at
    return [
      {
        from: from + promise.from,
        to: from + promise.to,
        value: target.value,
        unit: indicator.unit,
        name: indicator.name,
      },
    ]
  }),
)
type Printed = (typeof printed)[number]
const same = (read: (typeof draft.promised)[number], it: Printed) =>
  read.from < it.to &&
  it.from < read.to &&
  (it.value === read.target.value || convert(read.target.value ?? 0, read.unit, it.unit) === it.value)

function score(what: string, right: number, read: number, recalled: number, all: number): void {
  const share = (part: number, whole: number) => (whole === 0 ? '—' : (part / whole).toFixed(3))
  console.log(
    `${what.padEnd(24)} precision ${share(right, read)} (${right}/${read})  recall ${share(recalled, all)} (${recalled}/${all})`,
  )
}

const quotes = new Set(plan.tasks.map((it) => it.quote))
const right = draft.tasks.filter((it) => quotes.has(it.quote))
score('tasks', right.length, draft.tasks.length, new Set(right.map((it) => it.quote)).size, plan.tasks.length)
const titles = draft.tasks.filter((it) =>
  plan.tasks.some((own) => own.quote === it.quote && own.title === it.title),
)
score('titles', titles.length, draft.tasks.length, titles.length, plan.tasks.length)
const shipped = new Set(
  pairs(plan.tasks.map((it) => ({ quote: it.quote, leads: it.lead_units, joins: it.joint_units }))),
)
const read = new Set(pairs(draft.tasks))
const both = [...read].filter((it) => shipped.has(it)).length
score('lead and joint units', both, read.size, both, shipped.size)
const true_ = draft.promised.filter((it) => printed.some((own) => same(it, own)))
const recalled = printed.filter((own) => draft.promised.some((it) => same(it, own)))
score('numeric targets', true_.length, draft.promised.length, recalled.length, printed.length)
for (const it of printed.filter((own) => !recalled.includes(own)))
  console.log(`  not read: ${it.name} ${it.value}${it.unit}`)
for (const it of draft.promised.filter((own) => !true_.includes(own)))
  console.log(`  no target: ${it.target.value}${it.unit} “${it.target.quote}”`)
