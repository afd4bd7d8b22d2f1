import { describe, expect, it } from 'vitest'
import { HandClock } from '../../src/base/clock.ts'
import { Lease } from '../../src/channels/lease.ts'
import { leaseShelf } from './peers/wechaty.ts'

const at = (time: string) => new Date(`2025-04-12T${time}Z`)

describe('a lease', () => {
  it('is held by one until it is given back.', async () => {
    const [shelf, clock] = [leaseShelf(), new HandClock(at('01:00:00'))]
    const [one, other] = [new Lease(shelf, 'k', clock), new Lease(shelf, 'k', clock)]
    expect([await one.take(), await other.take()]).toEqual([true, false])
    await one.release()
    expect([await other.take(), await one.take()]).toEqual([true, false])
  })

  it('goes to another when it was not renewed, and then cannot be renewed.', async () => {
    const [shelf, clock] = [leaseShelf(), new HandClock(at('01:00:00'))]
    const [one, other] = [new Lease(shelf, 'k', clock, 30_000), new Lease(shelf, 'k', clock, 30_000)]
    await one.take()
    clock.moveTo(at('01:00:20'))
    expect(await one.renew()).toBe(true)
    clock.moveTo(at('01:00:45'))
    expect(await other.take()).toBe(false)
    clock.moveTo(at('01:00:50'))
    expect(await other.take()).toBe(true)
    expect(await one.renew()).toBe(false)
  })

  it('goes to another at once when its holder is seen to be dead.', async () => {
    const [shelf, clock] = [leaseShelf(), new HandClock(at('01:00:00'))]
    await new Lease(shelf, 'k', clock).take()
    const held = await shelf.get('k')
    if (!held) throw new Error('nothing was written')
    // No process has this number.
    await shelf.compareAndSet('k', held, { ...held, pid: 2 ** 30 })
    expect(await new Lease(shelf, 'k', clock).take()).toBe(true)
  })
})
