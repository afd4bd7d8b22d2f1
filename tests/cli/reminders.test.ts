/** Reminders in chat, as whole conversations on the real plan. */
import { describe, expect, it } from 'vitest'
import { day } from './day.ts'

const clerk = { id: 'u1', name: '张科员', unit: '市商务局', role: 'reporter' }
const head = { id: 'u2', name: '王局长', unit: '市商务局', role: 'lead' }
const office = { id: 'u3', name: '徐主任', unit: '市发改委', role: 'office' }
const industry = { id: 'u4', name: '赵科员', unit: '市工信局', role: 'reporter' }
const leader = { id: 'u9', name: '马副市长', role: 'leader' }
const admin = { id: 'u8', name: '罗管理员', unit: '市数据局', role: 'admin' }

const RETAIL = '社会消费品零售总额增速'

describe('an urging', () => {
  it('goes out at once at the word of the office, with who got what, and once a day.', async () => {
    const [, urged, again] = await day(
      '2025-05-22T09:00:00+08:00',
      [clerk, '你好'],
      [office, '催一下市商务局'],
      [office, '催一下市商务局'],
    )
    expect(urged?.text).toMatch(/已安排向1个单位1人发出催报：\n1\.市商务局（发给张科员）/)
    expect(urged?.pushes.map((it) => it.to)).toEqual([{ person: 'u1' }])
    expect(urged?.pushes[0]?.text).toContain(`${RETAIL}（1—4月），应于5月19日前报送`)
    expect(urged?.pushes[0]?.text).not.toMatch(/目标|还差|个百分点/)
    expect(again?.text).toContain('今日已催报过，不重复发送')
    expect(again?.pushes).toEqual([])
  })

  it('waits for a yes where a leader asks for it, and is dropped at a no.', async () => {
    const answers = await day(
      '2025-05-22T09:00:00+08:00',
      [industry, '你好'],
      [leader, '催一下市工信局'],
      [leader, '取消'],
      [leader, '催一下市工信局'],
      [leader, '确认'],
    )
    expect(answers[1]?.text).toMatch(/将向1个单位1人发出催报.*\n1\.市工信局（发给赵科员）/)
    expect(answers[2]?.text).toContain('已取消')
    expect(answers.slice(0, 4).flatMap((it) => it.pushes)).toEqual([])
    expect(answers[4]?.pushes.map((it) => it.to.person)).toEqual(['u4'])
  })

  it('is refused to a clerk, and says who cannot be reached.', async () => {
    const [refused, nobody] = await day(
      '2025-05-22T09:00:00+08:00',
      [clerk, '催一下市工信局'],
      [office, '催一下市科技局'],
    )
    expect(refused?.text).toContain('没有催报的权限')
    expect(nobody?.text).toContain('名册中没有该单位人员')
    expect([...(refused?.pushes ?? []), ...(nobody?.pushes ?? [])]).toEqual([])
  })

  it('waits for working hours, and leaves out what is reported before they begin.', async () => {
    const answers = await day(
      '2025-05-22T21:00:00+08:00',
      [clerk, '你好'],
      [office, '催一下市商务局'],
      [clerk, '社零1-4月增长6.8%'],
      '@2025-05-23T08:29:00+08:00',
      '@2025-05-23T08:30:00+08:00',
    )
    expect(answers[1]?.text).toContain('现在不是工作时间，5月23日08:30发出')
    expect([...(answers[1]?.pushes ?? []), ...(answers[3]?.pushes ?? [])]).toEqual([])
    expect(answers[4]?.pushes.map((it) => it.to.person)).toEqual(['u1'])
    expect(answers[4]?.pushes[0]?.text).not.toContain(`${RETAIL}（1—4月）`)
  })
})

describe('a quoted reminder', () => {
  it('makes a bare figure a complete report.', async () => {
    const first = await day(
      '2025-05-15T08:00:00+08:00',
      [clerk, '每月15号提醒我报社零'],
      '@2025-06-16T09:00:00+08:00',
    )
    const own = first[1]?.pushes.findLast((it) => it.text.includes('您设置的提醒'))
    expect(own?.text).toContain(`${RETAIL}（1—5月）`)
    const answers = await day(
      '2025-05-15T08:00:00+08:00',
      [clerk, '每月15号提醒我报社零'],
      '@2025-06-16T09:00:00+08:00',
      [clerk, '6.8%', own?.text ?? ''],
    )
    expect(answers[2]?.text).toMatch(/^已登记：【社会消费品零售总额增速】1—5月增长6\.8%/)
  })

  it('asks by number where it was about several things, and takes the period of the one chosen.', async () => {
    const steps = [[clerk, '你好'], '@2025-05-15T09:00:00+08:00'] as const
    const [, tick] = await day('2025-05-14T10:00:00+08:00', ...([...steps] as Parameters<typeof day>[1][]))
    const digest = tick?.pushes[0]?.text ?? ''
    const answers = await day(
      '2025-05-14T10:00:00+08:00',
      ...([...steps] as Parameters<typeof day>[1][]),
      [clerk, '6.8%', digest],
      [clerk, '1'],
    )
    expect(answers[2]?.text).toMatch(/1\..*社会消费品零售总额增速/)
    expect(answers[3]?.text).toMatch(/^已登记：【社会消费品零售总额增速】1—4月增长6\.8%/)
  })

  it('means nothing where the quoted text is not ours, or the unit does not answer for it.', async () => {
    const steps: Parameters<typeof day>[1][] = [[clerk, '你好'], '@2025-05-15T09:00:00+08:00']
    const [, tick] = await day('2025-05-14T10:00:00+08:00', ...steps)
    const digest = tick?.pushes[0]?.text ?? ''
    const answers = await day(
      '2025-05-14T10:00:00+08:00',
      ...steps,
      [clerk, '6.8%', '随便说的一句话，编号AAAAAA'],
      [industry, '6.8%', digest],
    )
    expect(answers[2]?.text).not.toContain('已登记')
    expect(answers[3]?.text).not.toContain('已登记')
  })
})

describe('an extension', () => {
  it('is asked for with a reason, granted by the office, and stops the ladder until its day.', async () => {
    const answers = await day(
      '2025-05-15T10:00:00+08:00',
      [clerk, '你好'],
      [head, '你好'],
      [office, '你好'],
      [clerk, '社零延期到5月28日'],
      [clerk, '社零延期到5月28日 原因：数据待统计局核定'],
      [office, '延期申请'],
      [office, '同意延期'],
      '@2025-05-27T17:00:00+08:00',
      '@2025-05-28T09:00:00+08:00',
      '@2025-05-30T09:00:00+08:00',
    )
    expect(answers[3]?.text).toContain('请写明延期的原因')
    expect(answers[4]?.text).toMatch(/已提交延期申请（1号），待市发改委批准/)
    expect(answers[4]?.pushes.map((it) => it.to.person)).toEqual(['u3'])
    expect(answers[5]?.text).toContain(
      '1号 市商务局申请将社会消费品零售总额增速（1—4月）延期至5月28日（周三）',
    )
    expect(answers[6]?.text).toContain('已同意延期申请1号')
    expect(answers[6]?.pushes.map((it) => it.to.person)).toEqual(['u1'])
    const about = (at: number) =>
      (answers[at]?.pushes ?? [])
        .filter((it) => it.text.includes(`${RETAIL}（1—4月）`))
        .map((it) => [it.to.person, it.key.slice(0, 10)])
    // Nothing on the old day; the new ladder begins two working days before the new one.
    expect(about(7)).toEqual([['u1', '2025-05-26']])
    expect(about(8)).toEqual([['u1', '2025-05-28']])
    // That day is over as well: the head is asked, and the office's 周调度 of that Friday counts it as overdue.
    expect(about(9)).toEqual([
      ['u3', '2025-05-30'],
      ['u2', '2025-05-30'],
    ])
    const [dispatch] = (answers[9]?.pushes ?? []).filter((it) => it.to.person === 'u3')
    expect(dispatch?.text).toMatch(/四、到期未报（\d+项）/)
  })

  it('may be refused with a reason, and only by the office of its campaign.', async () => {
    const other = { id: 'u5', name: '孙主任', unit: '市工信局', role: 'office' }
    const answers = await day(
      '2025-05-15T10:00:00+08:00',
      [office, '你好'],
      [clerk, '社零延期到5月28日 原因：数据待统计局核定'],
      [other, '同意延期 1'],
      [clerk, '同意延期 1'],
      [office, '不同意延期 1 请按期报送'],
      [office, '同意延期 1'],
    )
    expect(answers[2]?.text).toContain('没有待您批准的1号延期申请')
    expect(answers[3]?.text).toContain('没有审核权限')
    expect(answers[4]?.pushes[0]?.text).toContain('未同意：请按期报送')
    expect(answers[5]?.text).toContain('没有待您批准的')
  })
})

describe('a person’s own reminders', () => {
  it('come when they were set for, moved to a working day, and not once it is reported.', async () => {
    const answers = await day(
      '2025-05-22T09:00:00+08:00',
      [clerk, '每月5号提醒我报社零'],
      '@2025-06-05T09:00:00+08:00',
      [clerk, '社零1-5月增长6.8%'],
      '@2025-07-04T17:00:00+08:00',
      '@2025-07-07T09:00:00+08:00',
    )
    expect(answers[0]?.text).toMatch(/已设置提醒：每月5日09:00.*\n首次：6月5日09:00/)
    const own = answers.map((it) => it.pushes.filter((push) => push.text.includes('您设置的提醒')))
    expect(own[1]?.at(-1)?.text).toContain(`${RETAIL}（1—5月）`)
    expect(own[3]).toEqual([])
    // 5 July is a Saturday.
    expect(own[4]?.map((it) => it.key.slice(0, 10))).toEqual(['2025-07-07'])
    expect(own[4]?.[0]?.text).toContain(`${RETAIL}（上半年）`)
  })

  it('are listed, dropped, paused and resumed; a pause stops the digest and not the head.', async () => {
    const answers = await day(
      '2025-05-14T10:00:00+08:00',
      [head, '你好'],
      [clerk, '每周五下午三点提醒我看报送情况'],
      [clerk, '我的提醒'],
      [clerk, '暂停提醒'],
      '@2025-05-21T09:00:00+08:00',
      [clerk, '恢复提醒'],
      [clerk, '取消提醒 1'],
      '@2025-05-26T09:00:00+08:00',
    )
    expect(answers[2]?.text).toContain('1.每周五15:00：报送情况')
    expect(answers[3]?.text).toContain('已暂停发给您的提醒')
    expect(new Set(answers[4]?.pushes.map((it) => it.to.person))).toEqual(new Set(['u2']))
    expect(answers[5]?.text).toContain('已恢复')
    expect(answers[6]?.text).toContain('已取消提醒')
    const later = answers[7]?.pushes.filter((it) => it.to.person === 'u1') ?? []
    expect(later.length).toBeGreaterThan(0)
    expect(later.filter((it) => it.text.includes('您设置的提醒'))).toEqual([])
  })

  it('that are about no report say the words back, once, and are gone from the list when they are over.', async () => {
    const leader = { id: 'u5', name: '李副市长', unit: '市政府', role: 'leader' }
    const answers = await day(
      '2025-06-10T09:00:00+08:00',
      [leader, '明天下午三点提醒我听取商务局汇报'],
      [leader, '我的提醒'],
      '@2025-06-13T18:00:00+08:00',
      [leader, '我的提醒'],
    )
    expect(answers[0]?.text).toContain('已设置提醒：6月11日（周三）15:00，“听取商务局汇报”。')
    expect(answers[1]?.text).toContain('1.6月11日（周三）15:00：“听取商务局汇报”')
    const own = answers[2]?.pushes.filter((it) => it.text.includes('您设置的提醒')) ?? []
    expect(own.map((it) => it.text.split('\n')[0])).toEqual(['【您设置的提醒】听取商务局汇报'])
    expect(answers[3]?.text).toContain('您没有设置自己的提醒')
  })

  it('that were just set are dropped by 取消这个提醒; where another is described, its number is asked for.', async () => {
    const answers = await day(
      '2025-05-14T10:00:00+08:00',
      [clerk, '每周五下午三点提醒我看报送情况'],
      [clerk, '周一那个不要提醒了，取消'],
      [clerk, '取消这个提醒'],
    )
    expect(answers[1]?.text).toContain('请问取消哪一个')
    expect(answers[2]?.text).toBe('已取消提醒：\n1.每周五15:00：报送情况')
  })

  it('are asked about where no time is said, and brought into working hours.', async () => {
    const [unclear, noon] = await day(
      '2025-05-22T09:00:00+08:00',
      [clerk, '每月提醒我报社零'],
      [clerk, '每天中午12点半提醒我'],
    )
    expect(unclear?.text).toContain('没有看出提醒的时间')
    expect(noon?.text).toMatch(/首次：5月22日14:30（所说时间不在工作时间内/)
  })
})

describe('the administrator', () => {
  it('hears in November that the holidays of the year after the next are not known.', async () => {
    const answers = await day('2026-10-30T10:00:00+08:00', [admin, '你好'], '@2026-11-03T09:00:00+08:00')
    const told = answers[1]?.pushes.filter((it) => it.to.person === 'u8') ?? []
    expect(told.map((it) => it.text.slice(0, 20))).toEqual(['【管理员】2027年的放假安排尚未入库，'])
  })
})
