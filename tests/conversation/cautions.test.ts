/** Words around a number that make it something else: none of these is ever recorded unasked. */
import { describe, expect, it } from 'vitest'
import { converse } from '../../src/conversation/conversation.ts'
import { Roster } from '../../src/plan/roster.ts'
import { loadPlan } from '../../src/plan/seeds.ts'
import { HANDLERS } from '../../src/register.ts'
import { openStore } from '../../src/storage/open.ts'
import { loadModel } from '../../src/understanding/acts/model.ts'
import { Understanding } from '../../src/understanding/understand.ts'
import { botOn } from '../channels/rig.ts'

const plan = loadPlan('seeds/yueyang-2025')
const understanding = new Understanding(plan, loadModel())
const clerk = {
  id: 'p1',
  name: '张科员',
  unit: '市商务局',
  role: 'reporter',
  accounts: { here: 'u1' },
} as const

async function talk() {
  const sent: string[] = []
  const channel = {
    name: 'here',
    async send({ text }: { text: string }) {
      sent.push(text)
      return { ok: true } as const
    },
  }
  const { bot, ledger } = await botOn(
    await openStore('memory:'),
    channel,
    (turn) => converse(turn, HANDLERS),
    {
      roster: new Roster([clerk]),
      understanding,
    },
  )
  let count = 0
  const say = async (text: string, quoted: string | null = null): Promise<string> => {
    const id = `m${++count}`
    const at = new Date(Date.UTC(2025, 4, 20, 1, count))
    const from = { channel: 'here', person: 'u1' }
    await bot.handle({ id, from, name: null, text, at, addressed: true, quoted })
    return sent.at(-1) ?? ''
  }
  const values = () => ledger.standing.ofIndicator('1-retail-growth').map((it) => it.figure.value)
  return { say, ledger, values }
}

describe('a number is asked about, and not recorded, that is', () => {
  it.each([
    ['an estimate', '预计社零1—4月增长7%', '预计'],
    ['an order', '领导说社零1—4月要报7%', '要报'],
    ['a condition', '如果社零1—4月增长7%', '如果'],
    ['not confirmed yet', '社零1—4月增长7.1%，等统计局确认', '等统计局确认'],
    ['hearsay', '听说社零1—4月增长6.8%', '听说'],
    ['denied', '社零1—4月未增长6.8%', '未增长'],
    ['of a last year that stands apart from its month', '去年社零1—4月增长8.1%', '去年'],
    ['of somebody else', '宁波社零1—4月增长6.1%', '宁波'],
    ['of a part', '1—4月限上社零增长9.2%', '限上'],
    ['one end of a range', '社零1—4月增长6.5%到6.8%', '6.5%到'],
    ['a fraction without its sign', '社零1—4月增长0.068', '0.068'],
    ['an example', '举个例子，社零1—4月增长6.8%', '举个例子'],
    ['told not to be recorded', '先别登记，社零1—4月增长6.8%', '先别登记'],
  ])('%s: %s', async (_, text, words) => {
    const { say, ledger } = await talk()
    expect(await say(text)).toContain(`原文有“${words}`)
    expect(ledger.head).toBe(0)
  })

  it('of the province: it is said whose it is, and there is nothing to confirm.', async () => {
    const { say, ledger } = await talk()
    expect(await say('全省社零1—4月增长6.1%')).toMatch(/^未登记：“全省6.1%”是对照数，不是本市数据/)
    await say('确认')
    expect(ledger.head).toBe(0)
  })

  it('in a message with several times, one of them behind its figure.', async () => {
    const { say, ledger } = await talk()
    expect(await say('社零6.8%（一季度），使用外资3600万美元（1-2月）')).toContain('时期不止一个')
    expect(ledger.head).toBe(0)
  })
})

describe('what stands is left alone', () => {
  it.each([
    '不要撤回社零',
    '社零1—4月不要改成9%',
    '能不能把社零1—4月改成9%',
    '社零1—4月如果更正为8.7%呢',
    '社零目标更正为7.5%',
    '全省社零1—4月更正为5.5%',
    '更正：社零1—4月由6.5%改为6.9%',
  ])('by %s', async (text) => {
    const { say, values } = await talk()
    await say('社零1—4月增长6.8%')
    await say(text)
    expect(values()).toEqual([6.8])
  })

  it('by a yes that asks: OK? 确认？', async () => {
    const { say, ledger } = await talk()
    await say('社零1—4月增长68%')
    expect(await say('OK?')).toContain('待您确认的是')
    expect(await say('确认？')).toContain('待您确认的是')
    expect(ledger.head).toBe(0)
    expect(await say('取消')).toContain('已取消')
  })

  it('where another figure is quoted, or one that is not known, or the one last talked of is gone.', async () => {
    const { say, values, ledger } = await talk()
    await say('社零1—4月增长6.8%')
    await say('使用外资1—4月8000万美元')
    expect(await say('撤回这条', '使用外资1-4月8000万美元')).toContain('请问要撤回哪一条')
    await say('取消')
    expect(await say('更正为6.3%', '已登记：【社会消费品零售总额增速】一季度增长6.8%')).toContain(
      '没有可更正的登记',
    )
    expect(await say('撤回', '已登记：【使用外资额】1—4月 8000万美元（市商务局数据），待审核')).toContain(
      '已撤回：【使用外资额】',
    )
    expect(await say('改 6.6')).toContain('请问要更正哪一条')
    expect(values()).toEqual([6.8])
    expect(ledger.head).toBe(3)
  })

  it('but what is quoted and is the sender’s own is corrected.', async () => {
    const { say, values } = await talk()
    await say('社零1—4月增长6.8%')
    await say('使用外资1—4月8000万美元')
    await say('更正为6.7%', '已登记：【社会消费品零售总额增速】1—4月增长6.8%（市商务局数据），待审核')
    expect(values()).toEqual([6.7])
  })
})
