import { readFileSync } from 'node:fs'
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest'
import { HandClock, systemClock } from '../../src/base/clock.ts'
import type { Incoming } from '../../src/channels/channel.ts'
import type { WecomApp, WecomAppOptions } from '../../src/channels/wecom-app.ts'
import { channelContract } from '../contracts/channel.contract.ts'
import { type AppPeer, appPeer, messageXml } from './peers/wecom-app.ts'
import { rateShelf } from './rates.ts'

channelContract(
  '企业微信自建应用',
  {
    receives: true,
    direct: true,
    rooms: false,
    pictures: true,
    files: true,
    choices: true,
    longestText: 2048,
  },
  () => appPeer(),
)

describe('the self-built app', () => {
  let peer: AppPeer
  let app: WecomApp
  let incoming: Incoming[] = []
  const faults: unknown[] = []
  const to = { channel: 'wecom-app', person: 'liwei' }
  const vectors = JSON.parse(readFileSync('tests/channels/vectors/wecom-crypto.json', 'utf8'))

  beforeAll(async () => {
    peer = await appPeer()
  })
  afterEach(() => app.stop())
  afterAll(() => peer.close())

  async function started(given: Partial<WecomAppOptions> = {}) {
    incoming = []
    faults.length = 0
    app = peer.app({ log: (_, error) => faults.push(error), ...given })
    await app.start(async (it) => void incoming.push(it))
  }

  it('answers the official address check with the text alone.', async () => {
    await started()
    const { msg_signature, timestamp, nonce, echostr, expected_echo } = vectors.official_verify_url
    const query = { msg_signature, timestamp, nonce, echostr }
    expect(await peer.callback({ method: 'GET', query })).toEqual({ status: 200, text: expected_echo })
    const forged = { ...query, msg_signature: vectors.negative[0].msg_signature }
    expect(await peer.callback({ method: 'GET', query: forged })).toEqual({ status: 403, text: '' })
  })

  it('takes the official message, at its time.', async () => {
    const { msg_signature, timestamp, nonce, body_xml: body } = vectors.official_receive_msg
    await started({ clock: new HandClock(new Date(Number(timestamp) * 1000)) })
    expect(await peer.callback({ query: { msg_signature, timestamp, nonce }, body })).toEqual({
      status: 200,
      text: '',
    })
    await expect.poll(() => incoming).toMatchObject([{ id: '4561255354251345929', text: 'hello' }])
    expect(incoming[0]?.from).toEqual({ channel: 'wecom-app', person: 'mycreate' })
  })

  it('takes a callback once that is played again, and refuses an old one, a forged one and another receiver.', async () => {
    await started()
    const xml = messageXml({ id: 'r1', person: 'u1', text: '社零6.8%' })
    const sealed = peer.sealed(xml)
    expect(await peer.callback(sealed)).toEqual({ status: 200, text: '' })
    expect(await peer.callback(sealed)).toEqual({ status: 200, text: '' })
    expect((await peer.callback(peer.sealed(xml, { timestamp: '1409659813' }))).status).toBe(403)
    expect((await peer.callback(peer.sealed(xml, { receiver: 'wwOTHER' }))).status).toBe(403)
    expect((await peer.callback({ ...sealed, query: { ...sealed.query, nonce: 'other' } })).status).toBe(403)
    expect((await peer.callback({ query: {}, body: xml })).status).toBe(403)
    expect((await peer.callback({ ...peer.sealed(xml), body: 'x'.repeat(300_000) })).status).toBe(413)
    await app.stop()
    expect(incoming).toHaveLength(1)
    expect(faults).toMatchObject([{ code: 'wecom-app.clock' }])
  })

  it('asks for a token once for many senders, and keeps it until shortly before its end.', async () => {
    const clock = new HandClock(systemClock.now())
    await started({ clock })
    const before = peer.counts.tokens
    clock.moveTo(new Date(clock.now().getTime() + 6_000_000))
    await Promise.all(
      Array.from({ length: 10 }, (_, index) =>
        app.send({ to: { ...to, person: `p${index}` }, text: '通知' }),
      ),
    )
    expect(peer.counts.tokens).toBe(before)
    clock.moveTo(new Date(clock.now().getTime() + 1_000_000))
    await Promise.all(
      Array.from({ length: 10 }, (_, index) =>
        app.send({ to: { ...to, person: `p${index}` }, text: '通知' }),
      ),
    )
    expect(peer.counts.tokens).toBe(before + 1)
  })

  it('renews a token that the platform has dropped, once, and waits where it is told to.', async () => {
    const clock = new HandClock(systemClock.now())
    await started({ clock })
    const before = peer.counts.tokens
    peer.refuseNext(42001)
    expect(await app.send({ to, text: '通知一' })).toEqual({ ok: true })
    expect(peer.counts.tokens).toBe(before + 1)

    peer.refuseNext(40014, 40014)
    expect(await app.send({ to, text: '通知二' })).toMatchObject({ refused: true })

    peer.refuseNext(45009)
    const minute = new Date(clock.now().getTime() + 60_000)
    expect(await app.send({ to, text: '通知三' })).toMatchObject({ retryAt: minute })
    expect(await app.send({ to, text: '通知三' })).toEqual({ ok: true })
    expect(
      peer.received
        .filter((it) => it.text.startsWith('通知'))
        .map((it) => it.text)
        .slice(-2),
    ).toEqual(['通知一', '通知三'])
  })

  it('tells that a member cannot be reached although the platform says ok.', async () => {
    await started()
    peer.unknown.add('gone')
    const sent = await app.send({ to: { ...to, person: 'gone' }, text: '通知' })
    expect(sent).toMatchObject({ refused: true, problem: { remedy: expect.stringContaining('可见范围') } })
  })

  it('sends one member no more than the platform silently takes, and others beside.', async () => {
    const clock = new HandClock(systemClock.now())
    await started({ clock, perMinute: 3 })
    const sends = peer.counts.sends
    for (let sent = 0; sent < 3; sent += 1) expect(await app.send({ to, text: '通知' })).toEqual({ ok: true })
    expect(await app.send({ to, text: '通知' })).toMatchObject({
      retryAt: new Date(clock.now().getTime() + 60_000),
    })
    expect(await app.send({ to: { ...to, person: 'other' }, text: '通知' })).toEqual({ ok: true })
    expect(peer.counts.sends).toBe(sends + 4)
  })

  it('shows on a card what was chosen first, to whoever chose.', async () => {
    await started()
    const choices = [
      { label: '登记为新值', text: '确认' },
      { label: '不登记', text: '取消' },
    ]
    expect(await app.send({ to, text: '请确认', choices })).toEqual({ ok: true })
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

  it('counts on after a restart what one member was sent before it.', async () => {
    const rates = rateShelf()
    await started({ perMinute: 2, rates })
    for (const text of ['一', '二']) expect(await app.send({ to, text })).toEqual({ ok: true })
    await app.stop()
    await started({ perMinute: 2, rates })
    expect(await app.send({ to, text: '三' })).toMatchObject({ problem: { code: 'wecom-app.rate' } })
    expect(await app.send({ to: { ...to, person: 'other' }, text: '一' })).toEqual({ ok: true })
  })

  it('says of a message in parts whose second part failed that it may have arrived.', async () => {
    await started()
    peer.refuseNext(0, 45009)
    const sent = await app.send({ to, text: '岳'.repeat(1_000) })
    expect(sent).toMatchObject({ unknown: true, problem: { code: 'wecom-app.refused' } })
  })

  it('tells that its port is taken.', async () => {
    await started()
    const second = peer.app({ listen: { host: '127.0.0.1', port: app.port, path: '/wecom' } })
    await expect(second.start(async () => {})).rejects.toMatchObject({ code: 'wecom-app.listen' })
  })
})
