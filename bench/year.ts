/**
 * A simulated year of reminders (7 February 2025 to 31 January 2026) for the whole plan, with a made-up stream of
 * reports and silences: how many messages go out, to whom, and whether any of them should not have.
 *
 *     node --import tsx bench/year.ts [share of silence, 0..1]
 */
import { performance } from 'node:perf_hooks'
import { dayOf, HandClock, instantOf, timeOf } from '../src/base/clock.ts'
import type { Outgoing } from '../src/channels/channel.ts'
import { Enclosing, ISSUED_SHELF } from '../src/enclosing.ts'
import type { Obligation } from '../src/judging/obligation.ts'
import { Ledger } from '../src/ledger/ledger.ts'
import type { Duty, Revision } from '../src/ledger/revision.ts'
import { judgedTarget } from '../src/plan/deadlines.ts'
import { monthsOf } from '../src/plan/period.ts'
import { type Person, Roster } from '../src/plan/roster.ts'
import { loadPlan } from '../src/plan/seeds.ts'
import { weekdayOf } from '../src/plan/workdays.ts'
import { Ladder } from '../src/reminders/ladder.ts'
import { isPledge } from '../src/reminders/pledge.ts'
import { Reminding } from '../src/reminding.ts'
import { Press } from '../src/rendering/press.ts'
import { openStore } from '../src/storage/open.ts'
import { bulletinsAgain, spanOf, titleOf } from './year-papers.ts'

const FIRST = '2025-02-07'
const LAST = '2026-01-31'
/** 国办发明电〔2024〕12号 and 〔2025〕: written out here, so that the check does not use what it checks. */
const REST =
  '2025-04-04 2025-05-01 2025-05-02 2025-05-05 2025-06-02 2025-10-01 2025-10-02 2025-10-03 2025-10-06 2025-10-07 2025-10-08 2026-01-01 2026-01-02'
const WORKED = '2025-02-08 2025-04-27 2025-09-28 2025-10-11 2026-01-04'

const silence = Number(process.argv[2] ?? 0.15)
const late = 0.15
const plan = loadPlan('seeds/yueyang-2025')
const ladder = new Ladder(plan)
const random = dice(20250207)

const person = (id: string, role: Person['role'], unit: string | null): Person => {
  return { id, name: id, unit, role, accounts: { bench: id } }
}
const owners = [...new Set(ladder.obligations.map((it) => it.unit))]
const people = [
  ...owners.flatMap((unit) => [
    person(`${unit}填报员`, 'reporter', unit),
    person(`${unit}负责人`, 'lead', unit),
  ]),
  ...plan.campaigns.map((it) => person(`${it.name}专班`, 'office', it.office)),
  person('督查室', 'supervisor', '市政府督查室'),
  person('管理员', 'admin', '市数据局'),
]

interface Report {
  readonly at: Date
  readonly obligation: Obligation
}

/** On time, some days late, or never. */
const reports = ladder.obligations
  .flatMap((obligation): Report[] => {
    const dice = random()
    if (dice < silence) return []
    const { workdays } = plan
    const from = obligation.duty.period.to < FIRST ? FIRST : obligation.duty.period.to
    const span = Math.max(1, workdays.between(from, obligation.due))
    const isLate = dice < silence + late
    const day = isLate
      ? workdays.step(obligation.due, 1 + Math.floor(random() * 10))
      : workdays.step(obligation.due, -Math.floor(random() * Math.min(span, 8)))
    const minutes = 9 * 60 + Math.floor(random() * 8 * 60)
    const time = `${String(Math.floor(minutes / 60)).padStart(2, '0')}:${String(minutes % 60).padStart(2, '0')}`
    return day >= FIRST && day <= LAST ? [{ at: instantOf(day, time), obligation }] : []
  })
  .sort((a, b) => a.at.getTime() - b.at.getTime())

const clock = new HandClock(instantOf(FIRST, '00:00'))
const store = await openStore('memory:')
const ledger = await Ledger.open(store, clock)
const sent: { at: Date; outgoing: Outgoing; head: number }[] = []
const roster = new Roster(people)
const press = new Press()
const reminding = new Reminding({
  plan,
  roster,
  enclosing: new Enclosing({ plan, roster, ledger, issued: store.shelf(ISSUED_SHELF), press }),
  ledger,
  store,
  channels: [
    {
      name: 'bench',
      async send(outgoing) {
        sent.push({ at: clock.now(), outgoing, head: ledger.head })
        return { ok: true }
      },
    },
  ],
  clock,
  log: (what, error) => console.error(what, error),
})

const began = performance.now()
const reportedAt = new Map<string, Date>()
for (const [index, { at, obligation }] of reports.entries()) {
  await reminding.walk(clock, at)
  await ledger.refresh()
  const origin = {
    person: `${obligation.unit}填报员`,
    unit: obligation.unit,
    channel: 'bench',
    room: null,
    message: `m${index}`,
    sentAt: at.toISOString(),
  }
  await ledger.append({ origin, words: null, revisions: [revisionOf(obligation)] }, ledger.head)
  reportedAt.set(obligation.id, at)
}
await reminding.walk(clock, instantOf(LAST, '18:00'))
await press.close()
const seconds = (performance.now() - began) / 1000

const rows = await reminding.outbox.since('2025-01-01')
const byKey = new Map(rows.map((it) => [it.key, it]))
const messages = sent.map(({ at, outgoing, head }) => {
  const row = byKey.get(outgoing.key ?? '')
  if (row === undefined) throw new Error('sent without a row')
  const who = people.find((it) => it.id === row.person)
  const cleared = new Set(row.cleared.map((it) => JSON.stringify(it)))
  const { text, file } = outgoing
  const parts = row.parts.filter((it) => !cleared.has(JSON.stringify(it)))
  // A paper that had nothing to say is not in the text.
  const papers = (row.papers ?? []).filter((it) => text.includes(titleOf(it)))
  return { at, row, who, parts, papers, text, file, head }
})
const papers = messages.flatMap(({ papers: all, row, at }) => all.map((paper) => ({ paper, row, at })))

const bulletins = bulletinsAgain(plan, ledger, messages)

const wrong = {
  'to somebody who had reported': messages.filter(({ at, parts }) =>
    parts.some(
      ({ duty }) =>
        ((isPledge(duty) ? undefined : reportedAt.get(idOf(duty)))?.getTime() ?? Number.POSITIVE_INFINITY) <
        at.getTime(),
    ),
  ).length,
  'outside working hours': messages.filter(({ at }) => !isWorking(at)).length,
  'the same rung twice to one person': doubles(
    messages.flatMap(({ row, parts }) => parts.map((it) => JSON.stringify([row.person, it.step, it.duty]))),
  ),
  'two digests to one person on a day': doubles(
    messages.filter(({ row }) => row.kind === 'digest').map(({ row, at }) => `${row.person} ${dayOf(at)}`),
  ),
  'a paper twice in its week, fortnight or month': doubles(
    papers.map(({ paper, row, at }) => JSON.stringify([row.person, paper, spanOf(paper, dayOf(at))])),
  ),
  'papers to one person in two messages of a day': doubles(
    [...new Set(papers.map(({ row, at }) => `${row.key} ${row.person} ${dayOf(at)}`))].map((it) =>
      it.slice(it.indexOf(' ')),
    ),
  ),
  'bulletins that differ when compiled again': bulletins.filter(
    ({ same, digests: [a, b] }) => !same || a !== b,
  ).length,
  'bulletins without their document': bulletins.filter((it) => it.file === 0).length,
}

const count = (keys: readonly string[]) => {
  const counts = new Map<string, number>()
  for (const key of keys) counts.set(key, (counts.get(key) ?? 0) + 1)
  return [...counts].sort((a, b) => b[1] - a[1])
}
const roles = { reporter: 'clerk', lead: 'head', office: 'office' } as Readonly<Record<string, string>>
const asked = messages.map(({ who, row, at }) => ({
  unit: who?.unit ?? '',
  day: dayOf(at),
  person: row.person,
  kind: roles[who?.role ?? ''] ?? row.kind,
}))
const perUnit = count(asked.map((it) => it.unit))
const perUnitDay = count(asked.map((it) => `${it.unit} ${it.day}`))
const clerks = asked.filter((it) => it.kind === 'clerk')
const months = 11.8

console.log(`${ladder.obligations.length} obligations, ${owners.length} units, ${people.length} people`)
console.log(`${reports.length} reports; ${silence * 100}% of obligations never met, ${late * 100}% late`)
console.log(`${sent.length} messages in ${seconds.toFixed(1)} s (with ${reports.length} appends)`)
console.log('by addressee:', Object.fromEntries(count(asked.map((it) => it.kind))))
console.log(
  'rungs in them:',
  Object.fromEntries(count(messages.flatMap((it) => it.parts.map((part) => part.step)))),
)
console.log('papers in them:', Object.fromEntries(count(papers.map(({ paper }) => paper.kind))))
console.log(
  'messages with papers:',
  Object.fromEntries(
    count(
      messages.flatMap((it) =>
        it.papers.length === 0 ? [] : [it.parts.length === 0 ? 'papers alone' : 'merged into a reminder'],
      ),
    ),
  ),
)
console.log(`${bulletins.length} bulletins, each compiled twice from the entries it stood on:`)
for (const { today, head, same, digests, file } of bulletins)
  console.log(
    `  ${today} entry ${head} ${digests.map((it) => it.slice(0, 8)).join(' = ')} ${same ? 'the same text' : 'DIFFERS'}, docx ${file} bytes`,
  )
console.log('rows by state:', Object.fromEntries(count(rows.map((it) => it.state))))
console.log(`rungs cleared at the moment of sending: ${rows.reduce((sum, it) => sum + it.cleared.length, 0)}`)
console.log(
  'busiest units:',
  perUnit
    .slice(0, 5)
    .map(([unit, it]) => `${unit} ${it}`)
    .join(', '),
)
console.log(
  'worst unit days:',
  perUnitDay
    .slice(0, 3)
    .map(([day, it]) => `${day}: ${it}`)
    .join('; '),
)
console.log(
  `a clerk gets ${(clerks.length / owners.length / months).toFixed(1)} a month on average, the busiest ${((count(clerks.map((it) => it.person))[0]?.[1] ?? 0) / months).toFixed(1)}`,
)
const longest = messages.reduce((most, it) => Math.max(most, it.parts.length), 0)
const bytes = sent.reduce((most, it) => Math.max(most, Buffer.byteLength(it.outgoing.text)), 0)
console.log(`the longest message asks for ${longest} things, ${bytes} bytes`)
console.log('wrong:', wrong)
await store.close()
if (Object.values(wrong).some((it) => it > 0)) process.exitCode = 1

function idOf(duty: Duty): string {
  return ladder.find(duty)?.id ?? ''
}

function isWorking(at: Date): boolean {
  const day = dayOf(at)
  const time = timeOf(at)
  const works = WORKED.includes(day) || (weekdayOf(day) <= 5 && !REST.includes(day))
  return works && ((time >= '08:30' && time < '12:00') || (time >= '14:30' && time < '17:30'))
}

function doubles(keys: readonly string[]): number {
  return keys.length - new Set(keys).size
}

function revisionOf({ duty, unit }: Obligation): Revision {
  if ('task' in duty)
    return { type: 'progress_reported', task: duty.task, unit, words: '按计划推进', percent: null }
  const indicator = plan.indicator(duty.indicator)
  const { period } = duty
  const aim = judgedTarget(indicator, `${plan.plan.year}-12-31`)?.value ?? 10
  const share = indicator.kind === 'count' ? monthsOf(period) / 12 : 1
  const value =
    indicator.kind === 'milestone'
      ? indicator.unit === '%'
        ? 100
        : 1
      : Math.round(aim * share * (0.85 + random() * 0.3) * 10) / 10
  return {
    type: 'figure_reported',
    unit,
    onBehalf: false,
    figure: {
      indicator: indicator.id,
      period,
      basis: 'cumulative',
      scope: '全市',
      stage: null,
      value,
      unit: indicator.unit,
    },
  }
}

function dice(seed: number): () => number {
  let state = seed
  return () => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0
    return state / 2 ** 32
  }
}
