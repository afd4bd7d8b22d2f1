import { describe, expect, it } from 'vitest'
import { HandClock } from '../../src/base/clock.ts'
import { Problem } from '../../src/base/problem.ts'
import type { Outgoing, Sent } from '../../src/channels/channel.ts'
import { Ledger } from '../../src/ledger/ledger.ts'
import type { Revision } from '../../src/ledger/revision.ts'
import { type Person, Roster } from '../../src/plan/roster.ts'
import { Reminding } from '../../src/reminding.ts'
import { openStore } from '../../src/storage/open.ts'
import { clerk, head, person, plan, reported } from './desk.ts'

const RETAIL = '社会消费品零售总额增速（1—4月）'
const admin = person('admin', 'admin', null)
const problem = (code: string) => new Problem(code, code, '')

async function rig(at: string, people: readonly Person[] = [clerk, head, admin]) {
  const clock = new HandClock(new Date(at))
  const store = await openStore('memory:')
  const ledger = await Ledger.open(store, clock)
  const sent: Outgoing[] = []
  const answers: Sent[] = []
  let gate: Promise<void> = Promise.resolve()
  const channel = {
    name: 'test',
    async send(outgoing: Outgoing): Promise<Sent> {
      await gate
      sent.push(outgoing)
      return answers.shift() ?? { ok: true }
    },
  }
  const faults: unknown[] = []
  const make = () =>
    new Reminding({
      plan,
      roster: new Roster(people),
      ledger,
      store,
      channels: [channel],
      clock,
      log: (_, error) => faults.push(error),
    })
  const tell = async (revisions: readonly Revision[], message: string) => {
    await ledger.refresh()
    const origin = {
      person: 'clerk',
      unit: '市商务局',
      channel: 'test',
      room: null,
      message,
      sentAt: clock.now().toISOString(),
    }
    await ledger.append({ origin, words: null, revisions }, ledger.head)
  }
  return {
    clock,
    sent,
    answers,
    faults,
    make,
    tell,
    hold: (until: Promise<void>) => {
      gate = until
    },
    at: (moment: string) => clock.moveTo(new Date(moment)),
    /** Who got what since the last time it was asked. */
    got: () => sent.splice(0).map((it) => it.to.person),
  }
}

describe('the timekeeper', () => {
  it('sends what falls due between two beats once, however often and by however many it is asked.', async () => {
    const it = await rig('2025-05-15T08:59:30+08:00')
    const [one, two] = [it.make(), it.make()]
    await one.timekeeper.tick()
    expect(it.got()).toEqual([])
    it.at('2025-05-15T09:00:30+08:00')
    await Promise.all([one.timekeeper.tick(), two.timekeeper.tick(), one.timekeeper.tick()])
    await it.make().timekeeper.tick()
    expect(it.got()).toEqual(['clerk'])
  })

  it('makes up for an hour that was lost, and says nothing of it; repeats nothing when the clock is set back.', async () => {
    const it = await rig('2025-05-15T08:30:00+08:00')
    const { timekeeper } = it.make()
    await timekeeper.tick()
    it.at('2025-05-15T09:40:00+08:00')
    await timekeeper.tick()
    expect(it.sent[0]?.text).not.toContain('迟发')
    expect(it.got()).toEqual(['clerk'])
    for (const moment of [
      '2025-05-15T08:40:00+08:00',
      '2025-05-15T09:00:00+08:00',
      '2025-05-15T09:41:00+08:00',
    ]) {
      it.at(moment)
      await timekeeper.tick()
    }
    expect(it.got()).toEqual([])
  })

  it('is a day late: it is sent and says so; more than that: it goes into the next digest.', async () => {
    const late = await rig('2025-05-15T08:30:00+08:00', [clerk, admin])
    const first = late.make().timekeeper
    await first.tick()
    late.at('2025-05-16T15:00:00+08:00')
    await first.tick()
    const [message] = late.sent
    // The digest of the 16th was due as well: one message, with all of it.
    expect(late.got()).toEqual(['clerk'])
    expect(message?.text).toContain(RETAIL)

    const gone = await rig('2025-05-15T08:30:00+08:00')
    const second = gone.make().timekeeper
    await second.tick()
    gone.at('2025-05-23T10:00:00+08:00')
    await second.tick()
    gone.at('2025-05-23T10:01:00+08:00')
    await second.tick()
    const mine = gone.sent.filter((it) => it.to.person === 'clerk')
    expect(mine).toHaveLength(1)
    expect(mine[0]?.text).toContain('已过报送日期')
    expect(mine[0]?.text).toContain(RETAIL)
  })

  it('is late by a night: it says so.', async () => {
    const it = await rig('2025-05-15T08:30:00+08:00', [clerk, admin])
    const { timekeeper } = it.make()
    await timekeeper.tick()
    it.answers.push(
      ...Array.from({ length: 40 }, () => ({
        retryAt: new Date('2025-05-15T10:00:00+08:00'),
        problem: problem('busy'),
      })),
    )
    it.at('2025-05-15T09:00:00+08:00')
    await timekeeper.tick()
    it.answers.splice(0)
    it.got()
    // The whole afternoon is lost; the next day has a digest of its own at nine, which takes it in.
    it.at('2025-05-16T08:45:00+08:00')
    await timekeeper.tick()
    expect(it.got()).toEqual([])
    it.at('2025-05-16T09:00:00+08:00')
    await timekeeper.tick()
    expect(it.sent[0]?.text).toContain(RETAIL)
    expect(it.got()).toEqual(['clerk'])
  })

  it('does not replay a day that a clock set ahead has skipped, nor fall silent after it.', async () => {
    const it = await rig('2025-05-14T18:00:00+08:00', [clerk, admin])
    const { timekeeper } = it.make()
    await timekeeper.tick()
    it.at('2025-05-16T18:00:00+08:00')
    await timekeeper.tick()
    expect(it.got()).toEqual([])
    it.at('2025-05-15T09:00:00+08:00')
    await timekeeper.tick()
    expect(it.got()).toEqual(['clerk'])
    it.at('2025-05-16T09:00:00+08:00')
    await timekeeper.tick()
    it.at('2025-05-16T18:01:00+08:00')
    await timekeeper.tick()
    expect(it.got()).toEqual(['clerk'])
  })

  it('looks once more before it sends: what was reported meanwhile is cleared, not asked for.', async () => {
    const it = await rig('2025-05-15T08:30:00+08:00')
    const reminding = it.make()
    await reminding.timekeeper.tick()
    it.answers.push({ retryAt: new Date('2025-05-15T09:30:00+08:00'), problem: problem('busy') })
    it.at('2025-05-15T09:00:00+08:00')
    await reminding.timekeeper.tick()
    expect(it.got()).toEqual(['clerk'])
    await it.tell(reported('1-retail-growth', '2025-04-30', it.clock.now().toISOString()).revisions, 'm1')
    it.at('2025-05-15T09:30:00+08:00')
    await reminding.timekeeper.tick()
    expect(it.sent).toHaveLength(1)
    expect(it.sent[0]?.text).not.toContain(RETAIL)
    const [row] = await reminding.outbox.since('2025-05-15')
    expect(row).toMatchObject({ state: 'sent', cleared: [{ duty: { indicator: '1-retail-growth' } }] })
  })

  it('shows the administrator the next morning what is unknown or refused, and sends neither again.', async () => {
    const it = await rig('2025-05-19T08:30:00+08:00')
    const { timekeeper } = it.make()
    await timekeeper.tick()
    it.answers.push({ unknown: true, problem: problem('连接中断') })
    it.at('2025-05-19T09:00:00+08:00')
    await timekeeper.tick()
    it.got()
    it.at('2025-05-19T15:00:00+08:00')
    await timekeeper.tick()
    expect(it.got()).toEqual([])
    // The day was not watched from its beginning; the next one is.
    it.answers.push({ refused: true, problem: problem('不在通讯录') })
    it.at('2025-05-20T09:00:00+08:00')
    await timekeeper.tick()
    it.got()
    it.at('2025-05-21T09:00:00+08:00')
    await timekeeper.tick()
    const told = it.sent.find((message) => message.to.person === 'admin')
    expect(told?.text).toMatch(
      /5月20日提醒发送情况：应发\d+条，已发\d+条。\n未能发出1条：clerk（编号\w{6}，不在通讯录）/,
    )
    it.got()
    await timekeeper.tick()
    expect(it.got()).toEqual([])
  })

  it('is quiet to the administrator where all went well.', async () => {
    const it = await rig('2025-05-14T18:00:00+08:00')
    const reminding = it.make()
    await reminding.walk(it.clock, new Date('2025-05-30T18:00:00+08:00'))
    expect(it.got().filter((who) => who === 'admin')).toEqual([])
  })

  it('waits at a stop for the round that is under way, and begins no other.', async () => {
    const it = await rig('2025-05-15T08:59:59+08:00')
    const { timekeeper } = it.make()
    await timekeeper.tick()
    it.at('2025-05-15T09:00:00+08:00')
    let open = () => {}
    it.hold(new Promise((resolve) => (open = resolve)))
    timekeeper.start()
    let stopped = false
    const stop = timekeeper.stop().then(() => (stopped = true))
    await new Promise((resolve) => setImmediate(resolve))
    expect(stopped).toBe(false)
    open()
    await stop
    expect(it.got()).toEqual(['clerk'])
  })

  it('lets a fault of the store be seen, and goes on at the next beat.', async () => {
    const it = await rig('2025-05-15T08:59:00+08:00')
    const { timekeeper } = it.make()
    await timekeeper.tick()
    it.at('2025-05-15T09:00:00+08:00')
    it.answers.push({ retryAt: new Date('2025-05-15T09:05:00+08:00'), problem: problem('down') })
    await timekeeper.tick()
    expect(it.faults).toHaveLength(1)
    it.at('2025-05-15T09:04:00+08:00')
    await timekeeper.tick()
    expect(it.got()).toEqual(['clerk'])
    it.at('2025-05-15T09:05:00+08:00')
    await timekeeper.tick()
    expect(it.got()).toEqual(['clerk'])
  })
})
