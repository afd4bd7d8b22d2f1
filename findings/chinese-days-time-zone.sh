#!/usr/bin/env bash
# chinese-days 1.5.7, isWorkday and findWorkday, in the time zones that servers have.
#
# Guess: a day given as the text '2026-02-28' is that day everywhere; the library is about China, so a Date that is
# midnight in Beijing is that day in Beijing.
# Seen: the text is parsed as UTC and read by the machine's own clock: west of Greenwich it is the day before, and a
# quarter of all days gets the wrong answer; findWorkday(0) of the first working day after the Spring Festival of 2026
# gives the last day of the festival. In UTC, which is what containers run in, texts are right, and Beijing's midnight
# as a Date is the day before: more than a quarter is wrong. In Shanghai nothing of this is to be seen.
# Cost: all is well on the desk; on the server reminders go out on holidays and stay away on the first day back.
# What we do: src/plan/workdays.ts takes only the library's table (dist/chinese-days.json) and reckons on days as
# texts.
set -euo pipefail
work=$(mktemp -d) && trap 'rm -rf "$work"' EXIT && cd "$work"
echo '{"private":true}' >package.json
npm install --silent --no-audit --no-fund --ignore-scripts chinese-days@1.5.7

cat >probe.cjs <<'PROBE'
const { execFileSync } = require('node:child_process')
if (process.argv[2] === undefined) {
  for (const zone of ['Asia/Shanghai', 'UTC', 'America/New_York'])
    console.log(execFileSync(process.execPath, [__filename, zone], { env: { ...process.env, TZ: zone } }).toString().trim())
} else {
  const { holidays, workdays } = require('chinese-days/dist/chinese-days.json')
  const days = require('chinese-days').default ?? require('chinese-days')
  let [texts, dates, all] = [0, 0, 0]
  for (let at = Date.UTC(2023, 0, 1); at < Date.UTC(2027, 0, 1); at += 86_400_000) {
    const day = new Date(at).toISOString().slice(0, 10)
    const weekday = new Date(at).getUTCDay()
    const worked = day in workdays || (!(day in holidays) && weekday > 0 && weekday < 6)
    all += 1
    if (days.isWorkday(day) !== worked) texts += 1
    if (days.isWorkday(new Date(`${day}T00:00:00+08:00`)) !== worked) dates += 1
  }
  console.log(process.argv[2], `wrong of ${all}: texts ${texts}, Beijing midnights ${dates};`, 'findWorkday(0) of 2026-02-24:', days.findWorkday(0, '2026-02-24'))
}
PROBE

cat >expected <<'EXPECTED'
Asia/Shanghai wrong of 1461: texts 0, Beijing midnights 0; findWorkday(0) of 2026-02-24: 2026-02-24
UTC wrong of 1461: texts 0, Beijing midnights 413; findWorkday(0) of 2026-02-24: 2026-02-24
America/New_York wrong of 1461: texts 366, Beijing midnights 366; findWorkday(0) of 2026-02-24: 2026-02-23
EXPECTED

TZ=Asia/Shanghai node probe.cjs | tee seen
diff -u expected seen && echo 'as stated' || { echo 'changed since'; exit 1; }
