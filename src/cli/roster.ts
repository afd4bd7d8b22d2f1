/**
 * `diaodu roster import FILE.xlsx [--dry-run]`: people of a table into the plan's roster.json, which a running bot reads
 * again by itself. One line for each person, or several with the same 编号 for several accounts. People whom the table
 * does not name stay as they are: who leaves gets a 失效日期. All or nothing: a fault anywhere, and nothing is written.
 */
import { existsSync, readFileSync, renameSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Catalogue } from '../plan/catalogue.ts'
import { loadRoster, type Person, ROLE_NAMES, ROLES, type Role, wrongPeople } from '../plan/roster.ts'
import { loadPlan } from '../plan/seeds.ts'
import { knownUnit } from './names.ts'
import { UsageProblem } from './operator.ts'
import { lostAccounts } from './roster-accounts.ts'
import { faultsText, quoted, readTable, type TableRow } from './spreadsheet.ts'

export const ROSTER_USAGE = 'roster import 文件.xlsx [--dry-run] ｜ roster check'

const HEADINGS = {
  required: ['编号', '姓名', '单位', '角色'],
  known: ['渠道', '账号', '生效日期', '失效日期', 'AB角'],
}

export interface RosterNeeds {
  readonly folder: string
  /** That of the folder, unless given. */
  readonly plan?: Catalogue
  readonly dryRun: boolean
  readonly out: (text: string) => void
}

/** Returns the exit code: 0, or 1 where there are faults. */
export async function rosterVerb(
  [what, file, ...rest]: readonly string[],
  needs: RosterNeeds,
): Promise<number> {
  const { folder, plan = loadPlan(folder), out } = needs
  if (what === 'check' && file === undefined) {
    const { people } = loadRoster(folder, plan)
    out(`名册共${people.length}人，没有错误。`)
    return 0
  }
  if (what !== 'import' || file === undefined || rest.length > 0)
    throw new UsageProblem('usage', '命令不完整', `用法：${ROSTER_USAGE}`)
  const table = await readTable(file, HEADINGS)
  const faults = [...table.faults]
  const before = loadRoster(folder, plan).people
  const notes = table.rows.filter((it) => it.note !== null)
  const rows = table.rows.filter((it) => it.note === null)
  faults.push(...lostAccounts(rows, before))
  const people = peopleIn(rows, plan, faults)
  const named = new Set(people.map((it) => it.id))
  const after = [...before.filter((it) => !named.has(it.id)), ...people]
  if (faults.length === 0) faults.push(...wrongPeople(after, plan))
  const aside = [
    ...table.hidden.map((it) => `隐藏的内容没有导入：${it}`),
    ...notes.map((it) => `作为备注没有导入：${it.cell('编号')} ${quoted(it.note ?? '')}`),
  ]
  if (faults.length > 0) {
    out([faultsText(faults), ...aside].join('\n'))
    return 1
  }
  const ids = new Map(before.map((it) => [it.id, JSON.stringify(it)]))
  const added = people.filter((it) => !ids.has(it.id))
  const changed = people.filter((it) => ids.has(it.id) && ids.get(it.id) !== JSON.stringify(it))
  const names = (all: readonly Person[]) =>
    all.length === 0 ? '' : `（${all.map((it) => `${it.id} ${it.name}`).join('、')}）`
  out(
    [
      `表中${people.length}人：新增${added.length}人${names(added)}，修改${changed.length}人${names(changed)}；未在表中的${after.length - people.length}人不变。`,
      needs.dryRun
        ? '这是试运行，未写入。去掉 --dry-run 正式导入。'
        : '已写入名册；正在运行的程序会自动读取。',
      ...aside,
    ].join('\n'),
  )
  if (!needs.dryRun) write(folder, after)
  return 0
}

function peopleIn(rows: readonly TableRow[], plan: Catalogue, faults: string[]): Person[] {
  const people = new Map<string, Person>()
  for (const row of rows) {
    const wrong = (heading: string, why: string) => faults.push(`${row.cell(heading)}：${why}`)
    const [id, name, unit, role] = ['编号', '姓名', '单位', '角色'].map((it) => row.text(it)) as [
      string,
      string,
      string,
      string,
    ]
    if (id === '') wrong('编号', '没有填写编号')
    if (name === '') wrong('姓名', '没有填写姓名')
    const known = unit === '' ? null : knownUnit(plan, unit)
    const given = roleNamed(role)
    if (given === null)
      wrong('角色', `${quoted(role)}应为${ROLES.map((it) => ROLE_NAMES[it]).join('、')}之一`)
    // Leaders and supervisors may be of a body that the plan gives nothing to do.
    const ofUnit = given === null || ['reporter', 'lead', 'office'].includes(given)
    if (ofUnit && known === null)
      wrong('单位', unit === '' ? '没有填写单位' : `计划中没有单位${quoted(unit)}`)
    const [channel, account] = [row.text('渠道'), row.text('账号')]
    if ((channel === '') !== (account === '')) wrong(channel === '' ? '渠道' : '账号', '渠道和账号须同时填写')
    const [from, to] = ['生效日期', '失效日期'].map((it) => dayOf(row, it, wrong))
    const deputies = row
      .text('AB角')
      .split(/[、,;\s]+/)
      .filter((it) => it !== '')
    const before = people.get(id)
    if (before !== undefined && (before.name !== name || before.role !== given))
      wrong('编号', `${quoted(id)}与前面同编号的人不一致`)
    const accounts = channel === '' || account === '' ? {} : { [channel]: account }
    if (before?.accounts[channel] !== undefined) wrong('渠道', `${quoted(id)}的${channel}账号出现了两次`)
    people.set(id, {
      id,
      name,
      unit: known ?? (unit === '' ? null : unit),
      role: given ?? 'none',
      accounts: { ...before?.accounts, ...accounts },
      ...(from ? { from } : {}),
      ...(to ? { to } : {}),
      ...(deputies.length > 0 ? { deputies } : {}),
    })
  }
  return [...people.values()]
}

function roleNamed(text: string): Role | null {
  return ROLES.find((it) => it === text || ROLE_NAMES[it] === text) ?? null
}

function dayOf(
  row: TableRow,
  heading: string,
  wrong: (heading: string, why: string) => void,
): string | undefined {
  const text = row.text(heading)
  if (text === '') return undefined
  const [, year, month, date] = /^(\d{4})[-/.年](\d{1,2})[-/.月](\d{1,2})日?$/.exec(text) ?? []
  const day = `${year}-${month?.padStart(2, '0')}-${date?.padStart(2, '0')}`
  const valid = year !== undefined && !Number.isNaN(Date.parse(`${day}T00:00:00Z`))
  if (!valid || !new Date(`${day}T00:00:00Z`).toISOString().startsWith(day)) {
    wrong(heading, `${quoted(text)}不是日期，应如 2025-07-01`)
    return undefined
  }
  return day
}

/** Another process reads it at any moment: the old file or the new one, never a half. */
function write(folder: string, people: readonly Person[]): void {
  const file = join(folder, 'roster.json')
  const lines = people.map((it) => `  ${JSON.stringify(it)}`).join(',\n')
  writeFileSync(`${file}.new`, `[\n${lines}\n]\n`)
  if (existsSync(file)) writeFileSync(`${file}.before`, readFileSync(file))
  renameSync(`${file}.new`, file)
}
