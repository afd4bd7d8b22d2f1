#!/usr/bin/env bash
# @wecom/aibot-node-sdk 1.0.7, WSClient.disconnect() and connect() behind it, against a stand-in on loopback.
#
# Guess: client.disconnect(); client.connect() is a restart.
# Seen: the old socket's close event comes a moment later, finds the new state and takes the NEW socket for its own:
# the reference to it is dropped, so it opens and never subscribes, and a reconnect is scheduled beside it. A server
# that closes a connection which does not subscribe then makes that orphan's close event drop the third, subscribed
# one; the fourth subscribes, the platform tells the third that it was replaced (as documented), and that message ends
# the FOURTH, with reconnecting switched off. One 'authenticated' after another, then the bot is off for good:
# isConnected false, nobody told but by a 'disconnected'. With a pause of 100 ms between the two calls it is a
# restart.
# Cost: a bot that "restarts its line" on a hiccup goes deaf some seconds after it has reported itself well.
# What we do: src/channels/wecom-aibot-line.ts makes a new client for each attempt, takes the listeners off the old
# one before it is disconnected, and never calls connect() twice on one.
set -euo pipefail
work=$(mktemp -d) && trap 'rm -rf "$work"' EXIT && cd "$work"
echo '{"private":true}' >package.json
npm install --silent --no-audit --no-fund --ignore-scripts @wecom/aibot-node-sdk@1.0.7 ws@8.18.1

cat >probe.cjs <<'PROBE'
const { WSClient } = require('@wecom/aibot-node-sdk')
const { WebSocketServer } = require('ws')
const quiet = { debug() {}, info() {}, warn() {}, error() {} }

function restarted(pauseMs) {
  return new Promise((resolve) => {
    const server = new WebSocketServer({ port: 0, host: '127.0.0.1' })
    let [connections, subscriptions, live] = [0, 0, null]
    server.on('connection', (socket) => {
      connections += 1
      const silent = setTimeout(() => socket.close(1008), 500)
      socket.on('message', (data) => {
        const { cmd, headers } = JSON.parse(data)
        if (cmd !== 'aibot_subscribe') return
        clearTimeout(silent)
        subscriptions += 1
        socket.send(JSON.stringify({ headers, errcode: 0 }))
        const event = { msgid: 'm', msgtype: 'event', event: { eventtype: 'disconnected_event' } }
        if (live?.readyState === 1)
          live.send(JSON.stringify({ cmd: 'aibot_event_callback', headers: { req_id: 'e' }, body: event }))
        live = socket
      })
    })
    server.on('listening', () => {
      const wsUrl = `ws://127.0.0.1:${server.address().port}`
      const client = new WSClient({ botId: 'b', secret: 's', wsUrl, logger: quiet, reconnectInterval: 100 })
      client.on('error', () => {})
      client.once('authenticated', () => {
        setTimeout(() => {
          client.disconnect()
          if (pauseMs === 0) client.connect()
          else setTimeout(() => client.connect(), pauseMs)
        }, 50)
      })
      client.connect()
      setTimeout(() => {
        resolve({ connections, subscriptions, isConnected: client.isConnected })
        client.disconnect()
        server.close()
      }, 4_000)
    })
  })
}

Promise.all([restarted(0), restarted(100)]).then(([atOnce, later]) => {
  console.log('at once:', JSON.stringify(atOnce))
  console.log('after 100 ms:', JSON.stringify(later))
  process.exit()
})
PROBE

cat >expected <<'EXPECTED'
at once: {"connections":4,"subscriptions":3,"isConnected":false}
after 100 ms: {"connections":2,"subscriptions":2,"isConnected":true}
EXPECTED

TZ=Asia/Shanghai node probe.cjs | tee seen
diff -u expected seen && echo 'as stated' || { echo 'changed since'; exit 1; }
