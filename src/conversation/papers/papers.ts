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

/** 本周调度情况 names a paper by fixed words, which also stand in the titles of tasks. */
const DISPATCH = /(?:本|这|上)?周(?:的)?调度|调度(?:情况|通报|简报|材料)|周报/
const SUPERVISION = /双周督导|督导(?:情况|提示|通知|材料|单)/

export function namesPaper(text: string): boolean {
  return (DISPATCH.test(text) || SUPERVISION.test(text)) && text.length <= 30
}

/** 导出滞后清单: a list of its own, which no paper is. Null: a paper is meant. */
export function listWished(text: string): 'query.lagging' | 'query.missing' | null {
  if (!EXPORTED.test(text) || /通报|简报|调度|督导|总表|明细表|全部|所有/.test(text)) return null
  if (/滞后|落后/.test(text)) return 'query.lagging'
  return /[未没欠][填上]?报|缺报/.test(text) ? 'query.missing' : null
}

const EXPORTED = /导出|下载|清单|名单|excel|xlsx?|表格|做[成个]?表|列[成个]?表/i

/** The list, and that it comes in words alone where a file was wished for. */
export function asFile(text: string, list: Reply): Reply[] {
  return /导出|下载|excel|xlsx?|表格|做[成个]?表/i.test(text) ? [list, { type: 'not_exported' }] : [list]
}

export interface Wish {
  readonly spec: BulletinSpec
  readonly as: readonly ('docx' | 'xlsx' | 'chart')[]
  /** Only the file is wanted: 发给我word版. */
  readonly fileOnly: boolean
  /** What was asked for and is not over yet: the paper is then of the latest figures. */
  readonly unfinished: Period | null
}

export function wishOf(turn: Turn): Wish {
  const { reading, topic, today, sender, books } = turn
  const { text } = reading
  const kind = DISPATCH.test(text) ? 'dispatch' : SUPERVISION.test(text) ? 'supervision' : null
  const as = formsOf(text)
  const scope = scopeOf(reading)
  const again = kind === null && reading.period === null && scope.campaign === null && scope.unit === null
  // 发给我word版, after a draft was shown: that draft.
  if (again && topic?.paper && !/通报|简报/.test(text)) {
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
  const fileOnly = as.length > 0 && !/通报|简报|调度|督导/.test(text)
  return {
    spec: {
      kind: kind ?? 'bulletin',
      campaign,
      unit,
      ...dataPeriod(unfinished === null ? reading.period : null, text),
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

function formsOf(text: string): Wish['as'] {
  return [
    ...(/word|docx?|文档|文件|公文|附件|打印/i.test(text) ? (['docx'] as const) : []),
    ...(/excel|xlsx?|表|导出/i.test(text) && !/图表/.test(text) ? (['xlsx'] as const) : []),
    ...(/图/.test(text) ? (['chart'] as const) : []),
  ]
}

/** 三月份通报 reports what was reached by the end of March: 1—3月; 一季度通报 the same, by its name. */
export function dataPeriod(period: Period | null, text: string): Pick<BulletinSpec, 'period' | 'monthly'> {
  if (period === null) return { period }
  const { to } = period
  const cumulative = { from: `${to.slice(0, 4)}-01-01`, to }
  return MONTHS.test(text) && !LONGER.test(text)
    ? { period: cumulative, monthly: true }
    : { period: cumulative }
}

const MONTHS = /月/
const LONGER = /季|半年|全年|年度/

/** As facts; whether they may go into a room is decided for the answer as a whole, see exposure.ts. */
export function enclosuresFor({ books }: Turn, { spec, as }: Wish): Enclosure[] {
  const { head } = books.standing
  return as.map(
    (it): Enclosure =>
      it === 'chart' ? { type: 'chart', of: 'campaigns', spec, head } : { type: 'paper', as: it, spec, head },
  )
}
