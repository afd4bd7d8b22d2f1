/** Answers to a reminder that report nothing, and urging many at once, as whole conversations on the real plan. */
import { describe, expect, it } from 'vitest'
import { day, type Step } from './day.ts'

const clerk = { id: 'u1', name: '张科员', unit: '市商务局', role: 'reporter' }
const office = { id: 'u3', name: '徐主任', unit: '市发改委', role: 'office' }
const supervisor = { id: 'u7', name: '郭科长', unit: '市政府督查室', role: 'supervisor' }

describe('a quoted reminder answered without a figure', () => {
  const begins: Step[] = [[clerk, '你好'], [office, '你好'], '@2025-05-15T09:00:00+08:00']
  const digest = async () => {
    const answers = await day('2025-05-14T10:00:00+08:00', ...begins)
    return answers[2]?.pushes.find((it) => it.to.person === 'u1')?.text ?? ''
  }

  it('is known of: nothing comes on the due day, and nothing counts as reported.', async () => {
    const quoted = await digest()
    const answers = await day(
      '2025-05-14T10:00:00+08:00',
      ...begins,
      [clerk, '收到', quoted],
      [clerk, '我局还有哪些没报'],
      '@2025-05-19T17:00:00+08:00',
    )
    expect(answers[3]?.text).toMatch(/^已记录“已知悉”（不代表已报送）：\n1\.社会消费品零售总额增速（1—4月）/)
    expect(answers[5]?.pushes.filter((it) => it.text.includes('社会消费品零售总额增速（1—4月）'))).toEqual([])
  })

  it('is no figure where it says 无变化.', async () => {
    const quoted = await digest()
    const answers = await day(
      '2025-05-14T10:00:00+08:00',
      ...begins,
      [clerk, '无变化', quoted],
      [clerk, '社零咋样了'],
    )
    expect(answers[3]?.text).toContain('数据类指标不登记“无变化”')
    expect(answers[4]?.text).toContain('无数据')
  })

  it('is a complete report where it is just 6.8%, and known of where it says 已知悉.', async () => {
    const quoted = await digest()
    const [, , , asked, figure, stands] = await day(
      '2025-05-14T10:00:00+08:00',
      ...begins,
      [clerk, '6.8%', quoted],
      [clerk, '1'],
      [clerk, '社零咋样了'],
    )
    // Several of what it asked for are growth rates: which one is asked, and of which period is known.
    expect(asked?.text).toMatch(/^“6\.8%”对应哪项指标？\n1\. 社会消费品零售总额增速/)
    expect(figure?.text).toMatch(/社会消费品零售总额增速】1—4月增长6\.8%/)
    expect(stands?.text).toContain('1—4月增长6.8%')
    const known = await day('2025-05-14T10:00:00+08:00', ...begins, [clerk, '已知悉', quoted])
    expect(known[3]?.text).toMatch(/^已记录“已知悉”（不代表已报送）/)
  })

  it('of a task told in words is its report where it says 无变化, and nobody asks for it again.', async () => {
    const labour = { id: 'u5', name: '钱科员', unit: '市人社局', role: 'reporter' }
    const start: Step[] = [[labour, '你好'], '@2025-04-08T09:00:00+08:00']
    const told = await day('2025-04-07T10:00:00+08:00', ...start)
    const quoted = told[1]?.pushes.find((it) => it.to.person === 'u5')?.text ?? ''
    expect(quoted).toContain('“推动增收减负”任务进展（一季度，文字报送')
    const answers = await day(
      '2025-04-07T10:00:00+08:00',
      ...start,
      [labour, '无变化', quoted],
      '@2025-04-16T17:00:00+08:00',
    )
    expect(answers[2]?.text).toContain('“推动增收减负”')
    expect(answers[2]?.text).toContain('无变化')
    expect(answers[3]?.pushes.filter((it) => it.text.includes('“推动增收减负”'))).toEqual([])
  })

  it('is another unit’s where the office agrees, which is told and tells.', async () => {
    const quoted = await digest()
    const answers = await day(
      '2025-05-14T10:00:00+08:00',
      ...begins,
      [clerk, '非本单位', quoted],
      [clerk, '非本单位 原因：由市统计局发布', quoted],
      [clerk, '同意非本单位'],
      [office, '同意 1'],
      '@2025-05-19T17:00:00+08:00',
    )
    expect(answers[3]?.text).toContain('请写明原因')
    expect(answers[4]?.text).toMatch(/“非本单位”的说明（1号）转/)
    expect(answers[4]?.pushes.map((it) => it.to.person)).toContain('u3')
    expect(answers[5]?.text).toContain('没有审核权限')
    expect(answers[6]?.text).toMatch(/^已同意1号/)
    expect(answers[6]?.pushes[0]?.text).toContain('今后不再就此提醒贵单位')
    expect(
      answers[7]?.pushes.filter(
        (it) => it.to.person === 'u1' && it.text.includes('社会消费品零售总额增速（1—4月）'),
      ),
    ).toEqual([])
  })
})

describe('an urging of many', () => {
  it('is shown first to the 督查室 where it reaches more than ten people, and goes out at a yes.', async () => {
    const clerks = Array.from({ length: 11 }, (_, at): Step => {
      return [{ ...clerk, id: `c${at}`, name: `科员${at}` } as { id: string }, '你好']
    })
    const few = await day('2025-05-22T09:00:00+08:00', ...clerks.slice(1), [supervisor, '催一下市商务局'])
    expect(few.at(-1)?.text).toContain('已安排向')
    expect(few.at(-1)?.pushes).toHaveLength(10)
    const many = await day(
      '2025-05-22T09:00:00+08:00',
      ...clerks,
      [supervisor, '提醒市商务局报数'],
      [supervisor, '确认'],
    )
    expect(many.at(-2)?.text).toMatch(/将向\d+个单位11人发出催报/)
    expect(many.at(-2)?.pushes).toEqual([])
    expect(many.at(-1)?.pushes).toHaveLength(11)
  })
})

describe('an urging that is set for a day', () => {
  it('urges nobody by itself: who would be urged is listed to whoever set it, and goes out at their word.', async () => {
    const answers = await day(
      '2025-05-22T09:00:00+08:00',
      [clerk, '你好'],
      [office, '每周五下午三点提醒没报的单位'],
      '@2025-05-23T15:00:00+08:00',
      [office, '催一下市商务局'],
    )
    expect(answers[1]?.text).toContain('系统不会自动催报')
    const own = answers[2]?.pushes.filter((it) => it.text.includes('您设置的提醒')) ?? []
    expect(own.map((it) => it.to.person)).toEqual(['u3'])
    expect(own[0]?.text).toMatch(/市发改委\d+项[\s\S]*是否催报由您决定：回复“催一下没报的单位”/)
    expect(answers[2]?.pushes.some((it) => it.text.includes('【催报】'))).toBe(false)
    expect(answers[3]?.pushes.map((it) => it.to.person)).toEqual(['u1'])
  })
})
