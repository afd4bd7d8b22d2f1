/**
 * What the bot answers when it is asked, as facts: ids, figures, judgements, counts. Everything that can be
 * looked up in the plan (names, quotes, clauses) is left to the words.
 */
import type { Day } from '../../../base/clock.ts'
import type { Bulletin } from '../../../bulletins/bulletin.ts'
import type { Change } from '../../../bulletins/erratum.ts'
import type { Forecast } from '../../../judging/forecast.ts'
import type { Judgement, Light } from '../../../judging/judgement.ts'
import type { MissingOf } from '../../../judging/missing.ts'
import type { Parts } from '../../../judging/parts.ts'
import type { Promised } from '../../../judging/promise.ts'
import type { Punctuality } from '../../../judging/punctuality.ts'
import type { Place } from '../../../judging/ranking.ts'
import type { Tally } from '../../../judging/tally.ts'
import type { TaskState } from '../../../judging/tasks.ts'
import type { Trend } from '../../../judging/trend.ts'
import type { Explanation } from '../../../ledger/backings.ts'
import type { ProgressReport, StandingFigure } from '../../../ledger/standing.ts'
import type { Period } from '../../../plan/period.ts'
import type { Role } from '../../../plan/roster.ts'
import type { Focus, HelpTopic, Sides, UnitFocus } from '../../../understanding/reading.ts'
import type { Applied } from './admission.ts'
import type { CountiesReply, CountyReply } from './counties.ts'
import type { Enclosure } from './enclosure.ts'
import type { UnitsReply } from './units.ts'

export type { MissingOf } from '../../../judging/missing.ts'

export type QueryReply =
  | CountiesReply
  | CountyReply
  | IndicatorsReply
  | UnknownReply
  | CampaignReply
  | ConvenerReply
  | OverviewReply
  | LaggingReply
  | LightReply
  | MissingReply
  | ReportedReply
  | RankingReply
  | RankReply
  | TrendReply
  | TaskReply
  | UnitReply
  | UnitsReply
  | BulletinReply
  | HelpReply

/** How an indicator stands for the asker. */
export interface State {
  readonly indicator: string
  /** Null: the asker may not see figures, only what the plan says. */
  readonly judgement: Judgement | null
  /**
   * The period asked for where nothing stands for it, and the day its figure is to be in by; the judgement is
   * then that of the latest figure.
   */
  readonly without: { readonly period: Period; readonly day: Day | null } | null
  /** The asker may see figures, but not where it was asked. */
  readonly withheld?: true
}

/** What an answer is about, where not about all seven. */
export interface Scope {
  readonly campaign: string | null
  readonly unit: string | null
  readonly indicators: readonly string[]
}

export interface IndicatorsReply {
  readonly type: 'indicators'
  /** How many were listed on the pages before; absent: none. */
  readonly before?: number
  readonly focus: Focus
  readonly states: readonly State[]
  /** Further ones that were named but are not listed. */
  readonly more: number
  /** Words of the message that fit all of these. */
  readonly fits: string | null
  /** Of a single cumulative count. */
  readonly forecast: Forecast | null
  /** Of a single one: what stands for the same period in another status (快报 beside 核实). */
  readonly statuses: readonly StandingFigure[]
  /** Of a single one that is behind: what the unit said of it, and what became of the day that it promised. */
  readonly explained: { readonly explanation: Explanation; readonly promised: Promised | null } | null
  /** The county that was asked about, with its latest figure of each indicator; null: the city. */
  readonly county: { readonly name: string; readonly figures: readonly StandingFigure[] } | null
  /** Of a single one: what the plan has each county bring of it; absent or null: nothing. */
  readonly parts?: Parts | null
}

/** Nothing of the plan was recognised; the nearest names that it has. */
export interface UnknownReply {
  readonly type: 'unknown'
  readonly wanted: 'indicator' | 'task' | 'unit'
  /** What the message asks of, which the plan does not hold. */
  readonly said?: string
  readonly indicators: readonly string[]
  readonly tasks: readonly string[]
}

export interface CampaignReply {
  readonly type: 'campaign'
  readonly campaign: string
  readonly today: Day
  readonly counts: Tally
  /** Behind and slightly behind, worst first. */
  readonly behind: readonly Lag[]
  readonly headline: readonly State[]
}

/** Who runs a campaign: public, and without figures. */
export interface ConvenerReply {
  readonly type: 'convener'
  readonly campaign: string
}

export interface OverviewReply {
  readonly type: 'overview'
  readonly today: Day
  readonly total: Tally
  readonly campaigns: readonly { readonly campaign: string; readonly counts: Tally }[]
  readonly enclosures: readonly Enclosure[]
}

export interface Lag {
  readonly state: State
  /** End of the first data period since which it has been behind without a break. */
  readonly since: Period | null
  /** By when the unit said that it would have caught up; absent: it did not say. */
  readonly promised?: Promised | null
}

export interface LaggingReply {
  readonly type: 'lagging'
  /** Of its list, from 0; absent: the first. */
  readonly page?: number
  readonly today: Day
  readonly scope: Scope
  readonly lags: readonly Lag[]
  readonly counts: Tally
  /** Where the pace of each cumulative count leads that will fall short, of how many that have a figure; null: it was not asked for. */
  readonly shortfalls: { readonly short: readonly Forecast[]; readonly of: number } | null
}

/** What has one light. */
export interface LightReply {
  readonly type: 'of_light'
  /** Of its list, from 0; absent: the first. */
  readonly page?: number
  readonly today: Day
  readonly scope: Scope
  readonly light: Light
  readonly states: readonly State[]
}

export interface NextDue {
  readonly period: Period
  readonly day: Day
  readonly indicators: readonly string[]
}

export interface MissingReply {
  readonly type: 'missing'
  /** Of its list, from 0; absent: the first. */
  readonly page?: number
  readonly today: Day
  readonly scope: Scope
  /** The period asked for; null: the latest one due of each indicator. */
  readonly period: Period | null
  readonly counts: Tally
  /** How many figures are due and not in; each once, however many units answer for it. */
  readonly count: number
  /** How many tasks are due to be told of in words, and were not. */
  readonly told: number
  readonly units: readonly MissingOf[]
  /** The figures that come next. */
  readonly next: NextDue | null
}

/** Whether named indicators were reported. */
export interface ReportedReply {
  readonly type: 'reported'
  readonly today: Day
  readonly states: readonly State[]
}

export interface RankingReply {
  readonly type: 'ranking'
  /** Of its list, from 0; absent: the first. */
  readonly page?: number
  readonly of: Sides['order']['of']
  readonly today: Day
  readonly scope: Scope
  /** Led by the last place, where the last were asked for; `both`: the first and the last (前三名和后三名). */
  readonly from: 'top' | 'bottom' | 'both'
  readonly places: readonly Place[]
  /** How many were asked for; null: as many as fit. */
  readonly most: number | null
  /** Names (ids of indicators) without a single judged figure: they have no place. */
  readonly unjudged: readonly string[]
  /** The one whose place was asked for. */
  readonly asked: string | null
  /** By the speed of reporting was asked for, which is never ranked. */
  readonly speed: boolean
}

/** A place in the province was asked for. */
export interface RankReply {
  readonly type: 'rank'
  /** The indicators whose place was asked for and that have no such target. */
  readonly indicators: readonly string[]
  /** Ranks that the plan does have, with their state. */
  readonly ranks: readonly State[]
}

export interface TrendReply {
  readonly type: 'trend'
  readonly trends: readonly TrendView[]
  readonly asked: 'history' | 'year_on_year' | 'period_on_period'
  /** A chart was asked for. */
  readonly picture: boolean
  readonly enclosures: readonly Enclosure[]
}

export interface TrendView {
  /** Null: the asker may not see figures. */
  readonly trend: Trend | null
  readonly state: State
  readonly forecast: Forecast | null
  /** The same period's figure a year before, where that was asked for and there is a figure now. */
  readonly yearBefore: { readonly period: Period; readonly figure: StandingFigure | null } | null
}

export interface TaskReply {
  readonly type: 'task'
  readonly task: string
  readonly focus: 'whole' | 'lead' | 'joint' | 'state'
  readonly states: readonly State[]
  readonly progress: ProgressReport | null
  /** What was said of it last says that it is done. */
  readonly done?: boolean
  /** Null or absent: it has no deadline of its own, or the asker may not see how it stands. */
  readonly until?: TaskState | null
  /** How it stands is left out: not for the place where it was asked. */
  readonly withheld?: true
}

export interface UnitReply {
  readonly type: 'unit'
  /** Of its list, from 0; absent: the first. */
  readonly page?: number
  readonly unit: string
  readonly today: Day
  readonly focus: UnitFocus
  readonly counts: Tally
  /** Lists lead with what is behind. */
  readonly states: readonly State[]
  readonly leads: readonly string[]
  readonly joins: readonly string[]
  readonly next: NextDue | null
  /** Reported, and reported in time, of all that was due. */
  readonly punctual: Punctuality
  /** What was promised of those that are behind. */
  readonly promises: readonly Promised[]
  /** False: the asker may not see figures. */
  readonly figures: boolean
}

export interface BulletinReply {
  readonly type: 'bulletin'
  readonly today: Day
  readonly bulletin: Bulletin
  /** A file was asked for, and not the text. */
  readonly fileOnly: boolean
  /** Of one unit’s table: what it holds; absent: it is no such table. */
  readonly rows?: readonly State[]
  /** The period that was asked for and is not over yet; absent: none. */
  readonly unfinished?: Period
  /** The issue of this very paper, and what has changed since. */
  readonly issued: { readonly number: string; readonly changes: readonly Change[] } | null
  readonly enclosures: readonly Enclosure[]
}

export interface HelpReply {
  readonly type: 'help'
  readonly topic: HelpTopic | null
  readonly role: Role
  readonly unit: string | null
  readonly applied?: Applied
}
