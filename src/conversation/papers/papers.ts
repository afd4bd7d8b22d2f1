/** Which paper is asked for, and in which form: 本周调度情况, 生成三月份通报, 发个表给我, 发给我word版. */

import type { Day } from '../../base/clock.ts'
import type { BulletinSpec } from '../../ledger/paper.ts'
import type { Catalogue } from '../../plan/catalogue.ts'
import { type Period, yearOf } from '../../plan/period.ts'
import { officeCampaigns } from '../access/rights.ts'
import { scopeOf } from '../asking/states.ts'
import type { Enclosure } from '../turn/replies/enclosure.ts'
import type { Reply } from '../turn/reply.ts'
import type { Turn } from '../turn/turn.ts'

/** 导出滞后清单: the list, and that it comes in words alone where a file was wished for. */
export function asFile({ wish }: Turn['reading'], list: Reply): Reply[] {
  return wish?.exported ? [list, { type: 'not_exported' }] : [list]
}

export interface Wanted {
  readonly spec: BulletinSpec
  readonly as: readonly ('docx' | 'xlsx' | 'chart')[]
  /** Only the file is wanted: 发给我word版. */
  readonly fileOnly: boolean
  /** What was asked for and is not over yet: the paper is then of the latest figures. */
  readonly unfinished: Period | null
}

export function wishOf(turn: Turn): Wanted {
  const { reading, topic, today, sender, books } = turn
  const { wish } = reading
  const kind = wish?.kind ?? null
  const as = wish?.forms ?? []
  const monthly = wish?.monthly ?? false
  const scope = scopeOf(reading)
  const again = kind === null && reading.period === null && scope.campaign === null && scope.unit === null
  // 发给我word版, after a draft was shown: that draft.
  if (again && topic?.paper && !wish?.titled) {
    return {
      spec: { ...topic.paper, today },
      as: as.length > 0 ? as : ['docx'],
      fileOnly: true,
      unfinished: null,
    }
  }
  const own = officeCampaigns(sender, books.plan)
  const campaign = scope.campaign ?? (kind === 'dispatch' && own.length === 1 ? (own[0] ?? null) : null)
  const head = sender?.role === 'lead' || sender?.role === 'reporter'
  const unit = scope.unit ?? (kind === 'supervision' && head ? (sender?.unit ?? null) : null)
  const unfinished =
    kind === null && reading.period !== null && reading.period.to >= today ? reading.period : null
  const fileOnly = as.length > 0 && !wish?.named
  return {
    spec: {
      kind: kind ?? 'bulletin',
      campaign,
      unit,
      ...dataPeriod(unfinished === null ? reading.period : null, monthly),
      today,
      // Before this year's plan is issued, the latest figures are last year's.
      ...(unfinished === null && reading.period === null ? yearBefore(books.plan, today) : {}),
      pending: true,
    },
    // The text is five lines: the paper itself is the file.
    as: as.length > 0 ? as : ['docx'],
    fileOnly,
    unfinished,
  }
}

/** A paper of a year whose plan is not at hand would measure that year's figures by another year's targets. */
export function isOfOtherYear(plan: Catalogue, { period }: Pick<BulletinSpec, 'period'>): boolean {
  return period !== null && plan.ofYear(yearOf(period.to)) === null
}

function yearBefore({ plan, previous }: Catalogue, today: Day): Pick<BulletinSpec, 'year'> {
  return previous !== null && today < plan.issued ? { year: previous.plan.year } : {}
}

/** 三月份通报 reports what was reached by the end of March: 1—3月; 一季度通报 the same, by its name. */
export function dataPeriod(
  period: Period | null,
  monthly: boolean,
): Pick<BulletinSpec, 'period' | 'monthly'> {
  if (period === null) return { period }
  const { to } = period
  const cumulative = { from: `${to.slice(0, 4)}-01-01`, to }
  return monthly ? { period: cumulative, monthly } : { period: cumulative }
}

/** As facts; whether they may go into a room is decided for the answer as a whole, see exposure.ts. */
export function enclosuresFor({ books }: Turn, { spec, as }: Wanted): Enclosure[] {
  const { head } = books.standing
  return as.map(
    (it): Enclosure =>
      it === 'chart' ? { type: 'chart', of: 'campaigns', spec, head } : { type: 'paper', as: it, spec, head },
  )
}
