/**
 * What an earlier run heard and did not answer, worked off in the order in which it came: before anything new of its
 * dialogue, and each written down before the next is begun, so that a message that ends the run is known by it.
 */
import type { Incoming } from './channels/channel.ts'
import type { Inbox } from './inbox.ts'
import type { Turns } from './turns.ts'

/** Answers a message; `written` is called when it has left the inbox, its answer still to be sent. */
export type Take = (incoming: Incoming, isGivenUp: boolean, written: () => void) => Promise<void>

export class Recovery {
  readonly #inbox: Inbox
  readonly #turns: Turns
  readonly #take: Take
  #work: Promise<void>[] | null = null
  #open: () => void = () => {}

  constructor(inbox: Inbox, turns: Turns, take: Take) {
    this.#inbox = inbox
    this.#turns = turns
    this.#take = take
  }

  /** Takes their places in their dialogues, nothing begun yet; how many there are. */
  async find(): Promise<number> {
    if (this.#work !== null) return this.#work.length
    let before = new Promise<void>((resolve) => {
      this.#open = resolve
    })
    const left = await this.#inbox.recover()
    this.#work = left.map(({ incoming, isGivenUp }) => {
      const turn = before
      let written: () => void = () => {}
      before = new Promise((resolve) => {
        written = resolve
      })
      return this.#turns.take(incoming.from, async () => {
        await turn
        // Where it cannot be counted, the store is the trouble and not the message.
        await this.#inbox.begin(incoming).catch(() => {})
        await this.#take(incoming, isGivenUp, written).finally(written)
      })
    })
    return left.length
  }

  /** The channels are open: resolves when all of it is answered. */
  async work(): Promise<void> {
    this.#open()
    await Promise.all(this.#work ?? [])
  }
}
