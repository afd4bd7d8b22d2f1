import { describe, expect, it } from 'vitest'
import { understandingOf } from '../../src/assemble.ts'
import { loadPlan } from '../../src/plan/seeds.ts'
import type { Context } from '../../src/understanding/context.ts'

const understanding = understandingOf(loadPlan('seeds/yueyang-2025'))
/** A Saturday. */
const now = new Date('2025-04-12T09:00:00+08:00')
const OURS = /^ask\.(?:trail|filed|recent|late|daysLeft|pending|more|promises|light|duties)$/

function acts(text: string, context: Partial<Context> = {}) {
  const { acts: all } = understanding.read(text, { now, unit: '市商务局', ...context })
  return all.filter((it) => OURS.test(it.act))
}

describe('what is asked of the books', () => {
  it.each([
    ['社零谁报的', { act: 'ask.trail' }],
    ['一季度社零谁报的', { act: 'ask.trail' }],
    ['社零原话是什么', { act: 'ask.trail' }],
    ['这个数哪来的', { act: 'ask.trail' }],
    ['社零更正记录', { act: 'ask.trail' }],
    ['我报过哪些数', { act: 'ask.filed', ofUnit: false }],
    ['我们局报了哪些数据', { act: 'ask.filed', ofUnit: true }],
    ['看看我们单位的填报记录', { act: 'ask.filed', ofUnit: true }],
    ['今天谁报了数', { act: 'ask.recent', days: { from: '2025-04-12', to: '2025-04-12' } }],
    ['本周有哪些单位报了数', { act: 'ask.recent', days: { from: '2025-04-07', to: '2025-04-12' } }],
    [
      '帮我看看本周有哪些单位已经报送了数据',
      { act: 'ask.recent', days: { from: '2025-04-07', to: '2025-04-12' } },
    ],
    ['上周新报了哪些', { act: 'ask.recent', days: { from: '2025-03-31', to: '2025-04-06' } }],
    ['最近报了哪些数据', { act: 'ask.recent', days: { from: '2025-04-06', to: '2025-04-12' } }],
    ['我局这个月迟报了几次', { act: 'ask.late', own: true }],
    ['商务局有没有没按时报', { act: 'ask.late', own: false }],
    ['还有多少天到年底', { act: 'ask.daysLeft', until: '2025-12-31' }],
    ['离6月底还有几天', { act: 'ask.daysLeft', until: '2025-06-30' }],
    ['离三季度末还有几天', { act: 'ask.daysLeft', until: '2025-09-30' }],
    ['离四季度末还有几天', { act: 'ask.daysLeft', until: '2025-12-31' }],
    ['今年还剩多少天', { act: 'ask.daysLeft', until: '2025-12-31' }],
    ['还有什么没确认', { act: 'ask.pending' }],
    ['还有哪些待我确认的', { act: 'ask.pending' }],
    ['更多', { act: 'ask.more' }],
    ['看下一页', { act: 'ask.more' }],
    ['哪些承诺没兑现', { act: 'ask.promises', state: 'lapsed' }],
    ['没兑现承诺的有哪些', { act: 'ask.promises', state: 'lapsed' }],
    ['哪些承诺过期了', { act: 'ask.promises', state: 'lapsed' }],
    ['承诺到期的有哪些', { act: 'ask.promises', state: 'due' }],
    ['还没到期的承诺有哪些', { act: 'ask.promises', state: 'open' }],
    ['已经兑现的承诺', { act: 'ask.promises', state: 'kept' }],
    ['承诺兑现情况', { act: 'ask.promises', state: 'all' }],
    ['我局的承诺', { act: 'ask.promises', state: 'all' }],
    ['滞后承诺清单', { act: 'ask.promises', state: 'all' }],
    ['无数据', { act: 'ask.light', light: 'no_data' }],
    ['待裁定的有哪些', { act: 'ask.light', light: 'unruled' }],
    ['略滞后的指标', { act: 'ask.light', light: 'slightly_behind' }],
    ['我要报什么', { act: 'ask.duties' }],
    ['我们这个月要报哪些数据', { act: 'ask.duties' }],
    ['我什么时候该报下一次', { act: 'ask.duties' }],
    ['下次什么时候报', { act: 'ask.duties' }],
  ])('%s is %j.', (text, act) => {
    expect(acts(text)).toMatchObject([act])
  })

  it('goes on only with a list that was shown.', () => {
    expect(acts('继续', { listShown: true })).toMatchObject([{ act: 'ask.more' }])
    expect(acts('继续', { listShown: false })).toEqual([])
  })

  it.each([
    '社零一季度谁牵头',
    '撤回社零更正记录',
    '我报错了',
    '社零6.8%我报的',
    '今天报社零',
    '哪些单位没按时报几次',
    '原因：基数高 承诺6月底赶上',
    '告知承诺制落实情况',
    '哪些滞后',
    '确认',
    '没有确认',
    '你好',
    '谁没报',
  ])('%s is left to what else it may be.', (text) => {
    expect(acts(text)).toEqual([])
  })
})
