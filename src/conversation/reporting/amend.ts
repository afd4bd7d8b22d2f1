/**
 * Amendments, of what is asked about and of what was recorded alike: one line becomes another value, period or
 * indicator; everything else of it stays as it was.
 */
import type { StandingFigure } from '../../ledger/standing.ts'
import { printNumber } from '../../plan/quantity.ts'
import type { Act, Change } from '../../understanding/acts/act.ts'
import { earlierOf } from '../turn/earlier.ts'
import { askOn, type Draft, openQuestion, type Question } from '../turn/question.ts'
import type { ReceiptLine } from '../turn/receipt.ts'
import type { Decision, Turn } from '../turn/turn.ts'
import { unfit } from './choices.ts'
import { doubtKey } from './doubts.ts'
import { draftOf, factOf } from './drafting.ts'
import { report, reportOn } from './reporting.ts'
import { settle } from './settling.ts'

type Amend = Extract<Act, { act: 'amend' }>
export type Beside = Extract<Act, { act: 'report.value' }>

/** Of figures that wait. `beside`: figures of other indicators, said in the same message. */
export function amendDrafts(
  turn: Turn,
  question: Question,
  drafts: readonly Draft[],
  act: Amend,
  beside: readonly Draft[],
): Decision {
  const { need } = settle(turn, drafts)
  const listed = listedOf(drafts, need)
  const amended = drafts.map((draft) => {
    const at = listed.indexOf(draft)
    const change = act.changes.find((it) => it.line === at)
    if (change !== undefined)
      return { ...changed(turn, draft, change), ...(act.unsure ? { unsure: true } : {}) }
    return at >= 0 && act.others === 'confirmed' ? accepted(draft) : draft
  })
  const gone =
    act.others !== 'dropped' ? [] : listed.filter((_, at) => act.changes.every((it) => it.line !== at))
  const left = amended.filter((_, at) => !gone.includes(drafts[at] as Draft))
  return reportOn(turn, question, [...left, ...beside], gone)
}

type Need = ReturnType<typeof settle>['need']

/** The drafts as they were numbered when they were asked about. */
export function listedOf(drafts: readonly Draft[], need: Need): readonly Draft[] {
  if (need === null) return drafts
  if (need.type === 'indicator') return [need.draft]
  return need.type === 'period' ? need.drafts : need.drafts.map((it) => it.draft)
}

export function accepted(draft: Draft): Draft {
  return { ...draft, accepted: [...draft.accepted, ...draft.shown] }
}

/** A new value is looked at afresh; that it replaces the standing one has been said already. */
function changed(turn: Turn, draft: Draft, { value, period, indicator }: Change): Draft {
  const next: Draft = {
    ...draft,
    ...(indicator === undefined
      ? {}
      : { indicator, options: [], unit: turn.books.plan.indicator(indicator).unit, unsure: false }),
    // Whoever names what or when it is of has said that it is a figure.
    ...(period === undefined ? {} : { period, unsure: false }),
    ...(value === undefined
      ? {}
      : { value: value.value, text: value.text, converted: null, bound: 'exact', unsure: false }),
  }
  // What was said about the old number says nothing of the new one; a doubt about the name is settled by the name.
  const left = (draft.cautions ?? []).filter((it) => it.kind !== 'word')
  const named = indicator === undefined ? {} : { cautions: left }
  const cautions = value === undefined ? named : { cautions: [], unexplained: [] }
  if (next.indicator === null || next.period === null)
    return { ...next, ...cautions, shown: [], accepted: [] }
  const figure = {
    ...factOf(next.indicator, next.period, next.stage, next.scope),
    value: next.value,
    unit: next.unit,
  }
  const moved = period !== undefined || indicator !== undefined
  const old = moved ? undefined : turn.books.standing.figure(figure)
  const known =
    old === undefined ? [] : [doubtKey({ type: 'replaces', old: old.figure, status: old.status }, figure)]
  return { ...next, ...cautions, shown: [], accepted: known.filter((it) => draft.shown.includes(it)) }
}

/** Of what was recorded. */
/** `beside`: figures said in the same message. */
export function amendReceipt(turn: Turn, act: Amend, beside: readonly Draft[] = []): Decision {
  const drafts = act.changes.flatMap((it): Draft[] => {
    const old = standingAt(turn, it.line)
    return old === null ? [] : [{ ...correction(old, it, act.note), unsure: act.unsure === true }]
  })
  if (drafts.length + beside.length === 0) return lost(turn, act.changes)
  // Two lines exchanged, or several put right at once, are one thing: all of it stands, or all of it is asked about.
  const doubted = drafts.length > 1 && settle(turn, drafts).need !== null
  return report(turn, [...drafts.map((it) => (doubted ? { ...it, unsure: true } : it)), ...beside])
}

/** 7月是6.1 after 1—8月: a figure of its own, for the same indicator. */
export function valueBeside(turn: Turn, { line, value, period }: Beside): Draft[] {
  const figure = lineAt(turn, line)?.figure
  if (figure === undefined) return []
  const { indicator, unit, scope } = figure
  return [draftOf({ indicator, value: value.value, unit, text: value.text, period, scope })]
}

/** Of these standing figures, in the order in which the lines count them. */
export function amendFigures(turn: Turn, figures: readonly StandingFigure[], act: Amend): Decision {
  return report(
    turn,
    act.changes.flatMap((it): Draft[] => {
      const old = figures[it.line]
      return old === undefined ? [] : [correction(old, it, act.note)]
    }),
  )
}

/** Of a figure that is asked about because it was said to be wrong. */
export function amendStanding(turn: Turn, question: Question, ids: readonly string[], act: Amend): Decision {
  const drafts = act.changes.flatMap((it): Draft[] => {
    const old = turn.books.standing.byId(ids[it.line] ?? '')
    return old === undefined ? [] : [correction(old, it, act.note)]
  })
  return drafts.length === 0 ? unfit(turn, question) : reportOn(turn, question, drafts, [])
}

function correction(
  { id, figure }: StandingFigure,
  { value, period, indicator, was }: Change,
  note: string | null,
): Draft {
  const other = was !== undefined && was !== figure.value
  return draftOf({
    indicator: indicator ?? figure.indicator,
    value: value?.value ?? figure.value,
    unit: figure.unit,
    text: value?.text ?? String(figure.value),
    period: period ?? figure.period,
    stage: figure.stage,
    scope: figure.scope,
    corrects: id,
    reason: note,
    ...(other ? { cautions: [{ kind: 'old_value', text: printNumber(was) }] } : {}),
  })
}

/** The line's figure as it stands; null where it was withdrawn meanwhile. */
export function standingAt(turn: Turn, line: number): StandingFigure | null {
  const figure = lineAt(turn, line)?.figure
  return figure === undefined ? null : (turn.books.standing.figure(figure) ?? null)
}

/** The lines of the receipt, then those recorded before it. */
export function lineAt(turn: Turn, line: number): ReceiptLine | null {
  return [...(turn.receipt?.lines ?? []), ...earlierOf(turn)][line] ?? null
}

function lost(turn: Turn, changes: readonly Change[]): Decision {
  const figures = changes.flatMap((it) => turn.receipt?.lines[it.line]?.figure ?? [])
  const [first] = figures
  const indicators = figures.map((it) => it.indicator)
  return {
    revisions: [],
    replies: [{ type: 'nothing_to_correct', indicators, period: first?.period ?? null }],
  }
}

/** Said to be wrong, and not what is right: asked, with what stands. */
export function whatIsRight(turn: Turn, lines: readonly number[]): Decision {
  const asked = lines.length > 0 ? lines : [...(turn.receipt?.lines.keys() ?? [])]
  const figures = asked.flatMap((it) => standingAt(turn, it) ?? [])
  if (figures.length === 0)
    return { revisions: [], replies: [{ type: 'nothing_to_correct', indicators: [], period: null }] }
  return {
    revisions: [],
    replies: [{ type: 'which_value', figures }],
    ask: openQuestion(turn, { type: 'amend', ids: figures.map((it) => it.id) }),
  }
}

/** Of a number, a time or a mistake, and of what is not clear: never answered with 好的. */
export function unclear(turn: Turn): Decision {
  if (turn.question !== null && turn.question.matter.type !== 'review') return unfit(turn, turn.question)
  const figures = (turn.receipt?.lines ?? []).flatMap((_, at) => standingAt(turn, at) ?? [])
  return { revisions: [], replies: [{ type: 'amend.unclear', figures }] }
}

/** The question once more, with ten minutes more to answer it. */
export function asked(turn: Turn, question: Question): Question {
  return {
    ...askOn(turn, question, question.matter),
    ...(question.files === undefined ? {} : { files: question.files }),
  }
}
