/**
 * 留痕: what happened to a figure, step by step, down to the sentence that somebody sent (社零谁报的, 原话是什么, 更正记录),
 * and what the sender or their unit has filed (我报过哪些数). Fixed words: no other message means this.
 */
import { dayOf } from '../../base/clock.ts'
import { expectedFigures } from '../../judging/release.ts'
import type { Noted } from '../../ledger/noted.ts'
import type { StandingFigure } from '../../ledger/standing.ts'
import { isSamePeriod } from '../../plan/period.ts'
import { isValid } from '../../plan/roster.ts'
import { may, relationsTo } from '../access/rights.ts'
import { isStranger, stranger } from '../access/strangers.ts'
import { CITY } from '../marks.ts'
import { plain } from '../plain.ts'
import type { Step } from '../turn/replies/trail.ts'
import type { Decision, Turn } from '../turn/turn.ts'

const TRAIL =
  /(?:谁|哪个人|哪位|什么人|哪个单位|什么时候|几号)(?:来)?(?:[填上]?报|登记|录入|更正|改|审核|审批?|通过|退回)(?:上来)?的|原话|哪[儿里]?来的|(?:更正|修改|变更|审核|登记|历史|操作|台账)(?:的)?(?:记录|痕迹|过程)|留痕|改过(?:几次|没有?|吗|哪些)/
/** A question about a record is short, and is no order. */
const LONGEST = 24
const ORDERS = /^(?:请|帮我)?(?:撤[回销]|提醒|催|更正为|改为)/
const OF_UNIT = '(?:局|单位|委|办|部门|中心|院)'
const FILED = [
  new RegExp(
    `^(?:看看?|看一下|查看?|查一下|列出)?(?:我(们)?|本人)(${OF_UNIT})?(?:都|已经?)?(?:[填上]?报|登记|填)(?:送)?(?:过|了)?的?(?:哪些|什么|啥|几[个项条])?(?:数据?|指标|数字)?(?:都?有(?:哪些|什么|啥))?$`,
  ),
  new RegExp(
    `^(?:我(们)?|本人)(${OF_UNIT})?(?:[填上]?报|登记)?的(?:数据?|填报|登记)(?:都)?(?:审核?|通过|批)(?:通过)?(?:了没有?|了吗|没有?|情况|到哪了?)$`,
  ),
  new RegExp(
    `^(?:看看?|查看?)?(?:我(们)?|本人)(${OF_UNIT})?的?(?:填报|登记|报送|上报)(?:的)?(?:记录|清单|数据)$`,
  ),
]

/** Null: nothing of this is asked. */
export function trace(turn: Turn): Decision | null {
  const said = plain(turn.message.text)
  const filed = FILED.map((it) => it.exec(said)).find((it) => it !== null)
  if (filed) return filedBy(turn, filed[1] !== undefined || filed[2] !== undefined)
  const { reading, topic } = turn
  if (!TRAIL.test(said) || said.length > LONGEST || ORDERS.test(said) || reading.figures.length > 0)
    return null
  const named = reading.names.flatMap((it) => (it.kind === 'indicator' ? it.ids.slice(0, 1) : []))
  const spoken = reading.names.length === 0 ? (topic?.indicators ?? []) : []
  const [id] = [...reading.indicators, ...named, ...spoken]
  return id === undefined ? null : trailOf(turn, id)
}

/** What happened to the figure of the reading's period; of the latest where none is asked for. */
export function trailOf(turn: Turn, id: string): Decision {
  const { books, sender, reading, topic } = turn
  if (!may(turn, 'read', relationsTo(sender, books.plan.indicator(id), books.plan))) return stranger('read')
  const period = reading.period ?? (reading.indicators.length > 0 ? null : (topic?.period ?? null))
  const scope = reading.county ?? CITY
  const steps = historyOf(turn, id, scope, period).map((noted) => ({ noted, by: authorOf(turn, noted) }))
  return {
    revisions: [],
    replies: [{ type: 'trail', indicator: id, scope, period, steps }],
    topic: { intent: 'query.indicator', indicators: [id], campaign: null, unit: null, task: null, period },
  }
}

/** Of the latest figure of the city, or of the county that is named, or of what was withdrawn where none stands. */
function historyOf(
  { books }: Turn,
  id: string,
  scope: string,
  period: Turn['reading']['period'],
): readonly Noted[] {
  const { plan, standing } = books
  const wanted = (it: { period: NonNullable<typeof period> }) =>
    period === null || isSamePeriod(it.period, period)
  const latest = standing
    .ofIndicator(id)
    .filter(({ figure }) => figure.scope === scope && wanted(figure))
    .at(-1)
  if (latest !== undefined) return standing.history(latest.figure)
  const facts = expectedFigures(plan, plan.indicator(id))
    .filter(wanted)
    .map((it) => ({ indicator: id, period: it.period, basis: 'cumulative', scope, stage: null }) as const)
  return facts.map((it) => standing.history(it)).findLast((it) => it.length > 0) ?? []
}

/** By the account, never by the name shown beside a message: whose it was then, in the role of then. */
function authorOf({ people = [] }: Turn, { origin }: Noted): Step['by'] {
  const day = dayOf(new Date(origin.sentAt))
  const found = people.find((it) => it.accounts[origin.channel] === origin.person && isValid(it, day))
  return found === undefined ? null : { name: found.name, role: origin.role ?? found.role }
}

function filedBy(turn: Turn, ofUnit: boolean): Decision {
  const { books, sender, from } = turn
  if (isStranger(sender)) return stranger('read')
  const { standing, plan } = books
  const unit = ofUnit ? (sender?.unit ?? null) : null
  const isOwn = ({ origin, unit: of }: Pick<StandingFigure, 'origin' | 'unit'>) =>
    unit === null ? origin.channel === from.channel && origin.person === from.person : of === unit
  const figures = standing.figures().filter(isOwn)
  const progress = plan.tasks.flatMap((it) => standing.progress(it.id, plan.key)).filter(isOwn).length
  const latest = figures.toSorted((a, b) => (a.recordedAt < b.recordedAt ? 1 : -1))
  return {
    revisions: [],
    replies: [{ type: 'filed', unit, figures: latest, progress }],
    topic: {
      intent: 'query.unit',
      indicators: [],
      campaign: null,
      unit: sender?.unit ?? null,
      task: null,
      period: null,
      opens: latest.map(({ id, figure }) => ({ indicator: figure.indicator, figure: id })),
    },
  }
}
