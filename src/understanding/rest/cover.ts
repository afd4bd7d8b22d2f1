/**
 * The words of a stretch by the closed tables: the reading that leaves the fewest characters over. What no table
 * knows comes out as one token without a class for each run.
 *
 *   coverOf('同比增长了约')  // 同比 basis, 增长 change, 了 empty, 约 bound
 */

import type { Span } from '../reading.ts'
import { isMask } from '../text/mask.ts'
import { CLASS_OF, LENGTHS_OF, LONGEST_WORD, type WordClass } from './word-classes.ts'

export interface Token extends Span {
  /** `masked`: a name, a period or a figure; null: a content word that no table knows. */
  readonly is: WordClass | 'masked' | 'sign' | null
}

/** A longer stretch is not between a name and its number. */
const LONGEST_STRETCH = 200
/** 小陈, 刘主任: who speaks or is spoken to. */
const PERSON =
  /[小老][\u4e00-\u9fff](?=[，,。:：说报讲转那啊呢哈的啦]|$)|[\u4e00-\u9fff](?:副?(?:主任|局长|科长|处长|书记|市长|秘书长|主席|部长|县长|区长|所长|站长|股长)|姐|哥)(?=[，,。:：说报讲转那啊呢哈让要的]|$)/y
/** What the second character of such a person may be. */
const TITLES = '副主局科处书市秘部县区所站股姐哥'
const NONE: readonly number[] = []
const CONTENT = /[\p{Script=Han}a-z0-9]/u

export function coverOf(words: string, from: number, to: number): Token[] {
  const end = Math.min(to, from + LONGEST_STRETCH)
  const length = Math.max(0, end - from)
  // Behind each place: how many characters are left over, then how many words it takes.
  const cost = new Array<number>(length + 1).fill(0)
  const step = new Array<number>(length + 1).fill(1)
  for (let at = length - 1; at >= 0; at--) {
    const char = words.charAt(from + at)
    const content = CONTENT.test(char) && !isMask(char)
    let best = (cost[at + 1] ?? 0) + (content ? 1000 : 1)
    let size = 1
    for (const longest of LENGTHS_OF.get(char) ?? NONE) {
      if (longest > length - at || !CLASS_OF.has(words.slice(from + at, from + at + longest))) continue
      const total = (cost[at + longest] ?? 0) + 1
      if (total < best) [best, size] = [total, longest]
    }
    PERSON.lastIndex = from + at
    const titled = content && (char === '小' || char === '老' || TITLES.includes(words.charAt(from + at + 1)))
    const person = titled ? (PERSON.exec(words)?.[0].length ?? 0) : 0
    if (person > 0 && at + person <= length && (cost[at + person] ?? 0) + 2 < best) {
      best = (cost[at + person] ?? 0) + 2
      size = person
    }
    cost[at] = best
    step[at] = size
  }
  return tokens(words, from, length, step)
}

/**
 * The whole word that a character left over is of, by the dictionary of the language: of 补贴 the tables know 补 alone.
 * Never over a name, a period or a figure.
 */
export function wordAround(words: string, { from, to }: Span, segmenter: Intl.Segmenter): Span {
  const isText = (at: number): boolean => CONTENT.test(words.charAt(at)) && !isMask(words.charAt(at))
  let [start, end] = [from, to]
  while (start > 0 && from - start < LONGEST_WORD && isText(start - 1)) start--
  while (end < words.length && end - to < LONGEST_WORD && isText(end)) end++
  let [first, last] = [from, to]
  for (const { index, segment } of segmenter.segment(words.slice(start, end))) {
    const [begins, ends] = [start + index, start + index + segment.length]
    if (ends <= from || begins >= to) continue
    first = Math.min(first, begins)
    last = Math.max(last, ends)
  }
  return { from: first, to: last }
}

function classOf(word: string): Token['is'] {
  if (word.length > 1) return 'empty'
  return isMask(word) ? 'masked' : CONTENT.test(word) ? null : 'sign'
}

function tokens(words: string, from: number, length: number, step: readonly number[]): Token[] {
  const found: Token[] = []
  for (let at = 0; at < length; ) {
    const size = step[at] ?? 1
    const word = words.slice(from + at, from + at + size)
    const is = CLASS_OF.get(word) ?? classOf(word)
    const last = found.at(-1)
    const span = { from: from + at, to: from + at + size }
    if (last !== undefined && last.is === is && (is === null || is === 'masked'))
      found[found.length - 1] = { from: last.from, to: span.to, is }
    else found.push({ ...span, is })
    at += size
  }
  return found
}
