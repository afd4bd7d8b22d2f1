import { describe, expect, it } from 'vitest'
import { day } from './day.ts'

const clerk = { id: 'u1', name: '张科员', unit: '市商务局', role: 'reporter' }

describe('a quoted answer that is no reminder', () => {
  const about = '【社会消费品零售总额增速】无数据（不等于0），1—4月数据应报未报'

  it('says what a bare number is of; when it is of is asked, and nothing is recorded before.', async () => {
    const [asked, told] = await day('2025-05-20T09:00:00+08:00', [clerk, '6.8%', about], [clerk, '1—4月'])
    expect(asked?.text).toContain('【社会消费品零售总额增速】增长6.8%是哪个时期的数据？')
    expect(told?.text).toContain('已登记：【社会消费品零售总额增速】1—4月增长6.8%')
  })

  it('says what a question is about.', async () => {
    const [lead] = await day('2025-05-20T09:00:00+08:00', [clerk, '谁牵头', about])
    expect(lead?.text).toContain('【社会消费品零售总额增速】由市商务局负责')
  })

  it("makes no other unit's figure the sender's own, and chooses none of several.", async () => {
    const [other, several] = await day(
      '2025-05-20T09:00:00+08:00',
      [clerk, '5.1%', '【固定资产投资增速】无数据（不等于0）'],
      [clerk, '6.8%', `${about}\n【使用外资额】无数据`],
    )
    expect(other?.text).toContain('未登记')
    expect(several?.text).toContain('未登记')
  })
})
