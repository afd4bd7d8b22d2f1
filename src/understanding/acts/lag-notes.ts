/**
 * 滞后说明: 原因, 措施, 预计赶上日期, 需协调事项, each in the unit's own words. A label opens a piece, which runs to the next
 * label. Two of them make a note whatever names stand in it; one does where it is plain what it is of.
 *
 * @example 社零 原因：基数高 措施：办消费节 预计6月底赶上 需协调：专项资金
 */
import { dayOf } from '../../base/clock.ts'
import { dayAhead } from '../periods/day-ahead.ts'
import type { Doing } from './act.ts'
import type { Scene } from './scene.ts'
import { isWord, type Token } from './tokens.ts'
import { rawOf } from './verdicts.ts'

const PIECES = ['reason', 'measures', 'when', 'needs'] as const
type Piece = (typeof PIECES)[number]

interface Label {
  readonly piece: Piece
  /** Where the piece before it ends, and its own words begin. */
  readonly at: number
  readonly from: number
}

export function lagNoteIn(scene: Scene): Doing | null {
  const { message, context, alone } = scene
  if (!scene.speaks('duties', ...LABELS)) return null
  const tokens = scene.tokens([], 'duties')
  const labels = labelsIn(tokens)
  const [first] = labels
  if (first === undefined || alone.figures.length > 0) return null
  // 请商务局说明原因和措施 asks for them and gives none.
  if (!labels.some((it, at) => isFilled(tokens, it, labels[at + 1]))) return null
  const known = isSpokenOf(scene)
  const opens = first.at === (tokens.find((it) => it.kind !== 'stop')?.from ?? 0) && first.piece !== 'when'
  const promises = first.piece === 'when' && isWord(tokens[0], 'promiseLabel')
  const titled = tokens.some((it) => isWord(it, 'lagNote'))
  if (labels.length < (titled || (known && (opens || promises)) ? 1 : 2)) return null
  // A question has no answer in it; an order of another kind gives its own reason.
  if (scene.asking || scene.speaks('duties', 'asksWhy', 'otherOrder')) return null
  // What was done of a task may be told with its reason, and is a report of it.
  if (!opens && !known && alone.task !== null && alone.indicators.length === 0) return null
  const piece = (wanted: Piece) => {
    const at = labels.findIndex((it) => it.piece === wanted)
    const label = labels[at]
    if (label === undefined) return null
    const words = rawOf(message, label.from, labels[at + 1]?.at ?? message.text.length)
    return words.replace(/^[\s,，;；、:：]+|[\s,，;；。、]+$/g, '') || null
  }
  const when = piece('when')
  return {
    act: 'lag.explain',
    reason: piece('reason'),
    measures: piece('measures'),
    when:
      when === null
        ? null
        : {
            day: dayAhead(when.normalize('NFKC').replace(/\s/g, ''), dayOf(context.now), 'stays'),
            words: when,
          },
    needs: piece('needs'),
  }
}

/** Whether anything stands between a label and the next, or the end, but what joins them. */
function isFilled(tokens: readonly Token[], { from, piece }: Label, next: Label | undefined): boolean {
  if (piece === 'when') return true
  const to = next?.at ?? Number.POSITIVE_INFINITY
  return tokens.some(
    (it) => it.from >= from && it.to <= to && it.kind !== 'stop' && !isWord(it, 'particle', 'polite'),
  )
}

const LABELS = ['reasonLabel', 'measuresLabel', 'needsLabel', 'promiseLabel', 'caughtUp'] as const

/** The first of each kind, in the order of the message. */
function labelsIn(tokens: readonly Token[]): Label[] {
  const first = new Map<Piece, Label>()
  const add = (piece: Piece, at: number, from: number) => {
    if (!first.has(piece)) first.set(piece, { piece, at, from })
  }
  for (const [index, token] of tokens.entries()) {
    if (isWord(token, 'reasonLabel')) add('reason', token.from, token.to)
    if (isWord(token, 'measuresLabel')) add('measures', token.from, token.to)
    if (isWord(token, 'needsLabel')) add('needs', token.from, token.to)
    if (isWord(token, 'caughtUp')) {
      const clause = clauseBefore(tokens, index)
      const [opening] = clause
      const promise = clause.find((it) => isWord(it, 'promiseLabel'))
      const at = promise ?? opening ?? token
      if (token.from - at.from <= LONGEST_DAY) add('when', at.from, promise?.to ?? at.from)
    }
  }
  return [...first.values()].sort((a, b) => a.at - b.at)
}

/** 预计 + a day + 赶上. */
const LONGEST_DAY = 16

/** The tokens of the same clause before one; a label opens a clause too. */
function clauseBefore(tokens: readonly Token[], index: number): readonly Token[] {
  const start = tokens.findLastIndex(
    (it, at) =>
      at < index && (it.kind === 'stop' || isWord(it, 'reasonLabel', 'measuresLabel', 'needsLabel')),
  )
  return tokens.slice(start + 1, index)
}

/** Whether it is plain what a short message goes on about: one indicator named, promised, or spoken of. */
function isSpokenOf({ names, context }: Scene): boolean {
  const named = new Set(names.filter((it) => it.kind === 'indicator').flatMap((it) => it.ids.slice(0, 1)))
  const { lapsed = [], topic = [] } = context
  return (named.size > 0 ? named.size : lapsed.length > 0 ? lapsed.length : topic.length) === 1
}
