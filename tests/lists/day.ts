/** A day with a list of projects: who takes part, the list, and what is said. */
import { simulate } from '../cli/verbs.ts'

export const PEOPLE = {
  industry: { id: 'gx', name: '工信局填报员', unit: '市工信局', role: 'reporter' },
  transport: { id: 'jt', name: '交通局填报员', unit: '市交通局', role: 'reporter' },
  land: { id: 'zg', name: '资规局填报员', unit: '市资规局', role: 'reporter' },
  county: { id: 'hr', name: '华容县填报员', unit: '华容县', role: 'reporter' },
  office: { id: 'fg', name: '专班', unit: '市发改委', role: 'office' },
  leader: { id: 'ld', name: '副市长', unit: null, role: 'leader' },
  trade: { id: 'sw', name: '商务局填报员', unit: '市商务局', role: 'reporter' },
} as const

export const LIST = '重大项目'

export const ROWS = [
  row('紫光芯片产业园项目', '市工信局', '岳阳楼区', 105, 6, '2025-03', '2026-10', '张副市长'),
  row('己内酰胺搬迁升级二期项目', '市工信局', '云溪区', 52, 10, '2024-09', '2025-12', '李副市长'),
  row('长江港口物流园项目', '市交通局', '华容县', 12.5, 3, '2025-05', '2027-06', '张副市长'),
  row('装配式建筑基地', '市住建局', '湘阴县', 8, 2, '2025-08', '2026-12', '王副市长'),
]

function row(...[name, unit, county, total, planned, starts, ends, leader]: (string | number)[]) {
  return {
    ...{ 项目名称: name, 责任单位: unit, 县市区: county, 总投资: total, 年度计划投资: planned },
    ...{ 计划开工: starts, 计划竣工: ends, 联系领导: leader },
  }
}

export interface Item {
  readonly name: string
  readonly invested: { value: number; unit: string; period: { from: string; to: string } } | null
  readonly started: string | null
  readonly finished: string | null
  readonly blocked: { why: string; needs: string | null } | null
}

export type Said = readonly [who: keyof typeof PEOPLE, text: string]

/** The answers, what was pushed with each, and the items as they stand at the end, by name. */
export async function talked(said: readonly Said[], rows: readonly object[] = ROWS) {
  const from = Date.parse('2025-10-12T01:00:00Z')
  const lines = said.map(([who, text], at) => ({
    at: new Date(from + at * 60_000).toISOString(),
    id: `m${at}`,
    from: PEOPLE[who],
    text,
  }))
  const received = { at: '2025-03-01T09:00:00+08:00', from: PEOPLE.office, list: { name: LIST, rows } }
  const out = await simulate([received, ...lines, { dump: true }])
  const dump = out.at(-1)
  const items: readonly Item[] = dump.items
  const answers = out.slice(1, -1)
  return {
    received: textOf(out[0]),
    answers: answers.map(textOf),
    pushed: answers.map((it) => it.pushes.map((push: { text: string }) => push.text)),
    figures: dump.figures,
    item: (name: string) => items.find((it) => it.name === name),
  }
}

function textOf(out: { replies: readonly { text: string }[] }): string {
  return out.replies.map((it) => it.text).join('\n')
}
