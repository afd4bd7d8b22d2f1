import { describe, expect, it } from 'vitest'
import { loadPlan } from '../../src/plan/seeds.ts'
import type { NameHit } from '../../src/understanding/reading.ts'
import { countyNamed, marksOf, stageOf } from '../../src/understanding/rest/marks.ts'

const plan = loadPlan('seeds/yueyang-2025')

/** The marks of each number of the text, in order. */
function marks(text: string, values: readonly string[], names: readonly string[] = []): string[] {
  const said = text.normalize('NFKC')
  const places = values.map((value) => ({
    from: said.indexOf(value),
    to: said.indexOf(value) + value.length,
  }))
  const tasks = names.map((name): NameHit => {
    const from = said.indexOf(name)
    return { kind: 'task', ids: ['x'], text: name, how: 'exact', from, to: from + name.length }
  })
  return marksOf(said, places, tasks, plan).map(({ stage, county }) => `${stage ?? '-'} ${county ?? '全市'}`)
}

describe('the status and the place that a message gives its figures', () => {
  it.each([
    ['社零1—2月6.5%', ['6.5%'], ['- 全市']],
    ['社零1—2月快报6.5%', ['6.5%'], ['flash 全市']],
    ['社零1—2月6.5%(快报)', ['6.5%'], ['flash 全市']],
    ['社零初步核算6.5%', ['6.5%'], ['preliminary 全市']],
    ['社零核实数6.4%', ['6.4%'], ['final 全市']],
    ['社零核实增长6.4%', ['6.4%'], ['final 全市']],
    ['经核实增长6.4%', ['6.4%'], ['- 全市']],
    ['社零快报6.5%，经核实6.4%', ['6.4%'], ['- 全市']],
    ['社零快报6.5%，核实6.4%', ['6.5%', '6.4%'], ['flash 全市', 'final 全市']],
    ['平江县社零7.5%', ['7.5%'], ['- 平江县']],
    ['平江社零7.5%', ['7.5%'], ['- 平江县']],
    ['全市6.8%，其中平江县7.6%，湘阴县6.1%', ['6.8%', '7.6%', '6.1%'], ['- 全市', '- 平江县', '- 湘阴县']],
    ['平江县7.5%，全市6.8%', ['7.5%', '6.8%'], ['- 平江县', '- 全市']],
    ['在平江县举办活动，社零6.8%', ['6.8%'], ['- 全市']],
    ['社零6.8%，活动在平江县', ['6.8%'], ['- 全市']],
  ])('%s', (text, values, expected) => {
    expect(marks(text, values)).toEqual(expected)
  })

  it('takes a county within the name of a task for a part of that name', () => {
    expect(marks('平江抽水蓄能完成投资5%', ['5%'], ['平江抽水蓄能'])).toEqual(['- 全市'])
  })

  it('names one county of a question, and none where there are several', () => {
    expect(countyNamed('平江县社零怎么样', [], plan, null)).toBe('平江县')
    expect(countyNamed('平江县、湘阴县社零怎么样', [], plan, null)).toBeUndefined()
    expect(countyNamed('社零怎么样', [], plan, null)).toBeUndefined()
  })

  it('names the firmest status of a text', () => {
    expect(stageOf('快报转核实数')).toBe('final')
    expect(stageOf('社零')).toBeUndefined()
  })
})
