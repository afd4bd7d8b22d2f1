import { describe, expect, it } from 'vitest'
import { compile } from '../../src/bulletins/compile.ts'
import { compileIssued, digestOfFacts } from '../../src/bulletins/issue.ts'
import { fold } from '../../src/ledger/fold.ts'
import type { BulletinSpec } from '../../src/ledger/paper.ts'
import type { Entry, Revision } from '../../src/ledger/revision.ts'
import { EMPTY_ITEM } from '../../src/plan/lists/row.ts'
import { paperOf } from '../../src/rendering/papers/papers.ts'
import { entriesUntil, plan } from '../bulletins/stream.ts'
import { simulate } from '../cli/verbs.ts'
import { LIST, PEOPLE, ROWS } from './day.ts'

const HEADS = {
  head: { id: 'jtj', name: '交通局负责人', unit: '市交通局', role: 'lead' },
  district: { id: 'yx', name: '云溪区负责人', unit: '云溪区', role: 'lead' },
  supervisor: { id: 'dc', name: '督查室', unit: '市政府督查室', role: 'supervisor' },
  ...PEOPLE,
} as const

/** A week in which the list came and what was said of it; then the clock walks to a moment. */
async function week(
  said: readonly (readonly [who: keyof typeof HEADS, text: string])[],
  { until, rows = ROWS, level }: { until: string; rows?: readonly object[]; level?: string },
) {
  const met = Object.values(HEADS).map((from, at) => ({
    at: '2025-10-13T09:00:00+08:00',
    id: `met${at}`,
    from,
    text: '您好',
  }))
  const list = { name: LIST, rows, ...(level === undefined ? {} : { level }) }
  const lines = said.map(([who, text], at) => ({
    at: new Date(Date.parse('2025-10-14T01:00:00Z') + at * 60_000).toISOString(),
    id: `m${at}`,
    from: HEADS[who],
    text,
  }))
  const out = await simulate([
    ...met,
    { at: '2025-10-13T10:00:00+08:00', from: PEOPLE.office, list },
    ...lines,
    { at: until, tick: true },
  ])
  const pushes: readonly { to: { person: string }; text: string }[] = out.at(-1).pushes
  return (person: string) => pushes.filter((it) => it.to.person === person).map((it) => it.text)
}

const FRIDAY = '2025-10-17T18:00:00+08:00'

const LATE = { 项目名称: '云溪仓储项目', 责任单位: '云溪区', 县市区: '云溪区', 计划开工: '2025-06' }

describe('a week with a list', async () => {
  const to = await week(
    [
      ['industry', '紫光项目1-9月完成投资3.2亿，主体封顶'],
      ['transport', '长江港口物流园项目卡在用地，需要市资规局协调'],
      ['industry', '己内酰胺项目卡在环评，需要市生态环境局协调'],
      ['land', '长江港口物流园项目用地已报省厅'],
    ],
    { until: FRIDAY, rows: [...ROWS, LATE] },
  )

  it('is spoken of in the dispatch to the office that keeps it, before the indicators, and in one message.', () => {
    const [text = '', ...more] = to('fg').filter((it) => it.includes('【周调度】'))
    expect(more).toEqual([])
    expect(text).toContain('一、项目调度（5个）')
    expect(text).toMatch(
      /本周有进展3个[\s\S]*紫光芯片产业园项目（市工信局10月14日报）：前三季度完成投资3.2亿元/,
    )
    expect(text.indexOf('项目调度')).toBeLessThan(text.indexOf('指标进展'))
  })

  it('tells what is held up, whom it needs and since when, and which of these have answered.', () => {
    expect(to('fg').join()).toMatch(
      /受阻2个，待协调1个[\s\S]*需市生态环境局协调，已3天，尚未答复[\s\S]*市资规局已答复/,
    )
  })

  it('has what is late of a unit’s own items in the supervision that its head gets anyway.', () => {
    const papers = to('jtj').filter((it) => it.includes('双周督导'))
    expect(papers).toHaveLength(1)
    expect(papers[0]).toContain('清单事项滞后、逾期或受阻1项')
    expect(papers[0]).toContain('长江港口物流园项目：计划5月开工，逾期139天未报开工')
  })

  it('reaches a district that answers for a project and for no indicator.', () => {
    expect(to('yx').join()).toContain('云溪仓储项目：计划6月开工')
  })
})

describe('a list that is kept out of groups', async () => {
  const to = await week([], { until: FRIDAY, rows: [...ROWS, LATE], level: 'never_in_room' })

  it('is in no paper, for papers travel.', () => {
    expect(to('fg').join()).not.toContain('项目调度')
    expect(to('yx')).toEqual([])
  })
})

describe('a reminder to file', () => {
  it('names the items of the unit beside what it asks, and no message goes out for them alone.', async () => {
    const until = '2025-11-07T18:00:00+08:00'
    const plain = await week([], { until, level: 'never_in_room' })
    const to = await week([], { until })
    expect(to('jt').join()).toContain('已过计划时间未报：长江港口物流园项目')
    for (const person of ['jt', 'gx', 'zg', 'sw']) expect(to(person)).toHaveLength(plain(person).length)
  })
})

describe('a county that is asked to help', () => {
  it('is told once, and its words close what it was asked, though the project lies in it.', async () => {
    const lines = [
      { id: 'a', from: PEOPLE.county, text: '您好' },
      { id: 'b', from: PEOPLE.transport, text: '长江港口物流园项目卡在征拆，需要华容县协调' },
      { id: 'c', from: PEOPLE.county, text: '长江港口物流园项目剩3户月底前签完' },
      { id: 'd', from: PEOPLE.leader, text: '哪些项目需要协调' },
    ].map((it, at) => ({ ...it, at: `2025-10-14T09:0${at}:00+08:00` }))
    const list = { at: '2025-10-13T10:00:00+08:00', from: PEOPLE.office, list: { name: LIST, rows: ROWS } }
    const out = await simulate([list, ...lines])
    expect(out[2].replies[0].text).toContain('已告知华容县')
    expect(out[2].pushes).toHaveLength(1)
    expect(out[3].replies[0].text).toContain('已登记华容县的答复')
    expect(out[4].replies[0].text).toContain('没有待协调的')
  })
})

describe('the monthly bulletin', () => {
  const spec: BulletinSpec = {
    ...{ kind: 'bulletin', campaign: null, unit: null, today: '2025-04-28', pending: false },
    period: { from: '2025-01-01', to: '2025-03-31' },
  }
  const item = { ...EMPTY_ITEM, name: '甲项目', unit: '市工信局', planned: 6, starts: '2025-02' }
  const list: Revision = {
    ...{ type: 'list_received', list: LIST, kind: 'project', level: 'internal', keeper: null, source: null },
    ...{ items: [item], renamed: [] },
  }
  const said: Revision = {
    ...{ type: 'item_reported', list: LIST, item: '甲项目', unit: '市工信局', onBehalf: false },
    said: { started: '2025-04-20' },
  }
  const compiled = (entries: readonly Entry[]) =>
    compile({ plan, standing: fold(entries), today: spec.today }, spec)
  const again = (entries: readonly Entry[], facts: ReturnType<typeof compiled>) =>
    digestOfFacts(compileIssued(plan, (it) => entries[it - 1], { ...facts, spec }))

  it('has a table of the projects, and what was issued with it is the same after every later report.', () => {
    const facts = compiled(entriesUntil('2025-04-28', [list]))
    const { annexes } = paperOf(facts, { plan })
    const rows = annexes.find((it) => it.title === '项目进展表')?.table.rows ?? []
    // 36.0000 would break in a column of six characters.
    const amounts = annexes
      .find((it) => it.title === '项目进展表')
      ?.table.columns.filter((it) => it.title.includes('亿元'))
    expect(amounts?.map((it) => it.places)).toEqual([1, 1, 1])
    expect(rows).toHaveLength(1)
    expect(rows[0]).toEqual(expect.arrayContaining([1, '甲项目', '市工信局', 6, '未报开工，逾期59天']))
    const later = entriesUntil('2025-04-28', [list, said])
    expect(again(later, facts)).toBe(digestOfFacts(facts))
    expect(digestOfFacts(compiled(later))).not.toBe(digestOfFacts(facts))
  })

  it('that was issued before there were lists is the same to the digit after one came.', () => {
    const facts = compiled(entriesUntil('2025-04-28'))
    expect(facts).not.toHaveProperty('items')
    expect(again(entriesUntil('2025-04-28', [list, said]), facts)).toBe(digestOfFacts(facts))
    expect(paperOf(facts, { plan }).annexes.map((it) => it.title)).not.toContain('项目进展表')
  })
})
