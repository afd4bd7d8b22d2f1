/**
 * What the move that a message makes turns it into, as the trained model guesses it, where no act of the list took it:
 * 以我这个为准 is a yes whose words stand in no table. And where one took it that the guess speaks against, the more
 * careful of the two: 你说的是累计还是当月 names a period, and asks back.
 *
 * A guess alone writes nothing that could do harm: a yes, a no and a withdrawal need that no word of another class stands
 * in the message, and a value that is not near what it replaces is shown before it counts.
 */
import type { Context, Line } from '../context.ts'
import type { Move } from '../moves/move.ts'
import type { Guess } from '../moves/mover.ts'
import type { Doing, Of } from './act.ts'
import { Clause } from './clause.ts'
import { replaced } from './replaced.ts'
import type { Scene } from './scene.ts'
import { piecesOf } from './verdict-pieces.ts'
import type { WordClass } from './words.ts'

/** How sure a guess has to be: to say that nothing is to be done, where nothing else is known; to write. */
const LIKELY = 0.6
const ONLY = 0.35
const SURE = 0.75
/** To speak against an act that was read by its words. */
const CONTRARY = 0.85
/** To make a yes of what is half one. */
const CERTAIN = 0.93

export interface Moving {
  readonly scene: Scene
  readonly guess: Guess
  readonly clauses: readonly Clause[]
  readonly of: Of
  readonly lines: readonly Line[]
  /** Those that stand or are asked about, of the last receipt alone. */
  readonly all: readonly number[]
  /** Pointed at by number, name or old value. */
  readonly pointed: readonly number[]
}

/** What no act took. Null: the message is read by itself. */
export function moved(scene: Scene): Doing[] | null {
  const moving = movingIn(scene)
  if (moving === null || ofItself(moving)) return null
  const value = replaced(moving)
  if (value !== null) return [value]
  const { move, share } = moving.guess
  const sure = share >= (WRITES.has(move) ? SURE : isVoid(scene) ? ONLY : LIKELY)
  const made = sure ? move : madeByPiece(moving)
  const doing = made === null ? null : doingOf(moving, made)
  return doing === null ? null : [doing]
}

/** 撤了吧 好像不是最终数: of its pieces one says what is to be done, and the others why. Null: none does, or two do. */
function madeByPiece({ scene }: Moving): Move | null {
  const made = piecesOf(scene.tokens([], 'reviewing'), scene.message).flatMap(([first, ...rest]) => {
    const last = rest.at(-1) ?? first
    return first === undefined || last === undefined
      ? []
      : (scene.guess({ from: first.from, to: last.to }) ?? [])
  })
  const acting = made.filter((it) => !IDLE.has(it.move))
  const [only, ...more] = [...new Set(acting.map((it) => it.move))]
  return only !== undefined && more.length === 0 && acting.some((it) => it.share >= SURE) ? only : null
}

const IDLE: ReadonlySet<Move> = new Set(['remark', 'thanks'])

/** What an act took, where it is more likely something else. Null: it stays with the act. */
export function contradicted(scene: Scene, doings: readonly Doing[]): Doing[] | null {
  const [doing, ...more] = doings
  if (doing === undefined || more.length > 0) return null
  const against = AGAINST[doing.act]
  if (against === undefined) return null
  const moving = movingIn(scene)
  if (moving === null || moving.guess.share < CONTRARY || !against.includes(moving.guess.move)) return null
  // 行的话就按这个录吧: politeness that looks like a condition.
  if (doing.act === 'answer.unsure') return agreed(moving)
  const { move } = moving.guess
  const instead = (move === 'amend' ? replaced(moving) : null) ?? doingOf(moving, move)
  if (!scene.context.asked)
    return instead !== null && move !== 'withdraw' ? [instead] : ORDERS.has(doing.act) ? [] : null
  return [instead !== null && CAUTIOUS.has(instead.act) ? instead : { act: 'answer.unsure' }]
}

function agreed({ guess, scene, clauses }: Moving): Doing[] | null {
  const against = clauses.some((it) => it.has(...NO_YES.filter((of) => of !== 'condition')))
  const number = clauses.some((it) => it.of('figure').length + it.of('period').length > 0)
  if (guess.share < CERTAIN || against || number || scene.asking) return null
  return [{ act: 'answer.yes', lines: null, note: null, firm: false }]
}

/** Nothing is made of it by itself. */
function isVoid({ alone }: Scene): boolean {
  return alone.intent === 'none' || alone.margin < VAGUE
}

const VAGUE = 0.3

/** A message that names or tells something of its own is read by itself, whatever it sounds like. */
function ofItself({ scene, clauses, guess, lines }: Moving): boolean {
  const { alone } = scene
  const known = (id: string) => lines.some((it) => it.indicator === id)
  if (alone.task !== null || alone.figures.some((it) => !known(it.indicator))) return true
  return guess.move !== 'remark' && clauses.some((it) => it.of('name').length > 0)
}

function movingIn(scene: Scene): Moving | null {
  const { context } = scene
  const guess = scene.guess()
  if (guess === null) return null
  const of: Of = context.asked ? 'question' : 'receipt'
  const lines = linesOf(context)
  const own = context.asked ? lines.length : (context.receipt ?? []).length
  const clauses = scene.clauses(lines, own).map((it) => new Clause(it))
  const all = [...lines.keys()].slice(0, own).filter((at) => lines[at]?.indicator !== null)
  return { scene, guess, clauses, of, lines, all, pointed: [...new Set(clauses.flatMap((it) => it.lines))] }
}

function linesOf({ asked, receipt = [], earlier = [] }: Context): readonly Line[] {
  if (!asked) return [...receipt, ...earlier]
  return asked.type === 'other' || asked.type === 'reason' ? [] : asked.lines
}

const WRITES: ReadonlySet<Move> = new Set(['yes', 'no', 'withdraw', 'restore', 'amend', 'approve', 'return'])
const CAUTIOUS: ReadonlySet<string> = new Set(['answer.hold', 'answer.unsure', 'ask.pending'])

/** What somebody who wanted something else would be surprised by: left to the reading by itself. */
const ORDERS: ReadonlySet<string> = new Set(['reminder.set'])

const QUESTIONS: readonly Move[] = ['back', 'doubt', 'hold', 'standing', 'ask', 'aside']
const AGAINST: { readonly [A in Doing['act']]?: readonly Move[] } = {
  'answer.yes': [...QUESTIONS, 'no', 'amend', 'remark'],
  'answer.unsure': ['yes'],
  'answer.no': [...QUESTIONS, 'yes', 'amend'],
  'answer.choice': QUESTIONS,
  'answer.period': QUESTIONS,
  'answer.indicator': QUESTIONS,
  'withdraw.figure': [...QUESTIONS, 'keep', 'restore', 'remark', 'thanks'],
  'amend.open': [...QUESTIONS, 'keep', 'remark', 'thanks', 'withdraw', 'restore'],
  'report.value': ['aside', 'remark'],
  'report.note': ['withdraw', 'restore', 'standing', 'back', 'keep', 'thanks'],
  'reminder.set': ['amend', 'standing', 'keep', 'remark'],
  'ask.own': ['standing'],
  'ask.duties': ['standing'],
  'ask.recent': ['standing'],
}

function doingOf(moving: Moving, move: Move): Doing | null {
  const { scene, of, pointed, all, clauses, lines } = moving
  const question = of === 'question'
  const these = pointed.length > 0 ? pointed : all
  const named = pointed.length > 0 ? pointed : null
  switch (move) {
    case 'yes': {
      const may = question && scene.context.overtaken !== true && isClear(moving, NO_YES)
      return may ? { act: 'answer.yes', lines: named, note: null, firm: false } : null
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
      return all.length > 0
        ? { act: 'ask.standing', lines: pointed.length > 0 ? pointed : [...lines.keys()].slice(0, MOST) }
        : null
    case 'keep': {
      const { returned = [] } = scene.context
      // 数不改 to what was sent back: it goes to the office once more as it is.
      if (!question && returned.length === 1 && all.length <= 1)
        return { act: 'review.reaffirm', line: 0, note: scene.message.raw.trim() }
      return !question && all.length > 0 ? { act: 'keep.standing', lines: these } : null
    }
    case 'remark': {
      const calm = !question && all.length > 0 && clauses.every((it) => !it.has('wrong', 'change'))
      const why = clauses.some((it) => it.has('reason', 'cause'))
      return calm ? { act: 'report.note', words: scene.message.raw.trim(), why } : null
    }
    case 'aside':
      return !question && all.length > 0 ? { act: 'keep.standing', lines: these } : null
    case 'thanks':
      return question ? null : { act: 'courtesy' }
    case 'amend': {
      const bare = clauses.every((it) => it.of('figure').length + it.of('period').length === 0)
      return bare && all.length > 0 ? { act: 'amend.open', of, lines: pointed } : null
    }
    case 'withdraw': {
      const one = pointed.length > 0 || all.length === 1
      return !question && one && isClear(moving, NO_WITHDRAWAL)
        ? { act: 'withdraw.figure', of: 'receipt', lines: these }
        : null
    }
    case 'restore': {
      const last = scene.context.withdrawn?.last ?? []
      return !question && last.length > 0 && isClear(moving, NO_RESTORING)
        ? { act: 'restore.withdrawn', lines: last }
        : null
    }
    default:
      return null
  }
}

/** As many lines as one reads. */
const MOST = 6

/** Words that speak against a write which nothing but a guess speaks for. */
const NO_YES: readonly WordClass[] = [
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

/** No number or time, and no word that speaks against it. */
function isClear({ clauses, scene }: Moving, against: readonly WordClass[]): boolean {
  if (scene.asking) return false
  return clauses.every((it) => it.of('figure').length + it.of('period').length === 0 && !it.has(...against))
}
