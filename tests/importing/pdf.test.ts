/** A plan that comes as a PDF: what somebody wrote is read, and not how it was printed. */
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { Problem } from '../../src/base/problem.ts'
import { readDocument } from '../../src/cli/documents/read.ts'
import { draftOf } from '../../src/importing/draft.ts'
import { gbkOf } from './gbk.ts'
import { ITEMS, SPOKEN, TITLE } from './made-up.ts'
import { paragraph, pdfOf, type Sheet } from './pdf-of.ts'

let folder = ''
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'pdf-'))
})
afterAll(() => rmSync(folder, { recursive: true }))

async function read(bytes: Uint8Array) {
  const file = join(folder, 'plan.pdf')
  writeFileSync(file, bytes)
  return readDocument(file)
}

/** Paragraphs from the top of a page to its end, each page with its number. */
function printed(paragraphs: readonly string[]): Sheet[] {
  const lines: { text: string; x: number }[] = paragraphs.flatMap((it) => [...paragraph(it, 0)])
  const onPage = 22
  return Array.from({ length: Math.ceil(lines.length / onPage) }, (_, at) => ({
    texts: [
      ...lines
        .slice(at * onPage, at * onPage + onPage)
        .map(({ text, x }, no) => ({ text, x, y: 120 + no * 28 })),
      { text: `— ${at + 1} —`, x: 280, y: 800, size: 14 },
    ],
  }))
}

describe('running text', () => {
  it('has its paragraphs whole, over lines and pages, without the numbers of the pages.', async () => {
    const { text } = await read(pdfOf(printed(SPOKEN.split('\n'))))
    expect(text).toBe(`${SPOKEN}\n`)
  })

  it('has the character for the sign of a dictionary that some printers put in its place.', async () => {
    const signs = '⼀、提⾼⼯业增加值，改善⺠⽣，推动经济平稳增⻓'
    const { text } = await read(pdfOf(printed([signs, '新增重点项目十项，由市发改委牵头推进并按月调度'])))
    expect(text).toContain('一、提高工业增加值，改善民生，推动经济平稳增长')
  })
})

/** 序号｜领域｜重点任务｜内容｜责任单位｜配合单位｜备注, the second cell over all rows of a page. */
const COLUMNS = [40, 70, 110, 190, 370, 440, 520, 560]
const HEADS = ['序号', '领域', '重点任务', '主要内容', '责任单位', '配合单位', '备注']

function wrapped(text: string, width: number): string[] {
  const most = Math.floor((width - 8) / 10)
  return Array.from({ length: Math.ceil(text.length / most) }, (_, at) =>
    text.slice(at * most, at * most + most),
  )
}

/** Each row 60 points high; a page holds ten, and is closed above and below by a line. */
function tabled(rows: readonly (readonly string[][])[], heads: boolean): Sheet {
  const [left, right] = [COLUMNS[0] ?? 0, COLUMNS.at(-1) ?? 0]
  const top = 100
  const all = heads ? [HEADS.map((it) => [it]), ...rows] : rows
  const edges = all.map((_, at) => top + at * 60)
  const bottom = top + all.length * 60
  const texts = all.flatMap((row, no) =>
    row.flatMap((cell, column) =>
      cell.map((text, at) => ({
        text,
        x: (COLUMNS[column] ?? 0) + 4,
        y: top + no * 60 + 14 + at * 12,
        size: 10,
      })),
    ),
  )
  const lines = [
    ...COLUMNS.map((x) => [x, top, x, bottom] as const),
    [left, top, right, top] as const,
    [left, bottom, right, bottom] as const,
    // Below the heads a line across the whole; further down none in the column of the field.
    ...edges
      .slice(1)
      .flatMap((y, at) => [
        ...(heads && at === 0 ? [[left, y, right, y] as const] : []),
        [left, y, COLUMNS[1] ?? 0, y] as const,
        [COLUMNS[2] ?? 0, y, right, y] as const,
      ]),
  ]
  return { texts: [...texts, { text: '3', x: 300, y: 810, size: 10 }], lines }
}

describe('a table', () => {
  const rows = ITEMS.map((it, at) => {
    const width = (column: number) => (COLUMNS[column + 1] ?? 0) - (COLUMNS[column] ?? 0)
    return [
      [String(at + 1)],
      at % 10 === 0 ? [['产业', '民生', '生态'][at / 10] ?? ''] : [],
      wrapped(it.title, width(2)),
      wrapped(`${it.text}。`, width(3)),
      it.leads.flatMap((unit) => wrapped(unit, width(4))),
      it.joins.flatMap((unit) => wrapped(unit, width(5))),
      at === 3 ? ['3.5', '亿元'] : [],
    ]
  })

  it('is read by its lines, over pages and over cells that were drawn together.', async () => {
    const { text, left } = await read(
      pdfOf([
        { texts: [{ text: TITLE, x: 120, y: 300, size: 22 }] },
        tabled(rows.slice(0, 10), true),
        tabled(rows.slice(10, 20), false),
        tabled(rows.slice(20), false),
      ]),
    )
    const draft = draftOf(text)
    const found = draft.tasks.map(({ title, section, leads, joins }) => ({ title, section, leads, joins }))
    expect(found).toEqual(
      ITEMS.map(({ title, leads, joins }, at) => {
        return { title, section: ['产业', '民生', '生态'][Math.floor(at / 10)], leads, joins }
      }),
    )
    const numbers = draft.promised.map((it) => [it.ground.title, it.target.value, it.unit])
    expect(numbers).toEqual(ITEMS.flatMap((it) => it.values.map((own) => [it.title, ...own])))
    // No column is lost without a word.
    expect(left).toEqual([expect.stringContaining('备注')])
    expect(left[0]).toContain('3.5亿元')
  })

  it('has a row that the end of a page cut in two as one.', async () => {
    const [first = [], second = [], third = []] = rows
    const cut = second.map((cell, column) => (column === 3 ? cell.slice(0, 1) : cell))
    const rest = second.map((cell, column) => (column === 3 ? cell.slice(1) : []))
    const { text } = await read(pdfOf([tabled([first, cut], true), tabled([rest, third], false)]))
    expect(text.split('\n')).toEqual([
      '产业',
      expect.stringMatching(/^1\./),
      `2.推动企业上云。新增上云企业1200家以上(责任单位:市经信局;配合单位:市数据局)`,
      expect.stringMatching(/^3\./),
      '',
    ])
  })
})

describe('a table without lines', () => {
  const LEFT = [50, 80, 150, 360, 460]
  const HEAD = ['序号', '重点任务', '主要内容', '责任单位', '配合单位']
  /** A row of cells of one or more lines each; `middle`: each cell in the middle of its row. */
  function rowOf(cells: readonly (readonly string[])[], y: number, middle: boolean): Sheet['texts'] {
    const height = Math.max(...cells.map((it) => it.length))
    return cells.flatMap((cell, column) =>
      cell.map((text, at) => ({
        ...{ text, x: LEFT[column] ?? 0, size: 10 },
        y: y + (at + (middle ? (height - cell.length) / 2 : 0)) * 14,
      })),
    )
  }
  interface Look {
    readonly middle?: boolean
    readonly white?: number
    readonly numbered?: boolean
    readonly heads?: readonly number[]
  }
  /** Ten rows to the page; a page of `heads` has them printed once more. */
  function sheetsOf(
    items: typeof ITEMS,
    { middle = false, white = 4, numbered = true, heads = [0, 1, 2] }: Look,
  ): Sheet[] {
    return Array.from({ length: Math.ceil(items.length / 10) }, (_, page) => {
      const texts: Sheet['texts'][number][] = []
      let y = 100
      const put = (cells: readonly (readonly string[])[]) => {
        texts.push(...rowOf(numbered ? cells : cells.with(0, []), y, middle))
        y += Math.max(...cells.map((it) => it.length)) * 14 + white
      }
      if (heads.includes(page)) put(HEAD.map((it) => [it]))
      for (const [at, it] of items.slice(page * 10, page * 10 + 10).entries())
        put([
          [String(page * 10 + at + 1)],
          wrapped(it.title, 60),
          wrapped(`${it.text}。`, 130),
          it.leads.flatMap((unit) => wrapped(unit, 90)),
          it.joins.flatMap((unit) => wrapped(unit, 90)),
        ])
      return { texts }
    })
  }
  const tasksIn = async (sheets: readonly Sheet[]) =>
    draftOf((await read(pdfOf(sheets))).text).tasks.map(({ title, leads, joins, lines }) => ({
      ...{ title, leads, joins },
      text: lines.map((it) => it.text).join(''),
    }))
  const written = ITEMS.map(({ title, leads, joins, text }) => ({
    ...{ title, leads, joins },
    text: expect.stringContaining(text),
  }))
  const titled = { text: TITLE, x: 120, y: 60, size: 14 }
  const withTitle = ([first, ...others]: Sheet[]): Sheet[] => [
    { texts: [titled, ...(first?.texts ?? [])] },
    ...others,
  ]

  it.each([
    ['its cells stand at the top of their rows', {}],
    ['they stand in the middle', { middle: true }],
    ['there is no more white between rows than between lines', { white: 0, middle: true }],
    ['its heads are printed on the first page alone', { heads: [0] }],
    ['its rows have no numbers, and white between them', { numbered: false, white: 12 }],
  ] satisfies [string, Look][])('is read by what stands below its heads, where %s.', async (_, look) => {
    expect(await tasksIn(withTitle(sheetsOf(ITEMS, look)))).toEqual(written)
  })

  it('has headings over its whole width, and ends where the text goes on.', async () => {
    const [sheet] = sheetsOf(ITEMS.slice(0, 6), {})
    const texts = sheet?.texts ?? []
    const fourth = texts.find((it) => it.text === '4')?.y ?? 0
    const lower = texts.map((it) => (it.y >= fourth ? { ...it, y: it.y + 18 } : it))
    const heading = { text: '二、人才和资金方面的重点任务安排', x: 60, y: fourth, size: 10 }
    const after = paragraph('各责任单位每月5日前将进展情况报市政府督查室，督查室汇总后通报，年底考核。', 600)
    const { text } = await read(pdfOf([{ texts: [titled, ...lower, heading, ...after] }]))
    const lines = text.split('\n')
    expect(lines.indexOf(heading.text)).toBe(lines.findIndex((it) => it.startsWith('4.')) - 1)
    expect(lines.at(-2)).toBe('各责任单位每月5日前将进展情况报市政府督查室，督查室汇总后通报，年底考核。')
    expect(lines.filter((it) => /^\d\./.test(it))).toHaveLength(6)
  })

  it('whose rows nothing parts is named with its page and what to do, and no task is made of it.', async () => {
    const sheets = sheetsOf(ITEMS.slice(0, 8), { numbered: false, white: 0 })
    const { text, left } = await read(pdfOf(withTitle(sheets)))
    expect(left).toEqual([expect.stringMatching(/^第1页的表格.*分不清各行.*另存为 .xlsx/)])
    expect(draftOf(text).tasks).toEqual([])
  })
})

describe('an old font', () => {
  const code = (it: string) => it.charCodeAt(0).toString(16).padStart(4, '0')
  it.each([
    ['GBK-EUC-H', gbkOf],
    ['GBKp-EUC-H', gbkOf],
    ['UniGB-UCS2-H', code],
  ])('that names its characters by a code page (%s) is read.', async (name, of) => {
    const { text } = await read(pdfOf(printed(SPOKEN.split('\n')), { codes: { name, of } }))
    expect(text).toBe(`${SPOKEN}\n`)
  })
})

describe('a PDF that cannot be read', () => {
  const problemOf = async (bytes: Uint8Array) => {
    const error = await read(bytes).catch((it: unknown) => it)
    if (!(error instanceof Problem)) throw new Error('it was read')
    return [error.code, error.remedy]
  }
  const sheet = printed(SPOKEN.split('\n'))
  it.each([
    ['a scan', pdfOf([{ texts: [], lines: [[0, 0, 100, 100]] }]), 'document.no_text', /OCR/],
    ['one with a password', pdfOf(sheet, { locked: true }), 'document.encrypted', /去掉密码/],
    [
      'one whose font does not name its characters',
      pdfOf(sheet, { named: false }),
      'document.no_text',
      /OCR/,
    ],
    [
      'one whose font has numbers of its own alone',
      pdfOf(sheet, { codes: { name: 'Identity-H', of: (it) => `1${gbkOf(it).slice(-3).padStart(3, '0')}` } }),
      'document.no_text',
      /OCR/,
    ],
    [
      'one with a code page of another language',
      pdfOf(sheet, { codes: { name: '90ms-RKSJ-H', of: gbkOf } }),
      'document.no_text',
      /OCR/,
    ],
    ['a torn one', pdfOf(sheet).subarray(0, 300), 'document.unreadable', /另存为 .docx/],
  ])('%s is told in one line, with the remedy.', async (_, bytes, code, remedy) => {
    const [told, what] = await problemOf(bytes)
    expect(told).toBe(code)
    expect(what).toMatch(remedy)
  })
})
