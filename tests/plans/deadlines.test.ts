/** Targets by day and by county, and tasks with a day of their own: what is judged, doubted, asked after and answered. */
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { simulateLines } from '../../src/cli/simulate.ts'
import { loadPlan } from '../../src/plan/seeds.ts'
import { runLines } from '../cli/verbs.ts'
import { Copy, first, type Thing } from '../proving/copies.ts'

type Answer = { replies: { text: string }[]; pushes: { to: { person?: string }; text: string }[] }

let copy: Copy
beforeEach(() => {
  copy = new Copy('tests/plans/yunzhou-2026')
})
afterEach(() => copy.close())

const person = (unit: string | null, role: string) => ({ id: `${unit ?? role}`, name: '某', unit, role })
const clerk = (unit: string) => person(unit, 'reporter')
const leader = person(null, 'leader')

async function play(lines: readonly object[]): Promise<Answer[]> {
  const plan = loadPlan(copy.folder)
  const full = lines.map((it, at) => ('tick' in it ? it : { id: `m${at}`, ...it }))
  return runLines(full, (streams) => simulateLines(plan, 'memory:', streams))
}
const said = (answer: Answer | undefined) => answer?.replies.map((it) => it.text).join('\n') ?? ''

describe('a target of this year beside one of the next', () => {
  it('is what this year’s figure is judged by, and no contradiction.', async () => {
    const [recorded, asked] = await play([
      {
        at: '2026-07-20T09:00:00+08:00',
        from: clerk('市经信局'),
        text: '人工智能核心产业营业收入上半年260亿元',
      },
      { at: '2026-07-20T09:01:00+08:00', from: leader, text: '人工智能核心产业营业收入怎么样' },
    ])
    expect(said(recorded)).toMatch(/^已登记/)
    expect(said(asked)).not.toContain('裁定')
    expect(said(asked)).toContain('480亿元')
    expect(said(asked)).toContain('2027年')
  })
})

/** 3月底2家, 9月底7家, 全年10家. */
function withNodes(): void {
  const node = (value: number, deadline: string): Thing =>
    ({
      ...{ value, max: null, text: null, direction: 'at_least', hedge: null, deadline },
      ...{ location: '二、重点任务', quote: `${deadline}${value}家` },
    }) as unknown as Thing
  copy.indicators(
    (list) => {
      const it = first(list, (own) => own.id === 'cloud-firms')
      it.targets = [node(2, '2026-03-31'), node(7, '2026-09-30'), node(10, '2026-12-31')]
    },
    (it) => it.id === 'cloud-firms',
  )
}

describe('nodes within the year', () => {
  const told = async (at: string, text: string) => {
    withNodes()
    const [, asked] = await play([
      { at: `${at}T09:00:00+08:00`, from: clerk('市经信局'), text },
      { at: `${at}T09:01:00+08:00`, from: leader, text: '上云企业怎么样' },
    ])
    return said(asked)
  }

  it('are what a figure is held against, the next one first.', async () => {
    expect(await told('2026-04-05', '上云企业一季度2家')).toContain('达序时进度')
    expect(await told('2026-04-05', '上云企业一季度1家')).toContain('滞后')
  })

  it('are no end of the year when one is reached.', async () => {
    expect(await told('2026-10-05', '上云企业前三季度7家')).not.toMatch(/达标(?!志)/)
    expect(await told('2027-01-05', '上云企业2026年全年10家')).toContain('达标')
  })

  it('are told with their days.', async () => {
    expect(await told('2026-04-05', '上云企业一季度2家')).toContain('3月底前2家')
  })
})

describe('a task with a day of its own', () => {
  const statute = (text: string, at = '2026-08-20T09:00:00+08:00') => ({ at, from: clerk('市司法局'), text })
  const asked = { at: '2026-09-10T09:00:00+08:00', from: leader, text: '出台数据条例进展怎么样' }
  /** The task alone: no milestone tells of it. */
  const alone = () =>
    copy.indicators(
      (list) => {
        const at = list.findIndex((it) => it.id === 'statute')
        list.splice(at, 1)
      },
      (it) => it.id === 'statute',
    )

  it('is overdue by days when nothing is said of it, and asked of its unit.', async () => {
    alone()
    const [, ticked, answer] = await play([
      { at: '2026-08-03T09:00:00+08:00', from: clerk('市司法局'), text: '你好' },
      { at: '2026-09-09T18:00:00+08:00', tick: true },
      asked,
    ])
    expect(said(answer)).toContain('时限：8月底前，逾期10天')
    const reminded = ticked?.pushes.filter((it) => it.text.includes('出台数据条例')) ?? []
    expect(reminded.length).toBeGreaterThan(0)
    expect(new Set(reminded.map((it) => it.to.person))).toContain('市司法局')
  })

  it('is done when its unit says so, and nobody is asked any more.', async () => {
    alone()
    const [, ticked, answer] = await play([
      statute('出台数据条例：条例已于8月18日正式出台'),
      { at: '2026-09-09T18:00:00+08:00', tick: true },
      asked,
    ])
    expect(said(answer)).toContain('时限：8月底前，已报完成')
    expect(ticked?.pushes.filter((it) => it.text.includes('出台数据条例'))).toEqual([])
  })

  it('is one thing with the milestone that it is: what is said of the one holds for the other.', async () => {
    const [, answer] = await play([
      statute('出台数据条例：条例已于8月18日正式出台'),
      { ...asked, text: '市司法局哪些滞后' },
    ])
    expect(said(answer)).not.toContain('逾期')
  })
})

describe('a target with parts for the counties', () => {
  const at = '2026-07-20T09:00:00+08:00'

  it('has them added up, with those that are missing named, apart from the city’s own figure.', async () => {
    const [, answer, dump] = (await play([
      { at, from: person('东湖区', 'reporter'), text: '我区垂类应用示范场景上半年15个' },
      { at, from: leader, text: '垂类应用示范场景怎么样' },
      { dump: true },
    ])) as [Answer, Answer, { figures: { place: string | null }[] }]
    expect(said(answer)).toContain(
      '分县市区任务（上半年）：东湖区15个（任务24个）、青石县未报（任务12个）；已报合计15个，缺青石县',
    )
    expect(dump.figures.map((it) => it.place)).toEqual(['东湖区'])
  })

  it('is proved by plan check, county by county.', () => {
    copy.indicators(
      (list) => {
        const it = first(list, (own) => own.id === 'scenes')
        const [target] = it.targets
        if (target !== undefined)
          target.counties = [
            { county: '东湖区', value: 42 },
            { county: '白鹭县', value: 12 },
          ] as never
      },
      (it) => it.id === 'scenes',
    )
    const faults = copy.faults().filter((it) => it.includes('counties'))
    expect(faults).toEqual([
      expect.stringMatching(/没有“东湖区”的42$/),
      expect.stringMatching(/plan\.json counties 中没有“白鹭县”$/),
    ])
  })
})
