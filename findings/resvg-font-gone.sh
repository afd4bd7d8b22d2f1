#!/usr/bin/env bash
# @resvg/resvg-js 2.6.2, fontFiles with loadSystemFonts: false (the way to get the same picture on every machine).
#
# Guess: a font file that is not there is an error, at the latest when text is to be drawn with it.
# Seen: no error, no warning: all text is left out and a picture of the right size comes back, with its bars and lines
# and not one word. So does a font directory that is not there. A family that the file does not have, in contrast, is
# replaced by what there is, and a weight that it lacks is drawn in the one there is.
# Cost: after a move of node_modules, or in an image slimmed of "unused" fonts, every chart goes out to the leaders as
# bars without names and figures, and nothing is in the log.
# What we do: the font's place is asked of the package that ships it (src/rendering/charts/draw.ts), never written
# down; that the words are drawn is tested on the picture itself. Elsewhere: look for the file before Resvg is called.
set -euo pipefail
work=$(mktemp -d) && trap 'rm -rf "$work"' EXIT && cd "$work"
echo '{"private":true}' >package.json
npm install --silent --no-audit --no-fund --ignore-scripts @resvg/resvg-js@2.6.2 @embedpdf/fonts-sc@1.0.0

cat >probe.cjs <<'PROBE'
const { dirname, join } = require('node:path')
const { Resvg } = require('@resvg/resvg-js')
const folder = join(dirname(require.resolve('@embedpdf/fonts-sc')), '..', 'fonts')
function inked(font, family = 'Noto Sans Hans') {
  const svg = `<svg xmlns="http://www.w3.org/2000/svg" width="200" height="50"><text y="30" font-size="20" font-family="${family}">岳阳6.8%</text></svg>`
  const { pixels } = new Resvg(svg, { font: { loadSystemFonts: false, ...font } }).render()
  return pixels.some((it) => it > 0) ? 'text' : 'nothing at all'
}
const file = join(folder, 'NotoSansHans-Regular.otf')
console.log('the file:', inked({ fontFiles: [file] }))
console.log('another family is asked for:', inked({ fontFiles: [file] }, 'SimSun'))
console.log('a file that is not there:', inked({ fontFiles: [join(folder, 'gone.otf')] }))
console.log('a folder that is not there:', inked({ fontDirs: [join(folder, 'gone')] }))
PROBE

cat >expected <<'EXPECTED'
the file: text
another family is asked for: text
a file that is not there: nothing at all
a folder that is not there: nothing at all
EXPECTED

TZ=Asia/Shanghai node probe.cjs | tee seen
diff -u expected seen && echo 'as stated' || { echo 'changed since'; exit 1; }
