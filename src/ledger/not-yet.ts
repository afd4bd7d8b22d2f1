/**
 * Thrown where an answer needs what the ledger has not read yet: after a start from a checkpoint the words of old messages,
 * the messages themselves and what stood before them come with the whole chain. Deciding is pure, therefore whoever meets
 * this waits for `ledger.whole()` and decides once more.
 */
export class NotYet extends Error {
  override readonly name = 'NotYet'

  constructor(what: string) {
    super(`${what} is not read yet: wait for the whole ledger`)
  }
}
