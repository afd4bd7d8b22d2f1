/**
 * The roster of a plan's folder as it is now: read again when the file has changed, without a restart. A file with
 * faults changes nothing: the old roster stays in force, and the faults are logged once for each such change.
 */
import { statSync } from 'node:fs'
import { join } from 'node:path'
import type { Address } from '../base/address.ts'
import type { Day } from '../base/clock.ts'
import type { Catalogue } from './catalogue.ts'
import { loadRoster, type Person, type Roster } from './roster.ts'

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
      this.#roster = loadRoster(this.#folder, this.#plan)
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
