#!/usr/bin/env bash
# @node-rs/jieba 2.0.3, the quick segmenter of Chinese for Node, its own dictionary.
#
# Guess: 社零增长6.8% is 社零 (retail sales), or 社 and 零, then 增长, then the figure; and cut(text) does by default what
# jieba.cut(text) does in Python, where the HMM is on.
# Seen: 零增长, "zero growth", is a word of the dictionary and swallows the 零 of 社零: 社 | 零增长 | 6.8%. Of the sentence
# remains that something did not grow. Left out, the second argument means NO HMM, and then 6.8% falls into 6 | . | 8
# | %; with true it stays whole. A number with a thousands comma is torn in both: 1,020 becomes 1 and 020.
# Cost: the commonest indicator of a city's plan turns into its own denial for whatever counts or matches words, and
# figures into digits.
# What we do: nothing segments; names are found as phrases and numbers by a grammar, before any word is looked at
# (src/understanding/names, src/understanding/figures).
set -euo pipefail
work=$(mktemp -d) && trap 'rm -rf "$work"' EXIT && cd "$work"
echo '{"private":true}' >package.json
npm install --silent --no-audit --no-fund --ignore-scripts @node-rs/jieba@2.0.3

cat >probe.mjs <<'PROBE'
import { Jieba } from '@node-rs/jieba'
import { dict } from '@node-rs/jieba/dict.js'
const jieba = Jieba.withDict(dict)
for (const text of ['社零增长6.8%', '完成120.5亿元', '新增1,020家'])
  console.log(jieba.cut(text, true).join(' | '), '   by default:', jieba.cut(text).join(' | '))
PROBE

cat >expected <<'EXPECTED'
社 | 零增长 | 6.8%    by default: 社 | 零增长 | 6 | . | 8 | %
完成 | 120.5 | 亿元    by default: 完成 | 120 | . | 5 | 亿元
新增 | 1 | , | 020 | 家    by default: 新增 | 1 | , | 020 | 家
EXPECTED

TZ=Asia/Shanghai node probe.mjs | tee seen
diff -u expected seen && echo 'as stated' || { echo 'changed since'; exit 1; }
