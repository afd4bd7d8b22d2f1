import { describe, expect, it } from 'vitest'
import { itemsAlt, itemsShown } from '../../src/rendering/charts/items.ts'
import { plan, simulate } from '../cli/verbs.ts'
import { LIST, PEOPLE, ROWS } from './day.ts'

async function asked(...texts: string[]) {
  const lines = [
    { from: PEOPLE.industry, text: '1-9月：紫光项目完成投资3.2亿；己内酰胺项目完成投资9亿' },
    ...texts.map((text) => ({ from: PEOPLE.leader, text })),
  ].map((it, at) => ({ ...it, at: `2025-10-12T09:0${at}:00+08:00`, id: `m${at}` }))
  const list = { at: '2025-03-01T09:00:00+08:00', from: PEOPLE.office, list: { name: LIST, rows: ROWS } }
  return (await simulate([list, ...lines])).slice(2).map((it) => it.replies[0])
}

describe('the progress of projects', () => {
  it.each(['项目进度图', '按县市区画个项目进度图', '重大项目各单位对比图'])(
    '“%s” brings a picture.',
    async (text) => {
      const [answer] = await asked(text)
      expect(answer.files).toMatchObject([{ type: 'image/png' }])
    },
  )

  it('is said without a picture where none is asked for.', async () => {
    const [answer] = await asked('按县市区看项目进度')
    expect(answer.files).toEqual([])
  })

  it('is drawn with the schedule of its own data beside it, and says what is not drawn.', () => {
    const bar = { invested: 3.2, planned: 6, reported: 2, count: 4 }
    const facts = {
      ...({ type: 'chart', of: 'items', scope: LIST, today: '2025-10-12', by: 'county' } as const),
      bars: [{ ...bar, name: '岳阳楼区', share: 53.3, scheduled: 75 }],
      ...{ left: 0, silent: 3 },
    }
    const chart = itemsShown(facts, { plan })
    expect(chart.bars).toEqual([
      { name: '岳阳楼区', share: 53.3, scheduled: 75, late: true, label: '53.3%，3.2/6亿元（2/4个已报）' },
    ])
    expect(chart.note).toContain('3个县市区没有可算的数据')
    expect(itemsAlt(facts)).toBe('重大项目：岳阳楼区占年度计划53.3%（序时75%）')
  })
})
