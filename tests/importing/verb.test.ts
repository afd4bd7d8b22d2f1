/** `plan import`, `plan sign`, and what a draft may be used for, as somebody at a terminal sees it. */
import { appendFileSync, cpSync, existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { understandingOf } from '../../src/assemble.ts'
import { Problem } from '../../src/base/problem.ts'
import { refuseDraft, sayDraft } from '../../src/cli/draft.ts'
import { checkedFolder } from '../../src/cli/plan.ts'
import { importPlan, signPlan } from '../../src/cli/plan-import.ts'
import { simulateLines } from '../../src/cli/simulate.ts'
import { understandLines } from '../../src/cli/understand.ts'
import { loadPlan } from '../../src/plan/seeds.ts'
import { runLines } from '../cli/verbs.ts'

const DOCUMENT = 'tests/plans/yunzhou-2026/document.txt'
let folder = ''
let said: string[] = []
const print = (text: string) => void said.push(text)
const importing = (document = DOCUMENT) => importPlan(document, { out: folder }, print, print)
const problemOf = async (run: () => unknown) => {
  try {
    await run()
  } catch (error) {
    if (error instanceof Problem) return error
    throw error
  }
  throw new Error('there was no problem')
}

beforeEach(() => {
  folder = join(mkdtempSync(join(tmpdir(), 'import-')), 'plan')
  said = []
})
afterEach(() => rmSync(join(folder, '..'), { recursive: true }))

describe('a document of a made-up city', () => {
  it('becomes a folder that its own document proves.', async () => {
    await importing()
    const plan = checkedFolder(folder)
    expect(plan.tasks).toHaveLength(10)
    expect(plan.plan).toMatchObject({
      draft: true,
      city: '云洲',
      year: 2026,
      words: { lead: '责任单位', joint: '配合单位' },
    })
    expect(plan.tasks.map((it) => it.deadline?.slice(5, 7))).toEqual([
      '09',
      '12',
      '10',
      '12',
      '12',
      '11',
      '12',
      '06',
      '08',
      '12',
    ])
    const scenes = plan.indicators.flatMap((it) => it.targets).find((it) => it.counties !== undefined)
    expect(scenes).toMatchObject({
      value: 50,
      counties: [
        { county: '东湖区', value: 24 },
        { county: '青石县', value: 12 },
      ],
    })
  })

  it('says how much was read, what to look at, and what to do next.', async () => {
    await importing()
    expect(said.join('\n')).toMatch(/已生成草稿 .*任务10项/)
    expect(said.join('\n')).toContain('代表多个单位的名称，请核对所指（1）：\n  各县(市、区)政府')
    expect(said.join('\n')).toContain('plan sign')
    expect(readFileSync(join(folder, '导入报告.txt'), 'utf8')).toContain('负责单位为推定的目标')
  })

  it('is made anew over what nobody touched, and never over what somebody edited.', async () => {
    await importing()
    await importing()
    appendFileSync(join(folder, 'units.json'), '\n')
    const problem = await problemOf(() => importing())
    expect(problem.code).toBe('import.edited')
    expect(problem.message).toContain('units.json')
    expect(readFileSync(join(folder, 'units.json'), 'utf8')).toMatch(/\n\n$/)
  })

  it('is not written at all into a folder of somebody else, or where nothing was found.', async () => {
    cpSync('tests/plans/bailu-2026', folder, { recursive: true })
    expect((await problemOf(() => importing())).code).toBe('import.edited')
    rmSync(folder, { recursive: true })
    expect((await problemOf(() => importing('package.json'))).code).toBe('document.no_plan')
    expect(existsSync(folder)).toBe(false)
  })
})

describe('a draft', () => {
  it('is understood and simulated, and says what it is.', { timeout: 60_000 }, async () => {
    await importing()
    const plan = loadPlan(folder)
    const now = '2026-07-20T09:00:00+08:00'
    sayDraft(plan, print)
    expect(said.at(-1)).toContain('草稿')
    const [read] = await runLines([{ text: '上云企业上半年800家', now }], (streams) =>
      understandLines(plan, understandingOf(plan), streams),
    )
    expect(read.figures).toMatchObject([{ value: 800, unit: '家' }])
    const from = { id: 'u', name: '某', unit: '市经信局', role: 'reporter' }
    const [answer] = await runLines(
      [{ at: now, id: 'a', from, text: '新增上云企业上半年800家' }],
      (streams) => simulateLines(plan, 'memory:', streams),
    )
    expect(answer.replies[0].text).toMatch(/^已登记：【新增上云企业】/)
  })

  it('is not started until it is signed, and is signed only when plan check finds nothing.', async () => {
    await importing('tests/plans/bailu-2026/document.txt')
    expect((await problemOf(() => refuseDraft(loadPlan(folder)))).code).toBe('plan.draft')
    const unsigned = await problemOf(() => signPlan(folder, print))
    expect(unsigned.message).toContain('清零')
    expect(loadPlan(folder).plan.draft).toBe(true)
    rmSync(folder, { recursive: true })
    await importing()
    signPlan(folder, print)
    expect(said.at(-1)).toContain('已签署')
    expect(() => refuseDraft(loadPlan(folder))).not.toThrow()
  })
})
