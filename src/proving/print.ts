/**
 * The document as it is printed, read without the plan's files: where a place lies in it, its brackets of
 * responsibility, its numbers. Full-width and half-width marks are one; every place is an offset in the document.
 *
 * @example placeOf(document, '附件7 二、(一)(15)') // from the line that begins (15) to the next of its rank
 */
export interface Stretch {
  readonly from: number
  readonly to: number
  readonly text: string
}

const WIDE: Readonly<Record<string, string>> = {
  '（': '(',
  '）': ')',
  '：': ':',
  '，': ',',
  '；': ';',
  '．': '.',
}

/** The same text with one width of marks, character for character, so that offsets hold. */
export function halfWidth(text: string): string {
  return text.replace(/[（）：，；．]/g, (it) => WIDE[it] ?? it)
}

/** One step of a place: what the line begins with, and what the next line of its rank begins with. */
interface Mark {
  readonly form: RegExp
  readonly line: (said: RegExpExecArray) => RegExp
  readonly rank: RegExp
}

const HAN = '[一二三四五六七八九十百]'
/** From the outermost to the innermost, as plans number their parts. */
const MARKS: readonly Mark[] = [
  {
    form: new RegExp(`^附件 ?(${HAN}+|\\d+)`),
    line: (said) => new RegExp(`^附件 ?${said[1]}(?![\\d.]|${HAN})`),
    rank: new RegExp(`^附件 ?(?:${HAN}+|\\d+)(?=[:\\s]|$)`),
  },
  {
    form: new RegExp(`^(${HAN}+)、([^\\s(\\d]*)`),
    line: (said) => new RegExp(`^${said[1]}、 ?${escaped(said[2] ?? '')}`),
    rank: new RegExp(`^${HAN}+、`),
  },
  {
    form: new RegExp(`^\\((${HAN}+)\\)`),
    line: (said) => new RegExp(`^\\(${said[1]}\\)`),
    rank: new RegExp(`^\\(${HAN}+\\)`),
  },
  {
    form: /^\((\d+)\)/,
    line: (said) => new RegExp(`^\\(${said[1]}\\)`),
    rank: /^(?:\d+[.、](?!\d)|\(\d+\))/,
  },
  // With a sub-item of it behind, an item reaches to the next item: 3(5).
  {
    form: /^(\d+)[.、]?(?=\()/,
    line: (said) => new RegExp(`^${said[1]}[.、](?!\\d)`),
    rank: /^\d+[.、](?!\d)/,
  },
  {
    form: /^第?(\d+)(?:[.、]|项|条)?/,
    line: (said) => new RegExp(`^${said[1]}[.、](?!\\d)`),
    rank: /^(?:\d+[.、](?!\d)|\(\d+\))/,
  },
]

/** Null where no such place is printed. 总体方案, 正文 is what stands before the first annex. */
export function placeOf(document: string, location: string): Stretch | null {
  const text = halfWidth(document)
  const first = annexAt(text, 0)
  let place: Stretch = { from: 0, to: document.length, text }
  let rest = halfWidth(location).trim()
  const head = /^(?:总体方案|正文|通知)\s*/.exec(rest)
  if (head !== null) {
    if (first >= 0) place = { from: 0, to: first, text: text.slice(0, first) }
    rest = rest.slice(head[0].length)
  }
  while (rest !== '') {
    const found = step(place, rest)
    if (found === null) return null
    place = found.place
    rest = rest.slice(found.length).trimStart()
  }
  return { ...place, text: document.slice(place.from, place.to) }
}

function step(place: Stretch, rest: string): { place: Stretch; length: number } | null {
  for (const mark of MARKS) {
    const said = mark.form.exec(rest)
    if (said === null) continue
    const found = stretchAt(place, mark.line(said), mark.rank)
    return found === null ? null : { place: found, length: said[0].length }
  }
  // A name: 港口物流 begins a line or stands within one, before a colon or as a heading.
  const name = /^\S+/.exec(rest)?.[0] ?? rest
  const lines = linesOf(place)
  const line =
    lines.find((it) => it.text.startsWith(name)) ?? lines.find((it) => it.text.includes(`${name}:`))
  if (line === undefined) return null
  const from = line.from + Math.max(0, line.text.indexOf(name))
  return { place: { from, to: line.to, text: line.text.slice(from - line.from) }, length: name.length }
}

/** From the line that begins so to the next line of the same rank; a line in a table of contents is none. */
function stretchAt(place: Stretch, line: RegExp, rank: RegExp): Stretch | null {
  const all = linesOf(place)
  const begins = all.filter((it) => line.test(it.text))
  const start = begins.find((it) => !/^附件[^\n]{0,4}[:.]/.test(it.text)) ?? begins[0]
  if (start === undefined) return null
  const next = all.find((it) => it.from > start.from && rank.test(it.text))
  const to = next?.from ?? place.to
  return { from: start.from, to, text: place.text.slice(start.from - place.from, to - place.from) }
}

function annexAt(text: string, from: number): number {
  const found = new RegExp(`(?:^|\\n)(附件 ?(?:${HAN}+|\\d+))(?=\\n|$)`).exec(text.slice(from))
  return found === null ? -1 : from + found.index + (found[0].startsWith('\n') ? 1 : 0)
}

export function linesOf(place: Pick<Stretch, 'from' | 'text'>): Stretch[] {
  const lines: Stretch[] = []
  let from = place.from
  for (const text of place.text.split('\n')) {
    if (text !== '') lines.push({ from, to: from + text.length, text })
    from += text.length + 1
  }
  return lines
}

/** Brackets, innermost ones too, with what they hold; `open`: those that never close, by their place. */
export function bracketsOf(document: string): { closed: Stretch[]; open: number[] } {
  const text = halfWidth(document)
  const closed: Stretch[] = []
  const open: number[] = []
  for (let at = 0; at < text.length; at++) {
    if (text[at] === '(') open.push(at)
    // 1) numbers an item, and opens nowhere.
    if (text[at] !== ')') continue
    const from = open.pop()
    if (from !== undefined) closed.push({ from, to: at + 1, text: document.slice(from, at + 1) })
    else if (!/\d$/.test(text.slice(0, at))) open.push(at)
  }
  return { closed, open }
}

/** Every number in digits but those that number a section or an item at the start of its line. */
export function numbersOf(document: string): Stretch[] {
  const text = halfWidth(document)
  const found = [...document.matchAll(/\d+(?:\.\d+)?/g)].map(({ 0: said, index }) => ({
    from: index,
    to: index + said.length,
    text: said,
  }))
  return found.filter((it) => !numbersAnItem(text, it))
}

function numbersAnItem(document: string, { from, to }: Stretch): boolean {
  const bracketed = document[from - 1] === '('
  const start = bracketed ? from - 1 : from
  if (start > 0 && document[start - 1] !== '\n') return false
  return bracketed ? document[to] === ')' : /^(?:\.(?!\d)|、)/.test(document.slice(to, to + 2))
}

/** Every place where a text stands. */
export function occurrences(document: string, text: string): number[] {
  const places: number[] = []
  if (text === '') return places
  for (let at = document.indexOf(text); at >= 0; at = document.indexOf(text, at + 1)) places.push(at)
  return places
}

/** What stands around a place, on one line, to be found again by. */
export function around(document: string, from: number, to: number): string {
  return `…${document.slice(Math.max(0, from - 12), to + 12).replace(/\s+/g, ' ')}…`
}

function escaped(text: string): string {
  return text.replace(/[.*+?^${}()|[\]\\]/g, '\\$&')
}
