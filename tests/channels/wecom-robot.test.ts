import { describe, expect, it } from 'vitest'
import { HandClock } from '../../src/base/clock.ts'
import { channelContract } from '../contracts/channel.contract.ts'
import { robotPeer } from './peers/wecom-robot.ts'

channelContract(
  '企业微信群机器人',
  {
    receives: false,
    direct: false,
    rooms: true,
    pictures: true,
    files: true,
    choices: false,
    longestText: 2048,
  },
  () => robotPeer(),
)

describe('the group robot', () => {
  const to = { channel: 'wecom-robot', room: '调度群', person: '' }

  it('sends 20 messages a minute and no more, a restart in between or not.', async () => {
    const peer = await robotPeer(20)
    const clock = new HandClock(new Date('2025-04-12T01:00:00Z'))
    const kept = new Map<string, readonly number[]>()
    const rates = {
      get: async (key: string) => kept.get(key),
      set: async (key: string, value: readonly number[]) => void kept.set(key, value),
    }
    const robot = async () => {
      const robot = peer.robot({ rates, clock, perMinute: 20 })
      await robot.start()
      return robot
    }
    const before = await robot()
    for (let sent = 0; sent < 15; sent += 1)
      expect(await before.send({ to, text: `第${sent}条` })).toEqual({ ok: true })
    await before.stop()

    clock.moveTo(new Date('2025-04-12T01:00:30Z'))
    const after = await robot()
    const sent = []
    for (let index = 15; index < 22; index += 1) sent.push(await after.send({ to, text: `第${index}条` }))
    expect(sent.filter((it) => 'ok' in it)).toHaveLength(5)
    expect(sent[5]).toMatchObject({ retryAt: new Date('2025-04-12T01:01:00Z') })
    expect(peer.requests()).toBe(20)
    await after.stop()
    await peer.close()
  })

  it('waits a minute where the platform has counted differently.', async () => {
    const peer = await robotPeer(0)
    const clock = new HandClock(new Date('2025-04-12T01:00:00Z'))
    const robot = peer.robot({ clock })
    await robot.start()
    expect(await robot.send({ to, text: '通知' })).toMatchObject({
      retryAt: new Date('2025-04-12T01:01:00Z'),
    })
    await peer.close()
  })

  it('refuses a group that has no robot.', async () => {
    const peer = await robotPeer()
    const robot = peer.robot()
    await robot.start()
    const sent = await robot.send({ to: { ...to, room: 'constructor' }, text: '通知' })
    expect(sent).toMatchObject({ refused: true, problem: { code: 'wecom-robot.no_robot' } })
    await peer.close()
  })
})
