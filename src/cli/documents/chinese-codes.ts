/**
 * Old printers write Chinese by code pages (GBK-EUC-H, UniGB-UCS2-H) and leave it to the reader to know them. The reader's
 * own tables are megabytes of files; the runtime knows the code pages, so that both halves are made here, from code to
 * number and from number to character. Only the numbers of letters and digits are Adobe's own, because widths go by them;
 * all others are ours, and Adobe's (a font that gives nothing else) come out as characters for private use, which tells
 * that they could not be read.
 *
 * @example new ChineseCodes().fetch({ name: 'GBK-EUC-H' }) // { cMapData: bytes of a CMap, isCompressed: false }
 */
export class ChineseCodes {
  async fetch({ name }: { name: string }): Promise<{ cMapData: Uint8Array; isCompressed: false }> {
    const text = /^Adobe-GB1-UCS2$/.test(name) ? characters() : numbers(name)
    if (text === null) throw new Error(`no code page ${name}`)
    return { cMapData: new TextEncoder().encode(text), isCompressed: false }
  }
}

/** Letters and digits, 0x20 to 0x7e, by Adobe's numbers: as wide as they are drawn, or half as wide as a character. */
const LETTERS = { own: 1, half: 814, count: 95, first: 0x20 }
/** Where our numbers begin; Adobe's end below. */
const OURS = 0x8000
/** What of Unicode has a number of ours: Chinese characters first, then signs. */
const BLOCKS: readonly (readonly [from: number, to: number])[] = [
  [0x4e00, 0x9fff],
  [0xa0, 0x52f],
  [0x2000, 0x2bff],
  [0x3000, 0x33ff],
  [0xf900, 0xfaff],
  [0xfe30, 0xffef],
]

function numberOf(character: number, letters: number): number | null {
  const letter = character - LETTERS.first
  if (letter >= 0 && letter < LETTERS.count) return letters + letter
  let before = OURS
  for (const [from, to] of BLOCKS) {
    if (character >= from && character <= to) return before + character - from
    before += to - from + 1
  }
  return null
}

function numbers(name: string): string | null {
  const page = /^GB(?:|pc|K|Kp)-EUC-[HV]$|^GBK2K-[HV]$/.test(name)
    ? 'gbk'
    : /^UniGB-(?:UCS2|UTF16)-[HV]$/.test(name)
      ? 'unicode'
      : null
  if (page === null) return null
  const letters = /^GBK?-EUC|^GBK2K/.test(name) ? LETTERS.half : LETTERS.own
  const found = page === 'gbk' ? gbk() : unicode()
  const chars = found.flatMap(([code, character]) => {
    const number = numberOf(character, letters)
    return number === null ? [] : [`<${code}> ${number}`]
  })
  const spaces =
    page === 'gbk'
      ? '2 begincodespacerange\n<00> <80>\n<8140> <fefe>'
      : '1 begincodespacerange\n<0000> <ffff>'
  return inMap(`${spaces}\nendcodespacerange`, 'cidchar', chars)
}

/** Each code of one or two bytes with its character, as the runtime decodes it. */
function gbk(): [code: string, character: number][] {
  const decoder = new TextDecoder('gbk')
  const found: [string, number][] = []
  const add = (...bytes: number[]) => {
    const [character = '', ...rest] = decoder.decode(Uint8Array.from(bytes))
    if (character !== '\ufffd' && rest.length === 0)
      found.push([bytes.map((it) => hex(it, 2)).join(''), character.codePointAt(0) ?? 0])
  }
  for (let one = LETTERS.first; one < 0x7f; one++) add(one)
  for (let one = 0x81; one <= 0xfe; one++)
    for (let two = 0x40; two <= 0xfe; two++) if (two !== 0x7f) add(one, two)
  return found
}

function unicode(): [code: string, character: number][] {
  const letters = Array.from({ length: LETTERS.count }, (_, at) => LETTERS.first + at)
  const others = BLOCKS.flatMap(([from, to]) => Array.from({ length: to - from + 1 }, (_, at) => from + at))
  return [...letters, ...others].map((it) => [hex(it, 4), it])
}

/** From number to character. Adobe's own numbers, which nothing here names, are characters for private use. */
function characters(): string {
  const ranges: string[] = []
  const range = (from: number, to: number, character: number) =>
    ranges.push(`<${hex(from, 4)}> <${hex(to, 4)}> <${hex(character, 4)}>`)
  for (const letters of [LETTERS.own, LETTERS.half])
    range(letters, letters + LETTERS.count - 1, LETTERS.first)
  const unnamed = (from: number, to: number) => {
    for (let at = from; at <= to; at += 0x1800) range(at, Math.min(at + 0x17ff, to), 0xe000)
  }
  unnamed(LETTERS.own + LETTERS.count, LETTERS.half - 1)
  unnamed(LETTERS.half + LETTERS.count, OURS - 1)
  let before = OURS
  for (const [from, to] of BLOCKS) {
    range(before, before + to - from, from)
    before += to - from + 1
  }
  return inMap('1 begincodespacerange\n<0000> <ffff>\nendcodespacerange', 'bfrange', ranges)
}

function inMap(head: string, what: string, lines: readonly string[]): string {
  const blocks: string[] = []
  for (let at = 0; at < lines.length; at += 100) {
    const own = lines.slice(at, at + 100)
    blocks.push(`${own.length} begin${what}\n${own.join('\n')}\nend${what}`)
  }
  return [
    '/CIDInit /ProcSet findresource begin 12 dict begin begincmap',
    head,
    ...blocks,
    'endcmap end end',
  ].join('\n')
}

function hex(value: number, digits: number): string {
  return value.toString(16).padStart(digits, '0')
}
