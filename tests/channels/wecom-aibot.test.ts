import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import type { Incoming } from '../../src/channels/channel.ts'
import type { WecomAibot, WecomAibotOptions } from '../../src/channels/wecom-aibot.ts'
import { channelContract } from '../contracts/channel.contract.ts'
import { type AibotPeer, aibotPeer } from './peers/wecom-aibot.ts'
import { rateShelf } from './rates.ts'

channelContract(
  '企业微信智能机器人',
  {
    receives: true,
    direct: true,
    rooms: true,
    pictures: true,
    files: true,
    choices: true,
    longestText: 20_480,
  },
  () => aibotPeer(),
)

describe('the AI bot', () => {
  let peer: AibotPeer
  const bots: WecomAibot[] = []
  const to = { channel: 'wecom-aibot', person: 'liwei' }

  beforeEach(async () => {
    peer = await aibotPeer()
  })
  afterEach(async () => {
    await Promise.all(bots.splice(0).map((it) => it.stop()))
    await peer.close()
  })

  async function started(given: Partial<WecomAibotOptions> = {}) {
    const incoming: Incoming[] = []
    const faults: unknown[] = []
    const bot = peer.bot({ log: (_, error) => faults.push(error), ...given })
    bots.push(bot)
    await bot.start(async (it) => void incoming.push(it))
    return { bot, incoming, faults }
  }
  const count = (command: string) => peer.counts.get(command) ?? 0

  it('raises an alarm when another connection kicks it, and does not fight.', async () => {
    const first = await started()
    const second = await started()
    await expect.poll(() => first.bot.state.problem?.code).toBe('wecom-aibot.kicked')
    expect(first.faults).toMatchObject([{ code: 'wecom-aibot.kicked' }])
    expect(await first.bot.send({ to, text: '通知' })).toHaveProperty('retryAt')
    expect(await second.bot.send({ to, text: '通知' })).toEqual({ ok: true })
    // A bot that fought would have come back at once: its pauses are 20 ms here.
    const pings = count('ping')
    await expect.poll(() => count('ping')).toBeGreaterThan(pings + 3)
    expect(count('aibot_subscribe')).toBe(2)
    expect(second.bot.state.live).toBe(true)
  })

  it('does not hang where its subscription is not answered, and comes up when it is.', async () => {
    peer.mute(true)
    const { bot } = await started({ connectMs: 500 })
    expect(bot.state).toMatchObject({ live: false, problem: { code: 'wecom-aibot.unreachable' } })
    peer.mute(false)
    await expect.poll(() => bot.state).toEqual({ live: true, problem: null })
  })

  it('starts while the platform is away, and comes up when it is there.', async () => {
    await peer.kill()
    const { bot } = await started()
    expect(bot.state.live).toBe(false)
    await peer.revive()
    await expect.poll(() => bot.state.live, { timeout: 5_000 }).toBe(true)
  })

  it('notices a line that is dead although it stands, and builds another.', async () => {
    const { bot, incoming } = await started()
    await peer.freeze()
    await expect.poll(() => bot.state.live, { timeout: 5_000 }).toBe(false)
    await peer.thaw()
    await expect.poll(() => bot.state.live, { timeout: 5_000 }).toBe(true)
    await peer.say({ id: 'm1', person: 'u1', text: '社零6.8%' })
    await expect.poll(() => incoming.length).toBe(1)
  })

  it('answers by the request, once, and by a message of its own where that is gone.', async () => {
    const { bot, incoming } = await started()
    await peer.say({ id: 'm1', person: 'u1', text: '社零6.8%' })
    await expect.poll(() => incoming.length).toBe(1)
    const answer = { to: { ...to, person: 'u1' }, text: '已登记', answers: 'm1' }
    expect(await bot.send(answer)).toEqual({ ok: true })
    expect([count('aibot_respond_msg'), count('aibot_send_msg')]).toEqual([1, 0])
    expect(await bot.send({ ...answer, text: '另:请核对' })).toEqual({ ok: true })
    expect([count('aibot_respond_msg'), count('aibot_send_msg')]).toEqual([1, 1])

    await peer.say({ id: 'm2', person: 'u1', text: '社零6.9%' })
    await expect.poll(() => incoming.length).toBe(2)
    peer.refuseNext(846608)
    expect(await bot.send({ ...answer, text: '已更正', answers: 'm2' })).toEqual({ ok: true })
    expect(peer.received.map((it) => it.text)).toEqual(['已登记', '另:请核对', '已更正'])
  })

  it('tells what the platform refuses, and waits where it is too often.', async () => {
    const { bot } = await started()
    peer.refuseNext(40058)
    expect(await bot.send({ to, text: '通知' })).toMatchObject({
      refused: true,
      problem: { code: 'wecom-aibot.refused' },
    })
    peer.refuseNext(45009)
    expect(await bot.send({ to, text: '通知' })).toHaveProperty('retryAt')
    peer.refuseNext(0, 40058)
    const parts = await bot.send({ to, text: '岳'.repeat(8_000) })
    expect(parts).toMatchObject({ unknown: true })
  })

  it('sends one conversation no more than the platform takes.', async () => {
    const { bot } = await started({ perMinute: 2 })
    expect(await bot.send({ to, text: '一' })).toEqual({ ok: true })
    expect(await bot.send({ to, text: '二' })).toEqual({ ok: true })
    expect(await bot.send({ to, text: '三' })).toMatchObject({ problem: { code: 'wecom-aibot.rate' } })
    expect(await bot.send({ to: { ...to, person: 'other' }, text: '一' })).toEqual({ ok: true })
  })

  it('shows on a card what was chosen first, to whoever chose.', async () => {
    const { bot, incoming } = await started()
    const choices = [
      { label: '登记为新值', text: '确认' },
      { label: '不登记', text: '取消' },
    ]
    expect(await bot.send({ to, text: '请确认', choices })).toEqual({ ok: true })
    const card = peer.received.findLast((it) => it.choices !== undefined)
    if (!card) throw new Error('no card')
    const before = peer.updates.length
    const shown = { title: '已选择：登记为新值', people: ['liwei'] }
    await peer.choose?.(card, '登记为新值')
    await expect.poll(() => peer.updates.slice(before)).toEqual([shown])
    await peer.choose?.(card, '不登记')
    await expect.poll(() => peer.updates.slice(before)).toEqual([shown, shown])
    expect(incoming.map((it) => it.text)).toEqual(['确认', '取消'])
    expect(new Set(incoming.map((it) => it.card)).size).toBe(1)
  })

  it('counts on after a restart what one conversation was sent before it.', async () => {
    const rates = rateShelf()
    const first = await started({ perMinute: 2, rates })
    await first.bot.send({ to, text: '一' })
    await first.bot.send({ to, text: '二' })
    await first.bot.stop()
    const { bot } = await started({ perMinute: 2, rates })
    expect(await bot.send({ to, text: '三' })).toMatchObject({ problem: { code: 'wecom-aibot.rate' } })
    expect(await bot.send({ to: { ...to, person: 'other' }, text: '一' })).toEqual({ ok: true })
  })

  it('sends a file larger than one part of an upload.', async () => {
    const { bot } = await started()
    const bytes = Buffer.alloc(1_300_000, '岳阳')
    const file = { name: '通报.docx', type: 'application/octet-stream', bytes }
    expect(await bot.send({ to, text: '见附件', file })).toEqual({ ok: true })
    expect(count('aibot_upload_media_chunk')).toBe(3)
    const got = peer.received.find((it) => it.file)?.file
    expect(got?.name).toBe('通报.docx')
    expect(got?.bytes.equals(bytes)).toBe(true)
  })
})
