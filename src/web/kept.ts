/** Finished pages, kept while what they were made from holds: the oldest go first where there are too many. */
import { createHash } from 'node:crypto'

export interface Finished {
  readonly body: string
  readonly type: string
  readonly etag: string
}

const MOST_BYTES = 8 * 1024 ** 2

export class KeptPages {
  readonly #pages = new Map<string, Promise<Finished | null>>()
  #bytes = 0

  /** By what it was made from. Asked for twice at once, it is made once. */
  get(key: string, make: () => Promise<Omit<Finished, 'etag'> | null>): Promise<Finished | null> {
    const known = this.#pages.get(key)
    if (known !== undefined) return known
    const made = make().then((it) => (it === null ? null : { ...it, etag: etagOf(it.body) }))
    this.#pages.set(key, made)
    made.then(
      async (it) => {
        if (it === null) this.#pages.delete(key)
        else await this.#keep(it)
      },
      () => {
        this.#pages.delete(key)
      },
    )
    return made
  }

  async #keep(added: Finished): Promise<void> {
    this.#bytes += added.body.length
    for (const [key, page] of this.#pages) {
      if (this.#bytes <= MOST_BYTES) return
      this.#pages.delete(key)
      this.#bytes -= (await page)?.body.length ?? 0
    }
  }
}

function etagOf(body: string): string {
  return `"${createHash('sha256').update(body).digest('base64url').slice(0, 22)}"`
}
