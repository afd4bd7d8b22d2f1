/** What binding looks at: the words of a message around its names, periods and figures. */
import type { Catalogue } from '../../plan/catalogue.ts'
import type { FigureHit, NameHit, PeriodHit, ReportedFigure, Span } from '../reading.ts'

export interface Scene {
  readonly text: string
  /** The same as it was said, where a county's message is read in a city's words. */
  readonly said?: string | undefined
  /** The text with names, periods and all figures masked: what is left are words. */
  readonly words: string
  readonly names: readonly NameHit[]
  readonly periods: readonly PeriodHit[]
  readonly figures: readonly FigureHit[]
  readonly plan: Catalogue
  /** The sender's county; null or absent: the city speaks. */
  readonly home?: string | null
  /** The sender's unit, as the message was sent from it; null or absent: none. */
  readonly unit?: string | null
}

/** A figure and the indicator that it may belong to. */
export interface Pair {
  readonly figure: FigureHit
  readonly mention: NameHit
  readonly reported: ReportedFigure
  /** A table tells that it is the whole city's: 合计 below its counties. */
  readonly whole?: true
  /** Of a number in a table: what says something of it, which is the title, the headings of its column, the words of its row. */
  readonly table?: readonly Span[]
}

/** Indicators named, and for a task named where none of them is, the indicators that the plan gives it. */
export function mentionsIn(scene: Scene): NameHit[] {
  const named = scene.names.filter((it) => it.kind === 'indicator')
  const explicit = new Set(named.flatMap((it) => it.ids))
  const tasks = scene.names.filter(
    (it) => it.kind === 'task' && !named.some((other) => other.from === it.from),
  )
  const implied = tasks.flatMap((task) => {
    const ids = scene.plan.indicators
      .filter((it) => it.task !== null && task.ids.includes(it.task))
      .map((it) => it.id)
    const known = ids.length === 0 || ids.some((id) => explicit.has(id))
    return known ? [] : [{ ...task, kind: 'indicator' as const, ids }]
  })
  return [...named, ...implied].sort((a, b) => a.from - b.from)
}
