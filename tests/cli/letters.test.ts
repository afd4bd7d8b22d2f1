/** 提示函, 督办单, 约谈通知, as whole conversations on the real plan. */
import { describe, expect, it } from 'vitest'
import { compileLetter } from '../../src/bulletins/letter.ts'
import { fold } from '../../src/ledger/fold.ts'
import { loadPlan } from '../../src/plan/seeds.ts'
import { partsOf } from '../../src/rendering/documents/archive.ts'
import { docxOf } from '../../src/rendering/documents/docx.ts'
import { letterPaper } from '../../src/rendering/papers/letter.ts'
import { simulate } from './verbs.ts'

const head = { id: 'u2', name: '王局长', unit: '市商务局', role: 'lead' }
const office = { id: 'u3', name: '徐主任', unit: '市发改委', role: 'office' }
const supervisor = { id: 'u7', name: '郭科长', unit: '市政府督查室', role: 'supervisor' }
const leader = { id: 'u9', name: '马副市长', role: 'leader' }

async function said(...steps: readonly (readonly [{ id: string }, string])[]) {
  const lines = steps.map(([from, text], index) => {
    const at = new Date(Date.parse('2025-05-22T09:00:00+08:00') + index * 60_000).toISOString()
    return { at, id: `m${index}`, from, text }
  })
  const answers = await simulate(lines)
  return answers.map((it) => ({
    text: (it.replies ?? []).map((reply: { text: string }) => reply.text).join('\n') as string,
    pushes: (it.pushes ?? []) as { to: { person: string }; text: string }[],
  }))
}

const codeIn = (text = '') => /签发 ([0-9a-f]{8})/.exec(text)?.[1]

describe('a 提示函', () => {
  it('is issued by the 督查室 after a second yes with its code, told to the head, and numbered by form.', async () => {
    const draft = [supervisor, '起草给市商务局关于社零的提示函'] as const
    const code = codeIn((await said([head, '你好'], draft))[1]?.text)
    expect(code).toBeDefined()
    const answers = await said(
      [head, '你好'],
      draft,
      [supervisor, `签发 ${code}`],
      [supervisor, `签发 ${code}`],
      [supervisor, '起草给市商务局关于社零的提示函'],
      [leader, '起草给市商务局关于社零的督办单'],
    )
    expect(answers[1]?.pushes).toEqual([])
    expect(answers[2]?.text).toMatch(/^已签发：提示函2025年第1号 关于社会消费品零售总额增速逾期未报的提示函/)
    expect(answers[2]?.pushes.map((it) => it.to.person)).toEqual(['u2'])
    expect(answers[2]?.pushes[0]?.text).toMatch(/^【提示函】市政府督查室签发，2025年第1号/)
    // A request for figures hints at nothing.
    expect(answers[2]?.pushes[0]?.text).not.toMatch(/目标|还差|个百分点/)
    expect(answers[3]?.text).toContain('没有签发')
    expect(answers[3]?.pushes).toEqual([])
    expect(answers[4]?.text).toMatch(/此前就该事项已发：提示函2025年第1号（5月22日）[\s\S]*提示函2025年第2号/)
    expect(answers[5]?.text).toContain('督办单2025年第1号')
  })

  it('is drafted, not issued, by an office; by a unit neither; of another unit’s indicator not at all.', async () => {
    const draft = [supervisor, '起草给市商务局关于社零的提示函'] as const
    const code = codeIn((await said([head, '你好'], draft))[1]?.text)
    const answers = await said(
      [office, '起草给市商务局关于社零的提示函'],
      [office, `签发 ${code}`],
      [head, '起草给市商务局关于社零的提示函'],
      [supervisor, '起草给市科技局关于社零的提示函'],
      [supervisor, `签发提示函`],
    )
    expect(answers[0]?.text).toContain('由督查室或市领导在单聊中签发')
    expect(codeIn(answers[0]?.text)).toBeUndefined()
    expect(answers[1]?.text).toContain('您可以起草代拟稿')
    expect(answers[2]?.text).toContain('在单聊中起草')
    expect(answers[3]?.text).toContain('不由这个单位负责')
    expect(answers[4]?.text).toContain('没有待签发的函')
    expect(answers.flatMap((it) => it.pushes)).toEqual([])
  })

  it('waits for the figure’s approval where it speaks of a figure.', async () => {
    const clerk = { id: 'u1', name: '张科员', unit: '市商务局', role: 'reporter' }
    const answers = await said(
      [clerk, '社零1-4月增长6.5%'],
      [supervisor, '起草给市商务局关于社零的提示函'],
      [supervisor, '签发 00000000'],
      [office, '全部通过'],
      [office, '待审核'],
      [office, '全部通过'],
      [supervisor, '起草给市商务局关于社零的提示函'],
    )
    expect(codeIn(answers[1]?.text)).toBeUndefined()
    expect(answers[2]?.text).toContain('审核通过后方可签发')
    expect(answers[6]?.text).toContain('进度滞后的提示函')
    expect(codeIn(answers[6]?.text)).toBeDefined()
  })
})

it('A 督办单 is a document in the form of the other papers, marked as a draft until it is issued.', async () => {
  const plan = loadPlan('seeds/yueyang-2025')
  const spec = { form: 'order', unit: '市商务局', indicator: '1-retail-growth', today: '2025-05-22' } as const
  const facts = compileLetter({ plan, standing: fold([]), today: spec.today }, spec)
  const documentOf = async (signed: Parameters<typeof letterPaper>[2]) => {
    const parts = partsOf(
      await docxOf(letterPaper(facts, { plan }, signed), new Date('2025-05-22T01:00:00Z')),
    )
    const xml = parts.find((it) => it.name === 'word/document.xml')
    return Buffer.from(xml?.bytes ?? []).toString('utf8')
  }
  const draft = await documentOf(null)
  const issued = await documentOf({ number: '2025年第1号', by: '市政府督查室', signer: '郭科长' })
  expect(draft).toContain('代拟稿')
  expect(issued).not.toContain('代拟稿')
  expect(issued).toContain('签发人：郭科长')
  expect(issued).toContain('请于　　月　　日前报送办理情况')
})
