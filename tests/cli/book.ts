/** An xlsx as Excel and WPS write it: cells with formats, hidden sheets, rows and columns. */
import { archiveOf } from '../../src/rendering/documents/archive.ts'

export interface Styled {
  readonly value: number | string
  /** A number format's code, or the number of one that every program knows. */
  readonly format: string | number
}

export interface Page {
  readonly name: string
  readonly rows: readonly (readonly (string | number | Styled | null)[])[]
  readonly state?: 'hidden' | 'veryHidden'
  /** As they are counted on the screen, from 1. */
  readonly hiddenRows?: readonly number[]
  readonly hiddenColumns?: readonly number[]
}

const escaped = (text: string) =>
  text.replace(/&/g, '&amp;').replace(/</g, '&lt;').replace(/>/g, '&gt;').replace(/"/g, '&quot;')
const HEAD = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>'
const MAIN = 'http://schemas.openxmlformats.org/spreadsheetml/2006/main'
const RELATIONS = 'http://schemas.openxmlformats.org/package/2006/relationships'
const OFFICE = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships'
const CONTENT = 'application/vnd.openxmlformats-officedocument.spreadsheetml'

export function bookOf(pages: readonly Page[]): Uint8Array {
  const formats: (string | number)[] = [0]
  const styleOf = (format: string | number) => {
    if (!formats.includes(format)) formats.push(format)
    return formats.indexOf(format)
  }
  const sheets = pages.map((page) => sheetOf(page, styleOf))
  const codes = formats.filter((it) => typeof it === 'string')
  const idOf = (it: string | number) => (typeof it === 'number' ? it : 164 + codes.indexOf(it))
  const styles = [
    `<numFmts count="${codes.length}">`,
    ...codes.map((it) => `<numFmt numFmtId="${idOf(it)}" formatCode="${escaped(it)}"/>`),
    '</numFmts><fonts count="1"><font/></fonts><fills count="1"><fill/></fills><borders count="1"><border/></borders>',
    '<cellStyleXfs count="1"><xf numFmtId="9"/></cellStyleXfs>',
    `<cellXfs count="${formats.length}">`,
    ...formats.map((it) => `<xf numFmtId="${idOf(it)}" applyNumberFormat="1"/>`),
    '</cellXfs><cellStyles count="1"><cellStyle name="常规" xfId="0"/></cellStyles>',
  ]
  const parts: Readonly<Record<string, string>> = {
    '[Content_Types].xml': `<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Override PartName="/xl/workbook.xml" ContentType="${CONTENT}.sheet.main+xml"/></Types>`,
    '_rels/.rels': `<Relationships xmlns="${RELATIONS}"><Relationship Id="rId1" Type="${OFFICE}/officeDocument" Target="xl/workbook.xml"/></Relationships>`,
    'xl/workbook.xml': `<workbook xmlns="${MAIN}" xmlns:r="${OFFICE}"><sheets>${pages
      .map(
        ({ name, state }, at) =>
          `<sheet name="${escaped(name)}" sheetId="${at + 1}"${state ? ` state="${state}"` : ''} r:id="rId${at + 1}"/>`,
      )
      .join('')}</sheets></workbook>`,
    'xl/_rels/workbook.xml.rels': `<Relationships xmlns="${RELATIONS}">${pages
      .map(
        (_, at) =>
          `<Relationship Id="rId${at + 1}" Type="${OFFICE}/worksheet" Target="worksheets/sheet${at + 1}.xml"/>`,
      )
      .join('')}<Relationship Id="rIdS" Type="${OFFICE}/styles" Target="styles.xml"/></Relationships>`,
    'xl/styles.xml': `<styleSheet xmlns="${MAIN}">${styles.join('')}</styleSheet>`,
    ...Object.fromEntries(sheets.map((xml, at) => [`xl/worksheets/sheet${at + 1}.xml`, xml])),
  }
  return archiveOf(
    Object.entries(parts).map(([name, xml]) => ({ name, bytes: Buffer.from(`${HEAD}${xml}`) })),
  )
}

function sheetOf(
  { rows, hiddenRows = [], hiddenColumns = [] }: Page,
  styleOf: (format: string | number) => number,
): string {
  const columns = hiddenColumns.map((it) => `<col min="${it}" max="${it}" width="9" hidden="1"/>`).join('')
  const lines = rows.map((cells, at) => {
    const inside = cells.map((cell, column) => {
      if (cell === null) return ''
      const { value, format } = typeof cell === 'object' ? cell : { value: cell, format: 0 }
      const place = `r="${String.fromCharCode(65 + column)}${at + 1}" s="${styleOf(format)}"`
      return typeof value === 'number'
        ? `<c ${place}><v>${value}</v></c>`
        : `<c ${place} t="inlineStr"><is><t>${escaped(value)}</t></is></c>`
    })
    const shut = hiddenRows.includes(at + 1) ? ' hidden="1"' : ''
    return `<row r="${at + 1}"${shut}>${inside.join('')}</row>`
  })
  return `<worksheet xmlns="${MAIN}">${columns ? `<cols>${columns}</cols>` : ''}<sheetData>${lines.join('')}</sheetData></worksheet>`
}
