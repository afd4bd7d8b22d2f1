import { describe, expect, it } from 'vitest'
import {
  clerk,
  FEB,
  FOREIGN,
  INVESTMENT,
  office,
  person,
  planner,
  Q1,
  RETAIL,
  reading,
  reports,
  stranger,
  Talk,
  TRADE,
  YEAR,
} from './talk.ts'

const retail = (value: number, period: typeof Q1 | null = Q1) =>
  reports(`社零${value}%`, [[RETAIL, value]], period)

describe('a figure that is complete and plausible', () => {
  it('is recorded at once as 待审核, with gap, rule, and how to undo', async () => {
    const talk = await Talk.on()
    const { text, question } = await talk.say(clerk, retail(6.8))
    expect(talk.figures()).toEqual([`${RETAIL} 2025-03-31 6.8 pending`])
    expect(talk.only()).toMatchObject({ unit: '市商务局', onBehalf: false })
    expect(text).toContain('已登记：【社会消费品零售总额增速】一季度增长6.8%')
    expect(text).toContain('待审核')
    expect(text).toContain('低于目标0.2个百分点')
    expect(text).toContain('撤回')
    expect(question).toBeNull()
  })

  it('is receipted on one glance: no target, no rule, no list of what else is to be reported', async () => {
    const talk = await Talk.on()
    const { text } = await talk.say(clerk, retail(6.8))
    expect([...text].length).toBeLessThanOrEqual(80)
    expect(text).not.toMatch(/目标：|待报|全年目标比/)
  })

  it('goes with a line on what the message says of something else, and drops no number unsaid', async () => {
    const talk = await Talk.on()
    const span = { from: 0, to: 1, why: '' }
    const beside = { ...span, text: '142家', beside: true as const }
    const change = { ...span, text: '40家', changeOf: FOREIGN }
    const own = { ...span, text: '0.2个百分点', changeOf: RETAIL }
    const { text, question } = await talk.say(clerk, { ...retail(6.8), leftOut: [beside, change, own] })
    expect(text).toContain('“142家”、“40家”没有对应到指标，未登记')
    expect(text).not.toContain('0.2个百分点”')
    expect(question).toBeNull()
  })

  it('is asked about where the message leaves open which of two it is of', async () => {
    const talk = await Talk.on()
    const said = retail(6.8)
    const figures = said.figures.map((it) => ({ ...it, options: [RETAIL, INVESTMENT] }))
    const { text } = await talk.say(clerk, { ...said, figures })
    expect(text).toContain('对应哪项指标')
    expect(talk.figures()).toEqual([])
  })

  it('is not recorded a second time', async () => {
    const talk = await Talk.on()
    await talk.say(clerk, retail(6.8))
    const { text, decision } = await talk.say(clerk, retail(6.8))
    expect(text).toContain('已有同样的登记')
    expect(decision.revisions).toEqual([])
    expect(talk.standing.revisions).toBe(1)
  })

  it('is another fact in another period or of another stage', async () => {
    const talk = await Talk.on()
    await talk.say(clerk, retail(6.8))
    await talk.say(clerk, retail(6.5, FEB))
    const verified = reports('社零一季度核实数7.1%，最终核实', [[RETAIL, 7.1]])
    const figures = verified.figures.map((it) => ({ ...it, stage: 'final' as const }))
    await talk.say(clerk, { ...verified, figures })
    expect(talk.figures()).toHaveLength(3)
  })
})

describe('who may report', () => {
  it('a stranger is told how to be bound, and nothing is stored', async () => {
    const talk = await Talk.on()
    const { text } = await talk.say(stranger, retail(6.8))
    expect(text).toContain('尚未绑定')
    expect(talk.standing.revisions).toBe(0)
  })

  it('a unit that does not answer for the indicator is told who does', async () => {
    const talk = await Talk.on()
    const { text } = await talk.say(planner, retail(6.8))
    expect(text).toContain('由市商务局负责填报')
    expect(talk.standing.revisions).toBe(0)
  })

  it("the campaign's office files for the unit, marked 代填", async () => {
    const talk = await Talk.on()
    const { text } = await talk.say(office, retail(6.8))
    expect(talk.only()).toMatchObject({ unit: '市商务局', onBehalf: true })
    expect(text).toContain('代填')
  })

  it.each(['supervisor', 'leader', 'admin'] as const)('a %s of the very unit files nothing', async (role) => {
    const talk = await Talk.on()
    await talk.say(person('other', role, '市商务局'), retail(6.8))
    expect(talk.standing.revisions).toBe(0)
  })

  it('of several figures each is answered for itself', async () => {
    const talk = await Talk.on()
    const { text } = await talk.say(
      clerk,
      reports('社零6.8%，固投5.1%，进出口4%', [
        [RETAIL, 6.8],
        [INVESTMENT, 5.1],
        [TRADE, 4],
      ]),
    )
    expect(talk.figures()).toEqual([`${RETAIL} 2025-03-31 6.8 pending`, `${TRADE} 2025-03-31 4 pending`])
    expect(text).toContain('共3项，登记2项')
    expect(text).toContain('市发改委')
  })
})

describe('what is asked first', () => {
  it('a missing period, which a number or its name supplies', async () => {
    const talk = await Talk.on()
    const asked = await talk.say(clerk, retail(6.8, null))
    expect(asked.text).toContain('哪个时期')
    expect(asked.text).toContain('1. 一季度')
    expect(talk.standing.revisions).toBe(0)
    const { text } = await talk.say(clerk, '1')
    expect(text).toContain('已登记')
    expect(talk.figures()).toEqual([`${RETAIL} 2025-03-31 6.8 pending`])
  })

  it('a missing period, which its own words supply', async () => {
    const talk = await Talk.on()
    await talk.say(clerk, reports('进出口4%', [[TRADE, 4]], null))
    await talk.say(clerk, '1-2月的')
    expect(talk.figures()).toEqual([`${TRADE} 2025-02-28 4 pending`])
  })

  it('no period that was said just before: it is taken over, and the receipt says so', async () => {
    const talk = await Talk.on()
    await talk.say(clerk, retail(6.8, FEB))
    const { text } = await talk.say(clerk, reports('进出口4%', [[TRADE, 4]], null))
    expect(text).toContain('时期沿用上一条')
    expect(talk.figures()).toContain(`${TRADE} 2025-02-28 4 pending`)
  })

  it('one period for all figures of the message that lack one', async () => {
    const talk = await Talk.on()
    await talk.say(
      clerk,
      reports(
        '社零6.8%进出口4%',
        [
          [RETAIL, 6.8],
          [TRADE, 4],
        ],
        null,
      ),
    )
    const { text } = await talk.say(clerk, '一季度')
    expect(text).toContain('登记2项')
    expect(talk.figures()).toHaveLength(2)
  })

  it('an implausible value, stored only on 确认, going back to the report in its words', async () => {
    const talk = await Talk.on()
    const { text } = await talk.say(clerk, reports('社零一季度增长68%', [[RETAIL, 68]]))
    expect(text).toContain('疑问')
    expect(text).toContain('尚未登记')
    expect(text).not.toContain('7%')
    expect(talk.standing.revisions).toBe(0)
    await talk.say(clerk, '确认')
    expect(talk.figures()).toEqual([`${RETAIL} 2025-03-31 68 pending`])
    expect(talk.wordsOf(1)).toBe('社零一季度增长68%\n确认')
  })

  it.each(['改6.8', '6.8', '是6.8%', '不对，应为6.8%', '百分之六点八', '更正为6.8%'])(
    'an implausible value, put right by %s',
    async (said) => {
      const talk = await Talk.on()
      await talk.say(clerk, reports('社零一季度增长68%', [[RETAIL, 68]]))
      await talk.say(clerk, reading(said, { intent: said.startsWith('更正') ? 'report.correct' : 'none' }))
      expect(talk.figures()).toEqual([`${RETAIL} 2025-03-31 6.8 pending`])
    },
  )

  it('a value put right by an implausible one', async () => {
    const talk = await Talk.on()
    await talk.say(clerk, reports('社零一季度增长68%', [[RETAIL, 68]]))
    const { text } = await talk.say(clerk, '改680')
    expect(text).toContain('请确认')
    expect(talk.standing.revisions).toBe(0)
  })

  it('another value for a standing figure, old and new shown', async () => {
    const talk = await Talk.on()
    await talk.say(clerk, retail(6.8))
    const { text } = await talk.say(clerk, retail(6.9))
    expect(text).toContain('增长6.8%→增长6.9%')
    expect(talk.only().figure.value).toBe(6.8)
    const done = await talk.say(clerk, '确认')
    expect(done.text).toContain('已更正')
    expect(talk.only()).toMatchObject({ figure: { value: 6.9 }, status: 'pending', history: ['1.0', '2.0'] })
  })

  it('several names that fit, chosen by number', async () => {
    const talk = await Talk.on()
    const name = {
      kind: 'indicator',
      ids: [RETAIL, TRADE],
      text: '增速',
      how: 'exact',
      from: 0,
      to: 2,
    } as const
    const { text } = await talk.say(
      clerk,
      reports('增速6.8%', [[RETAIL, 6.8]], Q1, { ambiguous: [name], names: [name] }),
    )
    expect(text).toContain('2. 进出口增速')
    await talk.say(clerk, '第二个')
    expect(talk.figures()).toEqual([`${TRADE} 2025-03-31 6.8 pending`])
  })

  it('numbers that belong to nothing, named', async () => {
    const talk = await Talk.on()
    const stray = { text: '58', from: 9, to: 11, why: '没有可对应的指标' }
    const { text } = await talk.say(
      clerk,
      reports('社零6.8% 58', [[RETAIL, 6.8]], Q1, { unexplained: [stray] }),
    )
    expect(text).toContain('“58”')
    expect(talk.standing.revisions).toBe(0)
    await talk.say(clerk, '确认')
    expect(talk.figures()).toEqual([`${RETAIL} 2025-03-31 6.8 pending`])
  })

  it('a period that is not over', async () => {
    const talk = await Talk.on()
    const { text } = await talk.say(clerk, retail(6.8, YEAR))
    expect(text).toContain('尚未结束')
    expect(talk.standing.revisions).toBe(0)
  })

  it('a number that is not exact, and a reading that is not sure', async () => {
    const talk = await Talk.on()
    const about = reports('社零大约6.8%', [[RETAIL, 6.8]])
    await talk.say(clerk, { ...about, figures: about.figures.map((it) => ({ ...it, bound: 'about' })) })
    await talk.say(clerk, { ...reports('进出口4%', [[TRADE, 4]]), margin: 0.3 })
    expect(talk.standing.revisions).toBe(0)
  })

  it('a cumulative count above a later one of the same message', async () => {
    const talk = await Talk.on()
    const both = reports('3月末35家，2月末40家', [
      ['1-new-above-quota-retail-firms', 35],
      ['1-new-above-quota-retail-firms', 40],
    ])
    const [march, february] = both.figures
    if (!march || !february) throw new Error('two figures')
    const { text } = await talk.say(clerk, { ...both, figures: [march, { ...february, period: FEB }] })
    expect(text).toContain('累计数高于此后登记的累计数')
    expect(talk.figures()).toEqual(['1-new-above-quota-retail-firms 2025-03-31 35 pending'])
  })

  it('each of several doubtful figures, confirmed by number', async () => {
    const talk = await Talk.on()
    const { text } = await talk.say(
      clerk,
      reports('社零68%，进出口300%，外资-5万美元', [
        [RETAIL, 68],
        [TRADE, 300],
        [FOREIGN, -5],
      ]),
    )
    expect(text).toContain('3. 【使用外资额】')
    const some = await talk.say(clerk, '确认 1 3')
    expect(talk.figures()).toEqual([`${RETAIL} 2025-03-31 68 pending`, `${FOREIGN} 2025-03-31 -5 pending`])
    expect(some.question?.matter).toMatchObject({ type: 'drafts', drafts: [{ indicator: TRADE }] })
    await talk.say(clerk, '都确认')
    expect(talk.figures()).toHaveLength(3)
  })
})
