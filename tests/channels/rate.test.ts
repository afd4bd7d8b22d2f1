import { describe, expect, it } from 'vitest'
import { HandClock } from '../../src/base/clock.ts'
import { onShelf, Rate } from '../../src/channels/rate.ts'
import { openStore } from '../../src/storage/open.ts'

const begin = new Date('2025-04-12T01:00:00Z')
const later = (seconds: number) => new Date(begin.getTime() + seconds * 1000)

describe('how often a platform may be written to', () => {
  it('is counted in a window that slides, for each key.', async () => {
    const clock = new HandClock(begin)
    const rate = new Rate([{ count: 3, ms: 60_000 }], clock)
    expect(await rate.take('a', 2)).toBeNull()
    clock.moveTo(later(30))
    expect(await rate.take('a', 1)).toBeNull()
    expect(await rate.take('a', 1)).toEqual(later(60))
    expect(await rate.take('a', 3)).toEqual(later(90))
    expect(await rate.take('b', 3)).toBeNull()
    clock.moveTo(later(60))
    expect(await rate.take('a', 2)).toBeNull()
    expect(await rate.take('a', 1)).toEqual(later(90))
  })

  it('keeps several limits at once.', async () => {
    const clock = new HandClock(begin)
    const rate = new Rate(
      [
        { count: 2, ms: 60_000 },
        { count: 3, ms: 3_600_000 },
      ],
      clock,
    )
    expect(rate.most).toBe(2)
    expect(await rate.take('a', 2)).toBeNull()
    clock.moveTo(later(60))
    expect(await rate.take('a', 1)).toBeNull()
    expect(await rate.take('a', 1)).toEqual(later(3600))
  })

  it('is the same for many at once, and after a restart on the same shelf.', async () => {
    const store = await openStore('memory:')
    const clock = new HandClock(begin)
    const limits = [{ count: 20, ms: 60_000 }]
    const rate = new Rate(limits, clock, store.shelf('rates'))
    const taken = await Promise.all(Array.from({ length: 25 }, () => rate.take('a', 1)))
    expect(taken.filter((it) => it === null)).toHaveLength(20)
    expect(await new Rate(limits, clock, store.shelf('rates')).take('a', 1)).toEqual(later(60))
    await store.close()
  })

  it('goes on being counted where the shelf fails, which is told.', async () => {
    const clock = new HandClock(begin)
    const full = new Error('the disk is full')
    const faults: unknown[] = []
    const failing = { get: () => Promise.reject(full), set: () => Promise.reject(full) }
    const rate = new Rate(
      [{ count: 1, ms: 60_000 }],
      clock,
      onShelf(failing, (it) => faults.push(it)),
    )
    expect(await rate.take('a', 1)).toBeNull()
    expect(await rate.take('a', 1)).toEqual(later(60))
    expect(faults).toContain(full)
  })

  it('is not stopped for ever by a clock that was wrong.', async () => {
    const clock = new HandClock(later(86_400))
    const rate = new Rate([{ count: 1, ms: 60_000 }], clock)
    expect(await rate.take('a', 1)).toBeNull()
    clock.moveTo(begin)
    expect(await rate.take('a', 1)).toBeNull()
  })
})
