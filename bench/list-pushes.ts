/**
 * How many messages go out unasked with a list of 200 projects and without one: the same people, the same days, nobody
 * reporting any figure, and no project reporting. They are to travel in the digests that go out anyway.
 *
 *   npm run bench:list-pushes              a quarter
 *   npm run bench:list-pushes -- 2025-02-10 2025-12-31
 */
import { loadPlan } from '../src/plan/seeds.ts'
import { simulate } from '../tests/cli/verbs.ts'

const [from = '2025-09-01', to = '2025-11-30'] = process.argv.slice(2)
const plan = loadPlan('seeds/yueyang-2025')
const PROJECTS = 200
const counties = (plan.plan.counties ?? []).map((it) => it.name)
const units = plan.units.filter((it) => it.each === undefined).map((it) => it.name)
const OWNERS = ['市工信局', '市交通局', '市住建局', '市水利局', '市农业农村局', ...counties.slice(0, 4)]

const person = (unit: string, role: string) => ({ id: `${role} ${unit}`, name: unit, unit, role })
const people = [
  ...[...units, ...counties].flatMap((it) => [person(it, 'reporter'), person(it, 'lead')]),
  ...new Set(plan.campaigns.flatMap((it) => it.office ?? [])),
].map((it) => (typeof it === 'string' ? person(it, 'office') : it))
people.push(person('市政府督查室', 'supervisor'))

const rows = Array.from({ length: PROJECTS }, (_, at) => ({
  项目名称: `第${at + 1}号示例项目`,
  责任单位: OWNERS[at % OWNERS.length],
  县市区: counties[at % counties.length],
  总投资: 12,
  年度计划投资: 3,
  计划开工: `2025-${String((at % 12) + 1).padStart(2, '0')}`,
  计划竣工: at % 9 === 0 ? '2025-11' : '2026-12',
  ...(at % 3 === 0 ? { 实际开工: '2025-02' } : {}),
}))

async function pushed(withList: boolean): Promise<number> {
  const met = people.map((it, at) => ({
    at: `${from}T08:00:00+08:00`,
    id: `met${at}`,
    from: it,
    text: '您好',
  }))
  const office = people.find((it) => it.role === 'office' && it.unit === '市发改委')
  const list = { at: `${from}T08:01:00+08:00`, from: office, list: { name: '重大项目', rows } }
  const out = await simulate([
    ...met,
    ...(withList ? [list] : []),
    { at: `${to}T18:00:00+08:00`, tick: true },
  ])
  return out.at(-1).pushes.length
}

const [without, beside] = [await pushed(false), await pushed(true)]
console.log(`| ${from} to ${to}, ${people.length} people | messages |\n|-|-|`)
console.log(`| without a list | ${without} |\n| with ${PROJECTS} projects | ${beside} |`)
console.log(`| ratio | ${(beside / Math.max(1, without)).toFixed(2)} |`)
