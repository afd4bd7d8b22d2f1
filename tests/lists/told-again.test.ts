import { describe, expect, it } from 'vitest'
import { type Said, talked } from './day.ts'

const CHIP = '紫光芯片产业园项目'
const LACTAM = '己内酰胺搬迁升级二期项目'
const PORT = '长江港口物流园项目'

describe('several items in one message', () => {
  it('have one period where only the first has one, and amounts as they are spoken.', async () => {
    const { item } = await talked([
      ['industry', '报两个项目1-9月的投资：紫光项目3.2亿，己内酰胺六千万'],
      ['county', '港口物流园1到8月投了1亿3'],
    ])
    expect(item(CHIP)?.invested).toMatchObject({ value: 3.2, period: { to: '2025-09-30' } })
    expect(item(LACTAM)?.invested).toMatchObject({ value: 0.6, period: { to: '2025-09-30' } })
    expect(item(PORT)?.invested).toMatchObject({ value: 1.3, period: { to: '2025-08-31' } })
  })

  it('in a table have the period that stands below it.', async () => {
    const { item } = await talked([
      ['office', '项目名称\t累计完成投资(万元)\n紫光芯片产业园\t32000\n港口物流园\t15000\n以上截至9月底'],
    ])
    expect(item(CHIP)?.invested).toMatchObject({ value: 3.2, period: { to: '2025-09-30' } })
    expect(item(PORT)?.invested).toMatchObject({ value: 1.5 })
  })
})

describe('what was said before', () => {
  const first: Said = ['industry', '紫光项目1-9月完成投资3.6亿，卡在用地']

  it.each([
    ['紫光项目报的3.6亿含预付款，按口径应为3.2亿，请更正', 3.2],
    ['刚报的那个错了，应该是3.1亿', 3.1],
  ])('is put right by “%s”.', async (text, value) => {
    const { item } = await talked([first, ['industry', text]])
    expect(item(CHIP)?.invested?.value).toBe(value)
  })

  it('is taken back with a reason behind it.', async () => {
    const { item } = await talked([first, ['industry', '刚报的那条撤回，数还没核']])
    expect(item(CHIP)).toMatchObject({ invested: null, blocked: null })
  })

  it('of the wrong item goes over to the right one.', async () => {
    const { item } = await talked([
      ['industry', '紫光项目卡在环评'],
      ['industry', '说错了，卡的不是紫光，是己内酰胺项目'],
    ])
    expect(item(CHIP)?.blocked).toBeNull()
    expect(item(LACTAM)?.blocked).toMatchObject({ why: '环评' })
  })

  it('lends its time to what is told next, and the receipt says so.', async () => {
    const { answers, item } = await talked([
      ['industry', '紫光项目1-8月完成投资3.2亿'],
      ['industry', '己内酰胺项目完成投资5亿'],
    ])
    expect(answers[1]).toContain('1—8月完成投资5亿元（未写时期，沿用上一条的）')
    expect(item(LACTAM)?.invested?.period.to).toBe('2025-08-31')
  })

  it('of a place alone is asked about, and the piece of a name says which.', async () => {
    const rows = ['华容大道延伸线', '华容冷链中心'].map((it) => ({
      ...{ 项目名称: it, 责任单位: '市交通局', 县市区: '华容县' },
      ...{ 总投资: 9, 年度计划投资: 3 },
    }))
    const { answers, item } = await talked(
      [
        ['transport', '华容那个项目1-9月投了1.2亿'],
        ['transport', '冷链的'],
      ],
      rows,
    )
    expect(answers[0]).toContain('是哪一个')
    expect(item('华容冷链中心')?.invested?.value).toBe(1.2)
  })
})

describe('a question that goes on', () => {
  const reports: Said[] = [
    ['industry', '1-9月紫光项目投了3.2亿，己内酰胺项目投了7亿'],
    ['county', '港口物流园项目1-9月完成投资1亿，卡在征地'],
  ]
  const ask = async (...texts: string[]) => {
    const { answers } = await talked([...reports, ...texts.map((it): Said => ['leader', it])])
    return answers.slice(reports.length)
  }

  it('is of the one that was asked for, and keeps the order.', async () => {
    const answers = await ask('重大项目哪个最慢', '为什么', '第二慢的呢', '谁联系')
    expect(answers[0]).toContain(PORT)
    expect(answers[0]).not.toContain(CHIP)
    expect(answers[1]).toContain('征地')
    expect(answers[2]).toContain(`【${CHIP}】`)
    expect(answers[3]).toContain('张副市长')
  })

  it('adds up what was listed, and leaves what it was narrowed to.', async () => {
    const answers = await ask('张副市长联系哪些项目', '加起来投了多少', '全部项目里50亿以上的有哪些')
    expect(answers[1]).toContain('完成投资4.2亿元')
    expect(answers[2]).toContain(LACTAM)
  })

  it('sets two that are named side by side.', async () => {
    const [answer] = await ask('紫光项目跟己内酰胺哪个快')
    expect(answer?.indexOf('己内酰胺')).toBeLessThan(answer?.indexOf('紫光') ?? -1)
  })

  it.each([
    ['紫光项目今年投了好多', '3.2亿元'],
    ['紫光啥时候开的工', '未报开工'],
    ['港口物流园有啥困难没有', '征地'],
    ['紫光项目1-9月是多少', '3.2亿元'],
    ['港口物流园从头讲一下', '共报1次'],
  ])('by who files nothing is no report: %s', async (text, fact) => {
    const [answer] = await ask(text)
    expect(answer).toContain(fact)
    expect(answer).not.toContain('登记')
  })

  it('is answered within two hundred characters.', async () => {
    const answers = await ask('重大项目总体情况', '重大项目有哪些', '哪些项目滞后', '重大项目最慢的五个')
    for (const it of answers) expect(it.length).toBeLessThanOrEqual(200)
  })
})
