/** The real plan, a standing folded from sealed entries, and a question put to a handler: what the query tests stand on. */

import { dayOf } from '../../src/base/clock.ts'
import type { QueryReply } from '../../src/conversation/turn/replies/query.ts'
import type { Decision, Handler, Turn } from '../../src/conversation/turn/turn.ts'
import type { Books } from '../../src/ledger/books.ts'
import { fold } from '../../src/ledger/fold.ts'
import type { Revision } from '../../src/ledger/revision.ts'
import type { Period } from '../../src/plan/period.ts'
import type { Person, Role } from '../../src/plan/roster.ts'
import { loadPlan } from '../../src/plan/seeds.ts'
import { queryWords } from '../../src/rendering/words/query.ts'
import type { Reading } from '../../src/understanding/reading.ts'
import { alone } from '../ledger/sample.ts'
import { reading as readingOf } from '../reading.ts'

export const plan = loadPlan('seeds/yueyang-2025')

export const Q1: Period = { from: '2025-01-01', to: '2025-03-31' }
export const TWO_MONTHS: Period = { from: '2025-01-01', to: '2025-02-28' }
export const APRIL: Period = { from: '2025-01-01', to: '2025-04-30' }

/** A figure that was reported for the unit that answers first for the indicator. */
export function figure(indicator: string, value: number, period: Period = Q1): Revision {
  const known = plan.indicator(indicator)
  return {
    type: 'figure_reported',
    unit: known.owner_units[0] ?? '',
    onBehalf: false,
    figure: {
      indicator,
      period,
      basis: period.from.endsWith('-01-01') ? 'cumulative' : 'single',
      scope: '全市',
      stage: null,
      value,
      unit: known.unit,
    },
  }
}

/** Books on a day, after these revisions came one by one from 市商务局 on 11 April 2025. */
export function booksOf(revisions: readonly Revision[], today = '2025-04-26'): Books {
  return { plan, standing: fold(revisions.map(alone)), today }
}

export function person(role: Role, unit: string | null = '市商务局'): Person {
  return { id: 'u1', name: '张三', unit, role, accounts: { test: 'u1' } }
}

export interface Asking {
  text?: string
  reading?: Partial<Reading>
  told?: readonly Revision[]
  today?: string
  sender?: Person | null
}

export function turnOf({
  text = '',
  reading = {},
  told = [],
  today = '2025-04-26',
  sender = person('reporter'),
}: Asking): Turn {
  const at = new Date(`${today}T09:30:00+08:00`)
  return {
    at,
    today: dayOf(at),
    from: { channel: 'test', person: 'u1' },
    sender,
    message: { id: 'q1', text, quoted: null },
    reading: readingOf(text, { intent: 'query.indicator', ...reading }),
    question: null,
    topic: null,
    books: booksOf(told, today),
  }
}

/** What the handler decides, and the words of its answers. */
export function ask(handler: Handler, asking: Asking): Decision & { text: string } {
  const decision = handler(turnOf(asking))
  return {
    ...decision,
    text: decision.replies.map((it) => queryWords(it as QueryReply, { plan })).join('\n'),
  }
}
