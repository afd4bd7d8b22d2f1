/**
 * One person at a time:
 *
 *     roster list [单位]                                     everybody, and where they are reached
 *     roster add 张三 --unit 市商务局 --account wecom-app/zhangsan
 *     roster remove p1a2b3c4                                 no longer acts; what they filed stays
 */
import { type Clock, dayOf } from '../base/clock.ts'
import type { Config } from '../config.ts'
import type { Catalogue } from '../plan/catalogue.ts'
import { addDays } from '../plan/period.ts'
import { isSample, loadRoster, type Person, ROLE_NAMES, ROLES, wrongPeople } from '../plan/roster.ts'
import { rosterPlace } from '../roster-place.ts'
import { membersNow } from './checks/people.ts'
import { padded, widthOf } from './columns.ts'
import { usage } from './command-line.ts'
import { knownUnit } from './names.ts'
import { newCode, newId, ownRoster, roleNamed, sayCode, writeRoster } from './roster-write.ts'

export interface People {
  readonly config: Pick<Config, 'plan' | 'roster' | 'channels' | 'store'>
  readonly plan: Catalogue
  readonly clock: Clock
  readonly out: (text: string) => void
}

export interface Added {
  readonly name: string
  readonly unit?: string | undefined
  readonly role?: string | undefined
  /** `wecom-app/zhangsan` */
  readonly account?: string | undefined
}

export async function listPeople(needs: People, unit: string | undefined): Promise<number> {
  const { config, plan, clock, out } = needs
  const roster = loadRoster(rosterPlace(config), plan)
  const wanted = unit === undefined ? null : knownUnit(plan, unit)
  if (unit !== undefined && wanted === null) throw usage(`计划中没有单位“${unit}”`, '')
  const people = (await membersNow(config, plan, clock)).filter((it) => wanted === null || it.unit === wanted)
  const rows = people.map((it) => [it.id, it.name, it.unit ?? '', ROLE_NAMES[it.role], whereOf(it, clock)])
  out(aligned([['编号', '姓名', '单位', '角色', '账号'], ...rows]))
  out(`共${people.length}人${isSample(roster.people) ? '（随计划提供的示例名册，只能在终端试用）' : ''}。`)
  return 0
}

export function addPerson({ config, plan, out }: People, added: Added): number {
  const file = ownRoster(config, out)
  const before = loadRoster(file, plan).people
  const role = roleNamed(added.role ?? ROLE_NAMES.reporter)
  if (role === null)
    throw usage(`没有角色“${added.role}”`, `可用的角色：${ROLES.map((it) => ROLE_NAMES[it]).join('、')}。`)
  const unit = added.unit === undefined ? null : knownUnit(plan, added.unit)
  if (added.unit !== undefined && unit === null) throw usage(`计划中没有单位“${added.unit}”`, '')
  const same = before.find((it) => it.name === added.name && it.unit === unit && it.to === undefined)
  const [channel, ...rest] = added.account?.split('/') ?? []
  const account = rest.join('/')
  if (added.account !== undefined && (channel === '' || account === ''))
    throw usage(`--account ${added.account} 不完整`, '请写成 渠道/账号，例如 wecom-app/zhangsan。')
  const accounts = channel === undefined ? {} : { [channel]: account }
  // Asked for again, the code was lost: the new one takes its place.
  const none = Object.keys(same?.accounts ?? {}).length === 0
  const handed = channel === undefined && none ? newCode() : null
  const code = handed?.hash ?? same?.code
  const person: Person = {
    ...(same ?? { id: newId(before), name: added.name, unit }),
    role,
    accounts: { ...same?.accounts, ...accounts },
    ...(code === undefined ? {} : { code }),
  }
  const after = [...before.filter((it) => it.id !== person.id), person]
  const faults = [...wrongPeople(after, plan)]
  if (faults.length > 0) {
    out(`有${faults.length}处错误，未写入：\n${faults.map((it) => `  ${it}`).join('\n')}`)
    return 1
  }
  writeRoster(file, after)
  const who = `${unit ?? ''}${person.name}（${ROLE_NAMES[role]}，编号 ${person.id}）`
  out(`${same === undefined ? '已加入名册' : '已修改'}：${who}。正在运行的程序会自动读取。`)
  if (handed !== null) out(`请本人对机器人发送：${sayCode(handed.code)}（只能用一次；这里只显示这一次）`)
  return 0
}

/** The last day is the day before; somebody who never acted goes altogether. */
export function removePerson({ config, plan, clock, out }: People, named: string): number {
  const file = ownRoster(config, out)
  const before = loadRoster(file, plan).people
  const today = dayOf(clock.now())
  const found = before.filter((it) => it.id === named || it.name === named)
  const [person, ...others] = found
  if (person === undefined) throw usage(`名册中没有“${named}”`, '运行 roster list 查看编号。')
  if (others.length > 0)
    throw usage(`有${found.length}人叫“${named}”`, `请写编号：${found.map((it) => it.id).join('、')}。`)
  const to = addDays(today, -1)
  const ended = { ...person, to }
  writeRoster(
    file,
    before.map((it) => (it.id === person.id ? ended : it)),
  )
  out(
    `已停用：${person.unit ?? ''}${person.name}（编号 ${person.id}），自${today}起不能再登记和查看；已登记的数据不变。`,
  )
  return 0
}

function whereOf({ accounts, code, from, to }: Person, clock: Clock): string {
  const today = dayOf(clock.now())
  const all = Object.entries(accounts).map(([channel, id]) => `${channel}/${id}`)
  const none = code === undefined ? '没有账号' : '没有账号，待本人用绑定码绑定'
  const ended = to !== undefined && to < today ? `（已停用，至${to}）` : ''
  const begins = from !== undefined && today < from ? `（${from}起）` : ''
  return `${all.length === 0 ? none : all.join('、')}${ended}${begins}`
}

function aligned(rows: readonly (readonly string[])[]): string {
  const widths = rows[0]?.map((_, at) => Math.max(...rows.map((it) => widthOf(it[at] ?? '')))) ?? []
  return rows
    .map((row) =>
      row
        .map((it, at) => padded(it, widths[at] ?? 0))
        .join('  ')
        .trimEnd(),
    )
    .join('\n')
}
