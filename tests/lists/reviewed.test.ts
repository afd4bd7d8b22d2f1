import { describe, expect, it } from 'vitest'
import { compile } from '../../src/bulletins/compile.ts'
import { fold } from '../../src/ledger/fold.ts'
import { EMPTY_ITEM } from '../../src/plan/lists/row.ts'
import { entriesUntil, plan } from '../bulletins/stream.ts'
import { simulate } from '../cli/verbs.ts'
import { LIST, PEOPLE, ROWS, type Said } from './day.ts'

const SECOND = { id: 'fg2', name: '专班副主任', unit: '市发改委', role: 'office' } as const
const PHOTO = { name: '现场.png', type: 'image/png', base64: Buffer.from('photo').toString('base64') }
const CHIP = '紫光芯片产业园项目'

type Line = Said | readonly [who: typeof SECOND, text: string] | readonly [...Said, typeof PHOTO]

async function talked(said: readonly Line[]) {
  const lines = said.map(([who, text, file], at) => ({
    ...{ at: `2025-10-12T09:${String(at).padStart(2, '0')}:00+08:00`, id: `m${at}`, text },
    from: typeof who === 'string' ? PEOPLE[who] : who,
    ...(file === undefined ? {} : { files: [file] }),
  }))
  const list = { at: '2025-03-01T09:00:00+08:00', from: PEOPLE.office, list: { name: LIST, rows: ROWS } }
  const out = await simulate([list, ...lines, { dump: true }])
  const answers = out.slice(1, -1)
  return {
    answers: answers.map((it) => it.replies.map((reply: { text: string }) => reply.text).join('\n')),
    pushes: answers.map((it) => it.pushes.map((push: { text: string }) => push.text).join('\n')),
    item: (name: string) => out.at(-1).items.find((it: { name: string }) => it.name === name),
  }
}

describe('a report on an item', () => {
  it('waits for the office that keeps its list, is approved by number, and whoever filed it is told.', async () => {
    const { answers, pushes } = await talked([
      ['industry', '1-9月：紫光项目完成投资3.2亿；己内酰胺项目完成投资7亿'],
      ['office', '待审核'],
      ['office', '通过 1'],
      ['leader', '紫光项目怎么样'],
      ['leader', '己内酰胺项目怎么样'],
    ])
    expect(answers[1]).toMatch(
      /待审核2项：\n1. 【紫光芯片产业园项目】前三季度完成投资3.2亿元（市工信局10月12日报）/,
    )
    expect(answers[2]).toMatch(/已通过项目进展1项[\s\S]*还有1项待审核（序号2）/)
    expect(pushes[2]).toContain('您填报的项目进展已通过审核：【紫光芯片产业园项目】')
    expect(answers[3]).toContain('共1次，已审核')
    expect(answers[4]).toContain('共1次，待审核')
  })

  it('that is returned counts no more, and the reason reaches whoever filed it; the right value counts again.', async () => {
    const { answers, pushes, item } = await talked([
      ['industry', '紫光项目1-9月完成投资3.2亿'],
      ['office', '待审核'],
      ['office', '退回 1 含预付款，请剔除'],
      ['leader', '紫光项目怎么样'],
      ['industry', '紫光项目1-9月完成投资2.9亿'],
    ])
    expect(answers[2]).toContain('已退回项目进展1项，原因：含预付款，请剔除')
    expect(pushes[2]).toContain('原因：含预付款，请剔除')
    expect(answers[3]).toContain('完成投资：无数据')
    expect(answers[4]).toContain('2.9亿元')
    expect(item(CHIP)?.invested?.value).toBe(2.9)
  })

  it('is returned only with a reason, which is asked for.', async () => {
    const { answers, item } = await talked([
      ['industry', '紫光项目1-9月完成投资3.2亿'],
      ['office', '待审核'],
      ['office', '退回 1'],
      ['office', '缺佐证材料'],
    ])
    expect(answers[2]).toContain('请写明退回的原因：【紫光芯片产业园项目】')
    expect(answers[3]).toContain('已退回项目进展1项，原因：缺佐证材料')
    expect(item(CHIP)?.invested).toBeNull()
  })

  it('is approved and returned by its name, and by a piece of it, with and without the list before.', async () => {
    const { answers, pushes } = await talked([
      ['industry', '1-9月：紫光项目完成投资3.2亿；己内酰胺项目完成投资7亿'],
      ['office', '紫光项目通过'],
      ['office', '待审核'],
      ['office', '己内酰胺那个退回，含预付款'],
      ['leader', '紫光项目怎么样'],
    ])
    expect(answers[1]).toMatch(/^已通过项目进展1项[\s\S]*紫光芯片产业园项目/)
    expect(answers[2]).toContain('待审核1项')
    expect(answers[3]).toMatch(/^已退回项目进展1项，原因：含预付款[\s\S]*己内酰胺/)
    expect(pushes[3]).toContain('原因：含预付款')
    expect(answers[4]).toContain('共1次，已审核')
  })

  it('is by no name approved where two of its reports wait, and its office sees both.', async () => {
    const { answers } = await talked([
      ['industry', '紫光项目1-8月完成投资3亿'],
      ['industry', '紫光项目1-9月完成投资3.2亿'],
      ['office', '紫光项目通过'],
    ])
    expect(answers[2]).not.toContain('已通过')
    expect(answers[2]).toContain('2. 【紫光芯片产业园项目】')
  })

  it('waits again when its office takes the verdict back, approval and return alike.', async () => {
    const { answers, item } = await talked([
      ['industry', '1-9月：紫光项目完成投资3.2亿；己内酰胺项目完成投资7亿'],
      ['office', '待审核'],
      ['office', '通过 1'],
      ['office', '刚才通过错了'],
      ['office', '待审核'],
      ['office', '退回 2 含预付款'],
      ['office', '退错了，恢复待审'],
      ['leader', '己内酰胺项目怎么样'],
      [SECOND, '刚才通过错了'],
    ])
    expect(answers[3]).toBe('已撤销审核，恢复待审核：【紫光芯片产业园项目】前三季度完成投资3.2亿元')
    expect(answers[4]).toContain('待审核2项')
    expect(answers[6]).toContain('恢复待审核：【己内酰胺搬迁升级二期项目】')
    expect(answers[7]).toContain('7亿元')
    expect(answers[8]).toContain('只能撤销您本人作出')
    expect(item(CHIP)?.invested?.value).toBe(3.2)
  })

  it('is not approved by who filed it for the unit, but by another of the office.', async () => {
    const { answers } = await talked([
      ['office', '紫光项目1-9月完成投资3.2亿'],
      ['office', '待审核'],
      ['office', '通过 1'],
      [SECOND, '待审核'],
      [SECOND, '通过 1'],
    ])
    expect(answers[2]).toContain('是您本人填报的')
    expect(answers[4]).toContain('已通过项目进展1项')
  })

  it('keeps the files that come with it or after it, and the office sees how many.', async () => {
    const { answers } = await talked([
      ['industry', '紫光项目1-9月完成投资3.2亿', PHOTO],
      ['office', '待审核'],
      ['industry', '己内酰胺项目已竣工'],
      ['industry', '', PHOTO],
      ['leader', '己内酰胺项目怎么样'],
    ])
    expect(answers[0]).toContain('已收到佐证材料1份')
    expect(answers[1]).toContain('佐证1份')
    expect(answers[3]).toContain('关联【己内酰胺搬迁升级二期项目】的进展')
    expect(answers[4]).toContain('佐证1份')
  })
})

describe('a paper without what nobody has approved', () => {
  it('counts the approved reports of items alone, and says how many wait.', () => {
    const items = ['甲项目', '乙项目'].map((name) => ({ ...EMPTY_ITEM, name, unit: '市工信局', planned: 6 }))
    const whole = { from: '2025-01-01', to: '2025-03-31' }
    const report = (item: string, value: number) => ({
      ...{ type: 'item_reported' as const, list: LIST, item, unit: '市工信局', onBehalf: false },
      said: { invested: { value, period: whole } },
    })
    const base = entriesUntil('2025-04-28')
    const more = entriesUntil('2025-04-28', [
      {
        ...{ type: 'list_received', list: LIST, kind: 'project', level: 'internal', keeper: null },
        ...{ source: null, items, renamed: [] },
      },
      report('甲项目', 2),
      report('乙项目', 1),
      { type: 'item_approved', of: `${base.length + 2}.0` },
    ])
    const spec = { kind: 'bulletin', campaign: null, unit: null, period: whole, today: '2025-04-28' } as const
    const facts = (pending: boolean) =>
      compile({ plan, standing: fold(more), today: spec.today }, { ...spec, pending }).items
    expect(facts(false)).toMatchObject({ invested: 2, reported: 1, waiting: 1 })
    expect(facts(true)).toMatchObject({ invested: 3, reported: 2, waiting: 1 })
  })
})
