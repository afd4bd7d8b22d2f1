/**
 * A plan's document as the tree that its numbering draws: 附件1, 一、, (一), 1., (1), with the lines of text under each.
 * Places are offsets in the document.
 *
 * @example outlineOf('一、目标\n增长7%。\n二、任务\n1.促消费。(市商务局负责)') // two parts; the second with one item
 */
import { halfWidth, linesOf, type Stretch } from '../proving/print.ts'

/** From the outermost to the innermost. */
export const LEVELS = ['document', 'annex', 'part', 'section', 'item', 'subitem'] as const
export type Level = (typeof LEVELS)[number]

export interface Node {
  readonly level: Level
  /** As `plan check` finds the place: 附件1, 一、, (一), 1, (1); empty for the document. */
  readonly mark: string
  /** The digits of an item. */
  readonly number: string
  /** Its first line behind the number. */
  readonly heading: string
  /** All its own lines: the one with the number, and those without one below it. */
  readonly lines: Stretch[]
  readonly children: Node[]
  readonly parent: Node | null
}

const HAN = '[一二三四五六七八九十百]+'
const FORMS: readonly (readonly [Level, RegExp])[] = [
  ['annex', new RegExp(`^附件 ?(${HAN}|\\d+)$`)],
  ['part', new RegExp(`^(${HAN})、 ?`)],
  ['section', new RegExp(`^\\((${HAN})\\) ?`)],
  ['item', /^第?(\d+)(?:[.、](?!\d)|项:?|条) ?/],
  ['subitem', /^\((\d+)\) ?/],
]

export function outlineOf(document: string): Node {
  const root = node(null, 'document', '', '', '')
  let open = root
  for (const line of linesOf({ from: 0, text: document })) {
    const said = halfWidth(line.text)
    const found = FORMS.flatMap(([level, form]) => {
      const it = form.exec(said)
      return it === null ? [] : [{ level, number: it[1] ?? '', length: it[0].length }]
    })[0]
    if (found === undefined || (found.level !== 'annex' && isListed(open, line.text))) {
      open.lines.push(line)
      continue
    }
    const parent = parentFor(open, found.level)
    open = node(
      parent,
      found.level,
      markOf(found.level, found.number),
      found.number,
      line.text.slice(found.length),
    )
    open.lines.push(line)
    parent.children.push(open)
  }
  return root
}

/** 附件:1.… and the lines under it are a table of contents. */
function isListed({ lines, level }: Node, text: string): boolean {
  const last = lines.at(-1)?.text ?? ''
  const begun =
    /^附件[::]/.test(last) || (/^\d+[.、]/.test(last) && lines.some((it) => /^附件[::]/.test(it.text)))
  return level !== 'annex' && begun && /^\d+[.、]/.test(text)
}

function parentFor(open: Node, level: Level): Node {
  let at: Node = open
  while (at.parent !== null && LEVELS.indexOf(at.level) >= LEVELS.indexOf(level)) at = at.parent
  return at
}

function node(parent: Node | null, level: Level, mark: string, number: string, heading: string): Node {
  return { level, mark, number, heading, lines: [], children: [], parent }
}

function markOf(level: Level, number: string): string {
  switch (level) {
    case 'annex':
      return `附件${number}`
    case 'part':
      return `${number}、`
    case 'section':
    case 'subitem':
      return `(${number})`
    default:
      return number
  }
}

export function* nodesOf(root: Node): Generator<Node> {
  for (const it of root.children) {
    yield it
    yield* nodesOf(it)
  }
}

/** Itself first, then what it lies in. */
export function above(node: Node): Node[] {
  return node.parent === null ? [node] : [node, ...above(node.parent)]
}

/** `附件1 二、(一)1`: as `plan check` finds it again; of what stands before the first annex, 正文. */
export function placeOfNode(node: Node): string {
  const chain = above(node)
    .reverse()
    .filter((it) => it.mark !== '')
  const [first, ...rest] = chain
  if (first === undefined) return '正文'
  if (first.level === 'annex') return [first.mark, rest.map((it) => it.mark).join('')].join(' ').trim()
  return `正文 ${chain.map((it) => it.mark).join('')}`
}

export function textOf({ lines }: Node): string {
  return lines.map((it) => it.text).join('\n')
}
