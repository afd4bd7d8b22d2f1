/**
 * A made-up but plausible year of reports on the real plan: each figure on the day it is due or some days around it,
 * some never sent, most approved two days later, a few corrected. The same every time.
 */

import { expectedFigures } from '../../src/judging/release.ts'
import { NO_HASH, seal } from '../../src/ledger/chain.ts'
import type { Entry, Revision } from '../../src/ledger/revision.ts'
import { judgedTarget } from '../../src/plan/deadlines.ts'
import { addDays, monthsOf } from '../../src/plan/period.ts'
import { loadPlan } from '../../src/plan/seeds.ts'

export const plan = loadPlan('seeds/yueyang-2025')

interface Sent {
  readonly day: string
  readonly unit: string
  readonly revision: (id: (key: string) => string) => Revision
  readonly key: string
}

/** Entries sealed one by one, up to the end of a day. */
export function entriesUntil(last: string, more: readonly Revision[] = []): Entry[] {
  const sent = [...events()].filter((it) => it.day <= last).sort((a, b) => a.day.localeCompare(b.day))
  const ids = new Map<string, string>()
  const entries: Entry[] = []
  const add = (day: string, unit: string, revision: Revision) => {
    const number = entries.length + 1
    entries.push(
      seal({
        number,
        recordedAt: `${day}T01:30:00.000Z`,
        origin: {
          person: 'u1',
          unit,
          channel: 'test',
          room: null,
          message: `m${number}`,
          sentAt: `${day}T09:30:00+08:00`,
        },
        words: null,
        revisions: [revision],
        previous: entries.at(-1)?.hash ?? NO_HASH,
      }),
    )
    return `${number}.0`
  }
  for (const { day, unit, key, revision } of sent)
    ids.set(
      key,
      add(
        day,
        unit,
        revision((it) => ids.get(it) ?? ''),
      ),
    )
  for (const revision of more) add(last, '市统计局', revision)
  return entries
}

function* events(): Generator<Sent> {
  for (const [at, indicator] of plan.indicators.entries()) {
    const target = judgedTarget(indicator, `${plan.plan.year}-12-31`)
    const [unit = ''] = indicator.owner_units
    if (target?.value == null || at % 9 === 8) continue
    for (const [step, { period, day }] of expectedFigures(plan, indicator).entries()) {
      // Some are late, some are silent for a period.
      if ((at * 7 + step * 5) % 11 === 3) continue
      const sentOn = addDays(day, ((at + step) % 5) - 3)
      const pace = 0.86 + ((at * 13 + step * 3) % 29) / 100
      const share = indicator.kind === 'count' ? monthsOf(period) / 12 : 1
      const value = rounded(target.value * share * pace, indicator.unit)
      const figure = {
        indicator: indicator.id,
        period,
        basis: 'cumulative',
        scope: '全市',
        stage: null,
        unit: indicator.unit,
        value,
      } as const
      const key = `${indicator.id} ${period.to}`
      yield {
        day: sentOn,
        unit,
        key,
        revision: () => ({ type: 'figure_reported', figure, unit, onBehalf: false }),
      }
      if ((at + step) % 6 === 5) continue
      const office = plan.officeOf(indicator.campaign) ?? ''
      const of = (id: (key: string) => string) => id(key)
      yield {
        day: addDays(sentOn, 2),
        unit: office,
        key: `${key} approved`,
        revision: (id) => ({ type: 'figure_approved', of: of(id) }),
      }
    }
    if (indicator.task !== null && at % 4 === 0) {
      const { task } = indicator
      const words = '受要素保障影响，部分项目开工推迟，正按月倒排工期推进'
      yield {
        day: '2025-04-08',
        unit,
        key: `${indicator.id} words`,
        revision: () => ({ type: 'progress_reported', task, unit, words, percent: null }),
      }
    }
  }
}

function rounded(value: number, unit: string): number {
  return unit === '%' || unit.startsWith('个百分')
    ? Math.round(value * 10) / 10
    : Math.max(1, Math.round(value))
}
