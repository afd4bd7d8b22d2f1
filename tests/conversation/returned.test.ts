import { describe, expect, it } from 'vitest'
import { clerk, FOREIGN, person, reports, Talk, TRADE } from './talk.ts'

const office = person('trade-office', 'office', '市商务局')
const two = reports('一季度进出口4% 外资5200', [
  [TRADE, 4],
  [FOREIGN, 5200],
])

async function shown(): Promise<Talk> {
  const talk = await Talk.on()
  await talk.say(clerk, two)
  await talk.say(office, '待审核')
  return talk
}

describe('a figure that an office sends back', () => {
  it('waits for its reason where none was given, and the next words are it.', async () => {
    const talk = await shown()
    expect((await talk.say(office, '第二个退回')).decision.revisions).toEqual([])
    const { decision } = await talk.say(office, '口径不对，把省外的也算进来了')
    expect(decision.revisions).toMatchObject([
      { type: 'figure_returned', reason: '口径不对，把省外的也算进来了' },
    ])
    expect(decision.tell).toHaveLength(1)
  })

  it('is not sent back where the reason is dropped.', async () => {
    const talk = await shown()
    await talk.say(office, '第二个退回')
    await talk.say(office, '取消')
    expect((await talk.say(office, '口径不对')).decision.revisions).toEqual([])
  })

  it('is corrected by the bare value that its clerk sends next, and nothing else is.', async () => {
    const talk = await shown()
    await talk.say(office, '第一个通过，第二个退回 口径不对')
    await talk.say(clerk, '5100')
    expect(talk.figures().sort()).toEqual([
      `${FOREIGN} 2025-03-31 5100 pending`,
      `${TRADE} 2025-03-31 4 approved`,
    ])
  })

  it('comes in again as it was where its clerk stands by it, with what was said.', async () => {
    const talk = await shown()
    await talk.say(office, '外资退回，口径不对')
    const { decision } = await talk.say(clerk, '核过了，还是原数')
    expect(decision.revisions).toMatchObject([
      { type: 'figure_corrected', figure: { value: 5200 }, reason: '核过了，还是原数' },
    ])
  })

  it('is told its clerk with the reason when asked about.', async () => {
    const talk = await shown()
    await talk.say(office, '外资退回，没附海关表')
    const { text } = await talk.say(clerk, '为什么退我的')
    expect(text).toContain('没附海关表')
    expect(text).not.toContain('进出口')
  })

  it('may be one that the same office had approved.', async () => {
    const talk = await shown()
    await talk.say(office, '全部通过')
    await talk.say(office, '外资退回，海关数有更新')
    expect(talk.figures().sort()).toEqual([
      `${FOREIGN} 2025-03-31 5200 returned`,
      `${TRADE} 2025-03-31 4 approved`,
    ])
  })
})

describe('a verdict that was a mistake', () => {
  it('is taken back, and the figures wait again.', async () => {
    const talk = await shown()
    await talk.say(office, '前两个通过')
    expect((await talk.say(office, '刚才通过错了，撤回来')).text).toContain('恢复待审核')
    expect(talk.figures().every((it) => it.endsWith('pending'))).toBe(true)
  })

  it('is taken back by nobody else.', async () => {
    const talk = await shown()
    await talk.say(office, '全部通过')
    const other = person('other', 'office', '市商务局')
    expect((await talk.say(other, '刚才通过错了，撤回来')).decision.revisions).toEqual([])
  })
})
