#!/usr/bin/env bash
# @wecom/aibot-node-sdk 1.0.7, WSClient.downloadFile, against a loopback file server.
#
# Guess: the file name is what stands between the quotes of content-disposition; a name that cannot be read leaves the
# name out, for it is optional (`filename?: string`).
# Seen: a quoted name ends at its first blank, and loses its extension with it. A quoted name is percent-decoded,
# which no standard asks for: one that holds a per cent sign, as a report's name does, makes the whole download reject
# with "URI malformed", the bytes with it. Names in raw UTF-8, as many Chinese servers send them, come as Latin
# letters.
# Cost: the evidence for a figure, "增长 6.8%.xlsx", is not to be had, or is saved as a file that nothing opens.
# What we do: src/channels/wecom-aibot.ts fetches by itself (fetchBytes) and uses the SDK for decryptFile alone; no
# name is taken from the header.
set -euo pipefail
work=$(mktemp -d) && trap 'rm -rf "$work"' EXIT && cd "$work"
echo '{"private":true}' >package.json
npm install --silent --no-audit --no-fund --ignore-scripts @wecom/aibot-node-sdk@1.0.7

cat >probe.cjs <<'PROBE'
const { createServer } = require('node:http')
const { WSClient } = require('@wecom/aibot-node-sdk')
const quiet = { debug() {}, info() {}, warn() {}, error() {} }
const client = new WSClient({ botId: 'b', secret: 's', wsUrl: 'ws://127.0.0.1:1', logger: quiet })
const headers = {
  '/blank': 'attachment; filename="growth Q1.xlsx"',
  '/percent': 'attachment; filename="growth-6.8%.xlsx"',
  '/utf8': Buffer.from('attachment; filename="附件.xlsx"').toString('latin1'),
  '/star': "attachment; filename*=UTF-8''%E9%99%84%E4%BB%B6%20Q1.xlsx",
}
const server = createServer((request, response) => {
  response.setHeader('content-disposition', headers[request.url])
  response.end('bytes')
})
server.listen(0, '127.0.0.1', async () => {
  for (const path of Object.keys(headers)) {
    const url = `http://127.0.0.1:${server.address().port}${path}`
    const said = await client.downloadFile(url).then(
      ({ filename, buffer }) => `${escape(filename)} ${buffer.length} bytes`,
      (error) => `rejected: ${error.message}`,
    )
    console.log(path, said)
  }
  process.exit()
})
PROBE

cat >expected <<'EXPECTED'
/blank growth 5 bytes
/percent rejected: URI malformed
/utf8 %E9%99%84%E4%BB%B6.xlsx 5 bytes
/star %u9644%u4EF6%20Q1.xlsx 5 bytes
EXPECTED

TZ=Asia/Shanghai node probe.cjs | tee seen
diff -u expected seen && echo 'as stated' || { echo 'changed since'; exit 1; }
