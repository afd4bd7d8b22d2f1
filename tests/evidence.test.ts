import { existsSync, mkdtempSync, readdirSync, rmSync, statSync, utimesSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, describe, expect, it } from 'vitest'
import { HandClock } from '../src/base/clock.ts'
import { backup, restore } from '../src/cli/backup.ts'
import { EVIDENCE_SHELF, EvidenceShelf, type KeptFile, LIMITS } from '../src/evidence.ts'
import { Ledger } from '../src/ledger/ledger.ts'
import { openStore } from '../src/storage/open.ts'
import { addition, reported } from './ledger/sample.ts'

const folder = mkdtempSync(join(tmpdir(), 'diaodu-files-'))
afterAll(() => rmSync(folder, { recursive: true }))

const png = (text: string) => ({ name: 'a.png', type: 'image/png', bytes: Buffer.from(text) })
const HELLO = '2cf24dba5fb0a30e26e83b2ac5b9e29e1b161e5c1fa7425e73043362938b9824'
const FRESH = 'd098ab5e44b9aabb755f76d806598f43573c662b35e4a2eab1e312ec9ad195e2'
const at = new Date('2025-04-12T09:00:00+08:00')
const from = { channel: 'here', person: 'u1' }
const many = (count: number, name = 'n') =>
  Array.from({ length: count }, (_, index) => png(`${name}${index}`))

describe('files in evidence', () => {
  it('are known by their SHA-256, once each; what is empty, too large or was not fetched is counted', async () => {
    const evidence = new EvidenceShelf(await openStore('memory:'))
    const large = { ...png(''), bytes: new Uint8Array(10 * 1024 * 1024 + 1) }
    const lost = { ...png(''), bytes: null }
    const received = await evidence.look([png('hello'), png('hello'), png(''), large, lost], from, at)
    expect(received).toEqual({ files: [{ hash: HELLO, type: 'image/png', bytes: 5 }], unread: 3 })
  })

  it('are kept by that hash beside the data file, readable by its owner alone; what was changed is not opened', async () => {
    const file = join(folder, 'kept.sqlite')
    const store = await openStore(`sqlite:${file}`)
    const evidence = new EvidenceShelf(store)
    const size = statSync(file).size
    const scan = png('x'.repeat(1_000_000))
    await evidence.keep([png('hello'), scan], from, at)
    await evidence.keep([png('hello')], from, at)
    expect(statSync(file).size - size).toBeLessThan(100_000)
    const path = join(`${file}.evidence`, '2c', HELLO)
    expect(statSync(path).mode & 0o777).toBe(0o600)
    expect(readdirSync(join(`${file}.evidence`, '2c'))).toEqual([HELLO])
    expect(Buffer.from((await evidence.open(HELLO)) ?? []).toString()).toBe('hello')
    expect(await evidence.open('0'.repeat(64))).toBeNull()
    writeFileSync(path, 'other')
    expect(await evidence.open(HELLO)).toBeNull()
    await store.close()
  })

  it('that an older program kept among the records are still opened', async () => {
    const store = await openStore('memory:')
    const kept = { type: 'image/png', base64: Buffer.from('hello').toString('base64') }
    await store.shelf<KeptFile>(EVIDENCE_SHELF).set(HELLO, kept)
    const evidence = new EvidenceShelf(store)
    expect(Buffer.from((await evidence.open(HELLO)) ?? []).toString()).toBe('hello')
    expect([...(await evidence.hashes())]).toEqual([HELLO])
    await store.close()
  })

  it('are so many to a message, and to a person and day, and no more; the others are counted as unread', async () => {
    const store = await openStore('memory:')
    const evidence = new EvidenceShelf(store)
    const { perMessage, perDay } = LIMITS
    expect(await evidence.look(many(perMessage + 3), from, at)).toMatchObject({ unread: 3 })
    for (let sent = 0; sent < perDay.files; sent += perMessage)
      await evidence.keep(many(perMessage + 1, `${sent}-`), from, at)
    expect((await evidence.hashes()).size).toBe(perDay.files)
    expect(await evidence.look([png('one more')], { ...from, room: 'g1' }, at)).toEqual({
      files: [],
      unread: 1,
    })
    await evidence.keep([png('one more')], from, at)
    expect((await evidence.hashes()).size).toBe(perDay.files)
    const tomorrow = new Date(at.getTime() + 24 * 3_600_000)
    expect(await evidence.look([png('one more')], from, tomorrow)).toMatchObject({ unread: 0 })
    expect(await evidence.look([png('one more')], { ...from, person: 'u2' }, at)).toMatchObject({ unread: 0 })
    await store.close()
  })

  it('that nothing in the ledger names are deleted after their days, and no others', async () => {
    const file = join(folder, 'tidy.sqlite')
    const store = await openStore(`sqlite:${file}`)
    const evidence = new EvidenceShelf(store)
    const ledger = await Ledger.open(store, new HandClock(at))
    await evidence.keep([png('hello'), png('loose'), png('fresh')], from, at)
    const { files } = await evidence.look([png('hello')], from, at)
    const attached = { type: 'evidence_attached' as const, files: [...files], to: ['1.0'] }
    await ledger.append(addition('m1', [reported(6.8), attached]), 0)
    const now = new Date(at.getTime() + LIMITS.unlinkedDays * 24 * 3_600_000 + 60_000)
    for (const hash of await evidence.hashes()) {
      const kept = hash === FRESH ? now : at
      utimesSync(join(`${file}.evidence`, hash.slice(0, 2), hash), kept, kept)
    }
    expect(await evidence.tidy(ledger, now)).toBe(1)
    expect([...(await evidence.hashes())].toSorted()).toEqual([HELLO, FRESH].toSorted())
    await store.close()
  })

  it('go with a backup, and come back with a restore', async () => {
    const file = join(folder, 'b.sqlite')
    const store = await openStore(`sqlite:${file}`)
    await new EvidenceShelf(store).keep([png('hello')], from, at)
    await store.close()
    expect(await backup(`sqlite:${file}`, join(folder, 'b.copy'))).toContain('佐证材料1份')
    rmSync(`${file}.evidence`, { recursive: true })
    await restore(`sqlite:${file}`, join(folder, 'b.copy'), new HandClock(at))
    expect(existsSync(join(`${file}.evidence`, '2c', HELLO))).toBe(true)
  })
})
