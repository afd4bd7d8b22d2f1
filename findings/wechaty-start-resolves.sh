#!/usr/bin/env bash
# wechaty 1.20.2 with wechaty-puppet-service 1.19.9, the gateway not reachable.
#
# Guess: await bot.start() rejects where the gateway refuses the connection; bot.on('error') is for what comes later.
# Seen: with an 'error' listener start() resolves after some 5 s, the 'start' event is emitted, and the state is
# active, exactly as with a gateway that is there, only that no 'login' follows. The refusals are told to the error
# listener, as texts among others. Without the listener the same start() rejects: to put one on, as every guide says,
# turns the failure into a success.
# Cost: a supervisor that waits for start() reports a healthy bot that has never been connected, and does not retry.
# What we do: src/channels/wechaty-line.ts takes 'login' within a deadline for the only sign of life, and builds
# puppet and bot anew for each attempt.
set -euo pipefail
work=$(mktemp -d) && trap 'rm -rf "$work"' EXIT && cd "$work"
echo '{"private":true}' >package.json
npm install --silent --no-audit --no-fund --ignore-scripts wechaty@1.20.2 wechaty-puppet@1.21.3 wechaty-puppet-service@1.19.9

cat >probe.cjs <<'PROBE'
process.env.WECHATY_LOG = 'silent'
process.env.HOME = process.cwd()
const { WechatyBuilder } = require('wechaty')
const { PuppetService } = require('wechaty-puppet-service')
async function started(listening, number) {
  const token = `insecure_00000000-0000-4000-8000-00000000000${number}`
  const puppet = new PuppetService({ token, endpoint: '127.0.0.1:9', tls: { disable: true } })
  const bot = WechatyBuilder.build({ puppet })
  let [errors, starts] = ['', 0]
  if (listening) bot.on('error', (error) => (errors += error.message))
  bot.on('start', () => (starts += 1))
  const outcome = await bot.start().then(
    () => 'resolved',
    () => 'rejected',
  )
  const refused = /ECONNREFUSED|UNAVAILABLE/.test(errors)
  return `${outcome}, start events ${starts}, active ${bot.state.active()}, logged in ${bot.isLoggedIn}, told of the refusal ${refused}`
}
async function main() {
  console.log('with an error listener:', await started(true, 1))
  process.on('uncaughtException', () => {})
  process.on('unhandledRejection', () => {})
  console.log('without one:', (await started(false, 2)).split(',')[0])
  process.exit()
}
main()
PROBE

cat >expected <<'EXPECTED'
with an error listener: resolved, start events 1, active true, logged in false, told of the refusal true
without one: rejected
EXPECTED

TZ=Asia/Shanghai node probe.cjs | tee seen
diff -u expected seen && echo 'as stated' || { echo 'changed since'; exit 1; }
