#!/usr/bin/env bash
# @microsoft/recognizers-text-suite 1.3.1, recognizePercentage, culture zh-cn.
#
# Guess: 负百分之三 is -3 %, as 负三 is -3 and -3% is -3 %; a percentage point is another thing than a per cent; of a range
# both ends are percentages.
# Seen: the sign in front of 百分之 is dropped, while every other way of writing the same is kept: 负百分之三 is "3%". 6.8个百分点
# resolves to "6.8%", the very value of 6.8%, under the same typeName. Of 6.8-7.2% only the upper end is found. 6.8‰
# and 百分百 are nothing.
# Cost: a decline is recorded as growth of the same size. "提高6.8个百分点" (a difference) becomes a rate of growth. A
# forecast of 6.8 to 7.2 % is taken for a figure of 7.2 %.
# What we do: one grammar of numerals reads the sign with the number and keeps 百分点 a unit of its own
# (src/understanding/figures, src/plan/units.ts); 增长负百分之三 is -3, a difference in points is no rate.
set -euo pipefail
work=$(mktemp -d) && trap 'rm -rf "$work"' EXIT && cd "$work"
echo '{"private":true}' >package.json
npm install --silent --no-audit --no-fund --ignore-scripts @microsoft/recognizers-text-suite@1.3.1

cat >probe.mjs <<'PROBE'
import { createRequire } from 'node:module'
const { recognizePercentage } = createRequire(import.meta.url)('@microsoft/recognizers-text-suite')
for (const text of ['-3%', '负3%', '负百分之三', '6.8%', '6.8个百分点', '6.8-7.2%', '6.8‰', '百分百']) {
  const found = recognizePercentage(text, 'zh-cn')
  const said = found.map((it) => `${it.typeName} ${it.resolution.value}`).join(' | ')
  console.log(`${text} -> ${said || 'nothing'}`)
}
PROBE

cat >expected <<'EXPECTED'
-3% -> percentage -3%
负3% -> percentage -3%
负百分之三 -> percentage 3%
6.8% -> percentage 6.8%
6.8个百分点 -> percentage 6.8%
6.8-7.2% -> percentage 7.2%
6.8‰ -> nothing
百分百 -> nothing
EXPECTED

TZ=Asia/Shanghai node probe.mjs | tee seen
diff -u expected seen && echo 'as stated' || { echo 'changed since'; exit 1; }
