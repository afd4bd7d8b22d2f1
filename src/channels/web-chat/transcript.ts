/**
 * What was said in the chat for trial, by number, kept on a shelf: it is there again after a restart. The platform of
 * this channel is the shelf: what stands on it has arrived.
 */
import type { Shelf } from '../../base/store.ts'

export interface Said {
  /** Of what a person said: its message id. */
  readonly id?: string
  /** The person's account, and the room where it is one. */
  readonly person: string
  readonly room?: string
  /** True: by the bot. */
  readonly bot: boolean
  readonly text: string
  readonly at: string
  readonly picture?: { readonly base64: string; readonly alt: string }
  readonly file?: { readonly base64: string; readonly name: string; readonly type: string }
  readonly choices?: readonly { readonly label: string; readonly text: string }[]
  readonly mention?: string
  readonly link?: string
}

/** Of a trial: what is older is forgotten. */
const KEPT = 400

export class Transcript {
  readonly #shelf: Shelf<Said>
  readonly #said = new Map<number, Said>()
  #last = 0

  constructor(shelf: Shelf<Said>) {
    this.#shelf = shelf
  }

  async load(): Promise<void> {
    for await (const [key, said] of this.#shelf.entries()) {
      this.#said.set(Number(key), said)
      this.#last = Math.max(this.#last, Number(key))
    }
  }

  /** Resolves when it is on disk; rejects where it surely is not. */
  async add(said: Said): Promise<void> {
    this.#last += 1
    const number = this.#last
    await this.#shelf.set(keyOf(number), said)
    this.#said.set(number, said)
    const old = number - KEPT
    if (this.#said.delete(old)) await this.#shelf.delete(keyOf(old))
  }

  has(id: string): boolean {
    return [...this.#said.values()].some((it) => it.id === id)
  }

  at(number: number): Said | undefined {
    return this.#said.get(number)
  }

  /** Of a room, or of one person's direct chat, the oldest first. */
  of(person: string, room: string | undefined): [number: number, said: Said][] {
    const here = ([, it]: [number, Said]) => it.room === room && (room !== undefined || it.person === person)
    return [...this.#said].filter(here).sort(([a], [b]) => a - b)
  }
}

function keyOf(number: number): string {
  return String(number).padStart(10, '0')
}
