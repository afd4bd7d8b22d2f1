import { afterAll, describe, expect, it } from 'vitest'
import { compile } from '../../src/bulletins/compile.ts'
import { trend } from '../../src/judging/trend.ts'
import { fold } from '../../src/ledger/fold.ts'
import { trendDrawn } from '../../src/rendering/attachment.ts'
import { campaignsAlt, campaignsChart } from '../../src/rendering/charts/campaigns.ts'
import { SCALE, SIZE } from '../../src/rendering/charts/chart.ts'
import { pngOf, svgOf } from '../../src/rendering/charts/draw.ts'
import { pathAlt, pathChart } from '../../src/rendering/charts/path.ts'
import { Press } from '../../src/rendering/press.ts'
import { entriesUntil, plan } from '../bulletins/stream.ts'

const today = '2025-09-28'
const books = { plan, standing: fold(entriesUntil(today)), today }
const spec = { kind: 'bulletin', campaign: null, unit: null, period: null, today, pending: true } as const
const bulletin = compile(books, spec)
const retail = pathChart(trend(books, '1-retail-growth'), { plan })
if (retail === null) throw new Error('nothing to draw')

/** Texts of an SVG with their places. */
function textsOf(svg: string): { text: string; x: number; y: number }[] {
  return [...svg.matchAll(/<text[^>]*?transform="translate\(([\d.]+) ([\d.]+)\)"[^>]*>([^<]*)<\/text>/g)].map(
    ([, x, y, text = '']) => ({ text, x: Number(x), y: Number(y) }),
  )
}

describe('the chart of the campaigns', () => {
  const chart = campaignsChart(bulletin, { plan })

  it('names every campaign and every light, and gives the shares in a column right of all bars.', async () => {
    const svg = await svgOf(chart)
    const texts = textsOf(svg)
    for (const { name, total } of chart.bars) {
      expect(texts.map((it) => it.text)).toContain(name)
      expect(texts.find((it) => it.text === total)?.x).toBeGreaterThan(SIZE.width - 150)
    }
    for (const { name } of chart.lights) expect(texts.map((it) => it.text)).toContain(name)
    expect(svg).not.toMatch(/font-family="[^"]*&quot;/)
  })

  it('has bars that sum to their campaigns, and words for who cannot see it.', () => {
    expect(chart.bars.map((it) => it.counts.reduce((sum, count) => sum + count, 0))).toEqual(
      bulletin.campaigns.map((it) => it.counts.total),
    )
    for (const { name, counts } of bulletin.campaigns)
      expect(campaignsAlt(bulletin)).toContain(`${name}${counts.total}项：`)
  })
})

describe('the chart of one indicator', () => {
  it('shows its figures by period and the target as a dashed line that runs through no label.', async () => {
    const svg = await svgOf(retail)
    const dashed = [
      ...svg.matchAll(/<path d="M([\d.]+) ([\d.]+)L[^"]*"[^>]*stroke="#c0392b"[^>]*stroke-dasharray/g),
    ]
    const level = dashed.map((it) => Number(it[2])).find((y) => y > 120)
    expect(level).toBeDefined()
    const labels = textsOf(svg).filter((it) => retail.labels.includes(it.text) && it.x > 100 && it.y > 120)
    expect(labels.length).toBeGreaterThanOrEqual(retail.values.filter((it) => it !== null).length)
    for (const { y } of labels) expect(Math.abs(y - (level ?? 0))).toBeGreaterThan(8)
    for (const period of retail.periods) expect(svg).toContain(`>${period}</text>`)
    expect(pathAlt(trend(books, '1-retail-growth'), { plan })).toMatch(
      /^社会消费品零售总额增速走势：1—2月增长/,
    )
  })

  it('covers the plan’s year, and has its target’s line through a single figure.', async () => {
    const early = { plan, standing: fold(entriesUntil('2025-03-20')), today: '2025-03-20' }
    const one = pathChart(trend(early, '1-retail-growth'), { plan })
    expect(one?.values.filter((it) => it !== null)).toHaveLength(1)
    expect(one?.periods.at(-1)).toBe('全年')
    expect(one?.path?.values).toEqual(one?.periods.map(() => 7))
    const svg = one === null ? '' : await svgOf(one)
    const [line] =
      svg.match(/<path d="M[\d.]+ ([\d.]+)L[^"]*"[^>]*stroke="#c0392b"[^>]*stroke-dasharray/) ?? []
    expect(line).toBeDefined()
    for (const period of one?.periods ?? []) expect(svg).toContain(`>${period}</text>`)
  })

  it('is called after what it shows.', () => {
    expect(trendDrawn(trend(books, '4-foreign-capital'), plan)?.name).toBe('使用外资额走势.png')
  })

  it('is nothing where there is no figure.', () => {
    const none = { plan, standing: fold([]), today }
    expect(pathChart(trend(none, '1-retail-growth'), { plan })).toBeNull()
  })
})

describe('a picture', () => {
  const press = new Press()
  afterAll(() => press.close())

  it('is a PNG of twice the drawing’s size, in which Chinese has its own shapes.', async () => {
    const png = Buffer.from(await pngOf(retail))
    expect(png.subarray(0, 8).toString('hex')).toBe('89504e470d0a1a0a')
    expect([png.readUInt32BE(16), png.readUInt32BE(20)]).toEqual([SIZE.width * SCALE, SIZE.height * SCALE])
    expect(png.length).toBeLessThan(2 * 1024 * 1024)
    // A missing font draws nothing, or the same box for each character: 〇 and 镕 must differ.
    const [one, other, none] = await Promise.all(
      ['〇〇〇', '镕镕镕', ''].map((title) => pngOf({ ...retail, title })),
    )
    expect(Buffer.compare(one ?? Buffer.of(), none ?? Buffer.of())).not.toBe(0)
    expect(Buffer.compare(one ?? Buffer.of(), other ?? Buffer.of())).not.toBe(0)
  })

  it('comes from the press as it is drawn here, and a job that fails is a Problem and no more.', async () => {
    const printed = await press.print({ type: 'png', chart: retail })
    expect(Buffer.compare(printed, await pngOf(retail))).toBe(0)
    const broken = { type: 'docx', paper: null as never, at: new Date(0) } as const
    await expect(press.print(broken)).rejects.toMatchObject({ code: 'press.failed' })
    expect((await press.print({ type: 'png', chart: retail })).length).toBe(printed.length)
  })
})
