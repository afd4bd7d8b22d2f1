/** A chart as plain data: what it shows, worked out before anything is drawn, and its words for who cannot see it. */

export type Chart = CountsChart | PathChart | SharesChart

/** Stacked bars: how many of each campaign's indicators stand how. */
export interface CountsChart {
  readonly type: 'counts'
  readonly title: string
  readonly note: string
  /** In the order in which they are stacked; the word stands in the legend, colour never alone. */
  readonly lights: readonly { readonly name: string; readonly colour: string; readonly decal: boolean }[]
  readonly bars: readonly {
    readonly name: string
    readonly counts: readonly number[]
    readonly total: string
  }[]
}

/** One indicator's figures by period beside the path of its target. */
export interface PathChart {
  readonly type: 'path'
  readonly title: string
  readonly note: string
  readonly unit: string
  readonly periods: readonly string[]
  /** Null where a period has none. */
  readonly values: readonly (number | null)[]
  readonly labels: readonly (string | null)[]
  /** Amounts that add up are drawn from nought. */
  readonly fromZero: boolean
  readonly path: { readonly name: string; readonly values: readonly (number | null)[] } | null
}

/** Bars of per cent, each with a mark where it would be on schedule. */
export interface SharesChart {
  readonly type: 'shares'
  readonly title: string
  readonly note: string
  readonly bars: readonly {
    readonly name: string
    readonly share: number
    readonly scheduled: number | null
    readonly label: string
    /** Behind its mark: hatched, for colour alone tells not everybody. */
    readonly late: boolean
  }[]
}

export interface Picture {
  readonly png: Uint8Array
  readonly alt: string
  readonly width: number
  readonly height: number
}

export const SIZE = { width: 900, height: 520 } as const
/** Pixels for each unit of the drawing: sharp on a phone, under the 2 MB of a robot's picture. */
export const SCALE = 2
