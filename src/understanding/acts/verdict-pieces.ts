/** A piece of an order of the review: which lines, which verb, and from where a reason begins. */
import { isSamePeriod, type Period } from '../../plan/period.ts'
import type { Review } from '../context.ts'
import type { Normalised } from '../text/normalise.ts'
import type { Named } from './act.ts'
import { isWord, type Token } from './tokens.ts'

export type Verb = 'approve' | 'return' | 'leave'

/** The verb of a piece whose words stand in no table: 进出口我认, 水质那条我先打个电话问. Null: it decides nothing. */
export type VerbOf = (piece: readonly Token[]) => Verb | null

export interface Subject {
  readonly lines: number[]
  readonly except: number[]
  readonly named: Named[]
  readonly unclear: number[]
  /** What a unit that is named has filed. */
  readonly ofUnit: number[]
  all: boolean
  rest: boolean
  numbered: boolean
}

export interface Piece {
  readonly tokens: readonly Token[]
  readonly verb: Verb | null
  /** 可以, 不行: words of much else. */
  readonly weak: boolean
  readonly subject: Subject
  /** Its lines stand behind its verb: 通过 1 3. */
  readonly after?: true
  /** From where its content words begin; null: it has none. */
  readonly content: number | null
}

/** Between marks, and between blanks of the text as sent; `、` joins what is listed. */
export function piecesOf(tokens: readonly Token[], { raw, origin }: Normalised): Token[][] {
  const pieces: Token[][] = [[]]
  for (const [index, token] of tokens.entries()) {
    const before = tokens[index - 1]
    const blank =
      before !== undefined && /\s/.test(raw.slice((origin[before.to - 1] ?? 0) + 1, origin[token.from]))
    if (blank || (token.kind === 'stop' && !/[、/]/.test(token.text))) pieces.push([])
    if (token.kind !== 'stop') pieces.at(-1)?.push(token)
  }
  return pieces.filter((it) => it.length > 0)
}

export function verbOf(token: Token): { readonly verb: Verb; readonly weak: boolean } | null {
  if (isWord(token, 'leave')) return { verb: 'leave', weak: true }
  if (isWord(token, 'sendBack')) return { verb: 'return', weak: token.text.length === 1 }
  if (isWord(token, 'approve')) return { verb: 'approve', weak: false }
  if (isWord(token, 'unfit')) return { verb: 'return', weak: true }
  return isWord(token, 'fine') ? { verb: 'approve', weak: true } : null
}

/** 1, 第3, 1-3 as numbers of a list, from 0. */
export function numberIn(token: Token): readonly number[] | null {
  if (token.kind !== 'figure') return null
  const [, from, to = from] = /^(\d{1,2})(?:[-—~至到](\d{1,2}))?$/.exec(token.text) ?? []
  if (from !== undefined) return rangeOf(Number(from), Number(to))
  const { value, unit, noise } = token.figure
  return unit === null && noise === '次序' && Number.isInteger(value) ? [value - 1] : null
}

function rangeOf(from: number, to: number): number[] {
  return Array.from({ length: Math.max(0, to - from + 1) }, (_, at) => from - 1 + at)
}

const FILLING = ['polite', 'particle', 'be', 'matter', 'look', 'only'] as const

function isFilling(token: Token): boolean {
  return isWord(token, ...FILLING) && !/^(?:已|已经|被|会)$/.test(token.text)
}

/** A piece may hold two verdicts: 1可以2不行. */
export function readPiece(given: readonly Token[], review: Review | undefined, verbOf: VerbOf): Piece[] {
  const pieces = piecesIn(given, review)
  const [piece, ...more] = pieces
  if (piece === undefined || more.length > 0 || piece.verb !== null || piece.content === null) return pieces
  const verb = verbOf(given)
  const subject = subjectOf()
  pointing(given, subject, review)
  // 看过了 may be said of anything.
  if (verb === null || !isPointed(subject)) return pieces
  return [{ tokens: given, verb, weak: verb !== 'return', subject, content: null }]
}

/** Takes up what the tokens point at; whether one of them does. */
function pointing(given: readonly Token[], subject: Subject, review: Review | undefined): void {
  const take = takerOf(given, subject, review)
  for (const token of given) take(token)
}

function piecesIn(given: readonly Token[], review: Review | undefined): Piece[] {
  // 已通过的外资有问题: what it is, and no order.
  const tokens = given.filter((it, at) => {
    const attribute = isWord(it, 'approve') && given[at + 1]?.text === '的'
    const already = /^(?:已|已经)$/.test(it.text) && given[at + 2]?.text === '的'
    return !attribute && !already
  })
  const subject = subjectOf()
  const take = takerOf(tokens, subject, review)
  let at = 0
  for (; at < tokens.length; at++) {
    const token = tokens[at]
    if (token === undefined || (verbOf(token) !== null && !glued(tokens, at))) break
    if (!take(token) && !isFilling(token)) return [plain(tokens, subject)]
  }
  const verb = tokens[at]
  if (verb === undefined) return [plain(tokens, subject)]
  const known = verbOf(verb)
  // 都过 is of all, in one word.
  if (/^[都全]/.test(verb.text)) subject.all = true
  const strong = tokens.slice(at + 1).findIndex((it) => verbOf(it)?.weak === false)
  // 没问题通过, 可以通过: one verdict in two words.
  const same = strong >= 0 && tokens.slice(at + 1, at + 1 + strong).every(isFilling)
  const other = tokens[at + 1 + strong]
  const agree = other !== undefined && verbOf(other)?.verb === known?.verb
  // 不同意通过, 暂不退回: the one undoes the other.
  if (same && !agree) return [plain(tokens, subject)]
  if (same && known?.weak === true) return piecesIn([...tokens.slice(0, at), ...tokens.slice(at + 1)], review)
  let next = at + 1
  const after = !isPointed(subject)
  if (after)
    while (next < tokens.length && (take(tokens[next] as Token) || isFilling(tokens[next] as Token))) next++
  while (
    next < tokens.length &&
    (isFilling(tokens[next] as Token) || verbOf(tokens[next] as Token)?.verb === known?.verb)
  )
    next++
  const left = tokens.slice(next)
  const piece = {
    tokens,
    verb: known?.verb ?? null,
    weak: known?.weak ?? true,
    subject,
    content: null,
    ...(after ? { after } : {}),
  }
  if (left.length === 0) return [piece]
  const more = piecesIn(left, review)
  if (more[0]?.verb != null && isPointed(more[0].subject)) return [piece, ...more]
  return known?.verb === 'return' ? [{ ...piece, content: left[0]?.from ?? null }] : [plain(tokens, subject)]
}

/** Puts what a token points at into the subject; false: it points at nothing. */
function takerOf(
  tokens: readonly Token[],
  subject: Subject,
  review: Review | undefined,
): (token: Token) => boolean {
  let excepting = false
  const period = tokens.flatMap((it) => (it.kind === 'period' ? (it.period.period ?? []) : []))[0] ?? null
  return (token) => {
    // 28的过了吧 under a list of three: a value, and no number of it.
    const beyond = token.kind === 'figure' && token.figure.value > (review?.lines.length ?? 0)
    const valued = token.kind === 'figure' && beyond && waitingWith(token.figure.value, review).length > 0
    const lines = token.kind === 'lines' ? token.lines : valued ? null : numberIn(token)
    const reports = token.kind === 'lines' && token.by === 'name' ? token.lines : []
    if (reports.length > 1 && reports.every((it) => review?.lines[it]?.called !== undefined)) {
      subject.unclear.push(...reports)
      return true
    }
    if (lines !== null) {
      if (token.kind === 'figure') subject.numbered = true
      if (token.kind === 'lines' && /^第|^[前后头末]|\d/.test(token.text)) subject.numbered = true
      const fitting = lines.filter((it) => token.kind === 'figure' || isOf(review, it, period))
      ;(excepting ? subject.except : subject.lines).push(...fitting)
      if (fitting.length < lines.length) subject.named.push(...namedBy(review, lines, period))
      return true
    }
    if (token.kind === 'name' && token.name.kind === 'indicator') {
      nameInto(subject, token.name.ids, period, review, excepting)
      return true
    }
    // 社零6.4通过: the value that waits, said once more; 5.7的通过 points at it by that alone.
    const having = token.kind === 'figure' ? waitingWith(token.figure.value, review) : []
    if (having.length > 0) {
      const alone = tokens.every((it) => it.kind !== 'lines' && it.kind !== 'name')
      if (alone && having.length === 1) (excepting ? subject.except : subject.lines).push(...having)
      return true
    }
    if (token.kind === 'name' && token.name.kind === 'unit') {
      const { ids } = token.name
      const filed = (it: Review['lines'][number]) => it.waits && it.unit != null && ids.includes(it.unit)
      subject.ofUnit.push(...(review?.lines ?? []).flatMap((it, at) => (filed(it) ? [at] : [])))
      return true
    }
    if (isWord(token, 'except') && !isWord(token, 'leave')) {
      excepting = subject.lines.length === 0 || /^除/.test(token.text)
      // 高标准农田以外: the lines before it are those.
      if (!excepting) subject.except.push(...subject.lines.splice(0))
      return true
    }
    if (isWord(token, 'rest')) subject.rest = true
    else if (isWord(token, 'all')) {
      subject.all = true
      excepting = false
    } else return token.kind === 'period'
    return true
  }
}

/** The lines that wait with just that value. */
export function waitingWith(value: number, review: Review | undefined): number[] {
  return (review?.lines ?? []).flatMap((it, at) => (it.waits && it.value === value ? [at] : []))
}

/** 退税, 过程: a verb of one character that goes on as another word. */
function glued(tokens: readonly Token[], at: number): boolean {
  const [token, next] = [tokens[at], tokens[at + 1]]
  return token?.text.length === 1 && next?.kind === 'gap' && next.from === token.to
}

function plain(tokens: readonly Token[], subject: Subject): Piece {
  const bare = tokens.every((it) => {
    const points =
      it.kind === 'lines' ||
      it.kind === 'period' ||
      numberIn(it) !== null ||
      isWord(it, 'all', 'rest', 'except')
    return points || isFilling(it) || (it.kind === 'name' && it.name.kind !== 'task')
  })
  const content = bare ? null : (tokens[0]?.from ?? null)
  return { tokens, verb: null, weak: false, subject, content }
}

export function subjectOf(): Subject {
  return {
    lines: [],
    except: [],
    named: [],
    unclear: [],
    ofUnit: [],
    all: false,
    rest: false,
    numbered: false,
  }
}

export function isPointed({ lines, named, unclear, ofUnit, all, rest, except }: Subject): boolean {
  return all || rest || lines.length + named.length + unclear.length + ofUnit.length + except.length > 0
}

/** 没问题, 可以过 and nothing else. */
export function isBareWeak({ tokens }: Piece): boolean {
  return tokens.every((it) => isWord(it, 'fine', 'polite') || /^[吧啊呀了哦的]$/.test(it.text))
}

function isOf(review: Review | undefined, line: number, period: Period | null): boolean {
  const known = review?.lines[line]?.period ?? null
  return period === null || known === null || isSamePeriod(known, period)
}

function namedBy(review: Review | undefined, lines: readonly number[], period: Period | null): Named[] {
  return lines.flatMap((it) => {
    const id = review?.lines[it]?.indicator ?? null
    return id === null ? [] : [{ indicators: [id], period }]
  })
}

/** One of several periods, or of what no list holds. */
function nameInto(
  subject: Subject,
  ids: readonly string[],
  period: Period | null,
  review: Review | undefined,
  excepting: boolean,
): void {
  const fits = (review?.lines ?? []).flatMap((it, at) =>
    it.waits && it.indicator !== null && ids.includes(it.indicator) && isOf(review, at, period) ? [at] : [],
  )
  const [only, ...more] = fits
  if (excepting) subject.except.push(...fits)
  else if (only === undefined) subject.named.push({ indicators: ids, period })
  else if (more.length === 0) subject.lines.push(only)
  else subject.unclear.push(...fits)
}
