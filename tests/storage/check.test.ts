/** Whether data can be written just now, as health asks it. */
import { mkdtempSync, renameSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, describe, expect, it } from 'vitest'
import { openDriver } from '../../src/storage/driver.ts'
import { openStore } from '../../src/storage/open.ts'
import { Table } from '../../src/storage/table.ts'

const folder = mkdtempSync(join(tmpdir(), 'diaodu-check-'))
afterAll(() => rmSync(folder, { recursive: true }))

describe('a store that is asked how it is', () => {
  it('says that its file is gone, replaced or put back, though SQLite goes on with the old one.', async () => {
    const file = join(folder, 'moved.sqlite')
    const store = await openStore(`sqlite:${file}`)
    await store.check()
    renameSync(file, `${file}.away`)
    await expect(store.check()).rejects.toMatchObject({
      code: 'store.gone',
      message: expect.stringContaining(file),
    })
    writeFileSync(file, '')
    await expect(store.check()).rejects.toMatchObject({ code: 'store.gone' })
    renameSync(`${file}.away`, file)
    expect(await store.check()).toBeUndefined()
    await store.close()
  })

  it('says why the last write failed, until there is room again for a message.', async () => {
    const driver = openDriver(':memory:')
    let full = false
    const failing = {
      ...driver,
      write(...args: Parameters<typeof driver.write>) {
        if (full) throw Object.assign(new Error('database or disk is full'), { rawCode: 13 })
        return driver.write(...args)
      },
    }
    const table = new Table(failing, 'the file', 1)
    await table.prepare()
    full = true
    // Nothing was written since, so that nobody knows.
    expect(await table.check()).toBeUndefined()
    await expect(table.put('tasks', 'a', '1')).rejects.toMatchObject({ code: 'store.full' })
    await expect(table.check()).rejects.toMatchObject({ code: 'store.full' })
    full = false
    expect(await table.check()).toBeUndefined()
    full = true
    const two = [
      { shelf: 'tasks', key: 'a', value: '1' },
      { shelf: 'tasks', key: 'b', value: '2' },
    ]
    await expect(table.apply(two)).rejects.toMatchObject({ code: 'store.full' })
    await expect(table.check()).rejects.toMatchObject({ code: 'store.full' })
    full = false
    await table.apply(two)
    expect(await table.check()).toBeUndefined()
    await table.close()
  })
})
