/**
 * Who is who: a person is known by stable channel accounts, never by a display name. Kept as
 * one file, by default `data/roster.json`; the ledger and every right go by what stands here.
 */
import { existsSync, readFileSync } from 'node:fs'
import { z } from 'zod'
import type { Address } from '../base/address.ts'
import type { Day } from '../base/clock.ts'
import { Problem } from '../base/problem.ts'
import type { Catalogue } from './catalogue.ts'
import { countyOf } from './counties.ts'

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

const day = z.string().regex(/^\d{4}-\d{2}-\d{2}$/, '应为 2025-12-31 这样的日期')

export const personSchema = z.strictObject({
  id: z.string().min(1),
  name: z.string().min(1),
  unit: z.string().nullable(),
  role: z.enum(ROLES),
  /** Stable account ids by channel: `{ "terminal": "swj-zhang" }`. */
  accounts: z.record(z.string(), z.string()),
  /** First and last day on which the person acts in this role; absent: always. */
  from: day.optional(),
  to: day.optional(),
  /** The hash of the code by which the person makes the first account known (ledger/invitation.ts). */
  code: z
    .string()
    .regex(/^[0-9a-f]{64}$/, '应由 diaodu roster add 或 roster import 生成')
    .optional(),
  /** AB角: ids of those of the same unit who may do what this person may. */
  deputies: z.array(z.string()).optional(),
})

export interface Person extends z.infer<typeof personSchema> {
  /** Roles of those whom the person stands in for. */
  readonly also?: readonly Role[]
}

/** In which roles a person may act: the own, and those stood in for. */
export function rolesOf(person: Person | null): readonly Role[] {
  return person === null ? ['none'] : [person.role, ...(person.also ?? [])]
}

export function isValid({ from, to }: Pick<Person, 'from' | 'to'>, today: Day): boolean {
  return (from === undefined || from <= today) && (to === undefined || today <= to)
}

export class Roster {
  readonly people: readonly Person[]
  readonly #byAccount: ReadonlyMap<string, readonly Person[]>

  constructor(people: readonly Person[]) {
    this.people = people
    const byAccount = new Map<string, Person[]>()
    for (const person of people) {
      for (const [channel, id] of Object.entries(person.accounts)) {
        const key = `${channel}/${id}`
        byAccount.set(key, [...(byAccount.get(key) ?? []), person])
      }
    }
    this.#byAccount = byAccount
  }

  /** The person behind an account on a day, in all roles that are theirs; null for a stranger. */
  at(address: Pick<Address, 'channel' | 'person'>, today?: Day): Person | null {
    const known = this.#byAccount.get(`${address.channel}/${address.person}`) ?? []
    const person = known.find((it) => today === undefined || isValid(it, today))
    return person === undefined ? null : this.#inAllRoles(person, today)
  }

  /** Everybody who acts on a day, in all roles that are theirs. */
  on(today: Day): Person[] {
    return this.people.filter((it) => isValid(it, today)).map((it) => this.#inAllRoles(it, today))
  }

  #inAllRoles(person: Person, today: Day | undefined): Person {
    const also = this.people
      .filter(
        (it) =>
          it.unit === person.unit &&
          it.deputies?.includes(person.id) &&
          (today === undefined || isValid(it, today)),
      )
      .map((it) => it.role)
      .filter((it) => it !== person.role)
    return also.length === 0 ? person : { ...person, also: [...new Set(also)] }
  }

  /** A roster with one person more (or newly described). */
  with(person: Person): Roster {
    return new Roster([...this.people.filter((it) => it.id !== person.id), person])
  }
}

/** The people of a roster's file; nobody where there is none. Throws a Problem `roster.invalid` that lists every fault. */
export function loadRoster(file: string, plan: Catalogue): Roster {
  return new Roster(readRoster(file, plan).people)
}

/** As they stand in the file, faults left aside: nobody where they cannot be read. */
export function peopleIn(file: string): readonly Person[] {
  try {
    return z.array(personSchema).safeParse(JSON.parse(readFileSync(file, 'utf8'))).data ?? []
  } catch {
    return []
  }
}

/** The people that come with a plan so that it can be tried: all of them sit at the terminal. */
export function isSample(people: readonly Person[]): boolean {
  return (
    people.length > 0 &&
    people.every(
      ({ accounts, code }) => code === undefined && Object.keys(accounts).every((it) => it === 'terminal'),
    )
  )
}

/** The same, with the text of the file. */
export function readRoster(
  file: string,
  plan: Catalogue,
): { readonly text: string; readonly people: readonly Person[] } {
  if (!existsSync(file)) return { text: '', people: [] }
  const text = readFileSync(file, 'utf8')
  const faults: string[] = []
  let people: Person[] = []
  try {
    const parsed = z.array(personSchema).safeParse(JSON.parse(text))
    if (parsed.success) people = parsed.data
    else for (const issue of parsed.error.issues) faults.push(`${issue.path.join('.')}: ${issue.message}`)
  } catch (cause) {
    faults.push(cause instanceof Error ? cause.message : String(cause))
  }
  faults.push(...wrongPeople(people, plan))
  if (faults.length === 0) return { text, people }
  throw new Problem(
    'roster.invalid',
    `名册 ${file} 有 ${faults.length} 处错误：\n${faults.map((it) => `  ${it}`).join('\n')}`,
    '请按上列位置逐处改正后重新启动。',
  )
}

/** Roles that speak for a unit, which therefore must be one of the plan's, or of a county that the plan names. */
const OF_A_UNIT: ReadonlySet<Role> = new Set(['reporter', 'lead', 'office'])

/** Every fault of a list of people; accounts may pass from one to the next where their days do not meet. */
export function* wrongPeople(people: readonly Person[], plan: Catalogue): Generator<string> {
  const ids = new Map<string, Person>()
  const accounts = new Map<string, Person[]>()
  for (const person of people) {
    const { id, unit, role, from, to } = person
    if (OF_A_UNIT.has(role) && (unit === null || (plan.findUnit(unit) ?? countyOf(plan, unit)) === null))
      yield `${id}: 计划中没有单位“${unit ?? ''}”`
    if (from !== undefined && to !== undefined && from > to) yield `${id}: 生效日期晚于失效日期`
    if (ids.has(id)) yield `“${id}”出现了两次`
    ids.set(id, person)
    for (const [channel, account] of Object.entries(person.accounts)) {
      const key = `${channel} 账号 ${account}`
      const others = accounts.get(key) ?? []
      if (others.some((it) => meet(it, person))) yield `“${key}”出现了两次`
      accounts.set(key, [...others, person])
    }
  }
  for (const { id, unit, deputies } of people) {
    for (const deputy of deputies ?? []) {
      const found = ids.get(deputy)
      if (found === undefined) yield `${id}: 名册中没有AB角“${deputy}”`
      else if (found.unit !== unit) yield `${id}: AB角“${deputy}”不是本单位的人`
    }
  }
}

/** Whether there is a day on which both act. */
function meet(a: Person, b: Person): boolean {
  return (a.from ?? '') <= (b.to ?? '9999') && (b.from ?? '') <= (a.to ?? '9999')
}
