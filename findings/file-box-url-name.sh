#!/usr/bin/env bash
# file-box 1.5.5, how Wechaty's files are called and passed on.
#
# Guess: a file from https://…/附件.xlsx is called 附件.xlsx; a box owns the bytes that it was made of; an empty file has
# size 0, like any other.
# Seen: from a URL the name stays percent-encoded (%E9%99%84%E4%BB%B6.xlsx), also where the URL was written in
# Chinese. fromBuffer keeps the caller's buffer and not a copy: what the caller writes into it afterwards is what is
# sent. The size of an empty buffer is -1, "not known". Files of WPS (.et, .ofd) are application/unknown, and .wps is
# taken for Microsoft Works.
# Cost: the evidence for a figure is listed under a name that nobody can read or search; a reused buffer sends the
# next report's bytes under this one's name.
# What we do: src/channels/wechaty-message.ts reads such a name back where it is one; buffers are made for one file
# each.
set -euo pipefail
work=$(mktemp -d) && trap 'rm -rf "$work"' EXIT && cd "$work"
echo '{"private":true}' >package.json
npm install --silent --no-audit --no-fund --ignore-scripts file-box@1.5.5

cat >probe.cjs <<'PROBE'
const { FileBox } = require('file-box')
for (const url of ['https://files.example/附件.xlsx', 'https://files.example/%E9%99%84%E4%BB%B6.xlsx?sign=1'])
  console.log('name', FileBox.fromUrl(url).name)
const bytes = Buffer.from('6.8')
const box = FileBox.fromBuffer(bytes, 'a.txt')
bytes.write('9.9')
console.log('size of an empty file', FileBox.fromBuffer(Buffer.alloc(0), 'a.txt').size)
for (const name of ['a.xlsx', 'a.et', 'a.ofd', 'a.wps'])
  console.log(name, FileBox.fromBuffer(bytes, name).mediaType)
box.toBuffer().then((it) => console.log('made of 6.8, sent as', it.toString()))
PROBE

cat >expected <<'EXPECTED'
name %E9%99%84%E4%BB%B6.xlsx
name %E9%99%84%E4%BB%B6.xlsx
size of an empty file -1
a.xlsx application/vnd.openxmlformats-officedocument.spreadsheetml.sheet
a.et application/unknown
a.ofd application/unknown
a.wps application/vnd.ms-works
made of 6.8, sent as 9.9
EXPECTED

TZ=Asia/Shanghai node probe.cjs | tee seen
diff -u expected seen && echo 'as stated' || { echo 'changed since'; exit 1; }
