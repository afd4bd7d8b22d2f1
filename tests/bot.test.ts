import { describe, expect, it } from 'vitest'
import { Problem } from '../src/base/problem.ts'
import type { Store } from '../src/base/store.ts'
import type { Parts } from '../src/bot.ts'
import type { Incoming } from '../src/channels/channel.ts'
import { openQuestion } from '../src/conversation/turn/question.ts'
import type { Decision, Turn } from '../src/conversation/turn/turn.ts'
import { type Heard, INBOX_SHELF } from '../src/inbox.ts'
import { Roster } from '../src/plan/roster.ts'
import {
  APOLOGY,
  CARD_TAKEN,
  HEARD_ONLY,
  NOT_RECORDED,
  QUESTION_DROPPED,
} from '../src/rendering/words/failure.ts'
import type { Carrier } from '../src/sending.ts'
import { openStore } from '../src/storage/open.ts'
import { AT as at, botOn, revision } from './channels/rig.ts'
import { reported } from './ledger/sample.ts'

type Line = Parts['channels'][number]

/** Records what is said; a second time in the same ledger it is only thanks. */
function recordOnce({ books }: Turn): Decision {
  const thanks = books.standing.revisions > 0
  return { revisions: thanks ? [] : [revision], replies: [{ type: 'greeting', thanks }] }
}

function message(id: string, person = 'u1', text = '社零一季度增长6.8%'): Incoming {
  return { id, from: { channel: 'here', person }, name: null, text, at, addressed: true, quoted: null }
}

async function rig(store: Store, decide: Parts['decide'], given: Partial<Parts> = {}) {
  const sent: string[] = []
  const channel: Line = {
    name: 'here',
    async send({ text }) {
      sent.push(text)
      return { ok: true }
    },
  }
  return { ...(await botOn(store, channel, decide, given)), sent }
}

/** The same store, which does something else at a commit that has to do with a shelf. */
function failing(store: Store, name: string, instead: Store['commit']): Store {
  return {
    ...store,
    commit: (writes) => (writes.some((it) => it.shelf === name) ? instead(writes) : store.commit(writes)),
  }
}

/** How many starts have found the message that waits. */
async function startsOf(store: Store): Promise<number | undefined> {
  for await (const [, { starts }] of store.shelf<Heard>(INBOX_SHELF).entries()) return starts
  return undefined
}

const full = async () => {
  throw new Problem('store.full', '磁盘已满', '请清理磁盘')
}

describe('the journey of a message', () => {
  it('knows nobody by an account id that does not last.', async () => {
    const senders: Array<string | null> = []
    const decide = ({ sender }: Turn): Decision => {
      senders.push(sender?.name ?? null)
      return { revisions: [], replies: [{ type: 'greeting', thanks: false }] }
    }
    const person = {
      id: 'p1',
      name: '张科员',
      unit: '市商务局',
      role: 'reporter',
      accounts: { here: 'u1' },
    } as const
    const { bot } = await rig(await openStore('memory:'), decide, { roster: new Roster([person]) })
    await bot.handle(message('m1'))
    await bot.handle({ ...message('m2'), fleeting: true })
    expect(senders).toEqual(['张科员', null])
  })

  it('takes one choice of a card, and says of another click that it is done.', async () => {
    const { bot, ledger, sent } = await rig(await openStore('memory:'), (turn) => ({
      ...recordOnce(turn),
      revisions: [revision],
    }))
    const click = (id: string) => ({ ...message(id, 'u1', '确认'), card: 'card-1' })
    await bot.handle(click('m1'))
    await bot.handle(click('m1'))
    await bot.handle(click('m2'))
    expect(sent).toHaveLength(2)
    expect(sent[1]).toBe(CARD_TAKEN)
    expect(ledger.head).toBe(1)
    await bot.handle({ ...click('m3'), card: 'card-2' })
    expect(ledger.head).toBe(2)
  })

  it('answers a redelivered message with nothing, and records it once.', async () => {
    const { bot, ledger, sent } = await rig(await openStore('memory:'), recordOnce)
    await bot.handle(message('m1'))
    await bot.handle(message('m1'))
    expect(sent).toHaveLength(1)
    expect(ledger.standing.revisions).toBe(1)
  })

  it('answers a message that an older program recorded and did not answer, as it would have been.', async () => {
    const store = await openStore('memory:')
    const before = await rig(store, recordOnce)
    await before.bot.handle(message('m1'))
    // It wrote the entry and the dialogue one after the other, and was killed between them.
    for await (const [key] of store.shelf('dialogues').entries()) await store.shelf('dialogues').delete(key)

    const after = await rig(store, recordOnce)
    await after.bot.handle(message('m1'))
    await after.bot.handle(message('m1'))
    expect(after.sent).toEqual(before.sent)
    expect(after.ledger.standing.revisions).toBe(1)
    expect(after.faults).toEqual([])
  })

  it('sends again what the channel had refused, when the message comes again.', async () => {
    let refuse = true
    const sent: string[] = []
    const channel: Line = {
      name: 'here',
      async send({ text }) {
        if (refuse) return { refused: true, problem: new Problem('here.down', '线路已断', '请检查线路') }
        sent.push(text)
        return { ok: true }
      },
    }
    const { bot, ledger, faults } = await rig(await openStore('memory:'), recordOnce, { channels: [channel] })
    await bot.handle(message('m1'))
    expect(faults).toHaveLength(1)
    refuse = false
    await bot.handle(message('m1'))
    expect(sent).toHaveLength(1)
    expect(ledger.standing.revisions).toBe(1)
  })

  it('apologises once where a handler throws, and has written nothing.', async () => {
    const { bot, ledger, sent, faults } = await rig(await openStore('memory:'), () => {
      throw new Error('broken invariant')
    })
    await bot.handle(message('m1'))
    expect(sent).toEqual([APOLOGY])
    expect(ledger.standing.revisions).toBe(0)
    expect(faults).toMatchObject([{ message: 'broken invariant' }])
  })

  it('answers the message without the open question where deciding on it throws, and says that it is dropped.', async () => {
    const store = await openStore('memory:')
    const decide = (turn: Turn): Decision => {
      if (turn.question !== null) throw new Error('poisoned')
      const ask = turn.message.text === '问' ? openQuestion(turn, { type: 'review', ids: [] }) : null
      return { revisions: [], replies: [{ type: 'greeting', thanks: false }], ask }
    }
    const { bot, sent, faults } = await rig(store, decide)
    for (const [index, text] of ['问', '取消', '帮助'].entries())
      await bot.handle(message(`m${index}`, 'u1', text))
    expect(sent[1]).toBe(`${QUESTION_DROPPED}\n\n${sent[0]}`)
    expect(sent[2]).toBe(sent[0])
    expect(faults).toMatchObject([{ message: 'poisoned' }])
  })

  it('opens no question and records nothing that holds a number without end, and goes on with the next message.', async () => {
    const store = await openStore('memory:')
    const endless = reported(Number.POSITIVE_INFINITY)
    const decide = (turn: Turn): Decision => {
      const ask = { ...openQuestion(turn, { type: 'review', ids: [] }), reminded: Number.POSITIVE_INFINITY }
      const replies = [{ type: 'greeting', thanks: false }] as const
      if (turn.message.text === '问') return { revisions: [], replies, ask }
      return { revisions: turn.message.text === '报' ? [endless] : [], replies }
    }
    const { bot, ledger, sent } = await rig(store, decide)
    for (const [index, text] of ['问', '报', '帮助'].entries())
      await bot.handle(message(`m${index}`, 'u1', text))
    expect(sent.slice(0, 2)).toEqual([APOLOGY, APOLOGY])
    expect(sent[2]).not.toContain(APOLOGY)
    expect(ledger.head).toBe(0)
  })

  it('apologises for a message over which several runs have ended, and lets nobody wait behind it.', async () => {
    const store = await openStore('memory:')
    const dies = () => new Promise<boolean>(() => {})
    for (let start = 0; start < 9; start++) {
      const { bot } = await rig(start === 0 ? store : failing(store, 'dialogues', dies), recordOnce)
      if (start === 0) await bot.keep(message('m1'))
      else void bot.resume()
      await expect.poll(async () => startsOf(store)).toBe(start)
    }
    const { bot, ledger, sent } = await rig(store, recordOnce)
    await bot.resume()
    expect(sent).toEqual([APOLOGY])
    expect(ledger.head).toBe(0)
    await bot.handle(message('m2'))
    expect(ledger.head).toBe(1)
  })

  it('says that a message is heard and will be dealt with where it can neither be recorded nor leave the inbox, and deals with it.', async () => {
    const store = await openStore('memory:')
    let broken = false
    const sometimes: Store = { ...store, commit: (writes) => (broken ? full() : store.commit(writes)) }
    const { bot, ledger, sent } = await rig(sometimes, recordOnce)
    await bot.keep(message('m1'))
    broken = true
    await bot.handle(message('m1'))
    expect(sent).toEqual([HEARD_ONLY])
    await bot.settle()
    await bot.settle()
    expect(sent).toEqual([HEARD_ONLY])
    broken = false
    await bot.settle()
    expect(sent).toHaveLength(2)
    expect(ledger.head).toBe(1)
  })

  it('says that nothing was recorded where the ledger cannot be written.', async () => {
    const store = failing(await openStore('memory:'), 'ledger', full)
    const { bot, ledger, sent, faults } = await rig(store, recordOnce)
    await bot.handle(message('m1'))
    expect(sent).toEqual([NOT_RECORDED])
    expect(ledger.standing.revisions).toBe(0)
    expect(faults).toMatchObject([{ code: 'store.full' }])
  })

  it('records nothing where the dialogue cannot be kept with it, and says so.', async () => {
    const store = failing(await openStore('memory:'), 'dialogues', full)
    const { bot, ledger, sent } = await rig(store, recordOnce)
    await bot.handle(message('m1'))
    await ledger.refresh()
    expect(ledger.standing.revisions).toBe(0)
    expect(sent).toEqual([NOT_RECORDED])
  })

  it('answers what needs no memory even where nothing can be written.', async () => {
    const store = failing(await openStore('memory:'), 'dialogues', full)
    const { bot, sent } = await rig(store, () => ({
      revisions: [],
      replies: [{ type: 'greeting', thanks: false }],
    }))
    await bot.handle(message('m1'))
    expect(sent).toHaveLength(1)
    expect(sent).not.toContain(NOT_RECORDED)
  })

  it('decides again where somebody else has appended meanwhile.', async () => {
    const store = await openStore('memory:')
    const other = await rig(store, recordOnce)
    const seen: number[] = []
    const overtaken = failing(store, 'ledger', async (writes) => {
      if (other.sent.length === 0) await other.bot.handle(message('m2', 'u2'))
      return store.commit(writes)
    })
    const { bot, ledger, sent } = await rig(overtaken, (turn) => {
      seen.push(turn.books.standing.revisions)
      return recordOnce(turn)
    })
    await bot.handle(message('m1'))
    expect(seen).toEqual([0, 1])
    expect(sent).toHaveLength(1)
    expect(ledger.standing.revisions).toBe(1)
  })

  it('takes one dialogue turn by turn, and never mixes two people in one room.', async () => {
    const { bot, sent } = await rig(await openStore('memory:'), (turn) => ({
      revisions: [],
      replies: [{ type: 'greeting', thanks: turn.topic !== null }],
      topic: { intent: 'greet', indicators: [], campaign: null, unit: null, task: null, period: null },
    }))
    const inRoom = (id: string, person: string): Incoming => ({
      ...message(id),
      from: { channel: 'here', person, room: 'g1' },
    })
    await Promise.all([
      bot.handle(inRoom('m1', 'u1')),
      bot.handle(inRoom('m2', 'u1')),
      bot.handle(inRoom('m3', 'u2')),
    ])
    // The first words of u1 and of u2 are the same greeting; only u1 has a second turn.
    expect(new Set(sent).size).toBe(2)
    expect(sent.filter((it) => it === sent[0])).toHaveLength(2)
  })

  it('tells somebody else once, however often the message comes, and only after the answer was decided.', async () => {
    let refuse = true
    const sent: string[] = []
    const channel: Carrier = {
      name: 'here',
      async send({ to, key }) {
        if (refuse && key === undefined)
          return { refused: true, problem: new Problem('line', '无法连接', '请稍候') }
        sent.push(`${key ?? 'answer'} to ${to.person}`)
        return { ok: true }
      },
    }
    const decide = (turn: Turn): Decision => ({
      ...recordOnce(turn),
      tell: [
        { key: 'k1', to: { channel: 'here', person: 'u2' }, reply: { type: 'greeting', thanks: false } },
      ],
    })
    const { bot } = await rig(await openStore('memory:'), decide, { channels: [channel] })
    await bot.handle(message('m1'))
    refuse = false
    await bot.handle(message('m1'))
    await bot.handle(message('m1'))
    expect(sent).toEqual(['k1 to u2', 'answer to u1'])
  })

  it('keeps the words that the figures go back to, where they are more than this message.', async () => {
    const decide = (turn: Turn): Decision => ({ ...recordOnce(turn), words: '社零增长6.8%\n一季度' })
    const { bot, ledger } = await rig(await openStore('memory:'), decide)
    await bot.handle(message('m1', 'u1', '一季度'))
    expect(ledger.entry(1)?.words?.text).toBe('社零增长6.8%\n一季度')
  })

  it('leaves alone what is said in a room but not to the bot.', async () => {
    const { bot, ledger, sent } = await rig(await openStore('memory:'), recordOnce)
    await bot.handle({ ...message('m1'), addressed: false })
    expect(sent).toEqual([])
    expect(ledger.standing.revisions).toBe(0)
  })
})
