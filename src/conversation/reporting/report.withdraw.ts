/**
 * report.withdraw: a figure taken back by whoever filed it; it leaves a trace. Another's figure is not the
 * sender's to take back: the office may return it. 撤回 without a name undoes what the sender said last: of a
 * correction the figure before stands again, of a report nothing does. A figure that is named goes as a whole.
 *
 * @example 撤回刚才那条 → the sender's last entry that still stands; 撤回社零 → the one named
 */
import type { Origin, Revision } from '../../ledger/revision.ts'
import type { LastOwn, StandingFigure } from '../../ledger/standing.ts'
import { CITY, homeOf } from '../../plan/counties.ts'
import { isSamePeriod } from '../../plan/period.ts'
import type { Reading } from '../../understanding/reading.ts'
import { may, type Relation } from '../access/rights.ts'
import { isStranger, stranger } from '../access/strangers.ts'
import { numbered } from '../ordinals.ts'
import { openQuestion } from '../turn/question.ts'
import type { NotWithdrawn, Withdrawn } from '../turn/replies/report.ts'
import { CHOICES } from '../turn/thresholds.ts'
import type { Decision, Told, Turn } from '../turn/turn.ts'
import { reasonOf } from './drafting.ts'
import { isLocked } from './exceptions.ts'
import { quotesUnknown } from './quoting.ts'
import { taskNamed } from './task-named.ts'

export function reportWithdraw(turn: Turn): Decision {
  if (isStranger(turn.sender)) return stranger('withdraw')
  const chosen = turn.chosen === undefined ? undefined : turn.books.standing.byId(turn.chosen)
  if (chosen !== undefined) return withdrawAmong(turn, [chosen])
  const listed = numbered(turn)
  if (listed !== null && listed.of !== null) return withdrawAmong(turn, [listed.of])
  if (turn.reading.indicators.length > 0) return withdrawNamed(turn)
  // 把1-7月那个撤回: of that time, and of no other.
  const { period } = turn.reading
  if (period !== null) {
    const ofTime = ownFigures(turn).filter((it) => isSamePeriod(it.figure.period, period))
    if (ofTime.length > 0) return withdrawAmong(turn, ofTime)
    return { revisions: [], replies: [{ type: 'nothing_to_withdraw', indicators: [], period }] }
  }
  const other = OTHERS.find(([, words]) => words.test(turn.reading.text))
  if (other !== undefined) return { revisions: [], replies: [{ type: 'withdraw.other', what: other[0] }] }
  const task = taskNamed(turn.reading)
  if (task !== null) return withdrawProgress(turn, task)
  // A number of no list that was shown, or a message that is quoted and not known, is never the last one.
  const own = ownFigures(turn)
  const unknown = listed !== null || quotesUnknown(turn)
  return unknown && own.length > 0 ? which(turn, own) : withdrawLast(turn)
}

/** What is no figure and no progress, and is ended in another way. */
const OTHERS: readonly (readonly [NotWithdrawn, RegExp])[] = [
  ['explanation', /滞后说明|情况说明|承诺/],
  ['extension', /延期|非本单位/],
  ['reminder', /提醒|催报|催办/],
  ['paper', /通报|简报|提示函|督办单|约谈|征求意见/],
  ['evidence', /材料|附件|照片|图片|文件|佐证/],
]

function withdrawProgress(turn: Turn, task: string): Decision {
  const { channel, person } = turn.from
  const last = turn.books.standing
    .progress(task, turn.books.plan.key)
    .findLast(({ origin }) => origin.channel === channel && origin.person === person)
  if (last === undefined)
    return { revisions: [], replies: [{ type: 'nothing_to_withdraw', indicators: [], period: null }] }
  return withdrawn(turn, { figures: [], progress: [last] }, false)
}

function withdrawLast(turn: Turn): Decision {
  const { text } = turn.reading
  const last = CORRECTION.test(text)
    ? lastCorrected(turn)
    : turn.books.standing.lastOf(turn.from.channel, turn.from.person)
  if (last === undefined) {
    return { revisions: [], replies: [{ type: 'nothing_to_withdraw', indicators: [], period: null }] }
  }
  const own = ownFigures(turn)
  // 全部撤回 says more than the last one: which of them is asked, nothing is swept away.
  const all = /全部|所有|统统|都(?:撤|作废|不算|删)/.test(text) && own.length > last.figures.length
  return all ? which(turn, own) : withdrawn(turn, last, !WHOLE.test(text))
}

/** 撤回更正, 取消刚才的更正: the correction alone. */
const CORRECTION = /更正|修改|改动/
const WHOLE = /整条|整个|全部|彻底|连同/

function lastCorrected(turn: Turn): Pick<LastOwn, 'figures' | 'progress'> | undefined {
  const corrected = ownFigures(turn).filter((it) => turn.books.standing.replacedBy(it.id) !== undefined)
  const [last] = corrected.toSorted((a, b) => b.recordedAt.localeCompare(a.recordedAt))
  return last && { figures: [last], progress: [] }
}

function withdrawNamed(turn: Turn): Decision {
  const { reading } = turn
  // What a county takes back is its own.
  const [stage, scope] = [reading.stage ?? null, reading.county ?? homeNamed(turn)]
  const named = turn.books.standing
    .figures()
    .filter((it) => reading.indicators.includes(it.figure.indicator) && ofPeriod(it, reading))
    .filter((it) => stage === null || it.figure.stage === stage)
    .filter((it) => scope === null || it.figure.scope === scope)
  // 撤回社零: the city's; a county's, where there is only that, is asked about.
  const ofCity = named.filter((it) => it.figure.scope === CITY)
  if (scope === null && ofCity.length > 0) return withdrawAmong(turn, ofCity)
  const mine = named.filter((it) => may(turn, 'withdraw', relationsTo(turn, it)))
  if (scope === null && mine.length > 0) return which(turn, mine)
  if (named.length === 0) {
    const { indicators, period } = reading
    return { revisions: [], replies: [{ type: 'nothing_to_withdraw', indicators, period }] }
  }
  return withdrawAmong(turn, named)
}

/** The sender's county, for what it reports as its own; null: the city speaks, or a park of what is the city's. */
function homeNamed({ reading, books: { plan } }: Turn): string | null {
  const homes = reading.indicators.map((id) => homeOf(plan, reading.home ?? null, plan.indicator(id)))
  const [home = CITY] = new Set(homes)
  return home === CITY ? null : home
}

function withdrawAmong(turn: Turn, named: readonly StandingFigure[]): Decision {
  const mine = named.filter((it) => may(turn, 'withdraw', relationsTo(turn, it)))
  if (mine.length === 0) {
    return { revisions: [], replies: named.slice(-1).map((figure) => ({ type: 'not_own_entry', figure })) }
  }
  const indicators = new Set(mine.map((it) => it.figure.indicator))
  const several = [...indicators].some((id) => mine.filter((it) => it.figure.indicator === id).length > 1)
  if (several) return which(turn, mine)
  return withdrawn(turn, { figures: mine, progress: [] }, CORRECTION.test(turn.reading.text))
}

/** These very figures, as they were pointed at. */
export function withdrawStanding(turn: Turn, figures: readonly StandingFigure[]): Decision {
  if (figures.length === 0)
    return { revisions: [], replies: [{ type: 'nothing_to_withdraw', indicators: [], period: null }] }
  const { indicators } = turn.reading
  // By its name it may be another that stands as well; what is named may also be what is to stay.
  const named = indicators.length > 0 && figures.some((it) => indicators.includes(it.figure.indicator))
  return named ? withdrawNamed(turn) : withdrawAmong(turn, figures)
}

/** `undo`: of a corrected figure only the correction is taken back. */
function withdrawn(turn: Turn, last: Pick<LastOwn, 'figures' | 'progress'>, undo: boolean): Decision {
  const { standing } = turn.books
  const { progress } = last
  const locked = last.figures.filter((it) => isLocked(turn, it))
  const figures = last.figures.filter((it) => !locked.includes(it))
  const needed = locked.length === 0 ? [] : [{ type: 'exception.needed' as const, figures: locked }]
  if (figures.length + progress.length === 0) return { revisions: [], replies: needed }
  const reason = reasonOf(turn.reading.text)
  const gone = figures.map((figure): Withdrawn => {
    const before = undo ? standing.replacedBy(figure.id) : undefined
    return before === undefined
      ? { figure, correction: false, now: leftAfter(turn, figure) }
      : { figure, correction: true, now: before }
  })
  const revisions: Revision[] = [
    ...gone.map(({ figure: { id }, correction }): Revision => {
      return { type: correction ? 'correction_withdrawn' : 'figure_withdrawn', of: id, reason }
    }),
    ...progress.map((it): Revision => ({ type: 'progress_withdrawn', of: it.id, reason })),
  ]
  const indicators = [...new Set(figures.map((it) => it.figure.indicator))]
  const period = figures[0]?.figure.period ?? null
  const decision: Decision = {
    revisions,
    replies: [{ type: 'withdrawn', figures: gone, progress, reason }, ...needed],
    tell: told(turn, gone),
  }
  if (indicators.length === 0) return decision
  return {
    ...decision,
    topic: { intent: 'query.indicator', indicators, campaign: null, unit: null, task: null, period },
  }
}

/** What there is of the same period once this figure is gone: an older record of it, or another status (快报). */
function leftAfter({ books }: Turn, { id, figure }: StandingFigure): StandingFigure | null {
  const others = books.standing
    .ofIndicator(figure.indicator)
    .filter((it) => it.id !== id && it.figure.scope === figure.scope)
    .filter((it) => isSamePeriod(it.figure.period, figure.period))
  return books.standing.below(id) ?? others.at(-1) ?? null
}

/** Whoever filed the figure, or the one that stands again, and whoever approved it, hears of what somebody else has done. */
function told(turn: Turn, gone: readonly Withdrawn[]): Told[] {
  const people = new Map<string, Withdrawn[]>()
  for (const it of gone) {
    const filed = (it.correction && it.now !== null ? it.now : it.figure).origin
    for (const { channel, person } of [filed, ...approverOf(turn, it.figure)]) {
      if (channel === turn.from.channel && person === turn.from.person) continue
      const key = JSON.stringify({ channel, person })
      people.set(key, [...(people.get(key) ?? []), it])
    }
  }
  return [...people].map(([key, figures]) => ({
    key: ['withdrawn', turn.from.channel, turn.message.id, key].join('/'),
    to: JSON.parse(key),
    reply: { type: 'withdrawn.told', figures, by: turn.sender?.unit ?? null },
  }))
}

function approverOf({ books }: Turn, { status, history }: StandingFigure): Origin[] {
  if (status !== 'approved') return []
  const approval = history
    .map((id) => books.standing.revision(id))
    .findLast((it) => it?.revision.type === 'figure_approved')
  return approval === undefined ? [] : [approval.origin]
}

/** Several figures could be meant: one is chosen by number. */
function which(turn: Turn, figures: readonly StandingFigure[]): Decision {
  const offered = figures.slice(-CHOICES).reverse()
  const options = offered.map(({ figure }): Reading => {
    const { reading } = turn
    return {
      ...reading,
      intent: 'report.withdraw',
      margin: 1,
      indicators: [figure.indicator],
      period: figure.period,
    }
  })
  return {
    revisions: [],
    replies: [{ type: 'which_figure', verb: 'withdraw', figures: offered }],
    ask: openQuestion(turn, { type: 'readings', options, of: offered.map((it) => it.id) }),
  }
}

function ownFigures(turn: Turn): StandingFigure[] {
  return turn.books.standing.figures().filter((it) => relationsTo(turn, it).includes('entry'))
}

function relationsTo({ from, sender }: Turn, { origin, unit }: StandingFigure): Relation[] {
  const relations: Relation[] = []
  if (origin.channel === from.channel && origin.person === from.person) relations.push('entry')
  if (sender?.unit === unit) relations.push('own')
  return relations.length > 0 ? relations : ['other']
}

function ofPeriod({ figure }: StandingFigure, { period }: Reading): boolean {
  return period === null || (figure.period.from === period.from && figure.period.to === period.to)
}
