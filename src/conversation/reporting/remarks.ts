/**
 * A remark on what was recorded: one that tells a reason, where one line of the receipt lags and nothing was said of it
 * yet, is why. Any other is taken note of; never a figure.
 */
import { judge } from '../../judging/judge.ts'
import type { Revision } from '../../ledger/revision.ts'
import { CITY } from '../../plan/counties.ts'
import type { Act } from '../../understanding/acts/act.ts'
import { explain, isExplainable } from '../duties/lagging.ts'
import type { Decision, Topic, Turn } from '../turn/turn.ts'
import { willStand, withFigures } from './preview.ts'

type Note = Extract<Act, { act: 'report.note' }>

/** As many as one looks at. */
const SHOWN = 3

/** Null: it asks or orders something, or tells of a task. */
export function noted(turn: Turn, { words, why }: Note): Decision | null {
  const { intent, names } = turn.reading
  const ofTask = intent === 'report.progress' && names.some((it) => it.kind === 'task' && it.how === 'exact')
  if (/^(?:query|remind|bulletin|help)/.test(intent) || ofTask) return null
  const lines = (turn.receipt?.lines ?? []).flatMap((it) => (it === null ? [] : [it.figure]))
  const city = lines.filter((it) => it.scope === CITY).map((it) => it.indicator)
  const [only, ...more] = why ? [...new Set(city)].filter((it) => isUnexplained(turn, it)) : []
  if (only !== undefined && more.length === 0) return reasonFor(turn, only, words)
  const figures = lines.flatMap((it) => turn.books.standing.figure(it) ?? []).slice(0, SHOWN)
  return { revisions: [], replies: [{ type: 'report.noted', done: false, figures }] }
}

/** 社零1-8月增长6.4%，主要是汽车类拖累: the reason that a report brings along, where what it tells of is recorded and does not do well. */
export function withReason(turn: Turn, decision: Decision): Decision {
  const { remark } = turn.reading
  if (remark === undefined) return decision
  const recorded = decision.revisions.flatMap((it: Revision, index) =>
    it.type === 'figure_reported' ? [willStand(turn, index, it)] : [],
  )
  const told = recorded.some(({ figure }) => figure.indicator === remark.of && figure.scope === CITY)
  const then = { ...turn, books: withFigures(turn.books, recorded) }
  if (!told || !isUnexplained(then, remark.of)) return decision
  const why = reasonFor(then, remark.of, remark.words)
  return {
    ...decision,
    revisions: [...decision.revisions, ...why.revisions],
    replies: [
      ...decision.replies.map((it) => (it.type === 'figures' ? { ...it, explained: remark.of } : it)),
      ...why.replies,
    ],
  }
}

function isUnexplained({ books }: Turn, indicator: string): boolean {
  const judgement = judge(books, indicator)
  const told = books.standing.backings.explanations(indicator)
  return isExplainable(judgement) && !told.some((it) => it.period.to === judgement.period?.to)
}

function reasonFor(turn: Turn, indicator: string, reason: string): Decision {
  const topic: Topic = {
    intent: 'query.indicator',
    indicators: [indicator],
    campaign: null,
    unit: null,
    task: null,
    period: null,
  }
  const reading = { ...turn.reading, names: [] }
  return explain({ ...turn, topic, reading }, { reason, measures: null, when: null, needs: null })
}
