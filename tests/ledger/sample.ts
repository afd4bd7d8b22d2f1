/** Figures, messages and entries to test with: 社零 by 市商务局, unless the test says otherwise. */
import { NO_HASH, seal } from '../../src/ledger/chain.ts'
import type { Addition } from '../../src/ledger/ledger.ts'
import type { Entry, Figure, Origin, Revision } from '../../src/ledger/revision.ts'

export function figure(value: number, differing: Partial<Figure> = {}): Figure {
  return {
    indicator: 'retail-growth',
    period: { from: '2025-01-01', to: '2025-03-31' },
    basis: 'cumulative',
    scope: '全市',
    stage: null,
    value,
    unit: '%',
    ...differing,
  }
}

export function reported(value: number, differing: Partial<Figure> = {}, unit = '市商务局'): Revision {
  return { type: 'figure_reported', figure: figure(value, differing), unit, onBehalf: false }
}

export function origin(message: string, differing: Partial<Origin> = {}): Origin {
  return {
    person: 'u1',
    unit: '市商务局',
    channel: 'terminal',
    room: null,
    message,
    sentAt: '2025-04-11T09:12:00+08:00',
    ...differing,
  }
}

export function addition(
  message: string,
  revisions: readonly Revision[],
  from: Partial<Origin> = {},
): Addition {
  return { origin: origin(message, from), words: { text: `原文 ${message}`, name: '张三' }, revisions }
}

/** One revision that came by itself from 市商务局 on 11 April 2025, in an entry of no chain. */
export function alone(revision: Revision, index: number): Entry {
  return seal({
    number: index + 1,
    recordedAt: '2025-04-11T01:12:00.000Z',
    origin: origin(`m${index}`, { channel: 'test' }),
    words: null,
    revisions: [revision],
    previous: NO_HASH,
  })
}

/** A chain of entries, one for each list of revisions. */
export function chain(
  lists: ReadonlyArray<readonly Revision[]>,
  from: (index: number) => Partial<Origin> = () => ({}),
): Entry[] {
  const entries: Entry[] = []
  for (const [index, revisions] of lists.entries()) {
    entries.push(
      seal({
        number: index + 1,
        recordedAt: new Date(Date.UTC(2025, 3, 11, 1, 12, index)).toISOString(),
        origin: origin(`m${index + 1}`, from(index)),
        words: { text: `原文 ${index + 1}`, name: '张三', salt: `salt ${index}` },
        revisions: [...revisions],
        previous: entries.at(-1)?.hash ?? NO_HASH,
      }),
    )
  }
  return entries
}
