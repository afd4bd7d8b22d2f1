/**
 * Pieces of indicators' names that stand in one indicator's names and in no other's: 安防 for 普通国省干线安防设施精细化提升.
 * Nobody files by one; a question that names nothing else may be asked with it, since the answer says what it took.
 */
import type { Catalogue } from '../../plan/catalogue.ts'

const LEAST = 2
const LONGEST = 10
/** Of so many signs it may fit two. */
const LONG = 4
const MOST = 2

export class Pieces {
  readonly #plan: Catalogue
  /** Made when the first question needs them; empty: more than two have it. */
  #known: Map<string, readonly string[]> | null = null
  #campaigns: Map<string, readonly string[]> | null = null

  constructor(plan: Catalogue) {
    this.#plan = plan
  }

  /** The indicators whose names hold all of this: one, or of a long piece two; none where it fits more. */
  of(text: string): readonly string[] {
    if (text.length < LEAST || text.length > LONGEST) return []
    this.#known ??= piecesOf(this.#plan.indicators.map((it) => ({ ...it, loose: [] })))
    const ids = this.#known.get(text) ?? []
    return ids.length === 1 || text.length >= LONG ? ids : []
  }

  /** The two that it fits, where two are spoken of: 孤儿那两个. */
  bothOf(text: string): readonly string[] {
    if (text.length < LEAST || text.length > LONGEST) return []
    this.#known ??= piecesOf(this.#plan.indicators.map((it) => ({ ...it, loose: [] })))
    return this.#known.get(text) ?? []
  }

  /** The one campaign; its everyday words are pieces as well. */
  ofCampaign(text: string): string | null {
    if (text.length < LEAST || text.length > LONGEST) return null
    this.#campaigns ??= piecesOf(this.#plan.campaigns.map((it) => ({ ...it, id: it.name })))
    const [only = null, ...more] = this.#campaigns.get(text) ?? []
    return more.length > 0 ? null : only
  }
}

interface Called {
  readonly id: string
  readonly name: string
  readonly aliases: readonly string[]
  readonly loose: readonly string[]
}

function piecesOf(things: readonly Called[]): Map<string, readonly string[]> {
  const known = new Map<string, readonly string[]>()
  for (const { id, name, aliases, loose } of things)
    for (const piece of new Set(
      [name, ...aliases, ...loose].flatMap((it) => substrings(it.normalize('NFKC'))),
    )) {
      const others = known.get(piece)
      if (others === undefined) known.set(piece, [id])
      else if (others.length > 0 && !others.includes(id))
        known.set(piece, others.length < MOST ? [...others, id] : [])
    }
  return known
}

function substrings(text: string): string[] {
  const pieces: string[] = []
  for (let from = 0; from + LEAST <= text.length; from++)
    for (let to = from + LEAST; to <= Math.min(text.length, from + LONGEST); to++)
      pieces.push(text.slice(from, to))
  return pieces
}
