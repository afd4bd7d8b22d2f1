/**
 * Rows of a table as lines of a plan: 序号|重点任务|完成时限|责任单位|配合单位 becomes
 * `1.任务。内容(完成时限:2026年9月;责任单位:市数据局;配合单位:市发改委)`, in which every word is a cell's own. That is how
 * a table is written down in document.txt, and how `plan check` finds it again.
 */
export type Row = readonly string[]

export interface Tabled {
  readonly lines: string[]
  /** Rows and columns that were not taken, as they stand. */
  readonly left: string[]
}

const LEAD =
  /^(?:牵头|主办|主要责任|第一责任)(?:单位|部门)?$|^(?:责任|承办|落实|负责)(?:单位|部门|主体)$|^单位$/
const JOINT = /^(?:配合|协办|参与|参加|协同)(?:单位|部门)$|^责任单位$/
const TERM = /^(?:完成|办结)?(?:时限|期限|时间|时间节点)$|^时间要求$/
const NUMBER = /^(?:序号|编号|号)$/
const TARGET = /^(?:(\d{4})年(?:度|底)?)?(?:工作)?(?:目标|目标值|年度目标|任务目标|指标)$/
const TITLE =
  /^(?:任务|工作|重点任务|重点工作|工作任务|任务名称|事项|重点事项|项目名称|主要任务|指标名称|名称|内容|工作内容|任务内容|具体内容|主要内容|具体举措|工作举措|重点举措|主要举措|举措)$/
/** 目标任务, 年度工作要求, 推进措施: whatever else a column of content is called. */
const CONTENT = /(?:任务|工作|事项|内容|举措|措施)(?:名称|清单|要求|安排|目标)?$/
const GROUP = /^(?:类别|分类|领域|板块|重点领域|大类|方面)$/

type Role = 'number' | 'title' | 'lead' | 'joint' | 'term' | 'target' | 'group' | 'other'

/** Null: its first rows have no heads that a plan's table has. */
export function tableLines(rows: readonly Row[]): Tabled | null {
  const at = rows.findIndex(isHead)
  const head = rows[at]
  if (head === undefined || at > 5) return null
  const roles = rolesOf(head)
  const lines: string[] = []
  const left: string[] = untaken(head, roles, rows.slice(at + 1))
  let group = ''
  let count = 0
  for (const row of rows.slice(at + 1)) {
    const cells = row.map(cleaned)
    const filled = new Set(cells.filter((it) => it !== ''))
    if (filled.size === 0 || same(cells, head.map(cleaned))) continue
    // 一、产业方面 across the whole width.
    if (filled.size === 1) {
      lines.push([...filled][0] ?? '')
      continue
    }
    const of = (role: Role) =>
      cells.flatMap((it, column) => (roles[column] === role && it !== '' ? [it] : []))
    const said = of('title')
    if (said.length === 0) {
      left.push(cells.filter((it) => it !== '').join('｜'))
      continue
    }
    const [own] = of('group')
    if (own !== undefined && own !== group) {
      group = own
      lines.push(own)
    }
    count++
    const number = /^\d+$/.exec(of('number')[0] ?? '')?.[0] ?? String(count)
    const targets = cells.flatMap((it, column) =>
      roles[column] === 'target' && it !== '' ? [targetText(head[column] ?? '', it)] : [],
    )
    const duty = cells.flatMap((it, column) => {
      const role = roles[column]
      const label = cleaned(head[column] ?? '')
      return it !== '' && (role === 'lead' || role === 'joint' || role === 'term')
        ? [`${label}:${listed(it)}`]
        : []
    })
    const text = [...said, ...targets].map((it) => it.replace(/\n/g, '').replace(/[。;；]$/, '')).join('。')
    lines.push(`${number}.${text}${duty.length === 0 ? '' : `(${duty.join(';')})`}`)
  }
  return { lines, left }
}

/** Heads that a plan's table has: what is to be done, and by whom. */
export function isHead(row: Row): boolean {
  return rolesOf(row).filter((it) => it === 'title' || it === 'lead').length >= 2
}

/** How many of its cells name a column that plans have. */
export function knownHeads(row: Row): number {
  return rolesOf(row).filter((it) => it !== 'other').length
}

/** Which column numbers the rows; -1: none does. */
export function numberColumn(head: Row): number {
  return rolesOf(head).indexOf('number')
}

/** A column that is none of a task's is named with what stands in it. */
function untaken(head: Row, roles: readonly Role[], rows: readonly Row[]): string[] {
  return roles.flatMap((role, column) => {
    const label = cleaned(head[column] ?? '')
    const said = rows
      .map((it) => cleaned(it[column] ?? '').replace(/\n/g, ''))
      .filter((it) => it !== '' && it !== label)
    return role !== 'other' || label === '' || said.length === 0
      ? []
      : [`“${label}”一栏没有采用：${[...new Set(said)].join('；')}`]
  })
}

function rolesOf(head: Row): Role[] {
  const bare = head.map((it) => cleaned(it).replace(/[(（].*[)）]$/, ''))
  const leads = bare.some((it) => /^(?:牵头|主办)/.test(it))
  return bare.map((it): Role => {
    if (NUMBER.test(it)) return 'number'
    if (TERM.test(it)) return 'term'
    if (leads && JOINT.test(it)) return 'joint'
    if (LEAD.test(it)) return 'lead'
    if (JOINT.test(it)) return 'joint'
    if (TARGET.test(it)) return 'target'
    if (GROUP.test(it)) return 'group'
    return TITLE.test(it) || CONTENT.test(it) ? 'title' : 'other'
  })
}

/** 到2027年20000PFlops: of a column headed by another year, in words that give the year. */
function targetText(head: string, cell: string): string {
  const year = TARGET.exec(cleaned(head))?.[1]
  return year === undefined || cell.includes(year)
    ? cell.replace(/。$/, '')
    : `到${year}年${cell.replace(/。$/, '')}`
}

/** Units on lines of their own within a cell. */
function listed(cell: string): string {
  return cell.replace(/[\n]+/g, '、').replace(/、+/g, '、')
}

function cleaned(cell: string): string {
  return cell
    .replace(/[ \t\u00a0\u3000]+/g, '')
    .replace(/^\n+|\n+$/g, '')
    .replace(/\n/g, (it) => it)
}

function same(a: Row, b: Row): boolean {
  return a.join() === b.join()
}
