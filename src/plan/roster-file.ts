/**
 * The roster of a plan's folder as it is now: read again when the file has changed, without a restart. A file with
 * faults changes nothing: the old roster stays in force, and the faults are logged once for each such change.
 */
import { statSync } from 'node:fs'
import { join } from 'node:path'
import type { Address } from '../base/address.ts'
import { canonical } from '../base/canonical.ts'
import type { Day } from '../base/clock.ts'
import { Problem } from '../base/problem.ts'
import type { Catalogue } from './catalogue.ts'
import { loadRoster, type Person, ROLE_NAMES, type Roster } from './roster.ts'

export class RosterFile {
  readonly #folder: string
  readonly #plan: Catalogue
  readonly #log: (what: string, error: unknown) => void
  #roster: Roster
  #seen: string

  /** Throws a Problem `roster.invalid` where the first reading finds faults. */
  constructor(folder: string, plan: Catalogue, log: (what: string, error: unknown) => void) {
    this.#folder = folder
    this.#plan = plan
    this.#log = log
    this.#seen = this.#stamp()
    this.#roster = loadRoster(folder, plan)
  }

  get people(): readonly Person[] {
    return this.now.people
  }

  at(address: Pick<Address, 'channel' | 'person'>, today?: Day): Person | null {
    return this.now.at(address, today)
  }

  get now(): Roster {
    const stamp = this.#stamp()
    if (stamp === this.#seen) return this.#roster
    this.#seen = stamp
    // Taken away by mistake, or between two steps of saving: nobody is struck off by a missing file.
    if (stamp === '') {
      this.#log('roster', new Error('名册文件不见了，仍按原名册运行'))
      return this.#roster
    }
    try {
      const read = loadRoster(this.#folder, this.#plan)
      // Half a save, or a slip: as little as by a missing file is anybody struck off by an empty one.
      if (read.people.length === 0 && this.#roster.people.length > 0)
        throw emptied(this.#roster.people.length)
      this.#log('roster', changed(this.#roster.people, read.people))
      this.#roster = read
    } catch (error) {
      this.#log('roster: the changed file has faults, the old one stays in force', error)
    }
    return this.#roster
  }

  #stamp(): string {
    const stat = statSync(join(this.#folder, 'roster.json'), { throwIfNoEntry: false })
    return stat === undefined ? '' : `${stat.mtimeMs}/${stat.size}/${stat.ino}`
  }
}

/** Who came, who went and whose line is another, by ids and roles: a log keeps no names. */
function changed(before: readonly Person[], now: readonly Person[]): Problem {
  const old = new Map(before.map((it) => [it.id, it]))
  const ids = new Set(now.map((it) => it.id))
  const came = now.filter((it) => !old.has(it.id)).map((it) => `+${it.id}（${ROLE_NAMES[it.role]}）`)
  const went = before.filter((it) => !ids.has(it.id)).map((it) => `-${it.id}（${ROLE_NAMES[it.role]}）`)
  const other = now.flatMap((it) => {
    const was = old.get(it.id)
    if (was === undefined || canonical(was) === canonical(it)) return []
    const role = was.role === it.role ? ROLE_NAMES[it.role] : `${ROLE_NAMES[was.role]}→${ROLE_NAMES[it.role]}`
    return [`${it.id}（${role}）`]
  })
  const all = [...came, ...went, ...other].join('、')
  return new Problem(
    'roster.changed',
    `名册已重新读取：${before.length}→${now.length}人${all === '' ? '，内容没有变化' : `；${all}`}`,
    '如不是有意修改，请立即恢复原名册，并查明谁可以写该文件。',
  )
}

function emptied(count: number): Problem {
  return new Problem(
    'roster.empty',
    `新的名册中一个人也没有，原有${count}人`,
    '仍按原名册运行；请检查 roster.json。确要清空的，请停止程序后再改。',
  )
}
