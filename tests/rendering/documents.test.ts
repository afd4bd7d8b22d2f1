import readSheets from 'read-excel-file/node'
import { describe, expect, it } from 'vitest'
import { compile } from '../../src/bulletins/compile.ts'
import { fold } from '../../src/ledger/fold.ts'
import { archiveOf, partsOf } from '../../src/rendering/documents/archive.ts'
import { docxOf } from '../../src/rendering/documents/docx.ts'
import { xlsxOf } from '../../src/rendering/documents/xlsx.ts'
import type { Paper } from '../../src/rendering/papers/paper.ts'
import { paperOf } from '../../src/rendering/papers/papers.ts'
import { linesIn } from '../../src/rendering/papers/space.ts'
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
/** Those that are printed. */
const annexes = paper.annexes.filter((it) => it.sheetOnly !== true)

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
    expect(across).toHaveLength(annexes.filter((it) => it.landscape).length)
    expect(across.length).toBeGreaterThan(0)
    expect(others).toHaveLength(annexes.length)
  })

  it('sets title, headings and body by styles in the fonts and sizes of the standard, and none by hand.', async () => {
    const xml = await document
    const styles = await partOf(docxOf(paper, AT), 'word/styles.xml')
    const styleOf = (words: string) => {
      const at = xml.indexOf(words)
      expect(at, words).toBeGreaterThan(0)
      const id = /<w:pStyle w:val="([^"]+)"/.exec(xml.slice(xml.lastIndexOf('<w:p>', at), at))?.[1]
      const from = styles.indexOf(`w:styleId="${id}"`)
      return { id, xml: styles.slice(from, styles.indexOf('</w:style>', from)) }
    }
    const title = styleOf(paper.title.slice(0, 10))
    expect(title.id).toBe('Title')
    expect(title.xml).toContain('w:eastAsia="方正小标宋简体"')
    expect(title.xml).toContain('<w:sz w:val="44"/>')
    for (const [words, id, font, level] of [
      ['一、总体情况', 'Heading1', '黑体', 0],
      ['（一）', 'Heading2', '楷体_GB2312', 1],
      ['1.', 'Heading3', '仿宋_GB2312', 2],
    ] as const) {
      const style = styleOf(`>${words}`)
      expect(style.id).toBe(id)
      expect(style.xml).toContain(`w:eastAsia="${font}"`)
      expect(style.xml).toContain(`<w:outlineLvl w:val="${level}"/>`)
      expect(style.xml).toContain('w:firstLineChars="200"')
    }
    expect(styleOf('现将2025年一季度').xml).toContain('w:firstLineChars="200"')
    const [defaults = ''] = styles.match(/<w:docDefaults>.*?<\/w:docDefaults>/s) ?? []
    expect(defaults).toContain('w:eastAsia="仿宋_GB2312"')
    expect(defaults).toContain('<w:sz w:val="32"/>')
    expect(defaults).toContain('<w:spacing w:val="-5"/>')
    expect(xml).not.toContain('<w:rFonts')
    // Every paragraph of words has a style that the document knows.
    for (const [, id] of xml.matchAll(/<w:pStyle w:val="([^"]+)"/g))
      expect(styles).toContain(`w:styleId="${id}"`)
    const unstyled = [...xml.matchAll(/<w:p>(?:(?!<\/w:p>).)*<\/w:p>/gs)]
      .map(([it]) => it)
      .filter((it) => it.includes('<w:t') && !it.includes('<w:pStyle'))
    expect(unstyled).toEqual([])
  })

  it('numbers its pages — 1 —, odd ones at the right, even ones at the left.', async () => {
    const footers = partsOf(await docxOf(paper, AT)).filter((it) => /word\/footer\d+\.xml/.test(it.name))
    const texts = footers.map((it) => Buffer.from(it.bytes).toString('utf8'))
    expect(texts.filter((it) => it.includes('w:jc w:val="right"'))).toHaveLength(1 + annexes.length)
    expect(texts.filter((it) => it.includes('w:jc w:val="left"'))).toHaveLength(1 + annexes.length)
    for (const text of texts) expect(text).toMatch(/— .*PAGE.* —/s)
    expect(await partOf(docxOf(paper, AT), 'word/settings.xml')).toContain('<w:evenAndOddHeaders')
  })

  it('bears 代拟稿, names its annexes below the text, and repeats the heads of tables.', async () => {
    const xml = await document
    expect(xml).toContain('（代拟稿，送审）')
    expect(xml).toContain(`附件：1.${paper.annexes[0]?.title}`)
    expect(xml.match(/<w:tblHeader/g)).toHaveLength(annexes.length)
  })

  it('is the same bytes from the same paper.', async () => {
    expect(Buffer.compare(await docxOf(paper, AT), await docxOf(paper, AT))).toBe(0)
    expect(await partOf(docxOf(paper, AT), 'docProps/core.xml')).toContain('2025-04-28T01:00:00.000Z')
  })
})

describe('a bulletin of every campaign', () => {
  it.each(['2025-04-28', '2025-10-28', '2025-12-28'])(
    'has a body of three pages on %s, and annexes whose rows all say something.',
    (today) => {
      const books = { plan, standing: fold(entriesUntil(today)), today }
      const all = { ...spec, campaign: null, period: null, today, pending: true }
      const facts = compile(books, all)
      const paper = paperOf(facts, { plan })
      expect(facts.behind.length).toBeGreaterThan(5)
      // 22 lines to a page; title, mark, list of annexes and signature take some 15.
      expect(linesIn(paper.blocks) + 15).toBeLessThanOrEqual(3 * 22)
      const table = (title: string) => {
        const found = paper.annexes.find((it) => it.title.includes(title))
        if (!found) throw new Error(`no ${title}`)
        return found.table
      }
      const lags = table('滞后指标')
      expect(lags.rows).toHaveLength(facts.behind.reduce((sum, it) => sum + it.items.length, 0))
      expect(lags.columns[lags.groupBy ?? -1]?.title).toBe('攻坚')
      const others = table('其他指标')
      const states = others.rows.map((row) => row[others.columns.findIndex((it) => it.title === '状态')])
      expect(states.length).toBeGreaterThan(5)
      for (const it of states) expect(it).not.toMatch(/^(无数据|滞后|略滞后)$/)
      const done = others.columns.findIndex((it) => it.title === '完成')
      for (const [at, row] of others.rows.entries())
        expect(row[done] !== null || states[at] === '待裁定').toBe(true)
      // Counted once, in a table that adds up, what is achieved first.
      const counts = table('指标进展统计表')
      expect(counts.columns.map((it) => it.title).slice(2, 6)).toEqual([
        '达标',
        '达序时进度',
        '略滞后',
        '滞后',
      ])
      const sums = counts.columns.map((_, at) =>
        counts.rows.slice(0, -1).reduce((sum, row) => sum + (typeof row[at] === 'number' ? row[at] : 0), 0),
      )
      expect(sums.slice(1, -1)).toEqual(counts.rows.at(-1)?.slice(1, -1))
      const units = table('各单位指标')
      const unitSums = units.columns.map((_, at) =>
        units.rows.slice(0, -1).reduce((sum, row) => sum + (typeof row[at] === 'number' ? row[at] : 0), 0),
      )
      expect(unitSums.slice(1, -1)).toEqual(units.rows.at(-1)?.slice(1, -1))
    },
  )

  it('says what lags the worst and the longest first, whose it is and since when, and leaves the rest to the annex.', () => {
    const today = '2025-10-28'
    const books = { plan, standing: fold(entriesUntil(today)), today }
    const facts = compile(books, { ...spec, campaign: null, period: null, today, pending: true })
    const { blocks } = paperOf(facts, { plan })
    const texts = blocks.map((it) => it.text)
    const first = facts.behind.flatMap((it) => it.items).filter((it) => it.judgement.light === 'behind')
    expect(texts).toContain(`（一）滞后${first.length}项`)
    expect(texts.filter((it) => /^1\..+（市.+）：.+[；].+。$/.test(it)).length).toBeGreaterThan(0)
    expect(texts.filter((it) => /^其余\d+项见附件。$/.test(it)).length).toBeGreaterThan(0)
    expect(texts.join('')).toMatch(/自.+起/)
  })

  it('speaks in a unit’s own 督导提示 of that unit, and in one to all of nobody’s own.', () => {
    const today = '2025-10-28'
    const books = { plan, standing: fold(entriesUntil(today)), today }
    const of = (unit: string | null) =>
      paperOf(compile(books, { ...spec, kind: 'supervision', campaign: null, period: null, today, unit }), {
        plan,
      })
    const own = of('市商务局')
    expect(own.to).toBe('市商务局主要负责人')
    expect(own.blocks[0]?.text).toContain('由贵单位负责的指标')
    for (const { table } of own.annexes)
      for (const row of table.rows) expect(row.join('')).toContain('市商务局')
    const all = of(null)
    expect(all.to).toBe('各责任单位')
    expect(all.blocks.map((it) => it.text).join('')).not.toContain('贵单位')
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

  it('joins what was written in several lines, and cuts what no cell can hold.', async () => {
    const [annex] = hostile.annexes
    if (annex === undefined) throw new Error('no annex')
    const long = '长'.repeat(40_000)
    const table = {
      ...annex.table,
      rows: [
        ['一、资金未到位\n二、征地滞后；\r\n三、雨天', 1],
        [long, 2],
        ['😀'.repeat(20_000), 3],
      ],
    }
    const [sheet] = await readSheets(
      Buffer.from(await xlsxOf({ ...hostile, annexes: [{ ...annex, table }] }, AT)),
    )
    const [joined, cut, pairs] = (sheet?.data ?? []).slice(-3).map((row) => String(row[0]))
    expect(joined).toBe('一、资金未到位；二、征地滞后；三、雨天')
    for (const it of [cut, pairs]) {
      expect(it?.length).toBeLessThanOrEqual(32_767)
      expect(it?.length).toBeGreaterThan(32_700)
      expect(it).toMatch(/过长，余下略）$/)
      // No character that is two was cut through.
      expect(it).not.toMatch(/\p{Cs}/u)
    }
  })

  it('has arrows to filter by over the whole of each table, with the name that spreadsheets look for.', async () => {
    const sheet = await partOf(xlsxOf(hostile, AT), 'xl/worksheets/sheet1.xml')
    // One line of title, one of heads, four rows.
    expect(sheet).toContain('</sheetData><autoFilter ref="A2:B6"/>')
    const workbook = await partOf(xlsxOf(hostile, AT), 'xl/workbook.xml')
    expect(workbook).toContain(`localSheetId="0" hidden="1">'1.表1甲'!$A$2:$B$6</definedName>`)
    const last = paper.annexes.at(-1)?.table
    expect(last?.rows).toHaveLength(plan.indicators.filter((it) => it.campaign === spec.campaign).length)
    const whole = await partOf(xlsxOf(paper, AT), `xl/worksheets/sheet${paper.annexes.length}.xml`)
    expect(whole).toContain(`<autoFilter ref="A3:`)
    expect(whole).toContain(`${(last?.rows.length ?? 0) + 3}"/>`)
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
