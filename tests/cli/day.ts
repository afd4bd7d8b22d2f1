/** A talk of some hours with the real bot: what was said, and the ticks of its clock between. */
import { simulate } from './verbs.ts'

export interface Push {
  key: string
  to: { person: string }
  text: string
}

export type Step = [{ id: string }, string, string?] | string

/** Said one after another, a minute apart; `@2025-…` moves the clock with a tick. */
export async function day(start: string, ...steps: Step[]) {
  let at = Date.parse(start)
  const lines = steps.map((step, index) => {
    at = typeof step === 'string' ? Date.parse(step.slice(1)) : at + 60_000
    if (typeof step === 'string') return { at: new Date(at).toISOString(), tick: true }
    const [from, text, quoted] = step
    return { at: new Date(at).toISOString(), id: `m${index}`, from, text, ...(quoted ? { quoted } : {}) }
  })
  const answers = await simulate(lines)
  return answers.map((it) => ({
    text: (it.replies ?? []).map((reply: { text: string }) => reply.text).join('\n') as string,
    pushes: (it.pushes ?? []) as Push[],
  }))
}
