import { describe, expect, it } from 'vitest'
import { HandClock } from '../src/base/clock.ts'
import { Problem } from '../src/base/problem.ts'
import type { Store } from '../src/base/store.ts'
import type { Parts } from '../src/bot.ts'
import type { Incoming, Outgoing, Sent } from '../src/channels/channel.ts'
import type { Decision } from '../src/conversation/turn.ts'
import { openStore } from '../src/storage/open.ts'
import { AT, botOn, revision } from './channels/rig.ts'

const down = new Problem('here.unreachable', '连不上', '稍后再试')
const RECORDS = (): Decision => ({ revisions: [revision], replies: [{ type: 'greeting', thanks: false }] })
const ANSWERS = (): Decision => ({ revisions: [], replies: [{ type: 'greeting', thanks: false }] })
const later = (ms: number): Sent => ({ retryAt: new Date(AT.getTime() + ms), problem: down })

function message(id: string, person = 'u1'): Incoming {
  return {
    id,
    from: { channel: 'here', person },
    name: null,
    text: '社零一季度增长6.8%',
    at: AT,
    addressed: true,
    quoted: null,
  }
}

/** One run of the bot; `fate` says what becomes of what it sends. */
async function run(store: Store, decide: Parts['decide'], fate: (it: Outgoing) => Sent, now = AT) {
  const sent: Outgoing[] = []
  const channel = {
    name: 'here',
    async send(it: Outgoing) {
      const became = fate(it)
      if ('ok' in became) sent.push(it)
      return became
    },
  }
  const made = await botOn(store, channel, decide, { patienceMs: 0, clock: new HandClock(now) })
  return { ...made, sent }
}

const ok = (): Sent => ({ ok: true })
const never = () => later(60_000)

describe('an answer that no channel took before the program stopped', () => {
  it('goes out at the next start, once, and says that it is late and which entry it is of.', async () => {
    const store = await openStore('memory:')
    const first = await run(store, RECORDS, never)
    await first.bot.handle(message('m1'))
    expect([first.ledger.head, first.bot.owing.waiting]).toEqual([1, 1])
    const second = await run(store, RECORDS, ok)
    await second.bot.resume()
    await second.bot.settle()
    expect(second.sent.map((it) => it.to.person)).toEqual(['u1'])
    expect(second.sent[0]?.text).toMatch(
      /^【补发】您4月12日09:00的消息（台账第1条），当时的答复可能没有送达：\n/,
    )
    const third = await run(store, RECORDS, ok)
    await third.bot.resume()
    await third.bot.handle(message('m1'))
    expect([third.sent, third.ledger.head]).toEqual([[], 1])
  })

  it('is not forgotten over the next message of the same person, and both come in their order.', async () => {
    const store = await openStore('memory:')
    const first = await run(store, RECORDS, never)
    await first.bot.handle(message('m1'))
    await first.bot.handle(message('m2'))
    const second = await run(store, RECORDS, ok)
    await second.bot.resume()
    expect(second.sent.map((it) => it.answers)).toEqual(['m1', 'm2'])
  })

  it('goes out to a message that the platform brings again, as it would have.', async () => {
    const store = await openStore('memory:')
    await (await run(store, RECORDS, never)).bot.handle(message('m1'))
    const second = await run(store, RECORDS, ok)
    await second.bot.handle(message('m1'))
    await second.bot.resume()
    expect(second.sent).toHaveLength(1)
    expect(second.sent[0]?.text).not.toContain('补发')
  })

  it('waits on while the channel is still away, and goes out when it is back.', async () => {
    const store = await openStore('memory:')
    let back = false
    await (await run(store, RECORDS, never)).bot.handle(message('m1'))
    const second = await run(store, RECORDS, () => (back ? { ok: true } : later(60_000)))
    await second.bot.resume()
    expect([second.sent.length, second.bot.owing.waiting]).toEqual([0, 1])
    back = true
    await second.bot.settle()
    expect([second.sent.length, second.bot.owing.waiting]).toEqual([1, 0])
  })

  it('to a mere question is dropped after a day; what was recorded is acknowledged however late.', async () => {
    const store = await openStore('memory:')
    await (await run(store, ANSWERS, never)).bot.handle(message('m1', 'asks'))
    await (await run(store, RECORDS, never)).bot.handle(message('m2', 'reports'))
    const second = await run(store, RECORDS, ok, new Date(AT.getTime() + 25 * 3_600_000))
    await second.bot.resume()
    expect(second.sent.map((it) => it.to.person)).toEqual(['reports'])
  })

  it('and that the channel refuses for ever is not tried again, and is counted.', async () => {
    const store = await openStore('memory:')
    const first = await run(store, RECORDS, () => ({ refused: true, problem: down }))
    await first.bot.handle(message('m1'))
    const second = await run(store, RECORDS, ok)
    await second.bot.resume()
    expect([second.sent.length, second.bot.owing]).toEqual([0, { waiting: 0, refused: 1 }])
  })

  it('and may have arrived is not sent again.', async () => {
    const store = await openStore('memory:')
    await (await run(store, RECORDS, () => ({ unknown: true, problem: down }))).bot.handle(message('m1'))
    const second = await run(store, RECORDS, ok)
    await second.bot.resume()
    expect(second.sent).toEqual([])
  })
})

describe('a message that was recorded when the program was killed before it could keep the answer', () => {
  it('is answered at the next start as it would have been, once, and recorded once.', async () => {
    const store = await openStore('memory:')
    const first = await run(store, RECORDS, ok)
    await first.bot.handle(message('m1'))
    const kept = store.shelf<object>('dialogues')
    // The second message's entry is on disk, and its dialogue is still that of the first: as a kill between them leaves it.
    const [key, dialogue] = (await firstOf(kept.entries())) ?? ['', {}]
    await first.bot.handle(message('m2'))
    await kept.set(key, dialogue)
    const second = await run(store, RECORDS, ok)
    await second.bot.resume()
    expect(second.sent.map((it) => it.answers)).toEqual(['m2'])
    expect(second.ledger.head).toBe(2)
    const third = await run(store, RECORDS, ok)
    await third.bot.resume()
    expect(third.sent).toEqual([])
  })

  it('is answered where it was the first that the person ever wrote.', async () => {
    const store = await openStore('memory:')
    const first = await run(store, RECORDS, ok)
    await first.bot.handle(message('m1'))
    const kept = store.shelf<object>('dialogues')
    const [key] = (await firstOf(kept.entries())) ?? ['']
    await kept.delete(key)
    const second = await run(store, RECORDS, ok)
    await second.bot.resume()
    expect(second.sent.map((it) => it.answers)).toEqual(['m1'])
  })
})

describe('a notice to somebody else', () => {
  it('that its channel did not take goes out at the next start, once, without the answer again.', async () => {
    const tell = [
      {
        key: 'n1',
        to: { channel: 'here', person: 'chief' },
        reply: { type: 'greeting' as const, thanks: true },
      },
    ]
    const decide = (): Decision => ({ ...RECORDS(), tell })
    const store = await openStore('memory:')
    const first = await run(store, decide, ({ to }) => (to.person === 'chief' ? later(60_000) : { ok: true }))
    await first.bot.handle(message('m1'))
    expect(first.sent.map((it) => it.to.person)).toEqual(['u1'])
    const second = await run(store, decide, ok)
    await second.bot.resume()
    await second.bot.settle()
    expect(second.sent.map((it) => it.to.person)).toEqual(['chief'])
  })
})

async function firstOf<T>(all: AsyncIterable<T>): Promise<T | undefined> {
  for await (const it of all) return it
  return undefined
}
