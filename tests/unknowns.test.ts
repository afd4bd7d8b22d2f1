import { describe, expect, it } from 'vitest'
import { unknownLines } from '../src/cli/unknowns.ts'
import type { Decision, Turn } from '../src/conversation/turn/turn.ts'
import { Ledger } from '../src/ledger/ledger.ts'
import { loadPlan } from '../src/plan/seeds.ts'
import { openStore } from '../src/storage/open.ts'
import { loadModel } from '../src/understanding/acts/model.ts'
import { Understanding } from '../src/understanding/understand.ts'
import { Unknowns } from '../src/unknowns.ts'

const plan = loadPlan('seeds/yueyang-2025')
const understanding = new Understanding(plan, loadModel())
const at = new Date('2025-04-12T01:00:00Z')

async function noted(text: string, decision: Decision, keepText: boolean): Promise<string[]> {
  const store = await openStore('memory:')
  const ledger = await Ledger.open(store, { now: () => at })
  const turn: Turn = {
    at,
    today: '2025-04-12',
    from: { channel: 'here', person: 'u1' },
    sender: null,
    message: { id: 'm1', text, quoted: null },
    reading: understanding.read(text, { now: at, unit: null }),
    question: null,
    topic: null,
    books: { plan, standing: ledger.standing, today: '2025-04-12' },
  }
  await store.commit(new Unknowns(store.shelf('unknowns'), keepText).noting(turn, decision))
  const lines: string[] = []
  for await (const line of unknownLines(store)) lines.push(line)
  await store.close()
  return lines
}

const lost: Decision = {
  revisions: [],
  replies: [{ type: 'not_understood', indicators: [], intent: null, bare: null }],
}

describe('a message that was not understood', () => {
  it('is listed with its text and the names that come nearest, where texts may be kept', async () => {
    const [line] = await noted('网办那个率搞到哪步', lost, true)
    expect(line).toContain('网办那个率搞到哪步')
    expect(line).toContain('没有听懂')
  })

  it('is listed without its text where the operator does not keep texts', async () => {
    const [line] = await noted('网办那个率搞到哪步', lost, false)
    expect(line).not.toContain('网办那个率')
    expect(line).toContain('未保留原文')
  })

  it('leaves no trace when it held a secret', async () => {
    const secret: Decision = { revisions: [], replies: [{ type: 'secret', room: true }] }
    expect(await noted('这份是机密文件', secret, true)).toEqual(['没有这样的消息。'])
  })

  it('is not listed when it was understood well', async () => {
    const fine: Decision = { revisions: [], replies: [] }
    expect(await noted('社零一季度增长6.8%', fine, true)).toEqual(['没有这样的消息。'])
  })
})
