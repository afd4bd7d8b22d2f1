/** Why a figure is not stored before its sender has said 确认. */
import { type Oddity, type OddityCode, plausibility } from '../../judging/plausibility.ts'
import type { Figure } from '../../ledger/revision.ts'
import { factKey, type StandingFigure } from '../../ledger/standing.ts'
import { CITY } from '../../plan/counties.ts'
import type { Draft } from '../turn/question.ts'
import type { Doubt } from '../turn/replies/report.ts'
import type { Turn } from '../turn/turn.ts'

/** The doubts that are still open: those that the sender has confirmed are gone. */
export function doubtsOf(
  turn: Turn,
  draft: Draft,
  figure: Figure,
  old: StandingFigure | null,
  sameMessage: readonly Figure[],
): Doubt[] {
  return [...allDoubts(turn, draft, figure, old, sameMessage)].filter(
    (it) => !draft.accepted.includes(doubtKey(it, figure)),
  )
}

function* allDoubts(
  turn: Turn,
  draft: Draft,
  figure: Figure,
  old: StandingFigure | null,
  sameMessage: readonly Figure[],
): Generator<Doubt> {
  const oddities = implausible(turn, figure)
  if (oddities.length > 0) yield { type: 'implausible', oddities }
  const other = sameMessage.find((it) => factKey(it) === factKey(figure))
  if (other !== undefined) yield { type: 'replaces', old: other, status: 'pending' }
  else if (old !== null && draft.corrects === null) {
    if (old.status !== 'returned') yield { type: 'replaces', old: old.figure, status: old.status }
    else if (old.figure.value === figure.value) yield { type: 'returned', reason: old.returnedReason ?? null }
  } else if (old !== null && isOfAnotherSize(turn, figure, old.figure))
    yield { type: 'replaces', old: old.figure, status: old.status }
  if (figure.period.to > turn.today) yield { type: 'period_open', ends: figure.period.to }
  if (draft.bound !== 'exact') yield { type: 'inexact', text: draft.text, bound: draft.bound }
  if (draft.unexplained.length > 0) yield { type: 'unexplained', texts: draft.unexplained }
  for (const it of draft.cautions ?? []) yield { type: 'caution', ...it }
  if (draft.unsure) yield { type: 'unsure' }
}

/** 17900 put right as 9.3: an amount ten times off what stood is hardly a correction of it. Rates move about zero. */
function isOfAnotherSize({ books }: Turn, figure: Figure, old: Figure): boolean {
  const { kind, targets } = books.plan.indicator(figure.indicator)
  if (!['count', 'level'].includes(kind)) return false
  // What comes nearer to the size that the plan speaks of puts a slip right.
  const aim = targets.find((it) => it.value !== null && it.value > 0)?.value ?? null
  const off = (value: number) => (aim === null ? 0 : Math.abs(Math.log(value / aim)))
  if (aim !== null && figure.value > 0 && old.value > 0 && off(figure.value) < off(old.value)) return false
  const [small = 0, large = 0] = [Math.abs(figure.value), Math.abs(old.value)].sort((a, b) => a - b)
  return small > 0 && large / small >= OTHER_SIZE
}

const OTHER_SIZE = 10

/** A period that is not over has a question of its own. */
function implausible(turn: Turn, { indicator, value, period, scope }: Figure): Oddity[] {
  return plausibility(turn.books, indicator, value, period, { text: turn.message.text }).filter(
    (it) =>
      it.severity === 'doubt' &&
      it.code !== 'period_not_over' &&
      (scope === CITY || OF_ANY_SCOPE.has(it.code)),
  )
}

/** A county's figure has the city's kind and unit, but neither its size nor its past. */
const OF_ANY_SCOPE: ReadonlySet<OddityCode> = new Set([
  'out_of_range',
  'share_out_of_range',
  'amount_for_rate',
  'not_a_rank',
  'negative',
  'not_whole',
])

/** What a 确认 was about: confirmed for one value, a doubt is open again for another. */
export function doubtKey(doubt: Doubt, figure: Figure): string {
  switch (doubt.type) {
    case 'implausible':
      return `implausible ${figure.value}`
    case 'replaces':
      return `replaces ${doubt.old.value} ${doubt.status}`
    case 'period_open':
      return `period_open ${doubt.ends}`
    case 'caution':
      return `caution ${doubt.kind}`
    default:
      return doubt.type
  }
}
