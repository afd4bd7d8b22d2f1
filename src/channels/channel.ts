/**
 * The seam between the bot and a chat platform: transport only, plain data. A channel hands in every message
 * it was given, in the order of its dialogue, and carries answers out by the same road.
 *
 *     await channel.start((incoming) => bot.handle(incoming))
 *     const sent = await channel.send({ to: incoming.from, text: '…', answers: incoming.id })
 *     if ('retryAt' in sent) …
 */
import type { Address } from '../base/address.ts'
import type { Problem } from '../base/problem.ts'

export interface Incoming {
  /** The platform's message id: the same id again is a redelivery. */
  readonly id: string
  readonly from: Address
  /** As the platform shows the sender; kept beside the words, never an identity. */
  readonly name: string | null
  /** Without the mention of the bot; for a choice that was taken, the text that it sends. */
  readonly text: string
  /** When it was sent. */
  readonly at: Date
  /** In a room: whether the bot was mentioned. A direct message always is addressed. */
  readonly addressed: boolean
  /** The text of the message that this one quotes. */
  readonly quoted: string | null
  readonly files?: readonly IncomingFile[]
  /** Files that the platform still has, as the channel that is to fetch them knows them: plain JSON. */
  readonly enclosed?: readonly unknown[]
  /** The platform gives accounts new ids at each login: nobody is known by one, who may ask but not report. */
  readonly fleeting?: true
  /** The card whose choice was taken, by the platform's id of it. */
  readonly card?: string
}

export interface IncomingFile {
  readonly name: string
  /** A media type, such as `image/png`. */
  readonly type: string
  /** Null: it could not be fetched, or is too large. */
  readonly bytes: Uint8Array | null
}

export interface Outgoing {
  /** With a room: to everybody in it; without: to the person alone. */
  readonly to: Address
  /** Plain text: what would be markup, a mention of everybody or a control character is made harmless. */
  readonly text: string
  /** The id of the message that this answers; a push has none. */
  readonly answers?: string
  /** Of a push: what makes it the same one. */
  readonly key?: string
  /** `name`: the file's, after what it shows. */
  readonly picture?: { readonly png: Uint8Array; readonly alt: string; readonly name?: string }
  readonly file?: { readonly name: string; readonly type: string; readonly bytes: Uint8Array }
  /** Buttons where the platform has them, else numbered lines. */
  readonly choices?: readonly Choice[]
  /** A link of the bot's own, below the text: the only one that leaves unharmed. */
  readonly link?: string
  /** In a room: who is called, by the account id; left out where the platform cannot. */
  readonly mention?: string
}

export interface Choice {
  readonly label: string
  /** What choosing it sends, as if it were typed. */
  readonly text: string
}

/**
 * What became of a message. `retryAt`: it was not sent, and may be sent again then. `unknown`: it may have
 * arrived, all or a part of it; it is listed, and never sent again unasked. `refused`: it never can be sent so.
 */
export type Sent =
  | { readonly ok: true }
  | { readonly retryAt: Date; readonly problem: Problem }
  | { readonly unknown: true; readonly problem: Problem }
  | { readonly refused: true; readonly problem: Problem }

/** What a channel can carry; it leaves out, or turns into text, what it cannot. */
export interface Abilities {
  /** False: push only, nothing ever comes in. */
  readonly receives: boolean
  readonly direct: boolean
  readonly rooms: boolean
  readonly pictures: boolean
  readonly files: boolean
  readonly choices: boolean
  /** Bytes of UTF-8 in one message; what is longer goes out in numbered parts. */
  readonly longestText: number
}

/** For health: whether messages pass, and what is in the way or was the last time. */
export interface ChannelState {
  readonly live: boolean
  readonly problem: Problem | null
  /** Another process has it just now, and this one takes it over when that ends. */
  readonly standby?: true
}

/** Resolves when the message is handled; never rejects. */
export type IncomingHandler = (incoming: Incoming) => Promise<void>

/** Resolves when the message is on disk: only then its platform is told that it arrived. Rejects where it cannot be kept. */
export type IncomingKeeper = (incoming: Incoming) => Promise<void>

export interface Channel {
  /** What stands in `Address.channel`. */
  readonly name: string
  readonly abilities: Abilities
  readonly state: ChannelState
  /** The platform takes one connection of a bot, and throws off the one before: of several processes one may have it. */
  readonly single?: true
  /**
   * Resolves once messages can come in, or once it is plain that the platform cannot be reached just now: `state`
   * says so, and the channel goes on trying. Rejects with a Problem where trying is no use: a wrong credential.
   */
  start(handler: IncomingHandler, keep?: IncomingKeeper): Promise<void>
  /** Never rejects, and answers within the channel's deadline. */
  send(outgoing: Outgoing): Promise<Sent>
  /** The files of a message that are `enclosed`; never rejects: what cannot be fetched has no bytes. */
  fetch?(incoming: Incoming): Promise<readonly IncomingFile[]>
  /** Takes nothing more in; resolves when what was taken in is handled and what is being sent is settled. */
  stop(): Promise<void>
}
