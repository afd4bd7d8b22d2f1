/**
 * A bot that is killed at the n-th thing that it does to the world (a call to the store, a receipt to the platform, a
 * message that goes out), for every n. The platform brings again what it has no receipt for; a second run does the rest.
 */
import { describe, expect, it } from 'vitest'
import { HandClock } from '../../src/base/clock.ts'
import type { Store } from '../../src/base/store.ts'
import type { Incoming } from '../../src/channels/channel.ts'
import { openQuestion } from '../../src/conversation/turn/question.ts'
import type { Decision, Turn } from '../../src/conversation/turn/turn.ts'
import { INBOX_SHELF } from '../../src/inbox.ts'
import { LEDGER_SHELF } from '../../src/ledger/ledger.ts'
import { verify } from '../../src/ledger/verify.ts'
import { AT, botOn } from '../channels/rig.ts'
import { reported } from '../ledger/sample.ts'
import { Crash, dyingAt } from './dying.ts'

/** Two people at a time: reports, a question and its answer, something that is only asked. */
const SAID: ReadonlyArray<readonly [id: string, person: string, text: string]> = [
  ['m1', 'u1', '报 1'],
  ['m2', 'u2', '问'],
  ['m3', 'u1', '先问 3'],
  ['m4', 'u2', '报 4'],
  ['m5', 'u1', '确认'],
  ['m6', 'u1', '报 6'],
]

const greeting = { type: 'greeting', thanks: false } as const

/** As the conversation does it: a report is recorded, or asked about and recorded after 确认. */
function decide(turn: Turn): Decision {
  const { text } = turn.message
  const [, value] = /^报 (\d)$/.exec(text) ?? []
  if (value !== undefined) return { revisions: [reported(Number(value))], replies: [greeting] }
  if (text.startsWith('先问'))
    return { revisions: [], replies: [greeting], ask: openQuestion(turn, { type: 'review', ids: [] }) }
  if (text !== '确认' || turn.question === null) return { revisions: [], replies: [greeting] }
  const words = `${turn.question.sentence}\n确认`
  return { revisions: [reported(3)], replies: [greeting], ask: null, words }
}

function incoming([id, person, text]: (typeof SAID)[number]): Incoming {
  return { id, from: { channel: 'here', person }, name: null, text, at: AT, addressed: true, quoted: null }
}

/** What outlives the process: its disk, what the platform has receipts for, what people have seen. */
interface World {
  readonly store: Store
  readonly receipts: Set<string>
  readonly shown: Array<{ readonly answers: string; readonly text: string }>
}

/** One run of the bot, until it has nothing to do or dies. */
async function run(world: World, dying: ReturnType<typeof dyingAt>, atOnce: boolean): Promise<void> {
  const channel = {
    name: 'here',
    send: ({ answers = '', text }: { answers?: string; text: string }) =>
      dying.call(async () => {
        world.shown.push({ answers, text })
        return { ok: true } as const
      }),
  }
  try {
    const { bot } = await botOn(dying.store(world.store), channel, decide, {
      patienceMs: 0,
      clock: new HandClock(AT),
    })
    await bot.recover()
    const resumed = bot.resume()
    const work: Promise<void>[] = [resumed]
    for (const said of SAID.filter(([id]) => !world.receipts.has(id))) {
      await bot.keep(incoming(said))
      await dying.call(async () => world.receipts.add(said[0]))
      const handled = bot.handle(incoming(said))
      if (!atOnce) await handled
      work.push(handled)
    }
    await Promise.all(work)
    await bot.idle()
  } catch (error) {
    if (!(error instanceof Crash)) throw error
  }
}

async function rowsOf(store: Store, shelf: string): Promise<Array<readonly [string, unknown]>> {
  const rows: Array<readonly [string, unknown]> = []
  for await (const row of store.shelf(shelf).entries()) rows.push(row)
  return rows
}

/** `open`: a store without anything in it. */
export function heardSuite(open: () => Promise<Store>): void {
  describe.for([
    ['one message after the other', false],
    ['all messages at once', true],
  ] as const)('a kill at the n-th effect, %s', ([, atOnce]) => {
    it.for(['before', 'after'] as const)(
      'leaves nothing that was heard unanswered and records it once, for every n, struck %s it.',
      { timeout: 120_000 },
      async (when) => {
        let doubled = 0
        let survived = false
        for (let n = 1; !survived; n++) {
          const world: World = { store: await open(), receipts: new Set(), shown: [] }
          const dying = dyingAt(n, when)
          await run(world, dying, atOnce)
          survived = !dying.isDead()
          // The start after it dies as well, at the same step: what is heard is not lost to a machine that keeps failing.
          await run(world, dyingAt(n, when), atOnce)
          await run(world, dyingAt(Number.POSITIVE_INFINITY, 'before'), atOnce)

          const label = `n = ${n}`
          const ledger = await rowsOf(world.store, LEDGER_SHELF)
          expect(verify(ledger, await world.store.shelf(LEDGER_SHELF).highest()), label).toEqual([])
          const messages = ledger.map(([, it]) => (it as { origin: { message: string } }).origin.message)
          expect(messages.toSorted(), label).toEqual(['m1', 'm4', 'm5', 'm6'])
          const mine = messages.filter((it) => it !== 'm4')
          expect(mine, label).toEqual(['m1', 'm5', 'm6'])
          expect(await rowsOf(world.store, INBOX_SHELF), label).toEqual([])
          for (const [id] of SAID) {
            const answers = world.shown.filter((it) => it.answers === id).map((it) => it.text)
            expect(answers.length, `${label}, ${id}`).toBeGreaterThan(0)
            // A second one only where the kill fell between sending and marking, and it says so.
            for (const again of answers.slice(1)) expect(again, label).toMatch(/^【补发】/)
            doubled += answers.length - 1
          }
          await world.store.close()
        }
        // One for each answer that was out and not marked: those of a kill at or right after each sending.
        expect(doubled).toBeGreaterThan(0)
      },
    )
  })
}
