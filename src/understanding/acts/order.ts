/**
 * The order of acts: which is tried before which where they claim the same words. What was asked comes before what was
 * recorded, a choice of the kind that was asked for before a yes, and a message that stands by itself before all.
 */
import type { Catalogue } from '../../plan/catalogue.ts'
import type { Context, Line } from '../context.ts'
import type { Reading } from '../reading.ts'
import type { Doing, Of } from './act.ts'
import { amendmentIn } from './amending.ts'
import { choiceIn, indicatorIn, periodsIn, yesOrNo } from './answering.ts'
import { isWord, type Token } from './tokens.ts'

export interface Scene {
  /** The message read by itself. */
  readonly alone: Pick<Reading, 'intent' | 'margin' | 'figures' | 'period' | 'indicators'>
  readonly context: Context
  readonly plan: Catalogue
  /** It ends with a question mark. */
  readonly asking: boolean
  /** Its clauses, seen against a list of lines. */
  readonly clauses: (lines: readonly Line[]) => readonly Token[][]
  readonly inMeasure: (line: Line, measure: string) => number | null
}

interface Entry {
  readonly name: string
  readonly read: (scene: Scene) => Doing[] | null
}

export const ORDER: readonly Entry[] = [
  { name: 'alone', read: (scene) => (standsAlone(scene) ? [] : null) },
  { name: 'answer.choice', read: (scene) => one(choice(scene)) },
  { name: 'answer.period', read: (scene) => one(period(scene)) },
  { name: 'answer.indicator', read: (scene) => one(indicator(scene)) },
  { name: 'answer.yes, answer.no, answer.hold', read: (scene) => one(plain(scene)) },
  { name: 'amend the question', read: (scene) => amend(scene, 'question') },
  { name: 'amend the receipt', read: (scene) => amend(scene, 'receipt') },
]

/** A report with its indicator and its time, and nothing that takes back or changes what was said. */
function standsAlone({ alone, clauses }: Scene): boolean {
  if (alone.intent !== 'report.figure' || alone.figures.length === 0) return false
  if (alone.period === null && alone.figures.some((it) => it.period === null)) return false
  return !clauses([]).some((clause) =>
    clause.some((it) => it.kind === 'word' && it.classes.some((of) => MARKS.has(of))),
  )
}

const MARKS: ReadonlySet<string> = new Set([
  'wrong',
  'change',
  'deny',
  'exchange',
  'restore',
  'rest',
  'except',
])

function linesAsked({ asked }: Context): readonly Line[] {
  return asked === null || asked === undefined || asked.type === 'other' ? [] : asked.lines
}

function choice(scene: Scene): Doing | null {
  const { asked } = scene.context
  if (!asked || asked.type === 'confirm') return null
  const options =
    asked.type === 'figure'
      ? asked.lines.length
      : asked.type === 'other'
        ? asked.options
        : asked.options.length
  const listed = asked.type === 'figure' ? asked.lines : Array.from({ length: options }, () => NOTHING)
  return options === 0 ? null : choiceIn(scene.clauses(listed), options)
}

const NOTHING: Line = { indicator: null, value: Number.NaN, period: null, scope: '' }

function period(scene: Scene): Doing | null {
  const { asked } = scene.context
  return asked?.type === 'period' ? periodsIn(scene.clauses(asked.lines), asked) : null
}

function indicator(scene: Scene): Doing | null {
  const { asked, waiting } = scene.context
  const options = asked?.type === 'indicator' ? asked.options : waiting ? [] : null
  if (options === null) return null
  return indicatorIn(scene.clauses(options.map((id) => ({ ...NOTHING, indicator: id }))), options)
}

function plain(scene: Scene): Doing | null {
  const { asked } = scene.context
  return yesOrNo(scene.clauses(linesAsked(scene.context)), scene.asking, asked ?? null, scene.plan)
}

function amend(scene: Scene, of: Of): Doing[] | null {
  const lines = of === 'question' ? linesAsked(scene.context) : (scene.context.receipt ?? [])
  if (lines.every((it) => it.indicator === null && Number.isNaN(it.value)) || scene.asking) return null
  const clauses = scene.clauses(lines)
  const asks = clauses.some((clause) =>
    clause.some((it) => it.kind === 'word' && it.classes.includes('question')),
  )
  // A later status of the same figure is a fact of its own.
  const staged = of === 'receipt' && clauses.some((clause) => clause.some((it) => isWord(it, 'stage')))
  if (asks || staged) return null
  // A bare digit under one figure may as well be meant as a number of something.
  const [digit, ...more] = clauses.flat().filter((it) => !isWord(it, 'yes', 'particle', 'polite'))
  if (of === 'question' && more.length === 0 && digit?.kind === 'figure' && /^\d$/.test(digit.text))
    return [{ act: 'answer.unsure' }]
  const { plan, inMeasure } = scene
  const drifted = of === 'receipt' && scene.context.drifted === true
  return amendmentIn(clauses, { of, lines, plan, drifted, inMeasure })
}

function one(doing: Doing | null): Doing[] | null {
  return doing === null ? null : [doing]
}
