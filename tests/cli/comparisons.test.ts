import { describe, expect, it } from 'vitest'
import { simulate } from './verbs.ts'

const person = (id: string, unit: string, role = 'reporter') => ({ id, name: id, unit, role })
const trade = person('c', '市商务局')
const farming = person('n', '市农业农村局')
const air = person('e', '市生态环境局')
const office = person('o', '市商务局', 'office')

async function day(...said: readonly (readonly [from: ReturnType<typeof person>, text: string])[]) {
  const lines = said.map(([from, text], at) => {
    return { at: `2025-09-22T10:${String(at).padStart(2, '0')}:00+08:00`, id: `m${at}`, from, text }
  })
  const answers = await simulate([...lines, { dump: true }])
  const { figures, revisions } = answers.pop()
  const texts = answers.map((it) => it.replies.map((reply: { text: string }) => reply.text).join('\n'))
  return { texts, figures, revisions }
}

describe('a comparison that a target needs', () => {
  it('is recorded with the figure beside which it is said, and makes it judgeable.', async () => {
    const { texts, figures, revisions } = await day([
      trade,
      '1—8月进出口总额312.4亿元，下降4.5%，高于全省平均1.2个百分点',
    ])
    expect(figures).toMatchObject([
      {
        indicator: '进出口增速',
        value: -4.5,
        comparison: { with: '全省平均', difference: 1.2, value: null },
      },
    ])
    expect(revisions).toBe(1)
    expect(texts[0]).toContain('达标，高于目标1.2个百分点')
    expect(texts[0]).toContain('对比：高于全省平均1.2个百分点')
  })

  it('is taken from the next message as well, and leaves the figure as it is.', async () => {
    const { texts, figures, revisions } = await day(
      [trade, '1-8月进出口增长6.2%'],
      [trade, '全省平均是5.9，我们高0.3个点'],
    )
    expect(texts[0]).toContain('不可判')
    expect(figures).toMatchObject([
      { value: 6.2, comparison: { with: '全省平均', difference: 0.3, value: 5.9 }, status: '待审核' },
    ])
    expect(revisions).toBe(2)
    expect(texts[1]).toContain('达标')
    expect(texts[1]).not.toContain('未登记')
  })

  it.each([
    [farming, '脱贫地区农民收入上半年增长7.2%，比全省农村高0.6个点', { difference: 0.6, value: null }],
    [air, '上半年PM2.5 31微克，省定目标32', { with: '省定目标', difference: null, value: 32 }],
    [air, '上半年危废填埋占比8.9%，下降0.6个百分点', { with: '上年同期', difference: -0.6, value: null }],
    [person('j', '市应急局'), '1-8月生产安全事故45起，去年同期50起', { with: '上年同期', value: 50 }],
  ] as const)('is told by %o in “%s”.', async (from, text, comparison) => {
    const { texts, figures } = await day([from, text])
    expect(figures).toMatchObject([{ comparison }])
    expect(texts[0]).toContain('\n达标')
  })

  it('shows a target missed as missed.', async () => {
    const { texts } = await day(
      [air, '上半年PM2.5 35微克，省定目标32'],
      [person('j', '市应急局'), '1-8月生产安全事故55起，同比增加5起'],
    )
    expect(texts[0]).toMatch(/\n(?:略滞后|滞后)/)
    expect(texts[1]).toMatch(/\n(?:略滞后|滞后)/)
  })

  it('goes with a figure that is still asked about.', async () => {
    const { figures } = await day(
      [air, 'PM2.5 31微克，省定目标32'],
      [air, '上半年'],
      [trade, '1-8月进出口下降45%'],
      [trade, '全省平均下降6%'],
      [trade, '确认'],
    )
    expect(figures).toMatchObject([
      { value: 31, comparison: { with: '省定目标', value: 32 } },
      { value: -45, comparison: { with: '全省平均', value: -6 } },
    ])
  })

  it('keeps the other’s value when the figure is corrected, and goes when it is withdrawn.', async () => {
    const first = [trade, '1-8月进出口下降4.5%，高于全省平均1.2个百分点'] as const
    const corrected = await day(first, [trade, '更正为-4.3%'])
    expect(corrected.figures).toMatchObject([
      { value: -4.3, comparison: { with: '全省平均', value: -5.7, difference: null } },
    ])
    const taken = await day([trade, '1-8月进出口下降4.5%'], [trade, '全省平均下降6%'], [trade, '撤回'])
    expect(taken.figures).toMatchObject([{ value: -4.5, comparison: null }])
    expect(taken.texts[2]).toContain('已撤回对比数：全省平均下降6%')
  })

  it('is replaced by a newer one, which is no other figure.', async () => {
    const { figures } = await day(
      [trade, '1-8月进出口下降4.5%，高于全省平均1.2个百分点'],
      [trade, '1-8月进出口下降4.5%，高于全省平均1.3个百分点'],
    )
    expect(figures).toMatchObject([{ value: -4.5, comparison: { difference: 1.3 } }])
  })

  it('is not believed where the numbers contradict each other.', async () => {
    const { texts, figures } = await day(
      [trade, '1-8月进出口下降4.5%，全省平均下降6%，我们高0.3个点'],
      [farming, '脱贫地区农民收入上半年增长7.2%'],
      [farming, '全省农村是5.9，我们高0.3个点'],
    )
    expect(texts[0]).toContain('对不上')
    expect(texts[2]).toContain('对不上')
    expect(figures).toMatchObject([{ value: 7.2, comparison: null }])
  })

  it('of another period is not put beside this one’s figure.', async () => {
    const { figures } = await day([trade, '1-8月进出口下降4.5%'], [trade, '1-7月进出口全省平均下降5.2%'])
    expect(figures).toMatchObject([{ value: -4.5, comparison: null }])
  })

  it('comes before the office that reviews.', async () => {
    const { texts } = await day([trade, '1-8月进出口下降4.5%，高于全省平均1.2个百分点'], [office, '待审核'])
    expect(texts[1]).toContain('高于全省平均1.2个百分点')
  })
})

describe('a comparison that no target needs', () => {
  it.each(['全省是5.9', '全国是4.6', '社零全省平均5.9', '全省平均是5.9，我们高0.3个点'])(
    'never becomes the city’s figure: “%s”.',
    async (text) => {
      const { texts, figures, revisions } = await day([trade, '1-8月社零增长6.2%'], [trade, text])
      expect(figures).toMatchObject([{ value: 6.2, comparison: null }])
      expect(revisions).toBe(1)
      expect(texts[1]).toContain('未登记')
    },
  )

  it('does not hold up the figure beside it, and is named.', async () => {
    const { texts, figures } = await day([trade, '1-8月社零增长6.2%，全国4.6%，全省5.9%'])
    expect(figures).toMatchObject([{ value: 6.2, comparison: null }])
    expect(texts[0]).toContain('“全国4.6%”、“全省5.9%”是对照数，未登记')
  })

  it('is asked after by a question like before.', async () => {
    const { texts, revisions } = await day([trade, '1-8月进出口下降4.5%'], [trade, '进出口比全省平均高多少'])
    expect(revisions).toBe(1)
    expect(texts[1]).not.toContain('对照数')
  })
})
