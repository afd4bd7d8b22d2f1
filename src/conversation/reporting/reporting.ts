/** A decision about drafts: what is written, what is answered, what stays open. */
import { CITY } from '../../plan/counties.ts'
import type { Period } from '../../plan/period.ts'
import { askOn, type Draft, holdOn, openAmong, openQuestion, type Question } from '../turn/question.ts'
import { carriedPeriod, receiptAfter } from '../turn/receipt.ts'
import type { FiguresReply } from '../turn/replies/report.ts'
import type { Decision, Topic, Turn } from '../turn/turn.ts'
import { companyIn } from './kept.ts'
import { type Settled, settle } from './settling.ts'

/** Drafts of a new message: an open question is kept, without what has been reported meanwhile. */
export function report(turn: Turn, given: readonly Draft[]): Decision {
  const drafts = given.map((it) => withCarried(turn, it))
  const settled = settle(turn, drafts)
  const facts = [...settled.recorded.map((it) => it.figure), ...settled.open]
  const kept = without(openAmong(turn.question, turn.at), facts)
  if (isHeld(settled)) {
    const question = openQuestion({ ...turn, question: kept }, { type: 'drafts', drafts: settled.open })
    const held = settled.open.map(({ indicator, value, unit, period, cautions = [] }) => {
      const words = cautions.find((it) => it.kind === 'not_meant')?.text ?? ''
      return { type: 'held' as const, words, indicator, value, unit, period }
    })
    const told = { ...settled, outcomes: [...settled.outcomes, ...held], need: null }
    return { ...answered(turn, told, []), ask: holdOn(question) }
  }
  const ask =
    settled.open.length > 0
      ? openQuestion({ ...turn, question: kept }, { type: 'drafts', drafts: settled.open })
      : kept
  return { ...answered(turn, settled, [], [...unexplainedIn(drafts, settled), ...besideIn(turn)]), ask }
}

/** 先别登, 仅供参考: all that would be asked about is said not to be recorded. */
function isHeld({ need }: Settled): boolean {
  return (
    need?.type === 'confirm' &&
    need.drafts.every(({ doubts }) => doubts.some((it) => it.type === 'caution' && it.kind === 'not_meant'))
  )
}

/** The time said for what was reported just now goes on until another is said. */
function withCarried(turn: Turn, draft: Draft): Draft {
  const carried = draft.period === null ? carriedPeriod(turn.receipt, turn.at) : null
  return carried === null || carried.to > turn.today ? draft : { ...draft, period: carried, carried: true }
}

/** Drafts of an open question, after an answer to it. */
export function reportOn(
  turn: Turn,
  question: Question,
  drafts: readonly Draft[],
  dropped: readonly Draft[],
): Decision {
  const settled = settle(turn, drafts)
  const decision = answered(turn, settled, dropped)
  const ask =
    settled.open.length > 0 ? askOn(turn, question, { type: 'drafts', drafts: settled.open }) : question.below
  return { ...decision, ask, words: `${question.sentence}\n${turn.message.text}` }
}

/** Numbers of the message that belong to nothing known, where no question says so. */
function unexplainedIn(drafts: readonly Draft[], { open, need }: Settled): string[] {
  return need?.type === 'confirm' && open.some((it) => it.unexplained.length > 0)
    ? []
    : [...new Set(drafts.flatMap((it) => it.unexplained))]
}

/** Numbers of something that the message names beside its figures: said, for nothing else tells that they are not kept. */
function besideIn({ reading }: Turn): string[] {
  // 986家,新增40家: a change of what is recorded is told with it.
  const told = (id: string | undefined) => id === undefined || reading.indicators.includes(id)
  return reading.leftOut.flatMap(({ text, beside, changeOf }) =>
    beside === true || !told(changeOf) ? [text] : [],
  )
}

function answered(
  turn: Turn,
  settled: Settled,
  dropped: readonly Draft[] = [],
  unexplained: readonly string[] = [],
): Decision {
  const { revisions, need, tell } = settled
  const aside = asideIn(turn)
  const compared = companyIn(turn.reading, turn.books.plan)
  const reply: FiguresReply = {
    type: 'figures',
    unexplained,
    ...(aside.length === 0 ? {} : { aside }),
    ...(compared.length === 0 ? {} : { compared }),
    outcomes: [
      ...settled.outcomes,
      ...dropped.map(({ indicator, value, unit, period }) => {
        return { type: 'dropped' as const, indicator, value, unit, period }
      }),
    ],
    need,
  }
  const topic = topicOf(settled)
  const receipt = receiptAfter(reply.outcomes, turn.receipt ?? null, turn.at)
  return {
    revisions,
    replies: [reply],
    tell,
    ...(topic === null ? {} : { topic }),
    ...(receipt === null ? {} : { receipt }),
  }
}

/** What the message says beside the figures that are taken; another city's figure is no matter of ours. */
function asideIn({ reading, books }: Turn): NonNullable<FiguresReply['aside']> {
  const counties = new Set((books.plan.plan.counties ?? []).flatMap((it) => [it.name, ...it.aliases]))
  return reading.leftOut.flatMap(({ text, single, place = null }): NonNullable<FiguresReply['aside']> => {
    if (place !== null) return place === CITY || counties.has(place) ? [{ text, place }] : []
    return single === true ? [{ text, place }] : []
  })
}

function topicOf(settled: Settled): Topic | null {
  const figures = settled.recorded.map((it) => it.figure)
  const same = settled.outcomes.flatMap((it) => (it.type === 'same' ? [it.standing.figure] : []))
  const waiting = settled.open.flatMap((it) => (it.indicator === null ? [] : [it.indicator]))
  const indicators = [...new Set([...figures, ...same].map((it) => it.indicator).concat(waiting))]
  if (indicators.length === 0) return null
  const period: Period | null = [...figures, ...same][0]?.period ?? settled.open[0]?.period ?? null
  return { intent: 'query.indicator', indicators, campaign: null, unit: null, task: null, period }
}

/** The questions without the drafts of facts that a later message has spoken of. */
function without(question: Question | null, facts: readonly Spoken[]): Question | null {
  if (question === null) return null
  const below = without(question.below, facts)
  if (question.matter.type !== 'drafts') return { ...question, below }
  const drafts = question.matter.drafts.filter((draft) => !facts.some((it) => isSameFact(it, draft)))
  return drafts.length === 0 ? below : { ...question, matter: { type: 'drafts', drafts }, below }
}

type Spoken = Pick<Draft, 'indicator' | 'period' | 'stage' | 'scope'>

function isSameFact(a: Spoken, b: Spoken): boolean {
  const same = a.indicator === b.indicator && a.stage === b.stage && a.scope === b.scope
  return same && samePeriodOrNone(a.period, b.period)
}

function samePeriodOrNone(a: Period | null, b: Period | null): boolean {
  return a === null || b === null || (a.from === b.from && a.to === b.to)
}
