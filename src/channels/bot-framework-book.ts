/** Where people and rooms are reached: the service only tells by an activity, so the last one is kept on a shelf. */
import { createHash } from 'node:crypto'
import { canonical } from '../base/canonical.ts'
import type { Shelf } from '../base/store.ts'
import type { Reference } from './bot-framework-adapter.ts'
import type { Incoming } from './channel.ts'

/** What is known of a person or a room. `reference`: null for somebody who only ever wrote in rooms. */
export interface Known {
  readonly name: string
  readonly reference: Reference | null
}

export type KnownShelf = Pick<Shelf<Known>, 'get' | 'set'>

export class Book {
  readonly #shelf: KnownShelf

  constructor(shelf: KnownShelf) {
    this.#shelf = shelf
  }

  person(id: string): Promise<Known | undefined> {
    return this.#shelf.get(keyOf('person', id))
  }

  room(id: string): Promise<Known | undefined> {
    return this.#shelf.get(keyOf('room', id))
  }

  /** Written only where something has changed. */
  async remember({ from, name }: Incoming, { activityId: _, ...reference }: Reference): Promise<void> {
    const before = await this.person(from.person)
    const direct = from.room === undefined ? reference : (before?.reference ?? null)
    await this.#keep(keyOf('person', from.person), { name: name ?? '', reference: direct }, before)
    if (from.room === undefined) return
    // Who wrote last in a room is not what is to be kept of it.
    const { user: _user, ...place } = reference
    await this.#keep(keyOf('room', from.room), { name: '', reference: place }, await this.room(from.room))
  }

  async #keep(key: string, known: Known, before: Known | undefined): Promise<void> {
    if (before && canonical(before) === canonical(known)) return
    await this.#shelf.set(key, known)
  }
}

/** Ids are of any length; a shelf's keys are not. */
function keyOf(what: 'person' | 'room', id: string): string {
  return `${what} ${createHash('sha256').update(id).digest('base64url')}`
}
