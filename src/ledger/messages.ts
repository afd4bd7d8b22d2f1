/**
 * Which messages a ledger has seen, as the first eight bytes of a digest each, sorted: enough to say that one was never
 * seen, in sixteen bytes of memory less than its name takes. One that may have been seen is looked up in the ledger.
 */
import { createHash } from 'node:crypto'

const BYTES = 8

export function messageKey(channel: string, message: string): string {
  return JSON.stringify([channel, message])
}

export function messageDigest(channel: string, message: string): bigint {
  return createHash('sha256').update(messageKey(channel, message)).digest().readBigUInt64BE()
}

/** As text, to be kept. */
export function packDigests(digests: readonly bigint[]): string {
  const sorted = BigUint64Array.from(digests).sort()
  const bytes = Buffer.alloc(sorted.length * BYTES)
  for (const [at, it] of sorted.entries()) bytes.writeBigUInt64BE(it, at * BYTES)
  return bytes.toString('base64')
}

export class SeenMessages {
  readonly #bytes: Buffer

  constructor(packed: string) {
    this.#bytes = Buffer.from(packed, 'base64')
  }

  mayHold(channel: string, message: string): boolean {
    const wanted = messageDigest(channel, message)
    let [low, high] = [0, this.#bytes.length / BYTES]
    while (low < high) {
      const middle = (low + high) >> 1
      const found = this.#bytes.readBigUInt64BE(middle * BYTES)
      if (found === wanted) return true
      if (found < wanted) low = middle + 1
      else high = middle
    }
    return false
  }
}
