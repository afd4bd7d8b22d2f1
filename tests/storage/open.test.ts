import { execFileSync } from 'node:child_process'
import {
  existsSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  rmSync,
  statSync,
  truncateSync,
  writeFileSync,
} from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, describe, expect, it } from 'vitest'
import { backUp } from '../../src/storage/backup.ts'
import { openDriver } from '../../src/storage/driver.ts'
import { openStore } from '../../src/storage/open.ts'

const folder = mkdtempSync(join(tmpdir(), 'diaodu-open-'))
afterAll(() => rmSync(folder, { recursive: true }))

const modeOf = (file: string) => statSync(file).mode & 0o777
const chinese = /[\u4e00-\u9fff]/

async function filled(name: string, rows = 80): Promise<string> {
  const file = join(folder, name)
  const store = await openStore(`sqlite:${file}`)
  const shelf = store.shelf<string>('ledger')
  for (let row = 0; row < rows; row++) await shelf.set(`${row}`, '社零一季度增长6.8%'.repeat(20))
  await store.close()
  return file
}

describe('opening a store', { timeout: 60_000 }, () => {
  it('makes the file and its folders, and finds its data again', async () => {
    const file = join(folder, 'a', 'b', 'new.sqlite')
    const first = await openStore(`sqlite:${file}`)
    await first.shelf('x').set('k', 1)
    await first.close()
    const second = await openStore(`sqlite://${file}`)
    expect(await second.shelf('x').get('k')).toBe(1)
    await second.close()
  })

  it.skipIf(process.platform === 'win32')(
    'makes files that nobody else can read, whatever the umask',
    async () => {
      const umask = process.umask(0o000)
      try {
        const file = join(folder, 'private.sqlite')
        const store = await openStore(`sqlite:${file}`)
        await store.shelf('x').set('k', 1)
        await backUp(`sqlite:${file}`, join(folder, 'private-copy.sqlite'))
        await store.close()
        // What SQLite keeps beside it while it writes.
        const driver = openDriver(file)
        driver.write('BEGIN IMMEDIATE')
        driver.write("INSERT INTO about (name, value) VALUES ('x', 'y')")
        expect(modeOf(`${file}-journal`)).toBe(0o600)
        driver.write('ROLLBACK')
        driver.close()
        expect(modeOf(file)).toBe(0o600)
        expect(modeOf(join(folder, 'private-copy.sqlite'))).toBe(0o600)
      } finally {
        process.umask(umask)
      }
    },
  )

  it('writes for the disk, not for a log that two processes could damage', () => {
    const driver = openDriver(join(folder, 'settings.sqlite'))
    expect(driver.read('PRAGMA journal_mode')).toMatchObject([{ journal_mode: 'delete' }])
    expect(driver.read('PRAGMA synchronous')).toMatchObject([{ synchronous: 2 }])
    expect(driver.read('PRAGMA secure_delete')).toMatchObject([{ secure_delete: 1 }])
    driver.close()
  })

  it('lets two openings of one file see each other at once', async () => {
    const file = join(folder, 'shared.sqlite')
    const [one, two] = await Promise.all([openStore(`sqlite:${file}`), openStore(`sqlite:${file}`)])
    expect(await one.shelf('x').putIfAbsent('k', 'one')).toBe(true)
    expect(await two.shelf('x').putIfAbsent('k', 'two')).toBe(false)
    expect(await two.shelf('x').get('k')).toBe('one')
    await Promise.all([one.close(), two.close()])
  })

  it('refuses a URL that it does not know', async () => {
    await expect(openStore('redis://localhost')).rejects.toMatchObject({ code: 'store.url' })
  })

  it('leaves a file that is no database as it is, and says so in Chinese with its name', async () => {
    const file = join(folder, 'letter.docx')
    writeFileSync(file, '关于印发七大攻坚方案的通知'.repeat(200))
    const before = readFileSync(file)
    const problem = await openStore(`sqlite:${file}`).catch((error: unknown) => error)
    expect(problem).toMatchObject({ name: 'Problem', code: 'store.not_database' })
    expect(problem).toMatchObject({
      message: expect.stringContaining(file),
      remedy: expect.stringMatching(chinese),
    })
    expect(problem).toMatchObject({ message: expect.stringMatching(chinese) })
    expect(readFileSync(file)).toEqual(before)
  })

  it("leaves another program's database as it is", async () => {
    const file = join(folder, 'other.sqlite')
    const other = openDriver(file)
    other.write('CREATE TABLE invoices (id INTEGER)')
    other.close()
    const before = readFileSync(file)
    await expect(openStore(`sqlite:${file}`)).rejects.toMatchObject({ code: 'store.foreign' })
    expect(readFileSync(file)).toEqual(before)
  })

  it('leaves the file of a later version as it is', async () => {
    const file = await filled('later.sqlite', 1)
    const driver = openDriver(file)
    driver.write("UPDATE about SET value = '2' WHERE name = 'schemaVersion'")
    driver.close()
    await expect(openStore(`sqlite:${file}`)).rejects.toMatchObject({ code: 'store.newer' })
  })

  it('reports a folder, or a path through a file, as a file that it cannot open', async () => {
    const blocked = join(folder, 'is-a-folder')
    mkdirSync(blocked)
    await expect(openStore(`sqlite:${blocked}`)).rejects.toMatchObject({ code: 'store.cannot_open' })
    const file = await filled('plain.sqlite', 1)
    await expect(openStore(`sqlite:${file}/x.sqlite`)).rejects.toMatchObject({ code: 'store.cannot_open' })
  })

  it('gives up on a locked file with a Problem, and goes on once it is free', async () => {
    const file = await filled('locked.sqlite', 1)
    const store = await openStore(`sqlite:${file}`, { attempts: 2 })
    const holder = openDriver(file)
    holder.write('BEGIN EXCLUSIVE')
    await expect(store.shelf('x').set('k', 1)).rejects.toMatchObject({ code: 'store.busy' })
    await expect(openStore(`sqlite:${file}`, { attempts: 1 })).rejects.toMatchObject({ code: 'store.busy' })
    const waiting = openStore(`sqlite:${file}`)
    holder.write('COMMIT')
    await (await waiting).close()
    await store.shelf('x').set('k', 1)
    expect(await store.shelf('x').get('k')).toBe(1)
    holder.close()
    await store.close()
  })

  it('reports a file with pages cut off as damaged, and keeps what is left of it', async () => {
    const file = await filled('cut.sqlite')
    truncateSync(file, 16 * 1024)
    const before = readFileSync(file)
    const read = async () => {
      const store = await openStore(`sqlite:${file}`)
      try {
        for await (const _ of store.shelf('ledger').entries());
      } finally {
        await store.close()
      }
    }
    await expect(read()).rejects.toMatchObject({ code: 'store.damaged' })
    expect(readFileSync(file)).toEqual(before)
  })

  it('reports a record that is no JSON as damaged, with its shelf and key', async () => {
    const file = await filled('record.sqlite', 1)
    const driver = openDriver(file)
    driver.write("UPDATE entry SET value = '{' WHERE key = '0'")
    driver.close()
    const store = await openStore(`sqlite:${file}`)
    const problem = { code: 'store.damaged', message: expect.stringContaining('ledger 的记录 0') }
    await expect(store.shelf('ledger').get('0')).rejects.toMatchObject(problem)
    await expect(store.shelf('ledger').compareAndSet('0', 1, 2)).rejects.toMatchObject(problem)
    await store.close()
  })

  it('reads a read-only file and refuses to write it', async () => {
    const file = await filled('readonly.sqlite', 3)
    const child = join(import.meta.dirname, 'readonly-child.ts')
    const answer = execFileSync(process.execPath, ['--import', 'tsx', child, file], { encoding: 'utf8' })
    expect(JSON.parse(answer)).toEqual({ rows: 3, code: 'store.readonly' })
    expect(existsSync(`${file}-journal`)).toBe(false)
  })
})
