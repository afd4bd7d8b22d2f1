/**
 * A PDF with a text layer as pages of words and ruled lines, each with its place in points from the top left. The
 * library is large and is loaded only where a PDF is read; it needs neither a browser nor a picture library.
 */
import { ChineseCodes } from './chinese-codes.ts'
import type { Rule, Word } from './page.ts'
import { withoutRadicals } from './radicals.ts'

export interface Page {
  readonly words: readonly Word[]
  readonly rules: readonly Rule[]
  readonly height: number
}

export class Locked extends Error {}

interface Text {
  readonly str: string
  readonly width: number
  readonly transform: readonly number[]
}

/** Marks of a tagged document stand among the texts. */
function isText(it: object): it is Text {
  return 'str' in it
}

type Matrix = readonly [number, number, number, number, number, number]

/** `progress` is told of every tenth page. Throws `Locked` where a password is asked for. */
export async function pagesOf(bytes: Uint8Array, progress: (text: string) => void): Promise<Page[]> {
  const { getResolvedPDFJS } = await import('unpdf')
  const { getDocument, OPS } = await getResolvedPDFJS()
  const task = getDocument({
    data: Uint8Array.from(bytes),
    ...{ isEvalSupported: false, verbosity: 0, CMapReaderFactory: ChineseCodes },
  })
  try {
    const document = await task.promise
    const pages: Page[] = []
    for (let no = 1; no <= document.numPages; no++) {
      const page = await document.getPage(no)
      // In points of the page as it is shown, from the top left: turned pages stand upright.
      const { transform, height } = page.getViewport({ scale: 1 })
      const shown = matrixOf(transform)
      const { items } = await page.getTextContent()
      const words = items.flatMap((it: object) => {
        if (!isText(it) || it.str.trim() === '') return []
        const [a, b, c, d, x, y] = product(shown, matrixOf(it.transform))
        // Upright or not at all: a mark set aslant over the page is none of its text.
        if (Math.abs(b) > 0.01 || Math.abs(c) > 0.01 || a < 0) return []
        const size = Math.abs(d)
        return [{ text: withoutRadicals(it.str), left: x, right: x + it.width, base: y, size }]
      })
      const { fnArray, argsArray } = await page.getOperatorList()
      pages.push({ words, rules: rulesOf(fnArray, argsArray, shown, OPS), height })
      page.cleanup()
      if (no % 10 === 0 && no < document.numPages) progress(`已读${no}页，共${document.numPages}页……`)
    }
    return pages
  } catch (error) {
    if (error instanceof Error && error.name === 'PasswordException') throw new Locked()
    throw error
  } finally {
    await task.destroy()
  }
}

type Ops = Readonly<
  Record<
    | 'save'
    | 'restore'
    | 'transform'
    | 'paintFormXObjectBegin'
    | 'paintFormXObjectEnd'
    | 'constructPath'
    | 'endPath',
    number
  >
>

/** Lines across and down: drawn as such, as thin boxes, or as the edges of a box. */
function rulesOf(names: readonly number[], values: readonly unknown[], shown: Matrix, ops: Ops): Rule[] {
  const rules: Rule[] = []
  const kept: Matrix[] = []
  let at = shown
  for (const [no, name] of names.entries()) {
    const value = values[no]
    if (name === ops.save || name === ops.paintFormXObjectBegin) kept.push(at)
    if (name === ops.restore || name === ops.paintFormXObjectEnd) at = kept.pop() ?? shown
    const inner = name === ops.paintFormXObjectBegin && Array.isArray(value) ? value[0] : value
    if ((name === ops.transform || name === ops.paintFormXObjectBegin) && isMatrix(inner))
      at = product(at, inner)
    if (name !== ops.constructPath || !Array.isArray(value) || value[0] === ops.endPath) continue
    for (const path of Array.isArray(value[1]) ? value[1] : [])
      if (path instanceof Float32Array) rules.push(...edgesOf(path, at))
  }
  return rules
}

/** A path as the library packs it: 0 moves to a point, 1 draws to one, 2 and 3 draw curves, 4 closes. */
function edgesOf(path: Float32Array, at: Matrix): Rule[] {
  const rules: Rule[] = []
  let [start, here] = [
    [0, 0],
    [0, 0],
  ]
  const point = (from: number) => placed(at, path[from] ?? 0, path[from + 1] ?? 0)
  for (let from = 0; from < path.length; ) {
    const op = path[from]
    if (op === 0) start = here = point(from + 1)
    const to = op === 1 ? point(from + 1) : op === 4 ? start : null
    if (to !== null) {
      rules.push({
        left: Math.min(here[0] ?? 0, to[0] ?? 0),
        right: Math.max(here[0] ?? 0, to[0] ?? 0),
        top: Math.min(here[1] ?? 0, to[1] ?? 0),
        bottom: Math.max(here[1] ?? 0, to[1] ?? 0),
      })
      here = to
    }
    if (op === 2) here = point(from + 5)
    if (op === 3) here = point(from + 3)
    from += op === 2 ? 7 : op === 3 ? 5 : op === 4 ? 1 : 3
  }
  return rules
}

function isMatrix(it: unknown): it is Matrix {
  return (Array.isArray(it) || it instanceof Float32Array) && it.length === 6
}

function matrixOf(it: ArrayLike<number>): Matrix {
  return [it[0] ?? 1, it[1] ?? 0, it[2] ?? 0, it[3] ?? 1, it[4] ?? 0, it[5] ?? 0]
}

/** What `inner` gives, placed by `outer`. */
function product(outer: Matrix, inner: Matrix): Matrix {
  const [a, b, c, d] = outer
  const [x, y] = placed(outer, inner[4], inner[5])
  return [
    a * inner[0] + c * inner[1],
    b * inner[0] + d * inner[1],
    a * inner[2] + c * inner[3],
    b * inner[2] + d * inner[3],
    x,
    y,
  ]
}

function placed([a, b, c, d, e, f]: Matrix, x: number, y: number): [number, number] {
  return [a * x + c * y + e, b * x + d * y + f]
}
