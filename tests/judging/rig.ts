/** A small plan and a ledger folded from real entries: what the judging tests stand on. */

import type { Books } from '../../src/ledger/books.ts'
import { fold } from '../../src/ledger/fold.ts'
import type { Revision } from '../../src/ledger/revision.ts'
import type { Lights, Release } from '../../src/plan/calendar.ts'
import { Catalogue } from '../../src/plan/catalogue.ts'
import { type Period, throughMonth } from '../../src/plan/period.ts'
import { type Indicator, indicatorSchema } from '../../src/plan/schema.ts'
import { alone } from '../ledger/sample.ts'

export interface Sketch {
  id?: string
  kind: Indicator['kind']
  unit?: string
  better?: Indicator['better']
  campaign?: string
  owner?: string
  plausible?: [number, number]
  targets: readonly {
    value: number | null
    direction?: 'at_least' | 'at_most' | 'about' | 'equal'
    hedge?: string
    text?: string
    deadline?: string
  }[]
}

export function indicator(sketch: Sketch): Indicator {
  const { id = 'x', kind, unit = '%', better = 'higher', campaign = '内需', owner = '市商务局' } = sketch
  return indicatorSchema.parse({
    id,
    name: `指标${id}`,
    aliases: [],
    campaign,
    task: null,
    kind,
    unit,
    better,
    headline: true,
    owner_units: [owner],
    owner_basis: 'stated',
    conflict: sketch.targets.length > 1,
    ...(sketch.plausible === undefined ? {} : { plausible: sketch.plausible }),
    targets: sketch.targets.map((it) => ({
      value: it.value,
      text: it.text ?? null,
      direction: it.direction ?? 'at_least',
      hedge: it.hedge ?? null,
      deadline: it.deadline ?? '2025-12-31',
      location: '附件1',
      quote: '原文',
    })),
  })
}

export function plan(
  indicators: readonly Indicator[],
  more: { calendar?: Release[]; lights?: Lights } = {},
): Catalogue {
  return new Catalogue({
    plan: { title: '方案', number: '1号', issued: '2025-02-07', year: 2025, city: '岳阳' },
    campaigns: [],
    units: [],
    tasks: [],
    indicators,
    conflicts: [],
    cadences: [],
    document: '',
    ...more,
  })
}

/** A release rule under which every month's figure is to be in by the 18th of the next. */
export function monthly(id: string, more: Partial<Release> = {}): Release {
  return {
    indicator: id,
    every: 'month',
    months_after: 1,
    day: 18,
    january: true,
    basis: '测试',
    assumed: true,
    ...more,
  }
}

export interface Told {
  indicator?: string
  value: number
  /** A period, or the last of the months 1—N of 2025. */
  period: Period | number
  unit?: string
  scope?: string
  stage?: 'flash' | 'preliminary' | 'final'
  review?: 'approved' | 'returned'
}

export function reported(it: Told): Revision {
  const period = typeof it.period === 'number' ? throughMonth(2025, it.period) : it.period
  return {
    type: 'figure_reported',
    unit: '市商务局',
    onBehalf: false,
    figure: {
      indicator: it.indicator ?? 'x',
      period,
      basis: period.from.endsWith('-01-01') ? 'cumulative' : 'single',
      scope: it.scope ?? '全市',
      stage: it.stage ?? null,
      value: it.value,
      unit: it.unit ?? '%',
    },
  }
}

/** Books on a day, after these figures were told one by one and then reviewed, and after these rulings. */
export function books(
  catalogue: Catalogue,
  today: string,
  told: readonly Told[],
  rulings: readonly { indicator: string; value: number }[] = [],
): Books {
  const revisions: Revision[] = []
  told.forEach((it) => {
    revisions.push(reported(it))
    const of = `${revisions.length}.0`
    if (it.review === 'approved') revisions.push({ type: 'figure_approved', of })
    if (it.review === 'returned') revisions.push({ type: 'figure_returned', of, reason: '口径不符' })
  })
  for (const it of rulings) revisions.push({ type: 'target_ruled', ...it, basis: '专班会议纪要' })
  return { plan: catalogue, standing: fold(revisions.map(alone)), today }
}
