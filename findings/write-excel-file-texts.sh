#!/usr/bin/env bash
# write-excel-file 4.1.1, cells with type: String.
#
# Guess: a text written as a String is the text that Excel shows, whatever it says.
# Seen: (1) _xHHHH_ in a text is how OOXML writes a character (ECMA-376, 22.9.2.19: a text that means it literally has
# to say _x005F_xHHHH_). It is written as it stands, so a file name like 附件_x0031_.docx is read as 附件1.docx by a
# reader that keeps to the standard. (2) The table of texts is a plain object: a text that every object answers to,
# such as "constructor", is found there before it was put in, and the cell points to a function. That file is no
# workbook by the standard, and the reader by the same author rejects it.
# Cost: (1) a name or a quoted sentence changes on its way into the annex; (2) one word takes away the whole bulletin.
# What we do: src/rendering/documents/xlsx.ts escapes the first, and puts a blank behind the second.
set -euo pipefail
work=$(mktemp -d) && trap 'rm -rf "$work"' EXIT && cd "$work"
echo '{"private":true}' >package.json
npm install --silent --no-audit --no-fund --ignore-scripts write-excel-file@4.1.1 read-excel-file@9.3.17

cat >probe.mjs <<'PROBE'
import { readFile } from 'node:fs/promises'
import read from 'read-excel-file/node'
import write from 'write-excel-file/node'
for (const text of ['附件_x0031_.docx', '附件_x005F_x0031_.docx', '=1+1', 'constructor', 'constructor ']) {
  const bytes = await write([[{ value: text, type: String }]]).toBuffer()
  const said = await read(bytes, { trim: false }).then(
    ([{ data }]) => data[0][0],
    (error) => `rejected: ${error.message}`,
  )
  console.log(JSON.stringify(text), '->', said)
}
PROBE

cat >expected <<'EXPECTED'
"附件_x0031_.docx" -> 附件1.docx
"附件_x005F_x0031_.docx" -> 附件_x0031_.docx
"=1+1" -> =1+1
"constructor" -> rejected: <c/> at row 1, col 1: VALUE_INVALID
"constructor " -> constructor 
EXPECTED

TZ=Asia/Shanghai node probe.mjs | tee seen
diff -u expected seen && echo 'as stated' || { echo 'changed since'; exit 1; }
