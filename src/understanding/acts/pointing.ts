/**
 * Which lines of a numbered list words point at: 第二个, 前两条, 最后一个, 1、3, 两个都; or a piece of the name that
 * fits one line and no other (护理补贴那个, 高价值的).
 */
import type { Catalogue } from '../../plan/catalogue.ts'
import { scanWhole } from '../../plan/whole-number.ts'
import type { Line } from '../context.ts'
import { handlesOf, holds } from '../names/handles.ts'
import type { Span } from '../reading.ts'
import type { Token, Words } from './tokens.ts'

const NUMBER = '(\\d{1,2}|[一二两三四五六七八九十]{1,3}|俩|仨)'
const MEASURE = '(?:个|条|项|号|行|笔|点|则|款|样)'
const ORDINALS: readonly (readonly [RegExp, (match: RegExpExecArray, count: number) => readonly number[]])[] =
  [
    [
      new RegExp(`第${NUMBER}(?:${MEASURE})?[-—~至到]第?${NUMBER}${MEASURE}?`, 'g'),
      ([, from, to], count) => range(numberOf(from) - 1, numberOf(to) - 1, count),
    ],
    [
      new RegExp(`倒数?第?${NUMBER}${MEASURE}?`, 'g'),
      ([, one], count) => within([count - numberOf(one)], count),
    ],
    [new RegExp(`第${NUMBER}${MEASURE}?`, 'g'), ([, one], count) => within([numberOf(one) - 1], count)],
    [
      new RegExp(`(?:前面?|头|开头)(?:的)?${NUMBER}${MEASURE}`, 'g'),
      ([all = '', many], count) =>
        // 前一个 of two is the first; 前面两个 are two.
        within([...Array(/^头/.test(all) && many === '一' ? 1 : numberOf(many)).keys()], count),
    ],
    [
      new RegExp(`(?:后面?|末尾?|最后)(?:的)?${NUMBER}${MEASURE}`, 'g'),
      ([, many], count) => range(count - numberOf(many), count - 1, count),
    ],
    [
      /(?:最后|末尾|最末|最下面|末)(?:的?那?一?)(?:个|条|项)|末(?:个|条|项)/g,
      (_, count) => within([count - 1], count),
    ],
    [
      /(?:前面|上面|前头)的?那?一?(?:个|条|项)|前者|头(?:一)?(?:个|条|项)|首(?:个|条|项)/g,
      (_, count) => within([0], count),
    ],
    [/(?:后面|下面|后头)的?那?一?(?:个|条|项)|后者/g, (_, count) => within([count - 1], count)],
    [/中间的?那?一?(?:个|条|项)/g, (_, count) => (count === 3 ? [1] : [])],
    [
      new RegExp(
        `(?:这|那|上面)?${NUMBER}(?:个|条|项)(?:数)?(?=都|全|均|弄|报|写|填|搞|说|对调|互换|颠倒|调换|调个|换过来|反)`,
        'g',
      ),
      // Whoever counts more of them counts what was not taken, too: all are meant.
      ([, many], count) => (numberOf(many) >= count ? range(0, count - 1, count) : []),
    ],
    [/(?:这|那)?俩(?:数|个)?|(?:这|那)?两(?:个数|数)/g, (_, count) => (count === 2 ? [0, 1] : [])],
  ]

/** Bare digits that stand for lines: 1、2对,3改78.9; 确认1 3. A number that is the value itself is none. */
const BARE =
  /(?<![\d.第%是为成到])(\d{1,2})(?:\s*[-—~至到]\s*(\d{1,2}))?(?=\s*(?:、|,|和|跟|与|及|号|都|对|没|改|不|别|保持|照旧|留|无误|先|错|可以|通过|退|是|也|$|\s+\d|撤|删|去))(?![.\d]*[%％万亿年月日])/g

/** `ranked`: a line is a rank, so that 第二 is its value and only 第二个 a number. */
export function orderedLines(text: string, count: number, ranked = false): Token[] {
  if (count === 0) return []
  const tokens: Token[] = []
  const add = (from: number, words: string, lines: readonly number[]) => {
    const to = from + words.length
    if (lines.length > 0 && tokens.every((it) => to <= it.from || it.to <= from))
      tokens.push({ kind: 'lines', from, to, text: words, lines, by: 'number' })
  }
  for (const [pattern, linesOf] of ORDINALS)
    for (const match of text.matchAll(pattern)) {
      const bare = /^第[\d一二三四五六七八九十]+$/.test(match[0])
      if (!bare || !ranked) add(match.index, match[0], linesOf(match, count))
    }
  return tokens
}

/** Digits that stand for lines; the caller says which of them cannot be values. */
export function bareLines(text: string, count: number): Token[] {
  return [...text.matchAll(BARE)].flatMap((match): Token[] => {
    const [words, from, to = from] = match
    const lines = range(Number(from) - 1, Number(to) - 1, count)
    const span = { from: match.index, to: match.index + words.length, text: words }
    return lines.length === 0 ? [] : [{ kind: 'lines', ...span, lines, by: 'number' }]
  })
}

/** Pieces of the text that stand in the names of one line and of no other. `masked`: found things are covered. */
export function namedLines(masked: string, lines: readonly Line[], plan: Catalogue, words: Words): Token[] {
  if (lines.length === 0) return []
  const handles = lines.map(({ indicator, called = [] }) =>
    indicator === null ? called : handlesOf(indicator, plan),
  )
  const tokens: Token[] = []
  for (const stretch of masked.matchAll(/[\p{Script=Han}a-z0-9、]{2,}/gu)) {
    for (let at = 0; at < stretch[0].length - 1; ) {
      const hit = longestPiece(stretch[0], at, handles, words, (line) => lines[line]?.called !== undefined)
      if (hit === null) {
        at++
        continue
      }
      const from = stretch.index + at
      tokens.push({
        kind: 'lines',
        from,
        to: from + hit.size,
        text: stretch[0].slice(at, at + hit.size),
        lines: hit.lines,
        by: 'name',
      })
      at += hit.size
    }
  }
  return [...tokens, ...singleLines(masked, tokens, handles, words)]
}

/** 猪那个, 城里的, 乡镇和村的: one character of one line's name, as a word of its own that something belongs to. */
const SINGLE = /(?<=^|[^\p{Script=Han}]|[和跟与及])(\p{Script=Han})(?:里|上)?(?=[的那这])/gu

function singleLines(
  masked: string,
  taken: readonly Token[],
  handles: readonly (readonly string[])[],
  words: Words,
): Token[] {
  if (handles.length < 2) return []
  const telling = handles.map(([name], line) => (name === undefined ? [] : tellingOf(name, line, handles)))
  return [...masked.matchAll(SINGLE)].flatMap((match): Token[] => {
    const [text, sign = ''] = match
    const [from, to] = [match.index, match.index + text.length]
    if (!pointable(sign, words) || taken.some((it) => it.from < to && from < it.to)) return []
    const fits = telling.flatMap((names, line) => (names.some((it) => it.includes(sign)) ? [line] : []))
    return fits.length === 1 ? [{ kind: 'lines', from, to, text, lines: fits, by: 'name' }] : []
  })
}

function longestPiece(
  text: string,
  at: number,
  handles: readonly (readonly string[])[],
  words: Words,
  reports: (line: number) => boolean,
): (Span & { readonly size: number; readonly lines: readonly number[] }) | null {
  for (let size = Math.min(14, text.length - at); size >= 2; size--) {
    // 新增、恢复灌溉面积: names are kept without their marks.
    const piece = text.slice(at, at + size).replaceAll('、', '')
    if (!pointable(piece, words)) continue
    const fits = handles.flatMap((names, line) => (names.some((it) => holds(it, piece)) ? [line] : []))
    const [line] = fits
    // Two reports on one item: the name is of both, and whoever says it is asked which.
    const same = fits.every((it) => handles[it]?.join() === handles[line ?? 0]?.join())
    if (line !== undefined && (fits.length === 1 || (same && reports(line))))
      return { from: at, to: at + size, size, lines: fits }
  }
  return null
}

/** A name without what it begins with like another line's: 行政村数 of 农村黑臭水体治理行政村数; none where another has it, too. */
function tellingOf(name: string, line: number, handles: readonly (readonly string[])[]): string[] {
  const others = handles.flatMap((names, at) => (at === line ? [] : names))
  if (others.includes(name)) return []
  const shared = others.map((it) => [...name].findIndex((sign, at) => sign !== it[at]))
  const most = Math.max(...shared.map((it) => (it < 0 ? name.length : it)))
  return [most < 2 ? name : name.slice(most)]
}

/** Function words point at nothing; a noun that is also one of the closed words (农村, 面积, 条数) may. */
function pointable(piece: string, words: Words): boolean {
  const classes = words.classesOf(piece) ?? []
  return !/^\d+$/.test(piece) && classes.every((it) => it === 'noun' || it === 'part' || it === 'matter')
}

/** 两 and 俩 are 2; 0: none is said. */
export function numberOf(text: string | undefined): number {
  if (text === undefined) return 0
  if (text === '俩') return 2
  if (text === '仨') return 3
  return scanWhole(text, 0)?.value ?? 0
}

function range(from: number, to: number, count: number): number[] {
  return within(
    Array.from({ length: Math.max(0, to - from + 1) }, (_, index) => from + index),
    count,
  )
}

/** All of them, or none where one is beyond the list. */
function within(lines: readonly number[], count: number): number[] {
  return lines.length > 0 && lines.every((it) => it >= 0 && it < count) ? [...lines] : []
}
