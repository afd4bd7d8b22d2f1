#!/usr/bin/env bash
# opencc-js 1.4.2, converting to 'cn' what people send, some of it from keyboards that write traditional characters.
#
# Guess: text that is in simplified characters already comes out as it went in.
# Seen: 乾 becomes 干 in every mode, so 乾县 (a county of 咸阳, spelt so in simplified characters too) is 干县. From 'tw'
# and 'twp' the simplified 著 is turned: 显著 and 土著 become 显着 and 土着, which are misspelt, while 著名 stays. 'twp' also
# exchanges words that mainland offices use in another sense: 文件 (an official document) becomes 文档, 智慧城市 智能城市,
# 程序 (procedure) 进程, 支援 支持, 核心 内核.
# Cost: a county that is no more found; "程序合规" and 文件 quoted in a paper as what nobody wrote.
# What we do: src/understanding/text/normalise.ts converts from 't', names and messages alike, and only to search: the
# ledger keeps the sentence as it was sent.
set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cd "$work"
echo '{"private":true}' >package.json
npm install --silent --no-audit --no-fund --ignore-scripts opencc-js@1.4.2

cat >probe.mjs <<'PROBE'
import { Converter } from 'opencc-js'
const text = '乾县 显著 著名 土著 文件 智慧城市 程序合规 支援 核心'
for (const from of ['t', 'hk', 'tw', 'twp']) console.log(from.padEnd(3), Converter({ from, to: 'cn' })(text))
PROBE

cat >expected <<'EXPECTED'
t   干县 显著 著名 土著 文件 智慧城市 程序合规 支援 核心
hk  干县 显著 著名 土著 文件 智慧城市 程序合规 支援 核心
tw  干县 显着 著名 土着 文件 智慧城市 程序合规 支援 核心
twp 干县 显着 著名 土着 文档 智能城市 进程合规 支持 内核
EXPECTED

TZ=Asia/Shanghai node probe.mjs >seen
if ! diff -u expected seen; then
  echo 'changed: it no longer behaves as stated above'
  exit 1
fi
cat seen
echo 'as stated'
