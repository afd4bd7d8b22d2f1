/** Bindings of accounts and levels of groups as they stand: a part of the fold; nothing of it touches a figure. */
import type { Role } from '../plan/roster.ts'
import type { Level } from './admission.ts'
import type { Noted } from './noted.ts'
import type { Origin } from './revision.ts'

export interface Binding {
  /** Of the request. */
  readonly id: string
  /** Counts all requests from 1: what an administrator names it by. */
  readonly number: number
  /** The unit that was named. */
  readonly wanted: string
  readonly channel: string
  readonly account: string
  readonly status: 'requested' | 'bound' | 'refused' | 'ended'
  /** Of the roster, once bound; null: a new person. */
  readonly person: string | null
  readonly role: Role
  readonly origin: Origin
  readonly recordedAt: string
}

export interface Admissions {
  /** All, oldest first. */
  bindings(): readonly Binding[]
  /** The binding that holds for an account. */
  boundAs(channel: string, account: string): Binding | undefined
  /** Null: not registered. */
  levelOf(channel: string, room: string): Level | null
}

export class AdmissionsFold implements Admissions {
  readonly #bindings = new Map<string, Binding>()
  readonly #bound = new Map<string, string>()
  readonly #levels = new Map<string, Level>()

  apply({ id, revision, origin, recordedAt }: Noted): void {
    switch (revision.type) {
      case 'binding_requested': {
        const { channel, person: account } = origin
        const number = this.#bindings.size + 1
        const { wanted } = revision
        const asked = { status: 'requested', person: null, role: 'none' } as const
        this.#bindings.set(id, { id, number, wanted, channel, account, ...asked, origin, recordedAt })
        break
      }
      case 'binding_confirmed': {
        const { of, person, role } = revision
        const found = this.#decide(of, 'requested', { status: 'bound', person, role })
        if (found !== null) this.#bound.set(keyOf(found.channel, found.account), of)
        break
      }
      case 'binding_refused':
        this.#decide(revision.of, 'requested', { status: 'refused' })
        break
      case 'binding_ended': {
        const found = this.#decide(revision.of, 'bound', { status: 'ended' })
        const key = found === null ? '' : keyOf(found.channel, found.account)
        if (this.#bound.get(key) === revision.of) this.#bound.delete(key)
        break
      }
      case 'room_registered': {
        const key = keyOf(origin.channel, origin.room ?? '')
        if (revision.level === null) this.#levels.delete(key)
        else this.#levels.set(key, revision.level)
        break
      }
    }
  }

  /** A second word on what was decided has no effect. */
  #decide(of: string, from: Binding['status'], change: Partial<Binding>): Binding | null {
    const found = this.#bindings.get(of)
    if (found?.status !== from) return null
    this.#bindings.set(of, { ...found, ...change })
    return found
  }

  bindings(): readonly Binding[] {
    return [...this.#bindings.values()]
  }

  boundAs(channel: string, account: string): Binding | undefined {
    const id = this.#bound.get(keyOf(channel, account))
    return id === undefined ? undefined : this.#bindings.get(id)
  }

  levelOf(channel: string, room: string): Level | null {
    return this.#levels.get(keyOf(channel, room)) ?? null
  }
}

function keyOf(channel: string, id: string): string {
  return JSON.stringify([channel, id])
}
