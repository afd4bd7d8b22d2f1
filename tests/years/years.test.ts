/** One city over the border of a year: one store, two plans, and nothing of one year taken for the other's. */
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { HandClock } from '../../src/base/clock.ts'
import { belonging } from '../../src/cli/checks/belonging.ts'
import { importTable } from '../../src/cli/ledger-import.ts'
import { exportTable } from '../../src/cli/ledger-tables.ts'
import { yearVerb } from '../../src/cli/year.ts'
import { fold } from '../../src/ledger/fold.ts'
import { LEDGER_SHELF, Ledger } from '../../src/ledger/ledger.ts'
import type { Entry } from '../../src/ledger/revision.ts'
import { verify } from '../../src/ledger/verify.ts'
import { openStore } from '../../src/storage/open.ts'
import { DROPPED, RETAIL, TwoYears } from './two-years.ts'

const clerk = { id: 'u1', name: '商务局填报员', unit: '市商务局', role: 'reporter' }
const planner = { id: 'u2', name: '发改委填报员', unit: '市发改委', role: 'reporter' }
const office = { id: 'o1', name: '徐主任', unit: '市发改委', role: 'office' }
const supervisor = { id: 'd1', name: '督查室', unit: '市政府督查室', role: 'supervisor' }

let messages = 0
const said = (at: string, from: object, text: string) => ({
  at: `${at}+08:00`,
  id: `m${++messages}`,
  from,
  text,
})
const textsOf = (answers: readonly { replies?: readonly { text: string }[] }[]) =>
  answers.map((it) => (it.replies ?? []).map(({ text }) => text).join('\n'))

let years: TwoYears
beforeAll(async () => {
  years = new TwoYears()
  await years.run(2025, [
    said('2025-04-18T09:00:00', clerk, '社零一季度增长6.8%'),
    said('2025-10-18T09:00:00', clerk, '社零前三季度增长6.9%'),
    said('2025-10-18T09:01:00', planner, '固投前三季度增长5.1%'),
    said('2025-10-18T09:02:00', planner, '每周一上午9点提醒我报固投'),
    said(
      '2025-10-18T09:03:00',
      { id: 'r1', name: '人社', unit: '市人社局', role: 'reporter' },
      '推动增收减负：已完成60%',
    ),
  ])
}, 60_000)
afterAll(() => years.close())

describe('a new year', () => {
  it('is opened from the old with ids and short forms kept, and says in order what remains to be done.', () => {
    const [before, now] = [years.plan(2025), years.plan(2026)]
    expect(now.plan).toMatchObject({ year: 2026, city: '岳阳', previous: 'yueyang-2025' })
    const kept = before.indicators.filter((it) => it.id !== DROPPED)
    expect(now.indicators.map(({ id, aliases }) => ({ id, aliases }))).toEqual(
      kept.map(({ id, aliases }) => ({ id, aliases })),
    )
    expect(now.units).toEqual(before.units)
    const [told = ''] = years.opened
    for (const step of ['document.txt', 'plan.json', 'indicators/', 'plan check', 'PLAN='])
      expect(told).toContain(step)
  })

  it('is never opened over a folder that is there, and only the next one can be.', () => {
    const open = (year: string) => () =>
      yearVerb(['open', year], { folder: years.folder[2025], out: () => {} })
    expect(open('2026')).toThrow(/已经存在/)
    expect(open('2027')).toThrow(/只能由它开出2026年/)
  })
})

describe('one store', () => {
  it('has each entry name its plan, and finds a plan that was put in another’s place.', async () => {
    const store = await openStore(years.store)
    const shelf = store.shelf<Entry>(LEDGER_SHELF)
    const rows: (readonly [string, Entry])[] = []
    for await (const row of shelf.entries()) rows.push(row)
    await store.close()
    expect(new Set(rows.map(([, it]) => it.plan))).toEqual(new Set(['岳阳-2025']))
    expect(verify(rows)).toEqual([])
    const changed = rows.map(([key, it], at) => [key, at === 1 ? { ...it, plan: '岳阳-2026' } : it] as const)
    expect(verify(changed)).toContainEqual({ what: 'changed', place: '2' })
    const without = rows.map(([key, { plan: _, ...it }], at) => [key, at === 1 ? it : rows[at]?.[1]] as const)
    expect(verify(without)).toContainEqual({ what: 'changed', place: '2' })
  })

  it('gives entries without a plan to the one that it was opened with first, for good.', async () => {
    const store = await openStore('memory:')
    const clock = new HandClock(new Date('2025-11-01T01:00:00Z'))
    const old = await Ledger.open(store, clock)
    const origin = {
      person: 'a',
      unit: '市人社局',
      channel: 'test',
      room: null,
      sentAt: '2025-11-01T01:00:00Z',
    }
    const progress = {
      type: 'progress_reported' as const,
      task: '1-1-1',
      unit: '市人社局',
      words: '去年的',
      percent: 60,
    }
    await old.append({ origin: { ...origin, message: '1' }, words: null, revisions: [progress] }, 0)
    await Ledger.open(store, clock, { plan: years.plan(2025), noted: true })
    const later = await Ledger.open(store, clock, { plan: years.plan(2026), noted: true })
    await later.append(
      { origin: { ...origin, message: '2' }, words: null, revisions: [{ ...progress, words: '今年的' }] },
      1,
    )
    expect([...later.entries()].map((it) => it.plan)).toEqual(['岳阳-2025', '岳阳-2026'])
    const words = (plan: string) => later.standing.progress('1-1-1', plan).map((it) => it.words)
    expect([words('岳阳-2025'), words('岳阳-2026')]).toEqual([['去年的'], ['今年的']])
    expect(fold(later.entries()).progress('1-1-1', '岳阳-2026')).toHaveLength(1)
  })

  it('opened under another city’s plan is refused before anything is written in it.', async () => {
    const other = years.plan(2026)
    const { Catalogue } = await import('../../src/plan/catalogue.ts')
    const elsewhere = new Catalogue({ ...other, previous: null, plan: { ...other.plan, city: '衡阳' } })
    const store = await openStore(years.store)
    await expect(
      Ledger.open(store, new HandClock(new Date()), { plan: elsewhere, noted: true }),
    ).rejects.toMatchObject({ code: 'store.other_city' })
    await store.close()
  })
})

describe('a sheet', () => {
  const at = (day: string) => new HandClock(new Date(`${day}T09:00:00+08:00`))
  const needs = async (year: 2025 | 2026, url: string, day: string) => {
    const store = await openStore(url)
    const lines: string[] = []
    const plan = years.plan(year)
    const ledger = await Ledger.open(store, at(day), { plan })
    return { plan, ledger, clock: at(day), out: (text: string) => void lines.push(text), lines, store }
  }

  it('of last year’s plan is refused under this year’s by each of its cells, and not one figure is taken.', async () => {
    const file = join(years.root, '台账.xlsx')
    const one = await needs(2025, years.store, '2025-10-20')
    await exportTable(file, one)
    await one.store.close()
    const other = await needs(2026, 'memory:', '2026-10-20')
    expect(await importTable(file, other, false)).toBe(1)
    expect(other.ledger.head).toBe(0)
    const [told = ''] = other.lines
    expect(told).toMatch(/有3处错误/)
    expect(told.match(/L\d+：这是“2025”年计划的表，现在的计划是“.*”（2026年）/g)).toHaveLength(3)
  })

  it('goes back into its own plan with the same figures, each period with its year.', async () => {
    const file = join(years.root, '台账2025.xlsx')
    const one = await needs(2025, years.store, '2025-10-20')
    await exportTable(file, one)
    const other = await needs(2025, 'memory:', '2025-10-20')
    expect(await importTable(file, other, false)).toBe(0)
    const facts = ({ ledger }: { ledger: Ledger }) => ledger.standing.figures().map((it) => it.figure)
    expect(facts(other)).toEqual(facts(one))
    await one.store.close()
  })
})

describe('in January', () => {
  const ask = async (day: string, from: object, ...texts: string[]) =>
    textsOf(
      await years.run(
        2026,
        texts.map((text) => said(`${day}T09:00:00`, from, text)),
      ),
    )

  it('a figure of last year is recorded, and judged by last year’s target, not by this year’s.', async () => {
    const [told = '', answered = ''] = await ask(
      '2026-01-20',
      clerk,
      '社零2025年全年增长6.9%',
      '社零2025年全年怎么样',
    )
    expect(told).toContain('2025年全年增长6.9%')
    expect(told).toContain('低于目标0.1个百分点')
    expect(answered).toContain('2025年增长7%')
    for (const text of [told, answered]) expect(text).not.toContain('增长6%')
    const [now = ''] = await ask('2026-03-17', clerk, '社零1-2月增长6.2%')
    expect(now).toContain('高于目标0.2个百分点')
  })

  it('同比 goes across the border of the year.', async () => {
    const [told = ''] = await ask('2026-04-17', clerk, '社零一季度增长6.1%')
    expect(told).toContain('达标，高于目标0.1个百分点')
    const [trend = ''] = await ask('2026-04-17', clerk, '社零同比')
    expect(trend).toContain('去年同期：2025年一季度增长6.8%')
  })

  it('what the plan dropped is named so wherever the ledger still speaks of it, and breaks nothing.', async () => {
    const told = await ask(
      '2026-01-20',
      planner,
      '我报过哪些数',
      '我的提醒',
      '固投怎么样了',
      '固投谁报的',
      '固投走势',
    )
    for (const text of told) expect(text).toContain('固定资产投资增速（已不在计划中）')
    expect(told.join()).not.toContain('抱歉')
    expect(told[2]).toContain('2025年前三季度增长5.1%')
    const [waiting = ''] = await ask('2026-01-20', office, '待审核')
    expect(waiting).toContain('固定资产投资增速（已不在计划中）】2025年前三季度增长5.1%')
    const [late = ''] = await ask('2026-01-20', planner, '固投2025年全年增长5.0%')
    expect(late).toContain('已登记：【固定资产投资增速（已不在计划中）】2025年全年增长5%')
  })

  it('a task’s progress of last year is none of the task with its number this year.', async () => {
    const [told = ''] = await ask('2026-01-20', supervisor, '推动增收减负进展')
    expect(told).toContain('尚未收到文字报送')
  })

  it('last year’s bulletin is drawn up under last year’s plan, and one of a year without a plan is refused.', async () => {
    const [drafted = '', refused = '', latest = ''] = await ask(
      '2026-01-20',
      supervisor,
      '生成去年全年通报',
      '生成2024年全年通报',
      '生成通报',
    )
    expect(drafted).toContain('关于2025年全年“七大攻坚”目标任务完成情况的通报')
    expect(drafted).toContain('共179项指标')
    expect(refused).toContain('该年度的计划没有载入')
    expect(refused).not.toContain('通报（代拟稿')
    // This year's plan is issued on 5 February; until then the latest figures are last year's.
    expect(latest).toContain('关于2025年“七大攻坚”')
    const [issued = ''] = await ask('2026-02-20', supervisor, '生成通报')
    expect(issued).toContain('共178项指标')
  })

  it('both plans are asked for: who has not reported, and whom the clock reminds.', async () => {
    const [missing = ''] = await ask('2026-02-20', supervisor, '还有谁没报')
    expect(missing).toContain('2025年全年')
    const lines = [
      said('2026-01-05T08:00:00', planner, '你好'),
      { at: '2026-03-20T18:00:00+08:00', tick: true },
    ]
    const answers = await years.run(2026, lines, 'memory:')
    const asked: string[] = answers.at(-1).pushes.map((it: { text: string }) => it.text)
    const of = (name: string) => asked.filter((it) => it.includes(name)).length
    expect(of('固定资产投资增速（已不在计划中）（2025年全年')).toBeGreaterThan(0)
    expect(of('民间投资占全部投资比重（1—2月')).toBeGreaterThan(0)
    expect(of('2025年1—2月')).toBe(0)
  })

  it('doctor names what the plan no longer holds, and finds no fault in it.', async () => {
    const found = await belonging(years.folder[2026], years.store)
    expect(found).toEqual([
      expect.objectContaining({ is: 'hint', text: expect.stringContaining(`固定资产投资增速 ${DROPPED}（`) }),
    ])
    years.edit('indicators/annex-1.json', (it) =>
      (it as { id: string }[]).map((own) => (own.id === RETAIL ? { ...own, unit: '亿元' } : own)),
    )
    const odd = await belonging(years.folder[2026], years.store)
    expect(odd.filter((it) => it.is === 'bad').map((it) => it.text)).toEqual([
      expect.stringContaining(
        '“社会消费品零售总额增速”（1-retail-growth）在台账中的计量单位是“%”，计划中是“亿元”',
      ),
    ])
  })
})

describe('an id that changed with the year', () => {
  let moved: TwoYears
  const NEW = '1-n5'
  beforeAll(async () => {
    moved = new TwoYears()
    // Another indicator takes the id that retail had, as it happens where a document is imported anew.
    const now: Record<string, string> = { [RETAIL]: NEW, '1-urbanization-gain': RETAIL }
    moved.edit('indicators/annex-1.json', (it) =>
      (it as { id: string }[]).map((own) => {
        const id = now[own.id]
        return id === undefined ? own : { ...own, id, was: own.id }
      }),
    )
    moved.edit('calendar.json', (it) =>
      (it as { indicator: string }[]).map((own) => ({
        ...own,
        indicator: now[own.indicator] ?? own.indicator,
      })),
    )
    await moved.run(2025, [said('2025-04-18T09:00:00', clerk, '社零一季度增长6.8%')])
  })
  afterAll(() => moved.close())

  it('leaves the figures of before with the indicator, and 同比 goes across.', async () => {
    const [told = '', trend = ''] = textsOf(
      await moved.run(2026, [
        said('2026-04-17T09:00:00', clerk, '社零一季度增长6.1%'),
        said('2026-04-17T09:01:00', clerk, '社零同比'),
      ]),
    )
    expect(told).toContain('高于目标0.1个百分点')
    expect(trend).toContain('去年同期：2025年一季度增长6.8%')
  })

  it('is told by the folder’s own id, and what it was must be there, once.', () => {
    expect(moved.plan(2026).indicators.find((it) => it.id === RETAIL)?.written).toBe(NEW)
    moved.edit('indicators/annex-1.json', (it) =>
      (it as { id: string; was?: string }[]).map((own) => (own.id === NEW ? { ...own, was: '1-没有' } : own)),
    )
    expect(() => moved.plan(2026)).toThrow(/（1-n5） was: 上年计划中没有指标“1-没有”/)
  })
})
