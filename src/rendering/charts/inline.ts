/**
 * A path as SVG within a page: small enough for a phone, without a title of its own, and without any style: the page's
 * own sheet gives it its type and its ink, dark and light, and a strict policy lets nothing else in.
 */
import type { PathChart } from './chart.ts'

const SIZE = { width: 360, height: 250 }
/** What the page's sheet colours anew. */
const INK = '#222222'
const RULE = '#cccccc'
const label = { fontSize: 12, color: INK }

export async function inlineSvgOf({
  periods,
  values,
  labels,
  path,
  fromZero,
  title,
  unit,
}: PathChart): Promise<string> {
  const echarts = await import('echarts')
  const drawing = echarts.init(null, null, { renderer: 'svg', ssr: true, ...SIZE })
  try {
    drawing.setOption({
      animation: false,
      silent: true,
      legend: { top: 4, left: 4, itemGap: 16, itemWidth: 28, textStyle: label, selectedMode: false },
      grid: { left: 8, right: 16, top: 44, bottom: 8, containLabel: true },
      xAxis: {
        type: 'category',
        data: [...periods],
        axisLabel: { ...label, hideOverlap: true },
        axisTick: { show: false },
        axisLine: { lineStyle: { color: RULE } },
      },
      yAxis: {
        type: 'value',
        scale: !fromZero,
        boundaryGap: ['15%', '20%'],
        axisLabel: { ...label, formatter: (value: number) => String(value) },
        splitLine: { lineStyle: { color: RULE, opacity: 0.6 } },
      },
      series: [
        {
          name: `完成数${unit === '' ? '' : `（${unit}）`}`,
          type: 'line',
          symbol: 'circle',
          symbolSize: 8,
          lineStyle: { width: 3, color: '#2f7ebc' },
          itemStyle: { color: '#2f7ebc' },
          z: 3,
          labelLayout: { hideOverlap: true },
          data: values.map((value, at) => ({
            value: value ?? '-',
            label: { ...label, show: value !== null, position: 'top' as const, formatter: labels[at] ?? '' },
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
    })
    return unstyled(drawing.renderToSVGString(), title)
  } finally {
    drawing.dispose()
  }
}

/** Styles as attributes of the drawing, which no policy forbids; its name for who cannot see it. */
function unstyled(svg: string, title: string): string {
  return svg
    .replace(/<style[^>]*>[\s\S]*?<\/style>/g, '')
    .replace(/ style="([^"]*)"/g, (_, style: string) => attributesOf(style))
    .replace(/ class="[^"]*"/g, '')
    .replace(
      /<svg [^>]*>/,
      `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${SIZE.width} ${SIZE.height}" role="img" aria-label="${escaped(title)}">`,
    )
}

function attributesOf(style: string): string {
  return style
    .split(';')
    .flatMap((it) => {
      const [name = '', value = ''] = it.split(':').map((part) => part.trim())
      // The page has its own type and ink.
      return name === '' || /^(font-family|user-select|-webkit-|position|left|top|white-space)/.test(name)
        ? []
        : [` ${name}="${value}"`]
    })
    .join('')
}

function escaped(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('"', '&quot;').replaceAll('<', '&lt;')
}
