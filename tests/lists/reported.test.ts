import { describe, expect, it } from 'vitest'
import { type Said, talked } from './day.ts'

const NINE_MONTHS = { from: '2025-01-01', to: '2025-09-30' }
const CHIP = '紫光芯片产业园项目'
const PORT = '长江港口物流园项目'
const LACTAM = '己内酰胺搬迁升级二期项目'

describe('an item of a list, reported in chat', () => {
  it('takes money with its period, and keeps plans and the rest as words.', async () => {
    const { answers, item, figures } = await talked([
      ['industry', '紫光项目1-9月完成投资3.2亿，主体封顶，计划11月试产'],
    ])
    expect(item(CHIP)).toMatchObject({
      invested: { value: 3.2, unit: '亿元', period: NINE_MONTHS },
      started: null,
      finished: null,
    })
    expect(answers[0]).toContain('占年度计划53.3%，低于序时21.7个百分点')
    expect(answers[0]?.length).toBeLessThanOrEqual(80)
    expect(figures).toEqual([])
  })

  it('takes several items of one message, each for itself, of the period said first.', async () => {
    const { item } = await talked([
      ['industry', '1-9月：紫光项目完成投资3.2亿；己内酰胺项目完成投资7亿，3月18日开工'],
    ])
    expect(item(CHIP)?.invested).toMatchObject({ value: 3.2, period: NINE_MONTHS })
    expect(item(LACTAM)).toMatchObject({ invested: { value: 7 }, started: '2025-03-18' })
  })

  it('takes a begin and an end of that day where none is named, and none that is denied or planned.', async () => {
    const { item } = await talked([
      ['industry', '己内酰胺项目已竣工'],
      ['industry', '紫光项目尚未开工，计划12月底前开工'],
      ['county', '港口物流园项目5月8日已开工'],
    ])
    expect(item(LACTAM)?.finished).toBe('2025-10-12')
    expect(item(CHIP)?.started).toBeNull()
    expect(item(PORT)?.started).toBe('2025-05-08')
  })

  it('asks the unit that is needed once, and its answer reaches whoever asked.', async () => {
    const { item, pushed, answers } = await talked([
      ['land', '您好'],
      ['industry', '紫光项目卡在用地，需要市资规局协调'],
      ['leader', '哪些项目需要协调'],
      ['land', '紫光项目用地批复已办好'],
      ['leader', '哪些项目需要协调'],
    ])
    expect(item(CHIP)?.blocked).toEqual({ why: '用地', needs: '市资规局' })
    expect(pushed[1]).toEqual([expect.stringContaining('请贵单位协调')])
    expect(answers[2]).toContain(CHIP)
    expect(pushed[3]).toEqual([expect.stringContaining('用地批复已办好')])
    expect(answers[4]).toContain('没有待协调的')
  })

  it.each<[string, Said]>([
    ['another unit', ['trade', '紫光项目1-9月完成投资3.2亿']],
    ['a county that it does not lie in', ['county', '紫光项目1-9月完成投资3.2亿']],
    ['a leader', ['leader', '紫光项目1-9月完成投资3.2亿']],
  ])('is not taken from %s.', async (_, said) => {
    const { item, answers } = await talked([said])
    expect(item(CHIP)?.invested).toBeNull()
    expect(answers[0]).toContain('未登记')
  })

  it('is filed by the office that keeps the list, for the unit, and said so.', async () => {
    const { item, answers } = await talked([['office', '紫光项目1-9月完成投资3.2亿']])
    expect(item(CHIP)?.invested?.value).toBe(3.2)
    expect(answers[0]).toContain('已代登')
  })

  it.each([
    ['lies beyond the total', '紫光项目1-9月完成投资320亿', '超过总投资105亿元'],
    ['is many times the plan', '紫光项目1-9月完成投资32亿', '超过年度计划6亿元的两倍'],
    ['is of a time that is not over', '紫光项目1-12月完成投资3.2亿', '才结束'],
    ['has no unit', '紫光项目1-9月完成投资3.2', '没有写单位'],
  ])('is asked about where it %s, and not stored before the yes.', async (_, text, doubt) => {
    const { item, answers } = await talked([['industry', text]])
    expect(item(CHIP)?.invested).toBeNull()
    expect(answers[0]).toContain(doubt)
  })

  it('asks where a cumulative value falls, and takes the value that is said instead.', async () => {
    const { item, answers } = await talked([
      ['industry', '紫光项目1-8月完成投资3.1亿'],
      ['industry', '紫光项目1-9月完成投资0.3亿'],
      ['industry', '不是0.3亿，是3.3亿'],
    ])
    expect(answers[1]).toContain('累计数下降')
    expect(item(CHIP)?.invested).toMatchObject({ value: 3.3, period: NINE_MONTHS })
  })

  it('asks for the time where none is said, and takes it by number.', async () => {
    const { item, answers } = await talked([
      ['industry', '紫光项目完成投资3.2亿'],
      ['industry', '1'],
    ])
    expect(answers[0]).toContain('是哪个时期的')
    expect(item(CHIP)?.invested).toMatchObject({ value: 3.2, period: NINE_MONTHS })
  })

  it('is corrected and taken back by words that name nothing, right after it.', async () => {
    const { item, answers } = await talked([
      ['industry', '紫光项目1-9月完成投资3.2亿'],
      ['industry', '不对，是3.1亿'],
      ['industry', '撤回'],
    ])
    expect(answers[1]).toContain('3.1亿元（原3.2亿元）')
    expect(answers[2]).toContain('已撤回')
    expect(item(CHIP)?.invested).toBeNull()
  })

  it('never takes a yes after a correction that could not be read.', async () => {
    const { item } = await talked([
      ['industry', '紫光项目1-9月完成投资32亿'],
      ['industry', '不对不对写错了'],
      ['industry', '确认'],
    ])
    expect(item(CHIP)?.invested).toBeNull()
  })

  it('names what no list holds, and stores nothing.', async () => {
    const { answers } = await talked([['industry', '丙项目1-9月完成投资3.2亿']])
    expect(answers[0]).toContain('清单中没有“丙项目”')
  })

  it('asks which, where a piece of a name fits several.', async () => {
    const rows = [
      { 项目名称: '紫光芯片一期项目', 责任单位: '市工信局', 总投资: 10 },
      { 项目名称: '紫光芯片二期项目', 责任单位: '市工信局', 总投资: 20 },
    ]
    const { answers, item } = await talked(
      [
        ['industry', '紫光项目1-9月完成投资3.2亿'],
        ['industry', '2'],
      ],
      rows,
    )
    expect(answers[0]).toContain('是哪一个')
    expect(item('紫光芯片二期项目')?.invested?.value).toBe(3.2)
    expect(item('紫光芯片一期项目')?.invested).toBeNull()
  })
})
