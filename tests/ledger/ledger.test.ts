import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { beforeEach, describe, expect, it } from 'vitest'
import { HandClock } from '../../src/base/clock.ts'
import type { Store } from '../../src/base/store.ts'
import { entryKey, LEDGER_SHELF, Ledger } from '../../src/ledger/ledger.ts'
import type { Entry } from '../../src/ledger/revision.ts'
import { verify } from '../../src/ledger/verify.ts'
import { openStore } from '../../src/storage/open.ts'
import { addition, figure, reported } from './sample.ts'

const morning = new Date('2025-04-11T01:12:00Z')

describe('the ledger', () => {
  let store: Store
  let clock: HandClock
  let ledger: Ledger

  beforeEach(async () => {
    store = await openStore('memory:')
    clock = new HandClock(morning)
    ledger = await Ledger.open(store, clock)
  })

  async function rows(): Promise<Array<readonly [string, Entry]>> {
    const list: Array<readonly [string, Entry]> = []
    for await (const row of store.shelf<Entry>(LEDGER_SHELF).entries()) list.push(row)
    return list
  }

  it('appends all revisions of one message as one entry, and stands by them', async () => {
    const result = await ledger.append(addition('m1', [reported(6.8), reported(7, { stage: 'final' })]), 0)
    expect(result).toMatchObject({ appended: { number: 1, recordedAt: '2025-04-11T01:12:00.000Z' } })
    expect([ledger.head, ledger.standing.revisions]).toEqual([1, 2])
    expect(ledger.messageSeen('terminal', 'm1')).toBe(ledger.entry(1))
    expect(ledger.messageSeen('wecom', 'm1')).toBeUndefined()
    expect(await rows()).toHaveLength(1)
  })

  it('is the same after it is opened again', async () => {
    await ledger.append(addition('m1', [reported(6.8)]), 0)
    await ledger.append(addition('m2', [{ type: 'figure_approved', of: '1.0' }]), 1)
    const again = await Ledger.open(store, clock)
    expect(again.standing.figures()).toEqual(ledger.standing.figures())
    expect(again.entry(2)).toEqual(ledger.entry(2))
  })

  it('tells the second of two deciders that things have moved, and shows what stands now', async () => {
    const other = await Ledger.open(store, clock)
    await other.append(addition('m1', [reported(6.8)]), 0)
    expect(await ledger.append(addition('m2', [reported(6.9)]), ledger.head)).toEqual({ moved: true })
    expect(ledger.standing.figure(figure(0))?.figure.value).toBe(6.8)
    expect(await ledger.append(addition('m2', [reported(6.9)]), ledger.head)).toMatchObject({
      appended: { number: 2 },
    })
    expect(await other.append(addition('m3', [reported(7)]), 0)).toEqual({ moved: true })
    expect(verify(await rows())).toEqual([])
  })

  it('lets one of two appends win that are begun at once in one process', async () => {
    const results = await Promise.all(['m1', 'm2'].map((id) => ledger.append(addition(id, [reported(1)]), 0)))
    expect(results.map((result) => 'appended' in result)).toEqual([true, false])
    expect(ledger.head).toBe(1)
  })

  it('never records a time before that of the entry before', async () => {
    await ledger.append(addition('m1', [reported(1)]), 0)
    clock.moveTo(new Date('2025-04-11T00:12:00Z'))
    await ledger.append(addition('m2', [reported(2)]), 1)
    clock.moveTo(new Date('2025-04-11T01:13:00Z'))
    await ledger.append(addition('m3', [reported(3)]), 2)
    expect((await rows()).map(([, entry]) => entry.recordedAt)).toEqual([
      '2025-04-11T01:12:00.000Z',
      '2025-04-11T01:12:00.000Z',
      '2025-04-11T01:13:00.000Z',
    ])
  })

  it('refuses, before writing, what only a mistake in the program can ask for', async () => {
    await ledger.append(addition('m1', [reported(1)]), 0)
    await expect(ledger.append(addition('m1', [reported(2)]), 1)).rejects.toThrow('has its entry already')
    await expect(ledger.append(addition('m2', [{ type: 'figure_approved', of: '9.0' }]), 1)).rejects.toThrow(
      '9.0',
    )
    await expect(
      ledger.append(addition('m2', [{ type: 'progress_withdrawn', of: '1.0', reason: null }]), 1),
    ).rejects.toThrow('figure_reported')
    await expect(ledger.append(addition('m2', [reported(Number.NaN)]), 1)).rejects.toThrow()
    await expect(ledger.append(addition('m2', []), 1)).rejects.toThrow()
    expect(await rows()).toHaveLength(1)
  })

  it('forgets what a person wrote, and keeps the figure and the chain', async () => {
    await ledger.append(addition('m1', [reported(1)]), 0)
    await ledger.append(addition('m2', [reported(2)], { person: 'u2' }), 1)
    expect(await ledger.forget(({ origin }) => origin.person === 'u1')).toBe(1)
    expect(await ledger.forget(({ origin }) => origin.person === 'u1')).toBe(0)
    expect(JSON.stringify(await rows())).not.toContain('原文 m1')
    expect(JSON.stringify(await rows())).toContain('原文 m2')
    expect(verify(await rows(), entryKey(2))).toEqual([])
    expect(ledger.messageSeen('terminal', 'm1')?.words).toBeNull()
    const again = await Ledger.open(store, clock)
    expect(again.standing.figures()).toEqual(ledger.standing.figures())
  })

  it('leaves no trace of forgotten words in the file', async () => {
    const folder = mkdtempSync(join(tmpdir(), 'diaodu-forget-'))
    const file = join(folder, 'ledger.sqlite')
    const onDisk = await openStore(`sqlite:${file}`)
    const filed = await Ledger.open(onDisk, clock)
    for (const n of [1, 2, 3]) await filed.append(addition(`m${n}`, [reported(n)]), n - 1)
    expect(readFileSync(file).includes('原文 m2')).toBe(true)
    await filed.forget(({ origin }) => origin.message === 'm2')
    expect(readFileSync(file).includes('原文 m2')).toBe(false)
    expect(readFileSync(file).includes('原文 m3')).toBe(true)
    await onDisk.close()
    rmSync(folder, { recursive: true })
  })

  it.each([
    [
      'changed',
      async (entry: Entry) =>
        store.shelf(LEDGER_SHELF).set(entryKey(2), { ...entry, recordedAt: '2025-01-01T00:00:00.000Z' }),
    ],
    ['unreadable', async () => store.shelf(LEDGER_SHELF).set(entryKey(2), 'x')],
    ['missing', async () => store.shelf(LEDGER_SHELF).delete(entryKey(2))],
  ])('does not build on an entry that is %s, and names it', async (_, tamper) => {
    for (const n of [1, 2, 3]) await ledger.append(addition(`m${n}`, [reported(n)]), n - 1)
    const entry = ledger.entry(2)
    if (entry) await tamper(entry)
    await expect(Ledger.open(store, clock)).rejects.toMatchObject({
      code: 'ledger.broken',
      message: expect.stringContaining('第 2 条'),
    })
  })

  it('does not take the number of an entry that was lost at the end', async () => {
    for (const n of [1, 2]) await ledger.append(addition(`m${n}`, [reported(n)]), n - 1)
    await store.shelf(LEDGER_SHELF).delete(entryKey(2))
    await expect(Ledger.open(store, clock)).rejects.toMatchObject({ code: 'ledger.broken' })
  })
})
