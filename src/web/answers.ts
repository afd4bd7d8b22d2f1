/**
 * What the pages are made from: the chat's own replies, for one reader on one day. The pages know nothing else, so that
 * they cannot say anything that the chat would not.
 */
import type { Day } from '../base/clock.ts'
import type { PaperReply } from '../conversation/turn/replies/paper.ts'
import type {
  CampaignReply,
  IndicatorsReply,
  LaggingReply,
  OverviewReply,
  TaskReply,
  TrendReply,
  UnitReply,
} from '../conversation/turn/replies/query.ts'
import type { TrailReply } from '../conversation/turn/replies/trail.ts'
import type { Catalogue } from '../plan/catalogue.ts'
import type { PathChart } from '../rendering/charts/chart.ts'
import type { Paper } from '../rendering/papers/paper.ts'

export type Explained = NonNullable<IndicatorsReply['explained']>
export type Trail = Extract<TrailReply, { type: 'trail' }>
export type Register = Extract<PaperReply, { type: 'paper.register' }>

export interface Answers {
  readonly plan: Catalogue
  readonly today: Day
  /** Number of the ledger's last entry. */
  readonly head: number
  /** What a reader may see: pages of one head, day and rights are the same. */
  readonly rights: string
  overview(): OverviewReply | null
  lagging(): Lagging | null
  /** Null: the plan has none of this id, or name. */
  indicator(id: string): AboutIndicator | null
  unit(name: string): UnitReply | null
  campaign(name: string): CampaignReply | null
  task(id: string): TaskReply | null
  papers(): Register | null
  /** Rejects with a Problem where the issue cannot be made again. */
  paper(number: string): Promise<Paper | null>
  search(words: string): Found
}

/** The rights of a program. */
export const PROGRAM = 'program'

export interface Lagging {
  readonly reply: LaggingReply
  /** What the unit said of each, by indicator. */
  readonly explained: ReadonlyMap<string, Explained>
}

export interface AboutIndicator {
  readonly about: IndicatorsReply
  readonly trend: TrendReply
  /** What happened to the figure of each period, the newest period first. */
  readonly trails: readonly Trail[]
}

/** By id or name, in the order in which they fit. */
export interface Found {
  readonly campaigns: readonly string[]
  readonly indicators: readonly string[]
  readonly units: readonly string[]
  readonly tasks: readonly string[]
  /** Nothing fits: these are the nearest. */
  readonly near: boolean
}

/** Draws a chart as SVG without a style of its own. */
export type Draw = (chart: PathChart) => Promise<string>
