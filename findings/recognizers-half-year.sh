#!/usr/bin/env bash
# @microsoft/recognizers-text-suite 1.3.1 (the dates inside Bot Framework and node-nlp), culture zh-cn.
#
# Guess: 上半年 is the first half of this year, 1—6月 six months, 一季度 a quarter, 春节 a day of the lunar calendar.
# Seen: 上 is read as "last" and 下 as "next" before a year of twelve months: 上半年 is all of LAST year, 下半年 all of NEXT
# year, even behind 今年 and on any day of the year. Of a cumulative 1—6月 the last month alone is left, and the month is
# that of last year while this year's is still to come. A quarter is not found at all, and behind a year it turns into
# the whole year. Feasts of the moon are taken as days of the sun: 春节 is 1 January, 中秋节 15 August. Nothing is marked
# as doubtful; typeName is the same as for a true date.
# Cost: a figure of this half-year is booked on last year; a quarter's target is compared with a year's figure; a
# reminder before 春节 goes out seven weeks early.
# What we do: periods are read by a grammar of our own (src/understanding/periods), made for reporting periods; the
# holidays come from the State Council's table (src/plan/workdays.ts).
set -euo pipefail
work=$(mktemp -d) && trap 'rm -rf "$work"' EXIT && cd "$work"
echo '{"private":true}' >package.json
npm install --silent --no-audit --no-fund --ignore-scripts @microsoft/recognizers-text-suite@1.3.1

cat >probe.mjs <<'PROBE'
import { createRequire } from 'node:module'
const { recognizeDateTime } = createRequire(import.meta.url)('@microsoft/recognizers-text-suite')
const ref = new Date(2025, 8, 12, 10)
for (const text of ['今年上半年增长6.8%', '下半年', '1—6月', '一季度', '2025年一季度', '春节', '中秋节']) {
  const found = recognizeDateTime(text, 'zh-cn', undefined, ref)
  const said = found.map(({ text, resolution }) =>
    [text, ...resolution.values.map((it) => it.value ?? `${it.start}..${it.end}`)].join(' '),
  )
  console.log(`${text} -> ${said.join(' | ') || 'nothing'}`)
}
PROBE

cat >expected <<'EXPECTED'
今年上半年增长6.8% -> 今年上半年 2024-01-01..2025-01-01
下半年 -> 下半年 2026-01-01..2027-01-01
1—6月 -> 6月 2025-06-01..2025-07-01 2026-06-01..2026-07-01
一季度 -> nothing
2025年一季度 -> 2025年 2025-01-01..2026-01-01
春节 -> 春节 2025-01-01 2026-01-01
中秋节 -> 中秋节 2025-08-15 2026-08-15
EXPECTED

TZ=Asia/Shanghai node probe.mjs | tee seen
diff -u expected seen && echo 'as stated' || { echo 'changed since'; exit 1; }
