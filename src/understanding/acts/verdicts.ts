/**
 * What an office decides about figures that wait for it: 前两个通过, 除了对非都通过, 第一个通过第二个退回 口径不对, 1可以 2不行,
 * 社零先不动，另一个过了. A message is taken in pieces between marks and blanks; a piece is a verdict where nothing but
 * lines and courtesy stands before its verb, and what follows a return is its reason.
 */
import type { Context, Review } from '../context.ts'
import type { Normalised } from '../text/normalise.ts'
import type { Doing, Verdict } from './act.ts'
import type { Scene } from './scene.ts'
import { isWord, type Token } from './tokens.ts'
import {
  isBareWeak,
  isPointed,
  numberIn,
  type Piece,
  piecesOf,
  readPiece,
  type Subject,
  subjectOf,
  type Verb,
  type VerbOf,
  verbOf,
  waitingWith,
} from './verdict-pieces.ts'

/** Null: no verdict. `office` false: whoever says it has nothing to review, and only a plain order is one. */
export function verdictIn(
  tokens: readonly Token[],
  message: Normalised,
  { review, asked }: Pick<Context, 'review' | 'asked'>,
  guess: Scene['guess'],
): Doing | null {
  const waits = review?.lines.some((it) => it.waits) === true && !asked
  const verbOf: VerbOf = (piece) => (waits ? guessed(piece, guess) : null)
  const pieces = piecesOf(tokens, message).flatMap((it) => readPiece(it, review, verbOf))
  const said = pieces.filter((it) => it.verb !== null)
  const meant = waits ? guess() : null
  if (said.every((it) => it.verb === 'leave') && meant !== null && meant.shareOf('hold') >= SURE)
    return leftAlone(pieces)
  if (said.length === 0 && meant !== null && meant.shareOf('approve') >= CERTAIN && !doubtful(tokens))
    return theOnly(tokens, review)
  if (said.length === 0 || doubtful(tokens)) return null
  const sure = meant !== null && meant.shareOf('approve') + meant.shareOf('return') >= SURE
  // 看过了 under a list says what was done, and decides nothing.
  const decides = said.some((it) => isPointed(it.subject) || !it.tokens.some((one) => isWord(one, 'look')))
  const strong = (sure && decides) || said.some((it) => !it.weak)
  // 可以 and 不行 count under a list, and where nothing else is asked.
  const pointed = (it: Piece) => isPointed(it.subject) || isBareWeak(it)
  const mayBeWeak = review?.shown === true && !asked
  if (!strong && !(mayBeWeak && said.some(pointed))) return null
  if (review === undefined && (!strong || pieces.some((it) => it.content !== null && it.verb === null)))
    return null
  const first = pieces.findIndex((it) => it.verb !== null)
  if (pieces.slice(0, first).some((it) => it.content !== null && tells(it, review))) return null
  return summed(pieces, message, review)
}

/** 哦老任啊，那给他过, where one figure waits, and nothing else is spoken of. Null: several do. */
function theOnly(tokens: readonly Token[], review: Review | undefined): Doing | null {
  const waiting = (review?.lines ?? []).flatMap((it, at) => (it.waits ? [at] : []))
  const speaks = tokens.some(
    (it) =>
      it.kind === 'name' ||
      it.kind === 'period' ||
      isWord(it, 'question', 'not', 'no', 'returned', 'sendBack'),
  )
  if (waiting.length !== 1 || speaks) return null
  const verdict = {
    verdict: 'approve',
    lines: waiting,
    whole: false,
    named: [],
    unclear: [],
    reason: null,
  } as const
  return { act: 'review.verdict', verdicts: [verdict], numbered: false, left: [] }
}

/** 医疗救助这个先不审，我等下看看台账. Null: it points at nothing that waits. */
function leftAlone(pieces: readonly Piece[]): Doing | null {
  const left = [...new Set(pieces.flatMap((it) => it.subject.lines))]
  return left.length === 0 ? null : { act: 'review.verdict', verdicts: [], numbered: false, left }
}

/** By the move that a piece makes by itself. */
function guessed(piece: readonly Token[], guess: Scene['guess']): Verb | null {
  const [first, last] = [piece[0], piece.at(-1)]
  const made = first === undefined || last === undefined ? null : guess({ from: first.from, to: last.to })
  // 通过了省级验收, 先别退回: a verb that the plain reading left is none.
  const left = piece.some((it) => verbOf(it)?.weak === false || isWord(it, 'question', 'condition', 'not'))
  if (made === null || left) return null
  if (made.shareOf('approve') >= SURE) return 'approve'
  if (made.shareOf('return') >= SURE) return 'return'
  return made.shareOf('hold') >= HELD ? 'leave' : null
}

const SURE = 0.7
const CERTAIN = 0.9
const HELD = 0.55

/** A value, a share, a time: a report stands before it. */
function tells({ tokens }: Piece, review: Review | undefined): boolean {
  return tokens.some(
    (it) =>
      it.kind === 'figure' && numberIn(it) === null && waitingWith(it.figure.value, review).length === 0,
  )
}

function doubtful(tokens: readonly Token[]): boolean {
  const verb = tokens.findIndex((it) => verbOf(it) !== null)
  const next = tokens.slice(verb + 1).find((it) => !/^(?:了|过)$/.test(it.text))
  return (
    tokens.some((it) =>
      /^(?:吗|么|谁|怎么|为什么|为啥|什么时候|是不是|能不能|要不要|如何|咋)$/.test(it.text),
    ) ||
    (next !== undefined && /^(?:没有?|没呢)$/.test(next.text)) ||
    tokens.some((it) => isWord(it, 'condition'))
  )
}

interface Group {
  readonly verb: Verb
  readonly subject: Subject
  from: number | null
  to: number
}

/** Pieces without a verb belong to a neighbour: lines to the verb that follows, content to the return before it. */
function summed(pieces: readonly Piece[], message: Normalised, review: Review | undefined): Doing | null {
  const groups: Group[] = []
  let ahead = subjectOf()
  // 进出口我认。对外投资退了: what something else is said of is not what a verb with lines of its own is about.
  let told = false
  let listing = false
  for (const piece of pieces) {
    const { verb, subject, tokens } = piece
    const last = groups.at(-1)
    const [from, to] = [tokens[0]?.from ?? 0, tokens.at(-1)?.to ?? 0]
    const other = last?.verb === 'approve' && verb === 'return' && last.subject.except.length > 0
    const continued = last !== undefined && !isPointed(subject) && piece.content === null && !other
    if (verb !== null && !continued) {
      const own = told && subject.lines.length + subject.named.length > 0 ? subject : joined(ahead, subject)
      ahead = subjectOf()
      told = false
      // 除了高标准农田都过，那个退回去: it is what was left out.
      if (verb === 'return' && last !== undefined && !isPointed(own)) own.lines.push(...last.subject.except)
      // 可以，社零通过: the first word is taken up by the second.
      if (last?.verb === verb && !isPointed(last.subject)) groups.pop()
      // 外资有问题，退回: one verdict in two pieces.
      groups.push({ verb, subject: own, from: piece.content, to })
      listing = piece.after === true && piece.content === null
    } else if (
      listing &&
      last !== undefined &&
      verb === null &&
      isPointed(subject) &&
      piece.content === null
    ) {
      into(last.subject, subject)
    } else if (last === undefined || (verb === null && piece.content === null && isPointed(subject))) {
      const bare = last !== undefined && !isPointed(last.subject)
      const left = last !== undefined && subject.except.length > 0
      if (bare || left) into(last.subject, subject)
      else if (last?.verb === 'return' && last.from !== null) last.to = to
      else {
        ahead = joined(ahead, subject)
        told ||= piece.content !== null
      }
    } else if (last.verb === 'return' && (verb === null || piece.weak || last.from !== null)) {
      last.from ??= from
      last.to = to
    }
  }
  if (groups.length === 0) return null
  return {
    act: 'review.verdict',
    verdicts: verdictsOf(groups, message, review),
    left: groups.flatMap(({ verb, subject }) => (verb === 'leave' ? subject.lines : [])),
    numbered: isNumbered(groups, review),
  }
}

/** It counts in a list: by number, or as a whole, unless the whole is a unit's, or counted: 三条都看了，全部通过. */
function isNumbered(groups: readonly Group[], review: Review | undefined): boolean {
  const waiting = (review?.lines ?? []).flatMap((it, at) => (it.waits ? [at] : []))
  const counted = groups.some(
    ({ subject }) => !subject.numbered && waiting.every((it) => subject.lines.includes(it)),
  )
  return groups.some(
    ({ subject: { numbered, all, rest, ofUnit } }) =>
      numbered || ((all || rest) && ofUnit.length === 0 && !counted),
  )
}

function joined(a: Subject, b: Subject): Subject {
  const sum = subjectOf()
  into(sum, a)
  into(sum, b)
  return sum
}

function into(subject: Subject, more: Subject): void {
  subject.lines.push(...more.lines)
  subject.except.push(...more.except)
  subject.named.push(...more.named)
  subject.unclear.push(...more.unclear)
  subject.ofUnit.push(...more.ofUnit)
  subject.all ||= more.all
  subject.rest ||= more.rest
  subject.numbered ||= more.numbered
}

/** All and the rest are what waits and is not spoken of by itself. */
function verdictsOf(groups: readonly Group[], message: Normalised, review: Review | undefined): Verdict[] {
  const spoken = new Set(groups.flatMap(({ subject }) => [...subject.lines, ...subject.except]))
  const waiting = (review?.lines ?? []).flatMap((it, at) => (it.waits && !spoken.has(at) ? [at] : []))
  return groups.flatMap(({ verb, subject, from, to }): Verdict[] => {
    if (verb === 'leave') return []
    const several = subject.all && subject.lines.length > 0 && !subject.rest
    const whole = subject.rest || (subject.all && !several) || subject.except.length > 0
    const { ofUnit } = subject
    // 商务局报的除了限上都通过: all means all of theirs; 市监局那两个通过 are theirs.
    const theirs = waiting.filter((it) => ofUnit.length === 0 || ofUnit.includes(it))
    const none = subject.lines.length + subject.named.length + subject.unclear.length === 0
    const lines = [...new Set([...subject.lines, ...(whole ? theirs : none && !whole ? ofUnit : [])])]
    const reason = from === null ? '' : reasonIn(rawOf(message, from, to))
    return [
      {
        verdict: verb,
        lines,
        whole,
        named: subject.named,
        unclear: subject.unclear,
        reason: verb === 'return' && reason.length >= LEAST ? reason : null,
      },
    ]
  })
}

const LEAST = 2

/** The words of a reason without the word that announces it. */
export function reasonIn(words: string): string {
  return words.replace(/^(?:原因|理由|依据|根据|因为?|说明)(?:是|为)?[:：,，\s]*/, '').trim()
}

/** A stretch of the normalised text as it was sent. */
export function rawOf({ raw, origin }: Normalised, from: number, to: number): string {
  return raw.slice(origin[from] ?? raw.length, to >= origin.length ? raw.length : origin[to]).trim()
}
