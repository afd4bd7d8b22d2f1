#!/usr/bin/env bash
# pinyin-pro 3.29.4, titles of the heads of offices (长 is zhǎng in all of them, cháng in 长沙).
#
# Guess: with a dictionary of this size 长 behind an office is zhǎng; surname: 'head' changes how the first character
# is read, and nothing else.
# Seen: which titles are in the dictionary is chance: 部长 市长 科长 are zhǎng, 局长 处长 所长 乡长 秘书长 and the newer 河长 林长 链长 are
# cháng. And with surname: 'head' the words behind a surname fall apart: 曾部长, zhǎng by default, becomes bù cháng,
# while surname: 'all' keeps it.
# Cost: a list of units' heads sorted or searched by sound puts 局长 and 部长 apart; names of 河长制 are not found.
# What we do: sounds are compared character by character, both sides by the one table, so a wrong reading is wrong on
# both (src/understanding/names/pinyin.ts); no reading is ever shown.
set -euo pipefail
work=$(mktemp -d) && trap 'rm -rf "$work"' EXIT && cd "$work"
echo '{"private":true}' >package.json
npm install --silent --no-audit --no-fund --ignore-scripts pinyin-pro@3.29.4

cat >probe.mjs <<'PROBE'
import { pinyin } from 'pinyin-pro'
for (const titles of ['部长 市长 科长 院长', '局长 处长 所长 乡长 秘书长', '河长 林长 链长'])
  console.log(titles.split(' ').map((it) => `${it} ${pinyin(it)}`).join(', '))
for (const surname of ['off', 'head', 'all']) console.log(surname, pinyin('曾部长', { surname }))
PROBE

cat >expected <<'EXPECTED'
部长 bù zhǎng, 市长 shì zhǎng, 科长 kē zhǎng, 院长 yuàn zhǎng
局长 jú cháng, 处长 chù cháng, 所长 suǒ cháng, 乡长 xiāng cháng, 秘书长 mì shū cháng
河长 hé cháng, 林长 lín cháng, 链长 liàn cháng
off céng bù zhǎng
head zēng bù cháng
all zēng bù zhǎng
EXPECTED

TZ=Asia/Shanghai node probe.mjs | tee seen
diff -u expected seen && echo 'as stated' || { echo 'changed since'; exit 1; }
