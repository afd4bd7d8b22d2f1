/**
 * 佐证材料: files and pictures sent with a report are linked to it, and those sent after it by themselves to what the
 * sender reported last, or to what the message names. A file says that something was shown, not that it is so.
 */
import type { StandingFigure } from '../ledger/standing.ts'
import { plain } from './plain.ts'
import type { Decision, Turn } from './turn.ts'

/** A picture comes without words, or with a word for what it is. */
const ALONE =
  /^(?:[[【(]?(?:图片|照片|文件|截图)[\]】)]?|(?:这是|现|附|补充?|补报|见|上传|提交|发)?.{0,4}(?:佐证(?:材料)?|证明材料|附件|材料|截图|照片|扫描件).{0,6})$/
const NAMED = /佐证|证明材料|附件|材料|扫描件|截图|照片/

/** A message that brings files and reports nothing itself; null: it is something else. */
export function attach(turn: Turn): Decision | null {
  const { files = [], unread = 0 } = turn.message
  if (files.length + unread === 0) return null
  const said = plain(turn.message.text)
  const { reading } = turn
  const named = NAMED.test(said) && (reading.task !== null || reading.indicators.length > 0)
  const alone = said === '' || ALONE.test(said)
  if (!alone && (!named || reading.figures.length > 0 || reading.intent === 'report.progress')) return null
  const to = named ? namedIn(turn) : lastOf(turn)
  if (to.ids.length === 0) return { revisions: [], replies: [{ type: 'evidence.nothing' }] }
  const reply = {
    type: 'evidence',
    files: files.length,
    unread,
    figures: to.figures,
    tasks: to.tasks,
  } as const
  if (files.length === 0) return { revisions: [], replies: [reply] }
  return { revisions: [{ type: 'evidence_attached', to: [...to.ids], files: [...files] }], replies: [reply] }
}

/** The decision on a report with the files that came with it. */
export function withEvidence(turn: Turn, decision: Decision): Decision {
  const { files = [], unread = 0 } = turn.message
  if (files.length + unread === 0) return decision
  const { head } = turn.books.standing
  const to = decision.revisions.flatMap((it, at) =>
    it.type === 'figure_reported' || it.type === 'figure_corrected' || it.type === 'progress_reported'
      ? [`${head + 1}.${at}`]
      : [],
  )
  if (to.length === 0 || files.length === 0) {
    const kept = decision.replies.some((it) => it.type === 'evidence' || it.type === 'evidence.nothing')
    if (kept || !reports(turn)) return decision
    return { ...decision, replies: [...decision.replies, { type: 'evidence.again', unread }] }
  }
  return {
    ...decision,
    revisions: [...decision.revisions, { type: 'evidence_attached', to, files: [...files] }],
    replies: [
      ...decision.replies.map((it) => (it.type === 'progress' ? { ...it, evidence: files.length } : it)),
      { type: 'evidence', files: files.length, unread, figures: [], tasks: [] },
    ],
  }
}

interface Target {
  readonly ids: readonly string[]
  readonly figures: readonly StandingFigure[]
  readonly tasks: readonly string[]
}

function lastOf({ books, from }: Turn): Target {
  const { figures = [], progress = [] } = books.standing.lastOf(from.channel, from.person) ?? {}
  return {
    ids: [...figures, ...progress].map((it) => it.id),
    figures,
    tasks: progress.map((it) => it.task),
  }
}

/** The latest of the sender's own unit, of what the message names. */
function namedIn({ books, reading, sender }: Turn): Target {
  const unit = sender?.unit ?? null
  const { task, indicators } = reading
  const progress =
    task === null ? undefined : books.standing.progress(task).findLast((it) => it.unit === unit)
  const figures = indicators.flatMap(
    (id) => books.standing.ofIndicator(id).findLast((it) => it.unit === unit) ?? [],
  )
  return {
    ids: [...figures.map((it) => it.id), ...(progress === undefined ? [] : [progress.id])],
    figures,
    tasks: progress === undefined ? [] : [progress.task],
  }
}

function reports({ reading }: Turn): boolean {
  return reading.intent.startsWith('report.') && reading.intent !== 'report.withdraw'
}
