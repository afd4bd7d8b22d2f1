/** What is enclosed, from facts to a job for the press, a name and an alternative text. */
import type { Bulletin } from '../bulletins/bulletin.ts'
import type { ChartEnclosure } from '../conversation/turn/replies/enclosure.ts'
import type { Trend } from '../judging/trend.ts'
import type { Catalogue } from '../plan/catalogue.ts'
import { campaignsAlt, campaignsChart } from './charts/campaigns.ts'
import type { Chart } from './charts/chart.ts'
import { itemsAlt, itemsShown } from './charts/items.ts'
import { pathAlt, pathChart } from './charts/path.ts'
import type { Signed } from './papers/bulletin.ts'
import type { Paper } from './papers/paper.ts'
import { paperOf } from './papers/papers.ts'

export const FILE_TYPES = {
  docx: 'application/vnd.openxmlformats-officedocument.wordprocessingml.document',
  xlsx: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
} as const

export interface Drawn {
  readonly chart: Chart
  /** The file's, after what it shows: `使用外资额走势.png`. */
  readonly name: string
  readonly alt: string
}

export function campaignsDrawn(bulletin: Bulletin, given: Catalogue): Drawn {
  const plan = given.telling(bulletin.spec)
  return { chart: campaignsChart(bulletin, { plan }), name: '指标进展.png', alt: campaignsAlt(bulletin) }
}

export function itemsDrawn(facts: Extract<ChartEnclosure, { of: 'items' }>, plan: Catalogue): Drawn {
  return { chart: itemsShown(facts, { plan }), name: '项目进度.png', alt: itemsAlt(facts) }
}

/** Null where there is nothing to draw. */
export function trendDrawn(trend: Trend, plan: Catalogue): Drawn | null {
  const chart = pathChart(trend, { plan })
  const name = `${nameable(plan.indicator(trend.indicator).name)}走势.png`
  return chart === null ? null : { chart, name, alt: pathAlt(trend, { plan }) }
}

/** Without the signs that no file's name may hold. */
function nameable(name: string): string {
  return name.replace(/[\\/:*?"<>|]/g, '')
}

export interface Written {
  readonly paper: Paper
  /** Without the ending: `关于…的通报（代拟稿）`. */
  readonly name: string
  /** The chart that belongs above the first annex. */
  readonly drawn: Drawn | null
}

export function written(bulletin: Bulletin, plan: Catalogue, signed: Signed | null): Written {
  const paper = paperOf(bulletin, { plan }, signed)
  const name = `${signed === null ? '' : `${signed.number} `}${paper.title}${signed === null ? '（代拟稿）' : ''}`
  const whole = bulletin.spec.kind === 'bulletin' && bulletin.campaigns.length > 1
  return {
    paper,
    name: nameable(name),
    drawn: whole ? campaignsDrawn(bulletin, plan) : null,
  }
}

/** The paper with its chart above the first annex's table. */
export function illustrated(
  paper: Paper,
  png: Uint8Array,
  alt: string,
  size: { width: number; height: number },
): Paper {
  const annexes = paper.annexes.map((it, at) => (at === 0 ? { ...it, picture: { png, alt, ...size } } : it))
  return { ...paper, annexes }
}
