import { describe, expect, it } from 'vitest'
import { isAbsurd } from '../../src/plan/bounds.ts'
import { loadPlan } from '../../src/plan/seeds.ts'

const plan = loadPlan('seeds/yueyang-2025')
const named = (name: string) => {
  const found = plan.indicators.find((it) => it.name === name)
  if (found === undefined) throw new Error(name)
  return found
}

describe('a value beyond belief', () => {
  it.each([
    ['社会消费品零售总额增速', 68, false],
    ['社会消费品零售总额增速', 9999, false],
    ['社会消费品零售总额增速', 10_001, true],
    ['社会消费品零售总额增速', -10_001, true],
    ['使用外资额', 2_400_000, false],
    ['使用外资额', 240_000_001, true],
    ['高新技术企业数', 1e300, true],
  ])('of %s: is %d one? %s', (name, value, expected) => {
    expect(isAbsurd(named(name), value)).toBe(expected)
  })

  it('is told by the larger of target and plausible bound, and never where both are 0.', () => {
    const [target] = named('高新技术企业数').targets
    if (target === undefined) throw new Error('no target')
    const count = { ...named('高新技术企业数'), targets: [{ ...target, value: 10 }] }
    expect(isAbsurd(count, 1001)).toBe(true)
    expect(isAbsurd({ ...count, plausible: [0, 500] }, 1001)).toBe(false)
    expect(isAbsurd({ ...count, targets: [{ ...target, value: 0 }] }, 1e9)).toBe(false)
  })
})
