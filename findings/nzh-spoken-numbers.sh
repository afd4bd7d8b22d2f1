#!/usr/bin/env bash
# nzh 1.0.14, the usual npm library for Chinese numerals, decodeS.
#
# Guess: what people say for a number is decoded, or refused.
# Seen: the omitted last unit is not known: 三百五 is 305 and 一万二 10002, where every speaker means 350 and 12000. 两 is no
# digit for it, and what it does not know counts nothing: 两千 is 0, 两百三十 is 30. A year said digit by digit is added up:
# 二〇二六 is 226. 廿五 is 5. It returns a number each time, never NaN or an error.
# Cost: an amount of 一万二 is recorded as 10002, one of 两千 as nothing at all.
# What we do: src/plan/whole-number.ts and numeral.ts read the spoken forms: 两千家 is 2000, 一百二 120.
set -euo pipefail
work=$(mktemp -d) && trap 'rm -rf "$work"' EXIT && cd "$work"
echo '{"private":true}' >package.json
npm install --silent --no-audit --no-fund --ignore-scripts nzh@1.0.14

cat >probe.mjs <<'PROBE'
import { createRequire } from 'node:module'
const { cn } = createRequire(import.meta.url)('nzh')
for (const text of ['三百五十', '三百五', '一万二', '两千', '两百三十', '二〇二六', '廿五'])
  console.log(`${text} -> ${cn.decodeS(text)}`)
PROBE

cat >expected <<'EXPECTED'
三百五十 -> 350
三百五 -> 305
一万二 -> 10002
两千 -> 0
两百三十 -> 30
二〇二六 -> 226
廿五 -> 5
EXPECTED

TZ=Asia/Shanghai node probe.mjs | tee seen
diff -u expected seen && echo 'as stated' || { echo 'changed since'; exit 1; }
