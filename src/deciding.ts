/**
 * A decision that throws is a fault of the program, and must not lock anybody out: where something is kept of the
 * dialogue that it may have stumbled over, the message is decided on once more without it, and what was kept is dropped.
 * So 取消 and 帮助 are answered whatever was asked before.
 */
import type { Decision, Turn } from './conversation/turn/turn.ts'

export interface Decided {
  readonly decision: Decision
  /** What the first try threw; absent: it did not. What was kept of the dialogue is then to be dropped. */
  readonly stumbled?: { readonly error: unknown; readonly question: boolean }
}

/** Throws what the decision throws where the dialogue has nothing to do with it. */
export function decided(turn: Turn, decide: (turn: Turn) => Decision): Decided {
  try {
    return { decision: sound(decide(turn)) }
  } catch (error) {
    if (turn.question === null && turn.topic === null) throw error
    const decision = sound(decide({ ...turn, question: null, topic: null }))
    return { decision, stumbled: { error, question: turn.question !== null } }
  }
}

/** JSON has no Infinity and no NaN: kept in a question, they would come back as nothing and poison what follows. */
function sound(decision: Decision): Decision {
  const faulty = notFinite(decision.ask) ?? notFinite(decision.topic) ?? notFinite(decision.revisions)
  if (faulty !== undefined) throw new RangeError(`a decision holds ${faulty}`)
  return decision
}

function notFinite(value: unknown): number | undefined {
  if (typeof value === 'number') return Number.isFinite(value) ? undefined : value
  if (typeof value !== 'object' || value === null) return undefined
  for (const member of Object.values(value)) {
    const faulty = notFinite(member)
    if (faulty !== undefined) return faulty
  }
  return undefined
}
