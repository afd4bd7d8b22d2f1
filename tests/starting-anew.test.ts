/** What people get of a bot that has begun with a checkpoint and has not read its ledger yet. */

import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { assemble } from '../src/assemble.ts'
import { HandClock } from '../src/base/clock.ts'
import { Checkpoints } from '../src/checkpointing.ts'
import { NotYet } from '../src/ledger/not-yet.ts'
import { Roster } from '../src/plan/roster.ts'
import { loadPlan } from '../src/plan/seeds.ts'

const plan = loadPlan('seeds/yueyang-2025')
const PROGRAM = '0.1.0'
const roster = new Roster([
  { id: 'clerk', name: '甲', unit: '市商务局', role: 'reporter', accounts: { test: 'clerk' } },
])

describe('a bot that begins with a checkpoint', () => {
  it('answers, records, tells in whose words a figure came, and knows what it has heard before', async () => {
    const folder = mkdtempSync(join(tmpdir(), 'diaodu-anew-'))
    const clock = new HandClock(new Date('2025-04-12T09:00:00+08:00'))
    const said: string[] = []
    const send = async ({ text }: { text: string }) => {
      said.push(text)
      return { ok: true } as const
    }
    const started = () =>
      assemble({
        plan,
        roster,
        store: `sqlite:${join(folder, 'a.sqlite')}`,
        channels: [{ name: 'test', send }],
        program: PROGRAM,
        log: (what, error) => {
          throw new Error(what, { cause: error })
        },
        clock,
      })
    const message = (id: string, text: string) => ({
      ...{ id, from: { channel: 'test', person: 'clerk' }, name: '甲', text },
      ...{ at: clock.now(), addressed: true, quoted: null },
    })

    const first = await started()
    await first.bot.handle(message('m1', '社零一季度增长6.8%'))
    await first.bot.handle(message('m2', '实际使用外资一季度1200万美元'))
    const { store, ledger } = first
    await new Checkpoints({ store, ledger, program: PROGRAM, log: () => {}, behind: 1 }).work()
    await first.close()

    const asked = async (text: string) => {
      const again = await started()
      expect(() => again.ledger.entry(1)).toThrow(NotYet)
      said.length = 0
      await again.bot.handle(message(`n${text}`, text))
      await again.close()
      return said.join('\n')
    }
    expect(await asked('社零现在是多少')).toContain('6.8%')
    expect(await asked('社零谁报的')).toContain('社零一季度增长6.8%')
    expect(await asked('更正为6.9%')).toContain('6.9%')

    const again = await started()
    const { head } = again.ledger
    await again.bot.handle(message('m2', '实际使用外资一季度1300万美元'))
    expect(again.ledger.head).toBe(head)
    await again.ledger.whole()
    expect(again.ledger.entry(2)?.words?.text).toBe('实际使用外资一季度1200万美元')
    await again.close()
    rmSync(folder, { recursive: true })
  }, 60_000)
})
