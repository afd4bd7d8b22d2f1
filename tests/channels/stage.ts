/** What the cases of the channel contract share: a peer, channels on it, people who speak, and what they saw. */
import { expect } from 'vitest'
import { systemClock } from '../../src/base/clock.ts'
import type { Channel, Incoming, IncomingHandler, Outgoing, Sent } from '../../src/channels/channel.ts'
import { deliver } from '../../src/channels/deliver.ts'
import type { Case, Peer, Received, Said } from './peer.ts'
import { type Rigged, reportingBot } from './rig.ts'

export const REPORT = '社零一季度增长6.8%'
export const within = { timeout: 15_000 }

export class Stage {
  readonly peer: Peer
  readonly #channels: Channel[] = []
  readonly #rigs: Rigged[] = []
  #serial = 0

  constructor(peer: Peer) {
    this.peer = peer
  }

  lacks(wanted: Case): boolean {
    return this.peer.lacks?.[wanted] !== undefined
  }

  id(): string {
    this.#serial += 1
    return `m${this.#serial}`
  }

  /** Words that no other case uses. */
  words(): string {
    return `第${this.id()}句。`
  }

  person(): string {
    return `u${this.id()}`
  }

  /** A started channel through which messages pass. */
  async started(handler: IncomingHandler = async () => {}): Promise<Channel> {
    const channel = this.peer.channel()
    this.#channels.push(channel)
    await channel.start(handler)
    await expect.poll(() => channel.state.live, within).toBe(true)
    return channel
  }

  /** A started channel that keeps what comes in, and answers what is addressed to it with the same words. */
  async echo(): Promise<{ channel: Channel; incoming: Incoming[] }> {
    const incoming: Incoming[] = []
    const channel: Channel = await this.started(async (it) => {
      incoming.push(it)
      const answer = { to: it.from, text: `答:${it.text}`, answers: it.id }
      if (it.addressed) await deliver(channel, answer, { clock: systemClock, patienceMs: 20_000 })
    })
    return { channel, incoming }
  }

  /** The real bot on a started channel. */
  async bot(): Promise<Rigged & { channel: Channel }> {
    const channel = this.peer.channel()
    this.#channels.push(channel)
    const rig = await reportingBot(channel)
    this.#rigs.push(rig)
    await channel.start((it) => rig.bot.handle(it))
    await expect.poll(() => channel.state.live, within).toBe(true)
    return { ...rig, channel }
  }

  say(said: Partial<Said> & Pick<Said, 'person'>): Promise<void> {
    return this.peer.say({ id: this.id(), text: REPORT, ...said })
  }

  to(channel: Channel): Outgoing['to'] {
    return { channel: channel.name, person: '', ...this.peer.target }
  }

  /** Offered once. */
  send(channel: Channel, text: string, more: Partial<Outgoing> = {}): Promise<Sent> {
    return channel.send({ to: this.to(channel), text, ...more })
  }

  /** Offered until the channel says what became of it. */
  push(channel: Channel, text: string, more: Partial<Outgoing> = {}): Promise<Sent> {
    return deliver(
      channel,
      { to: this.to(channel), text, ...more },
      { clock: systemClock, patienceMs: 20_000 },
    )
  }

  /** The peer is killed, and the channel has noticed where it can. */
  async kill(channel: Channel): Promise<void> {
    await this.peer.kill()
    if (this.peer.standing) await expect.poll(() => channel.state.live, within).toBe(false)
  }

  shown(text: string): Received[] {
    return this.peer.received.filter((it) => it.text.includes(text))
  }

  answersTo(person: string): Received[] {
    return this.peer.received.filter((it) => it.person === person)
  }

  async clear(): Promise<void> {
    await this.peer.thaw()
    await this.peer.revive()
    await Promise.all(this.#channels.splice(0).map((it) => it.stop()))
    await Promise.all(this.#rigs.splice(0).map((it) => it.close()))
  }
}
