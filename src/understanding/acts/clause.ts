import { isWord, type Token } from './tokens.ts'
import type { WordClass } from './words.ts'

/** A clause, and what of it was found. */
export class Clause {
  readonly tokens: readonly Token[]
  constructor(tokens: readonly Token[]) {
    this.tokens = tokens
  }
  has(...classes: WordClass[]): boolean {
    return this.tokens.some((it) => isWord(it, ...classes))
  }
  get lines(): readonly number[] {
    return [...new Set(this.tokens.flatMap((it) => (it.kind === 'lines' ? it.lines : [])))]
  }
  of<K extends Token['kind']>(kind: K): Extract<Token, { kind: K }>[] {
    return this.tokens.filter((it): it is Extract<Token, { kind: K }> => it.kind === kind)
  }
  /** The last word before a token that is more than a particle. */
  before(token: Token): Token | undefined {
    return this.tokens.slice(0, this.tokens.indexOf(token)).findLast((it) => !isWord(it, 'particle'))
  }
  /** 不要撤回, 先别改: what stands is to stay. */
  get leaves(): boolean {
    const undone = (it: Token, at: number) =>
      isWord(it, 'withdraw', 'change') && isWord(this.tokens[at - 1], 'not', 'no')
    return this.has('keep') || this.tokens.some(undone)
  }
  /** Content words that nothing accounts for. */
  get unknown(): string {
    return this.of('gap')
      .map((it) => it.text)
      .join('')
  }
}
