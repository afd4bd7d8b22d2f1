#!/usr/bin/env bash
# chinese-workday 1.16.1, against chinese-days 1.5.7 and the notices of the State Council's office.
#
# Guess: two libraries of 调休 differ at most in how far ahead they know; the past is settled.
# Seen: chinese-workday calls 1 January 2018 (a Monday, 元旦) and 3 and 4 September 2015 (the days given once for the
# 70th anniversary) working days, and 3 January 2023 a holiday: that year's notice gave 31 December to 2 January. 31
# January 2020, to which the Spring Festival was prolonged by a notice of its own, is a working day. Before 2011 it
# knows nothing and says plain Monday to Friday, without a word; 4 June 2014, a Wednesday that was worked, is free.
# For 2024 to 2026 both agree.
# Cost: how many working days late a report came (and every count over old years) is wrong by a day; which library is
# wrong cannot be seen from either.
# What we do: src/plan/workdays.ts takes chinese-days' table alone, by own arithmetic, names the years that it knows
# and calls any other date provisional; a plan's workdays.json overrules it.
set -euo pipefail
work=$(mktemp -d) && trap 'rm -rf "$work"' EXIT && cd "$work"
echo '{"private":true}' >package.json
npm install --silent --no-audit --no-fund --ignore-scripts chinese-workday@1.16.1 chinese-days@1.5.7

cat >probe.mjs <<'PROBE'
import * as cw from 'chinese-workday'
import { createRequire } from 'node:module'
const days = createRequire(import.meta.url)('chinese-days').default
const word = (it) => (it ? 'worked' : 'free')
for (const day of ['2014-06-04', '2015-09-03', '2018-01-01', '2020-01-31', '2023-01-03', '2026-02-28'])
  console.log(day, 'chinese-workday', word(cw.isWorkday(day)), 'chinese-days', word(days.isWorkday(day)))
let differing = 0
for (let at = Date.UTC(2024, 0, 1); at < Date.UTC(2027, 0, 1); at += 86_400_000) {
  const day = new Date(at).toISOString().slice(0, 10)
  if (cw.isWorkday(day) !== days.isWorkday(day)) differing += 1
}
console.log('differing 2024-2026:', differing)
PROBE

cat >expected <<'EXPECTED'
2014-06-04 chinese-workday free chinese-days worked
2015-09-03 chinese-workday worked chinese-days free
2018-01-01 chinese-workday worked chinese-days free
2020-01-31 chinese-workday worked chinese-days free
2023-01-03 chinese-workday free chinese-days worked
2026-02-28 chinese-workday worked chinese-days worked
differing 2024-2026: 0
EXPECTED

TZ=Asia/Shanghai node probe.mjs | tee seen
diff -u expected seen && echo 'as stated' || { echo 'changed since'; exit 1; }
