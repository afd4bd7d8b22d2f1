#!/usr/bin/env bash
# read-excel-file 9.3.17, a workbook whose dates count from 1904.
#
# Guess: date1904 is an xsd:boolean (ECMA-376, 18.2.28), so "1" and "true" are the same file.
# Seen: only "1" is known. With "true" every date comes four years and a day too early, as a proper Date. A neighbour
# on the same element: the address of a cell (r) is optional (18.3.1.4), since cells may simply follow each other; a
# sheet whose writer left the addresses out is not read at all, but rejected with a TypeError of the parser.
# Cost: a deadline, or the day of a report, off by 1462 days; and "cannot be read" said of a file that keeps to the
# standard.
# What we do: whatever the reader throws is the one Problem table.unreadable (src/cli/spreadsheet.ts), and a period of
# another year than the plan's is no period. Saving the file anew in Excel or WPS cures both.
set -euo pipefail
work=$(mktemp -d) && trap 'rm -rf "$work"' EXIT && cd "$work"
echo '{"private":true}' >package.json
npm install --silent --no-audit --no-fund --ignore-scripts read-excel-file@9.3.17 jszip@3.10.2

cat >probe.mjs <<'PROBE'
import JSZip from 'jszip'
import read from 'read-excel-file/node'
const main = 'http://schemas.openxmlformats.org/spreadsheetml/2006/main'
const rel = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships'
const rels = (...targets) =>
  `<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">${targets
    .map(([type, target], at) => `<Relationship Id="r${at + 1}" Type="${rel}/${type}" Target="${target}"/>`)
    .join('')}</Relationships>`
async function said(date1904, cell) {
  const zip = new JSZip()
  zip.file(
    '[Content_Types].xml',
    '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension="xml" ContentType="application/xml"/></Types>',
  )
  zip.file('_rels/.rels', rels(['officeDocument', 'xl/workbook.xml']))
  zip.file(
    'xl/workbook.xml',
    `<workbook xmlns="${main}" xmlns:r="${rel}"><workbookPr date1904="${date1904}"/><sheets><sheet name="a" sheetId="1" r:id="r1"/></sheets></workbook>`,
  )
  zip.file(
    'xl/_rels/workbook.xml.rels',
    rels(['worksheet', 'worksheets/sheet1.xml'], ['styles', 'styles.xml']),
  )
  zip.file(
    'xl/styles.xml',
    `<styleSheet xmlns="${main}"><cellXfs count="2"><xf numFmtId="0"/><xf numFmtId="14"/></cellXfs></styleSheet>`,
  )
  zip.file('xl/worksheets/sheet1.xml', `<worksheet xmlns="${main}"><sheetData>${cell}</sheetData></worksheet>`)
  const bytes = await zip.generateAsync({ type: 'nodebuffer' })
  return read(bytes).then(
    ([{ data }]) => data[0].map((it) => (it instanceof Date ? it.toISOString().slice(0, 10) : it)).join(' | '),
    (error) => `${error.name}: ${error.message}`,
  )
}
const day = '<row r="1"><c r="A1" s="1"><v>44285</v></c></row>'
for (const it of ['1', 'true', '0']) console.log(`date1904="${it}":`, await said(it, day))
console.log('cells without r:', await said('0', '<row><c><v>1</v></c><c><v>2</v></c></row>'))
PROBE

cat >expected <<'EXPECTED'
date1904="1": 2025-03-31
date1904="true": 2021-03-30
date1904="0": 2021-03-30
cells without r: TypeError: Cannot read properties of undefined (reading 'length')
EXPECTED

TZ=Asia/Shanghai node probe.mjs | tee seen
diff -u expected seen && echo 'as stated' || { echo 'changed since'; exit 1; }
