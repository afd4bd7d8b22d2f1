#!/usr/bin/env bash
# chinese-days 1.5.7, getSolarDateFromLunar.
#
# Guess: 除夕 is 大年三十, so the eve of the Spring Festival is the lunar 12-30, and a lunar day that does not exist is
# refused.
# Seen: before the five Spring Festivals of 2025 to 2029 the last lunar month has 29 days each time, and the library
# answers 12-30 with the day after the 29th: 正月初一 itself, the day after 除夕. No error, no sign; a 13th month is
# answered alike. 12-29 is the eve in those years, and was not in 2024.
# Cost: "before 除夕" is a day late, on the one day of the year on which nobody reads anything.
# What we do: nothing in the product counts by lunar dates; rest days come from the published table
# (src/plan/workdays.ts). To find 除夕, take the day before 正月初一.
set -euo pipefail
work=$(mktemp -d) && trap 'rm -rf "$work"' EXIT && cd "$work"
echo '{"private":true}' >package.json
npm install --silent --no-audit --no-fund --ignore-scripts chinese-days@1.5.7

cat >probe.mjs <<'PROBE'
import { createRequire } from 'node:module'
const days = createRequire(import.meta.url)('chinese-days').default
for (let year = 2023; year <= 2029; year += 1) {
  const thirtieth = days.getSolarDateFromLunar(`${year}-12-30`).date
  const first = days.getSolarDateFromLunar(`${year + 1}-01-01`).date
  console.log(year, '12-30:', thirtieth, thirtieth === first ? 'is New Year itself' : 'is the eve')
}
console.log('2025-13-01:', days.getSolarDateFromLunar('2025-13-01').date)
PROBE

cat >expected <<'EXPECTED'
2023 12-30: 2024-02-09 is the eve
2024 12-30: 2025-01-29 is New Year itself
2025 12-30: 2026-02-17 is New Year itself
2026 12-30: 2027-02-06 is New Year itself
2027 12-30: 2028-01-26 is New Year itself
2028 12-30: 2029-02-13 is New Year itself
2029 12-30: 2030-02-02 is the eve
2025-13-01: 2026-02-17
EXPECTED

TZ=Asia/Shanghai node probe.mjs | tee seen
diff -u expected seen && echo 'as stated' || { echo 'changed since'; exit 1; }
