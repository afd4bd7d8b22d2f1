/**
 * A decision that throws is a fault of the program, and must not lock anybody out: where something is kept of the
 * dialogue that it may have stumbled over, the message is read and decided on once more without it, and what was kept is
 * dropped. So 取消 and 帮助 are answered whatever was asked before.
 */
import { canonical } from './base/canonical.ts'
import { Problem } from './base/problem.ts'
import { isAnswerTo } from './conversation/turn/question.ts'
import type { Decision, Turn } from './conversation/turn/turn.ts'
import { cleared, type Dialogue } from './dialogue.ts'
import type { Ledger } from './ledger/ledger.ts'
import { NotYet } from './ledger/not-yet.ts'
import type { Entry } from './ledger/revision.ts'

export interface Decided {
  readonly turn: Turn
  readonly decision: Decision
  /** What the first try threw; absent: it did not. What was kept of the dialogue is then to be dropped. */
  readonly stumbled?: { readonly error: unknown; readonly question: boolean }
}

/** Rejects as `decide` does where the dialogue has nothing to do with it. */
export async function decided(
  dialogue: Dialogue,
  decide: (dialogue: Dialogue) => Promise<Decided>,
): Promise<Decided> {
  try {
    return sound(await decide(dialogue))
  } catch (error) {
    const anew = cleared(dialogue)
    // A store that cannot be read, or is not read yet, is nobody's stumbling.
    if (error instanceof Problem || error instanceof NotYet || canonical(anew) === canonical(dialogue))
      throw error
    const made = sound(await decide(anew))
    return { ...made, stumbled: { error, question: dialogue.question !== null } }
  }
}

/** JSON has no Infinity and no NaN: kept in a question, they would come back as nothing and poison what follows. */
function sound(made: Decided): Decided {
  const { ask, topic, revisions } = made.decision
  const faulty = notFinite([ask, topic, revisions])
  if (faulty !== undefined) throw new RangeError(`a decision holds ${faulty}`)
  return made
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

/** What a ledger that began with a checkpoint cannot tell yet is waited for, and decided on once more. */
export async function whenKnown<T>(ledger: Pick<Ledger, 'whole'>, decide: () => Promise<T>): Promise<T> {
  for (;;) {
    try {
      return await decide()
    } catch (error) {
      if (!(error instanceof NotYet)) throw error
      await ledger.whole()
    }
  }
}

/** What the entry answers is open no longer, whatever else can be said of it. */
export function closing({ question }: Dialogue, { words }: Entry): Pick<Decision, 'ask'> {
  return isAnswerTo(question, words?.text) ? { ask: question.below } : {}
}
