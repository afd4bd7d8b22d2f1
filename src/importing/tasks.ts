/**
 * Tasks of a document: the leaves of a numbered list whose leaves mostly say who is responsible, by a bracket or by the
 * heading that they stand under (市教育局牵头工作(8项)). A leaf of such a list without a bracket is a task, too.
 */
import { clausesOf, dutiesOf, TERM, unitsIn } from '../proving/duties.ts'
import { halfWidth, type Stretch } from '../proving/print.ts'
import { above, type Node, nodesOf, textOf } from './outline.ts'

export interface FoundTask {
  readonly node: Node
  readonly number: string
  readonly title: string
  /** The item that it is a part of. */
  readonly group: string | null
  readonly section: string
  readonly lines: readonly Stretch[]
  readonly quote: string
  readonly clause: string
  readonly leads: readonly string[]
  readonly joins: readonly string[]
  /** 2026年9月, as `完成时限` gives it: the month's last day; null: none of its own. */
  readonly deadline: string | null
}

/** 一、市教育局牵头工作(8项), (二)由市科技局牵头负责的事项. */
const LED = /^(?:由)?([^,。:]{2,24}?)牵头(?:负责)?(?:的)?(?:工作|任务|事项|项目)?(?:\(\d+[项件个]\))?$/
const PART = /^([^,。:、“]{2,14}):/

export function tasksIn(root: Node, year: number): FoundTask[] {
  const lists = [root, ...nodesOf(root)].filter((it) => it.children.some(isLeaf))
  return lists
    .filter(isTaskList)
    .flatMap((list) => list.children.filter(isLeaf).flatMap((it) => split(it, list, year)))
}

function isLeaf({ level, children }: Node): boolean {
  return children.length === 0 && level !== 'annex' && level !== 'part' && level !== 'document'
}

function isTaskList(list: Node): boolean {
  const leaves = list.children.filter(isLeaf)
  const with_ = leaves.filter((it) => clausesOf(textOf(it)).length > 0)
  return leadsOver(list).length > 0 || with_.length * 2 >= leaves.length
}

/** Who leads by a heading above. */
function leadsOver(node: Node): string[] {
  const heading = above(node)
    .map((it) => LED.exec(halfWidth(it.heading).trim())?.[1])
    .find((it) => it !== undefined)
  return heading === undefined ? [] : unitsIn(heading)
}

/** 港口物流:…(市物流中心牵头) below an item are tasks of their own, and the item is their group. */
function split(node: Node, list: Node, year: number): FoundTask[] {
  const [first, ...rest] = node.lines
  if (first === undefined) return []
  const parts = rest.filter((it) => PART.test(halfWidth(it.text)) && clausesOf(it.text).length > 0)
  const whole = clausesOf(first.text).length > 0
  if (parts.length > 0 && !whole)
    return parts.map((it) => {
      const title = PART.exec(halfWidth(it.text))?.[1] ?? ''
      return found(node, list, year, {
        title: it.text.slice(0, title.length),
        group: titleOf(node.heading),
        lines: [it],
      })
    })
  const title = titleOf(node.heading)
  // 1.加快传统产业提质升级。现代化工:… beside sisters that are split so.
  const behind = node.heading.slice(title.length).replace(/^。/, '')
  const inner = list.children.some((it) => it !== node && partsBelow(it))
    ? PART.exec(halfWidth(behind))?.[1]
    : undefined
  const own =
    inner === undefined
      ? { title, group: groupOf(node) }
      : { title: behind.slice(0, inner.length), group: title }
  return [found(node, list, year, { ...own, lines: upToClause(node.lines) })]
}

function partsBelow({ lines }: Node): boolean {
  return lines.slice(1).some((it) => PART.test(halfWidth(it.text)) && clausesOf(it.text).length > 0)
}

/** A task ends with its bracket; what follows without a number is of the heading above. */
function upToClause(lines: readonly Stretch[]): readonly Stretch[] {
  const last = lines.findLastIndex((it) => clausesOf(it.text).length > 0)
  return last < 0 ? lines.slice(0, 1) : lines.slice(0, last + 1)
}

function found(
  node: Node,
  list: Node,
  year: number,
  own: Pick<FoundTask, 'title' | 'group' | 'lines'>,
): FoundTask {
  const quote = own.lines.map((it) => it.text).join('\n')
  const clauses = outermost(quote)
  const duties = clauses.map(({ text }) => dutiesOf(text))
  const leads = [...new Set(duties.flatMap((it) => it.leads))]
  const over = leadsOver(list)
  return {
    ...{ ...own, node, number: node.number, section: sectionOf(node), quote },
    clause: clauses.at(-1)?.text ?? '',
    leads: leads.length > 0 ? leads : over,
    joins: [...new Set(duties.flatMap((it) => it.joins))].filter((it) => !leads.includes(it)),
    deadline: deadlineIn(quote, year),
  }
}

function outermost(text: string): Stretch[] {
  const all = clausesOf(text)
  return all.filter((it) => !all.some((other) => other !== it && other.from <= it.from && it.to <= other.to))
}

/** As a table's column gives it; a year alone is the year's end. */
function deadlineIn(quote: string, year: number): string | null {
  const said = TERM.exec(halfWidth(quote))
  if (said === null) return null
  const [own, month] = [Number(said[1] ?? year), Number(said[2])]
  if (month < 1 || month > 12) return null
  const last = new Date(Date.UTC(own, month, 0)).getUTCDate()
  return `${own}-${String(month).padStart(2, '0')}-${last}`
}

/** Up to the first full stop, colon or bracket of responsibility; a long one to its first comma. */
export function titleOf(heading: string): string {
  const clause = clausesOf(heading)[0]?.from ?? heading.length
  const text = heading.slice(0, clause)
  const end = /[。:：;；]/.exec(text)?.index ?? text.length
  const head = text.slice(0, end).trim()
  const comma = /[,，]/.exec(head)?.index
  return comma !== undefined && comma >= 4 ? head.slice(0, comma) : head
}

/** The nearest heading: a short line without a number right above, else a section or a part, without its bracket. */
function sectionOf(node: Node): string {
  const lines = [
    ...(node.parent?.lines.slice(1) ?? []),
    ...(node.parent?.children ?? []).flatMap((it) => it.lines.slice(1)),
  ]
  const from = node.lines[0]?.from ?? 0
  const plain = lines.filter((it) => it.from < from && isHeading(it.text)).at(-1)
  if (plain !== undefined) return plain.text
  const over = above(node)
    .slice(1)
    .find((it) => it.level === 'section' || it.level === 'part')
  return over === undefined ? '' : bareHeading(over.heading)
}

function isHeading(text: string): boolean {
  return text.length <= 20 && !/[。,，;；:：()（）、\d]/.test(text)
}

/** The item that a sub-item belongs to. */
function groupOf({ level, parent }: Node): string | null {
  return level === 'subitem' && parent?.level === 'item' ? bareHeading(titleOf(parent.heading)) : null
}

export function bareHeading(heading: string): string {
  return heading
    .replace(/。.*$/s, '')
    .replace(/[(（][^()（）]*[)）]$/, '')
    .trim()
}
