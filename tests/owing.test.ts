import { describe, expect, it } from 'vitest'
import { HandClock } from '../src/base/clock.ts'
import { Problem } from '../src/base/problem.ts'
import type { Store } from '../src/base/store.ts'
import type { Parts } from '../src/bot.ts'
import type { Incoming, Outgoing, Sent } from '../src/channels/channel.ts'
import { openQuestion } from '../src/conversation/turn/question.ts'
import type { Decision, Turn } from '../src/conversation/turn/turn.ts'
import type { Dialogue } from '../src/dialogue.ts'
import { NOT_SAID_ASIDE, RECORDED_BEFORE, SAID_ASIDE } from '../src/rendering/words/failure.ts'
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

describe('a 确认 that was recorded when the program was killed before it could keep the answer', () => {
  const asking = (turn: Turn): Decision => ({
    ...ANSWERS(),
    ask: openQuestion(turn, { type: 'review', ids: [] }),
  })
  /** As reports do: what was asked about stands over the answer in the ledger. */
  const confirming = (turn: Turn): Decision =>
    turn.question !== null && turn.message.text === '确认'
      ? { ...RECORDS(), ask: null, words: `${turn.question.sentence}\n确认` }
      : asking(turn)

  async function killedAfter(decide: Parts['decide']) {
    const store = await openStore('memory:')
    const first = await run(store, confirming, ok)
    await first.bot.handle(message('m1'))
    const kept = store.shelf<Dialogue>('dialogues')
    const [key, dialogue] = (await firstOf(kept.entries())) ?? []
    if (key === undefined || dialogue === undefined) throw new Error('no dialogue was kept')
    await first.bot.handle({ ...message('m2'), text: '确认' })
    await kept.set(key, dialogue)
    const second = await run(store, decide, ok)
    await second.bot.resume()
    return { ...second, dialogue: await kept.get(key) }
  }

  it('is answered as it would have been, and what was asked is open no longer.', async () => {
    const { sent, dialogue, ledger } = await killedAfter(confirming)
    expect(sent.map((it) => it.answers)).toEqual(['m2'])
    expect(sent[0]?.text).not.toContain(RECORDED_BEFORE)
    expect([dialogue?.question, ledger.head]).toEqual([null, 1])
  })

  it('closes the question also where a newer program would decide otherwise.', async () => {
    const { sent, dialogue } = await killedAfter(asking)
    expect(sent.map((it) => it.text)).toEqual([RECORDED_BEFORE])
    expect(dialogue?.question).toBeNull()
  })
})

describe('what is for the sender alone', () => {
  const aside = [{ type: 'greeting' as const, thanks: true }]
  const decide = (): Decision => ({ ...RECORDS(), aside })
  const inRoom = { ...message('m1'), from: { channel: 'here', person: 'u1', room: 'g' } }
  const places = (sent: readonly Outgoing[]) => sent.map((it) => it.to.room ?? 'alone')

  it('is not sent again while the answer in the group waits for its channel.', async () => {
    const store = await openStore('memory:')
    let back = false
    const first = await run(store, decide, ({ to }) => (to.room && !back ? later(60_000) : { ok: true }))
    await first.bot.handle(inRoom)
    await first.bot.settle()
    await first.bot.settle()
    expect(places(first.sent)).toEqual(['alone'])
    back = true
    await first.bot.settle()
    await first.bot.settle()
    expect(places(first.sent)).toEqual(['alone', 'g'])
    expect(first.sent[1]?.text).toMatch(/^【补发】/)
    expect(first.sent[1]?.text.split(SAID_ASIDE)).toHaveLength(2)
  })

  it('goes out with the answer in the group where neither was taken before.', async () => {
    const store = await openStore('memory:')
    await (await run(store, decide, never)).bot.handle(inRoom)
    const second = await run(store, decide, ok)
    await second.bot.resume()
    expect(places(second.sent)).toEqual(['alone', 'g'])
    expect(second.sent[1]?.text).toContain(SAID_ASIDE)
    expect(second.sent[1]?.text).not.toContain(NOT_SAID_ASIDE)
  })
})

describe('a notice to somebody else', () => {
  it('is tried again though the answer was refused for ever, of which no more than that is kept.', async () => {
    const to = { channel: 'here', person: 'chief' }
    const tell = [{ key: 'n1', to, reply: { type: 'greeting' as const, thanks: true } }]
    const decide = (): Decision => ({ ...RECORDS(), tell })
    const store = await openStore('memory:')
    let back = false
    const first = await run(store, decide, ({ to }) => {
      if (to.person === 'u1') return { refused: true, problem: down }
      return back ? { ok: true } : later(60_000)
    })
    await first.bot.handle(message('m1'))
    expect([first.sent.length, first.bot.owing]).toEqual([0, { waiting: 1, refused: 1 }])
    back = true
    const second = await run(store, decide, ok)
    await second.bot.resume()
    await second.bot.settle()
    expect(second.sent.map((it) => it.to.person)).toEqual(['chief'])
    expect(second.bot.owing).toEqual({ waiting: 0, refused: 1 })
    const [, dialogue] = (await firstOf(store.shelf<Dialogue>('dialogues').entries())) ?? []
    expect(dialogue?.owed).toMatchObject([{ refused: down.message, answer: { text: '', notices: [] } }])
  })

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
