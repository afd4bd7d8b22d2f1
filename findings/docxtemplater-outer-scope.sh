#!/usr/bin/env bash
# docxtemplater 3.71.0 (the engine an office would put behind its own 红头 template), default options.
#
# Guess: in a row of a table, {unit} is the row's; a row that says null or has none leaves the place empty (or prints
# "undefined", as a field does that nobody has). A section {#count}…{/count} of a number shows it.
# Seen: null and undefined of a row fall through to the paper's own field of that name: the row of a ranking takes the
# unit of the growth rate above it, 3% instead of 3. An empty string does not fall through. A section over the number
# 0 is taken for absent: {#behind} is skipped and {^behind}, "none reported", is printed, where 0 was reported.
# Cost: a bulletin with a right figure and a wrong unit, and "未报" for a department that reported zero.
# What we do: papers are made of facts by code (src/rendering/papers), where a cell that is null stays empty and 0 is
# a figure like any other. In a template: give every row every field, '' for none, and test with a string.
set -euo pipefail
work=$(mktemp -d) && trap 'rm -rf "$work"' EXIT && cd "$work"
echo '{"private":true}' >package.json
npm install --silent --no-audit --no-fund --ignore-scripts docxtemplater@3.71.0 pizzip@3.3.0

cat >probe.cjs <<'PROBE'
const Docxtemplater = require('docxtemplater')
const PizZip = require('pizzip')
const types = 'application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml'
const office = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument'
function said(text, data) {
  const zip = new PizZip()
  zip.file(
    '[Content_Types].xml',
    `<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Override PartName="/word/document.xml" ContentType="${types}"/></Types>`,
  )
  zip.file(
    '_rels/.rels',
    `<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="r" Type="${office}" Target="word/document.xml"/></Relationships>`,
  )
  zip.file(
    'word/document.xml',
    `<w:document xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"><w:body><w:p><w:r><w:t>${text}</w:t></w:r></w:p></w:body></w:document>`,
  )
  const document = new Docxtemplater(zip)
  document.render(data)
  return document.getFullText()
}
const rows = [
  { name: '社零增速', value: 6.8 },
  { name: '全省排名', value: 3, unit: null },
  { name: '新增企业', value: 12, unit: '' },
]
console.log(said('{#rows}{name}{value}{unit}；{/rows}', { unit: '%', rows }))
for (const behind of [0, 2, null])
  console.log(behind, said('{#behind}滞后{behind}项{/behind}{^behind}未报{/behind}', { behind }))
PROBE

cat >expected <<'EXPECTED'
社零增速6.8%；全省排名3%；新增企业12；
0 未报
2 滞后2项
null 未报
EXPECTED

TZ=Asia/Shanghai node probe.cjs | tee seen
diff -u expected seen && echo 'as stated' || { echo 'changed since'; exit 1; }
