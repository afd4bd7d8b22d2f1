import { describe, expect, it } from 'vitest'
import { understandingOf } from '../../src/assemble.ts'
import { loadPlan } from '../../src/plan/seeds.ts'

const understanding = understandingOf(loadPlan('seeds/yueyang-2025'))
const now = new Date('2025-09-22T09:00:00+08:00')
const DEMAND = '内需扩量提效'
const nothing = { campaign: null, period: null, letter: false, left: '' }

function read(text: string) {
  return understanding.read(text, { now, unit: '市政府督查室' })
}

function papers(text: string) {
  return read(text).acts.filter((it) => /^(?:paper|letter|evidence)\b/.test(it.act))
}

describe('what is said of papers', () => {
  it.each([
    ['签发', { act: 'paper.issue', code: null, paper: nothing }],
    ['请签发这份通报', { act: 'paper.issue', code: null, paper: { ...nothing, bulletin: true } }],
    ['签发 1a4180e1', { act: 'paper.issue', code: '1a4180e1', paper: nothing }],
    ['签发 1A4180E1', { act: 'paper.issue', code: '1a4180e1' }],
    [
      '签发三月份通报',
      { act: 'paper.issue', paper: { period: { to: '2025-03-31' }, monthly: true, left: '' } },
    ],
    ['签发内需一季度通报', { act: 'paper.issue', paper: { campaign: DEMAND, monthly: false, left: '' } }],
    [
      '签发8月通报 1a2b3c4d',
      { act: 'paper.issue', code: '1a2b3c4d', paper: { period: { to: '2025-08-31' } } },
    ],
    ['签发提示函', { act: 'paper.issue', paper: { ...nothing, letter: true } }],
    ['征求意见', { act: 'paper.consult', paper: nothing }],
    ['就内需通报征求意见', { act: 'paper.consult', paper: { campaign: DEMAND, left: '' } }],
    ['发给各单位征求意见', { act: 'paper.consult', paper: nothing }],
    ['意见：增速建议注明快报数，谢谢', { act: 'paper.opinion', words: '增速建议注明快报数，谢谢' }],
    ['无意见', { act: 'paper.opinion', words: '无意见' }],
    ['起草给市商务局的提示函', { act: 'letter.draft', form: 'notice' }],
    ['给市商务局发个督办单', { act: 'letter.draft', form: 'order' }],
    ['拟一份约谈通知给市发改委', { act: 'letter.draft', form: 'summons' }],
    ['函发了没', { act: 'paper.register', papers: 'letters', back: false }],
    ['通报签发了吗', { act: 'paper.register', papers: 'bulletins', back: false }],
    ['签发过哪些文件', { act: 'paper.register', papers: 'all', back: false }],
    ['撤回通报', { act: 'paper.register', papers: 'bulletins', back: true }],
    ['把3月份的通报收回', { act: 'paper.register', papers: 'bulletins', back: true }],
    ['佐证材料有哪些', { act: 'evidence.list', indicators: [] }],
    ['社零有佐证材料吗', { act: 'evidence.list', indicators: ['1-retail-growth'] }],
  ])('%s is %j.', (text, act) => {
    expect(papers(text)).toMatchObject([act])
  })

  it.each([
    '签发了',
    '方案已签发了',
    '签发?',
    '签发人是谁',
    '自贸区提升方案还在征求意见',
    '怎么起草提示函',
    '提示函起草了吗',
    '撤回社零',
    '生成三月份通报',
    '发一份通报给我',
    '这是佐证材料',
    '无',
  ])('%s is left to what else it may be.', (text) => {
    expect(papers(text)).toEqual([])
  })
})

describe('the paper or file that is wished for', () => {
  it.each([
    ['本周调度情况', { kind: 'dispatch', titled: false, forms: [] }],
    ['发一下双周督导', { kind: 'supervision' }],
    ['生成三月份通报', { kind: null, titled: true, drafted: true, monthly: true }],
    ['一季度通报word版', { titled: true, forms: ['docx'], monthly: false }],
    ['导出滞后清单', { list: 'query.lagging', exported: true }],
    ['没报的名单列个表', { list: 'query.missing', forms: ['xlsx'] }],
    ['导出全部滞后明细表', { list: null }],
    ['发个进度图表', { forms: ['chart'] }],
  ])('%s: %j.', (text, wish) => {
    expect(read(text).wish).toMatchObject(wish)
  })

  it('is none where nothing speaks of one.', () => {
    expect(read('社零1-8月6.2%').wish).toBeUndefined()
  })
})
