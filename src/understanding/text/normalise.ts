/**
 * One spelling for what people type in many: full width, traditional characters, every kind of dash,
 * blanks and commas inside numbers, invisible characters. The length may change; `origin` leads back.
 *
 *   normalise('社零 １，０２０ 家').text  // '社零1020家'
 */
import { Converter } from 'opencc-js/t2cn'
import type { Span } from '../reading.ts'
import { spelledOfficially } from './official-spellings.ts'

export interface Normalised {
  readonly text: string
  /** Before it was raised to a city's words (vantage.ts); absent: it was not. */
  readonly said?: string
  readonly raw: string
  /** For each UTF-16 unit of `text`, where it comes from in `raw`; never falling. */
  readonly origin: readonly number[]
  /** A leading 【市商务局】 with its brackets, as a place in `text`: who speaks, not who is asked about. */
  readonly head: Span | null
  /** What stands between those brackets. */
  readonly sender: string | null
}

const simplify: (text: string) => string = Converter({ from: 't', to: 'cn' })

const DASHES = '‐‑‒–—―−﹘﹣－⁃─━'
const WAVES = '～〜∼˜﹏⁓'
const NUMERALS = '0123456789〇零一二两三四五六七八九十百千万亿'
const MULTIPLIERS = '十百千万亿'
const FULL_COMMA = '，'
const LONGEST_HEAD = 30
const LONGEST_MENTION = 24

/** Text under construction: characters and the places they come from, always of equal length. */
interface Draft {
  chars: string[]
  origin: number[]
}

export function normalise(raw: string): Normalised {
  const folded = dropMentions(foldCharacters(raw))
  const simplified = simplifyDraft(folded)
  const { chars, origin } = joinNumbers(dropBlanks(simplified))
  const text = chars.join('')
  const head = findHead(text)
  return { text, raw, origin, head, sender: head === null ? null : text.slice(head.from + 1, head.to - 1) }
}

/** A stretch of the normalised text as a place in the text that was sent. */
export function spanAsSent({ raw, origin }: Normalised, { from, to }: Span): Span {
  const [first = raw.length, last = raw.length] = [origin[from], origin[to - 1]]
  return { from: first, to: origin.find((it) => it > last) ?? raw.length }
}

/** NFKC, lower case, one dash, no invisible characters; each output unit remembers its code point. */
function foldCharacters(raw: string): Draft {
  const draft: Draft = { chars: [], origin: [] }
  for (let at = 0; at < raw.length; ) {
    const code = raw.codePointAt(at) ?? 0
    const width = code > 0xffff ? 2 : raw.startsWith('\r\n', at) ? 2 : 1
    const folded = foldCodePoint(code)
    for (let i = 0; i < folded.length; i++) {
      draft.chars.push(folded[i] as string)
      draft.origin.push(at)
    }
    at += width
  }
  return draft
}

function foldCodePoint(code: number): string {
  if (code >= 0x4e00 && code <= 0x9fff) return String.fromCharCode(code)
  if (code === 0x0a || code === 0x0d || code === 0x85 || code === 0x2028 || code === 0x2029) return '\n'
  if (code === 0x09) return '\t'
  if (code < 0x20 || (code >= 0x7f && code < 0xa0)) return ''
  if (code < 0x7f) return String.fromCharCode(code).toLowerCase()
  if (isInvisible(code)) return ''
  // Private use characters stand for masked names later on; nobody may send one. Half an emoji is nothing.
  if ((code >= 0xe000 && code <= 0xf8ff) || (code >= 0xd800 && code <= 0xdfff)) return ' '
  if (code > 0xf0000) return ' '
  const circled = circledNumber(code)
  if (circled !== null) return `(${circled})`
  const char = String.fromCodePoint(code)
  // Kept apart from the half-width comma until it is known which of them stand inside a number.
  if (char === FULL_COMMA) return char
  if (DASHES.includes(char)) return '-'
  if (WAVES.includes(char)) return '~'
  if (code === 0x2e80 || /^\s$/u.test(char)) return ' '
  return char.normalize('NFKC').toLowerCase()
}

/** Zero width, direction marks, variation selectors, keycap frames, skin tones, tags, stray accents. */
function isInvisible(code: number): boolean {
  return (
    code === 0xad ||
    (code >= 0x300 && code <= 0x36f) ||
    code === 0x61c ||
    code === 0x115f ||
    code === 0x1160 ||
    code === 0x180e ||
    (code >= 0x200b && code <= 0x200f) ||
    (code >= 0x202a && code <= 0x202e) ||
    (code >= 0x2060 && code <= 0x206f) ||
    (code >= 0x20d0 && code <= 0x20ff) ||
    code === 0x3164 ||
    (code >= 0xfe00 && code <= 0xfe0f) ||
    code === 0xfeff ||
    code === 0xffa0 ||
    (code >= 0xfff0 && code <= 0xfffb) ||
    (code >= 0x1f3fb && code <= 0x1f3ff) ||
    (code >= 0xe0000 && code <= 0xe0fff)
  )
}

/** ① ❶ ➀ ➊ open a line of a list; NFKC alone would glue a bare 1 to what follows. */
function circledNumber(code: number): number | null {
  if (code >= 0x2460 && code <= 0x2473) return code - 0x245f
  if (code >= 0x2776 && code <= 0x277f) return code - 0x2775
  if (code >= 0x2780 && code <= 0x2789) return code - 0x277f
  if (code >= 0x278a && code <= 0x2793) return code - 0x2789
  return null
}

/** Takes out "@名字 " where it addresses somebody: at the start of the text, of a line, or after a blank. */
function dropMentions(draft: Draft): Draft {
  if (!draft.chars.includes('@')) return draft
  const kept: Draft = { chars: [], origin: [] }
  const { chars, origin } = draft
  for (let at = 0; at < chars.length; ) {
    if (chars[at] === '@' && (at === 0 || isBlank(chars[at - 1]) || isBreak(chars[at - 1]))) {
      let end = at + 1
      while (end < chars.length && end - at <= LONGEST_MENTION && isNameLike(chars[end])) end++
      const closed = end - at > 1 && (end === chars.length || isBlank(chars[end]) || isBreak(chars[end]))
      at = closed ? (isBlank(chars[end]) ? end + 1 : end) : at + 1
      continue
    }
    kept.chars.push(chars[at] as string)
    kept.origin.push(origin[at] as number)
    at++
  }
  return kept
}

function isNameLike(char: string | undefined): boolean {
  return char !== undefined && !isBlank(char) && !isBreak(char) && !',.;:!?，。、@%'.includes(char)
}

/** Whole text at once, because 乾 and 著 depend on their neighbours; never at the price of a shifted place. */
function simplifyDraft(draft: Draft): Draft {
  const text = draft.chars.join('')
  const simple = simplify(text)
  if (simple === text) return draft
  const chars =
    simple.length === text.length
      ? simple.split('')
      : draft.chars.map((char) => {
          const one = simplify(char)
          return one.length === char.length ? one : char
        })
  return { chars: spelledOfficially(text, chars), origin: draft.origin }
}

/** Drops the blanks that say nothing; keeps those that part two numbers or a dash from a number. */
function dropBlanks(draft: Draft): Draft {
  const { chars, origin } = draft
  const kept: Draft = { chars: [], origin: [] }
  for (let at = 0; at < chars.length; ) {
    const char = chars[at] as string
    if (char !== ' ') {
      kept.chars.push(char)
      kept.origin.push(origin[at] as number)
      at++
      continue
    }
    let end = at
    while (chars[end] === ' ') end++
    if (blankMatters(kept.chars, chars[end], chars[end + 1])) {
      kept.chars.push(' ')
      kept.origin.push(origin[at] as number)
    }
    at = end
  }
  return kept
}

function blankMatters(
  before: readonly string[],
  right: string | undefined,
  next: string | undefined,
): boolean {
  const left = before.at(-1)
  const earlier = before.at(-2)
  if (left === undefined || right === undefined || isBreak(left) || isBreak(right)) return false
  if (isRangeEnd(left) && '-~'.includes(right)) return false
  if ('-~'.includes(left) && isRangeEnd(earlier)) return false
  // "2.4 亿" is one number; "6.8 5.1" and "六点八 五点一" are two; 社零 6.8 ends in a 零 that is none.
  if (isNumeral(left, earlier) && NUMERALS.includes(right)) {
    return !(isDigit(left) && MULTIPLIERS.includes(right)) || right === '十'
  }
  // "1. 5.1%" is an item of a list and "- 6.8" a dash before a figure, not a sign.
  if (isDigit(right) && isLetter(left)) return isLetter(earlier) && !endsWithPm(before)
  if (isDigit(left) && isLetter(right)) return !'kmtu'.includes(right ?? '')
  if (isDigit(right)) return '-+.'.includes(left) || left === ',' || left === FULL_COMMA
  if (isDigit(left)) return '-+.'.includes(right) && isDigit(next)
  if (isHan(left) || isHan(right)) return !((isHan(left) || isWord(left)) && (isHan(right) || isWord(right)))
  return true
}

function isNumeral(char: string, before: string | undefined): boolean {
  if (!NUMERALS.includes(char)) return false
  return isDigit(char) || (before !== undefined && NUMERALS.includes(before)) || !'零两'.includes(char)
}

function isRangeEnd(char: string | undefined): boolean {
  return char !== undefined && (isDigit(char) || '月季年度日号份%'.includes(char))
}

/** 1,020 and 1，020 become 1020; 6。8% becomes 6.8%. Only where no other reading is left. */
function joinNumbers(draft: Draft): Draft {
  const { chars, origin } = draft
  const kept: Draft = { chars: [], origin: [] }
  /** Digits of the whole number that ends here; -1 inside decimals or behind a run too long for commas. */
  let group = 0
  let joined = false
  for (let at = 0; at < chars.length; at++) {
    const char = chars[at] as string
    if (isDigit(char)) group = group < 0 || group >= 3 ? -1 : group + 1
    else if ((char === ',' || char === FULL_COMMA) && mayGroup(chars, at, group, joined)) {
      for (const next of [at + 1, at + 2, at + 3]) {
        kept.chars.push(chars[next] as string)
        kept.origin.push(origin[next] as number)
      }
      at += 3
      group = 3
      joined = true
      continue
    } else if (char === '.' && isDigit(chars[at - 1])) group = -1
    else group = 0
    if (group <= 0) joined = false
    const slip = char === '。' && isDigit(chars[at - 1]) && decimalEnds(chars, at + 1)
    if (slip) group = -1
    kept.chars.push(slip ? '.' : char === FULL_COMMA ? ',' : char)
    kept.origin.push(origin[at] as number)
  }
  return kept
}

/** Behind one to three digits, exactly three more. 745，490 are two numbers: a full comma rarely groups hundreds. */
function mayGroup(chars: readonly string[], at: number, group: number, joined: boolean): boolean {
  if (group < 1 || (chars[at - group] === '0' && !joined) || !threeDigits(chars, at + 1)) return false
  return chars[at] === ',' || group < 3 || joined
}

function threeDigits(chars: readonly string[], at: number): boolean {
  return isDigit(chars[at]) && isDigit(chars[at + 1]) && isDigit(chars[at + 2]) && !isDigit(chars[at + 3])
}

/** One or two digits and then a sign of quantity: 6。8% is a slip of the keyboard, 35。12月 is not. */
function decimalEnds(chars: readonly string[], at: number): boolean {
  if (!isDigit(chars[at])) return false
  const end = isDigit(chars[at + 1]) ? at + 2 : at + 1
  const char = chars[end]
  return char !== undefined && '%万亿'.includes(char)
}

function findHead(text: string): Span | null {
  let from = 0
  while (isBlank(text[from]) || isBreak(text[from])) from++
  const close = text[from] === '【' ? '】' : text[from] === '[' ? ']' : null
  if (close === null) return null
  for (let at = from + 1; at < text.length && at - from <= LONGEST_HEAD; at++) {
    if (isBreak(text[at])) return null
    if (text[at] === close) return at - from > 1 ? { from, to: at + 1 } : null
  }
  return null
}

function isDigit(char: string | undefined): boolean {
  return char !== undefined && char >= '0' && char <= '9'
}
function isBlank(char: string | undefined): boolean {
  return char === ' ' || char === '\t'
}
function isBreak(char: string | undefined): boolean {
  return char === '\n'
}
function isHan(char: string | undefined): boolean {
  return char !== undefined && ((char >= '\u4e00' && char <= '\u9fff') || char === '〇')
}
function isLetter(char: string | undefined): boolean {
  return char !== undefined && char >= 'a' && char <= 'z'
}
/** PM 2.5 is one name, TOTAL 1008 is not. */
function endsWithPm(before: readonly string[]): boolean {
  return before.at(-1) === 'm' && before.at(-2) === 'p' && !isLetter(before.at(-3))
}
function isWord(char: string | undefined): boolean {
  return char !== undefined && ((char >= 'a' && char <= 'z') || isDigit(char) || char === '%')
}
