import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { HandClock } from '../../src/base/clock.ts'
import { exportList } from '../../src/cli/list-export.ts'
import { importList } from '../../src/cli/list-import.ts'
import { Ledger } from '../../src/ledger/ledger.ts'
import { loadPlan } from '../../src/plan/seeds.ts'
import { xlsxOf } from '../../src/rendering/documents/xlsx.ts'
import type { Cell } from '../../src/rendering/papers/paper.ts'
import { openStore } from '../../src/storage/open.ts'

const plan = loadPlan('seeds/yueyang-2025')
const clock = new HandClock(new Date('2025-10-12T09:00:00+08:00'))
const NAME = '重大项目'

let folder = ''
let file = ''
let said: string[] = []
let ledger: Ledger
beforeEach(async () => {
  folder = mkdtempSync(join(tmpdir(), 'lists-'))
  file = join(folder, '清单.xlsx')
  said = []
  ledger = await Ledger.open(await openStore('memory:'), clock, { plan })
})
afterEach(() => rmSync(folder, { recursive: true }))

/** A sheet 1.表 with a title in the first row, a note in the second, headings in the third. */
async function write(titles: readonly string[], rows: readonly (readonly Cell[])[], note = '单位：亿元') {
  const columns = titles.map((title) => ({ title, width: 10, align: 'left' as const, places: 4 }))
  const annexes = [{ title: NAME, note, table: { columns, rows }, landscape: false }]
  const paper = { mark: null, title: NAME, number: null, to: null, blocks: [], signature: null, annexes }
  writeFileSync(file, await xlsxOf(paper, clock.now()))
}

const needs = () => ({ plan, ledger, clock, out: (text: string) => void said.push(text) })
const run = (dryRun = false) => importList(file, { name: null, dryRun }, needs())
const items = () => ledger.standing.items.list(NAME)?.items ?? []
const FULL = [
  '序号',
  '项目名称',
  '牵头单位',
  '县市区',
  '总投资（万元）',
  '2025年计划投资/亿元',
  '建设起止年限',
  '联系领导',
]

describe('list import', () => {
  it('names the office that keeps the list and who may see it, and the next sheet leaves both as they are.', async () => {
    await write(['项目名称', '总投资'], [['紫光芯片产业园项目', 105]])
    const given = { name: null, dryRun: false }
    await expect(importList(file, { ...given, keeper: '市公安局' }, needs())).rejects.toThrow(
      '不是专班办公室',
    )
    await expect(importList(file, { ...given, level: '绝密' }, needs())).rejects.toThrow('没有“绝密”这个级别')
    expect(ledger.head).toBe(0)
    await importList(file, { ...given, keeper: '发改委', level: '不上群' }, needs())
    expect(ledger.standing.items.list(NAME)).toMatchObject({ keeper: '市发改委', level: 'never_in_room' })
    await write(['项目名称', '总投资'], [['紫光芯片产业园项目', 110]])
    expect(await run()).toBe(0)
    expect(ledger.standing.items.list(NAME)).toMatchObject({ keeper: '市发改委', level: 'never_in_room' })
  })

  it('reads headings in any order, units in the heading and in the cell, months and spans as they are written.', async () => {
    await write(FULL, [
      [1, '紫光芯片产业园项目', '工信局', '岳阳楼区', 1050000, 6, '2024.3-2026.10', '张副市长'],
      [2, '长江港口物流园项目', '市交通局', '华容县', '12.5亿元', '30000万元', '2025年5月至2027年6月', null],
    ])
    expect(await run()).toBe(0)
    expect(items()).toMatchObject([
      {
        unit: '市工信局',
        county: '岳阳楼区',
        total: 105,
        planned: 6,
        starts: '2024-03',
        ends: '2026-10',
        leader: '张副市长',
      },
      { total: 12.5, planned: 3, starts: '2025-05', ends: '2027-06', leader: null },
    ])
  })

  it('reads two rows of headings together, and the unit above the table.', async () => {
    await write(
      ['项目名称', '责任单位', '总投资', '专项债', ''],
      [
        [null, null, null, '到位', '支付'],
        ['紫光芯片产业园项目', '市工信局', 1050000, 30000, 12000],
      ],
      '单位：万元',
    )
    expect(await run()).toBe(0)
    expect(items()).toMatchObject([{ total: 105, funds: [{ kind: '专项债', received: 3, paid: 1.2 }] }])
  })

  it('tells totals, groups and notes apart from items.', async () => {
    await write(
      ['项目名称', '责任单位', '总投资'],
      [
        ['一、产业项目', null, null],
        ['紫光芯片产业园项目', '市工信局', 105],
        ['小计', null, 105],
        ['合计', null, 105],
        ['注：数据截至9月底', null, null],
      ],
    )
    await run(true)
    expect(said.join()).toContain('共1个项目')
    expect(said.join()).toContain('没有导入的合计、备注和隐藏内容4项')
  })

  it('keeps what it has no place for beside the item, and takes 待定 for nothing.', async () => {
    await write(
      ['项目名称', '责任单位', '总投资', '建设内容'],
      [['紫光芯片产业园项目', '市工信局', '待定', '新建厂房']],
    )
    await run()
    expect(items()).toMatchObject([{ total: null, more: { 建设内容: '新建厂房' } }])
  })

  it.each<[string, string[], Cell[][], string, string]>([
    ['no name', [], [[null, '市工信局', null, 5]], 'A4', '没有名称'],
    [
      'a name twice',
      [],
      [
        ['甲项目', '市工信局'],
        ['甲项目', '市工信局'],
      ],
      'A5',
      '同一个名称',
    ],
    ['an amount that is none', [], [['甲项目', null, null, '约五']], 'D4', '不是数'],
    ['money of another currency', [], [['甲项目', null, null, '5万美元']], 'D4', '不能折算'],
    ['a negative amount', [], [['甲项目', null, null, -5]], 'D4', '负数'],
    ['万元 taken for 亿元', [], [['甲项目', null, null, 52000]], 'D4', '亿元还是万元'],
    ['a total of nothing', [], [['甲项目', null, null, 0]], 'D4', '总投资为0'],
    ['a plan beyond the total', [], [['甲项目', null, null, 5, 6]], 'E4', '超过总投资'],
    ['a begin that is no month', [], [['甲项目', null, null, 5, 1, '13月']], 'F4', '不是年月'],
    ['a year out of reach', [], [['甲项目', null, null, 5, 1, '2205-03']], 'F4', '不是年月'],
    [
      'an end before the begin',
      [],
      [['甲项目', null, null, 5, 1, '2025-09', '2025-03']],
      'G4',
      '早于计划开工',
    ],
    ['a county that is none', [], [['甲项目', null, '黄陂区']], 'C4', '没有“黄陂区”'],
    ['a formula that failed', [], [['甲项目', null, null, '#REF!']], 'D4', '公式错误'],
    [
      'a begin still to come',
      ['实际开工'],
      [['甲项目', null, null, 5, 1, null, null, '2026-03']],
      'H4',
      '还没有到',
    ],
    [
      'an end still to come',
      ['实际竣工'],
      [['甲项目', null, null, 5, 1, null, null, '2025-12']],
      'H4',
      '还没有到',
    ],
    [
      'an end before its begin',
      ['实际开工', '实际竣工'],
      [['甲项目', null, null, 5, 1, null, null, '2025-06', '2025-03']],
      'I4',
      '早于实际开工',
    ],
    [
      'a span that is none',
      ['建设年限'],
      [['甲项目', null, null, 5, 1, null, null, '三年']],
      'H4',
      '不是起止时间',
    ],
    [
      'more paid than came',
      ['专项债到位', '专项债支付'],
      [['甲项目', null, null, 5, 1, null, null, 1, 2]],
      'I4',
      '超过到位',
    ],
    ['a name beyond all names', [], [['甲'.repeat(101), '市工信局']], 'A4', '超过100字'],
    ['a column twice', ['计划总投资'], [['甲项目', null, null, 5, 1, null, null, 6]], 'H3', '同一项'],
    ['a range for an amount', [], [['甲项目', null, null, '3-5']], 'D4', '不是数'],
    ['a share for an amount', [], [['甲项目', null, null, '50%']], 'D4', '不能折算'],
    ['a day that no month has', [], [['甲项目', null, null, 5, 1, '2025-02-30']], 'F4', '不是年月'],
    ['a wish for a date', [], [['甲项目', null, null, 5, 1, null, '尽快']], 'G4', '不是年月'],
    ['a plan that is negative', [], [['甲项目', null, null, 5, -1]], 'E4', '负数'],
    [
      'a span the wrong way round',
      ['建设年限'],
      [['甲项目', null, null, 5, 1, null, null, '2026.10-2024.3']],
      'H4',
      '早于计划开工',
    ],
    [
      'funds that are no amount',
      ['专项债到位'],
      [['甲项目', null, null, 5, 1, null, null, '若干']],
      'H4',
      '不是数',
    ],
    ['a number for a name', [], [[3, '市工信局', null, 5]], 'A4', '是数字，不是名称'],
    ['a unit for a name', [], [['市工信局', null, null, 5]], 'A4', '可能错了列'],
    [
      'a short form that two have',
      ['简称'],
      [
        ['甲厂项目', null, null, 5, 1, null, null, '甲厂'],
        ['乙厂项目', null, null, 5, 1, null, null, '甲厂'],
      ],
      'H5',
      '也指“甲厂项目”',
    ],
    [
      'a short form that is another’s name',
      ['简称'],
      [
        ['甲厂项目', null, null, 5, 1, null, null, '乙厂项目'],
        ['乙厂项目', null, null, 5],
      ],
      'H4',
      '也指“乙厂项目”',
    ],
    [
      'a former name that no item had',
      ['原名称'],
      [['甲项目', null, null, 5, 1, null, null, '丙项目']],
      'A4',
      '不在将移出的项目中',
    ],
  ])('names the cell of %s, and takes nothing of the file.', async (_, more, rows, cell, why) => {
    const titles = [
      '项目名称',
      '责任单位',
      '县市区',
      '总投资',
      '年度计划投资',
      '计划开工',
      '计划竣工',
      ...more,
    ]
    const filled = rows.map((it) => titles.map((_title, at) => it[at] ?? null))
    await write(titles, filled)
    expect(await run()).toBe(1)
    expect(said.join()).toMatch(new RegExp(`!${cell}\\D.*${why}`))
    expect(items()).toEqual([])
  })

  it('names every one of several faults in one sheet, and each by its own cell.', async () => {
    await write(
      ['项目名称', '责任单位', '县市区', '总投资', '计划开工'],
      [
        ['甲项目', '市工信局', '黄陂区', '约五', '13月'],
        [null, '市工信局', '华容县', 5, '2025-03'],
        ['乙项目', '市工信局', '华容县', -5, '2025-03'],
      ],
    )
    expect(await run()).toBe(1)
    expect(said.join()).toContain('有5处错误')
    for (const cell of ['C4', 'D4', 'E4', 'A5', 'D6']) expect(said.join()).toMatch(new RegExp(`!${cell}\\D`))
  })

  it('only hints at a unit that the plan does not hold.', async () => {
    await write(['项目名称', '责任单位'], [['甲项目', '市城发集团']])
    expect(await run()).toBe(0)
    expect(said.join()).toContain('计划中没有单位“市城发集团”')
    expect(items()).toMatchObject([{ unit: '市城发集团' }])
  })

  it('shows in a dry run what is new, changed and gone, and writes nothing.', async () => {
    await write(
      ['项目名称', '责任单位', '总投资'],
      [
        ['甲项目', '市工信局', 5],
        ['乙项目', '市工信局', 6],
      ],
    )
    await run()
    await write(
      ['项目名称', '责任单位', '总投资'],
      [
        ['甲项目', '市工信局', 7],
        ['丙工厂扩建', '市工信局', 6],
      ],
    )
    said = []
    await run(true)
    expect(said.join()).toMatch(/新增1，变动1，移出1/)
    expect(said.join()).toContain('甲项目（总投资）')
    expect(items().map((it) => it.total)).toEqual([5, 6])
  })

  it('asks about a name that is near one that would be gone, and follows what the sheet says of it.', async () => {
    await write(['项目名称', '责任单位'], [['紫光芯片产业园项目', '市工信局']])
    await run()
    const said0 = { list: NAME, item: '紫光芯片产业园项目', unit: '市工信局', onBehalf: false }
    const origin = {
      person: 'p',
      unit: null,
      channel: 'c',
      room: null,
      message: 'm',
      sentAt: '2025-10-01T00:00:00Z',
    }
    const reported = { type: 'item_reported' as const, ...said0, said: { started: '2025-03-18' } }
    await ledger.append({ origin, words: null, revisions: [reported] }, ledger.head)
    await write(['项目名称', '责任单位'], [['紫光芯片产业园（一期）项目', '市工信局']])
    expect(await run()).toBe(1)
    expect(said.join()).toContain('相近')
    await write(
      ['项目名称', '责任单位', '原名称'],
      [['紫光芯片产业园（一期）项目', '市工信局', '紫光芯片产业园项目']],
    )
    expect(await run()).toBe(0)
    expect(ledger.standing.items.state(NAME, '紫光芯片产业园（一期）项目')?.started).toBe('2025-03-18')
  })

  it('adds nothing for the same file again.', async () => {
    await write(['项目名称', '责任单位'], [['甲项目', '市工信局']])
    await run()
    await run()
    expect(said.at(-1)).toContain('此前已导入')
    expect(ledger.head).toBe(1)
  })
})

describe('list export', () => {
  it('gives back a sheet that is imported without a change.', async () => {
    await write(
      [...FULL, '专项债到位', '专项债支付', '建设内容'],
      [
        [
          1,
          '紫光芯片产业园项目',
          '市工信局',
          '岳阳楼区',
          1050000,
          6,
          '2024.3-2026.10',
          '张副市长',
          3,
          1.2,
          '新建',
        ],
      ],
    )
    await run()
    const before = items()
    await exportList(file, null, needs())
    said = []
    expect(await run(true)).toBe(0)
    expect(said.join()).toContain('新增0，变动0，移出0')
    expect(before).toHaveLength(1)
  })
})
