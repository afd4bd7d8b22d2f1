import { describe, expect, it } from 'vitest'
import { xlsxOf } from '../../src/rendering/documents/xlsx.ts'
import type { Cell } from '../../src/rendering/papers/paper.ts'
import { simulate } from '../cli/verbs.ts'
import { LIST, PEOPLE, ROWS } from './day.ts'

const TITLES = [
  '项目名称',
  '责任单位',
  '县市区',
  '总投资（亿元）',
  '年度计划投资（亿元）',
  '计划开工',
  '计划竣工',
  '联系领导',
]
const rows = ROWS.map((it): Cell[] => Object.values(it).map((value) => value ?? null))
const TYPE = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet'

async function file(cells: readonly (readonly Cell[])[], titles: readonly string[] = TITLES) {
  const columns = titles.map((title) => ({ title, width: 10, align: 'left' as const, places: 4 }))
  const annexes = [{ title: LIST, note: null, table: { columns, rows: cells }, landscape: false }]
  const paper = { mark: null, title: LIST, number: null, to: null, blocks: [], signature: null, annexes }
  const bytes = await xlsxOf(paper, new Date('2025-10-12T01:00:00Z'))
  return { name: '9月进展表.xlsx', type: TYPE, base64: Buffer.from(bytes).toString('base64') }
}

type Sent = readonly [who: keyof typeof PEOPLE, said: string | Awaited<ReturnType<typeof file>>]

async function talked(sent: readonly Sent[]) {
  const lines = sent.map(([who, said], at) => ({
    ...{ at: `2025-10-12T09:${String(at).padStart(2, '0')}:00+08:00`, id: `m${at}`, from: PEOPLE[who] },
    ...(typeof said === 'string' ? { text: said } : { text: '', files: [said] }),
  }))
  const out = await simulate([...lines, { dump: true }])
  const dump = out.at(-1)
  return {
    answers: out.slice(0, -1).map((it) => it.replies.map((reply: { text: string }) => reply.text).join('\n')),
    names: (dump.items ?? []).map((it: { name: string }) => it.name) as string[],
    dump,
  }
}

describe('a list that an office sends as a sheet in chat', () => {
  it('is shown first, written only after a yes, and known for the same list by its names later.', async () => {
    const changed = rows.map((it, at) => (at === 0 ? it.with(3, 110) : it)).slice(0, 3)
    const { answers, names } = await talked([
      ['office', await file(rows)],
      ['leader', '重大项目有哪些'],
      ['office', '确认'],
      [
        'office',
        await file([...changed, ['新港仓储', '市交通局', '云溪区', 3, 1, '2025-11', '2026-12', null]]),
      ],
      ['office', '确认'],
    ])
    expect(answers[0]).toMatch(/新清单【重大项目】，共4个项目[\s\S]*尚未写入/)
    expect(answers[1]).not.toContain('紫光')
    expect(answers[2]).toBe('已接收【重大项目】，共4个项目。')
    expect(answers[3]).toMatch(/更新清单【重大项目】[\s\S]*新增1项：新港仓储/)
    expect(answers[3]).toContain('变动1项：紫光芯片产业园项目（总投资）')
    expect(answers[3]).toContain('移出1项：装配式建筑基地')
    expect(names).toContain('新港仓储')
    expect(names).not.toContain('装配式建筑基地')
  })

  it('is dropped by 取消, and by nothing that is no answer.', async () => {
    const { answers, names } = await talked([
      ['office', await file(rows)],
      ['office', '社零一季度多少'],
      ['office', '取消'],
    ])
    expect(answers[2]).toContain('已取消')
    expect(names).toEqual([])
  })

  it('with a fault names its cell, and nothing waits for a yes.', async () => {
    const { answers, names } = await talked([
      ['office', await file([...rows, ['甲项目', '市工信局', '黄陂区', '约五', 1, '13月', null, null]])],
      ['office', '确认'],
    ])
    expect(answers[0]).toMatch(/3处须改，未写入/)
    expect(answers[0]).toMatch(/!C\d+\D[\s\S]*!D\d+\D[\s\S]*!F\d+\D/)
    expect(answers[1]).toContain('没有待您确认的')
    expect(names).toEqual([])
  })

  it('asks about a name near one that would be gone, in the sheet’s own words.', async () => {
    const near = rows.map((it, at) => (at === 0 ? it.with(0, '紫光芯片产业园（一期）项目') : it))
    const { answers } = await talked([
      ['office', await file(rows)],
      ['office', '确认'],
      ['office', await file(near)],
      [
        'office',
        await file(
          near.map((it, at) => [...it, at === 0 ? '紫光芯片产业园项目' : null]),
          [...TITLES, '原名称'],
        ),
      ],
      ['office', '确认'],
    ])
    expect(answers[2]).toContain('相近')
    expect(answers[3]).toContain('改名1项：紫光芯片产业园项目→紫光芯片产业园（一期）项目')
    expect(answers[4]).toContain('已接收')
  })

  it('is not taken from another office, nor from who is none.', async () => {
    const other = { id: 'kj', name: '专班', unit: '市科技局', role: 'office' } as const
    const first = await file(rows)
    const out = await simulate([
      { at: '2025-10-12T09:00:00+08:00', id: 'a', from: PEOPLE.office, text: '', files: [first] },
      { at: '2025-10-12T09:01:00+08:00', id: 'b', from: PEOPLE.office, text: '确认' },
      { at: '2025-10-12T09:02:00+08:00', id: 'c', from: other, text: '', files: [await file(rows.slice(1))] },
      { at: '2025-10-12T09:03:00+08:00', id: 'd', from: PEOPLE.trade, text: '', files: [first] },
      { dump: true },
    ])
    expect(out[2].replies[0].text).toContain('由市发改委管理')
    expect(out[3].replies[0].text).not.toContain('清单')
    expect(out[4].items).toHaveLength(4)
  })
})
