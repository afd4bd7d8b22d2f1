/**
 * January to March with two plans: the year that is over is still reported and closed, the year that began is asked for
 * once its plan is issued, and neither is judged by the other's targets. The clock runs through the quarter as it would.
 */
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { z } from 'zod'
import { TwoYears } from './two-years.ts'

const clerk = { id: 'c', name: '商务局填报员', unit: '市商务局', role: 'reporter' }
const planner = { id: 'p', name: '发改委填报员', unit: '市发改委', role: 'reporter' }
const industry = { id: 't', name: '工信局填报员', unit: '市工信局', role: 'reporter' }
const office = { id: 'o', name: '专班办公室', unit: '市发改委', role: 'office' }
const supervisor = { id: 's', name: '督查室', unit: '市政府督查室', role: 'supervisor' }

const answered = z.object({
  replies: z.array(z.object({ text: z.string() })).default([]),
  pushes: z.array(z.object({ key: z.string(), to: z.object({ person: z.string() }), text: z.string() })),
})

let messages = 0
const says = (at: string, from: object, text: string) => ({
  ...{ at: `2026-${at}:00+08:00`, id: `q${++messages}`, from, text },
})
const until = (day: string) => ({ at: `2026-${day}T18:00:00+08:00`, tick: true })

const QUARTER = {
  hello: [planner, industry, office, supervisor].map((it) => says('01-05T08:00', it, '你好')),
  'owed in January': says('01-05T08:30', clerk, '我局还有哪些没报'),
  january: until('01-20'),
  'last year’s figure': says('01-20T18:10', clerk, '社零2025年全年增长6.9%'),
  approved: says('01-21T09:00', office, '通过'),
  'last year’s bulletin': says('01-21T09:30', supervisor, '生成去年全年通报'),
  'target in January': says('01-21T09:40', supervisor, '社零2025年全年怎么样'),
  'end of January': until('02-04'),
  'target in February': says('02-06T09:00', supervisor, '社零目标是多少'),
  february: until('02-28'),
  march: until('03-17'),
  'this year’s figure': says('03-17T18:10', clerk, '社零1-2月增长6.2%'),
  'last year’s late figure': says('03-17T18:20', industry, '规模工业增加值2025年全年增长7.9%'),
  missing: says('03-18T08:40', supervisor, '还有谁没报'),
  'this year': says('03-18T08:41', supervisor, '社零怎么样了'),
  'last year': says('03-18T08:42', supervisor, '社零2025年全年怎么样'),
  'end of March': until('03-31'),
} as const

let years: TwoYears
const told = new Map<string, z.infer<typeof answered>>()
const text = (step: keyof typeof QUARTER) => (told.get(step)?.replies ?? []).map((it) => it.text).join('\n')
const pushed = (...steps: (keyof typeof QUARTER)[]) => steps.flatMap((it) => told.get(it)?.pushes ?? [])
/** Lines of figures asked for, as the reminders number them. */
const asked = (...steps: (keyof typeof QUARTER)[]) =>
  pushed(...steps)
    .filter((it) => it.text.includes('按实际填报'))
    .flatMap((it) => it.text.split('\n').filter((line) => /^\d+\./.test(line)))
const ofLastYear = (line: string) => line.includes('2025年')

beforeAll(async () => {
  years = new TwoYears()
  years.edit('plan.json', (it) => ({
    ...z.looseObject({}).parse(it),
    title: '岳阳市2026年“七大攻坚”工作方案',
  }))
  const steps = Object.entries(QUARTER).flatMap(([name, line]) =>
    [line].flat().map((it) => ({ name, line: it })),
  )
  const answers = await years.run(
    2026,
    steps.map((it) => it.line),
  )
  for (const [at, it] of answers.entries())
    told.set(steps[at]?.name ?? '', answered.parse({ pushes: [], ...it }))
}, 120_000)
afterAll(() => years.close())

describe('the first quarter of 2026', () => {
  it('asks in January for what 2025 still owes, and for nothing of a plan that is not issued yet.', () => {
    expect(text('owed in January')).toMatch(/^市商务局到期未报指标\d+项/)
    expect(text('owed in January')).toContain('未注明的为2025年1—11月')
    const lines = asked('january')
    expect(lines.length).toBeGreaterThan(20)
    expect(lines.filter((it) => !ofLastYear(it))).toEqual([])
  })

  it('records 2025 by the target of 2025, approves it, and closes the year with its own bulletin.', () => {
    expect(text('last year’s figure')).toContain('低于目标0.1个百分点')
    expect(text('approved')).toContain('【社会消费品零售总额增速】2025年全年增长6.9%')
    expect(text('last year’s bulletin')).toContain('关于2025年全年“七大攻坚”目标任务完成情况的通报')
    expect(text('last year’s bulletin')).toContain('已有数据1项')
    expect(text('target in January')).toContain('目标：2025年增长7%')
  })

  it('speaks of the targets of 2026 from the day of its plan, and asks for its first figures in time.', () => {
    expect(text('target in February')).toContain('目标：全年增长6%')
    expect(text('target in February')).toContain('1—2月数据应于3月18日前报送')
    const lines = asked('february', 'march', 'end of March').filter((it) => !ofLastYear(it))
    expect(lines.some((it) => it.includes('（1月）'))).toBe(true)
    expect(lines.some((it) => it.includes('使用外资额（1—2月）'))).toBe(true)
  })

  it('still asks in February and March for figures of 2025 that come late, beside those of 2026.', () => {
    const lines = asked('end of January', 'february', 'march', 'end of March')
    expect(lines.filter(ofLastYear).every((it) => /2025年(?:全年|四季度|12月)/.test(it))).toBe(true)
    for (const own of [true, false]) expect(lines.some((it) => ofLastYear(it) === own)).toBe(true)
    expect(text('missing')).toContain('未注明的为2025年全年')
    expect(text('missing')).toContain('（1—2月）')
  })

  it('judges both at once, each figure by its own year, and says which year it is.', () => {
    expect(text('this year’s figure')).toContain('高于目标0.2个百分点')
    expect(text('this year')).toContain('1—2月增长6.2%')
    expect(text('this year')).not.toContain('2025年')
    expect(text('last year')).toContain('2025年全年增长6.9%')
    expect(text('last year')).not.toContain('增长6%')
    expect(text('last year’s late figure')).toContain('已登记：【规模工业增加值增速】2025年全年增长7.9%')
  })

  it('tells nobody the same thing twice, and nothing outside working days.', () => {
    const keys = [...told.values()].flatMap((it) => it.pushes.map((own) => own.key))
    expect(new Set(keys).size).toBe(keys.length)
    const days = keys.flatMap((it) => /2026-(?:01|02|03)-\d\d/.exec(it)?.[0] ?? [])
    expect(days.length).toBeGreaterThan(20)
    // The Spring Festival of 2026 is from 15 to 23 February.
    expect(days.filter((it) => it >= '2026-02-15' && it <= '2026-02-23')).toEqual([])
  })
})
