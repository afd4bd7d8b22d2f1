/**
 * The seam between the bot and a chat platform: transport only, plain data. A channel hands in every message
 * it was given, in the order of its dialogue, and carries answers out by the same road.
 *
 *     await channel.start((incoming) => bot.handle(incoming))
 *     await channel.send({ to: incoming.from, text: '…' })
 */
import type { Address } from '../base/address.ts'

export interface Incoming {
  /** The platform's message id: the same id again is a redelivery. */
  readonly id: string
  readonly from: Address
  /** As the platform shows the sender; kept beside the words, never an identity. */
  readonly name: string | null
  readonly text: string
  /** When it was sent. */
  readonly at: Date
  /** In a room: whether the bot was mentioned. A direct message always is addressed. */
  readonly addressed: boolean
  /** The text of the message that this one quotes. */
  readonly quoted: string | null
}

export interface Outgoing {
  /** With a room: to everybody in it; without: to the person alone. */
  readonly to: Address
  readonly text: string
}

export interface Channel {
  /** What stands in `Address.channel`. */
  readonly name: string
  /** Resolves once messages can come in. The handler never rejects. */
  start(handler: (incoming: Incoming) => Promise<void>): Promise<void>
  /** Resolves once the platform has taken the message, rejects where it has not. */
  send(outgoing: Outgoing): Promise<void>
  /** Takes nothing more in, and resolves when what was taken in has been handled. */
  stop(): Promise<void>
}
