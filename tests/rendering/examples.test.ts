/** What help teaches is what this plan can record: a city that promises no growth is not taught to report any. */
import { describe, expect, it } from 'vitest'
import { Catalogue } from '../../src/plan/catalogue.ts'
import { loadPlan } from '../../src/plan/seeds.ts'
import { examplesOf } from '../../src/rendering/words/examples.ts'

const plan = loadPlan('tests/plans/yunzhou-2026')
const only = (kinds: readonly string[]) =>
  new Catalogue({ ...plan, indicators: plan.indicators.filter((it) => kinds.includes(it.kind)) })

describe('the example of a report', () => {
  it('is of growth where the plan promises growth, headline or not.', () => {
    expect(examplesOf({ plan }).report).toMatch(/一季度增长6.8%$/)
  })

  it('is in the measure of what the plan counts where it promises none.', () => {
    const counted = only(['count'])
    const [first] = counted.indicators
    expect(examplesOf({ plan: counted }).report).toBe(
      `${first?.aliases[0] ?? first?.name}一季度2${first?.unit}`,
    )
    expect(examplesOf({ plan: counted }).right).toBe(`3${first?.unit}`)
  })
})
