/**
 * Messages as a bot takes them, without a bot: each is decided on what stands, appended, and decided again where
 * somebody else was first. A redelivery is known by its id; the same figure in another message makes no record.
 */
import type { Ledger } from '../../src/ledger/ledger.ts'
import type { Figure, Revision } from '../../src/ledger/revision.ts'
import type { Standing } from '../../src/ledger/standing.ts'
import { addition, figure, reported } from '../ledger/sample.ts'

export interface Message {
  readonly id: string
  readonly decide: (standing: Standing) => readonly Revision[]
}

/** `recorded` is on disk by this message; `known` says the same as what is on disk. */
export async function deliver(ledger: Ledger, message: Message): Promise<'recorded' | 'known'> {
  for (;;) {
    await ledger.refresh()
    if (ledger.messageSeen('terminal', message.id)) return 'known'
    const revisions = message.decide(ledger.standing)
    if (revisions.length === 0) return 'known'
    const result = await ledger.append(addition(message.id, revisions), ledger.head)
    if ('appended' in result) return 'recorded'
  }
}

/** Reports one figure, unless that very figure stands. */
export function report(id: string, value: number, differing: Partial<Figure> = {}): Message {
  return {
    id,
    decide: (standing) =>
      standing.figure(figure(0, differing))?.figure.value === value ? [] : [reported(value, differing)],
  }
}

/** Does something to the figure that stands, and nothing where none stands. */
export function upon(id: string, act: (of: string) => Revision, differing: Partial<Figure> = {}): Message {
  return {
    id,
    decide: (standing) => {
      const stands = standing.figure(figure(0, differing))
      return stands ? [act(stands.id)] : []
    },
  }
}

/** A small day of everything: several figures in a message, the same again, correction, review, withdrawal. */
export const DAY: readonly Message[] = [
  {
    id: 'd1',
    decide: () => [
      reported(6.8),
      reported(3, { indicator: 'investment-growth' }),
      reported(9, { scope: '平江县' }),
    ],
  },
  report('d2', 6.8),
  upon('d3', (of) => ({ type: 'figure_approved', of })),
  upon('d4', (of) => ({ type: 'figure_corrected', of, figure: figure(6.9), reason: '口径' })),
  upon('d5', (of) => ({ type: 'figure_returned', of, reason: '请附佐证' })),
  upon('d6', (of) => ({ type: 'figure_withdrawn', of, reason: null }), { scope: '平江县' }),
  {
    id: 'd7',
    decide: () => [
      { type: 'progress_reported', task: 'a1-1', unit: '市商务局', words: '已开工', percent: 20 },
    ],
  },
  report('d8', 7.1),
]

/** All that can be told of a standing without its ids and times, which depend on who came first. */
export function told(standing: Standing) {
  return {
    revisions: standing.revisions,
    progress: standing.progress('a1-1').map(({ words }) => words),
    figures: standing.figures().map(({ figure, status, unit, returnedReason, history }) => ({
      figure,
      status,
      unit,
      returnedReason,
      length: history.length,
    })),
  }
}
