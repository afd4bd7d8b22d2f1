#!/usr/bin/env bash
# node-nlp 4.27.0 (@nlpjs/nlu), intents in Chinese.
#
# Guess: the score says how sure it is of the whole sentence; one with words that it has never seen scores lower.
# Seen: a word that no utterance of any intent contains is left out before the score is taken, and the rest decides
# alone. 不要撤回 ("do not withdraw"), 先别撤回 and 撤回了吗 score 1 for withdraw, as 撤回 does; 没有确认 scores 1 for confirm. In
# Chinese what turns a sentence round is a short word of its own in front. Only where nothing is left it says None.
# Cost: no threshold helps: the withdrawal is carried out with full confidence upon being forbidden.
# What we do: 不要撤回 and 先别撤回 are read as 取消, which drops an open question and withdraws nothing
# (src/understanding/acts); node-nlp is only measured beside ours (bench/understanding-peer.ts).
set -euo pipefail
work=$(mktemp -d) && trap 'rm -rf "$work"' EXIT && cd "$work"
echo '{"private":true}' >package.json
npm install --silent --no-audit --no-fund --ignore-scripts node-nlp@4.27.0

cat >probe.cjs <<'PROBE'
const { NlpManager } = require('node-nlp')
async function main() {
  const manager = new NlpManager({ languages: ['zh'], autoSave: false, nlu: { log: false } })
  for (const it of ['撤回', '撤回刚才的', '撤回上一条']) manager.addDocument('zh', it, 'withdraw')
  for (const it of ['确认', '确认登记', '同意']) manager.addDocument('zh', it, 'confirm')
  for (const it of ['社零多少', '社零目标', '进度怎么样']) manager.addDocument('zh', it, 'query')
  const log = console.log
  console.log = () => {}
  await manager.train()
  console.log = log
  for (const text of ['撤回', '不要撤回', '先别撤回', '撤回了吗', '没有确认', '天气']) {
    const { intent, score } = await manager.process('zh', text)
    console.log(text, intent, Math.round(score * 100) / 100)
  }
}
main()
PROBE

cat >expected <<'EXPECTED'
撤回 withdraw 1
不要撤回 withdraw 1
先别撤回 withdraw 1
撤回了吗 withdraw 1
没有确认 confirm 1
天气 None 1
EXPECTED

TZ=Asia/Shanghai node probe.cjs | tee seen
diff -u expected seen && echo 'as stated' || { echo 'changed since'; exit 1; }
