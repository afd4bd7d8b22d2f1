/** What orders of all trades have in common: courtesy before the verb, a number and words of one's own behind it. */
import type { Normalised } from '../text/normalise.ts'
import { isWord, type Token } from './tokens.ts'
import { reasonIn } from './verdicts.ts'
import type { WordClass } from './words.ts'

/** Without marks and without what is said before every request. */
export function spoken(tokens: readonly Token[]): Token[] {
  const words = tokens.filter((it) => it.kind !== 'stop')
  const first = words.findIndex((it) => !isWord(it, 'polite'))
  return first < 0 ? [] : words.slice(first)
}

/** Nothing but these, and courtesy. */
export function onlyOf(tokens: readonly Token[], ...classes: WordClass[]): boolean {
  return tokens.every((it) => it.kind === 'stop' || isWord(it, 'polite', ...classes))
}

/** Of what follows a verb: 第3号 查无此人 → 3, 查无此人. Words keep their own marks. */
export interface Tail {
  readonly number: number | null
  readonly words: string
  /** All of it, the number too. */
  readonly whole: string
}

/** `from`: a place in the normalised text; blanks, which part a number from what follows it, are those of the raw one. */
export function tailFrom({ raw, origin }: Normalised, from: number): Tail {
  const said = raw.slice(from >= origin.length ? raw.length : origin[from])
  const [all = '', number] = /^[\s:：]*(?:第\s*)?([\d０-９]{1,6})(?![\d０-９])\s*号?/.exec(said) ?? []
  return {
    number: number === undefined ? null : Number(number.normalize('NFKC')),
    words: reasonIn(trimmed(said.slice(all.length))),
    whole: trimmed(said),
  }
}

function trimmed(words: string): string {
  return words.replace(/^[\s:：,，;；。]+|[\s。.!！?？~,，;；、]+$/g, '')
}
