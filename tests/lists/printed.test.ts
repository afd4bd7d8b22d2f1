import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { HandClock } from '../../src/base/clock.ts'
import { takePrinted } from '../../src/cli/list-plan.ts'
import { Ledger } from '../../src/ledger/ledger.ts'
import { loadPlan } from '../../src/plan/seeds.ts'
import { openStore } from '../../src/storage/open.ts'
import { Copy, first, type Thing } from '../proving/copies.ts'

const FOLDER = 'seeds/yueyang-2025'
const LIST = '计划列名项目'
const itemsIn = (list: Thing[]) => first(list).items as Thing[]

describe('the list of projects that the plan names', () => {
  const plan = loadPlan(FOLDER)
  const clock = new HandClock(new Date('2025-04-12T09:00:00+08:00'))
  let said: string[] = []
  let ledger: Ledger
  const take = (dryRun = false) =>
    takePrinted(FOLDER, dryRun, { plan, ledger, clock, out: (text: string) => void said.push(text) })
  beforeEach(async () => {
    said = []
    ledger = await Ledger.open(await openStore('memory:'), clock, { plan })
  })

  it('comes with the words of each and no amount that the document does not print.', async () => {
    expect(await take()).toBe(0)
    const items = ledger.standing.items.list(LIST)?.items ?? []
    expect(items.length).toBe(plan.lists[0]?.items.length)
    for (const it of items) {
      expect(it).toMatchObject({ total: null, planned: null, starts: null, funds: [] })
      expect(plan.document).toContain(it.more.原文)
    }
    expect(items.find((it) => it.name === '岳阳智慧文旅监管平台项目')?.ends).toBe('2025-12')
  })

  it('is shown before it is written, and never written over an office’s list of that name.', async () => {
    await take(true)
    expect(ledger.head).toBe(0)
    expect(said.join('\n')).toMatch(/平江抽水蓄能（市发改委，附件2 二、\(四\)3）[\s\S]*试运行，未写入/)
    await take()
    await take()
    expect(ledger.head).toBe(1)
    expect(said.at(-1)).toBe('没有写入。')
  })
})

describe('plan check', () => {
  let copy: Copy
  beforeEach(() => {
    copy = new Copy(FOLDER)
  })
  afterEach(() => copy.close())

  it.each<[string, object, RegExp]>([
    ['a quote that the document does not print', { quote: '新建某某项目' }, /quote: 不是原文/],
    ['a name that the quote lacks', { name: '某某项目' }, /name: 引文中没有“某某项目”/],
    ['another place', { location: '附件7 二、(二)2' }, /location: 引文不在/],
    ['a unit that does not lead it', { unit: '市商务局' }, /unit: 该任务牵头单位为/],
    ['a county that nobody printed', { county: '平江县' }, /county: 引文中没有“平江县”/],
    ['a day that nobody printed', { ends: '2025年6月' }, /ends: 引文中没有“2025年6月”/],
    ['a task that is none', { task: '9-9-9' }, /task: 没有任务“9-9-9”/],
    ['a field with an amount', { total: 105 }, /多出的字段 “total”/],
  ])('finds %s in a shipped list, by its name.', (_, plant, found) => {
    copy.list('lists.json', (list) => Object.assign(first(itemsIn(list)), plant))
    const faults = copy.faults()
    expect(faults.filter((it) => it.startsWith('lists.json')).join('\n')).toMatch(found)
  })
})
