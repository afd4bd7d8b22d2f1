import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { HandClock } from '../../src/base/clock.ts'
import { importTable } from '../../src/cli/ledger-import.ts'
import { rosterVerb } from '../../src/cli/roster.ts'
import { readConfig } from '../../src/config.ts'
import { Ledger } from '../../src/ledger/ledger.ts'
import { loadRoster } from '../../src/plan/roster.ts'
import { loadPlan } from '../../src/plan/seeds.ts'
import { formatOf } from '../../src/sheets/number-format.ts'
import { openStore } from '../../src/storage/open.ts'
import { bookOf, type Page } from './book.ts'

const plan = loadPlan('seeds/yueyang-2025')
const at = new Date('2025-10-22T09:00:00+08:00')

let folder = ''
let said: string[] = []
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'sheets-'))
  said = []
})
afterEach(() => rmSync(folder, { recursive: true }))
const out = (text: string) => void said.push(text)
const save = (...pages: Page[]) => {
  const file = join(folder, '表.xlsx')
  writeFileSync(file, bookOf(pages))
  return file
}

describe('a number format', () => {
  it.each([
    [9, undefined, 'percent'],
    [10, undefined, 'percent'],
    [2, undefined, 'number'],
    [14, undefined, 'date'],
    [31, undefined, 'date'],
    [57, undefined, 'date'],
    [164, '0.0%', 'percent'],
    [164, '0.00%;[红色]-0.00%', 'percent'],
    [164, '0.0"%"', 'number'],
    [164, '0.0\\%', 'number'],
    [164, '#,##0.00', 'number'],
    [164, '0.0,', 'scaled'],
    [164, '0!.0,"万"', 'scaled'],
    [164, '[>=10000]0!.0,;0', 'scaled'],
    [164, 'm"月"d"日"', 'date'],
    [164, 'yyyy"年"m"月";@', 'date'],
    [164, '[h]:mm', 'date'],
    [164, 'General', 'number'],
    [164, 'G/通用格式', 'number'],
    [164, '0.00E+00', 'number'],
    [164, '0_ ;[Red]\\-0\\ ', 'number'],
  ])('%i with the code %j shows a %s', (id, code, shows) => {
    expect(formatOf(id, code).shows).toBe(shows)
  })

  it.each([
    ['0.0"%"', '%'],
    ['0.0\\%', '%'],
    ['0.00"亿元"', '亿元'],
    ['0" 场"', '场'],
    ['[$¥-804]#,##0.00', '元'],
    ['#,##0.00', null],
  ])('%s prints the unit %s', (code, unit) => {
    expect(formatOf(164, code).unit).toBe(unit)
  })
})

describe('figures in a table', () => {
  const titles = ['指标', '时期', '数值', '计量单位', '核对说明']
  const percent = (value: number, format: string | number = '0.0%') => ({ value, format })
  const needs = async () => {
    const clock = new HandClock(at)
    return { plan, clock, out, ledger: await Ledger.open(await openStore('memory:'), clock) }
  }
  const values = ({ ledger }: { ledger: Ledger }) =>
    ledger.standing.figures().map(({ figure }) => [figure.indicator, figure.value])
  const idOf = (name: string) => plan.indicators.find((it) => it.name === name)?.id
  const retail = '社会消费品零售总额增速'

  it('that are shown as per cent are per cent, whichever way the format says so.', async () => {
    const file = save({
      name: '表',
      rows: [
        titles,
        [retail, '前三季度', percent(0.061)],
        ['固定资产投资增速', '前三季度', percent(0.055, 10), '%'],
        ['规模工业增加值增速', '前三季度', percent(7.2, '0.0"%"')],
        ['民间投资占比', '前三季度', percent(0.592)],
        ['进出口增速', '前三季度', '-4.5%'],
      ],
    })
    const given = await needs()
    expect(await importTable(file, given, false), said.join('\n')).toBe(0)
    expect(values(given).map(([, value]) => value)).toEqual([6.1, 5.5, 7.2, 59.2, -4.5])
  })

  it.each([
    ['“送戏下乡”演艺场次', '75%'],
    ['“送戏下乡”演艺场次', percent(0.75)],
    ['使用外资额', '75%'],
    ['使用外资额', percent(0.75, 9)],
    [retail, '6.1场'],
    [retail, { value: 6.1, format: '0.0"亿元"' }],
  ])('whose unit is another one are refused by cell: %s %j', async (indicator, cell) => {
    const file = save({ name: '表', rows: [titles, [indicator, '前三季度', cell]] })
    const given = await needs()
    expect(await importTable(file, given, false)).toBe(1)
    expect(said.at(-1)).toMatch(/表!C2：单元格写的是.*而该指标以“.*”计/)
    expect(values(given)).toEqual([])
  })

  it.each([
    ['a date', { value: 45666, format: 'm"月"d"日"' }, '单元格是日期（2025-01-09），不是数'],
    ['a number shown in thousands', { value: 168000, format: '0!.0,"万"' }, '存的是168000'],
    ['words beside the number', { value: 16800, format: '"约"0' }, '格式带有“约”'],
    ['nothing', null, '没有填写'],
  ])('that are %s are refused by cell.', async (_, cell, why) => {
    const file = save({ name: '表', rows: [titles, ['使用外资额', '前三季度', cell]] })
    expect(await importTable(file, await needs(), false)).toBe(1)
    expect(said.at(-1)).toContain('表!C2')
    expect(said.at(-1)).toContain(why)
  })

  it.each([14, 58, 'm"月"d"日"', 'yyyy"年"m"月"'])(
    'of a period that became a date (format %s) are refused, and the date is named.',
    async (format) => {
      const file = save({ name: '表', rows: [titles, [retail, { value: 45666, format }, 6.1, '%']] })
      expect(await importTable(file, await needs(), false)).toBe(1)
      expect(said.at(-1)).toMatch(/表!B2：单元格是日期（2025-01-09）.*如 1—9月/)
    },
  )

  it('lose the dust of a formula, and nothing that was typed.', async () => {
    const file = save({
      name: '表',
      rows: [
        titles,
        [retail, '前三季度', 6.999999999999986, '%'],
        ['使用外资额', '前三季度', 16800.123456, '万美元'],
      ],
    })
    const given = await needs()
    expect(await importTable(file, given, false), said.join('\n')).toBe(0)
    expect(values(given)).toEqual([
      [idOf(retail), 7],
      [idOf('使用外资额'), 16800.123456],
    ])
  })

  it('below 1 without a sign of per cent are asked about.', async () => {
    const rows = (unit: string | null, note: string | null) => [
      titles,
      [retail, '前三季度', 0.061, unit, note],
      ['固定资产投资增速', '前三季度', 0.8, '%', null],
    ]
    for (const unit of [null, '%']) {
      expect(await importTable(save({ name: '表', rows: rows(unit, null) }), await needs(), false)).toBe(1)
      expect(said.at(-1)).toMatch(/有1处错误.*\n.*表!C2：数值小于1/)
    }
    const given = await needs()
    expect(
      await importTable(save({ name: '表', rows: rows('%', '确为百分之零点零六一') }), given, false),
    ).toBe(0)
    expect(values(given).map(([, value]) => value)).toEqual([0.061, 0.8])
  })

  it('in hidden sheets and rows are not taken, and that is said.', async () => {
    const row = (value: number) => [retail, '前三季度', value, '%']
    const file = save(
      { name: '旧表', state: 'hidden', rows: [titles, ['固定资产投资增速', '前三季度', 5, '%']] },
      { name: '更旧', state: 'veryHidden', rows: [titles, ['固定资产投资增速', '前三季度', 4, '%']] },
      {
        name: '表',
        rows: [titles, row(9), row(6.1), ['固定资产投资增速', '上半年', 3, '%']],
        hiddenRows: [2, 4],
      },
    )
    const given = await needs()
    expect(await importTable(file, given, false), said.join('\n')).toBe(0)
    expect(values(given)).toEqual([[idOf(retail), 6.1]])
    for (const part of ['工作表“旧表”', '工作表“更旧”', '表第2、4行']) expect(said.at(-1)).toContain(part)
  })

  it('in a hidden column of the table are refused; any other hidden column is named.', async () => {
    const rows = [
      ['指标', '时期', '数值', '计量单位', '测算'],
      ['使用外资额', '前三季度', 1.68, '亿美元', 3],
    ]
    expect(await importTable(save({ name: '表', rows, hiddenColumns: [4, 5] }), await needs(), false)).toBe(1)
    expect(said.at(-1)).toContain('表!D1：“计量单位”一列是隐藏的')
    const given = await needs()
    expect(await importTable(save({ name: '表', rows, hiddenColumns: [5] }), given, false)).toBe(0)
    expect(said.at(-1)).toContain('E列“测算”')
    expect(values(given)).toEqual([[idOf('使用外资额'), 16800]])
  })

  it('may have notes below them, which are named and not taken.', async () => {
    const row = [retail, '前三季度', 6.1, '%']
    const notes = [['注：本表为快报数'], [null, '数据来源：市统计局'], ['填报人：张三', '审核人：李四']]
    const given = await needs()
    expect(await importTable(save({ name: '表', rows: [titles, row, [], ...notes] }), given, false)).toBe(0)
    expect(values(given)).toHaveLength(1)
    for (const note of ['注：本表为快报数', '数据来源', '填报人']) expect(said.at(-1)).toContain(note)
    expect(await importTable(save({ name: '表', rows: [titles, row, [retail]] }), await needs(), false)).toBe(
      1,
    )
    expect(said.at(-1)).toContain('表!C3：没有填写')
  })

  it('are listed by a dry run, each with its indicator, its period and its value in the plan’s unit.', async () => {
    const rows = [titles, [retail, '前三季度', percent(0.061)], ['使用外资额', '上半年', 1.68, '亿美元']]
    const given = await needs()
    expect(await importTable(save({ name: '表', rows }), given, true)).toBe(0)
    expect(said.at(-1)).toContain(`表!C2　${retail}（前三季度）　6.1%　市商务局`)
    expect(said.at(-1)).toContain('表!C3　使用外资额（上半年）　16800万美元　市商务局')
    expect(given.ledger.head).toBe(0)
  })
})

describe('a roster in a table', () => {
  const titles = ['编号', '姓名', '单位', '角色', '渠道', '账号', '生效日期']
  const person = (id: string, account: Page['rows'][number][number]) => {
    return [id, '张三', '市商务局', '填报员', 'wecom-app', account]
  }
  const take = (...rows: Page['rows'][number][]) =>
    rosterVerb(['import', save({ name: '名册', rows: [titles, ...rows] })], {
      config: readConfig({ PLAN: folder, ROSTER: join(folder, 'roster.json') }),
      plan,
      dryRun: false,
      out,
    })

  it.each([
    ['a long number that lost its last digits', 1.3800000000123457e20, '只保留15位'],
    ['a number of 18 digits', 430600199001011200, '只保留15位'],
    ['a number shown with zeros that are not stored', { value: 1234, format: '00000000' }, '显示为00001234'],
  ])('refuses, by cell, an account that is %s.', async (_, account, why) => {
    expect(await take(person('a', account))).toBe(1)
    expect(said.at(-1)).toContain('名册!F2')
    expect(said.at(-1)).toContain(why)
    expect(loadRoster(join(folder, 'roster.json'), plan).people).toEqual([])
  })

  it('refuses a number that is shorter than accounts of its channel which begin with 0.', async () => {
    expect(await take(person('a', '00123'), person('b', 124))).toBe(1)
    expect(said.at(-1)).toMatch(/名册!F3：“124”以数字存放.*如00123/)
  })

  it('takes numbers whose digits are all there, dates of either kind, and leaves a note alone.', async () => {
    const from = { value: 45658, format: 58 }
    expect(
      await take([...person('a', 13800001234), from], person('b', '13800005678'), ['注：账号为手机号']),
      said.join('\n'),
    ).toBe(0)
    const { people } = loadRoster(join(folder, 'roster.json'), plan)
    expect(people.map((it) => it.accounts['wecom-app'])).toEqual(['13800001234', '13800005678'])
    expect(people[0]?.from).toBe('2025-01-01')
    expect(said.at(-1)).toContain('注：账号为手机号')
  })
})
