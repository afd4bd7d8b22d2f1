/**
 * Gaps of a question that are pieces of names: 安防 for 普通国省干线安防设施精细化提升, 上云 for 上云企业, 民生 for a campaign. A piece may run
 * over words of the tables (省市重点, 公路提质), as long as it takes the whole of a gap with it.
 */
import type { Pieces } from '../names/pieces.ts'
import type { NameHit } from '../reading.ts'
import { isWord, type Token } from './tokens.ts'
import type { WordClass } from './words.ts'

/** Which things a piece names. */
type Known = Pick<Pieces, 'of' | 'ofCampaign'>

/** `isPlace`: 平江 is a county, though an indicator is called after it. */
export function withPieces(
  tokens: readonly Token[],
  pieces: Known,
  isPlace: (text: string) => boolean,
): readonly Token[] {
  const named: Token[] = []
  for (let at = 0; at < tokens.length; ) {
    const found = pieceAt(tokens, at, pieces, isPlace)
    const token = tokens[at]
    if (found !== null) named.push(found.token)
    else if (token !== undefined)
      named.push(...(token.kind === 'gap' ? within(token, pieces, isPlace) : [token]))
    at += found?.size ?? 1
  }
  return named
}

/** The longest run of tokens from here that is a piece of one name. */
function pieceAt(
  tokens: readonly Token[],
  at: number,
  pieces: Known,
  isPlace: (text: string) => boolean,
): { readonly token: Token; readonly size: number } | null {
  for (let to = Math.min(tokens.length, at + LONGEST); to > at; to--) {
    const run = tokens.slice(at, to)
    if (!run.every((it) => it.kind === 'gap' || it.kind === 'word') || !names(run)) continue
    const text = run.map((it) => it.text).join('')
    if (isPlace(text)) continue
    const indicators = pieces.of(text)
    const campaign = indicators.length === 0 ? pieces.ofCampaign(text) : null
    const ids = campaign === null ? indicators : [campaign]
    const [first, last] = [run[0], run.at(-1)]
    if (ids.length === 0 || first === undefined || last === undefined) continue
    const kind = campaign === null ? 'indicator' : 'campaign'
    return { token: nameOf(first.from, last.to, text, kind, ids), size: run.length }
  }
  return null
}

const LONGEST = 6
/** Signs of a gap that its piece may leave: 国道安防. */
const LEFT = 2

/** The longest piece that leaves hardly anything of a gap, and what it leaves. */
function within(gap: Token, pieces: Known, isPlace: (text: string) => boolean): readonly Token[] {
  const { from, text } = gap
  for (let size = text.length - 1; size >= Math.max(2, text.length - LEFT); size--)
    for (let at = 0; at + size <= text.length; at++) {
      const piece = text.slice(at, at + size)
      const ids = pieces.of(piece)
      if (ids.length !== 1 || isPlace(piece)) continue
      const rest = (start: number, end: number): Token[] =>
        start === end
          ? []
          : [{ kind: 'gap', from: from + start, to: from + end, text: text.slice(start, end) }]
      const name = nameOf(from + at, from + at + size, piece, 'indicator', ids)
      return [...rest(0, at), name, ...rest(at + size, text.length)]
    }
  return [gap]
}

/** What asks is no piece of a name: 面 and 达标 of 里面达标的. */
const ASKS: readonly WordClass[] = [
  'met',
  'which',
  'question',
  'state',
  'compare',
  'outlook',
  'why',
  'share',
  'remainder',
  'target',
  'owner',
  'basis',
  'moved',
]

/** A gap, a word for a part (限上), or single signs that only together are one (对非). */
function names(run: readonly Token[]): boolean {
  if (run.some((it) => isWord(it, ...ASKS))) return false
  const single = run.length > 1 && run.every((it) => it.text.length === 1)
  return single || run.some((it) => it.kind === 'gap' || isWord(it, 'part'))
}

function nameOf(
  from: number,
  to: number,
  text: string,
  kind: NameHit['kind'],
  ids: readonly string[],
): Token {
  return { kind: 'name', from, to, text, name: { kind, ids, from, to, text, how: 'overlap' } }
}
