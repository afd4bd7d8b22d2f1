/** Milestones told in chat: asked about, recorded as 自报完成, and no other words do it. */
import { describe, expect, it } from 'vitest'
import { day } from './day.ts'

const clerk = { id: 'u1', name: '张科员', unit: '市商务局', role: 'reporter' }
const office = { id: 'u3', name: '徐主任', unit: '市发改委', role: 'office' }
const SHARED = '【行业信用信息归集共享】'

describe('a milestone said to be reached', () => {
  it('is asked about, counts once the sender says yes, and said again is the same.', async () => {
    const [asked, told, again, stands] = await day(
      '2025-05-20T09:00:00+08:00',
      [office, '行业信用信息归集共享已完成'],
      [office, '确认'],
      [office, '行业信用信息归集共享已经完成了'],
      [office, '行业信用信息归集共享怎么样了'],
    )
    expect(asked?.text).toContain(`是要登记${SHARED}截至5月20日已完成（自报）（市发改委）吗？`)
    expect(told?.text).toContain(`已登记：${SHARED}截至5月20日已完成（自报）`)
    expect(told?.text).toContain('\n达标')
    expect(again?.text).toContain('未重复登记')
    expect(stands?.text).toContain('已完成（自报），达标（待审核）')
  })

  it('is not another unit\u2019s to say.', async () => {
    const [refused] = await day('2025-05-20T09:00:00+08:00', [clerk, '行业信用信息归集共享已完成'])
    expect(refused?.text).toContain('市商务局不能填报')
  })

  it.each([
    '行业信用信息归集共享还没完成',
    '行业信用信息归集共享完成了没',
    '预计6月底完成行业信用信息归集共享',
  ])('is not what %s says.', async (text) => {
    const [answer, state] = await day(
      '2025-05-20T09:00:00+08:00',
      [office, text],
      [office, '行业信用信息归集共享怎么样了'],
    )
    expect(answer?.text).not.toContain('是要登记')
    expect(state?.text).toContain('尚未报完成')
  })
})
