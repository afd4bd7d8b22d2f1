import { describe, expect, it } from 'vitest'
import { understandingOf } from '../../src/assemble.ts'
import { loadPlan } from '../../src/plan/seeds.ts'
import type { Verdict } from '../../src/understanding/acts/act.ts'
import type { Context } from '../../src/understanding/context.ts'

const plan = loadPlan('seeds/yueyang-2025')
const understanding = understandingOf(plan)
const now = new Date('2025-09-22T09:00:00+08:00')
const period = { from: '2025-01-01', to: '2025-08-31' }
const waiting = ['4-trade-growth', '4-foreign-capital', '4-africa-trade-growth'].map((indicator, at) => {
  return { indicator, value: [4, 16800, 52][at] ?? 0, period, scope: '全市', waits: true }
})
const office: Context = { now, unit: '市商务局', review: { lines: waiting, shown: true } }

function acts(text: string, context: Context = office) {
  return understanding.read(text, context).acts
}

/** `+1 3 -2 口径不对`: approved, returned, why. */
function verdicts(text: string, context: Context = office): string | null {
  const [act] = acts(text, context)
  if (act?.act !== 'review.verdict') return null
  return act.verdicts.map(verdictText).join(' ')
}

function verdictText({ verdict, lines, named, reason }: Verdict): string {
  const numbers = lines.length > 0 ? lines.map((it) => it + 1).join(',') : named.length > 0 ? '名' : '?'
  return `${verdict === 'approve' ? '+' : '-'}${numbers}${reason === null ? '' : ` ${reason}`}`
}

describe('what an office decides about the list that was shown', () => {
  it.each([
    ['通过 1 3', '+1,3'],
    ['1、3通过', '+1,3'],
    ['通过1-3', '+1,2,3'],
    ['第1和第3通过', '+1,3'],
    ['前两个通过', '+1,2'],
    ['前两条没问题，过', '+1,2'],
    ['后两个都过了吧', '+2,3'],
    ['三个都通过', '+1,2,3'],
    ['全部通过', '+1,2,3'],
    ['除了对非都通过', '+1,2'],
    ['除对非以外都批了', '+1,2'],
    ['都通过，对非除外，等他们补材料', '+1,2'],
    ['除了第二个，其他都通过', '+1,3'],
    ['外资和进出口通过', '+2,1'],
    ['外资可以', '+2'],
    ['1可以 2不行，数不对', '+1 -2 数不对'],
    ['1可以2不行', '+1 -2'],
    ['第一个通过，第二个退回 口径不对', '+1 -2 口径不对'],
    ['第一个通过第二个退回 口径不对', '+1 -2 口径不对'],
    ['外资和进出口通过，对非退回，理由：没附海关表', '+2,1 -3 没附海关表'],
    ['对非先不动，另外的都过', '+1,2'],
    ['第二条打回去，缺盖章件', '-2 缺盖章件'],
    ['退回2、3：缺少佐证，请补', '-2,3 缺少佐证，请补'],
    ['退回2 3月数据有误', '-2 3月数据有误'],
    ['驳回第1条 原因：与统计局不一致', '-1 与统计局不一致'],
    ['外资那个也退回吧 数不对', '-2 数不对'],
    ['把外资退回，数据和统计局不一致，请核实后重报', '-2 数据和统计局不一致，请核实后重报'],
    ['行，外资通过', '+2'],
    ['核对过了，都通过', '+1,2,3'],
    ['社零通过', '+名'],
    ['通过吧', '+?'],
    ['退回', '-?'],
  ])('%s', (text, wanted) => {
    expect(verdicts(text)).toBe(wanted)
  })

  it('takes 剩下的 for what is not decided yet.', () => {
    const lines = waiting.map((it, at) => ({ ...it, waits: at !== 1 }))
    expect(verdicts('剩下的都过', { ...office, review: { lines, shown: true } })).toBe('+1,3')
  })

  it('takes a name with the period that it is said with, and asks where several periods wait.', () => {
    const early = { from: '2025-01-01', to: '2025-07-31' }
    const lines = [...waiting, { ...(waiting[1] as (typeof waiting)[0]), period: early }]
    const context = { ...office, review: { lines, shown: true } }
    expect(verdicts('外资1-7月的通过', context)).toBe('+4')
    const [act] = acts('外资通过', context)
    expect(act).toMatchObject({ verdicts: [{ unclear: [1, 3] }] })
  })

  it.each([
    '方案已通过市政府常务会议审议',
    '通过了省级验收',
    '1-8月社零增长6.2%，已通过统计局审核',
    '退税政策落实了吗',
    '好的',
    '收到',
    '看过了',
    '外资多少',
    '没问题的话通过',
    '外资通过了吗',
    '不同意通过外资',
    '暂不退回',
    '第二个先不要通过',
    '先别退回外资',
    '外资通过率80%',
  ])('%s is no verdict.', (text) => {
    expect(verdicts(text)).toBeNull()
  })

  it('takes 可以 and 没问题 for an answer to a question that is open, and not for a verdict.', () => {
    const asked = { type: 'confirm', lines: waiting.slice(0, 1) } as const
    expect(acts('没问题', { ...office, asked })).toMatchObject([{ act: 'answer.yes' }])
  })

  it.each([
    ['通过 1?', 'review.list'],
    ['待审核', 'review.list'],
    ['看一下待审清单', 'review.list'],
    ['待审核的发我看下', 'review.list'],
    ['现在还剩哪个没审', 'review.list'],
    ['有待审核的吗', 'review.list'],
    ['等我审的都列出来', 'review.list'],
    ['刚才通过错了，撤回来', 'review.undo'],
    ['退错了，恢复待审', 'review.undo'],
    ['第一条先别过，退回待审', 'review.undo'],
    ['外资审核过了没有', 'review.ask'],
  ])('%s is %s.', (text, act) => {
    expect(acts(text).map((it) => it.act)).toEqual([act])
  })
})

describe('what comes back to whoever filed it', () => {
  const [, , africa] = waiting
  const clerk: Context = { now, unit: '市商务局', returned: africa === undefined ? [] : [africa] }

  it.each([
    ['为什么退我的', 'review.ask'],
    ['哪个被退了', 'review.ask'],
    ['怎么退回来了？', 'review.ask'],
    ['我报的都审了吗', 'review.ask'],
    ['我交的都过审了没', 'review.ask'],
    ['核过了，没问题，还是52', 'review.reaffirm'],
    ['没错，就按原数报', 'review.reaffirm'],
    ['跟统计局对过，不改', 'review.reaffirm'],
    ['51.2', 'amend'],
    ['改成51.2', 'amend'],
    ['对非应该是51.2', 'amend'],
  ])('%s is %s.', (text, act) => {
    expect(acts(text, clerk).map((it) => it.act)).toEqual([act])
  })

  it.each(['好的', '收到', '1-8月外资16800万美元', '怎么审核', '社零谁审', '外资51.2%'])(
    '%s is none of it.',
    (text) => {
      expect(acts(text, clerk).map((it) => it.act)).not.toContainEqual(
        expect.stringMatching(/^(?:review|amend)/),
      )
    },
  )
})

describe('which printed target counts', () => {
  const tech: Context = { now, unit: '市科技局', review: { lines: [], shown: false } }

  it.each([
    ['高新技术产业增加值按8%算', 8, null],
    ['裁定 高新技术产业增加值 按6% 依据会议纪要', 6, '会议纪要'],
    ['高新产业增加值认6%，依据8月22日市长办公会纪要', 6, '8月22日市长办公会纪要'],
    ['高新增加值目标统一按8%执行', 8, null],
  ])('%s', (text, value, basis) => {
    expect(acts(text, tech)).toMatchObject([{ act: 'ruling.make', value: { value }, basis }])
  })

  it.each(['高新技术产业增加值增长8%', '高新增加值按哪个算', '社零按7%算'])('%s is no ruling.', (text) => {
    expect(acts(text, tech).map((it) => it.act)).not.toContain('ruling.make')
  })

  it('takes the next words for the basis, unless they ask or drop it.', () => {
    const asked: Context = { ...tech, asked: { type: 'reason' } }
    expect(acts('依据市政府专题会议纪要〔2025〕3号', asked)).toMatchObject([
      { act: 'answer.reason', reason: '市政府专题会议纪要〔2025〕3号' },
    ])
    expect(acts('取消', asked)).toMatchObject([{ act: 'answer.no' }])
    expect(acts('哪些滞后', asked)).toEqual([])
  })
})
