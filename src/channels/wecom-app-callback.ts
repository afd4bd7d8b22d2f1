/**
 * What 企业微信 posts to a self-built app, opened and checked: https://developer.work.weixin.qq.com/document/path/90968.
 * The signature is compared in constant time, the receiver and the padding are checked (the library does neither),
 * and what is too old or came before is known.
 */
import { timingSafeEqual } from 'node:crypto'
import { decrypt, getSignature } from '@wecom/crypto'
import { z } from 'zod'

export interface CallbackKeys {
  readonly token: string
  readonly aesKey: string
  /** The corp id. */
  readonly receiver: string
}

const querySchema = z.object({
  msg_signature: z.string().max(64),
  timestamp: z.string().regex(/^\d{1,12}$/),
  nonce: z.string().min(1).max(128),
  echostr: z.string().max(4096).optional(),
})

export type CallbackQuery = z.infer<typeof querySchema>

/** Null: not a query of the platform. */
export function queryOf(url: URL): CallbackQuery | null {
  return querySchema.safeParse(Object.fromEntries(url.searchParams)).data ?? null
}

/** What was encrypted; null where the signature, the key, the padding or the receiver is not ours. */
export function opened(encrypted: string, query: CallbackQuery, keys: CallbackKeys): string | null {
  const { msg_signature, timestamp, nonce } = query
  const expected = Buffer.from(getSignature(keys.token, timestamp, nonce, encrypted))
  const given = Buffer.from(msg_signature)
  if (given.length !== expected.length || !timingSafeEqual(given, expected)) return null
  try {
    const { message, id } = decrypt(keys.aesKey, encrypted)
    // A wrong padding leaves bytes behind the receiver, or takes some of it away.
    return id === keys.receiver ? message : null
  } catch {
    return null
  }
}

const WINDOW_S = 600

/** Which callbacks came before. The platform repeats one that was not acknowledged: that is no new message. */
export class Seen {
  readonly #known = new Map<string, { readonly until: number; readonly taken: Promise<void> }>()

  /** What became of the same callback; `stale`: sent too long ago, or by a clock that differs too much. `now` in milliseconds. */
  check(query: CallbackQuery, now: number): 'new' | 'stale' | Promise<void> {
    const seconds = now / 1000
    if (Math.abs(seconds - Number(query.timestamp)) > WINDOW_S) return 'stale'
    for (const [key, { until }] of this.#known) {
      if (until > seconds) break
      this.#known.delete(key)
    }
    return this.#known.get(keyOf(query))?.taken ?? 'new'
  }

  /** `taken` resolves when the message is on disk. */
  keep(query: CallbackQuery, taken: Promise<void>): void {
    const key = keyOf(query)
    if (!this.#known.has(key)) this.#known.set(key, { until: Number(query.timestamp) + 2 * WINDOW_S, taken })
  }

  /** It was not taken: the same callback is to come again. */
  forget(query: CallbackQuery): void {
    this.#known.delete(keyOf(query))
  }
}

function keyOf({ timestamp, nonce, msg_signature }: CallbackQuery): string {
  return `${timestamp} ${nonce} ${msg_signature}`
}
