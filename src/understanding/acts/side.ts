/** Which side of a thing a question is for, of each kind of thing that it may be asked of. */

/** `all`: several of them at once. */
export type Focus = 'state' | 'target' | 'gap' | 'owner' | 'basis' | 'all'
export type UnitFocus = 'whole' | 'leads' | 'joins' | 'indicators'
export type TaskFocus = 'whole' | 'lead' | 'joint' | 'state'

export interface Sides {
  readonly of: Focus
  readonly ofUnit: UnitFocus
  readonly ofTask: TaskFocus
  readonly order: {
    readonly of: 'campaigns' | 'units' | 'indicators'
    readonly end: 'top' | 'bottom' | 'both'
    /** How many of them are wanted; null: it does not say. */
    readonly most: number | null
    /** By how soon they report. */
    readonly speed: boolean
  }
  /** The place in the province or country. */
  readonly outside: boolean
  readonly against: 'history' | 'year_on_year' | 'period_on_period'
  readonly picture: boolean
  /** The way of a figure over time, or against another time. */
  readonly course: boolean
  /** Where the pace leads. */
  readonly pace: boolean
  /** The counties, beside each other. */
  readonly counties: boolean
  /** It asks at all. */
  readonly asks: boolean
}
