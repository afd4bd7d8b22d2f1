#!/usr/bin/env bash
# @wecom/aibot-node-sdk 1.0.7, two answers to one message (a stream's first words, then its end), against a stand-in.
#
# Guess: a promise of replyStream settles by the receipt of that very answer.
# Seen: receipts carry the callback's req_id alone, which all answers to one message share. When the first answer's
# receipt comes after the SDK's fixed 5 s, the first promise is rejected as timed out (though the platform took it),
# the second answer is sent, and the late receipt then resolves the SECOND promise. The platform's real word on the
# second, here 45009 (too often), arrives as an unknown frame and is dropped.
# Cost: "已登记" is counted as shown and was refused; what was shown is counted as lost and may be sent twice.
# What we do: each request serves for one answer (Requests in src/channels/wecom-aibot-send.ts); whatever follows it
# goes out as a message of its own with a req_id of its own, and a late receipt counts as unknown.
set -euo pipefail
work=$(mktemp -d) && trap 'rm -rf "$work"' EXIT && cd "$work"
echo '{"private":true}' >package.json
npm install --silent --no-audit --no-fund --ignore-scripts @wecom/aibot-node-sdk@1.0.7 ws@8.18.1

cat >probe.cjs <<'PROBE'
const { WSClient } = require('@wecom/aibot-node-sdk')
const { WebSocketServer } = require('ws')
const quiet = { debug() {}, info() {}, warn() {}, error() {} }
const server = new WebSocketServer({ port: 0, host: '127.0.0.1' })
let answers = 0
server.on('connection', (socket) => {
  socket.on('message', (data) => {
    const { cmd, headers } = JSON.parse(data)
    const receipt = (errcode, ms) => setTimeout(() => socket.send(JSON.stringify({ headers, errcode })), ms)
    if (cmd === 'aibot_subscribe') receipt(0, 0)
    if (cmd !== 'aibot_respond_msg') return
    answers += 1
    if (answers === 1) receipt(0, 5_500)
    else receipt(45009, 1_500)
  })
})
server.on('listening', () => {
  const wsUrl = `ws://127.0.0.1:${server.address().port}`
  const client = new WSClient({ botId: 'b', secret: 's', wsUrl, logger: quiet })
  client.on('error', () => {})
  client.once('authenticated', async () => {
    const frame = { headers: { req_id: 'r1' } }
    const sent = [
      client.replyStream(frame, 's', '正在登记', false),
      client.replyStream(frame, 's', '已登记', true),
    ]
    const [first, second] = await Promise.allSettled(sent)
    console.log('taken with errcode 0, too late:', first.status, first.reason?.message ?? '')
    console.log('refused with 45009:', second.status, 'errcode', second.value?.errcode)
    process.exit()
  })
  client.connect()
})
PROBE

cat >expected <<'EXPECTED'
taken with errcode 0, too late: rejected Reply ack timeout (5000ms) for reqId: r1
refused with 45009: fulfilled errcode 0
EXPECTED

TZ=Asia/Shanghai node probe.cjs | tee seen
diff -u expected seen && echo 'as stated' || { echo 'changed since'; exit 1; }
