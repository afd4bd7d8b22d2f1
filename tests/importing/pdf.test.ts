/** A plan that comes as a PDF: what somebody wrote is read, and not how it was printed. */
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { Problem } from '../../src/base/problem.ts'
import { readDocument } from '../../src/cli/documents/read.ts'
import { draftOf } from '../../src/importing/draft.ts'
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
    ['a torn one', pdfOf(sheet).subarray(0, 300), 'document.unreadable', /另存为 .docx/],
  ])('%s is told in one line, with the remedy.', async (_, bytes, code, remedy) => {
    const [told, what] = await problemOf(bytes)
    expect(told).toBe(code)
    expect(what).toMatch(remedy)
  })
})
