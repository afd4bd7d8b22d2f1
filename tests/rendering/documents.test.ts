import readSheets from 'read-excel-file/node'
import { describe, expect, it } from 'vitest'
import { compile } from '../../src/bulletins/compile.ts'
import { fold } from '../../src/ledger/fold.ts'
import { archiveOf, partsOf } from '../../src/rendering/documents/archive.ts'
import { docxOf } from '../../src/rendering/documents/docx.ts'
import { xlsxOf } from '../../src/rendering/documents/xlsx.ts'
import type { Paper } from '../../src/rendering/papers/paper.ts'
import { paperOf } from '../../src/rendering/papers/papers.ts'
import { entriesUntil, plan } from '../bulletins/stream.ts'

const AT = new Date('2025-04-28T01:00:00Z')
const standing = fold(entriesUntil('2025-04-28'))
const spec = {
  kind: 'bulletin',
  campaign: '环境优化提升',
  unit: null,
  period: { from: '2025-01-01', to: '2025-03-31' },
  today: '2025-04-28',
  pending: false,
} as const
const paper = paperOf(compile({ plan, standing, today: '2025-04-28' }, spec), { plan })

async function partOf(archive: Promise<Uint8Array>, name: string): Promise<string> {
  const part = partsOf(await archive).find((it) => it.name === name)
  if (!part) throw new Error(`no ${name}`)
  return Buffer.from(part.bytes).toString('utf8')
}

describe('a paper as docx', () => {
  const document = partOf(docxOf(paper, AT), 'word/document.xml')

  it('has the page of GB/T 9704-2012: A4, margins of 37, 35, 28 and 26 mm, lines of 29 pt.', async () => {
    const [first = '', ...others] = (await document).match(/<w:sectPr.*?<\/w:sectPr>/g) ?? []
    expect(first).toContain('<w:pgSz w:w="11906" w:h="16838"')
    // 1 mm is 56.7 twips.
    expect(first).toContain('w:top="2098" w:right="1474" w:bottom="1984" w:left="1587"')
    expect(first).toMatch(/<w:docGrid w:type="lines" w:linePitch="579"/)
    // 22 lines fit between the margins, 28 characters into 156 mm.
    expect(22 * 579).toBeLessThanOrEqual(16838 - 2098 - 1984)
    expect(28 * (320 - 5)).toBeLessThanOrEqual(11906 - 1474 - 1587)
    const across = others.filter((it) =>
      it.includes('<w:pgSz w:w="16838" w:h="11906" w:orient="landscape"/>'),
    )
    expect(across).toHaveLength(paper.annexes.filter((it) => it.landscape).length)
    expect(across.length).toBeGreaterThan(0)
    expect(others).toHaveLength(paper.annexes.length)
  })

  it('sets title, headings and body in the fonts and sizes of the standard.', async () => {
    const xml = await document
    const runOf = (words: string) => {
      const at = xml.indexOf(words)
      return xml.slice(xml.lastIndexOf('<w:r>', at), at)
    }
    expect(xml).toContain(paper.title.slice(0, 10))
    expect(runOf(paper.title.slice(0, 10))).toContain('w:eastAsia="方正小标宋简体"')
    expect(runOf(paper.title.slice(0, 10))).toContain('<w:sz w:val="44"/>')
    expect(runOf('一、总体情况')).toContain('w:eastAsia="黑体"')
    expect(runOf('（一）')).toContain('w:eastAsia="楷体_GB2312"')
    expect(runOf('现将2025年一季度')).toContain('w:eastAsia="仿宋_GB2312"')
    const styles = await partOf(docxOf(paper, AT), 'word/styles.xml')
    expect(styles).toContain('<w:sz w:val="32"/>')
    expect(styles).toContain('<w:spacing w:val="-5"/>')
    expect(xml).toContain('w:firstLineChars="200"')
  })

  it('numbers its pages — 1 —, odd ones at the right, even ones at the left.', async () => {
    const footers = partsOf(await docxOf(paper, AT)).filter((it) => /word\/footer\d+\.xml/.test(it.name))
    const texts = footers.map((it) => Buffer.from(it.bytes).toString('utf8'))
    expect(texts.filter((it) => it.includes('w:jc w:val="right"'))).toHaveLength(1 + paper.annexes.length)
    expect(texts.filter((it) => it.includes('w:jc w:val="left"'))).toHaveLength(1 + paper.annexes.length)
    for (const text of texts) expect(text).toMatch(/— .*PAGE.* —/s)
    expect(await partOf(docxOf(paper, AT), 'word/settings.xml')).toContain('<w:evenAndOddHeaders')
  })

  it('bears 代拟稿, names its annexes below the text, and repeats the heads of tables.', async () => {
    const xml = await document
    expect(xml).toContain('（代拟稿，送审）')
    expect(xml).toContain(`附件：1.${paper.annexes[0]?.title}`)
    expect(xml.match(/<w:tblHeader/g)).toHaveLength(paper.annexes.length)
  })

  it('is the same bytes from the same paper.', async () => {
    expect(Buffer.compare(await docxOf(paper, AT), await docxOf(paper, AT))).toBe(0)
    expect(await partOf(docxOf(paper, AT), 'docProps/core.xml')).toContain('2025-04-28T01:00:00.000Z')
  })
})

describe('a paper’s tables as xlsx', () => {
  const hostile: Paper = {
    ...paper,
    annexes: [
      {
        title: '表[1]/:甲',
        note: null,
        landscape: true,
        table: {
          columns: [
            { title: '指标', width: 10, align: 'left' },
            { title: '数', width: 5, align: 'right', places: 1 },
          ],
          rows: [
            ['=HYPERLINK("http://x","点我")', 6.8],
            ['+1+1', -5.4],
            ['@SUM(A1)', null],
            ['-2', 0],
          ],
        },
      },
    ],
  }

  it('keeps numbers as numbers and every text as text, a formula too.', async () => {
    const sheet = await partOf(xlsxOf(hostile, AT), 'xl/worksheets/sheet1.xml')
    expect(sheet).not.toMatch(/<f[ >]/)
    expect(sheet).toMatch(/<v>6\.8<\/v>/)
    expect(sheet).toMatch(/<v>-5\.4<\/v>/)
    const strings = await partOf(xlsxOf(hostile, AT), 'xl/sharedStrings.xml')
    for (const text of ['=HYPERLINK(', '+1+1', '@SUM(A1)', '-2']) expect(strings).toContain(text)
  })

  it('shows a text that looks like an escaped character as it was written.', async () => {
    const [annex] = hostile.annexes
    if (annex === undefined) throw new Error('no annex')
    const table = { ...annex.table, rows: [['附件_x0031_.docx', 1]] }
    const titled = { ...hostile, annexes: [{ ...annex, title: '表_x0041_', table }] }
    const sheets = await readSheets(Buffer.from(await xlsxOf(titled, AT)))
    expect(sheets[0]?.data[0]?.[0]).toBe('表_x0041_')
    expect(sheets[0]?.data.at(-1)?.[0]).toBe('附件_x0031_.docx')
  })

  it('has a sheet for each annex under a name that a sheet may have, and the same bytes again.', async () => {
    expect(await partOf(xlsxOf(hostile, AT), 'xl/workbook.xml')).toContain('name="1.表1甲"')
    const workbook = await partOf(xlsxOf(paper, AT), 'xl/workbook.xml')
    expect(workbook.match(/<sheet /g)).toHaveLength(paper.annexes.length)
    expect(Buffer.compare(await xlsxOf(paper, AT), await xlsxOf(paper, AT))).toBe(0)
    // Printed, it is as wide as a page.
    const sheet = await partOf(xlsxOf(paper, AT), 'xl/worksheets/sheet1.xml')
    expect(sheet).toContain('<sheetPr><pageSetUpPr fitToPage="1"/></sheetPr>')
    expect(sheet).toContain('fitToWidth="1" fitToHeight="0"')
  })
})

describe('an archive', () => {
  it('gives back the parts that it was made of.', () => {
    const parts = [
      { name: 'a.txt', bytes: Buffer.from('甲') },
      { name: '文/b.bin', bytes: Buffer.alloc(100_000, 7) },
    ]
    expect(partsOf(archiveOf(parts)).map((it) => [it.name, Buffer.from(it.bytes)])).toEqual(
      parts.map((it) => [it.name, it.bytes]),
    )
    expect(() => partsOf(Buffer.from('no zip'))).toThrow('not a zip')
  })
})
