/** What waits for an office, what the list that was shown has become, and what came back to whoever filed it. */
import type { StandingFigure } from '../../ledger/standing.ts'
import { rolesOf } from '../../plan/roster.ts'
import type { Act } from '../../understanding/acts/act.ts'
import { officeCampaigns } from '../access/rights.ts'
import { isReviewed } from '../reporting/preview.ts'
import { listAmong, openAmong } from '../turn/question.ts'
import type { ReviewReply } from '../turn/replies/review.ts'
import type { Turn } from '../turn/turn.ts'
import { waitingItems } from './item-review.ts'

/** A turn before its message was read. */
type Unread = Omit<Turn, 'reading'>

/** Figures that wait for the offices that the sender speaks for, the oldest first. */
export function waiting({ sender, books }: Unread): StandingFigure[] {
  const { plan, standing } = books
  const campaigns = officeCampaigns(sender, plan)
  if (campaigns.length === 0) return []
  return standing
    .figures()
    .filter(({ status, figure }) => {
      const indicator = plan.knownIndicator(figure.indicator)
      return status === 'pending' && indicator !== null && campaigns.includes(indicator.campaign)
    })
    .sort((a, b) => a.recordedAt.localeCompare(b.recordedAt))
}

/** What the lines of a verdict count in: the list that was shown, else all that waits; null: the sender reviews nothing. */
export function reviewed(turn: Unread): { readonly ids: readonly string[]; readonly shown: boolean } | null {
  if (officeCampaigns(turn.sender, turn.books.plan).length === 0 || !isReviewed(turn)) return null
  const shown = listAmong(openAmong(turn.question, turn.at))
  const ids = () => [...waiting(turn), ...waitingItems(turn)].map((it) => it.id)
  return { ids: shown ?? ids(), shown: shown !== null }
}

/** A figure or a report on an item that nobody has looked at yet. */
export function waits({ books }: Pick<Turn, 'books'>, id: string | undefined): boolean {
  const { standing } = books
  const found = standing.byId(id ?? '') ?? standing.items.report(id ?? '')
  return found?.status === 'pending'
}

/** What an office sent back to the sender, or to the sender's unit where the sender heads it; the newest last. */
export function sentBack({ sender, from, books }: Unread): StandingFigure[] {
  const unit = sender?.unit
  if (!unit) return []
  const whole = rolesOf(sender).includes('lead')
  return books.standing
    .ofUnit(unit)
    .filter(({ status, origin }) => {
      const own = origin.channel === from.channel && origin.person === from.person
      return status === 'returned' && (own || whole)
    })
    .toSorted((a, b) => a.recordedAt.localeCompare(b.recordedAt))
}

/** PM2.5过了，水质那条放着: what was said to wait is named; where nothing was decided, too. */
export function leftWaiting(
  turn: Turn,
  ids: readonly string[],
  { left, verdicts }: Extract<Act, { act: 'review.verdict' }>,
): ReviewReply[] {
  const lines = left.length > 0 || verdicts.length > 0 ? left : [...ids.keys()]
  const figures = lines.flatMap((it) => turn.books.standing.byId(ids[it] ?? '') ?? [])
  return figures.length === 0 ? [] : [{ type: 'review.left', figures }]
}
