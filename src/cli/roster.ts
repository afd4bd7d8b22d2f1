/**
 * `diaodu roster import FILE.xlsx [--dry-run]`: people of a table into the roster's file, which a running bot reads
 * again by itself. One line for each person, or several with the same 编号 for several accounts; without 编号, whoever
 * has the same name and unit is the same person. Nobody knows the accounts beforehand: who has none gets a code, to be
 * sent to the bot once. People whom the table does not name stay as they are: who leaves gets a 失效日期. All or nothing:
 * a fault anywhere, and nothing is written.
 */
import type { Config } from '../config.ts'
import type { Catalogue } from '../plan/catalogue.ts'
import { loadRoster, type Person, ROLE_NAMES, ROLES, wrongPeople } from '../plan/roster.ts'
import { cityRoster, rosterPlace } from '../roster-place.ts'
import { knownUnit } from './names.ts'
import { UsageProblem } from './operator.ts'
import { lostAccounts } from './roster-accounts.ts'
import { newCode, newId, ownRoster, roleNamed, sayCode, writeRoster } from './roster-write.ts'
import { faultsText, quoted, readTable, type TableRow } from './spreadsheet.ts'

export const ROSTER_USAGE = 'roster import 文件.xlsx [--dry-run] ｜ roster check'

/** By the names that offices give them; what is not kept of a person is passed over. */
const HEADINGS = {
  required: ['姓名', '单位'],
  known: ['编号', '角色', '渠道', '账号', '企业微信账号', '生效日期', '失效日期', 'AB角'],
  passed: [
    '序号',
    '职务',
    '职级',
    '科室',
    '处室',
    '手机',
    '手机号',
    '手机号码',
    '电话',
    '联系电话',
    '办公电话',
    '备注',
    '性别',
  ],
  also: {
    姓名: ['名字', '人员', '人员姓名', '联络员', '联络员姓名', '填报员', '联系人'],
    单位: ['部门', '单位名称', '工作单位', '所在单位', '责任单位', '部门名称'],
    编号: ['工号', '人员编号'],
    角色: ['身份', '职责', '权限'],
    账号: ['帐号'],
    企业微信账号: ['企业微信帐号', '企业微信', '企微账号', '企业微信userid', 'userid'],
    生效日期: ['开始日期', '起始日期'],
    失效日期: ['结束日期', '截止日期', '离岗日期'],
  },
}
/** 企业微信账号 is the account of the address book, which both doors know people by. */
const WECOM = ['wecom-aibot', 'wecom-app']

export interface RosterNeeds {
  readonly config: Pick<Config, 'plan' | 'roster' | 'channels'>
  readonly plan: Catalogue
  readonly dryRun: boolean
  readonly out: (text: string) => void
}

/** Returns the exit code: 0, or 1 where there are faults. */
export async function rosterVerb(
  [what, file, ...rest]: readonly string[],
  needs: RosterNeeds,
): Promise<number> {
  const { config, plan, out } = needs
  if (what === 'check' && file === undefined) {
    const { people } = loadRoster(rosterPlace(config), plan)
    out(`名册共${people.length}人，没有错误。`)
    return 0
  }
  if (what !== 'import' || file === undefined || rest.length > 0)
    throw new UsageProblem('usage', '命令不完整', `用法：${ROSTER_USAGE}`)
  const table = await readTable(file, HEADINGS)
  const faults = [...table.faults]
  const own = needs.dryRun ? cityRoster(config) : ownRoster(config, out)
  const before = loadRoster(own, plan).people
  const notes = table.rows.filter((it) => it.note !== null)
  const rows = table.rows.filter((it) => it.note === null)
  faults.push(...lostAccounts(rows, before))
  const people = peopleIn(rows, plan, before, faults)
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
  const handed = people
    .filter((it) => Object.keys(it.accounts).length === 0 && it.code === undefined)
    .map((it) => ({ person: it, ...newCode() }))
  const coded = new Map(handed.map(({ person, hash }) => [person.id, hash]))
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
  if (needs.dryRun) return 0
  writeRoster(
    own,
    after.map((it) => ({ ...it, ...(coded.has(it.id) ? { code: coded.get(it.id) } : {}) })),
  )
  if (handed.length > 0) {
    out('下列人员没有账号。请分别交给本人，由本人对机器人发送一次（只显示这一次）：')
    for (const { person, code } of handed) out(`${person.unit ?? ''}\t${person.name}\t${sayCode(code)}`)
  }
  return 0
}

function peopleIn(
  rows: readonly TableRow[],
  plan: Catalogue,
  before: readonly Person[],
  faults: string[],
): Person[] {
  const people = new Map<string, Person>()
  const sameAs = (name: string, unit: string | null) =>
    [...people.values(), ...before].find((it) => it.name === name && it.unit === unit)
  for (const row of rows) {
    const wrong = (heading: string, why: string) => faults.push(`${row.cell(heading)}：${why}`)
    const [name, unit] = [row.text('姓名'), row.text('单位')]
    const role = row.text('角色') || ROLE_NAMES.reporter
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
    const of = known ?? (unit === '' ? null : unit)
    const same = sameAs(name, of)
    const id = row.text('编号') || same?.id || newId([...people.values(), ...before])
    const above = people.get(id)
    if (above !== undefined && (above.name !== name || above.role !== given))
      wrong('编号', `${quoted(id)}与前面同编号的人不一致`)
    const wecom = row.text('企业微信账号')
    const accounts = {
      ...(wecom === '' ? {} : Object.fromEntries(WECOM.map((it) => [it, wecom]))),
      ...(channel === '' || account === '' ? {} : { [channel]: account }),
    }
    if (above?.accounts[channel] !== undefined) wrong('渠道', `${quoted(id)}的${channel}账号出现了两次`)
    const listed = before.find((it) => it.id === id)
    // A column that the table lacks says nothing of the accounts that are known.
    const kept = channel === '' && wecom === '' ? listed?.accounts : {}
    people.set(id, {
      id,
      name,
      unit: of,
      role: given ?? 'none',
      accounts: { ...kept, ...above?.accounts, ...accounts },
      ...(listed?.code === undefined ? {} : { code: listed.code }),
      ...(from ? { from } : {}),
      ...(to ? { to } : {}),
      ...(deputies.length > 0 ? { deputies } : {}),
    })
  }
  return [...people.values()]
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
