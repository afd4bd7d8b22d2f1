import { mkdtemp, readdir, readFile, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { systemClock } from '../../src/base/clock.ts'
import { type BulletinOptions, bulletinVerb } from '../../src/cli/bulletin.ts'
import { Ledger } from '../../src/ledger/ledger.ts'
import { Roster } from '../../src/plan/roster.ts'
import { openStore } from '../../src/storage/open.ts'
import { plan, simulate } from './verbs.ts'

const clerk = { id: 'u1', name: '张科员', unit: '市商务局', role: 'reporter' }
const office = { id: 'u2', name: '徐主任', unit: '市发改委', role: 'office' }
const head = { id: 'u3', name: '王局长', unit: '市商务局', role: 'lead' }
const supervisor = { id: 'u4', name: '郭科长', unit: '市政府督查室', role: 'supervisor' }
const at = '2025-04-20T09:12:00+08:00'
let messages = 0
const says = (from: object, text: string, more: object = {}) => ({
  at,
  id: `m${++messages}`,
  from,
  text,
  ...more,
})

let folder = ''
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'bulletin-'))
})
afterEach(() => rm(folder, { recursive: true }))

async function verb(words: readonly string[], options: BulletinOptions = {}) {
  const lines: string[] = []
  const store = await openStore(`sqlite:${join(folder, 'store.sqlite')}`)
  try {
    const ledger = await Ledger.open(store, systemClock)
    const needs = {
      plan,
      roster: new Roster([]),
      ledger,
      store,
      today: '2025-05-20',
      out: (text: string) => lines.push(text),
    }
    return { code: await bulletinVerb(words, options, needs), text: lines.join('\n') }
  } finally {
    await store.close()
  }
}

const REPORTED = [says(clerk, '社零1-2月增长6.5%'), says(clerk, '社零一季度增长6.8%')]
const APPROVED = [...REPORTED, says(office, '待审核'), says(office, '通过 1 2')]

describe('files in chat', () => {
  it('go to the person who asks; from a room that nobody answers for they go to the person too.', async () => {
    const answers = await simulate([
      ...REPORTED,
      says(clerk, '社零走势'),
      says(supervisor, '生成三月份通报'),
      says(supervisor, '导出excel', { room: 'g1' }),
      says({ id: 'x', name: '路人', role: 'none' }, '导出excel'),
    ])
    const [picture, word, sheet, stranger] = answers.slice(REPORTED.length)
    expect(picture.replies).toMatchObject([{ to: { person: 'u1' }, files: [{ type: 'image/png' }] }])
    expect(picture.replies[0].files[0].bytes).toBeGreaterThan(10_000)
    expect(word.replies).toMatchObject([
      { to: { person: 'u4' }, files: [{ name: expect.stringMatching(/通报（代拟稿）\.docx$/) }] },
    ])
    expect(sheet.replies).toMatchObject([
      { to: { person: 'u4' }, files: [{ name: expect.stringMatching(/\.xlsx$/) }] },
      { to: { room: 'g1' }, files: [] },
    ])
    expect(stranger.replies).toMatchObject([{ files: [] }])
  }, 240_000)
})

describe('issuing', () => {
  it('takes an entitled person and a second yes on exactly what was shown; the file is the same bytes ever after.', async () => {
    const store = `sqlite:${join(folder, 'store.sqlite')}`
    const preview = says(supervisor, '签发三月份通报')
    const before = await simulate(
      [
        ...APPROVED,
        says(head, '你好'),
        says(clerk, '签发三月份通报'),
        says(supervisor, '签发三月份通报', { room: 'g1' }),
        says(supervisor, '三月份通报征求意见'),
        says(head, '意见：一季度数为快报数'),
        preview,
        says(supervisor, '签发 00000000'),
      ],
      store,
    )
    const replies = before.slice(APPROVED.length + 1).map((it) => it.replies[0]?.text ?? '')
    expect(replies[0]).toContain('由督查室或市领导在单聊中签发')
    expect(replies[1]).toContain('请在单聊中进行')
    expect(before.at(APPROVED.length + 3).pushes).toMatchObject([{ to: { person: 'u3' } }])
    expect(replies[3]).toContain('已记录市商务局的意见：“一季度数为快报数”')
    expect(replies[4]).toContain('· 市商务局：“一季度数为快报数”')
    expect(replies[5]).toContain('没有签发')
    const code = /签发 ([0-9a-f]{8})/.exec(replies[4] ?? '')?.[1]

    const issued = await simulate(
      [
        says(supervisor, `签发 ${code}`),
        says(supervisor, '签发三月份通报'),
        says(supervisor, '把三月份通报的word版发给我'),
      ],
      store,
    )
    expect(issued[0].replies).toMatchObject([{ text: expect.stringContaining('已签发：2025年第1期') }])
    expect(issued[1].replies).toMatchObject([{ text: expect.stringContaining('不重复签发') }])
    expect(issued[2].replies[0].files).toEqual(issued[0].replies[0].files)

    const out = join(folder, 'out')
    const shown = await verb(['show', '2025年第1期'], { out })
    expect(shown).toMatchObject({ code: 0, text: expect.stringContaining('内容与签发时一致') })
    await verb(['show', '2025年第1期'], { out })
    const [one = '', other = ''] = await readdir(out)
    expect(Buffer.compare(await readFile(join(out, one)), await readFile(join(out, other)))).toBe(0)
    expect(await verb(['list'])).toMatchObject({ text: expect.stringMatching(/^2025年第1期.*市政府督查室/) })

    await simulate(
      [
        says(clerk, '社零一季度更正为7.2%，原因：核实'),
        says(clerk, '确认'),
        says(office, '待审核'),
        says(office, '通过 1'),
      ],
      store,
    )
    const after = await verb(['show', '2025年第1期'])
    expect(after.text).toContain('社会消费品零售总额增速：一季度增长6.8%（略滞后）更正为增长7.2%（达标）')
    const erratum = await simulate([says(supervisor, '签发三月份通报')], store)
    expect(erratum[0].replies[0].text).toContain('2025年第1期（更正1）')
  }, 240_000)
})

describe('bulletin compile', () => {
  it('prints a draft, and refuses what it cannot read.', async () => {
    const { text } = await verb(['compile'], { period: '2025-03', date: '2025-04-20' })
    expect(text).toMatch(/^关于2025年1—3月“七大攻坚”目标任务完成情况的通报（代拟稿，送审）/)
    await expect(verb(['compile'], { period: '2025-13' })).rejects.toThrow('--period')
    await expect(verb(['compile'], { kind: 'weekly' })).rejects.toThrow('--kind')
    await expect(verb(['show', '2025年第9期'])).rejects.toThrow('没有签发过')
    await expect(verb(['sing'])).rejects.toThrow('compile')
  })
})
