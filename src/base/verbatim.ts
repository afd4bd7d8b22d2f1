/**
 * Words of a person that are kept or said back as they were sent, and never looked at: whoever decides hands them on.
 * What they mean was read before, in understanding/; only ledger/ and rendering/ open them, and storage/ writes them.
 *
 * @example
 * const wish = verbatim('每周五提醒我看报送情况') // wish.includes(…) does not compile
 */
declare const KEPT: unique symbol

/** On disk and at run time a plain string. */
export interface Verbatim {
  readonly [KEPT]: true
}

export function verbatim(text: string): Verbatim {
  return text as unknown as Verbatim
}

/** For ledger/ and rendering/ alone. */
export function opened(words: Verbatim): string {
  return words as unknown as string
}
