/** A talk of some hours with the real bot: what was said, and the ticks of its clock between. */
import { simulate } from './verbs.ts'

export interface Push {
  key: string
  to: { person: string }
  text: string
}

export type Step = [{ id: string }, string, string?] | string

async function said(start: string, steps: readonly Step[]) {
  let at = Date.parse(start)
  const lines = steps.map((step, index) => {
    at = typeof step === 'string' ? Date.parse(step.slice(1)) : at + 60_000
    if (typeof step === 'string') return { at: new Date(at).toISOString(), tick: true }
    const [from, text, quoted] = step
    return { at: new Date(at).toISOString(), id: `m${index}`, from, text, ...(quoted ? { quoted } : {}) }
  })
  return await simulate(lines)
}

/** Of each message the messages that answered it. */
export async function bubbles(start: string, ...steps: Step[]): Promise<string[][]> {
  const answers = await said(start, steps)
  return answers.map((it) => (it.replies ?? []).map((reply: { text: string }) => reply.text))
}

/** Said one after another, a minute apart; `@2025-…` moves the clock with a tick. */
export async function day(start: string, ...steps: Step[]) {
  const answers = await said(start, steps)
  return answers.map((it) => ({
    text: (it.replies ?? []).map((reply: { text: string }) => reply.text).join('\n') as string,
    pushes: (it.pushes ?? []) as Push[],
  }))
}
