#!/usr/bin/env bash
# echarts 6.1.0, a line of the target beside what was reached, rendered to SVG on the server.
#
# Guess: a markLine at the target is drawn, and the axis makes room for it; a second series with one value is drawn
# too.
# Seen: a markLine takes no part in the scale of its axis, and one that lies outside is left out without a word, its
# label with it: reached 1 and 2, target 7, an axis to 2 and no line. A series of one value with symbol 'none' is a
# path of one point, which no renderer shows, while the legend goes on naming it. So the two usual ways fail exactly
# at the start of a year and where the distance to the target is great.
# Cost: the first chart of the year, and that of the indicator that is furthest behind, show no target.
# What we do: a series of the target's own, which the axis does take into account (src/rendering/charts/draw.ts);
# where there is one period it needs a second point. With markLine, set max/min of the axis yourself.
set -euo pipefail
work=$(mktemp -d) && trap 'rm -rf "$work"' EXIT && cd "$work"
echo '{"private":true}' >package.json
npm install --silent --no-audit --no-fund --ignore-scripts echarts@6.1.0

cat >probe.mjs <<'PROBE'
import * as echarts from 'echarts'
function drawn(categories, series) {
  const chart = echarts.init(null, null, { renderer: 'svg', ssr: true, width: 400, height: 300 })
  chart.setOption({
    animation: false,
    legend: { icon: 'rect' },
    xAxis: { type: 'category', data: categories },
    yAxis: {},
    series: [{ name: 'reached', type: 'line', color: '#0000ff', ...series[0] }, ...series.slice(1)],
  })
  const svg = chart.renderToSVGString()
  chart.dispose()
  const paths = [...svg.matchAll(/<path d="([^"]*)"[^>]*stroke="#ff0000"/g)].map((it) => it[1])
  const lines = paths.filter((it) => /^M[\d. ]+L/.test(it) && !it.includes('Z')).length
  const texts = [...svg.matchAll(/>([^<]+)<\/text>/g)].map((it) => it[1])
  const top = Math.max(...texts.map(Number).filter((it) => !Number.isNaN(it)))
  return `target ${lines === 1 ? 'drawn' : 'NOT drawn'}, axis up to ${top}${texts.includes('target') ? ', named in the legend' : ''}`
}
const markLine = { symbol: 'none', lineStyle: { color: '#ff0000' }, data: [{ yAxis: 7 }] }
const target = (data) => ({ name: 'target', type: 'line', symbol: 'none', color: '#ff0000', data })
console.log('markLine 7, reached 1 2:', drawn(['a', 'b'], [{ data: [1, 2], markLine }]))
console.log('markLine 7, reached 1 9:', drawn(['a', 'b'], [{ data: [1, 9], markLine }]))
console.log('series 7, one period:', drawn(['a'], [{ data: [1] }, target([7])]))
console.log('series 7 7, two periods:', drawn(['a', 'b'], [{ data: [1, 2] }, target([7, 7])]))
PROBE

cat >expected <<'EXPECTED'
markLine 7, reached 1 2: target NOT drawn, axis up to 2
markLine 7, reached 1 9: target drawn, axis up to 10
series 7, one period: target NOT drawn, axis up to 7, named in the legend
series 7 7, two periods: target drawn, axis up to 7, named in the legend
EXPECTED

TZ=Asia/Shanghai node probe.mjs | tee seen
diff -u expected seen && echo 'as stated' || { echo 'changed since'; exit 1; }
