/**
 * From a chart's data to SVG and PNG: ECharts on the server, resvg with the font from its package alone, so that the
 * picture is the same on every machine. Heavy (0.7 s and 150 MB once): run it in a thread of its own, see press.ts.
 *
 * Font families are written without quotes, which would break the SVG's attributes; every chart is disposed of, or
 * the process does not end.
 */
import { createRequire } from 'node:module'
import { dirname, join } from 'node:path'
import type { Chart, CountsChart, PathChart, SharesChart } from './chart.ts'
import { SCALE, SIZE } from './chart.ts'

/** As the font calls itself. */
const FAMILY = 'Noto Sans Hans'
const INK = '#222222'
const PALE = '#666666'

export async function svgOf(chart: Chart): Promise<string> {
  const echarts = await import('echarts')
  const drawing = echarts.init(null, null, { renderer: 'svg', ssr: true, ...SIZE })
  try {
    drawing.setOption(optionOf(chart))
    return drawing.renderToSVGString()
  } finally {
    drawing.dispose()
  }
}

function optionOf(chart: Chart) {
  switch (chart.type) {
    case 'counts':
      return countsOption(chart)
    case 'path':
      return pathOption(chart)
    case 'shares':
      return sharesOption(chart)
  }
}

export async function pngOf(chart: Chart): Promise<Uint8Array> {
  const [svg, { Resvg }] = await Promise.all([svgOf(chart), import('@resvg/resvg-js')])
  const picture = new Resvg(svg, {
    background: '#ffffff',
    fitTo: { mode: 'width', value: SIZE.width * SCALE },
    font: { fontFiles: [await fontFile()], loadSystemFonts: false, defaultFontFamily: FAMILY },
  })
  return picture.render().asPng()
}

/** The regular weight of the package's family: the whole of GBK, names' rare characters too. */
async function fontFile(): Promise<string> {
  const { fonts } = await import('@embedpdf/fonts-sc')
  const regular = fonts.find((it) => it.weight === 400)
  if (regular === undefined) throw new Error('the font package has no regular weight')
  const entry = createRequire(import.meta.url).resolve('@embedpdf/fonts-sc')
  return join(dirname(entry), '..', 'fonts', regular.file)
}

function frame({ title, note }: Chart) {
  return {
    animation: false,
    textStyle: { fontFamily: FAMILY, color: INK },
    title: {
      text: title,
      subtext: note,
      left: 24,
      top: 14,
      itemGap: 8,
      textStyle: { fontFamily: FAMILY, fontSize: 22, fontWeight: 'normal' as const, color: INK },
      subtextStyle: { fontFamily: FAMILY, fontSize: 14, color: PALE },
    },
  }
}

const label = { fontFamily: FAMILY, fontSize: 14, color: INK }

function countsOption({ lights, bars, ...chart }: CountsChart) {
  const names = bars.map((it) => it.name)
  return {
    ...frame({ ...chart, lights, bars }),
    legend: { top: 76, left: 24, itemGap: 16, textStyle: label },
    grid: { left: 150, right: 130, top: 120, bottom: 30 },
    xAxis: {
      type: 'value' as const,
      minInterval: 1,
      axisLabel: label,
      splitLine: { lineStyle: { color: '#eeeeee' } },
    },
    yAxis: [
      {
        type: 'category' as const,
        inverse: true,
        data: names,
        axisLabel: { ...label, fontSize: 15 },
        axisTick: { show: false },
      },
      // A column of its own for the shares: no bar and no line runs through them.
      {
        type: 'category' as const,
        inverse: true,
        position: 'right' as const,
        data: bars.map((it) => it.total),
        axisLabel: label,
        axisLine: { show: false },
        axisTick: { show: false },
      },
    ],
    aria: { enabled: true, decal: { show: true } },
    series: lights.map(({ name, colour, decal }, at) => ({
      name,
      type: 'bar' as const,
      stack: 'all',
      barWidth: 26,
      color: colour,
      itemStyle: { color: colour, decal: decal ? HATCH : NO_HATCH },
      // A number that its own piece has no room for is left to the table.
      label: {
        ...label,
        show: true,
        formatter: ({ value }: { value: unknown }) => (value === 0 ? '' : String(value)),
        color: DARK.has(colour) ? '#ffffff' : INK,
      },
      data: bars.map((it) => it.counts[at] ?? 0),
    })),
  }
}

const DARK: ReadonlySet<string> = new Set(['#c0392b', '#8e6bbf', '#2f7ebc'])
const NO_HATCH = { symbol: 'none' as const }
const HATCH = {
  symbol: 'rect' as const,
  dashArrayX: [1, 0],
  dashArrayY: [2, 6],
  rotation: Math.PI / 4,
  color: 'rgba(0,0,0,0.12)',
}

function pathOption({ periods, values, labels, path, fromZero, ...chart }: PathChart) {
  // Labels stand on the side away from the path.
  const side = (at: number): 'top' | 'bottom' => {
    const [value, due] = [values[at], path?.values[at]]
    return value != null && due != null && value < due ? 'bottom' : 'top'
  }
  return {
    ...frame({ ...chart, periods, values, labels, path, fromZero }),
    legend: {
      top: 76,
      left: 24,
      itemGap: 16,
      itemWidth: 40,
      textStyle: label,
      // The path is a line without points, in the legend too.
      data: ['完成数', ...(path === null ? [] : [{ name: path.name, itemStyle: { opacity: 0 } }])],
    },
    grid: { left: 80, right: 60, top: 130, bottom: 50 },
    xAxis: {
      type: 'category' as const,
      data: [...periods],
      // Twelve months side by side, none left out.
      axisLabel: { ...label, fontSize: 12, interval: 0 },
      axisTick: { show: false },
    },
    yAxis: {
      type: 'value' as const,
      // Room above and below for the labels; the ends are ECharts' own round figures.
      scale: !fromZero,
      ...(fromZero && values.every((it) => it === null || it >= 0) ? { min: 0 } : {}),
      boundaryGap: ['20%', '20%'] as [string, string],
      axisLabel: { ...label, formatter: (value: number) => String(value) },
      splitLine: { lineStyle: { color: '#eeeeee' } },
    },
    series: [
      {
        name: '完成数',
        type: 'line' as const,
        symbol: 'circle',
        symbolSize: 9,
        lineStyle: { width: 3, color: '#2f7ebc' },
        // A month that was not reported does not break the line.
        connectNulls: true,
        itemStyle: { color: '#2f7ebc' },
        z: 3,
        data: values.map((value, at) => ({
          value: value ?? '-',
          label: {
            ...label,
            show: value !== null,
            position: side(at),
            distance: 10,
            formatter: labels[at] ?? '',
            backgroundColor: '#ffffff',
            padding: [1, 3],
          },
        })),
      },
      ...(path === null
        ? []
        : [
            {
              name: path.name,
              type: 'line' as const,
              symbol: 'none',
              lineStyle: { width: 2, type: 'dashed' as const, color: '#c0392b' },
              itemStyle: { color: '#c0392b' },
              z: 1,
              data: path.values.map((it) => it ?? '-'),
            },
          ]),
    ],
  }
}

/** The bars lie; the mark of the schedule stands across each. */
function sharesOption({ bars, ...chart }: SharesChart) {
  const most = Math.max(100, ...bars.map((it) => it.share))
  return {
    ...frame({ ...chart, bars }),
    grid: { left: 200, right: 250, top: 96, bottom: 36 },
    xAxis: {
      type: 'value' as const,
      min: 0,
      max: Math.ceil(most / 20) * 20,
      axisLabel: { ...label, formatter: '{value}%' },
      splitLine: { lineStyle: { color: '#eeeeee' } },
    },
    yAxis: [
      {
        type: 'category' as const,
        inverse: true,
        data: bars.map((it) => it.name),
        axisLabel: label,
        axisTick: { show: false },
      },
      // A column of its own for the numbers: no mark runs through them.
      {
        type: 'category' as const,
        inverse: true,
        position: 'right' as const,
        data: bars.map((it) => it.label),
        axisLabel: label,
        axisLine: { show: false },
        axisTick: { show: false },
      },
    ],
    aria: { enabled: true, decal: { show: true } },
    series: [
      {
        type: 'bar' as const,
        barWidth: Math.min(24, Math.floor(300 / bars.length)),
        data: bars.map(({ share, late }) => ({
          value: share,
          itemStyle: { color: late ? '#e6a23c' : '#2f7ebc', decal: late ? HATCH : NO_HATCH },
        })),
      },
      {
        type: 'scatter' as const,
        symbol: 'rect',
        symbolSize: [3, Math.min(30, Math.floor(360 / bars.length))] as [number, number],
        itemStyle: { color: '#c0392b' },
        z: 5,
        data: bars.map(({ scheduled, name }) => [scheduled ?? '-', name]),
      },
    ],
  }
}
