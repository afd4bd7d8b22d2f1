/**
 * After a verdict: the office takes it back, whoever filed a figure asks how it stands, and says that what came back
 * was right.
 */
import type { StandingFigure } from '../../ledger/standing.ts'
import { rolesOf } from '../../plan/roster.ts'
import type { Act } from '../../understanding/acts/act.ts'
import { may, officeCampaigns, relationsTo } from '../access/rights.ts'
import { isStranger, stranger } from '../access/strangers.ts'
import { draftOf } from '../reporting/drafting.ts'
import { report } from '../reporting/reporting.ts'
import type { ReviewState } from '../turn/replies/review.ts'
import type { Decision, Turn } from '../turn/turn.ts'
import { decidedItems } from './item-review.ts'
import { refused } from './review.ts'
import { reviewed, sentBack } from './waiting.ts'

/** 刚才通过错了: what the sender's last verdict decided waits again. */
export function undo(turn: Turn, lines: readonly number[]): Decision {
  if (!may(turn, 'review', ['office'])) return refused()
  const [figures, items] = [decidedBy(turn), decidedItems(turn)]
  const list = reviewed(turn)?.ids ?? []
  const chosen = lines.map((it) => list[it])
  const last = Math.max(...[...figures, ...items].map((it) => it.entry))
  const meant = (id: string, entry: number) => (lines.length > 0 ? chosen.includes(id) : entry === last)
  const undone = figures.flatMap((it) => (meant(it.standing.id, it.entry) ? [it.standing] : []))
  const reports = items.flatMap((it) => (meant(it.report.id, it.entry) ? [it.report] : []))
  if (undone.length + reports.length === 0)
    return { revisions: [], replies: [{ type: 'review.nothing_done' }] }
  return {
    revisions: [...undone, ...reports].map(({ id }) => ({ type: 'review_withdrawn', of: id })),
    replies: [{ type: 'review.undone', figures: undone, reports }],
  }
}

/** Figures whose last word is the sender's verdict, the newest first. */
function decidedBy({ books, sender, from }: Turn): { standing: StandingFigure; entry: number }[] {
  const { plan, standing } = books
  const campaigns = officeCampaigns(sender, plan)
  return standing
    .figures()
    .filter((it) => {
      const indicator = plan.knownIndicator(it.figure.indicator)
      return it.status !== 'pending' && indicator !== null && campaigns.includes(indicator.campaign)
    })
    .flatMap((it) => {
      const id = it.history.at(-1)
      const noted = id === undefined ? undefined : standing.revision(id)
      const verdict = noted?.revision.type === 'figure_approved' || noted?.revision.type === 'figure_returned'
      const own = noted?.origin.channel === from.channel && noted.origin.person === from.person
      return id !== undefined && verdict && own ? [{ standing: it, entry: Number(id.split('.')[0]) }] : []
    })
    .sort((a, b) => b.entry - a.entry)
}

/** 审了没, 为什么退我的, 社零审到哪了. */
export function stateOfReview(turn: Turn, act: Extract<Act, { act: 'review.ask' }>): Decision {
  if (isStranger(turn.sender)) return stranger('read')
  const { standing, plan } = turn.books
  const named = act.indicators.length > 0
  const readable = act.indicators.filter((id) =>
    may(turn, 'read', relationsTo(turn.sender, plan.indicator(id), plan)),
  )
  const own = named ? [] : filedBy(turn)
  const all = named ? readable.flatMap((id) => standing.ofIndicator(id).slice(-1)) : own
  const back = all.filter((it) => it.status === 'returned')
  const figures = act.returned && back.length > 0 ? back : all
  return {
    revisions: [],
    replies: [
      {
        type: 'review.state',
        of: named ? 'named' : isHead(turn) ? 'unit' : 'own',
        returned: act.returned,
        items: figures.map((it) => lastWord(turn, it)),
      },
    ],
    ...(figures.length === 0 ? {} : { topic: topicOf(figures) }),
  }
}

function topicOf(figures: readonly StandingFigure[]): NonNullable<Decision['topic']> {
  const indicators = [...new Set(figures.map(({ figure }) => figure.indicator))]
  const opens = figures.map(({ id, figure }) => ({ indicator: figure.indicator, figure: id }))
  return {
    intent: 'query.indicator',
    indicators,
    campaign: null,
    unit: null,
    task: null,
    period: null,
    opens,
  }
}

function isHead({ sender }: Turn): boolean {
  return rolesOf(sender).includes('lead')
}

/** What the sender filed, the newest first; of the unit for its head, and where the sender filed nothing. */
function filedBy(turn: Turn): StandingFigure[] {
  const { sender, from, books } = turn
  const ofUnit = books.standing.ofUnit(sender?.unit ?? '')
  const own = books.standing
    .figures()
    .filter(({ origin }) => origin.channel === from.channel && origin.person === from.person)
  const figures = isHead(turn) || own.length === 0 ? ofUnit : own
  return figures.toSorted((a, b) => b.recordedAt.localeCompare(a.recordedAt))
}

function lastWord({ books }: Turn, standing: StandingFigure): ReviewState {
  const { plan } = books
  const office = plan.officeOf(plan.indicator(standing.figure.indicator).campaign)
  const noted = standing.history.map((id) => books.standing.revision(id)).at(-1)
  const at = standing.status === 'pending' ? null : (noted?.recordedAt ?? null)
  return { standing, office, at }
}

/** 核过了还是原数: the same value comes in once more, with what was said of it. */
export function reaffirm(turn: Turn, { line, note }: Extract<Act, { act: 'review.reaffirm' }>): Decision {
  const old = sentBack(turn)[line]
  if (old === undefined) return { revisions: [], replies: [{ type: 'nothing_asked', word: 'confirm' }] }
  const { comparison, ...told } = old.figure
  return report(turn, [
    {
      ...draftOf({
        ...told,
        ...(comparison ? { comparison } : {}),
        text: note,
        corrects: old.id,
        reason: note,
      }),
      accepted: ['returned', `implausible ${old.figure.value}`],
    },
  ])
}
