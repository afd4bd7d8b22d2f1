#!/usr/bin/env bash
# botbuilder 4.23.3, TurnContext.removeRecipientMention, on channels that write a mention as plain @name.
#
# Guess: the mention of the bot is taken out of the text, each of them.
# Seen: the mention's text is replaced once, wherever it stands first, whole name or not. In "@调度助手 请 @调度 登记6.8%" the
# bot 调度 takes the head off its colleague's name (助手 请 @调度 …) and leaves its own mention in. Of two mentions of the
# bot the second stays. Names in Chinese have no blank or case that would part one from a longer one.
# Cost: "助手" or "张三" stands before the report as if it were its subject; the rest of a mention is read as a name.
# What we do: src/channels/bot-framework-decode.ts takes out every mention of the bot, and only where the name ends.
set -euo pipefail
work=$(mktemp -d) && trap 'rm -rf "$work"' EXIT && cd "$work"
echo '{"private":true}' >package.json
npm install --silent --no-audit --no-fund --ignore-scripts botbuilder@4.23.3

cat >probe.cjs <<'PROBE'
const { TurnContext } = require('botbuilder')
const recipient = { id: 'bot', name: '调度' }
for (const [mention, text] of [
  ['<at>调度</at>', '<at>调度</at> 登记6.8%'],
  ['@调度', '@调度助手 请 @调度 登记6.8%'],
  ['@调度', '@调度 登记6.8% @调度'],
]) {
  const entities = [{ type: 'mention', mentioned: recipient, text: mention }]
  console.log(text, '->', TurnContext.removeRecipientMention({ type: 'message', recipient, text, entities }))
}
PROBE

cat >expected <<'EXPECTED'
<at>调度</at> 登记6.8% -> 登记6.8%
@调度助手 请 @调度 登记6.8% -> 助手 请 @调度 登记6.8%
@调度 登记6.8% @调度 -> 登记6.8% @调度
EXPECTED

TZ=Asia/Shanghai node probe.cjs | tee seen
diff -u expected seen && echo 'as stated' || { echo 'changed since'; exit 1; }
