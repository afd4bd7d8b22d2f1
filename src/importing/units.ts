/**
 * The units that a plan names, in one form each: 教育局 beside 市教育局 is the same one, 市数据局(市人工智能局) is called by
 * its first name and keeps the other. What stands for many (各县市区政府) is marked.
 */
import { halfWidth } from '../proving/print.ts'

export interface FoundUnit {
  readonly name: string
  readonly aliases: string[]
  readonly kind: string
  readonly each: boolean
}

const MANY = /^(?:各|相关|有关|所在)(?:县|区|市|乡|镇|街|园区)/

/** In the order in which the document first names them. */
export function unitsOf(printed: readonly string[]): FoundUnit[] {
  const all = [...new Set(printed)]
  const found = new Map<string, FoundUnit>()
  for (const said of all) {
    const name = nameOf(said, all)
    const unit = found.get(name) ?? { name, aliases: [], kind: kindOf(name), each: MANY.test(name) }
    const inner = /[(（]([^()（）]+)[)）]$/.exec(said)?.[1]
    const own = [said, ...(inner !== undefined && !MANY.test(name) ? [inner] : [])]
    for (const it of own) if (it !== name && !unit.aliases.includes(it)) unit.aliases.push(it)
    found.set(name, unit)
  }
  return [...found.values()]
}

/** The form that stands in units.json for what a clause prints. */
export function nameOf(said: string, all: readonly string[]): string {
  if (MANY.test(said)) return said
  const bare = said.replace(/[(（][^()（）]*[)）]$/, '')
  const full = ['市', '县', '区']
    .map((it) => `${it}${bare}`)
    .find((it) => all.some((other) => halfWidth(other).replace(/\(.*$/, '') === it))
  return full ?? bare
}

function kindOf(name: string): string {
  if (MANY.test(name)) return '县市区'
  if (/公司|集团|银行|分行|支行/.test(name)) return '企业'
  if (/(?:委组织部|委宣传部|委统战部|委办|委网信办|委编办|总工会|团.?委|妇联|残联)$/.test(name))
    return '党群部门'
  return /^县/.test(name) ? '县直部门' : '市直部门'
}
