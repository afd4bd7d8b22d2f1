/** What every channel must do; each one's test file runs this on it with its platform on loopback. */
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest'
import type { Abilities } from '../../src/channels/channel.ts'
import type { Peer } from '../channels/peer.ts'
import { Stage } from '../channels/stage.ts'
import { faultCases } from './channel/faults.ts'
import { incomingCases } from './channel/incoming.ts'
import { outgoingCases } from './channel/outgoing.ts'

/** `has`: the abilities that the channel is to claim; each case runs where they allow it. */
export function channelContract(name: string, has: Abilities, open: () => Promise<Peer>): void {
  describe(`the channel contract on ${name}`, { timeout: 30_000 }, () => {
    let opened: Stage | undefined
    const stage = () => {
      if (!opened) throw new Error('the peer was not opened')
      return opened
    }

    beforeAll(async () => {
      opened = new Stage(await open())
    }, 60_000)
    afterEach(() => opened?.clear())
    afterAll(() => opened?.peer.close())

    it('claims the abilities that are expected of it.', () => {
      expect(stage().peer.channel().abilities).toEqual(has)
    })

    incomingCases(has, stage)
    outgoingCases(has, stage)
    faultCases(stage)
  })
}
