/** This year's document imported beside last year's folder: what is the same goes on, and nothing else does. */
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { Problem } from '../../src/base/problem.ts'
import { checkedFolder } from '../../src/cli/plan.ts'
import { importPlan } from '../../src/cli/plan-import.ts'
import { simulateLines } from '../../src/cli/simulate.ts'
import { lineageOf } from '../../src/importing/lineage.ts'
import { loadPlan } from '../../src/plan/seeds.ts'
import { runLines } from '../cli/verbs.ts'

const THIS_YEAR = readFileSync('tests/plans/yunzhou-2026/document.txt', 'utf8')
/** As it stood a year before: two tasks in each other's place, one name another, one thing that did not go on. */
const LAST_YEAR = THIS_YEAR.replaceAll('2026', '2025')
  .replaceAll('2027', '2026')
  .replace('2.推动企业上云。新增上云企业1200家以上', '2.举办招才活动。引进高层次人才120名')
  .replace('5.引进高层次人才。引进高层次人才160名', '5.推动企业上云。新增上云企业总数900家以上')
  .replace('设立云洲人工智能产业基金,首期规模15亿元', '建成人工智能创新街区4个')

let root = ''
let said: string[] = []
const folder = (year: number) => join(root, `yunzhou-${year}`)
const print = (text: string) => void said.push(text)

async function imported(year: number, text: string, previous?: string): Promise<void> {
  const file = join(root, `${year}.txt`)
  writeFileSync(file, text)
  said = []
  await importPlan(file, { out: folder(year), previous }, print, () => {})
}

const indicatorsIn = (year: number): { id: string; was?: string; name: string }[] =>
  JSON.parse(readFileSync(join(folder(year), 'indicators/1.json'), 'utf8'))
const idIn = (year: number, name: string) => indicatorsIn(year).find((it) => it.name.includes(name))?.id

beforeEach(async () => {
  root = mkdtempSync(join(tmpdir(), 'lineage-'))
  await imported(2025, LAST_YEAR)
})
afterEach(() => rmSync(root, { recursive: true }))

describe('a document imported with last year’s folder', () => {
  beforeEach(() => imported(2026, THIS_YEAR, folder(2025)))

  it('proposes what each indicator was, by name, kind and unit, and says which it took for the same.', () => {
    const clouds = indicatorsIn(2026).find((it) => it.name === '新增上云企业')
    expect(clouds?.was).toBe(idIn(2025, '上云企业'))
    expect(clouds?.was).not.toBe(clouds?.id)
    const report = readFileSync(join(folder(2026), '导入报告.txt'), 'utf8')
    expect(report).toContain(`新增上云企业（${clouds?.id}）：上年 新增上云企业总数（${clouds?.was}）`)
    expect(said.join()).toContain('按名称认作上年同一指标的（was），请核对')
    expect(report).toMatch(/上年有而这份文件中没有找到的指标（1）\n {2}建成人工智能创新街区/)
  })

  it('gives no number of last year to another thing, and stands up to plan check.', () => {
    const before = new Map(indicatorsIn(2025).map((it) => [it.id, it.name]))
    for (const it of indicatorsIn(2026).filter((own) => own.was === undefined && before.has(own.id)))
      expect(it.name).toBe(before.get(it.id))
    expect(indicatorsIn(2026).find((it) => it.name.includes('规模'))?.id).not.toBe(idIn(2025, '创新街区'))
    const plan = checkedFolder(folder(2026))
    expect(plan.previous?.plan.year).toBe(2025)
  })

  it('has last year’s figures beside this year’s, and the short forms of before.', {
    timeout: 60_000,
  }, async () => {
    const from = { id: 'u', name: '某', unit: '市经信局', role: 'reporter' }
    const then = { ...from, id: 'v', unit: '市人社局' }
    const line = (at: string, text: string, by = from) => ({
      at: `${at}T09:00:00+08:00`,
      id: at + text,
      from: by,
      text,
    })
    const store = `sqlite:${join(root, 'store.sqlite')}`
    await runLines([line('2025-07-10', '新增上云企业总数上半年500家', then)], (streams) =>
      simulateLines(loadPlan(folder(2025)), store, streams),
    )
    const [told, trend] = await runLines(
      [line('2026-07-10', '新增上云企业总数上半年650家'), line('2026-07-10', '上云企业同比')],
      (streams) => simulateLines(loadPlan(folder(2026)), store, streams),
    )
    expect(told.replies[0].text).toMatch(/^已登记：【新增上云企业】上半年 650家/)
    expect(trend.replies[0].text).toMatch(/2025年上半年.*500家/)
  })
})

describe('last year’s folder', () => {
  const problemOf = async (run: () => Promise<void>) => {
    const error = await run().catch((it: unknown) => it)
    if (!(error instanceof Problem)) throw new Error('it was imported')
    return error
  }

  it('is refused where it is of another year or city, or is not beside the new one, before anything is written.', async () => {
    const odd = await problemOf(() => imported(2026, THIS_YEAR.replaceAll('云洲', '白鹭'), folder(2025)))
    expect(odd.message).toBe('上年的文件夹是云洲2025年的计划，这份文件读出的是白鹭2026年的')
    const far = await problemOf(() => imported(2026, THIS_YEAR, 'seeds/yueyang-2025'))
    expect(far.message).toContain('不是和')
    expect(() => loadPlan(folder(2026))).toThrow()
  })

  it('with two things as near to one name as each other is left to a person, who is told.', () => {
    const [one] = loadPlan(folder(2025)).indicators
    if (one === undefined) throw new Error('the plan is empty')
    const named = (id: string, name: string) => ({ ...one, id, name, aliases: [], loose: [] })
    const now = [named('a', '人工智能培训人数')]
    const before = [named('x', '人工智能培训人次数'), named('y', '人工智能培训总人数')]
    const { indicators, notes } = lineageOf({ indicators: now, conflicts: [] }, before, 2026)
    expect(indicators[0]?.was).toBeUndefined()
    expect(notes[0]?.lines).toEqual([
      '人工智能培训人数：上年 人工智能培训人次数（x）、人工智能培训总人数（y）',
    ])
  })
})
