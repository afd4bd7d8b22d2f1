import { describe, expect, it } from 'vitest'
import { HandClock } from '../../src/base/clock.ts'
import type { Store } from '../../src/base/store.ts'
import { type Nudge, nudgeKey, type Part } from '../../src/reminders/nudge.ts'
import { Outbox, type Row } from '../../src/reminders/outbox.ts'
import { Pace, PERSON_LIMITS, ROOM_LIMITS } from '../../src/reminders/pace.ts'
import { openStore } from '../../src/storage/open.ts'

const START = new Date('2025-05-15T01:00:00Z')
const part = (indicator: string): Part => {
  return {
    duty: { indicator, period: { from: '2025-01-01', to: '2025-04-30' } },
    step: 'on_day',
    as: 'clerk',
  }
}

function nudge(parts: readonly Part[] = [part('a')]): Nudge {
  const it = { kind: 'digest', person: 'clerk', day: '2025-05-15', of: null } as const
  return { ...it, key: nudgeKey(it), to: { channel: 'test', person: 'clerk' }, at: START, parts }
}

async function pair(): Promise<{ store: Store; clock: HandClock; a: Outbox; b: Outbox }> {
  const store = await openStore('memory:')
  const clock = new HandClock(START)
  const shelf = store.shelf<Row>('outbox')
  const outbox = (holder: string) => new Outbox(shelf, { holder, clock, leaseMs: 60_000 })
  return { store, clock, a: outbox('a'), b: outbox('b') }
}

async function only(outbox: Outbox): Promise<Row> {
  const [row, ...more] = await outbox.since('2025-01-01')
  if (row === undefined || more.length > 0) throw new Error('not one row')
  return row
}

const later = (clock: HandClock, ms: number) => clock.moveTo(new Date(clock.now().getTime() + ms))

describe('the outbox', () => {
  it('has one row for a message, and adds to it only while it waits.', async () => {
    const { a, b } = await pair()
    expect(await Promise.all([a.put(nudge()), b.put(nudge()), a.put(nudge([part('b')]))])).toEqual([
      true,
      true,
      true,
    ])
    expect((await only(a)).parts.map((it) => 'indicator' in it.duty && it.duty.indicator)).toEqual(['a', 'b'])
    const claimed = await a.claim(await only(a))
    expect(await b.put(nudge([part('c')]))).toBe(false)
    expect(await b.put(nudge([part('a')]))).toBe(true)
    const sending = await a.begin(claimed as Row, 'text', [])
    await a.settle(sending as Row, 'sent')
    expect(await b.put(nudge([part('c')]))).toBe(false)
    expect(await only(b)).toMatchObject({ state: 'sent', text: 'text', settledAt: START.toISOString() })
  })

  it('gives a row to one of two at once.', async () => {
    const { a, b } = await pair()
    await a.put(nudge())
    const row = await only(a)
    const won = (await Promise.all([a.claim(row), b.claim(row), a.claim(row), b.claim(row)])).filter(
      (it) => it !== null,
    )
    expect(won).toHaveLength(1)
    expect(await b.claim(await only(b))).toBeNull()
  })

  it('gives a claim that ran out to another, and the first may then not send.', async () => {
    const { a, b, clock } = await pair()
    await a.put(nudge())
    const first = await a.claim(await only(a))
    later(clock, 60_001)
    const second = await b.claim(await only(b))
    expect(second).not.toBeNull()
    expect(await a.begin(first as Row, 'text', [])).toBeNull()
    expect(await b.begin(second as Row, 'text', [])).not.toBeNull()
  })

  it('holds no claim for an hour because the clock was set back.', async () => {
    const { a, b, clock } = await pair()
    await a.put(nudge())
    await a.claim(await only(a))
    later(clock, -3_600_000)
    expect(await b.claim(await only(b))).not.toBeNull()
  })

  it('never sends again what may have arrived, and believes the sender if it comes back.', async () => {
    const { a, b, clock } = await pair()
    await a.put(nudge())
    const sending = (await a.begin((await a.claim(await only(a))) as Row, 'text', [])) as Row
    await b.giveUp(await only(b))
    expect((await only(b)).state).toBe('sending')
    later(clock, 24 * 3_600_000)
    await b.giveUp(await only(b))
    expect(await only(b)).toMatchObject({ state: 'unknown', problem: '发送过程中程序中断，是否送达不明' })
    expect(await b.claim(await only(b))).toBeNull()
    await a.settle(sending, 'sent')
    expect((await only(a)).state).toBe('sent')
  })

  it('waits as long as the channel says.', async () => {
    const { a, b, clock } = await pair()
    await a.put(nudge())
    const sending = (await a.begin((await a.claim(await only(a))) as Row, 'text', [])) as Row
    const next = new Date(START.getTime() + 300_000)
    await a.release(sending, next, '请求过于频繁')
    expect(await only(b)).toMatchObject({
      state: 'pending',
      next: next.toISOString(),
      attempts: 1,
      text: null,
    })
    later(clock, 300_000)
    expect(await b.claim(await only(b))).not.toBeNull()
  })
})

describe('the pace', () => {
  const to = (person: string, room?: string) => ({
    channel: 'test',
    person,
    ...(room === undefined ? {} : { room }),
  })

  it('lets a person have 30 a minute over two processes and a restart, and 1,000 an hour.', async () => {
    const { store, clock } = await pair()
    const shelf = store.shelf<readonly number[]>('pace')
    const [one, two] = [new Pace(shelf, clock), new Pace(shelf, clock)]
    const taken = await Promise.all(
      Array.from({ length: 40 }, (_, index) => (index % 2 ? one : two).take(to('u1'))),
    )
    expect(taken.filter((it) => it === null)).toHaveLength(30)
    expect(await new Pace(shelf, clock).take(to('u1'))).toEqual(new Date(START.getTime() + 60_000))
    expect(await one.take(to('u2'))).toBeNull()
    let sent = 30
    for (let minute = 1; minute < 60; minute++) {
      later(clock, 60_000)
      for (let index = 0; index < 30; index++) if ((await one.take(to('u1'))) === null) sent++
    }
    expect(sent).toBe(PERSON_LIMITS[1]?.count)
  })

  it('lets a group have 20 a minute, whoever in it is meant.', async () => {
    const { store, clock } = await pair()
    const pace = new Pace(store.shelf('pace'), clock)
    const taken: (Date | null)[] = []
    for (let index = 0; index < 25; index++) taken.push(await pace.take(to(`u${index}`, 'group')))
    expect(taken.filter((it) => it === null)).toHaveLength(ROOM_LIMITS[0]?.count ?? 0)
  })
})
