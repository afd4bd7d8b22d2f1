/**
 * What a move does, once it is likely enough: a yes and to which lines, a line taken back, what stands read out. Where a
 * number, a time or a word of another class stands in the message, what would be written is left to the acts.
 */

import type { Line } from '../context.ts'
import { NOISE } from '../figures/noise.ts'
import type { Move } from '../moves/move.ts'
import type { Doing } from './act.ts'
import { canCarry, saidOf } from './amendment.ts'
import type { Moving } from './moving.ts'
import type { Scene } from './scene.ts'
import type { Token } from './tokens.ts'
import { piecesOf } from './verdict-pieces.ts'
import type { WordClass } from './words.ts'

/** How sure a guess has to be to write. */
export const SURE = 0.75
/** To make a yes of what is half one, and to record what was said not to be. */
export const CERTAIN = 0.93
/** A margin with which the message is plain by itself, and one with which it is nothing. */
export const PLAIN = 0.5
const VAGUE = 0.3

/** What a move does here, and to which lines, where no word of another class speaks against it. Null: nothing. */
export function doingOf(moving: Moving, move: Move): Doing | null {
  const { scene, of, pointed, all, clauses, lines } = moving
  const share = moving.guess.shareOf(move)
  const question = of === 'question'
  const these = pointed.length > 0 ? pointed : all
  const named = pointed.length > 0 ? pointed : null
  switch (move) {
    case 'yes': {
      const may = question && scene.context.overtaken !== true && isClear(moving, NO_YES)
      const firm = share >= CERTAIN
      return may ? { act: 'answer.yes', lines: named, note: reasonIn(scene), firm } : null
    }
    case 'no':
      return question && isClear(moving, NO_NO) ? { act: 'answer.no', lines: named } : null
    case 'hold':
      if (question) return { act: 'answer.hold' }
      return all.length > 0 ? { act: 'keep.standing', lines: these } : null
    case 'doubt':
    case 'back':
      return question ? { act: 'answer.unsure' } : null
    case 'standing':
      if (question) return { act: 'ask.pending' }
      // Of what was recorded just before, too: 今天我报的列一遍.
      return all.length > 0 ? { act: 'ask.standing', lines: pointed } : null
    case 'keep': {
      const { returned = [] } = scene.context
      if (question || clauses.some((it) => it.has('withdraw', 'wrong') && !it.leaves)) return null
      // 数不改 to what was sent back: it goes to the office once more as it is.
      if (returned.length === 1 && all.length <= 1)
        return { act: 'review.reaffirm', line: 0, note: scene.message.raw.trim() }
      return all.length > 0 ? { act: 'keep.standing', lines: these } : null
    }
    case 'remark': {
      const told = scene.alone.intent === 'report.progress'
      const calm = !question && !told && all.length > 0 && clauses.every((it) => !it.has('wrong', 'change'))
      const why = clauses.some((it) => it.has('reason', 'cause'))
      // A number of which it is not sure that it is beside the point is named.
      const free = clauses.flatMap((it) => it.of('figure').filter((one) => isFree(one, moving)))
      if (calm && !why && share < SURE && free.length > 0)
        return { act: 'report.comparison', texts: free.map((it) => it.text) }
      return calm ? { act: 'report.note', words: scene.message.raw.trim(), why } : null
    }
    case 'aside':
      return !question && all.length > 0 ? { act: 'keep.standing', lines: these } : null
    case 'thanks':
      return !question && share >= SURE && isVoid(scene) && isClear(moving, []) ? { act: 'courtesy' } : null
    case 'amend': {
      const bare = clauses.every((it) => it.of('figure').length + it.of('period').length === 0)
      return bare && all.length > 0 ? { act: 'amend.open', of, lines: pointed } : null
    }
    case 'withdraw': {
      // 累计还没出来 is sent back by nobody who does not say so.
      const said = clauses.some((it) => it.has('withdraw')) || share >= CERTAIN
      // What a correction, or a report of progress, is taken back to is known where the order is plain.
      const plain = scene.alone.intent === 'report.withdraw' && scene.alone.margin >= PLAIN
      const one = pointed.length > 0 || (all.length === 1 && scene.context.withdrawn === undefined)
      return !question &&
        !plain &&
        said &&
        one &&
        these.every((at) => lines[at]?.before === undefined) &&
        isClear(moving, NO_WITHDRAWAL)
        ? { act: 'withdraw.figure', of: 'receipt', lines: these }
        : null
    }
    case 'restore': {
      const last = scene.context.withdrawn?.last ?? []
      // 确认撤回: a second yes to what was done.
      const again = clauses.some((it) => it.has('withdraw') && !it.has('restore', 'back'))
      const lines = scene.context.withdrawn?.lines ?? []
      return !question && last.length > 0 && !again && isClear({ ...moving, lines }, NO_RESTORING, lines)
        ? { act: 'restore.withdrawn', lines: last }
        : null
    }
    default:
      return null
  }
}

/** A number that is neither noise nor the value of a line, said once more. */
function isFree({ figure }: Extract<Token, { kind: 'figure' }>, { lines, scene }: Moving): boolean {
  return figure.noise === null && lines.every((it) => saidOf(it, figure, scene)?.value !== it.value)
}

/** Words that speak against a write which nothing but a guess speaks for. */
export const NO_YES: readonly WordClass[] = [
  'no',
  'not',
  'hold',
  'hedge',
  'condition',
  'contrast',
  'question',
  'wrong',
  'withdraw',
  'change',
  'exchange',
]
const NO_NO: readonly WordClass[] = ['hold', 'hedge', 'condition', 'question', 'change', 'exchange', 'right']
const NO_WITHDRAWAL: readonly WordClass[] = [
  'hold',
  'condition',
  'question',
  'keep',
  'right',
  'back',
  'restore',
]
const NO_RESTORING: readonly WordClass[] = ['hold', 'condition', 'question', 'no', 'not', 'yes', 'all']

/** Numbers that are of a figure all the same; an ordinal, a day, last year's are not. */
const OF_VALUES: ReadonlySet<string> = new Set([NOISE.earlier, NOISE.from, NOISE.negated])

/** Characters of a clause that say something. */
const TELLING = 3

/** No number or time, and no word that speaks against it. */
function isClear(
  { clauses, scene, lines }: Moving,
  against: readonly WordClass[],
  said: readonly Line[] = [],
): boolean {
  if (scene.asking) return false
  const { plan } = scene
  // 去年同期总共就两单 beside a growth rate: of what no line counts, and at no time of theirs.
  const counts = ({ figure }: Extract<Token, { kind: 'figure' }>) =>
    (figure.noise === null || OF_VALUES.has(figure.noise)) &&
    // 刚撤的19.6那条: by the value that it had.
    said.every((it) => saidOf(it, figure, scene)?.value !== it.value) &&
    (lines.length === 0 || figure.unit === null || lines.some((it) => canCarry(it, figure, plan)))
  return clauses.every(
    (it) =>
      !it.of('figure').some(counts) &&
      it.of('slip').length === 0 &&
      // 今年一艘船就装了大半 tells of a year, and names no time.
      (it.unknown.length >= TELLING || !it.of('period').some(({ period }) => period.role === 'period')) &&
      !it.has(...against),
  )
}

/** 属实，今年把企业自立项目也算进来了: what is said beside the yes. Null: nothing is. */
function reasonIn(scene: Scene): string | null {
  const why = piecesOf(scene.tokens([], 'reviewing'), scene.message).flatMap((piece) => {
    const [from, to] = [piece[0]?.from ?? 0, piece.at(-1)?.to ?? 0]
    const made = scene.guess({ from, to })
    const says = to - from >= TELLING && (made === null || made.move !== 'yes' || made.share < SURE)
    return says ? [scene.message.text.slice(from, to)] : []
  })
  return why.join('，') || null
}

/** Nothing is made of it by itself. */
export function isVoid({ alone }: Scene): boolean {
  return alone.intent === 'none' || alone.margin < VAGUE
}
