/** Bindings of accounts and levels of groups as they stand: a part of the fold; nothing of it touches a figure. */
import type { Listing } from '../plan/listing.ts'
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
  /** What an administrator would give and another has not agreed to; null: nothing. */
  readonly proposed: Proposed | null
  readonly origin: Origin
  readonly recordedAt: string
}

export interface Proposed {
  readonly role: Role
  /** The administrator's account. */
  readonly by: Pick<Origin, 'channel' | 'person'>
}

/** A group that is told unasked of what is issued and how the week stands. */
export interface NoticeRoom {
  readonly channel: string
  readonly room: string
  /** Null: all campaigns. */
  readonly campaign: string | null
}

/** The roster as it was noted last. */
export interface NotedRoster {
  readonly hash: string
  readonly people: readonly Listing[]
}

export interface Admissions {
  /** Null: none was ever noted. */
  readonly roster: NotedRoster | null
  /** All, oldest first. */
  bindings(): readonly Binding[]
  /** The binding that holds for an account. */
  boundAs(channel: string, account: string): Binding | undefined
  /** Null: not registered. */
  levelOf(channel: string, room: string): Level | null
  /** In the order in which they were registered. */
  noticeRooms(): readonly NoticeRoom[]
}

export class AdmissionsFold implements Admissions {
  readonly #bindings = new Map<string, Binding>()
  readonly #bound = new Map<string, string>()
  readonly #levels = new Map<string, Level>()
  readonly #noticed = new Map<string, NoticeRoom>()
  readonly #listed = new Map<string, Listing>()
  #hash: string | null = null

  apply({ id, revision, origin, recordedAt }: Noted): void {
    switch (revision.type) {
      case 'binding_requested': {
        const { channel, person: account } = origin
        const number = this.#bindings.size + 1
        const { wanted } = revision
        const asked = { status: 'requested', person: null, role: 'none', proposed: null } as const
        this.#bindings.set(id, { id, number, wanted, channel, account, ...asked, origin, recordedAt })
        break
      }
      case 'binding_confirmed': {
        const { of, person, role } = revision
        const found = this.#decide(of, 'requested', { status: 'bound', person, role, proposed: null })
        if (found !== null) this.#bound.set(keyOf(found.channel, found.account), of)
        break
      }
      case 'binding_proposed': {
        const { channel, person } = origin
        this.#decide(revision.of, 'requested', { proposed: { role: revision.role, by: { channel, person } } })
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
      case 'room_noticed': {
        const { channel } = origin
        const room = origin.room ?? ''
        const key = keyOf(channel, room)
        // A room is of one campaign or of all, not of both.
        this.#noticed.delete(key)
        if (revision.on) this.#noticed.set(key, { channel, room, campaign: revision.campaign })
        break
      }
      case 'roster_read':
        this.#hash = revision.hash
        for (const { id } of revision.went) this.#listed.delete(id)
        for (const { id, role, unit, line } of [...revision.came, ...revision.changed])
          this.#listed.set(id, { id, role, unit, line })
        break
    }
  }

  /** A second word on what was decided has no effect. */
  #decide(of: string, from: Binding['status'], change: Partial<Binding>): Binding | null {
    const found = this.#bindings.get(of)
    if (found?.status !== from) return null
    this.#bindings.set(of, { ...found, ...change })
    return found
  }

  get roster(): NotedRoster | null {
    return this.#hash === null ? null : { hash: this.#hash, people: [...this.#listed.values()] }
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

  noticeRooms(): readonly NoticeRoom[] {
    return [...this.#noticed.values()]
  }
}

function keyOf(channel: string, id: string): string {
  return JSON.stringify([channel, id])
}
