import { beforeEach, describe, expect, it } from 'vitest'
import { HandClock } from '../../src/base/clock.ts'
import type { Store } from '../../src/base/store.ts'
import { ledgerVerb } from '../../src/cli/ledger.ts'
import { entryKey, LEDGER_SHELF, Ledger } from '../../src/ledger/ledger.ts'
import { openStore } from '../../src/storage/open.ts'
import { addition, reported } from '../ledger/sample.ts'

describe('diaodu ledger', () => {
  let store: Store
  let ledger: Ledger

  beforeEach(async () => {
    store = await openStore('memory:')
    ledger = await Ledger.open(store, new HandClock(new Date('2025-04-11T01:12:00Z')))
    await ledger.append(addition('m1', [reported(6.8), reported(7, { stage: 'final' })]), 0)
    await ledger.append(addition('m2', [reported(6.9)]), 1)
  })

  async function run(...args: string[]): Promise<{ code: number; lines: string[] }> {
    const lines: string[] = []
    const open = async (): Promise<Store> => ({ ...store, close: async () => {} })
    return {
      code: await ledgerVerb(args, open, (line) => lines.push(line), { folder: 'seeds/yueyang-2025' }),
      lines,
    }
  }

  it('says that the ledger is whole, and with which last hash', async () => {
    const hash = ledger.entry(2)?.hash
    expect(await run('verify')).toEqual({
      code: 0,
      lines: [`台账完整：2 条，3 项修订，末条校验值 2:${hash}`],
    })
    expect(await run('verify', `2:${hash}`)).toMatchObject({ code: 0 })
    expect(await run('verify', `2:${hash?.slice(0, 12)}`)).toMatchObject({ code: 0 })
  })

  it('names what was changed or lost, and ends with 1', async () => {
    await store.shelf(LEDGER_SHELF).delete(entryKey(2))
    expect(await run('verify')).toEqual({ code: 1, lines: ['第 2 条：缺失'] })
  })

  it('holds an entry against a hash that was noted down', async () => {
    expect(await run('verify', `1:${'0'.repeat(64)}`)).toEqual({
      code: 1,
      lines: ['第 1 条：与给定的校验值不符'],
    })
    expect(await run('verify', `9:${'0'.repeat(64)}`)).toMatchObject({ code: 1 })
  })

  it('exports every entry as one JSON line', async () => {
    const { code, lines } = await run('export')
    expect(code).toBe(0)
    expect(lines.map((line) => JSON.parse(line))).toEqual([ledger.entry(1), ledger.entry(2)])
  })

  it('forgets what one person wrote', async () => {
    expect(await run('forget', 'terminal', 'u1')).toMatchObject({
      code: 0,
      lines: [expect.stringContaining('2 条')],
    })
    expect((await run('export')).lines.join('')).not.toContain('原文')
    expect(await run('verify')).toMatchObject({ code: 0 })
  })

  it('shows how it is used, when it is used otherwise', async () => {
    for (const args of [[], ['burn'], ['export', 'x'], ['forget', 'terminal'], ['verify', 'x']]) {
      expect(await run(...args)).toEqual({ code: 2, lines: [expect.stringContaining('用法')] })
    }
  })
})
