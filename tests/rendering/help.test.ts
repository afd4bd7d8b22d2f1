/** The page of help: one bubble for whoever asks, of each role and of the unit with the longest name. */
import { describe, expect, it } from 'vitest'
import { ROLE_NAMES, type Role } from '../../src/plan/roster.ts'
import { loadPlan } from '../../src/plan/seeds.ts'
import { helpWords } from '../../src/rendering/words/help.ts'
import type { HelpTopic } from '../../src/understanding/reading.ts'

const plan = loadPlan('seeds/yueyang-2025')
const longest = plan.units.map(({ name }) => name).toSorted((a, b) => b.length - a.length)[0] ?? ''
const TOPICS: Record<HelpTopic, true> = {
  report: true,
  correct: true,
  withdraw: true,
  query: true,
  remind: true,
  review: true,
  bulletin: true,
  bind: true,
}

describe('help', () => {
  it.each(Object.keys(ROLE_NAMES) as Role[])('for %s is one bubble, with the unit’s name.', (role) => {
    const text = helpWords({ type: 'help', topic: null, role, unit: longest }, { plan })
    expect(text).toContain(longest)
    expect([...text].length).toBeLessThanOrEqual(400)
  })

  it.each(Object.keys(TOPICS) as HelpTopic[])('on %s is one bubble.', (topic) => {
    const text = helpWords({ type: 'help', topic, role: 'office', unit: longest }, { plan })
    expect([...text].length).toBeGreaterThan(20)
    expect([...text].length).toBeLessThanOrEqual(400)
  })
})
