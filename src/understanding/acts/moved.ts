/**
 * What the move that a message makes turns it into, as the trained model guesses it, where no act of the list took it:
 * 以我这个为准 is a yes whose words stand in no table. And where one took it that the guess speaks against, the more
 * careful of the two: 你说的是累计还是当月 names a period, and asks back.
 *
 * A guess alone writes nothing that could do harm: a yes, a no and a withdrawal need that no word of another class stands
 * in the message, and a value that is not near what it replaces is shown before it counts.
 */
import type { Move } from '../moves/move.ts'
import type { Doing } from './act.ts'
import { CERTAIN, doingOf, isVoid, NO_YES, PLAIN, SURE } from './move-done.ts'
import { type Moving, movingIn } from './moving.ts'
import { replaced, settledBy } from './replaced.ts'
import type { Scene } from './scene.ts'
import { piecesOf } from './verdict-pieces.ts'

/** How sure a guess has to be to say that nothing is to be done, and where nothing else is known. */
const LIKELY = 0.6
const ONLY = 0.35
/** To speak against an act that was read by its words. */
const CONTRARY = 0.85

/** What no act took. Null: the message is read by itself. */
export function moved(scene: Scene): Doing[] | null {
  const moving = movingIn(scene)
  if (moving === null || ofItself(moving)) return null
  const value = replaced(moving)
  if (value !== null) return [value]
  const { move, share } = moving.guess
  if (isKnown(scene) && share < CONTRARY) return null
  const sure = share >= (WRITES.has(move) ? SURE : isVoid(scene) ? ONLY : LIKELY)
  const whole = sure || (move === 'yes' && beginsWith(moving, 'yes')) ? doingOf(moving, move) : null
  const piece = whole === null && !isKnown(scene) ? madeByPiece(moving) : null
  const doing = whole ?? (piece === null ? null : doingOf(moving, piece))
  return doing === null ? null : [doing]
}

/** 对的咯，县里的都统进来了: the first piece says it, and the rest why. */
function beginsWith({ scene }: Moving, move: Move): boolean {
  const [first] = piecesOf(scene.tokens([], 'reviewing'), scene.message)
  const [from, to] = [first?.[0]?.from, first?.at(-1)?.to]
  const made = from === undefined || to === undefined ? null : scene.guess({ from, to })
  return made !== null && made.move === move && made.share >= SURE
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
  const against = isWeak(doing) ? WEAK : AGAINST[doing.act]
  if (against === undefined) return null
  const moving = movingIn(scene)
  const settled = moving === null ? null : (settledBy(moving, doing) ?? keptBy(moving, doing))
  if (settled !== null) return [settled]
  if (
    moving === null ||
    moving.guess.share < thresholdOf(moving, doing) ||
    !against.includes(moving.guess.move)
  )
    return null
  // 行的话就按这个录吧: politeness that looks like a condition.
  if (doing.act === 'answer.unsure') return agreed(moving)
  const { move } = moving.guess
  // 7月是5.9, as something told beside what stands: named, and not recorded; 现一并报送 says that it is.
  if (doing.act === 'report.value' && moving.clauses.some((it) => it.has('reporting', 'back'))) return null
  if (doing.act === 'report.value') return [{ act: 'report.comparison', texts: [doing.value.text] }]
  const instead = (move === 'amend' ? replaced(moving) : null) ?? doingOf(moving, move)
  if (!scene.context.asked) return instead !== null ? [instead] : ORDERS.has(doing.act) ? [] : null
  return [instead !== null && CAUTIOUS.has(instead.act) ? instead : { act: 'answer.unsure' }]
}

function thresholdOf(moving: Moving, doing: Doing): number {
  // 我们支队还有什么没报的 is about what is not there.
  if (doing.act === 'ask.own' && moving.clauses.some((it) => it.has('unready'))) return 1
  return isWeak(doing) || isRemarked(moving, doing) ? SURE : CONTRARY
}

/** 上半年的时候才6.9, with words of why: a value that is told of, more than it is reported. */
function isRemarked({ clauses }: Moving, { act }: Doing): boolean {
  return act === 'report.value' && clauses.some((it) => it.unknown.length > 1)
}

/** 就是九月一个月的，不是累计 of a month's own figure: a no to something else, and nothing of it is wrong. */
function keptBy(moving: Moving, { act }: Doing): Doing | null {
  const calm = moving.clauses.every((it) => !it.has('wrong', 'change', 'exchange'))
  return act === 'amend.open' && calm && moving.guess.move === 'keep' ? doingOf(moving, 'keep') : null
}

function agreed({ guess, scene, clauses }: Moving): Doing[] | null {
  const against = clauses.some((it) => it.has(...NO_YES.filter((of) => of !== 'condition')))
  const number = clauses.some((it) => it.of('figure').length + it.of('period').length > 0)
  if (guess.share < CERTAIN || against || number || scene.asking) return null
  return [{ act: 'answer.yes', lines: null, note: null, firm: false }]
}

/** What it wants is plain by itself: an order, a report, a question. */
function isKnown({ alone }: Scene): boolean {
  // 今年一艘船就装了大半 reports nothing that the plan has.
  if (OPEN.has(alone.intent) || (alone.intent === 'report.figure' && alone.figures.length === 0)) return false
  return alone.margin >= PLAIN || (alone.intent.startsWith('report.') && alone.figures.length > 0)
}

/** What stands by itself only where something was said before. */
const OPEN: ReadonlySet<string> = new Set(['none', 'confirm', 'cancel', 'greet'])

/** A message that names or tells something of its own is read by itself, whatever it sounds like. */
function ofItself({ scene, clauses, guess, lines }: Moving): boolean {
  const { alone } = scene
  const known = (id: string) => lines.some((it) => it.indicator === id)
  if (alone.task !== null || alone.figures.some((it) => !known(it.indicator))) return true
  if (alone.figures.length > 0 && alone.intent !== 'report.correct') return true
  // 对的，农家书屋的都统进来了: what a yes tells beside it names what it likes.
  if (guess.move === 'remark' || (guess.move === 'yes' && scene.context.asked)) return false
  // 94是光三级医院的，二级以上全算是88: a word of a task's title beside what is surely put right is of why.
  const passed = guess.move === 'amend' && guess.share >= CONTRARY
  return clauses.some((it) => it.of('name').some(({ name }) => !passed || name.kind !== 'task'))
}

const WRITES: ReadonlySet<Move> = new Set(['yes', 'no', 'withdraw', 'restore', 'amend', 'approve', 'return'])
const CAUTIOUS: ReadonlySet<string> = new Set(['answer.hold', 'answer.unsure', 'ask.pending'])

/** What somebody who wanted something else would be surprised by: left to the reading by itself. */
const ORDERS: ReadonlySet<string> = new Set(['reminder.set'])

const QUESTIONS: readonly Move[] = ['back', 'doubt', 'hold', 'standing', 'ask', 'aside']
/** A time that may be told of anything, and a value that would be asked about. */
function isWeak(doing: Doing): boolean {
  return (
    doing.act === 'amend' && (doing.unsure === true || doing.changes.every((it) => it.value === undefined))
  )
}

const WEAK: readonly Move[] = ['keep', 'remark', 'aside', 'standing', 'thanks', 'hold']
const AGAINST: { readonly [A in Doing['act']]?: readonly Move[] } = {
  'answer.yes': [...QUESTIONS, 'no', 'amend', 'remark'],
  'answer.unsure': ['yes'],
  'answer.no': [...QUESTIONS, 'yes', 'amend'],
  'answer.choice': QUESTIONS,
  'answer.period': QUESTIONS,
  'answer.indicator': QUESTIONS,
  'withdraw.figure': [...QUESTIONS, 'keep', 'restore', 'remark', 'thanks'],
  // A value that is told of another time; else it stays as it was read.
  amend: [],
  'amend.open': [...QUESTIONS, 'keep', 'remark', 'thanks', 'withdraw', 'restore'],
  'report.value': ['aside', 'remark'],
  'report.note': ['withdraw', 'restore', 'standing', 'back', 'keep', 'thanks'],
  'reminder.set': ['amend', 'standing', 'keep', 'remark'],
  // 撤了吧，这个口径不能用 asks nothing.
  ask: ['withdraw'],
  'ask.own': ['standing'],
  'ask.duties': ['standing'],
  'ask.recent': ['standing'],
}
