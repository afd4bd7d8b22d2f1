/**
 * 项目清单, 任务清单, 政策清单: what the office that keeps a list has written down of each of its items. Amounts are in
 * 亿元. What was reported since is the ledger's.
 */
import { z } from 'zod'
import { momentSchema } from './moment.ts'

export const LIST_KINDS = ['project', 'task', 'policy'] as const
export type ListKind = (typeof LIST_KINDS)[number]

export const KIND_NAMES: Readonly<Record<ListKind, string>> = {
  project: '项目',
  task: '任务',
  policy: '政策',
}

/** Money of one kind (中央预算内投资, 专项债): null where the sheet says nothing. */
export const fundSchema = z.strictObject({
  kind: z.string(),
  received: z.number().nullable(),
  paid: z.number().nullable(),
})

export const itemSchema = z.strictObject({
  name: z.string().min(1),
  /** 简称. */
  aliases: z.array(z.string()),
  /** By its name in the plan where the plan holds it. */
  unit: z.string().nullable(),
  county: z.string().nullable(),
  total: z.number().nullable(),
  /** 年度计划投资. */
  planned: z.number().nullable(),
  starts: momentSchema.nullable(),
  /** 计划竣工; of a task or a policy 完成时限. */
  ends: momentSchema.nullable(),
  /** Real, where the sheet says so. */
  started: momentSchema.nullable(),
  finished: momentSchema.nullable(),
  category: z.string().nullable(),
  leader: z.string().nullable(),
  funds: z.array(fundSchema),
  /** 建设内容, 备注, 节点 and whatever else the sheet has: shown, never counted with. */
  more: z.record(z.string(), z.string()),
})

export type Item = z.infer<typeof itemSchema>
export type Fund = z.infer<typeof fundSchema>

/** Which of an item's own words differ from another version of it: the headings. */
export const ITEM_FIELDS: Readonly<Record<Exclude<keyof Item, 'name' | 'more'>, string>> = {
  aliases: '简称',
  unit: '责任单位',
  county: '县市区',
  total: '总投资',
  planned: '年度计划投资',
  starts: '计划开工',
  ends: '计划竣工',
  started: '实际开工',
  finished: '实际竣工',
  category: '项目类别',
  leader: '联系领导',
  funds: '资金',
}

export function differencesOf(one: Item, other: Item): string[] {
  const fields = Object.keys(ITEM_FIELDS) as (keyof typeof ITEM_FIELDS)[]
  return fields
    .filter((it) => JSON.stringify(one[it]) !== JSON.stringify(other[it]))
    .map((it) => ITEM_FIELDS[it])
}
