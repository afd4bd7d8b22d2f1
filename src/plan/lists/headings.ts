/**
 * What offices write above the columns of their lists, in any order, with the unit of measure in brackets or not:
 * 总投资（万元）, 2025年计划投资/亿元, 建设起止年限. What is none of these is kept beside the item as it stands.
 */
import type { Item, ListKind } from './item.ts'

export type Field = Exclude<keyof Item, 'funds' | 'more'>

export type Heading =
  | { readonly field: Field; readonly unit: string | null }
  | { readonly fund: string; readonly of: 'received' | 'paid'; readonly unit: string | null }
  /** Both ends of the building time in one cell: 2024.3-2026.10. */
  | { readonly span: true }
  /** The running number, and what an export adds. */
  | { readonly passed: true }
  | { readonly more: string }

const NAMES: Readonly<Record<Field, string>> = {
  name: '项目名称 名称 项目 工程名称 项目(工程)名称 建设项目名称 任务名称 任务 工作任务 重点任务 重点工作 任务内容 政策名称 政策 文件名称 政策文件名称 事项 事项名称',
  aliases: '简称 项目简称 别名',
  unit: '责任单位 牵头单位 责任部门 牵头部门 市级责任单位 市直责任单位 行业主管部门 主管部门 主管单位 起草单位 制定单位 牵头责任单位 市直牵头单位',
  county:
    '县市区 县(市、区) 县(市区) 所属县市区 所在县市区 建设地点 所在地 属地 项目所在地 县区 所属县区 县(市)区',
  total: '总投资 计划总投资 总投资额 投资总额 项目总投资 估算总投资 投资规模',
  planned:
    '年度计划投资 年度投资计划 年计划投资 当年计划投资 本年计划投资 年度计划完成投资 年度投资 年度计划 今年计划投资 计划投资 本年度计划投资 年度目标投资',
  starts: '计划开工 计划开工时间 开工时间 计划开工日期 拟开工时间 计划开工年月 开工日期 预计开工时间',
  ends: '计划竣工 计划竣工时间 竣工时间 计划竣工日期 计划完工 计划完工时间 完工时间 计划竣工年月 计划投产时间 竣工日期 预计竣工时间 完成时限 完成时间 办结时限 时限 出台时限 计划出台时间 计划完成时间 截止时间',
  started: '实际开工 实际开工时间 实际开工日期',
  finished: '实际竣工 实际竣工时间 实际竣工日期 实际完工时间 实际完成时间 出台时间 实际出台时间',
  category: '项目类别 类别 项目类型 类型 行业 所属行业 产业类别 领域',
  leader: '联系领导 市级联系领导 联点领导 包联领导 联系市领导 市级领导 牵头领导 责任领导 挂点领导 市联系领导',
}

const FIELDS: ReadonlyMap<string, Field> = new Map(
  (Object.entries(NAMES) as [Field, string][]).flatMap(([field, names]) =>
    names.split(' ').map((it) => [it, field] as const),
  ),
)

/** Of an export: what was reported since, and what the bot made of it. */
const PASSED = new Set(
  '序号 编号 原名称 已完成投资 数据时期 完成年度计划 状态 需协调问题 请求协调单位 最近进展 最近登记'.split(
    ' ',
  ),
)
const SPAN = /^(?:建设)?(?:起止|建设)(?:年限|时间|年月|日期)$/
const YEAR_FIRST = /^\d{4}年度?(?=.)/
const UNIT = /[（(/:](?:单位[:：]?)?((?:[百千]?[万亿])?元)[)）]?$/
const FUND = /^(?<kind>.*?)(?:资金)?(?:已|累计)?(?<of>到位|下达|支付|拨付|使用)(?:资金|金额|额|数)?$/

export function headingOf(written: string): Heading {
  const title = written.normalize('NFKC').replace(/\s+|\*|\((?:必填|选填|可不填)\)/g, '')
  if (PASSED.has(title)) return { passed: true }
  const unit = UNIT.exec(title)?.[1] ?? null
  const bare = title
    .replace(UNIT, '')
    .replace(YEAR_FIRST, (year) => (/投资|计划/.test(title) ? '年度' : year))
  const field = fieldNamed(bare) ?? fieldNamed(title.replace(UNIT, ''))
  if (field !== null) return { field, unit }
  if (SPAN.test(bare)) return { span: true }
  const fund = FUND.exec(bare)?.groups
  if (fund !== undefined)
    return {
      fund: (fund.kind ?? '').replace(/^已/, '') || '资金',
      of: /到位|下达/.test(fund.of ?? '') ? 'received' : 'paid',
      unit,
    }
  return { more: title }
}

function fieldNamed(title: string): Field | null {
  return FIELDS.get(title) ?? null
}

/** By the heading over its names: 项目名称, 任务名称, 政策名称; else by what the list is called. */
export function kindCalled(name: string, headings: readonly string[]): ListKind {
  const title = headings.find((it) => {
    const heading = headingOf(it)
    return 'field' in heading && heading.field === 'name'
  })
  const said = `${title ?? ''}${name}`
  return /政策/.test(said) ? 'policy' : /任务|事项/.test(said) && !/项目/.test(said) ? 'task' : 'project'
}
