#!/usr/bin/env bash
# libsql 0.5.29, which offers the API of better-sqlite3.
#
# Guess: a row of `select a, b` is an object of a and b; a text comes back as it was bound.
# Seen: the row that get() returns has a third, enumerable property, _metadata, with the time that the query took: so
# Object.keys, Object.entries, a spread and JSON see a column that nobody selected, with another value each time. Rows
# of all() do not have it. A text with U+0000 in it lies in the file whole and is read back cut there, without an
# error. And some values that better-sqlite3 refuses with a TypeError end the whole process here, by a panic that no
# catch sees: bind numbers, strings and null, nothing else.
# Cost: a hash over a row, or a comparison of two readings of one row, never holds; of a pasted sentence half is
# shown.
# What we do: src/storage/driver.ts reads with all(), takes columns by name and binds strings and numbers alone; keys
# with U+0000 are refused, and values are JSON, which escapes it (src/storage/shelf.ts).
set -euo pipefail
work=$(mktemp -d) && trap 'rm -rf "$work"' EXIT && cd "$work"
echo '{"private":true}' >package.json
npm install --silent --no-audit --no-fund --ignore-scripts libsql@0.5.29

cat >probe.cjs <<'PROBE'
const Database = require('libsql')
const database = new Database(':memory:')
const keys = (row) => Object.keys(row).join(' ')
console.log('get():', keys(database.prepare('select 1 as a, 2 as b').get()))
console.log('all():', keys(database.prepare('select 1 as a, 2 as b').all()[0]))
database.exec('create table kept (text)')
database.prepare('insert into kept values (?)').run('a\0b')
const [row] = database.prepare('select text, length(cast(text as blob)) as bytes from kept').all()
console.log('in the file', row.bytes, 'bytes, read back', row.text.length)
PROBE

cat >expected <<'EXPECTED'
get(): a b _metadata
all(): a b
in the file 3 bytes, read back 1
EXPECTED

TZ=Asia/Shanghai node probe.cjs | tee seen
diff -u expected seen && echo 'as stated' || { echo 'changed since'; exit 1; }
