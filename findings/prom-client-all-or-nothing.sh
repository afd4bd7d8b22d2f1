#!/usr/bin/env bash
# prom-client 15.1.3, metrics whose values are fetched when somebody looks (collect()).
#
# Guess: a gauge whose collect() fails is left out, or reported; the others are served.
# Seen: the first failing collect() rejects Registry.metrics() as a whole: no counter, no process metrics, nothing
# that was known in memory. What is more, NaN is written as "Nan".
# Cost: the store goes down, the gauge that counts its waiting messages fails, and with it goes the one address that
# was to tell that the store is down; the alarm sees "target missing" and so does every other rule.
# What we do: src/operations/meters.ts lets a gauge whose source fails be silent, and serves the rest.
set -euo pipefail
work=$(mktemp -d) && trap 'rm -rf "$work"' EXIT && cd "$work"
echo '{"private":true}' >package.json
npm install --silent --no-audit --no-fund --ignore-scripts prom-client@15.1.3

cat >probe.cjs <<'PROBE'
const { Counter, Gauge, Registry } = require('prom-client')
async function main() {
  const registry = new Registry()
  new Counter({ name: 'messages_total', help: 'taken in', registers: [registry] }).inc(7)
  const one = new Gauge({ name: 'ratio', help: 'of nothing', registers: [registry] })
  one.set(Number.NaN)
  console.log((await registry.metrics()).replace(/^#.*\n|^\n/gm, '').trim())
  new Gauge({
    name: 'waiting',
    help: 'in the store',
    registers: [registry],
    collect: () => Promise.reject(new Error('the store is down')),
  })
  console.log(await registry.metrics().catch((error) => `rejected: ${error.message}`))
}
main()
PROBE

cat >expected <<'EXPECTED'
messages_total 7
ratio Nan
rejected: the store is down
EXPECTED

TZ=Asia/Shanghai node probe.cjs | tee seen
diff -u expected seen && echo 'as stated' || { echo 'changed since'; exit 1; }
