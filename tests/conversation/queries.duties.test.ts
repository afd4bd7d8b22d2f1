import { describe, expect, it } from 'vitest'
import { queryTask } from '../../src/conversation/asking/query.task.ts'
import { queryUnit } from '../../src/conversation/asking/query.unit.ts'
import { bulletin } from '../../src/conversation/papers/bulletin.ts'
import { help } from '../../src/conversation/small-talk/help.ts'
import type { Revision } from '../../src/ledger/revision.ts'
import { ROLES } from '../../src/plan/roster.ts'
import { ask, figure, person, plan, Q1 } from './asking.ts'

const TOLD = [
  figure('1-retail-growth', 6.8),
  figure('1-fixed-investment-growth', 4.2),
  figure('2-industrial-value-added-growth', 7.1),
]

describe('a question about a task', () => {
  it('is led by the lead unit where that was asked, with the clause verbatim.', () => {
    const { text } = ask(queryTask, { text: '创新消费场景谁牵头', reading: { task: '1-1-3' } })
    expect(text.split('\n')[0]).toBe('【创新消费场景】牵头单位：市商务局')
    expect(text).toContain('责任单位：市发改委、市工信局、市文旅广电局、市卫健委、市民政局')
    expect(text).toContain(plan.task('1-1-3').clause)
  })

  it('says that the document names no lead where it names none, and what is inferred.', () => {
    const { text } = ask(queryTask, { text: '谁牵头', reading: { task: '4-1-1' } })
    expect(text).toContain('文件未写明牵头单位，首列单位为市国资委，专班办公室为市商务局（推定）')
  })

  it('shows its indicators and the last progress in the unit’s own words.', () => {
    const progress: Revision = {
      type: 'progress_reported',
      task: '1-1-3',
      unit: '市商务局',
      words: '已新增2家',
      percent: 60,
    }
    const { text } = ask(queryTask, { text: '进展如何', reading: { task: '1-1-3' }, told: [progress] })
    expect(text).toContain('夜间文旅消费聚集示范区（目标：全年3家）：无数据')
    expect(text).toContain('最近进展：4月11日09:12市商务局报：“已新增2家”，自报完成60%')
    const stranger = ask(queryTask, {
      text: '进展如何',
      reading: { task: '1-1-3' },
      told: [progress],
      sender: null,
    })
    expect(stranger.text).not.toContain('已新增2家')
  })

  it('asked of a campaign names its convener and office.', () => {
    const { text } = ask(queryTask, { text: '内需攻坚谁牵头', reading: { campaign: '内需扩量提效' } })
    expect(text).toContain('召集人：市政府副秘书长；专班办公室：市发改委')
  })

  it('can be answered for every task, in every way, with the clause and a quote from the document.', () => {
    for (const task of plan.tasks) {
      for (const words of ['是什么', '谁牵头', '配合单位有哪些', '进展怎么样']) {
        const { text } = ask(queryTask, { text: words, reading: { task: task.id } })
        if (!words.includes('进展')) expect(text).toContain(task.clause)
        for (const unit of task.lead_units) expect(text).toContain(unit)
        const quoted = /内容：“(.*)”/.exec(text)?.[1]?.replace(/……$/, '')
        if (quoted !== undefined)
          expect(plan.document.replaceAll('\n', '')).toContain(quoted.replaceAll('\n', ''))
        expect(text).not.toMatch(/undefined|null|NaN/)
        expect(Buffer.byteLength(text), task.id).toBeLessThan(2400)
      }
    }
  })
})

describe('a question about a unit', () => {
  it('lists the tasks that it leads, and counts the rest.', () => {
    const { text } = ask(queryUnit, { text: '市商务局牵头哪些任务', reading: { unit: '市商务局' } })
    const { leads, joins, indicators } = plan.dutiesOf('市商务局')
    expect(text.split('\n')[0]).toBe(`【市商务局】牵头任务${leads.length}项`)
    for (const task of leads.slice(0, 5)) expect(text).toContain(task.title)
    expect(text).toContain(`另有${leads.length - 5}项，回复“更多”继续看`)
    expect(text).toContain(`负责指标${indicators.length}项，参与任务${joins.length}项`)
  })

  it('shows how its indicators stand, and to a stranger only what the plan says.', () => {
    const asking = { text: '市商务局怎么样', reading: { unit: '市商务局' }, told: TOLD }
    expect(ask(queryUnit, asking).text).toContain(
      '1.社会消费品零售总额增速：一季度增长6.8%，略滞后（待审核）',
    )
    const stranger = ask(queryUnit, { ...asking, sender: null }).text
    expect(stranger).not.toContain('6.8')
    expect(stranger).not.toContain('滞后')
    expect(stranger).toContain('全年增长7%（总体方案）')
  })

  it('keeps to a campaign where one is named beside the unit.', () => {
    const { text } = ask(queryUnit, {
      text: '市商务局在科创攻坚牵头哪些任务',
      reading: { unit: '市商务局', campaign: '科技创新赋能' },
    })
    expect(text).toContain('牵头任务1项\n1.积极融入区域创新网络（科技创新赋能）')
  })

  it('can be answered for every unit within one message.', () => {
    for (const { name } of plan.units) {
      for (const words of ['怎么样', '牵头哪些任务', '参与哪些任务', '有哪些指标']) {
        const { text } = ask(queryUnit, { text: words, reading: { unit: name } })
        expect(text).toContain(`【${name}】`)
        expect(Buffer.byteLength(text), name).toBeLessThan(2048)
      }
    }
  })
})

describe('a bulletin', () => {
  it('is five lines with counts that add up, said not to be sent, and its file.', () => {
    const { text } = ask(bulletin, {
      text: '生成三月份通报',
      reading: { period: { from: '2025-03-01', to: '2025-03-31' } },
      told: TOLD,
    })
    const lines = text.split('\n')
    expect(lines[0]).toBe('关于2025年1—3月“七大攻坚”目标任务完成情况的通报（代拟稿，未发送）')
    const total = lines[1] ?? ''
    const lights = total.slice(total.indexOf('指标，'), total.indexOf('；'))
    const sum = [...lights.matchAll(/(\d+)项/g)].reduce((all, it) => all + Number(it[1]), 0)
    expect(sum).toBe(plan.indicators.length)
    expect(text).toContain('滞后：固定资产投资增速一季度增长4.2%')
    expect(text).toMatch(/到期未报\d+项（其中文字进展\d+项、指标\d+项）/)
    expect(lines.at(-2)).toContain('未经签发')
    expect(lines).toHaveLength(6)
    expect(lines.at(-1)).toBe('附：Word文档。')
  })

  it('takes the figures of its period, not later ones.', () => {
    const told = [
      figure('1-retail-growth', 7.3, { from: '2025-01-01', to: '2025-04-30' }),
      figure('1-retail-growth', 6.8),
    ]
    const { text } = ask(bulletin, { text: '一季度通报', reading: { period: Q1 }, told, today: '2025-05-20' })
    expect(text).toContain('一季度增长6.8%')
    expect(text).not.toContain('7.3')
  })

  it('encloses the file that was asked for, as facts, and names it.', () => {
    const { text, replies } = ask(bulletin, {
      text: '导出excel',
      reading: { campaign: '内需扩量提效' },
      told: TOLD,
    })
    expect(text).toContain('内需扩量提效攻坚目标任务完成情况的通报')
    expect(text).toContain('附：Excel表格')
    expect(replies).toMatchObject([
      { enclosures: [{ type: 'paper', as: 'xlsx', spec: { campaign: '内需扩量提效' } }] },
    ])
  })
})

describe('help', () => {
  it('lists only what the role may do, with what the bot keeps of a person.', () => {
    for (const role of ROLES) {
      const { text } = ask(help, { text: '帮助', sender: person(role) })
      expect(text.includes('通过 1 3')).toBe(role === 'office')
      expect(text.includes('报数：')).toBe(role === 'reporter' || role === 'lead')
      expect(text.includes('发送“绑定')).toBe(role === 'none')
      expect(text.includes('绑定申请')).toBe(role === 'admin')
      expect(text.includes('开放补报')).toBe(role === 'office')
      expect(text).toContain('只保存您的账号')
    }
  })

  it('answers how one thing is done.', () => {
    const asked = (text: string) => ask(help, { text }).text
    expect(asked('怎么报数')).toMatch(/^怎么报数/)
    expect(asked('报错了怎么改')).toMatch(/^怎么更正/)
    expect(asked('怎么撤回')).toMatch(/^怎么撤回/)
    expect(asked('如何查排名')).toMatch(/^怎么查/)
    expect(asked('通报怎么生成')).toMatch(/^怎么出通报/)
  })
})
