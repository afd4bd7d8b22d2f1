/**
 * People who report at once: what one says is decided by what another's message adds before that is on disk. Where it
 * then does not get there, nothing that was decided by it is written or said.
 */
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { HandClock } from '../../src/base/clock.ts'
import { Problem } from '../../src/base/problem.ts'
import type { Store } from '../../src/base/store.ts'
import type { Parts } from '../../src/bot.ts'
import type { Incoming } from '../../src/channels/channel.ts'
import type { Decision, Turn } from '../../src/conversation/turn/turn.ts'
import { LEDGER_SHELF, Ledger } from '../../src/ledger/ledger.ts'
import type { Entry } from '../../src/ledger/revision.ts'
import { verify } from '../../src/ledger/verify.ts'
import { NOT_RECORDED } from '../../src/rendering/words/failure.ts'
import { openStore } from '../../src/storage/open.ts'
import { AT, botOn } from '../channels/rig.ts'
import { addition, figure, reported } from '../ledger/sample.ts'

let store: Store
let told: Map<string, string>

beforeEach(async () => {
  store = await openStore('memory:')
  told = new Map()
})
afterEach(() => store.close())

/** 报 7 records it where nothing stands, and corrects what stands; 问 only asks. The answer thanks whoever comes after another. */
function decide({ books, message }: Turn): Decision {
  const [, said] = /^报 (\d+)$/.exec(message.text) ?? []
  const stands = books.standing.figure(figure(0))
  const replies = [{ type: 'greeting', thanks: stands !== undefined }] as const
  if (said === undefined) return { revisions: [], replies }
  const value = Number(said)
  return stands === undefined
    ? { revisions: [reported(value)], replies }
    : {
        revisions: [{ type: 'figure_corrected', of: stands.id, figure: figure(value), reason: null }],
        replies,
      }
}

function incoming(person: string, text: string): Incoming {
  return {
    id: `of ${person}`,
    from: { channel: 'here', person },
    name: null,
    text,
    at: AT,
    addressed: true,
    quoted: null,
  }
}

/** What waits until it is opened; `until`: the event loop has gone round often enough for whatever can go on. */
function gate() {
  let open = () => {}
  const opened = new Promise<void>((resolve) => {
    open = resolve
  })
  const until = async (it: () => boolean) => {
    for (let rounds = 0; rounds < 50 || !it(); rounds++) await new Promise((resolve) => setImmediate(resolve))
  }
  return { open, opened, until }
}

async function botOver(given: Store, more: Partial<Parts> = {}) {
  const channel = {
    name: 'here',
    async send({ to, text }: { to: { person: string }; text: string }) {
      told.set(to.person, text)
      return { ok: true } as const
    },
  }
  return botOn(given, channel, decide, { patienceMs: 0, clock: new HandClock(AT), ...more })
}

async function entries(): Promise<Entry[]> {
  const rows: Array<readonly [string, Entry]> = []
  for await (const row of store.shelf<Entry>(LEDGER_SHELF).entries()) rows.push(row)
  expect(verify(rows, await store.shelf(LEDGER_SHELF).highest())).toEqual([])
  return rows.map(([, entry]) => entry)
}

/** The first commit that has to do with the ledger does something else before, or instead. */
function meddled(meddle: () => Promise<void>): Store {
  let first = true
  return {
    ...store,
    async commit(writes) {
      if (first && writes.some((it) => it.shelf === LEDGER_SHELF)) {
        first = false
        await meddle()
      }
      return store.commit(writes)
    },
  }
}

const ALL = [
  ['u1', '报 1'],
  ['u2', '报 2'],
  ['u3', '问'],
  ['u4', '报 4'],
] as const

describe('people who report at once', () => {
  it('each have their entry, by what the one before has added, and are all answered.', async () => {
    const { bot, ledger } = await botOver(store)
    await Promise.all(ALL.map(([person, text]) => bot.handle(incoming(person, text))))
    const all = await entries()
    expect(all.flatMap((it) => it.revisions.map(({ type }) => type))).toEqual([
      'figure_reported',
      'figure_corrected',
      'figure_corrected',
    ])
    expect([ledger.head, ledger.written]).toEqual([3, 3])
    expect([...told.keys()].sort()).toEqual(['u1', 'u2', 'u3', 'u4'])
  })

  it('are decided on again where the first of them does not get to the disk.', async () => {
    const meddle = async () => {
      throw new Problem('store.full', '磁盘已满', '请清理磁盘')
    }
    const { bot, ledger } = await botOver(meddled(meddle))
    await Promise.all(ALL.map(([person, text]) => bot.handle(incoming(person, text))))
    const all = await entries()
    expect(told.get('u1')).toBe(NOT_RECORDED)
    expect(all.map((it) => it.origin.person)).toEqual(['u2', 'u4'])
    expect(all.map((it) => it.revisions[0]?.type)).toEqual(['figure_reported', 'figure_corrected'])
    expect(ledger.standing.figure(figure(0))?.figure.value).toBe(4)
    expect([ledger.head, ledger.written]).toEqual([2, 2])
  })

  it('are decided on again where another process was first.', async () => {
    const other = await Ledger.open(store, new HandClock(AT))
    const { bot, ledger } = await botOver(
      meddled(async () => void (await other.append(addition('elsewhere', [reported(9)]), 0))),
    )
    await Promise.all(ALL.map(([person, text]) => bot.handle(incoming(person, text))))
    const all = await entries()
    expect(all.map((it) => it.revisions[0]?.type)).toEqual([
      'figure_reported',
      'figure_corrected',
      'figure_corrected',
      'figure_corrected',
    ])
    expect(all.map((it) => it.origin.person).sort()).toEqual(['u1', 'u1', 'u2', 'u4'])
    expect([...told.values()].includes(NOT_RECORDED)).toBe(false)
    expect([ledger.head, ledger.written]).toEqual([4, 4])
  })

  it('are not answered by what another said who then does not get to the disk.', async () => {
    const [first, second] = [gate(), gate()]
    const full = async () => {
      await first.opened
      throw new Problem('store.full', '磁盘已满', '请清理磁盘')
    }
    const quoted = async () => {
      await second.opened
      return null
    }
    const { bot } = await botOver(meddled(full), { reminders: { quoted, urgent: async () => {} } })
    const reporting = bot.handle(incoming('u1', '报 1'))
    await second.until(() => told.size === 0)
    const asking = bot.handle({ ...incoming('u2', '问'), quoted: '提醒' })
    await second.until(() => true)
    first.open()
    await reporting
    second.open()
    await asking
    await bot.handle(incoming('u3', '问'))
    expect(told.get('u1')).toBe(NOT_RECORDED)
    expect(told.get('u2')).toBe(told.get('u3'))
    expect(await entries()).toEqual([])
  })

  it('a ledger gives up what did not get there, and what stood before stands.', async () => {
    const ledger = await Ledger.open(store, new HandClock(AT))
    await ledger.append(addition('m1', [reported(1)]), 0)
    const [m2, m3] = [addition('m2', [reported(2)]), addition('m3', [reported(3)])]
    const second = ledger.draft(m2, 1)
    if (second === null) throw new Error('nothing was appended')
    const written = ledger.committing(second.entry, Promise.resolve(false))
    const third = ledger.draft(m3, 2)
    if (third === null) throw new Error('nothing was appended')
    expect(third.writes[0]).toEqual({ shelf: LEDGER_SHELF, key: '000000000002', stands: second.entry })
    const more = ledger.committing(third.entry, store.commit(third.writes))
    expect([await written, await more]).toEqual([false, false])
    expect([ledger.head, ledger.written, ledger.standing.revisions]).toEqual([1, 1, 1])
    expect(ledger.messageSeen('terminal', 'm2')).toBeUndefined()
    expect(await entries()).toHaveLength(1)
  })
})
