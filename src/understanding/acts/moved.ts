/**
 * What the move that a message makes turns it into, as the trained model guesses it, where no act of the list took it:
 * 以我这个为准 is a yes whose words stand in no table. And where one took it that the guess speaks against, the more
 * careful of the two: 你说的是累计还是当月 names a period, and asks back.
 *
 * A guess alone writes nothing: whatever it would record, take back or let pass needs that no word of another class
 * stands in the message, and a value is shown before it counts.
 */
import { fitted } from '../binding/fit.ts'
import type { Context, Line } from '../context.ts'
import type { Guess } from '../moves/mover.ts'
import type { Move } from '../moves/move.ts'
import type { Doing, Of } from './act.ts'
import { Clause } from './clause.ts'
import type { Scene } from './scene.ts'
import type { WordClass } from './words.ts'

/** How sure a guess has to be: to say that nothing is to be done, to change what was asked, to write. */
const LIKELY = 0.6
const SURE = 0.8
/** To speak against an act that was read by its words. */
const CONTRARY = 0.85

interface Said {
  readonly scene: Scene
  readonly clauses: readonly Clause[]
  readonly of: Of
  readonly lines: readonly Line[]
  /** Pointed at by number, name or old value. */
  readonly pointed: readonly number[]
}

/** What no act took. Null: the message is read by itself. */
export function moved(scene: Scene, { move, share }: Guess): Doing[] | null {
  const said = saidIn(scene)
  if (share < (WRITES.has(move) ? SURE : LIKELY) || ofItself(said, move)) return null
  const doing = doingOf(said, move, share)
  return doing === null ? null : [doing]
}

/** What an act took, where it is more likely something else. Null: it stays with the act. */
export function contradicted(scene: Scene, doings: readonly Doing[], { move, share }: Guess): Doing[] | null {
  const [doing, ...more] = doings
  if (doing === undefined || more.length > 0 || share < CONTRARY) return null
  const against = AGAINST[doing.act]
  if (against === undefined || !against.includes(move)) return null
  const said = saidIn(scene)
  const instead = doingOf(said, move, share)
  if (scene.context.asked) return [CAUTIOUS.has(instead?.act ?? '') ? (instead as Doing) : { act: 'answer.unsure' }]
  return instead === null || WRITES.has(move) ? null : [instead]
}

/** A message that names or tells something of its own is read by itself, whatever it sounds like. */
function ofItself({ scene, clauses, lines }: Said, move: Move): boolean {
  const { alone } = scene
  if (alone.figures.length > 0 || alone.task !== null) return true
  const names = clauses.flatMap((it) => it.of('name'))
  return names.length > 0 && (lines.length === 0 || move !== 'remark')
}

function saidIn(scene: Scene): Said {
  const { context } = scene
  const of: Of = context.asked ? 'question' : 'receipt'
  const lines = linesOf(context)
  const clauses = scene.clauses(lines).map((it) => new Clause(it))
  return { scene, clauses, of, lines, pointed: [...new Set(clauses.flatMap((it) => it.lines))] }
}

function linesOf({ asked, receipt = [] }: Context): readonly Line[] {
  if (!asked) return receipt
  return asked.type === 'other' || asked.type === 'reason' ? [] : asked.lines
}

const WRITES: ReadonlySet<Move> = new Set(['yes', 'no', 'withdraw', 'restore', 'amend', 'approve', 'return'])
const CAUTIOUS: ReadonlySet<string> = new Set(['answer.hold', 'answer.unsure', 'ask.standing', 'ask.pending'])

const MOVES_BACK: readonly Move[] = ['back', 'doubt', 'hold', 'standing', 'ask', 'aside']
const AGAINST: { readonly [A in Doing['act']]?: readonly Move[] } = {
  'answer.yes': [...MOVES_BACK, 'no', 'amend', 'remark'],
  'answer.no': [...MOVES_BACK, 'yes', 'amend'],
  'answer.choice': MOVES_BACK,
  'answer.period': MOVES_BACK,
  'answer.indicator': MOVES_BACK,
  'withdraw.figure': [...MOVES_BACK, 'keep', 'restore', 'remark', 'thanks'],
  'amend.open': [...MOVES_BACK, 'keep', 'remark', 'thanks', 'withdraw', 'restore'],
  'report.note': ['withdraw', 'restore', 'standing', 'back', 'keep', 'thanks'],
}

function doingOf(said: Said, move: Move, share: number): Doing | null {
  const { scene, lines, of, pointed } = said
  const { context, message } = scene
  const question = of === 'question'
  const all = [...lines.keys()].filter((at) => lines[at]?.indicator !== null)
  const these = pointed.length > 0 ? pointed : all
  switch (move) {
    case 'yes':
      return question && context.overtaken !== true && isClear(said, NO_YES)
        ? { act: 'answer.yes', lines: pointed.length > 0 ? pointed : null, note: null, firm: false }
        : null
    case 'no':
      return question && isClear(said, NO_NO) ? { act: 'answer.no', lines: pointed.length > 0 ? pointed : null } : null
    case 'hold':
      return question ? { act: 'answer.hold' } : { act: 'keep.standing', lines: these }
    case 'doubt':
    case 'back':
      return question ? { act: 'answer.unsure' } : null
    case 'standing':
      if (question) return { act: 'ask.pending' }
      return all.length > 0 ? { act: 'ask.standing', lines: these } : null
    case 'keep':
      return all.length > 0 ? { act: 'keep.standing', lines: these } : null
    case 'remark':
      return !question && all.length > 0 && said.clauses.every((it) => !it.has('wrong', 'change'))
        ? { act: 'report.note', words: message.raw.trim(), why: said.clauses.some((it) => it.has('reason', 'cause')) }
        : null
    case 'thanks':
      return { act: 'courtesy' }
    case 'amend':
      return amending(said, share)
    case 'withdraw':
      return !question && these.length > 0 && (pointed.length > 0 || all.length === 1) && isClear(said, NO_WITHDRAWAL)
        ? { act: 'withdraw.figure', of: 'receipt', lines: these }
        : null
    default:
      return null
  }
}

/** Words that speak against a write which nothing but a guess speaks for. */
const NO_YES: readonly WordClass[] = [
  'no', 'not', 'hold', 'hedge', 'condition', 'contrast', 'question', 'wrong', 'withdraw', 'change', 'exchange',
]
const NO_NO: readonly WordClass[] = ['hold', 'hedge', 'condition', 'question', 'change', 'exchange', 'right']
const NO_WITHDRAWAL: readonly WordClass[] = ['hold', 'hedge', 'condition', 'question', 'keep', 'right', 'back', 'restore']

/** No number or time, and no word that speaks against it. */
function isClear({ clauses, scene }: Said, against: readonly WordClass[]): boolean {
  if (scene.asking) return false
  return clauses.every((it) => it.of('figure').length + it.of('period').length === 0 && !it.has(...against))
}

/** One number that one line can carry: shown before it counts. None: what is right is asked. */
function amending({ clauses, lines, of, pointed, scene }: Said, share: number): Doing | null {
  const figures = clauses.flatMap((it) => it.of('figure')).filter((it) => it.figure.noise === null)
  const at = pointed.length === 1 ? pointed[0] : lines.length === 1 ? 0 : undefined
  const line = at === undefined ? undefined : lines[at]
  const periods = clauses.flatMap((it) => it.of('period'))
  if (figures.length === 0 && periods.length === 0)
    return share >= SURE && lines.length > 0 ? { act: 'amend.open', of, lines: pointed } : null
  const [figure, ...more] = figures
  if (line?.indicator == null || at === undefined || figure === undefined || more.length + periods.length > 0)
    return null
  const value = fitted(figure.figure, scene.plan.indicator(line.indicator), '')
  if (value === null || value.value === line.value) return null
  const changes = [{ line: at, value: { value: value.value, text: figure.text } }]
  return { act: 'amend', of, changes, others: 'kept', note: null, unsure: true }
}
