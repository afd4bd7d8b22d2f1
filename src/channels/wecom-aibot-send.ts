/** What the AI bot's SDK says of a message, and by which request an answer goes back. */
import { z } from 'zod'
import { Problem } from '../base/problem.ts'
import type { Sent } from './channel.ts'
import { unreachable, WECOM_AIBOT } from './wecom-aibot-line.ts'

/** A refused message is rejected with the platform's bare frame, no Error. */
const refusalSchema = z.object({ errcode: z.number() })

const MINUTE_MS = 60_000
const PASSING = new Set([45033, -1, 6000])
const TOO_OFTEN = 45009
/** Second-hand: the request is not known, or its six minutes are over. Nothing was shown. */
const GONE = new Set([846605, 846608])

/** The error that a send was rejected with. `again`: when to offer what did not leave. */
export function sentBy(error: unknown, again: Date): Sent {
  const refusal = refusalSchema.safeParse(error).data
  if (refusal) {
    const problem = refused(refusal.errcode)
    if (refusal.errcode === TOO_OFTEN) return { retryAt: new Date(again.getTime() + MINUTE_MS), problem }
    return PASSING.has(refusal.errcode) ? { retryAt: again, problem } : { refused: true, problem }
  }
  // Only this one is thrown before anything was written; an acknowledgement that is late or lost tells nothing.
  const text = error instanceof Error ? error.message : ''
  if (text.startsWith('WebSocket not connected')) return { retryAt: again, problem: unreachable('连接中断') }
  return { unknown: true, problem: unreachable('没有收到回执') }
}

function refused(errcode: number): Problem {
  return new Problem(
    `${WECOM_AIBOT}.refused`,
    `企业微信拒绝了消息(错误码 ${errcode})`,
    '智能机器人只能发给曾经找过它的人和群;其它错误码请在企业微信开发者中心查询。',
  )
}

const KEPT = 2_000

/** The request that brought each of the last messages. Each serves for one answer. */
export class Requests {
  readonly #by = new Map<string, string>()

  keep(message: string, request: string): void {
    this.#by.delete(message)
    this.#by.set(message, request)
    if (this.#by.size <= KEPT) return
    const [oldest] = this.#by.keys()
    if (oldest !== undefined) this.#by.delete(oldest)
  }

  of(message: string): string | undefined {
    return this.#by.get(message)
  }

  drop(message: string): void {
    this.#by.delete(message)
  }

  static isGone(refusal: unknown): boolean {
    const { data } = refusalSchema.safeParse(refusal)
    return data !== undefined && GONE.has(data.errcode)
  }
}
