/**
 * 佐证材料: files and pictures sent with a report are linked to it, and those sent after it by themselves to what the
 * sender reported last, or to what the message names. A file says that something was shown, not that it is so.
 */
import type { EvidenceFile } from '../../ledger/backing.ts'
import type { Revision } from '../../ledger/revision.ts'
import type { StandingFigure } from '../../ledger/standing.ts'
import { isAnswerTo, type Question } from '../turn/question.ts'
import type { Reply } from '../turn/reply.ts'
import type { Decision, Turn } from '../turn/turn.ts'

/** A message that brings files and reports nothing itself; null: it is something else. */
export function attach(turn: Turn): Decision | null {
  const { files = [], unread = 0 } = turn.message
  if (files.length + unread === 0) return null
  const { reading } = turn
  const { encloses } = reading
  const named = encloses !== undefined && (reading.task !== null || reading.indicators.length > 0)
  const alone = encloses === 'alone'
  if (!alone && (!named || reading.figures.length > 0 || reading.intent === 'report.progress')) return null
  const question = files.length > 0 ? askedOf(turn, named) : null
  if (question !== null) {
    const held = unique([...(question.files ?? []), ...files])
    const reply = { type: 'evidence.held', files: files.length, unread } as const
    return { revisions: [], replies: [reply], ask: { ...question, files: held }, keep: true }
  }
  const to = named ? namedIn(turn) : lastOf(turn)
  if (to.ids.length === 0) return { revisions: [], replies: [{ type: 'evidence.nothing' }] }
  const reply = {
    type: 'evidence',
    files: files.length,
    unread,
    figures: to.figures,
    tasks: to.tasks,
    ...(to.items.length === 0 ? {} : { items: to.items }),
  } as const
  if (files.length === 0) return { revisions: [], replies: [reply] }
  return { revisions: [{ type: 'evidence_attached', to: [...to.ids], files: [...files] }], replies: [reply] }
}

/** The decision on a report with the files that came with it, or had come with what it answers; held where it asks first. */
export function withEvidence(turn: Turn, decision: Decision): Decision {
  const { files = [], unread = 0 } = turn.message
  const earlier = heldFor(turn, decision)
  const all = unique([...earlier, ...files])
  if (all.length + unread === 0) return decision
  const told = decision.replies.some((it) => it.type.startsWith('evidence'))
  if (told) return decision
  const ask = decision.ask ?? null
  const holds = all.length > 0 && ask?.askedAt === turn.at.toISOString() && asksOfReport(ask)
  const kept: Decision = holds
    ? { ...decision, ask: { ...ask, files: all }, ...(files.length > 0 ? { keep: true } : {}) }
    : decision
  const { head } = turn.books.standing
  const to = decision.revisions.flatMap((it, at) =>
    it.type === 'item_corrected' ? [it.of] : REPORTS.has(it.type) ? [`${head + 1}.${at}`] : [],
  )
  if (to.length > 0 && all.length > 0) {
    return {
      ...kept,
      revisions: [...decision.revisions, { type: 'evidence_attached', to, files: all }],
      replies: [
        ...decision.replies.map((it) => (it.type === 'progress' ? { ...it, evidence: all.length } : it)),
        ...linked(earlier.length),
        ...received(files.length, unread),
      ],
    }
  }
  if (holds) {
    const replies: Reply[] = files.length > 0 ? [{ type: 'evidence.held', files: files.length, unread }] : []
    return { ...kept, replies: [...decision.replies, ...replies] }
  }
  if (files.length + unread === 0 || !reports(turn)) return decision
  return { ...decision, replies: [...decision.replies, { type: 'evidence.again', unread }] }
}

/** What files may be shown for; those that come with a correction of an item's report are that report's. */
const REPORTS: ReadonlySet<Revision['type']> = new Set([
  'figure_reported',
  'figure_corrected',
  'progress_reported',
  'item_reported',
])

function linked(files: number): Reply[] {
  return files === 0 ? [] : [{ type: 'evidence.linked', files }]
}

function received(files: number, unread: number): Reply[] {
  return files + unread === 0 ? [] : [{ type: 'evidence', files, unread, figures: [], tasks: [] }]
}

/** What was held for the open question, where the decision is the answer to it. */
function heldFor({ question }: Turn, { words }: Decision): readonly EvidenceFile[] {
  const answers = isAnswerTo(question, words)
  return answers ? (question.files ?? []) : []
}

/** The open question that files sent by themselves belong to: about what is being reported just now. */
function askedOf({ question, reading }: Turn, named: boolean): Question | null {
  if (question === null || !asksOfReport(question)) return null
  if (!named) return question
  const { matter } = question
  const waiting = matter.type === 'drafts' ? matter.drafts.map((it) => it.indicator) : []
  return reading.indicators.some((it) => waiting.includes(it)) ? question : null
}

function asksOfReport({ matter }: Question): boolean {
  if (matter.type === 'readings')
    return matter.options.some(({ intent }) => intent.startsWith('report.') && intent !== 'report.withdraw')
  return matter.type === 'drafts' || matter.type === 'items'
}

function unique(files: readonly EvidenceFile[]): EvidenceFile[] {
  return files.filter((it, at) => files.findIndex((other) => other.hash === it.hash) === at)
}

interface Target {
  readonly ids: readonly string[]
  readonly figures: readonly StandingFigure[]
  readonly tasks: readonly string[]
  /** Names of lists' items. */
  readonly items: readonly string[]
}

function lastOf({ books, from }: Turn): Target {
  const { channel, person } = from
  const last = books.standing.lastOf(channel, person)
  const ofItems = books.standing.items.lastOf(channel, person)
  if (ofItems !== undefined && ofItems.number > (last?.number ?? 0))
    return {
      ...{ ids: ofItems.reports.map((it) => it.id), figures: [], tasks: [] },
      items: ofItems.reports.map((it) => it.item),
    }
  const { figures = [], progress = [] } = last ?? {}
  return {
    ids: [...figures, ...progress].map((it) => it.id),
    figures,
    tasks: progress.map((it) => it.task),
    items: [],
  }
}

/** The latest of the sender's own unit, of what the message names. */
function namedIn({ books, reading, sender }: Turn): Target {
  const unit = sender?.unit ?? null
  const { task, indicators } = reading
  const progress =
    task === null
      ? undefined
      : books.standing.progress(task, books.plan.key).findLast((it) => it.unit === unit)
  const figures = indicators.flatMap(
    (id) => books.standing.ofIndicator(id).findLast((it) => it.unit === unit) ?? [],
  )
  return {
    ids: [...figures.map((it) => it.id), ...(progress === undefined ? [] : [progress.id])],
    figures,
    tasks: progress === undefined ? [] : [progress.task],
    items: [],
  }
}

function reports({ reading }: Turn): boolean {
  return reading.intent.startsWith('report.') && reading.intent !== 'report.withdraw'
}
