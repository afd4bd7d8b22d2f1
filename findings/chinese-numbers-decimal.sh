#!/usr/bin/env bash
# chinese-numbers-converter 2.3.1 (knows 三百五 and 两千, which nzh does not).
#
# Guess: toInteger of 六点八 is 6, or an error; 一亿零三百万 is 103 million.
# Seen: the point is stepped over and its digits go on: 六点八 is 68. 百分之六点八 is 168, a hundred and 68. 负 is stepped
# over too: 负三 is 3. A 零 in the middle of a large number makes the part before it be multiplied again: 一亿零三百万
# is 1 000 003 000 000, ten thousand times too much. In running text it converts what is no number: 统一 is 统1, 万达
# 10000达.
# Cost: growth of 6.8 % becomes 68 %, 1.03 亿 becomes a million million.
# What we do: src/plan/numeral.ts reads signs and decimals as one number; a 零 has a place of its own.
set -euo pipefail
work=$(mktemp -d) && trap 'rm -rf "$work"' EXIT && cd "$work"
echo '{"private":true}' >package.json
npm install --silent --no-audit --no-fund --ignore-scripts chinese-numbers-converter@2.3.1

cat >probe.mjs <<'PROBE'
import { createRequire } from 'node:module'
const Numbers = createRequire(import.meta.url)('chinese-numbers-converter')
for (const text of ['三百五', '两千', '六点八', '百分之六点八', '负三', '一亿零三百万'])
  console.log(`${text} -> ${new Numbers(text).toInteger()}`)
console.log(new Numbers('统一在万达办公').toArabicString())
PROBE

cat >expected <<'EXPECTED'
三百五 -> 350
两千 -> 2000
六点八 -> 68
百分之六点八 -> 168
负三 -> 3
一亿零三百万 -> 1000003000000
统1在10000达办公
EXPECTED

TZ=Asia/Shanghai node probe.mjs | tee seen
diff -u expected seen && echo 'as stated' || { echo 'changed since'; exit 1; }
