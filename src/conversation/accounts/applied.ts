/**
 * What is told of 绑定 to somebody who is nobody's account yet: whoever cannot be known here is not sent to it, and
 * whoever has applied is told that it waits, not to apply.
 */
import type { Binding } from '../../ledger/admissions.ts'
import { isStranger } from '../access/strangers.ts'
import type { Applied } from '../turn/replies/admission.ts'
import type { Reply } from '../turn/reply.ts'
import type { Decision, Turn } from '../turn/turn.ts'
import { codeOf } from './giving.ts'

export function asStranger(turn: Turn, decision: Decision): Decision {
  if (!isStranger(turn.sender) || decision.replies.length === 0) return decision
  const { fleeting } = turn
  if (fleeting) {
    const replies = decision.replies.map((it) => (it.type === 'stranger' ? { ...it, fleeting } : it))
    return { ...decision, replies }
  }
  const waits = requestedBy(turn)
  if (waits === null) return decision
  // The code is between the applicant and the administrator.
  const code = turn.from.room === undefined ? codeOf(waits) : null
  const applied = { wanted: waits.wanted, code }
  return { ...decision, replies: decision.replies.map((it) => withApplied(it, applied)) }
}

/** What this account has asked for last and nobody has answered. */
export function requestedBy({ from: { channel, person }, books }: Turn): Binding | null {
  const all = books.standing.admissions.bindings()
  const isMine = (it: Binding) => it.channel === channel && it.account === person && it.status === 'requested'
  return all.findLast(isMine) ?? null
}

function withApplied(reply: Reply, applied: Applied): Reply {
  const isTold =
    reply.type === 'stranger' ||
    (reply.type === 'help' && reply.role === 'none') ||
    ((reply.type === 'greeting' || reply.type === 'not_understood') && reply.stranger === true)
  return isTold ? { ...reply, applied } : reply
}
