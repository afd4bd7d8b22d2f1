#!/usr/bin/env bash
# read-excel-file 9.3.17 (cells written by write-excel-file 4.1.1 with the formats that Excel and WPS put on them).
#
# Guess: a cell that shows 6.8% comes as something that differs from one that shows 0.068: the reader does look at
# number formats, for dates become Date objects.
# Seen: formats are looked at for dates and for nothing else. 6.8%, 6.80% and 0.068 are the same 0.068; 12.5千, shown
# so by a scaling format (0.0,"千"), is 12500. Nothing of what readSheet returns, nor its parseNumber option (it gets
# the raw text), tells the format. Typed as 6.8 with the per cent in the heading, it is 6.8: one column of one file
# holds both.
# Cost: a growth of 6.8 % is recorded as 0.068 %, which is a plausible figure that nobody questions.
# What we do: the import of tables reads the number formats from the file itself, beside the reader (src/cli/sheets).
set -euo pipefail
work=$(mktemp -d) && trap 'rm -rf "$work"' EXIT && cd "$work"
echo '{"private":true}' >package.json
npm install --silent --no-audit --no-fund --ignore-scripts read-excel-file@9.3.17 write-excel-file@4.1.1

cat >probe.mjs <<'PROBE'
import { createRequire } from 'node:module'
const require = createRequire(import.meta.url)
const { default: write } = await import('write-excel-file/node')
const { default: read } = await import('read-excel-file/node')
const cell = (value, format) => ({ value, type: Number, ...(format ? { format } : {}) })
const row = [cell(0.068, '0.0%'), cell(0.068), cell(6.8), cell(12500, '0.0,"千"'), cell(45747, 'yyyy"年"m"月"')]
const raw = []
const [{ data }] = await read(await write([row]).toBuffer(), {
  parseNumber: (...given) => {
    raw.push(JSON.stringify(given))
    return Number(given[0])
  },
})
console.log('6.8% | 0.068 | 6.8 | 12.5千 | 2025年3月')
console.log(data[0].map((it) => (it instanceof Date ? 'a Date' : it)).join(' | '))
console.log('parseNumber was given', raw.join(' '))
PROBE

cat >expected <<'EXPECTED'
6.8% | 0.068 | 6.8 | 12.5千 | 2025年3月
0.068 | 0.068 | 6.8 | 12500 | a Date
parseNumber was given ["0.068"] ["0.068"] ["6.8"] ["12500"]
EXPECTED

TZ=Asia/Shanghai node probe.mjs | tee seen
diff -u expected seen && echo 'as stated' || { echo 'changed since'; exit 1; }
