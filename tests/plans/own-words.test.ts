/** A plan speaks in its own words: what a campaign is called, who leads and who joins, whose the whole is. */
import { describe, expect, it } from 'vitest'
import { understandingOf } from '../../src/assemble.ts'
import { simulateLines } from '../../src/cli/simulate.ts'
import { loadPlan } from '../../src/plan/seeds.ts'
import { runLines } from '../cli/verbs.ts'
import { Copy } from '../proving/copies.ts'

const at = '2026-07-20T09:00:00+08:00'
const supervisor = { id: 'd1', name: '督查', unit: null, role: 'supervisor' }
type Answer = { replies: { text: string; files?: { name: string }[] }[] }

async function answers(folder: string, texts: readonly string[], from: object = supervisor) {
  const plan = loadPlan(folder)
  const lines = texts.map((text, index) => ({ at, id: `m${index}`, from, text }))
  const said: Answer[] = await runLines(lines, (streams) => simulateLines(plan, 'memory:', streams))
  return said.map((it) => it.replies.map(({ text }) => text).join('\n'))
}

describe('a city whose notice names no convener and no office', () => {
  const folder = 'tests/plans/yunzhou-2026'

  it('hears of its 行动, and of no 攻坚.', async () => {
    const said = await answers(folder, ['人工智能创新发展怎么样', '各行动排名', '总体情况', '怎么查'])
    expect(said.join('\n')).not.toContain('攻坚')
    expect(said[0]).toMatch(/^【人工智能创新发展】\d+项指标/)
    expect(said[0]).not.toMatch(/召集人|专班办公室|null/)
  })

  it('is told who has 责任 and who 配合, in the words of its table.', async () => {
    const [said] = await answers(folder, ['推动企业上云谁牵头'])
    expect(said).toContain('【推动企业上云】责任单位：市经信局\n配合单位：市数据局')
  })

  it('has a bulletin titled by its document, since that has no short form in marks.', async () => {
    const [said] = await answers(folder, ['生成上半年通报'])
    expect(said).toContain('关于2026年上半年《云洲市人工智能创新发展行动方案》目标任务完成情况的通报')
  })

  it('is reviewed by whoever holds the office, as the notice names none.', async () => {
    const plan = loadPlan(folder)
    const clerk = { id: 'u1', name: '填报员', unit: '市经信局', role: 'reporter' }
    const officer = { id: 'o1', name: '专班', unit: '市数据局', role: 'office' }
    const [, listed, passed] = (await runLines(
      [
        { at, id: 'a', from: clerk, text: '上云企业上半年800家' },
        { at, id: 'b', from: officer, text: '待审核' },
        { at, id: 'c', from: officer, text: '通过 1' },
      ],
      (streams) => simulateLines(plan, 'memory:', streams),
    )) as Answer[]
    expect(listed?.replies[0]?.text).toContain('待审核1项')
    expect(passed?.replies[0]?.text).toMatch(/^已审核通过1项/)
  })
})

describe('a county', () => {
  const plan = loadPlan('tests/plans/bailu-2026')
  const reader = understandingOf(plan)
  const read = (text: string) => reader.read(text, { now: new Date(at), unit: '县农业农村局' })

  it.each(['全县社零上半年增长8.2%', '我县社零上半年增长8.2%', '白鹭县社零上半年增长8.2%'])(
    'has its own figure in %s, and no doubt whose it is.',
    (text) => {
      const [figure, ...more] = read(text).figures
      expect(figure).toMatchObject({ indicator: 'retail', value: 8.2, cautions: [] })
      expect(more).toEqual([])
    },
  )

  it('has the city’s figure beside its own for what it is.', () => {
    const { figures, comparisons } = read('全市社零上半年增长6.5%，我县增长8.2%')
    expect(figures.map((it) => it.value)).toEqual([8.2])
    expect(comparisons).toMatchObject([{ place: '全市', amount: 6.5, by: 'value' }])
  })

  it('is spoken to of 全县 and of 乡镇街道.', async () => {
    const [help = '', lagging = ''] = await answers('tests/plans/bailu-2026', ['怎么报数', '催一下滞后的'])
    expect(help).toContain('乡镇街道数据写在前面')
    expect(`${help}${lagging}`).not.toMatch(/全市|县市区/)
  })
})

describe('plan check', () => {
  it('finds a word that the document does not use.', () => {
    const copy = new Copy('tests/plans/yunzhou-2026')
    copy.plan((it) => {
      it.words = { campaign: '攻坚', joint: '协办单位' }
    })
    expect(copy.faults()).toEqual([
      'plan.json words campaign: 原文中没有“攻坚”',
      'plan.json words joint: 原文中没有“协办”',
    ])
    copy.close()
  })
})
