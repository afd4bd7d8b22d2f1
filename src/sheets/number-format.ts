/**
 * What a cell's number format says of its number (ECMA-376 18.8.30 and 18.8.31): 0.0% shows 0.061 as 6.1%, so 6.1 per
 * cent is what whoever filled it in has seen.
 *
 *   formatOf(164, '0.0"亿元"')  // { shows: 'number', unit: '亿元', words: null, padded: 1 }
 */
import { unitOf } from '../plan/units.ts'

export interface NumberFormat {
  /** scaled: shown a thousand or a million times smaller than it is (`0.0,`). */
  readonly shows: 'number' | 'percent' | 'date' | 'scaled'
  /** The unit that is printed behind the number, by the format alone. */
  readonly unit: string | null
  /** Other words that the format prints beside the number: 约. */
  readonly words: string | null
  /** Digits that a whole number is filled up to with zeros: 6 in `000000`. */
  readonly padded: number
}

export const GENERAL: NumberFormat = { shows: 'number', unit: null, words: null, padded: 1 }

/** Formats that files name by number alone; 27 to 36 and 50 to 58 are dates in Chinese Excel and WPS. */
const DATES: readonly (readonly [number, number])[] = [
  [14, 22],
  [27, 36],
  [45, 47],
  [50, 58],
]
const PERCENTS = [9, 10]
const CURRENCIES: Readonly<Record<string, string>> = { '¥': '元', '￥': '元', $: '美元', US$: '美元' }

/** Without a code the number of the format stands for one of those that every program knows. */
export function formatOf(id: number, code: string | undefined): NumberFormat {
  if (code !== undefined) return read(code)
  if (PERCENTS.includes(id)) return { ...GENERAL, shows: 'percent' }
  return DATES.some(([from, to]) => id >= from && id <= to) ? { ...GENERAL, shows: 'date' } : GENERAL
}

/** One piece of a code: a place for a digit, text that is printed as it is, or a sign with a meaning. */
interface Piece {
  readonly is: 'place' | 'text' | 'sign'
  readonly text: string
}

function read(code: string): NumberFormat {
  if (/^(?:general|g\/通用格式|@)$/i.test(code.trim())) return GENERAL
  const sections = sectionsOf(code)
  const first = sections[0] ?? []
  const signs = first.flatMap((it) => (it.is === 'sign' ? [it.text.toLowerCase()] : []))
  if (signs.some((it) => /^(?:[ymdhsb]|\[[hms]+\])$/.test(it))) return { ...GENERAL, shows: 'date' }
  const said = first
    .flatMap((it) => (it.is === 'text' ? [it.text] : []))
    .join('')
    .trim()
  const unit = CURRENCIES[said] ?? (unitOf(said) === null ? null : said)
  const words = unit === null && /\p{L}/u.test(said) ? said : null
  const shows = sections.some(isScaled) ? 'scaled' : signs.includes('%') ? 'percent' : 'number'
  return { shows, unit, words, padded: Math.max(1, paddedOf(first)) }
}

/** Of a number above zero, below, zero, and of a text; each may have a condition of its own. */
function sectionsOf(code: string): Piece[][] {
  const sections: Piece[][] = [[]]
  const put = (is: Piece['is'], text: string) => sections.at(-1)?.push({ is, text })
  for (let at = 0; at < code.length; at++) {
    const char = code.charAt(at)
    if (char === '"') {
      const close = code.indexOf('"', at + 1)
      const end = close < 0 ? code.length : close
      put('text', code.slice(at + 1, end))
      at = end
    } else if (char === '\\' || char === '!') put('text', code.charAt(++at))
    else if (char === '_' || char === '*') at++
    else if (char === '[') {
      const close = code.indexOf(']', at)
      const end = close < 0 ? code.length : close
      const inside = code.slice(at + 1, end)
      // [$¥-804] prints ¥; [红色], [>100], [DBNum1] print nothing.
      if (inside.startsWith('$')) put('text', inside.slice(1).split('-')[0] ?? '')
      else put('sign', code.slice(at, end + 1).toLowerCase())
      at = end
    } else if (char === ';') sections.push([])
    else if ('0#?'.includes(char)) put('place', char)
    else if (/[eE]/.test(char) && '+-'.includes(code.charAt(at + 1) || ' ')) at++
    else if (/[a-zA-Z%,.@/]/.test(char)) put('sign', char)
    else put('text', char)
  }
  return sections
}

/** A comma with digits before it and none behind divides by a thousand. */
function isScaled(section: readonly Piece[]): boolean {
  return section.some((it, at) => {
    const before = section.slice(0, at).findLast((other) => other.text !== ',')
    const behind = section.slice(at + 1).find((other) => other.text !== ',')
    return it.is === 'sign' && it.text === ',' && before?.is === 'place' && behind?.is !== 'place'
  })
}

function paddedOf(section: readonly Piece[]): number {
  const point = section.findIndex((it) => it.text === '.' && it.is === 'sign')
  const whole = point < 0 ? section : section.slice(0, point)
  return whole.filter((it) => it.is === 'place' && it.text === '0').length
}
