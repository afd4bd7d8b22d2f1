#!/usr/bin/env bash
# node-nlp 4.27.0 (@nlpjs/ner), an entity found by a regular expression.
#
# Guess: the entity is what the expression matched.
# Seen: where the expression has a group in brackets, the entity is the text of group 1, of whatever sort the group
# is. With the most natural expression for a figure, /\d+(\.\d+)?%/, the entity of "增长6.8%" is ".8", in sourceText and
# utteranceText, with accuracy 1, and end lies before the figure ends. Of "增长68%", where the group takes no part,
# process() rejects with a TypeError. With (?:…) all is as one would guess.
# Cost: 6.8 % is recorded as 0.8, without any sign of doubt.
# What we do: node-nlp is only measured beside ours (bench/understanding-peer.ts); figures are found by a grammar.
set -euo pipefail
work=$(mktemp -d) && trap 'rm -rf "$work"' EXIT && cd "$work"
echo '{"private":true}' >package.json
npm install --silent --no-audit --no-fund --ignore-scripts node-nlp@4.27.0

cat >probe.cjs <<'PROBE'
const { NlpManager } = require('node-nlp')
async function found(regex) {
  const manager = new NlpManager({ languages: ['zh'], autoSave: false, nlu: { log: false }, forceNER: true })
  manager.addDocument('zh', '社零增长', 'report')
  manager.addRegexEntity('rate', 'zh', regex)
  const log = console.log
  console.log = () => {}
  await manager.train()
  console.log = log
  for (const text of ['增长6.8%', '增长68%']) {
    const said = await manager.process('zh', text).then(
      ({ entities }) => {
        const { sourceText, accuracy, start, end } = entities.find((it) => it.entity === 'rate')
        return JSON.stringify({ sourceText, accuracy, start, end })
      },
      (error) => `rejected: ${error.name}`,
    )
    console.log(String(regex), text, '->', said)
  }
}
found(/\d+(\.\d+)?%/g).then(() => found(/\d+(?:\.\d+)?%/g))
PROBE

cat >expected <<'EXPECTED'
/\d+(\.\d+)?%/g 增长6.8% -> {"sourceText":".8","accuracy":1,"start":3,"end":4}
/\d+(\.\d+)?%/g 增长68% -> rejected: TypeError
/\d+(?:\.\d+)?%/g 增长6.8% -> {"sourceText":"6.8%","accuracy":1,"start":2,"end":5}
/\d+(?:\.\d+)?%/g 增长68% -> {"sourceText":"68%","accuracy":1,"start":2,"end":4}
EXPECTED

TZ=Asia/Shanghai node probe.cjs | tee seen
diff -u expected seen && echo 'as stated' || { echo 'changed since'; exit 1; }
