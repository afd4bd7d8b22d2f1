import { copyFileSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { HandClock } from '../../src/base/clock.ts'
import { importTable } from '../../src/cli/ledger-import.ts'
import { exportTable } from '../../src/cli/ledger-tables.ts'
import { rosterVerb } from '../../src/cli/roster.ts'
import { readConfig } from '../../src/config.ts'
import { Ledger } from '../../src/ledger/ledger.ts'
import { loadRoster } from '../../src/plan/roster.ts'
import { loadPlan } from '../../src/plan/seeds.ts'
import { archiveOf, partsOf, settled } from '../../src/rendering/documents/archive.ts'
import { xlsxOf } from '../../src/rendering/documents/xlsx.ts'
import type { Cell } from '../../src/rendering/papers/paper.ts'
import { cellName } from '../../src/sheets/marks.ts'
import { openStore } from '../../src/storage/open.ts'

/** Stands in a cell for a line that ends there. */
const BREAK = '⏎'
const PLAN = 'seeds/yueyang-2025'
const plan = loadPlan(PLAN)
const at = new Date('2025-04-26T09:00:00+08:00')

let folder = ''
let file = ''
let said: string[] = []
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'tables-'))
  file = join(folder, '表.xlsx')
  said = []
})
afterEach(() => rmSync(folder, { recursive: true }))
const out = (text: string) => void said.push(text)

/** A sheet 1.表 with its title in the first row, headings in the second. */
async function write(titles: readonly string[], rows: readonly (readonly Cell[])[]): Promise<void> {
  const columns = titles.map((title) => ({ title, width: 10, align: 'left' as const, places: 4 }))
  const annex = { title: '表', note: null, table: { columns, rows }, landscape: false }
  const paper = {
    mark: null,
    title: '表',
    number: null,
    to: null,
    blocks: [],
    signature: null,
    annexes: [annex],
  }
  // People break lines within a cell, which the writer does not.
  const parts = partsOf(await xlsxOf(paper, at)).map(({ name, bytes }) => {
    const broken = Buffer.from(bytes).toString('utf8').replaceAll(BREAK, '\n')
    return name === 'xl/sharedStrings.xml' ? { name, bytes: Buffer.from(broken) } : { name, bytes }
  })
  writeFileSync(file, archiveOf(parts))
}

describe('cells', () => {
  it.each([
    [0, 0, 'A1'],
    [16, 3, 'D17'],
    [0, 25, 'Z1'],
    [9, 26, 'AA10'],
    [0, 701, 'ZZ1'],
    [0, 702, 'AAA1'],
  ])('row %i and column %i are named %s', (row, column, name) => {
    expect(cellName('Sheet1', row, column)).toBe(`Sheet1!${name}`)
  })
})

describe('roster import', () => {
  const titles = ['编号', '姓名', '单位', '角色', '渠道', '账号', '生效日期', '失效日期', 'AB角']
  const zhang = ['a', '张三', '商务局', '填报员', 'wecom-app', 'zhangsan', '2025-01-01', null, null]
  const verb = (dryRun = false) =>
    rosterVerb(['import', file], {
      config: readConfig({ PLAN: folder, ROSTER: join(folder, 'roster.json') }),
      plan,
      dryRun,
      out,
    })

  it('takes people with several accounts, and leaves those it does not name', async () => {
    writeFileSync(
      join(folder, 'roster.json'),
      JSON.stringify([{ id: 'z', name: '罗', unit: null, role: 'admin', accounts: {} }]),
    )
    const lead = ['b', '王五', '市商务局', '单位负责人', null, null, null, '2025-12-31', 'a']
    await write(titles, [zhang, [...zhang.slice(0, 4), 'terminal', 't1', null, null, null], lead])
    expect(await verb(true)).toBe(0)
    expect(said[0]).toContain('新增2人（a 张三、b 王五），修改0人；未在表中的1人不变')
    expect(loadRoster(join(folder, 'roster.json'), plan).people).toHaveLength(1)
    expect(await verb()).toBe(0)
    const { people } = loadRoster(join(folder, 'roster.json'), plan)
    expect(people.map((it) => it.id)).toEqual(['z', 'a', 'b'])
    expect(people[1]).toMatchObject({
      unit: '市商务局',
      role: 'reporter',
      accounts: { 'wecom-app': 'zhangsan', terminal: 't1' },
    })
    expect(people[2]).toMatchObject({ role: 'lead', to: '2025-12-31', deputies: ['a'] })
  })

  it('names every faulty cell, and writes nothing', async () => {
    await write(
      [...titles, '备忘'],
      [zhang, ['b', null, '火星局', '局长', 'wecom-app', null, '2025-02-30', null, null]],
    )
    expect(await verb()).toBe(1)
    for (const cell of ['1.表!B4', '1.表!C4', '1.表!D4', '1.表!F4', '1.表!G4', '1.表!J2'])
      expect(said[0]).toContain(cell)
    expect(loadRoster(join(folder, 'roster.json'), plan).people).toEqual([])
  })

  it('refuses what is no table of people', async () => {
    await write(['姓名'], [['张三']])
    await expect(verb()).rejects.toMatchObject({ code: 'table.headings' })
    copyFileSync('package.json', file)
    await expect(verb()).rejects.toMatchObject({ code: 'table.unreadable' })
  })
})

describe('figures in a table', () => {
  const titles = ['指标', '时期', '数值', '计量单位', '填报单位', '阶段', '范围']
  const needs = async () => {
    const clock = new HandClock(at)
    return { plan, clock, out, ledger: await Ledger.open(await openStore('memory:'), clock) }
  }

  it('in rows that nobody sees are not taken, and the rows are named', async () => {
    await write(titles, [['社会消费品零售总额增速', '一季度', 6.8, '%', null, null, null]])
    const hide = (name: string, xml: string) =>
      name.startsWith('xl/worksheets/sheet') ? xml.replace('<row r="3"', '<row r="3" hidden="1"') : xml
    writeFileSync(file, settled(readFileSync(file), at.toISOString(), hide))
    const given = await needs()
    expect(await importTable(file, given, false)).toBe(0)
    expect(said.join()).toMatch(/隐藏的内容，没有导入1项：\n.*第3行/)
    expect(given.ledger.head).toBe(0)
  })

  it('that unpack to more than they say are refused before they are read', async () => {
    const bomb = Buffer.from(
      archiveOf([{ name: 'xl/worksheets/sheet1.xml', bytes: Buffer.alloc(101 * 1024 * 1024) }]),
    )
    // What its directory says of the size.
    bomb.writeUInt32LE(1000, bomb.lastIndexOf(Buffer.from([0x50, 0x4b, 1, 2])) + 24)
    writeFileSync(file, bomb)
    await expect(importTable(file, await needs(), true)).rejects.toMatchObject({ code: 'table.too_large' })
    await expect(importTable(join(folder, '无.xlsx'), await needs(), true)).rejects.toMatchObject({
      code: 'table.missing',
    })
  })

  it('are imported in one entry, pending and on behalf, once', async () => {
    await write(titles, [
      ['社会消费品零售总额增速', '一季度', 6.8, '%', null, null, null],
      ['使用外资额', '一季度', 0.6, '亿美元', '市商务局', '快报', null],
      ['社会消费品零售总额增速', '一季度', '7.5', null, null, null, '平江县'],
    ])
    const given = await needs()
    expect(await importTable(file, given, true)).toBe(0)
    expect(given.ledger.head).toBe(0)
    expect(await importTable(file, given, false)).toBe(0)
    expect(await importTable(file, given, false)).toBe(0)
    expect(given.ledger.head).toBe(1)
    const stands = given.ledger.standing.figures().map(({ figure, unit, status, onBehalf }) => {
      return [figure.value, figure.unit, figure.stage, figure.scope, unit, status, onBehalf]
    })
    expect(stands).toEqual([
      [6.8, '%', null, '全市', '市商务局', 'pending', true],
      [6000, '万美元', 'flash', '全市', '市商务局', 'pending', true],
      [7.5, '%', null, '平江县', '市商务局', 'pending', true],
    ])
  })

  it('are not imported where a single cell is wrong, and each is named', async () => {
    await write(titles, [
      ['社会消费品零售总额增速', '一季度', 6.8, null, null, null, null],
      ['不存在的指标', '一季度', 1, null, null, null, null],
      ['使用外资额', '下辈子', '很多', null, null, null, null],
      ['使用外资额', '一季度', 6000, '亩', '市发改委', null, null],
      ['社会消费品零售总额增速', '1—2月', 68, null, '市发改委', null, '月球'],
      ['社会消费品零售总额增速', '1—2月', 68, null, null, null, null],
      ['社会消费品零售总额增速', '二季度', 6, null, null, null, null],
    ])
    const given = await needs()
    expect(await importTable(file, given, false)).toBe(1)
    expect(given.ledger.head).toBe(0)
    for (const cell of ['A4', 'B5', 'C5', 'D6', 'E7', 'C8', 'B9']) expect(said[0]).toContain(`1.表!${cell}`)
  })

  it('in doubt are taken with a note of what was found, which is kept with the entry; without one they are refused.', async () => {
    const noted = [...titles, '核对说明']
    const row = ['社会消费品零售总额增速', '1—2月', 68, null, null, null, null]
    const given = await needs()
    await write(noted, [[...row, null]])
    expect(await importTable(file, given, false)).toBe(1)
    expect(said.at(-1)).toMatch(/1\.表!C3：数值超出.*核对说明/)
    await write(noted, [[...row, '对']])
    expect(await importTable(file, given, false)).toBe(1)
    expect(said.at(-1)).toContain('1.表!H3：请写明核对的情况')
    await write(noted, [
      [...row, `已与市统计局${BREAK}电话核对`],
      ['使用外资额', '一季度', 6000, null, null, null, null, '这一项没有疑问'],
    ])
    expect(await importTable(file, given, true)).toBe(0)
    const note = '社会消费品零售总额增速（1—2月）：数值超出该指标的常见范围；核对说明：已与市统计局 电话核对'
    expect(said.at(-1)).toContain(`其中存疑但已核对1项：\n  1.表!C3　${note}`)
    expect(given.ledger.head).toBe(0)
    expect(await importTable(file, given, false)).toBe(0)
    expect(given.ledger.entry(1)?.words?.text).toBe(note)
    expect(given.ledger.standing.figures().map((it) => it.figure.value)).toEqual([68, 6000])
  })

  it('that differ from what stands are refused however they were looked into.', async () => {
    const given = await needs()
    await write(titles, [['社会消费品零售总额增速', '一季度', 6.8, null, null, null, null]])
    await importTable(file, given, false)
    await write(
      [...titles, '核对说明'],
      [['社会消费品零售总额增速', '一季度', 6.9, null, null, null, null, '已核对无误']],
    )
    expect(await importTable(file, given, false)).toBe(1)
    expect(said.at(-1)).toContain('更正请由填报单位办理')
  })

  it('with hostile cells are refused cell by cell, and nothing in a fault can move a terminal.', async () => {
    const given = await needs()
    await write(
      [...titles, '核对说明'],
      [
        ['=HYPERLINK("http://x","社零")', '一季度', 6.8, null, null, null, null, null],
        ['社会消费品零售总额增速', '\u001b[2J一季度\u202e', '1e309', null, null, null, null, null],
        ['社会消费品零售总额增速', '一季度', '+cmd|calc', null, null, null, null, null],
        ['社会消费品零售总额增速', '一季度', 68, null, null, null, null, '核'.repeat(201)],
        ['社'.repeat(5000), '一季度', 6.8, null, null, null, null, null],
        ['社会消费品零售总额增速', '2019年一季度', 6.8, null, "'; DROP TABLE--", null, '__proto__', null],
      ],
    )
    expect(await importTable(file, given, false)).toBe(1)
    expect(given.ledger.head).toBe(0)
    for (const cell of ['A3', 'C4', 'C5', 'H6', 'A7', 'E8']) expect(said[0]).toContain(`1.表!${cell}`)
    expect(said[0]).not.toMatch(/\u001b|\u202e/)
    for (const line of said[0]?.split('\n') ?? []) expect(line.length).toBeLessThan(200)
  })

  it('in a file that unpacks to more than anybody fills in are not read.', async () => {
    const given = await needs()
    const zeros = archiveOf([{ name: 'xl/worksheets/sheet1.xml', bytes: new Uint8Array(101 * 1024 * 1024) }])
    writeFileSync(file, zeros)
    expect(zeros.length).toBeLessThan(1024 * 1024)
    await expect(importTable(file, given, false)).rejects.toMatchObject({ code: 'table.too_large' })
    await write(
      titles,
      Array.from({ length: 5001 }, () => ['社会消费品零售总额增速', '一季度', 6.8, null, null, null, null]),
    )
    await expect(importTable(file, given, false)).rejects.toMatchObject({ code: 'table.too_large' })
  })

  it('that are exported can be imported elsewhere, with the same figures', async () => {
    await write(titles, [
      ['社会消费品零售总额增速', '1—2月', 6.4, null, null, '核实', null],
      ['社会消费品零售总额增速', '3月', -1.25, null, null, null, null],
      ['高新技术企业数', '一季度', 1008, null, null, null, null],
    ])
    const one = await needs()
    await importTable(file, one, false)
    const other = await needs()
    const copy = join(folder, '导出.xlsx')
    expect(await exportTable(copy, one)).toBe(0)
    expect(readFileSync(copy).subarray(0, 2).toString()).toBe('PK')
    expect(await importTable(copy, other, false)).toBe(0)
    const facts = ({ ledger }: { ledger: Ledger }) => ledger.standing.figures().map((it) => it.figure)
    expect(facts(other)).toEqual(facts(one))
    expect(facts(other)).toHaveLength(3)
  })
})
