import { describe, expect, it } from 'vitest'
import { understandingOf } from '../../src/assemble.ts'
import { loadPlan } from '../../src/plan/seeds.ts'
import type { Context } from '../../src/understanding/context.ts'
import { dayAhead } from '../../src/understanding/periods/day-ahead.ts'

const understanding = understandingOf(loadPlan('seeds/yueyang-2025'))
const now = new Date('2025-04-26T09:00:00+08:00')
const RETAIL = '1-retail-growth'
const TRADE = /^(?:extension|disclaim|duty|lag|reopening)\b/

function acts(text: string, context: Partial<Context> = {}) {
  return understanding.read(text, { now, unit: '市商务局', ...context }).acts
}

describe('another day for what is to be reported', () => {
  it.each([
    ['延期到下周五 原因：数据待统计局核定', '2025-05-02', '数据待统计局核定'],
    ['社零申请延期到5月20日，因为系统维护', '2025-05-20', '系统维护'],
    ['申请延期社零到5月20日 原因系统维护', '2025-05-20', '系统维护'],
    ['社零延期至5月26日 因为省统计局未反馈', '2025-05-26', '省统计局未反馈'],
    ['使用外资延后到5月底填报 原因：市级复核中', '2025-05-31', '市级复核中'],
    ['延期到9月26日，等统计局核定', '2025-09-26', '等统计局核定'],
    ['延期到5月20日', '2025-05-20', null],
    ['推迟至尽快 原因：在核', null, '在核'],
  ])('%s asks for %s, for the reason %s.', (text, day, reason) => {
    expect(acts(text)).toMatchObject([{ act: 'extension.ask', until: { day }, reason }])
  })

  it.each([
    ['我要申请延期', { act: 'extension.how' }],
    ['申请延期', { act: 'extension.how' }],
    ['延期申请', { act: 'extension.list' }],
    ['延期申请清单', { act: 'extension.list' }],
    ['同意延期 12', { act: 'extension.decide', granted: true, number: 12, reason: null }],
    ['同意延期', { act: 'extension.decide', granted: true, number: null }],
    ['批准延期申请3', { act: 'extension.decide', granted: true, number: 3 }],
    [
      '不同意延期 12 请按期报送',
      { act: 'extension.decide', granted: false, number: 12, reason: '请按期报送' },
    ],
    ['驳回该延期 请按期', { act: 'extension.decide', granted: false, number: null, reason: '请按期' }],
  ])('%s is %j.', (text, act) => {
    expect(acts(text)).toMatchObject([act])
  })

  it('is no matter of a reminder that is to come later.', () => {
    expect(acts('延期到周三提醒').filter((it) => TRADE.test(it.act))).toEqual([])
  })
})

describe("what is another unit's to report", () => {
  it.each([
    ['非本单位 原因：由市统计局发布', '由市统计局发布'],
    ['社零非本单位 因为统计局口径', '统计局口径'],
    ['旅游收入不归我局，文旅局的', '文旅局的'],
    ['这项不是我们单位的职责', null],
    ['这个指标不归我们管，找文旅局', '找文旅局'],
    ['非本单位', null],
  ])('%s is said of it, because: %s.', (text, reason) => {
    expect(acts(text)).toMatchObject([{ act: 'disclaim.claim', reason }])
  })

  it.each([
    ['同意非本单位 12', { act: 'disclaim.decide', agreed: true, number: 12 }],
    [
      '不同意非本单位12 分工已明确',
      { act: 'disclaim.decide', agreed: false, number: 12, reason: '分工已明确' },
    ],
    ['非本单位说明', { act: 'disclaim.list' }],
    ['查看非本单位说明', { act: 'disclaim.list' }],
  ])('%s is %j.', (text, act) => {
    expect(acts(text)).toMatchObject([act])
  })

  it('decides by a bare number only where that one waits.', () => {
    expect(acts('不同意 12 分工已明确', { requests: [12] })).toMatchObject([
      { act: 'disclaim.decide', agreed: false, number: 12, reason: '分工已明确' },
    ])
    expect(acts('不同意 12 分工已明确', { requests: [] }).filter((it) => TRADE.test(it.act))).toEqual([])
  })
})

describe('an answer to a reminder that reports nothing', () => {
  it.each(['已知悉', '我局已知悉', '知悉该提醒'])('%s: it is known.', (text) => {
    expect(acts(text)).toMatchObject([{ act: 'duty.known' }])
  })

  it('is 收到 only where a reminder is quoted.', () => {
    expect(acts('收到', { reminded: true })).toMatchObject([{ act: 'duty.known' }])
    expect(acts('收到').filter((it) => TRADE.test(it.act))).toEqual([])
  })

  it.each(['无变化', '本月无变化', '暂无变化', '同上期一致', '与上月持平'])(
    '%s: nothing has changed.',
    (text) => {
      expect(acts(text)).toMatchObject([{ act: 'duty.unchanged' }])
    },
  )
})

describe('滞后说明 in a message', () => {
  it.each([
    [
      '原因：基数高 措施：办消费节 预计6月底赶上 需协调：专项资金',
      ['基数高', '办消费节', '2025-06-30', '专项资金'],
    ],
    ['社零滞后说明：原因是汽车下滑', ['汽车下滑', null, null, null]],
    ['原因：基数高，汽车下滑；措施：以旧换新。', ['基数高，汽车下滑', '以旧换新', null, null]],
    ['措施：办展会，力争7月中旬追上', [null, '办展会', '2025-07-20', null]],
    ['原因：项目进度慢 下一步措施：加快开工，11月底赶上', ['项目进度慢', '加快开工', '2025-11-30', null]],
  ])('%s', (text, pieces) => {
    const [act] = acts(text)
    const note = act?.act === 'lag.explain' ? act : null
    expect([note?.reason, note?.measures, note?.when?.day ?? null, note?.needs]).toEqual(pieces)
  })

  it.each([
    '社零为什么滞后',
    '社零滞后原因是什么',
    '更正为6.9%，原因：口径调整，措施：无',
    '撤回，原因：报错了',
    '原因：基数高',
    '社零一季度增长6.8%',
    '今天天气好的原因',
  ])('%s explains nothing', (text) => {
    expect(acts(text).filter((it) => it.act === 'lag.explain')).toEqual([])
  })

  it('goes on with one piece where the indicator is spoken of', () => {
    expect(acts('原因：基数高', { topic: [RETAIL] })).toMatchObject([
      { act: 'lag.explain', reason: '基数高' },
    ])
    expect(acts('预计6月底赶上', { topic: [RETAIL] })).toMatchObject([
      { act: 'lag.explain', reason: null, when: { day: '2025-06-30', words: '6月底赶上' } },
    ])
    expect(acts('今天天气好的原因', { topic: [RETAIL] }).map((it) => it.act)).not.toContain('lag.explain')
  })
})

describe('approved figures of a closed period', () => {
  it.each([
    [
      '开放补报 市科技局 上半年 原因：统计局修订',
      { act: 'reopening.open', unit: '市科技局', period: { to: '2025-06-30' }, reason: '统计局修订' },
    ],
    [
      '允许补报市商务局一季度',
      { act: 'reopening.open', unit: '市商务局', period: { to: '2025-03-31' }, reason: null },
    ],
    ['取消补报 2', { act: 'reopening.close', number: 2 }],
    ['取消补报 市商务局 一季度', { act: 'reopening.close', number: null, unit: '市商务局' }],
    ['补报名单', { act: 'reopening.list' }],
    ['查看补报清单', { act: 'reopening.list' }],
  ])('%s is %j.', (text, act) => {
    expect(acts(text)).toMatchObject([act])
  })
})

describe('the day by which something is to be done', () => {
  it.each([
    ['6月底赶上', '2025-06-30'],
    ['6月30日前', '2025-06-30'],
    ['7月中旬', '2025-07-20'],
    ['7月上旬', '2025-07-10'],
    ['二季度末', '2025-06-30'],
    ['上半年', '2025-06-30'],
    ['前三季度', '2025-09-30'],
    ['年底', '2025-12-31'],
    ['2026年1月底', '2026-01-31'],
    ['六月底赶上', '2025-06-30'],
    ['十一月十五日前', '2025-11-15'],
    ['本月底', '2025-04-30'],
    ['月底前', '2025-04-30'],
    ['下个月底', '2025-05-31'],
    ['明年1月底', '2026-01-31'],
    ['26年1月底', '2026-01-31'],
    ['下周五', '2025-05-02'],
    ['周五', '2025-05-02'],
    ['25号', '2025-05-25'],
    ['下个月3号', '2025-05-03'],
    ['三天后', '2025-04-29'],
    ['到明年', null],
    ['十三月底', null],
    ['下个月', null],
    ['尽快', null],
    ['6月31日', null],
    ['2月30日', null],
    ['13月底', null],
  ])('%s is %s.', (words, day) => {
    expect(dayAhead(words, '2025-04-26')).toBe(day)
  })

  it("lies ahead where nothing says of which year it is, or stays this year's where that is asked for.", () => {
    expect(['2月3日', '2月底', '2月中旬'].map((it) => dayAhead(it, '2025-04-26'))).toEqual([
      '2026-02-03',
      '2026-02-28',
      '2026-02-20',
    ])
    expect(['2月3日', '2月底', '2月中旬'].map((it) => dayAhead(it, '2025-04-26', 'stays'))).toEqual([
      '2025-02-03',
      '2025-02-28',
      '2025-02-20',
    ])
  })
})
