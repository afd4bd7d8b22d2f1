/** Clocks that are wrong: set back while the bot runs, or in another zone than the city. */
import { describe, expect, it } from 'vitest'
import { canonical } from '../../src/base/canonical.ts'
import { HandClock } from '../../src/base/clock.ts'
import { LEDGER_SHELF, Ledger } from '../../src/ledger/ledger.ts'
import { verify } from '../../src/ledger/verify.ts'
import { openStore } from '../../src/storage/open.ts'
import { inZone } from '../zone.ts'
import { DAY, deliver, told } from './journey.ts'

const start = new Date('2025-04-11T01:12:00Z')
const HOUR = 3_600_000

describe('what stands', { timeout: 60_000 }, () => {
  it('is the same when the clock is set back an hour after any of the messages', async () => {
    const livesThrough = async (setBackAfter: number) => {
      const store = await openStore('memory:')
      const clock = new HandClock(start)
      const ledger = await Ledger.open(store, clock)
      for (const [index, message] of DAY.entries()) {
        await deliver(ledger, message)
        const step = index === setBackAfter ? -HOUR : 60_000
        clock.moveTo(new Date(clock.now().getTime() + step))
      }
      const rows: Array<readonly [string, unknown]> = []
      for await (const row of store.shelf(LEDGER_SHELF).entries()) rows.push(row)
      expect(verify(rows)).toEqual([])
      const times = rows.map((_, index) => ledger.entry(index + 1)?.recordedAt ?? '')
      expect(times).toEqual([...times].sort())
      return told(ledger.standing)
    }
    const undisturbed = await livesThrough(-1)
    for (let index = 0; index < DAY.length; index++) expect(await livesThrough(index)).toEqual(undisturbed)
  })

  it('is the same in UTC, in New York and in Shanghai, to the letter', async () => {
    const newYearsEve = async () => {
      // The last minutes of the year in Shanghai: elsewhere it is another day, month and year.
      const clock = new HandClock(new Date('2025-12-31T23:50:00+08:00'))
      const ledger = await Ledger.open(await openStore('memory:'), clock)
      for (const message of DAY) {
        await deliver(ledger, message)
        clock.moveTo(new Date(clock.now().getTime() + 90_000))
      }
      return {
        offset: new Date(2025, 11, 31).getTimezoneOffset(),
        figures: canonical(ledger.standing.figures()),
      }
    }
    const utc = await inZone('UTC', newYearsEve)
    const newYork = await inZone('America/New_York', newYearsEve)
    const shanghai = await inZone('Asia/Shanghai', newYearsEve)
    expect([utc, newYork, shanghai].map((it) => it.offset)).toEqual([0, 300, -480])
    expect(newYork.figures).toBe(utc.figures)
    expect(shanghai.figures).toBe(utc.figures)
  })
})
