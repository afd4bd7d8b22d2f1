/** What every implementation of the port `Store` must do; each one's test file runs this on it. */
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import type { Shelf, Store } from '../../src/base/store.ts'

type Value = null | boolean | number | string | Value[] | { [key: string]: Value }

export function storeContract(name: string, open: () => Promise<Store>): void {
  describe(`the store contract on ${name}`, { timeout: 60_000 }, () => {
    let store: Store
    let shelf: Shelf<Value>

    beforeEach(async () => {
      store = await open()
      shelf = store.shelf('tasks')
    })

    afterEach(() => store.close())

    async function all(after?: string): Promise<Array<readonly [string, Value]>> {
      const rows: Array<readonly [string, Value]> = []
      for await (const row of shelf.entries(after)) rows.push(row)
      return rows
    }

    it('gives back what was set, and undefined where nothing was', async () => {
      await shelf.set('a', { value: 6.8, 单位: '%' })
      expect(await shelf.get('a')).toEqual({ value: 6.8, 单位: '%' })
      expect(await shelf.get('b')).toBeUndefined()
    })

    it('keeps every plain JSON value as it is, colons and quotes and null included', async () => {
      const values: Value[] = [
        null,
        false,
        0,
        -0.5,
        '',
        ':a',
        ':base64:eA==',
        "it's",
        '"',
        [[], {}],
        { ':': ':' },
        '𠮷\u0000',
      ]
      for (const [index, value] of values.entries()) {
        await shelf.set(`set-${index}`, value)
        await shelf.putIfAbsent(`put-${index}`, value)
        expect(await shelf.get(`set-${index}`)).toEqual(value)
        expect(await shelf.get(`put-${index}`)).toEqual(value)
      }
    })

    it('overwrites by set and forgets by delete', async () => {
      await shelf.set('a', 1)
      await shelf.set('a', 2)
      expect(await shelf.get('a')).toBe(2)
      await shelf.delete('a')
      await shelf.delete('a')
      expect(await shelf.get('a')).toBeUndefined()
    })

    it('puts only where nothing stands, and says whether it did', async () => {
      expect(await shelf.putIfAbsent('a', 1)).toBe(true)
      expect(await shelf.putIfAbsent('a', 2)).toBe(false)
      expect(await shelf.get('a')).toBe(1)
    })

    it('lets one of many putters at the same key win', async () => {
      const wins = await Promise.all(Array.from({ length: 20 }, (_, index) => shelf.putIfAbsent('a', index)))
      expect(wins.filter(Boolean)).toHaveLength(1)
      expect(await shelf.get('a')).toBe(wins.indexOf(true))
    })

    it('swaps only the expected value, whatever the order of its keys', async () => {
      await shelf.set('a', { x: 1, y: [2] })
      expect(await shelf.compareAndSet('a', { x: 1, y: [3] }, 0)).toBe(false)
      expect(await shelf.compareAndSet('b', 0, 1)).toBe(false)
      expect(await shelf.compareAndSet('a', { y: [2], x: 1 }, 'next')).toBe(true)
      expect(await shelf.get('a')).toBe('next')
    })

    it('loses no increment when many compare and set at once', async () => {
      await shelf.set('count', 0)
      const increment = async () => {
        for (;;) {
          const count = (await shelf.get('count')) as number
          if (await shelf.compareAndSet('count', count, count + 1)) return
        }
      }
      await Promise.all(Array.from({ length: 25 }, increment))
      expect(await shelf.get('count')).toBe(25)
    })

    it('walks all entries in key order, over several pages, and from any key on', async () => {
      const keys = Array.from({ length: 603 }, (_, index) => String(index).padStart(5, '0'))
      for (const key of keys.toReversed()) await shelf.set(key, Number(key))
      expect((await all()).map(([key]) => key)).toEqual(keys)
      expect((await all('00600')).map(([, value]) => value)).toEqual([601, 602])
      expect(await all('00602')).toEqual([])
    })

    it('walks past keys that are deleted and written on the way', async () => {
      for (const key of ['a', 'b', 'c']) await shelf.set(key, key)
      const seen: string[] = []
      for await (const [key] of shelf.entries()) {
        seen.push(key)
        await shelf.delete(key)
        await shelf.set('0', 'behind')
      }
      expect(seen).toEqual(['a', 'b', 'c'])
    })

    it('remembers the greatest key that ever stood on a shelf', async () => {
      expect(await shelf.highest()).toBeUndefined()
      await shelf.putIfAbsent('2', true)
      await shelf.set('3', true)
      await shelf.set('1', true)
      await shelf.delete('3')
      expect(await shelf.highest()).toBe('3')
      expect(await store.shelf('other').highest()).toBeUndefined()
    })

    it('keeps shelves apart, even where names and keys resemble each other', async () => {
      const other = store.shelf<Value>('tasks2')
      await shelf.set('tasks:a', 1)
      await shelf.set('a', 2)
      await other.set('a', 3)
      expect(await shelf.get('tasks:a')).toBe(1)
      expect(await shelf.get('a')).toBe(2)
      expect(await store.shelf('tasks').get('a')).toBe(2)
      expect(await all()).toEqual([
        ['a', 2],
        ['tasks:a', 1],
      ])
    })

    it('takes keys up to 200 bytes of UTF-8 and no others', async () => {
      const long = '岳'.repeat(66)
      await shelf.set(long, 1)
      expect(await shelf.get(long)).toBe(1)
      for (const key of ['', '岳'.repeat(67), 'a\0b', '\ud800']) {
        await expect(shelf.set(key, 1)).rejects.toThrow(RangeError)
        await expect(shelf.putIfAbsent(key, 1)).rejects.toThrow(RangeError)
      }
      expect(() => store.shelf('a_b')).toThrow(RangeError)
    })

    it('commits writes on several shelves together, and deletions with them', async () => {
      const other = store.shelf<Value>('other')
      await other.set('gone', 1)
      const done = await store.commit([
        { shelf: 'tasks', key: 'a', set: { n: 1 } },
        { shelf: 'tasks', key: 'b', set: 2, when: 'absent' },
        { shelf: 'other', key: 'gone', delete: true },
        { shelf: 'other', key: 'never', delete: true },
      ])
      expect(done).toBe(true)
      expect(await all()).toEqual([
        ['a', { n: 1 }],
        ['b', 2],
      ])
      expect(await other.get('gone')).toBeUndefined()
      expect(await shelf.highest()).toBe('b')
      expect(await store.commit([])).toBe(true)
    })

    it('writes nothing of a commit of which one expectation does not hold, wherever it stands in it', async () => {
      await shelf.set('taken', { x: 1, y: 2 })
      const put = (key: string) => ({ shelf: 'other', key, set: 1 })
      const missed = [
        { shelf: 'tasks', key: 'taken', set: 3, when: 'absent' },
        { shelf: 'tasks', key: 'taken', set: 3, when: { stands: { x: 1 } } },
        { shelf: 'tasks', key: 'nothing', set: 3, when: { stands: 0 } },
        { shelf: 'tasks', key: 'taken', stands: { x: 2, y: 2 } },
        { shelf: 'tasks', key: 'nothing', stands: 0 },
      ] as const
      for (const write of missed) {
        expect(await store.commit([put('a'), write, put('b')])).toBe(false)
        expect(await store.commit([write, put('a')])).toBe(false)
        expect(await store.commit([put('a'), write])).toBe(false)
      }
      expect(await shelf.get('taken')).toEqual({ x: 1, y: 2 })
      expect(await store.shelf('other').highest()).toBeUndefined()
      expect(await store.commit([{ shelf: 'tasks', key: 'taken', stands: { y: 2, x: 1 } }])).toBe(true)
      expect(await shelf.get('taken')).toEqual({ x: 1, y: 2 })
      const swap = { shelf: 'tasks', key: 'taken', set: 4, when: { stands: { y: 2, x: 1 } } }
      expect(await store.commit([put('a'), swap])).toBe(true)
      expect(await shelf.get('taken')).toBe(4)
    })

    it('carries commits out in the order in which they were asked for, each seeing the one before', async () => {
      const done = await Promise.all([
        store.commit([{ shelf: 'tasks', key: 'n', set: 0, when: 'absent' }]),
        ...Array.from({ length: 20 }, (_, n) =>
          store.commit([
            { shelf: 'tasks', key: 'n', stands: n },
            { shelf: 'tasks', key: 'n', set: n + 1, when: { stands: n } },
          ]),
        ),
      ])
      expect(done.every(Boolean)).toBe(true)
      expect(await shelf.get('n')).toBe(20)
    })

    it('lets one of many commits that expect the same win, whole, and the others leave nothing', async () => {
      const wins = await Promise.all(
        Array.from({ length: 20 }, (_, index) =>
          store.commit([
            { shelf: 'other', key: `of-${index}`, set: index },
            { shelf: 'tasks', key: 'a', set: index, when: 'absent' },
          ]),
        ),
      )
      expect(wins.filter(Boolean)).toHaveLength(1)
      const left: Value[] = []
      for await (const [, value] of store.shelf<Value>('other').entries()) left.push(value)
      expect(left).toEqual([wins.indexOf(true)])
      expect(await shelf.get('a')).toBe(wins.indexOf(true))
    })

    it('is in order while it can be written to', async () => {
      await shelf.set('a', 1)
      expect(await store.check()).toBeUndefined()
    })

    it('refuses every call once it is closed, with a Problem', async () => {
      await store.close()
      await expect(shelf.get('a')).rejects.toMatchObject({ code: 'store.closed' })
      await expect(shelf.set('a', 1)).rejects.toMatchObject({ code: 'store.closed' })
      await expect(shelf.putIfAbsent('a', 1)).rejects.toMatchObject({ code: 'store.closed' })
      await expect(all()).rejects.toMatchObject({ code: 'store.closed' })
      const writes = [
        { shelf: 'tasks', key: 'a', set: 1 },
        { shelf: 'tasks', key: 'b', set: 1 },
      ]
      await expect(store.commit(writes)).rejects.toMatchObject({ code: 'store.closed' })
    })
  })
}
