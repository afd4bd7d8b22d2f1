import { describe, expect, it } from 'vitest'
import { loadPlan } from '../../src/plan/seeds.ts'
import { conflictText, targetsText, targetText } from '../../src/rendering/words/target.ts'

const plan = loadPlan('seeds/yueyang-2025')

/** `id [place]` and how its target is printed. */
const PRINTED: readonly (readonly [string, number, string])[] = [
  ['1-retail-growth', 0, '全年增长7%'],
  ['1-retail-growth', 1, '全年增长7%以上'],
  ['1-private-investment-share', 0, '全年达到60%以上'],
  ['1-urbanization-gain', 0, '全年力争提高1个百分点'],
  ['1-new-above-quota-retail-firms', 0, '全年力争120家以上'],
  ['2-producer-services-share', 0, '全年力争达到45%以上（不含）'],
  ['2-aquatic-output-growth', 0, '全年增长2.5%左右'],
  ['3-digital-culture-projects', 0, '全年1—2个'],
  ['4-trade-growth', 0, '全年不低于全省平均水平'],
  ['4-trade-rank', 0, '全年第2位'],
  ['5-logistics-cost-share', 0, '全年降至13%左右'],
  ['5-credit-data', 0, '3月底前完成住房公积金'],
  ['7-public-health-funds', 0, '全年不低于99元/人'],
  ['7-drain-new', 0, '全年737米'],
]

describe('a target in words', () => {
  it.each(PRINTED)('%s [%i] keeps how firm the plan is: %s', (id, place, text) => {
    const indicator = plan.indicator(id)
    const target = indicator.targets[place]
    if (target === undefined) throw new Error(`no place ${place}`)
    expect(targetText(indicator, target, 2025)).toContain(text)
  })

  it('prints a number of every numbered target, and the plan’s words of the others.', () => {
    for (const indicator of plan.indicators)
      for (const target of indicator.targets) {
        const text = targetText(indicator, target, 2025)
        expect(text).toContain(target.value === null ? (target.text ?? target.quote) : String(target.value))
      }
  })

  it('names the places beside the wordings where they differ, and not where they agree.', () => {
    expect(targetsText(plan.indicator('3-high-tech-industry-growth'), 2025)).toBe(
      '全年增长8%（总体方案）、全年增长6%（附件3）',
    )
    expect(targetsText(plan.indicator('1-fixed-investment-growth'), 2025)).toBe('全年增长6%')
  })

  it('says of every contradiction of the plan whether it can be judged all the same.', () => {
    for (const { indicators, differs } of plan.conflicts)
      for (const id of indicators) {
        const text = conflictText(plan.indicator(id), { plan }, null)
        if (differs === 'number') expect(text).toContain('待专班办公室裁定')
        else expect(text).toMatch(/表述不一/)
      }
    expect(conflictText(plan.indicator('1-fixed-investment-growth'), { plan }, null)).toBeNull()
  })
})
