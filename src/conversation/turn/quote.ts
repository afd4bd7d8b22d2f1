/**
 * What a quoted message of ours was: looked up among the last answers by how it begins. Nothing is read out of it.
 */
import { type Question, stackOf } from './question.ts'
import type { Decision, Shown, Turn } from './turn.ts'

const HEAD = 80
/** A shorter beginning may be that of any answer. */
const LEAST = 8

export function shownAs(text: string, { ask, receipt }: Decision, at: string): Shown {
  return {
    head: plainHead(text),
    ...(receipt ? { receipt } : {}),
    ...(ask && ask.askedAt === new Date(at).toISOString() ? { asked: ask.askedAt } : {}),
  }
}

/** Null: nothing is quoted, or nothing that is known. */
export function quotedAnswer({ message, shown = [] }: Pick<Turn, 'message' | 'shown'>): Shown | null {
  if (message.quoted === null || message.about !== undefined) return null
  const quoted = plainHead(message.quoted.replace(/(?:…|\.{3})+\s*$/, ''))
  const same = ({ head }: Shown) => {
    const length = Math.min(head.length, quoted.length)
    return length >= LEAST && head.slice(0, length) === quoted.slice(0, length)
  }
  return shown.findLast(same) ?? null
}

/** The questions with the quoted one on top; unchanged where it is none, or closed. */
export function quotedFirst(question: Question | null, quoted: Shown | null): Question | null {
  const stack = stackOf(question)
  const found = stack.find((it) => it.askedAt === quoted?.asked)
  if (found === undefined || found === question) return question
  const others = stack.filter((it) => it !== found)
  return [found, ...others].reduceRight<Question | null>((below, it) => ({ ...it, below }), null)
}

function plainHead(text: string): string {
  return text.replace(/\s+/g, '').slice(0, HEAD)
}
