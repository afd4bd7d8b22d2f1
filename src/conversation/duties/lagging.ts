/**
 * 滞后说明: 原因, 措施, 预计赶上日期, 需协调事项, in the unit's own words and kept verbatim. What is left out may follow in
 * a later message. The day is a commitment: it stands in every answer until the figure has caught up.
 *
 * @example 社零 原因：基数高 措施：办消费节 预计6月底赶上 需协调：专项资金
 */
import type { Day } from '../../base/clock.ts'
import { judge } from '../../judging/judge.ts'
import { isBehind } from '../../judging/tally.ts'
import type { Explanation } from '../../ledger/backings.ts'
import { addDays, daysInMonth, isDate, monthFrom } from '../../plan/period.ts'
import { filingUnit } from '../access/rights.ts'
import { isStranger, stranger } from '../access/strangers.ts'
import { plain } from '../plain.ts'
import { originOf } from '../reporting/preview.ts'
import { dayIn, numberIn } from '../timing.ts'
import type { Decision, Turn } from '../turn/turn.ts'

export interface Said {
  readonly reason: string | null
  readonly measures: string | null
  /** As written: 6月底, 6月30日. */
  readonly when: string | null
  readonly needs: string | null
}

/** Each piece runs to the next label. */
const LABELS = [
  ['reason', /(?:滞后)?(?:主要)?原因(?:是|为)?\s*[::]?\s*/],
  ['measures', /(?:下一步|整改|追赶)?(?:工作)?(?:措施|举措|打算)(?:是|为)?\s*[::]?\s*/],
  [
    'when',
    /(?:(?:预计|计划|力争|承诺|争取)(?:到|于|在)?|(?<=^|[\s,;。、]))(?=[^\s,;。、:]{1,12}?(?:赶上|追上|补上|达到序时|达序时|达标))/,
  ],
  ['needs', /(?:需要?|请求?)(?:市里|市级|专班)?(?:协调|支持|解决)(?:的?(?:事项|问题))?\s*[::]?\s*/],
] as const
const HEAD = /^.{0,40}?滞后(?:说明|情况说明)\s*[::]?/
/** A promise may run on after the plan's year as long as its last figures do. */
const FARTHEST_DAYS = 120
const OTHER = /更正|撤回|撤销|延期|退回|补报|裁定/

/** Null: the message explains nothing. */
export function explanationIn(text: string, known: boolean): Said | null {
  const said = text.normalize('NFKC')
  if (OTHER.test(said)) return null
  const found = LABELS.flatMap(([piece, label]) => {
    const hit = label.exec(said)
    return hit === null ? [] : [{ piece, at: hit.index, from: hit.index + hit[0].length }]
  }).sort((a, b) => a.at - b.at)
  const labelled = /^(?:滞后)?(?:原因|措施|预计|需协调|需要协调)/.test(plain(said))
  const enough = HEAD.test(said) ? 1 : known && labelled ? 1 : 2
  // A question has no answer in it.
  if (found.length < enough || /[??]\s*$|什么|为啥|怎么|哪些/.test(said)) return null
  const pieces = new Map(
    found.map(({ piece, from }, at) => {
      const words = text.slice(from, found[at + 1]?.at ?? text.length)
      return [piece, words.replace(/^[\s,，;；、:：]+|[\s,，;；。、]+$/g, '')]
    }),
  )
  const of = (piece: (typeof LABELS)[number][0]) => pieces.get(piece) || null
  return { reason: of('reason'), measures: of('measures'), when: of('when'), needs: of('needs') }
}

/** 6月底, 6月30日前, 7月中旬, 二季度末, 年底, 明年1月底: the last day of it, in this year where none is named. */
export function promisedDay(said: string, today: Day): Day | null {
  const words = said.replace(/[一二三四五六七八九十廿]{1,3}(?=[月日号])/g, (it) => String(numberIn(it) ?? it))
  const [, written] = /(?<!\d)((?:20)?\d\d)年/.exec(words) ?? []
  const next = /明年|次年|来年/.test(words) ? 1 : /去年|上年/.test(words) ? -1 : 0
  const year = written === undefined ? Number(today.slice(0, 4)) + next : Number(written.padStart(4, '20'))
  const day = (month: number, date: number): Day | null =>
    isDate(year, month, date)
      ? `${year}-${String(month).padStart(2, '0')}-${String(date).padStart(2, '0')}`
      : null
  const exact = /(\d{1,2})月(\d{1,2})[日号]/.exec(words)
  if (exact) return day(Number(exact[1]), Number(exact[2]))
  const ahead = /下个?月/.test(words) ? 1 : /(?:本|这个?|当)月|(?<!\d)月(?:底|末)/.test(words) ? 0 : null
  const own = ahead === null ? null : monthFrom(today, ahead).to
  if (own !== null && !/\d月/.test(words)) return /[底末]|内/.test(words) ? own : null
  const month = Number(/(\d{1,2})月/.exec(words)?.[1] ?? 0)
  if (month > 0 && /上旬/.test(words)) return day(month, 10)
  if (month > 0 && /中旬/.test(words)) return day(month, 20)
  if (month > 0) return day(month, daysInMonth(year, month))
  const quarter = '一二三四'.indexOf(/([一二三四])季度/.exec(words)?.[1] ?? 'x') + 1
  if (quarter > 0) return day(quarter * 3, daysInMonth(year, quarter * 3))
  if (/上半年|半年/.test(words)) return day(6, 30)
  if (/前三季度/.test(words)) return day(9, 30)
  return /年底|年末|年内|全年/.test(words) ? day(12, 31) : null
}

/** 下周五, 三天后: of what names a month that there is not, no day is made. */
function nearDay(words: string, today: Day): Day | null {
  return /月|旬/.test(words) ? null : dayIn(words, today)
}

/** The one indicator that a short message goes on about. */
export function spokenOf({ reading, topic, message }: Turn): string | null {
  const named = [
    ...new Set(reading.names.filter((it) => it.kind === 'indicator').flatMap((it) => it.ids.slice(0, 1))),
  ]
  const { promised = [] } = message
  const ids = named.length > 0 ? named : promised.length > 0 ? promised : (topic?.indicators ?? [])
  return ids.length === 1 ? (ids[0] ?? null) : null
}

/** 延期到6月底 原因…, quoting that a promised day is over: another day is promised. Null: it is not that. */
export function promiseAnew(turn: Turn, until: string, reason: string | null): Decision | null {
  const { promised = [], about = [] } = turn.message
  if (promised.length === 0 || about.length > 0) return null
  return explain(turn, { reason, measures: null, when: until, needs: null })
}

export function explain(turn: Turn, said: Said): Decision {
  if (isStranger(turn.sender)) return stranger('report')
  const { books, today } = turn
  const own = books.plan.indicators.filter((it) => filingUnit(turn, it, books.plan) !== null)
  const behind = own.filter((it) => isBehind(judge(books, it.id)))
  const spoken = spokenOf(turn)
  const id = spoken ?? (behind.length === 1 ? (behind[0]?.id ?? null) : null)
  if (id === null)
    return { revisions: [], replies: [{ type: 'lag.which', indicators: behind.map((it) => it.id) }] }
  const indicator = books.plan.indicator(id)
  const filing = filingUnit(turn, indicator, books.plan)
  if (filing === null)
    return { revisions: [], replies: [{ type: 'lag.cannot', indicator: id, why: 'not_yours', day: null }] }
  const judgement = judge(books, id)
  if (!isBehind(judgement))
    return { revisions: [], replies: [{ type: 'lag.cannot', indicator: id, why: 'not_behind', day: null }] }
  const promised = said.when === null ? null : (promisedDay(said.when, today) ?? nearDay(said.when, today))
  if (promised !== null && promised < today)
    return { revisions: [], replies: [{ type: 'lag.cannot', indicator: id, why: 'past', day: promised }] }
  if (promised !== null && promised > addDays(`${books.plan.plan.year}-12-31`, FARTHEST_DAYS))
    return { revisions: [], replies: [{ type: 'lag.cannot', indicator: id, why: 'too_far', day: promised }] }
  const period = judgement.period ?? { from: `${books.plan.plan.year}-01-01`, to: today }
  const before = books.standing.backings
    .explanations(id)
    .findLast((it) => it.period.to === period.to && it.unit === filing.unit)
  const explained = {
    indicator: id,
    period,
    unit: filing.unit,
    reason: said.reason ?? before?.reason ?? null,
    measures: said.measures ?? before?.measures ?? null,
    promised: promised ?? before?.promised ?? null,
    needs: said.needs ?? before?.needs ?? null,
  }
  const explanation: Explanation = {
    ...explained,
    id: `${books.standing.head + 1}.0`,
    origin: originOf(turn),
    recordedAt: turn.at.toISOString(),
  }
  return {
    revisions: [{ type: 'lag_explained', ...explained }],
    replies: [{ type: 'lag.explained', explanation, unread: promised === null ? said.when : null }],
    topic: {
      intent: 'query.indicator',
      indicators: [id],
      campaign: null,
      unit: null,
      task: null,
      period: null,
    },
  }
}
