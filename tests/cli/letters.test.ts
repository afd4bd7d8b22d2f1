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

describe('a letter on what has no figure', () => {
  it('is of a task that nobody has told of, drafted, issued with its code, and called off once it is told.', async () => {
    const draft = [supervisor, '起草给市发改委关于积极对接融入重大区域战略的提示函'] as const
    const shown = (await said([office, '你好'], draft))[1]?.text ?? ''
    expect(shown).toMatch(/^关于“积极对接融入重大区域战略”任务进展逾期未报的提示函（代拟稿，送审）/)
    expect(shown).toContain('到期未报：一季度任务进展（文字报送）。')
    expect(shown).toContain('请按实际报送任务进展')
    const answers = await said(
      [office, '你好'],
      draft,
      [supervisor, `签发 ${codeIn(shown)}`],
      [supervisor, '发给我word版'],
      [office, '积极对接融入重大区域战略：已签订合作协议3项，完成40%'],
      draft,
    )
    expect(answers[2]?.text).toMatch(/^已签发：提示函2025年第1号/)
    expect(answers[3]?.text).toMatch(/^2025年第1号 关于.*（已签发，与签发件一致）\n附：Word文档。/)
    expect(answers[4]?.text).toContain('已登记')
    expect(answers[5]?.text).toContain('没有到期未报或滞后')
  }, 120_000)

  it('is of a milestone past its date, and asks for reasons and the day of completion.', async () => {
    const [answer] = await said([supervisor, '起草给市发改委关于行业信用信息归集共享的督办单'])
    expect(answer?.text).toMatch(/^关于行业信用信息归集共享逾期未完成的督办单（代拟稿，送审）/)
    expect(answer?.text).toMatch(/尚未报完成，逾期52天[\s\S]*请书面说明未按期完成的原因/)
  })
})

describe('发给我word版', () => {
  it('is of the letter or the dispatch that was just shown; a dispatch has a table with its figures.', async () => {
    const lines = [
      [supervisor, '起草给市商务局关于社零的提示函'],
      [supervisor, '发给我word版'],
      [supervisor, '发个表给我'],
      [office, '本周调度情况'],
      [office, '发给我word版'],
      [office, '发个表给我'],
    ] as const
    const answers = await simulate(
      lines.map(([from, text], index) => ({ at: '2025-05-22T09:00:00+08:00', id: `w${index}`, from, text })),
    )
    const names = answers.map((it) =>
      it.replies.flatMap((reply: { files: { name: string }[] }) => reply.files.map((file) => file.name)),
    )
    const letterFile = '关于社会消费品零售总额增速逾期未报的提示函（代拟稿）.docx'
    expect(names.slice(0, 3)).toEqual([[letterFile], [letterFile], [letterFile]])
    expect(answers[2].replies[0].text).toContain('函件没有表格，发Word文档。')
    expect(names[4]).toEqual(['内需扩量提效攻坚周调度情况（5月22日）（代拟稿）.docx'])
    expect(names[5]).toEqual(['内需扩量提效攻坚周调度情况（5月22日）（代拟稿）.xlsx'])
    expect(answers[5].replies[0].files[0].bytes).toBeGreaterThan(4_500)
  }, 120_000)
})
