import { describe, expect, it } from 'vitest'
import { checkText, exported } from '../../src/cli/plan.ts'
import { loadPlan } from '../../src/plan/seeds.ts'

const plan = loadPlan('seeds/yueyang-2025')

describe('plan', () => {
  it('exports the whole model with exactly the fields of the contract.', () => {
    const model = exported(plan)
    expect(Object.keys(model)).toEqual([
      'plan',
      'campaigns',
      'tasks',
      'indicators',
      'units',
      'conflicts',
      'cadences',
    ])
    expect(model.campaigns).toHaveLength(7)
    expect(model.tasks).toHaveLength(162)
    expect(model.units).toHaveLength(79)
    expect(Object.keys(model.indicators[0] ?? {})).toEqual(
      'id name campaign task kind unit headline owner_units owner_basis conflict targets'.split(' '),
    )
    expect(Object.keys(model.indicators[0]?.targets[0] ?? {})).toEqual(
      'value max text direction deadline location quote'.split(' '),
    )
    const quotes = model.indicators.flatMap((it) => it.targets.map((target) => target.quote))
    expect(quotes.filter((it) => !plan.document.includes(it))).toEqual([])
  })

  it('checks out with its counts and both quotes of every contradiction.', () => {
    const text = checkText(plan)
    expect(text).toContain('攻坚 7 项，任务 162 项')
    for (const quote of plan.conflicts.flatMap((it) => it.quotes)) expect(text).toContain(`“${quote}”`)
  })
})
