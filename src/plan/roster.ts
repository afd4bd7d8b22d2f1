/**
 * Who is who: a person is known by stable channel accounts, never by a display name. Kept as
 * `seeds/<plan>/roster.json`; the ledger and every right go by what stands here.
 */
import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { z } from 'zod'
import type { Address } from '../base/address.ts'
import { Problem } from '../base/problem.ts'
import type { Catalogue } from './catalogue.ts'

export const ROLES = ['reporter', 'lead', 'office', 'supervisor', 'leader', 'admin', 'none'] as const
export type Role = (typeof ROLES)[number]

export const ROLE_NAMES: Readonly<Record<Role, string>> = {
  reporter: '填报员',
  lead: '单位负责人',
  office: '专班办公室',
  supervisor: '督查室',
  leader: '市领导',
  admin: '管理员',
  none: '未登记',
}

export const personSchema = z.strictObject({
  id: z.string().min(1),
  name: z.string().min(1),
  unit: z.string().nullable(),
  role: z.enum(ROLES),
  /** Stable account ids by channel: `{ "terminal": "swj-zhang" }`. */
  accounts: z.record(z.string(), z.string()),
})

export type Person = z.infer<typeof personSchema>

export class Roster {
  readonly people: readonly Person[]
  readonly #byAccount: ReadonlyMap<string, Person>

  constructor(people: readonly Person[]) {
    this.people = people
    this.#byAccount = new Map(
      people.flatMap((person) =>
        Object.entries(person.accounts).map(([channel, id]) => [`${channel}/${id}`, person] as const),
      ),
    )
  }

  /** The person behind an account, or null for a stranger. */
  at(address: Address): Person | null {
    return this.#byAccount.get(`${address.channel}/${address.person}`) ?? null
  }

  /** A roster with one person more (or newly described). */
  with(person: Person): Roster {
    return new Roster([...this.people.filter((it) => it.id !== person.id), person])
  }
}

/**
 * The people of `roster.json` in a plan's folder; nobody where there is no such file. Throws a Problem
 * `roster.invalid` that lists every fault.
 */
export function loadRoster(folder: string, plan: Catalogue): Roster {
  const file = join(folder, 'roster.json')
  if (!existsSync(file)) return new Roster([])
  const faults: string[] = []
  let people: Person[] = []
  try {
    const parsed = z.array(personSchema).safeParse(JSON.parse(readFileSync(file, 'utf8')))
    if (parsed.success) people = parsed.data
    else for (const issue of parsed.error.issues) faults.push(`${issue.path.join('.')}: ${issue.message}`)
  } catch (cause) {
    faults.push(cause instanceof Error ? cause.message : String(cause))
  }
  faults.push(...wrongPeople(people, plan))
  if (faults.length === 0) return new Roster(people)
  throw new Problem(
    'roster.invalid',
    `名册 ${file} 有 ${faults.length} 处错误：\n${faults.map((it) => `  ${it}`).join('\n')}`,
    '请按上列位置逐处改正后重新启动。',
  )
}

/** Roles that speak for a unit, which therefore must be one of the plan's. */
const OF_A_UNIT: ReadonlySet<Role> = new Set(['reporter', 'lead', 'office'])

function* wrongPeople(people: readonly Person[], plan: Catalogue): Generator<string> {
  const seen = new Set<string>()
  for (const { id, unit, role, accounts } of people) {
    if (OF_A_UNIT.has(role) && (unit === null || plan.findUnit(unit) === null))
      yield `${id}: 计划中没有单位“${unit ?? ''}”`
    for (const key of [
      id,
      ...Object.entries(accounts).map(([channel, account]) => `${channel} 账号 ${account}`),
    ]) {
      if (seen.has(key)) yield `“${key}”出现了两次`
      seen.add(key)
    }
  }
}
