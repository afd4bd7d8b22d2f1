/**
 * A chat platform on loopback, as the channel contract sees it: real protocol, real sockets, and somebody who
 * can pull the plug. One is opened for a whole run; every case uses people and words of its own.
 */
import type { Channel } from '../../src/channels/channel.ts'

export interface Peer {
  /** A channel for this peer, not started, its deadlines short. `wrong`: with a credential the peer refuses. */
  channel(given?: { readonly credential?: 'wrong' }): Channel
  /**
   * Somebody writes to the bot, in a room with the bot mentioned. The same id again is a redelivery. Resolves when
   * the channel has acknowledged it to the platform.
   */
  say(said: Said): Promise<void>
  /** Somebody takes a choice of what arrived. */
  choose?(received: Received, label: string): Promise<void>
  /** Everything that people and rooms were shown, in order. It outlives a kill. */
  readonly received: readonly Received[]
  /** True: a line stands between messages, so that the channel notices its end by itself. */
  readonly standing?: true
  /** As by SIGKILL: connections break, new ones are refused. */
  kill(): Promise<void>
  revive(): Promise<void>
  /** As by SIGSTOP: connections stand, nothing is answered. */
  freeze(): Promise<void>
  thaw(): Promise<void>
  close(): Promise<void>
  /** Where a push may go. */
  readonly target: { readonly person?: string; readonly room?: string }
  /** Cases that this platform or its stand-in does not have, with the reason. */
  readonly lacks?: Readonly<Partial<Record<Case, string>>>
}

export type Case = 'rooms' | 'unaddressed' | 'quoted' | 'incoming file' | 'mention' | 'wrong credential'

export interface Said {
  readonly id: string
  readonly person: string
  readonly room?: string
  readonly text: string
  readonly quoted?: string
  /** False: said in the room, but not to the bot. */
  readonly addressed?: false
  readonly file?: { readonly name: string; readonly bytes: Buffer }
}

export interface Received {
  readonly person?: string
  readonly room?: string
  readonly text: string
  readonly picture?: Buffer
  readonly file?: { readonly name: string; readonly bytes: Buffer }
  readonly choices?: readonly string[]
  readonly mention?: string
  /** What the peer needs for `choose`. */
  readonly card?: unknown
}

/** A card as it was shown anew, to whom. */
export interface Updated {
  readonly title: string
  readonly people: readonly string[]
}

/** In every wrong credential, so that a case can look for it in what is told. */
export const WRONG = 'wrong-4f1c9a'

/** A picture of one pixel. */
export const PIXEL = Buffer.from(
  'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNkYPhfDwAChwGA60e6kgAAAABJRU5ErkJggg==',
  'base64',
)
