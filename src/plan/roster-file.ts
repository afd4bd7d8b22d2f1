/**
 * The roster's file, read again when the file has changed, without a restart. What a new one changes is
 * noted down and logged before it is in force. A file with faults, or one that cannot be noted, changes nothing: the old
 * roster stays in force, and why is logged once for each such change.
 */
import { statSync } from 'node:fs'
import type { Address } from '../base/address.ts'
import type { Day } from '../base/clock.ts'
import { Problem } from '../base/problem.ts'
import type { Catalogue } from './catalogue.ts'
import type { ReadRoster, RosterChange } from './listing.ts'
import { type Person, ROLE_NAMES, Roster, readRoster } from './roster.ts'

/** Resolves when it is noted what a roster changes; null: nothing. */
export type Note = (read: ReadRoster) => Promise<RosterChange | null>

export class RosterFile {
  readonly #file: string
  readonly #plan: Catalogue
  readonly #log: (what: string, error: unknown) => void
  #read: ReadRoster
  #roster: Roster
  #seen: string
  #isNoted = false
  #reading: Promise<void> | null = null

  /** Throws a Problem `roster.invalid` where the first reading finds faults. */
  constructor(file: string, plan: Catalogue, log: (what: string, error: unknown) => void) {
    this.#file = file
    this.#plan = plan
    this.#log = log
    this.#seen = this.#stamp()
    this.#read = readRoster(file, plan)
    this.#roster = new Roster(this.#read.people)
  }

  get people(): readonly Person[] {
    return this.#roster.people
  }

  at(address: Pick<Address, 'channel' | 'person'>, today?: Day): Person | null {
    return this.#roster.at(address, today)
  }

  /** Afterwards what the file says is in force, as far as it can be. Rejects where the very first cannot be noted. */
  async refresh(note: Note): Promise<void> {
    this.#reading ??= this.#refreshed(note).finally(() => {
      this.#reading = null
    })
    await this.#reading
  }

  async #refreshed(note: Note): Promise<void> {
    if (!this.#isNoted) {
      this.#told(await note(this.#read))
      this.#isNoted = true
    }
    const stamp = this.#stamp()
    if (stamp === this.#seen) return
    const seen = this.#seen
    this.#seen = stamp
    // Taken away by mistake, or between two steps of saving: nobody is struck off by a missing file.
    if (stamp === '') {
      this.#log('roster', new Error('名册文件不见了，仍按原名册运行'))
      return
    }
    try {
      const read = readRoster(this.#file, this.#plan)
      // Half a save, or a slip: as little as by a missing file is anybody struck off by an empty one.
      if (read.people.length === 0 && this.people.length > 0) throw emptied(this.people.length)
      try {
        this.#told(await note(read))
      } catch (error) {
        // The store may take it the next time.
        this.#seen = seen
        throw error
      }
      this.#read = read
      this.#roster = new Roster(read.people)
    } catch (error) {
      this.#log('roster: the changed file is not taken, the old one stays in force', error)
    }
  }

  #told(change: RosterChange | null): void {
    if (change !== null) this.#log('roster', changed(change))
  }

  #stamp(): string {
    const stat = statSync(this.#file, { throwIfNoEntry: false })
    return stat === undefined ? '' : `${stat.mtimeMs}/${stat.size}/${stat.ino}`
  }
}

/** Who came, who went and whose line is another, by ids and roles: a log keeps no names. */
function changed({ people, came, went, changed, hash }: RosterChange): Problem {
  const before = people - came.length + went.length
  const all = [
    ...came.map((it) => `+${it.id}（${ROLE_NAMES[it.role]}）`),
    ...went.map((it) => `-${it.id}（${ROLE_NAMES[it.role]}）`),
    ...changed.map(({ id, was, role }) => {
      return `${id}（${was === role ? ROLE_NAMES[role] : `${ROLE_NAMES[was]}→${ROLE_NAMES[role]}`}）`
    }),
  ].join('、')
  return new Problem(
    'roster.changed',
    `名册已重新读取：${before}→${people}人${all === '' ? '，人员和权限没有变化' : `；${all}`}；文件校验值 ${hash.slice(0, 12)}`,
    '已记入台账。如不是有意修改，请立即恢复原名册，并查明谁可以写该文件。',
  )
}

function emptied(count: number): Problem {
  return new Problem(
    'roster.empty',
    `新的名册中一个人也没有，原有${count}人`,
    '仍按原名册运行；请检查名册文件。确要清空的，请停止程序后再改。',
  )
}
