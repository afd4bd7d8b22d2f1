/**
 * Brackets of responsibility, in the forms that plans print: (A牵头,B、C按职能分工负责), (A、B配合), (A、B负责), (牵头单位:A;责任单位:B),
 * (牵头单位:A,配合单位:B), (责任单位:A牵头,B参加,各镇街落实), (完成时限:9月;责任单位:A;配合单位:B).
 */
import { bracketsOf, halfWidth, type Stretch } from './print.ts'

export interface Duties {
  readonly leads: string[]
  readonly joins: string[]
}

const ROLE = '牵头|主办|承办|责任|落实|配合|协办|协同|参加|参与'
const CLAUSE = new RegExp(`(?:负责|牵头|参加|参与|配合|协助|落实)。?\\)$|(?:${ROLE})(?:单位|部门):`)
const LABEL = new RegExp(`(${ROLE})(?:单位|部门):`, 'g')
/** 完成时限:2026年9月, 时间节点:6月底前, as a column or a bracket gives it. */
export const TERM = /(?:完成|办结)?(?:时限|期限|时间(?:节点|要求)?):(?:(\d{4})年)?(\d{1,2})月(?:底|末)?/
const TERMS = /(?:完成|办结)?(?:时限|期限|时间(?:节点|要求)?):[^;,。]*[;,。]?/g

export function clausesOf(document: string): Stretch[] {
  return bracketsOf(document).closed.filter((it) => CLAUSE.test(halfWidth(it.text)))
}

/** Names as printed, in the order of the clause. Where nobody leads and all share the work, all of them join. */
export function dutiesOf(clause: string): Duties {
  const said = halfWidth(clause)
    .replace(/^\(|。?\)$/g, '')
    .replace(TERMS, '')
  return said.search(LABEL) >= 0 ? labelled(said) : spoken(said)
}

function labelled(said: string): Duties {
  const labels = [...said.matchAll(LABEL)]
  const parts = labels.map(({ 1: label = '', index, 0: whole }, at) => {
    return { label, list: said.slice(index + whole.length, labels[at + 1]?.index).replace(/[;,。]\s*$/, '') }
  })
  const leading = parts.some((it) => it.label === '牵头' || it.label === '主办')
  const duties: Duties = { leads: [], joins: [] }
  for (const { label, list } of parts) {
    const lead = label === '牵头' || label === '主办' || (/^(?:责任|承办|落实)$/.test(label) && !leading)
    const { leads, joins } = list.includes('牵头') ? spoken(list) : { leads: unitsIn(list), joins: [] }
    duties.leads.push(...(lead ? leads : []))
    duties.joins.push(...joins, ...(lead ? [] : leads))
  }
  return duties
}

function spoken(said: string): Duties {
  const shared = /(?:等|等部门)?按(?:职能|职责)分工(?:分别)?负责$/
  const [, leading, joining] = /^(.*?)(?:分别)?牵头(?:负责)?(?:[,;](.*))?$/.exec(said) ?? []
  if (leading !== undefined)
    return { leads: unitsIn(leading), joins: unitsIn((joining ?? '').replace(shared, '')) }
  if (shared.test(said)) return { leads: [], joins: unitsIn(said.replace(shared, '')) }
  // Below a heading that says who leads: (县财政局、各乡镇配合).
  if (/(?:配合|参加|参与|协助)$/.test(said)) return { leads: [], joins: unitsIn(said) }
  return { leads: unitsIn(said.replace(/负责$/, '')), joins: [] }
}

/** Split at 和, 及 only behind what ends a name: 县发展和改革局 is one unit. */
export function unitsIn(list: string): string[] {
  return list
    .split(/[、,;](?![^(]*\))|(?<=局|委|办|部|厅|会|中心|公司|政府|市|县|区)(?:和|及)(?=各|市|县|区|省)/)
    .map((it) => it.replace(/\s/g, '').replace(/(?:参加|参与|配合|协助|落实|负责|等)$/, ''))
    .filter((it) => it !== '')
}
