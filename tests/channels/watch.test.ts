import { describe, expect, it } from 'vitest'
import { HandClock } from '../../src/base/clock.ts'
import { Problem } from '../../src/base/problem.ts'
import { appPeer } from './peers/wecom-app.ts'
import { robotPeer } from './peers/wecom-robot.ts'
import { until } from './until.ts'

describe('a platform that is out of reach', () => {
  it('is known to be back without a message having to be sent.', async () => {
    for (const peer of [await robotPeer(), await appPeer()]) {
      await peer.kill()
      const channel = peer.channel()
      await channel.start(async () => {})
      expect(channel.state).toMatchObject({ live: false, problem: { code: `${channel.name}.unreachable` } })
      await peer.revive()
      await until(() => channel.state.live)
      expect(channel.state.problem).toBeNull()
      expect(peer.received).toEqual([])
      await channel.stop()
      await peer.close()
    }
  })

  it('is written to again later where the count of messages cannot be kept.', async () => {
    const peer = await robotPeer()
    const full = async () => {
      throw new Problem('store.full', '磁盘已满', '请清理磁盘')
    }
    const clock = new HandClock(new Date('2025-04-12T01:00:00Z'))
    const robot = peer.robot({ clock, rates: { get: async () => undefined, set: full } })
    await robot.start()
    const sent = await robot.send({ to: { channel: robot.name, room: '调度群', person: '' }, text: '通知' })
    expect(sent).toMatchObject({ retryAt: expect.any(Date), problem: { code: 'store.full' } })
    expect(peer.received).toEqual([])
    await robot.stop()
    await peer.close()
  })
})
