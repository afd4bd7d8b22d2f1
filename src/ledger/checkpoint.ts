/**
 * How far a ledger had come, so that a start need not read the whole of it: the revisions without anybody's words, in
 * parcels that belong together (the figures of an indicator, the reports on a task), each packed, and opened only when
 * something of it is asked for; and beside them which messages were seen. It names the entry it ends with by number and
 * hash, and the program that made it. It is a help and no record: one that does not fit is made anew.
 *
 *     const kept = await readCheckpoint(shelf, program)    // null: none, another program's, or damaged
 *     await writeCheckpoint(shelf, await checkpointOf(entries, program))
 */
import { createHash } from 'node:crypto'
import { setImmediate as turn } from 'node:timers/promises'
import { promisify } from 'node:util'
import { deflate, inflateSync } from 'node:zlib'
import type { Shelf } from '../base/store.ts'
import { messageDigest, packDigests } from './messages.ts'
import { type Packed, type ParcelLabel, parcelled } from './parcels.ts'
import type { Entry, Revision } from './revision.ts'

/** The shelf where it stands: its head under `head`, each parcel under the head's number and its own. */
export const CHECKPOINT_SHELF = 'checkpoint'
const HEAD = 'head'
/** Raised when what stands in a parcel changes. */
const FORMAT = 1

export interface CheckpointHead {
  readonly format: number
  readonly program: string
  /** The last entry in it. */
  readonly number: number
  readonly hash: string
  readonly recordedAt: string
  readonly revisions: number
  /** How many revisions each entry has, and in which parcel each revision is, in their order. */
  readonly counts: readonly number[]
  readonly places: readonly number[]
  readonly parcels: readonly ParcelLabel[]
  /** By channel and person: the entries in which they reported. */
  readonly persons: Readonly<Record<string, readonly number[]>>
  /** Of the messages, see `messages.ts`. */
  readonly messages: string
}

export interface Checkpoint {
  readonly head: CheckpointHead
  /** Packed, in the order of `head.parcels`. */
  readonly parcels: readonly string[]
}

const packed = promisify(deflate)
/** How long the event loop waits at most while one is made. */
const SLICE_MS = 8

/** Of all these entries, which are those of a ledger from its first on. Lets others work meanwhile. */
export async function checkpointOf(entries: readonly Entry[], program: string): Promise<Checkpoint | null> {
  const last = entries.at(-1)
  if (last === undefined) return null
  const rest = pauses()
  const { places, labels, parcels } = await parcelled(entries, rest)
  const digests: bigint[] = []
  for (const { origin } of entries) {
    digests.push(messageDigest(origin.channel, origin.message))
    await rest()
  }
  const texts: string[] = []
  for (const parcel of parcels) {
    const bytes = await packed(Buffer.from(JSON.stringify(parcel)), { level: 3 })
    texts.push(bytes.toString('base64'))
    await rest()
  }
  const persons: Record<string, number[]> = {}
  for (const { number, origin, revisions } of entries)
    if (revisions.some(isReport)) {
      const key = personKey(origin.channel, origin.person)
      persons[key] ??= []
      persons[key].push(number)
    }
  return {
    head: {
      format: FORMAT,
      program,
      number: last.number,
      hash: last.hash,
      recordedAt: last.recordedAt,
      revisions: places.length,
      counts: entries.map((it) => it.revisions.length),
      places,
      parcels: labels.map((it, at) => ({ ...it, digest: sha256(texts[at] ?? '') })),
      persons,
      messages: packDigests(digests),
    },
    parcels: texts,
  }
}

/** The parcels first, then the head that names them; what an older one left goes last. */
export async function writeCheckpoint(shelf: Shelf<unknown>, { head, parcels }: Checkpoint): Promise<void> {
  const before = await oldKeys(shelf, head.number)
  for (const [at, text] of parcels.entries()) await shelf.set(keyOf(head, at), text)
  const text = JSON.stringify(head)
  await shelf.set(HEAD, { text, digest: sha256(text) })
  for (const key of before) await shelf.delete(key)
}

/** Null: there is none that this program made, or not all of it is as it was written. */
export async function readCheckpoint(shelf: Shelf<unknown>, program: string): Promise<Checkpoint | null> {
  const kept = (await shelf.get(HEAD)) as { text?: unknown; digest?: unknown } | undefined
  if (typeof kept?.text !== 'string' || kept.digest !== sha256(kept.text)) return null
  const head: CheckpointHead = JSON.parse(kept.text)
  if (head.format !== FORMAT || head.program !== program) return null
  const found = new Map<string, unknown>()
  const first = keyOf(head, 0)
  for await (const [key, value] of shelf.entries(before(first))) {
    if (!key.startsWith(prefixOf(head))) break
    found.set(key, value)
  }
  const parcels: string[] = []
  for (const [at, { digest }] of head.parcels.entries()) {
    const text = found.get(keyOf(head, at))
    if (typeof text !== 'string' || sha256(text) !== digest) return null
    parcels.push(text)
  }
  return { head, parcels }
}

export async function dropCheckpoint(shelf: Shelf<unknown>): Promise<void> {
  await shelf.delete(HEAD)
  for (const key of await oldKeys(shelf, 0)) await shelf.delete(key)
}

export function unpacked(text: string): Packed[] {
  return JSON.parse(inflateSync(Buffer.from(text, 'base64')).toString())
}

export function isReport({ type }: Revision): boolean {
  return type === 'figure_reported' || type === 'figure_corrected' || type === 'progress_reported'
}

export function personKey(channel: string, person: string): string {
  return JSON.stringify([channel, person])
}

/** Resolves at once, and now and then after the event loop has come round. */
export function pauses(): () => Promise<void> {
  let since = performance.now()
  return async () => {
    if (performance.now() - since < SLICE_MS) return
    await turn()
    since = performance.now()
  }
}

async function oldKeys(shelf: Shelf<unknown>, but: number): Promise<string[]> {
  const keys: string[] = []
  for await (const [key] of shelf.entries())
    if (key !== HEAD && !key.startsWith(prefixOf({ number: but }))) keys.push(key)
  return keys
}

function prefixOf({ number }: Pick<CheckpointHead, 'number'>): string {
  return `${String(number).padStart(12, '0')}.`
}

function keyOf(head: Pick<CheckpointHead, 'number'>, at: number): string {
  return `${prefixOf(head)}${String(at).padStart(6, '0')}`
}

/** A key that sorts before another, with nothing of ours between. */
function before(key: string): string {
  return key.slice(0, -1)
}

function sha256(text: string): string {
  return createHash('sha256').update(text).digest('hex')
}
