/**
 * The order of acts: which is tried before which where they claim the same words. What was asked comes before what was
 * recorded, a choice of the kind that was asked for before a yes, and a message that stands by itself before all.
 */
import type { Context, Line } from '../context.ts'
import { NOISE } from '../figures/noise.ts'
import { accountIn } from './accounts.ts'
import type { Doing, Of } from './act.ts'
import { amendmentIn } from './amending.ts'
import { choiceIn, indicatorIn, periodsIn, yesOrNo } from './answering.ts'
import { askingIn } from './asking.ts'
import { dateIn } from './dates.ts'
import { dutyIn } from './duties.ts'
import { foreignIn } from './foreign.ts'
import { lagNoteIn } from './lag-notes.ts'
import { moved } from './moved.ts'
import { openingIn, opensPlainly } from './opening.ts'
import { ownIn } from './own.ts'
import { pageIn } from './page.ts'
import { paperIn } from './papers.ts'
import { dutiesAsked, pendingIn, recordsIn } from './records.ts'
import { remindingIn } from './reminding.ts'
import { doneIn, headerIn, noteIn } from './reporting.ts'
import { restoreIn } from './restoring.ts'
import { reaffirmIn, reasonGiven, reviewIn, rulingIn } from './reviewing.ts'
import type { Scene } from './scene.ts'
import { nearlyNamed, ofShown } from './shown.ts'
import { isWord } from './tokens.ts'
import { urgingIn } from './urging.ts'
import { valued } from './valued-options.ts'

interface Entry {
  /** It needs nothing that was asked, recorded or shown before. */
  readonly anywhere?: true
  /** It may hold a reason, of any length. */
  readonly long?: true
  readonly name: string
  readonly read: (scene: Scene) => Doing[] | null
}

export const ORDER: readonly Entry[] = [
  {
    name: 'account.bind, account.bindings, account.admit, account.refuse, account.unbind, room.register, room.ask, room.notices',
    anywhere: true,
    read: (scene) => one(accountIn(scene)),
  },
  {
    name: 'extension.ask, .how, .list, .decide; disclaim.claim, .list, .decide; reopening.open, .close, .list; duty.known, .unchanged',
    anywhere: true,
    long: true,
    read: (scene) => one(dutyIn(scene)),
  },
  {
    name: 'letter.draft; paper.issue, .consult, .opinion, .register; evidence.list',
    anywhere: true,
    long: true,
    read: (scene) => one(paperIn(scene)),
  },
  {
    name: 'review.verdict, review.undo, review.list, review.ask',
    anywhere: true,
    read: (scene) => one(reviewIn(scene)),
  },
  { name: 'ruling.make', anywhere: true, read: (scene) => one(rulingIn(scene)) },
  {
    name: 'reminder.set, .list, .drop, .change, .pause, .resume, .others',
    anywhere: true,
    long: true,
    read: (scene) => one(remindingIn(scene)),
  },
  { name: 'ask.date', anywhere: true, read: (scene) => one(dateIn(scene)) },
  {
    name: 'ask.urged; urge.send of explanations, urge.stop, urge.other',
    anywhere: true,
    read: (scene) => one(urgingIn(scene)),
  },
  { name: 'review.reaffirm', read: (scene) => one(reaffirmIn(scene)) },
  { name: 'alone', read: (scene) => (standsAlone(scene) ? [] : null) },
  { name: 'report.comparison', read: (scene) => comparison(scene) },
  { name: 'report.header', read: (scene) => one(headerIn(scene.clauses([]))) },
  { name: 'ask.pending', anywhere: true, read: (scene) => one(pendingIn(scene)) },
  { name: 'answer.indicator', read: (scene) => indicator(scene) },
  { name: 'answer.choice', read: (scene) => one(choice(scene)) },
  { name: 'answer.period', read: (scene) => one(period(scene)) },
  { name: 'restore.withdrawn', read: (scene) => one(restored(scene)) },
  { name: 'answer.yes, answer.no, answer.hold', read: (scene) => one(plain(scene)) },
  { name: 'answer.reason', read: (scene) => one(reasonGiven(scene)) },
  { name: 'ask.open by its number', read: (scene) => one(opensPlainly(scene)) },
  { name: 'amend the question', read: (scene) => amend(scene, 'question') },
  { name: 'amend what was sent back', read: (scene) => sentBack(scene) },
  { name: 'amend the receipt', read: (scene) => amend(scene, 'receipt') },
  { name: 'report.sibling of what was shown', anywhere: true, read: (scene) => ofShown(scene) },
  { name: 'ask.page', anywhere: true, read: (scene) => one(pageIn(scene)) },
  { name: 'lag.explain', anywhere: true, long: true, read: (scene) => one(lagNoteIn(scene)) },
  {
    name: 'ask; ask.meaning, .compare, .brief, .met, .returned, .soon, .changed, .convener',
    anywhere: true,
    read: (scene) => one(askingIn(scene)),
  },
  {
    name: 'ask.trail, .filed, .recent, .late, .daysLeft, .more, .promises, .light',
    anywhere: true,
    read: (scene) => one(recordsIn(scene)),
  },
  { name: 'ask.duties', anywhere: true, read: (scene) => one(dutiesAsked(scene)) },
  { name: 'ask.own', anywhere: true, read: (scene) => one(ownIn(scene)) },
  { name: 'ask.open', anywhere: true, read: (scene) => one(openingIn(scene)) },
  { name: 'ask.foreign', anywhere: true, read: (scene) => one(foreignIn(scene)) },
  { name: 'report.done', read: (scene) => one(doneIn(scene.clauses([]))) },
  { name: 'report.sibling, nearly named', read: (scene) => nearlyNamed(scene) },
  { name: 'report.note', read: (scene) => moved(scene) ?? one(note(scene)) },
]

/** A report with its indicator and its time, and nothing that takes back or changes what was said. */
function standsAlone({ alone, clauses }: Scene): boolean {
  if (alone.intent !== 'report.figure' || alone.figures.length === 0) return false
  // 上云和上平台两个是9月底的: two of them are no number.
  if (alone.figures.every((it) => /^[两二三四五]个$/.test(it.text))) return false
  if (alone.period === null && alone.figures.some((it) => it.period === null)) return false
  return !clauses([]).some((clause) =>
    clause.some((it) => it.kind === 'word' && it.classes.some((of) => MARKS.has(of))),
  )
}

/** 全省平均是5.9,我们高0.3个点: numbers of others and none of the city's; they amend nothing. */
function comparison({ alone, asking, clauses }: Scene): Doing[] | null {
  const { comparisons = [], figures } = alone
  if (comparisons.length === 0 || figures.length > 0 || asking) return null
  const said = clauses([]).flat()
  if (said.some((it) => isWord(it, 'question', 'yes', 'no'))) return null
  return [{ act: 'report.comparison', texts: comparisons.map((it) => it.text) }]
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
  return !asked || asked.type === 'other' || asked.type === 'reason' ? [] : asked.lines
}

function choice(scene: Scene): Doing | null {
  const { asked } = scene.context
  if (!asked || asked.type === 'confirm' || asked.type === 'reason') return null
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

function indicator(scene: Scene): Doing[] | null {
  const { asked } = scene.context
  if (asked?.type !== 'indicator') return null
  const options = asked.options.map((id) => ({ ...NOTHING, indicator: id }))
  const clauses = scene.clauses(options)
  const found = indicatorIn(clauses, asked.options, asked.lines[0], scene.plan)
  return valued(clauses, asked.options, asked.lines[0], scene.plan, found)
}

function plain(scene: Scene): Doing | null {
  const { asked = null } = scene.context
  const said = yesOrNo(scene.clauses(linesAsked(scene.context)), scene.asking, asked, scene.plan)
  // 应该是的吧，我再去核一下 where nothing is asked is no answer.
  return asked === null && said?.act === 'answer.unsure' ? null : said
}

/** Only where the message by itself wants nothing. */
function note({ alone, context, clauses, asking, message }: Scene): Doing | null {
  if ((context.receipt ?? []).length === 0 || asking || context.asked) return null
  return alone.figures.length > 0 ? null : noteIn(clauses([]), message.raw.trim())
}

function linesOf(context: Context, of: Of): readonly Line[] {
  if (of === 'question') return linesAsked(context)
  if (of === 'returned') return context.returned ?? []
  return [...(context.receipt ?? []), ...(context.earlier ?? [])]
}

function amend(scene: Scene, of: Of): Doing[] | null {
  const { context, plan, inMeasure, alone } = scene
  const receipt = context.receipt ?? []
  const lines = linesOf(context, of)
  if (lines.every((it) => it.indicator === null && Number.isNaN(it.value)) || scene.asking) return null
  const own = of === 'receipt' ? receipt.length : lines.length
  const clauses = scene.clauses(lines, own)
  const tokens = clauses.flat()
  // A later status of the same figure is a fact of its own, unless what stands is denied: 不是6.3，最终数是6.5.
  const denied = tokens.some((it) => it.kind === 'figure' && it.figure.noise === NOISE.negated)
  const staged = of !== 'question' && !denied && tokens.some((it) => isWord(it, 'stage'))
  if (staged || tokens.some((it) => isWord(it, 'question'))) return null
  // A bare digit under one figure may as well be meant as a number of something.
  const [digit, ...more] = tokens.filter((it) => !isWord(it, 'yes', 'particle', 'polite'))
  if (of === 'question' && more.length === 0 && digit?.kind === 'figure' && /^\d$/.test(digit.text))
    return [{ act: 'answer.unsure', digit: true }]
  const drifted = (of === 'question' ? context.overtaken : context.drifted) === true
  const taken = of === 'receipt' && context.withdrawn !== undefined
  const found = amendmentIn(clauses, { of, lines, own, plan, drifted, taken, inMeasure })
  const [first] = found ?? []
  if (first === undefined || (of === 'question' && drifted && first.act === 'amend.open')) return null
  // 一网通办率重新报，90.8%: what has a number of its own is reported, and no other line becomes it.
  const reported = new Set(alone.figures.map((it) => it.indicator))
  const moved = first.act === 'amend' ? first.changes.flatMap((it) => it.indicator ?? []) : []
  if (moved.some((it) => reported.has(it))) return null
  // What is bound by itself, or asked, is no amendment unless it says so.
  if (first.act === 'report.sibling') return alone.figures.length > 0 ? null : found
  const named = scene.clauses([]).some((clause) => clause.some((it) => it.kind === 'name'))
  const placed = alone.leftOut.some((it) => it.place !== undefined)
  const saysMore =
    placed || alone.figures.length > 0 || (named && /^(?:query|report\.progress)/.test(alone.intent))
  // 外资多算了100万 says that it is one, though the sum is shown before it counts.
  const off = tokens.some((it) => it.kind === 'slip' || isWord(it, 'over', 'short'))
  const guessed = first.act === 'amend' && first.unsure && !off
  if (guessed && (saysMore || alone.intent === 'report.progress')) return null
  return first.act === 'report.comparison' && saysMore ? null : found
}

/** Nothing is asked, and nothing that is told has a place of its own. */
function restored({ alone, context, clauses, plan, asking }: Scene): Doing | null {
  const { withdrawn, receipt = [], asked } = context
  if (asked || asking || withdrawn === undefined || alone.figures.length > 0) return null
  return receipt.some((it) => it.before !== undefined)
    ? null
    : restoreIn(clauses(withdrawn.lines), withdrawn, plan)
}

/** Of what an office returned, unless the words point at another line of the receipt. */
function sentBack(scene: Scene): Doing[] | null {
  const { returned = [], receipt = [], asked } = scene.context
  if (returned.length === 0 || asked) return null
  const pointed = scene
    .clauses(receipt)
    .flatMap((it) => it.flatMap((one) => (one.kind === 'lines' ? one.lines : [])))
  const elsewhere = pointed.some((at) => returned.every((it) => it.indicator !== receipt[at]?.indicator))
  const doings = elsewhere ? null : amend(scene, 'returned')
  return doings?.every((it) => it.act === 'amend') === true ? doings : null
}

function one(doing: Doing | null): Doing[] | null {
  return doing === null ? null : [doing]
}
