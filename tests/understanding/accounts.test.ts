import { describe, expect, it } from 'vitest'
import { understandingOf } from '../../src/assemble.ts'
import { loadPlan } from '../../src/plan/seeds.ts'

const understanding = understandingOf(loadPlan('seeds/yueyang-2025'))
const now = new Date('2025-09-22T09:00:00+08:00')
const acts = (text: string) => understanding.read(text, { now, unit: null }).acts

describe('what is said of accounts and groups', () => {
  it.each([
    ['绑定 市商务局 张三', { act: 'account.bind', unit: '市商务局', words: '市商务局 张三' }],
    ['申请绑定市水利局', { act: 'account.bind', unit: '市水利局' }],
    ['我要绑定到文旅局', { act: 'account.bind', unit: '市文旅广电局' }],
    ['绑定 平江县', { act: 'account.bind', unit: '平江县' }],
    ['绑定 7KQM-2XWD', { act: 'account.bind', unit: null, words: '7KQM-2XWD' }],
    ['绑定', { act: 'account.bind', unit: null, words: '' }],
    ['绑定申请', { act: 'account.bindings' }],
    ['看看绑定申请', { act: 'account.bindings' }],
    ['待绑定名单', { act: 'account.bindings' }],
    ['绑定 通过 1 单位负责人', { act: 'account.admit', number: 1, as: '单位负责人' }],
    ['绑定通过 2 王科员', { act: 'account.admit', number: 2, as: '王科员' }],
    ['通过绑定 2', { act: 'account.admit', number: 2, as: '' }],
    ['绑定 通过 ３', { act: 'account.admit', number: 3, as: '' }],
    ['绑定 退回 3 原因：查无此人', { act: 'account.refuse', number: 3, reason: '查无此人' }],
    ['拒绝绑定 2 不是本单位', { act: 'account.refuse', number: 2, reason: '不是本单位' }],
    ['解绑第1号', { act: 'account.unbind', number: 1 }],
    ['登记本群 内部', { act: 'room.register', level: 'internal' }],
    ['登记此群 公开', { act: 'room.register', level: 'public' }],
    ['登记本群', { act: 'room.register', level: 'internal' }],
    ['取消本群登记', { act: 'room.register', level: null }],
    ['登记本群 通报群', { act: 'room.notices', campaign: null, on: true }],
    ['把这个群设为内需攻坚的通报群', { act: 'room.notices', campaign: '内需扩量提效', on: true }],
    ['登记本群 通知群', { act: 'room.notices', campaign: null, on: true }],
    ['取消本群通报群', { act: 'room.notices', campaign: null, on: false }],
    ['本群是什么级别', { act: 'room.ask' }],
    ['本群登记了吗', { act: 'room.ask' }],
  ])('%s is %j.', (text, act) => {
    expect(acts(text)).toMatchObject([act])
  })

  it.each(['怎么绑定', '通过 1', '登记', '群里报一下数', '登记社零6.2', '退回 2 口径不对', '账号怎么弄'])(
    '%s is left to what else it may be.',
    (text) => {
      expect(acts(text).filter((it) => /^(?:account|room)/.test(it.act))).toEqual([])
    },
  )
})
