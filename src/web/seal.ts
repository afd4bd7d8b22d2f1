/**
 * What only this bot can have given out: a link and a session carry whom they are for, sealed (AES-256-GCM), so that
 * nothing of it can be read, changed or made up. Nothing is kept of them but that a link was used.
 *
 * @example
 * const link = seal.close('link', { channel, person, id, path }, inTenMinutes)
 * seal.open('link', link, now) // null: not ours. { lapsed: true }: too late
 */
import { createCipheriv, createDecipheriv, createHash, randomBytes, timingSafeEqual } from 'node:crypto'
import { z } from 'zod'
import type { Shelf } from '../base/store.ts'

/** For how long a link may be opened. */
export const LINK_MINUTES = 10
const KEY_BYTES = 32
const [NONCE_BYTES, TAG_BYTES] = [12, 16]

const passSchema = z.strictObject({
  /** The account, and the person that it was of when this was given out. */
  channel: z.string(),
  person: z.string(),
  id: z.string(),
  /** The page that it leads to. */
  path: z.string(),
})

/** A reader who was sent to where somebody tells who he is, and is to come back in the same browser. */
const errandSchema = z.strictObject({ state: z.string(), path: z.string() })

export type Pass = z.infer<typeof passSchema>

const SEALED = { link: passSchema, session: passSchema, errand: errandSchema }

export type Kind = keyof typeof SEALED
export type Sealed<K extends Kind> = z.infer<(typeof SEALED)[K]>

export class Seal {
  readonly #key: Uint8Array

  /** `key`: of KEY_BYTES bytes. */
  constructor(key: Uint8Array) {
    this.#key = key
  }

  close<K extends Kind>(kind: K, held: Sealed<K>, until: Date): string {
    const nonce = randomBytes(NONCE_BYTES)
    const cipher = createCipheriv('aes-256-gcm', this.#key, nonce).setAAD(Buffer.from(kind))
    const text = JSON.stringify({ ...held, until: until.getTime() })
    return Buffer.concat([nonce, cipher.update(text, 'utf8'), cipher.final(), cipher.getAuthTag()]).toString(
      'base64url',
    )
  }

  open<K extends Kind>(
    kind: K,
    sealed: string,
    now: Date,
  ): { readonly held: Sealed<K> } | { readonly lapsed: true } | null {
    const bytes = Buffer.from(sealed, 'base64url')
    if (bytes.length <= NONCE_BYTES + TAG_BYTES) return null
    try {
      const decipher = createDecipheriv('aes-256-gcm', this.#key, bytes.subarray(0, NONCE_BYTES))
        .setAAD(Buffer.from(kind))
        .setAuthTag(bytes.subarray(-TAG_BYTES))
      const text =
        decipher.update(bytes.subarray(NONCE_BYTES, -TAG_BYTES), undefined, 'utf8') + decipher.final('utf8')
      const { until, ...held } = z.object({ until: z.number() }).loose().parse(JSON.parse(text))
      return until <= now.getTime() ? { lapsed: true } : { held: SEALED[kind].parse(held) as Sealed<K> }
    } catch {
      // Tampered with, of another installation, or never ours.
      return null
    }
  }
}

/** The installation's own key: made by whoever needs it first, and kept with the data. */
export async function sealKeptIn(shelf: Shelf<string>): Promise<Seal> {
  await shelf.putIfAbsent('key', randomBytes(KEY_BYTES).toString('base64'))
  const kept = await shelf.get('key')
  if (kept === undefined) throw new Error('the key was kept and is not there')
  return new Seal(Buffer.from(kept, 'base64'))
}

/** By what a link is known once it was used. */
export function markOf(sealed: string): string {
  return createHash('sha256').update(sealed).digest('hex')
}

/** Of two secrets; how long it takes tells nothing of how much of them agrees. */
export function isSame(known: string, given: string): boolean {
  return timingSafeEqual(
    createHash('sha256').update(known).digest(),
    createHash('sha256').update(given).digest(),
  )
}
