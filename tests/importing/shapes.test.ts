/** Plans of other shapes, thirty made-up tasks each: what is read of them, and that what is not is said. */
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { Document, Packer, Paragraph, Table, TableCell, TableRow } from 'docx'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import writeXlsx from 'write-excel-file/node'
import { Problem } from '../../src/base/problem.ts'
import { readDocument } from '../../src/cli/documents/read.ts'
import { type Draft, draftOf } from '../../src/importing/draft.ts'
import { ABOVE, GROUPED, HEADS, ITEMS, type Item, ROWS, SPOKEN } from './made-up.ts'

let folder = ''
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'documents-'))
})
afterAll(() => rmSync(folder, { recursive: true }))

async function imported(name: string, bytes: Uint8Array | string): Promise<Draft> {
  const file = join(folder, name)
  writeFileSync(file, bytes)
  const { text, left } = await readDocument(file)
  return draftOf(text, {}, left)
}

/** What a person reads in an item, beside what was read. */
function wrong(draft: Draft, expected: (it: Item) => Partial<Item>): string[] {
  return ITEMS.flatMap((item) => {
    const { leads, joins, values, month } = { ...item, month: undefined, ...expected(item) }
    const found = draft.tasks.find((it) => it.title === item.title)
    if (found === undefined) return [`${item.title}: no task`]
    const read = draft.promised.filter((it) => it.ground.title === item.title)
    const numbers = read.map((it) => [it.target.value, it.unit])
    const same = (a: unknown, b: unknown) => JSON.stringify(a) === JSON.stringify(b)
    return [
      ...(same(found.leads, leads) ? [] : [`${item.title}: led by ${found.leads.join()}`]),
      ...(same(found.joins, joins) ? [] : [`${item.title}: joined by ${found.joins.join()}`]),
      ...(same(numbers, values) ? [] : [`${item.title}: ${JSON.stringify(numbers)}`]),
      ...(month === undefined || Number(found.deadline?.slice(5, 7)) === month
        ? []
        : [`${item.title}: by ${found.deadline}`]),
    ]
  })
}

describe('thirty tasks', () => {
  it('are read from (责任单位：A牵头，B参加).', async () => {
    const draft = await imported('spoken.txt', SPOKEN)
    expect(draft.tasks).toHaveLength(ITEMS.length)
    expect(wrong(draft, () => ({}))).toEqual([])
  })

  it('are read from a list grouped by who leads.', async () => {
    const draft = await imported('grouped.txt', GROUPED)
    expect(draft.tasks).toHaveLength(ITEMS.length)
    expect(wrong(draft, () => ({}))).toEqual([])
  })

  it('are read from a table in Word, with their deadlines.', async () => {
    const cell = (text: string) => new TableCell({ children: [new Paragraph(text)] })
    const rows = [HEADS, ...ROWS].map((row) => new TableRow({ children: row.map(cell) }))
    const children = [...ABOVE.map((it) => new Paragraph(it)), new Table({ rows })]
    const draft = await imported(
      'table.docx',
      await Packer.toBuffer(new Document({ sections: [{ children }] })),
    )
    expect(draft.tasks).toHaveLength(ITEMS.length)
    expect(wrong(draft, (it) => ({ month: it.month }))).toEqual([])
    expect(draft.head).toMatchObject({
      number: '海政办发〔2026〕9号',
      issued: '2026-01-20',
      year: 2026,
      city: '海陵',
    })
  })

  it('are read from a table in Excel, with their deadlines.', async () => {
    const rows = [[ABOVE.at(-1) ?? ''], HEADS, ...ROWS].map((row) =>
      row.map((value) => ({ value, type: String })),
    )
    const bytes = await writeXlsx(rows as never).toBuffer()
    const draft = await imported('table.xlsx', bytes)
    expect(wrong(draft, (it) => ({ month: it.month }))).toEqual([])
  })
})

describe('what Word counts by itself', () => {
  it('is written out as it is shown, and what was deleted stays out.', async () => {
    const list = (level: number, text: string) =>
      new Paragraph({ text, numbering: { reference: 'plan', level } })
    const levels = [
      { level: 0, format: 'chineseCounting' as const, text: '%1、' },
      { level: 1, format: 'decimal' as const, text: '%2.' },
    ]
    const document = new Document({
      numbering: { config: [{ reference: 'plan', levels: levels as never }] },
      sections: [
        {
          children: [
            new Paragraph('海陵市2026年重点工作方案'),
            list(0, '主要目标'),
            list(0, '重点任务'),
            list(1, '促进消费。新增商圈2个。（市商务局负责）'),
            list(1, '稳住就业。新增就业3万人。（市人社局负责）'),
          ],
        },
      ],
    })
    const file = join(folder, 'counted.docx')
    writeFileSync(file, await Packer.toBuffer(document))
    const { text } = await readDocument(file)
    expect(text).toContain(
      '一、主要目标\n二、重点任务\n1.促进消费。新增商圈2个。（市商务局负责）\n2.稳住就业',
    )
  })
})

describe('what cannot be read', () => {
  const problem = async (name: string, bytes: Uint8Array | string) => {
    const file = join(folder, name)
    writeFileSync(file, bytes)
    const error = await readDocument(file).catch((it: unknown) => it)
    if (!(error instanceof Problem)) throw new Error('it was read')
    return [error.code, error.remedy]
  }
  it.each([
    ['a scan without text', 'scan.txt', '\n \n', 'document.no_text', /OCR/],
    [
      'a file with a password',
      'locked.docx',
      Buffer.from('d0cf11e0a1b11ae1', 'hex'),
      'document.encrypted',
      /去掉密码/,
    ],
    ['an old format', 'old.doc', Buffer.from('d0cf11e0a1b11ae1', 'hex'), 'document.unknown', /另存为 .docx/],
    ['a picture', 'plan.png', Buffer.from('89504e470d0a1a0a0000', 'hex'), 'document.unknown', /另存为 .docx/],
    ['a torn file', 'torn.docx', 'PK\u0003\u0004word/document.xml', 'document.unreadable', /另存为 .docx/],
  ])('%s is told in one line, with the remedy.', async (_, name, bytes, code, remedy) => {
    const [told, what] = await problem(name, bytes)
    expect(told).toBe(code)
    expect(what).toMatch(remedy)
  })
})

it('What is not understood is in the report, with its place.', () => {
  const text = SPOKEN.replace('（责任单位：市商务局牵头，市发改委参加）', '').replace(
    '一、重点任务',
    '前言。（市外星办负责）\n一、重点任务\n1.2号线。',
  )
  const { report } = draftOf(text)
  const about = report.map((it) => it.about)
  expect(about).toContain('没有责任单位的任务')
  expect(report.find((it) => it.about === '没有责任单位的任务')?.lines).toEqual([
    expect.stringContaining('稳住外贸'),
  ])
  expect(report.find((it) => it.about.startsWith('没有看懂的责任括注'))?.lines).toEqual([
    expect.stringContaining('市外星办'),
  ])
})
