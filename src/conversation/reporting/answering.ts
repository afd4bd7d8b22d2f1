/** Answers to a question about figures, act by act: yes, no, some of them, a period, an indicator, an amendment. */
import type { Act } from '../../understanding/acts/act.ts'
import type { Draft, Question } from '../turn/question.ts'
import type { Decision, Turn } from '../turn/turn.ts'
import { accepted, amendDrafts, listedOf } from './amend.ts'
import { cancelled, unfit } from './choices.ts'
import { draftOf } from './drafting.ts'
import { report, reportOn } from './reporting.ts'
import { settle } from './settling.ts'

/** Null: the act is no answer to it. */
export function answerDrafts(
  turn: Turn,
  question: Question,
  drafts: readonly Draft[],
  act: Act,
  beside: readonly Draft[],
): Decision | null {
  const { need } = settle(turn, drafts)
  const listed = listedOf(drafts, need)
  const on = (next: readonly Draft[], gone: readonly Draft[] = []) => reportOn(turn, question, next, gone)
  const chosen = (lines: readonly number[] | null) =>
    lines === null ? listed : lines.flatMap((it) => listed[it] ?? [])
  switch (act.act) {
    case 'answer.yes': {
      if (need !== null && need.type !== 'confirm') return unfit(turn, question)
      const yes = chosen(act.lines)
      return on(drafts.map((it) => (yes.includes(it) ? accepted(it) : it)))
    }
    case 'answer.no':
      return dropped(turn, question, drafts, chosen(act.lines))
    case 'answer.some': {
      const [yes, no] = [chosen(act.accepted), chosen(act.dropped)]
      return on(
        drafts.filter((it) => !no.includes(it)).map((it) => (yes.includes(it) ? accepted(it) : it)),
        no,
      )
    }
    case 'answer.choice': {
      const [option = 0] = act.options
      if (need?.type === 'indicator')
        return { revisions: [], replies: [{ type: 'no_such_choice', most: need.options.length }] }
      const period = need?.type === 'period' ? need.options[option] : undefined
      const most = need?.type === 'period' ? need.options.length : 0
      if (period === undefined) return { revisions: [], replies: [{ type: 'no_such_choice', most }] }
      return on(withPeriod(drafts, listed, () => period))
    }
    case 'answer.indicator':
      if (need?.type !== 'indicator') return null
      return act.value === null
        ? unfit(turn, question)
        : on([...withIndicator(turn, drafts, need.draft, act), ...beside])
    case 'answer.period':
      return on(withPeriod(drafts, listed, (at) => act.periods[at] ?? null))
    case 'report.value': {
      // 1-10月实际1845亿 while 全年 is asked about: a figure of its own.
      const of = listed[act.line]
      if (of?.indicator == null) return null
      const { value, period } = act
      const { indicator, unit, scope } = of
      return report(turn, [draftOf({ indicator, value: value.value, unit, text: value.text, period, scope })])
    }
    case 'amend':
      return amendDrafts(turn, question, drafts, act, beside)
    default:
      return null
  }
}

function withIndicator(
  { books }: Turn,
  drafts: readonly Draft[],
  of: Draft,
  { indicator, value, period: said }: Extract<Act, { act: 'answer.indicator' }>,
): Draft[] {
  const { unit } = books.plan.indicator(indicator)
  return drafts.map((it) => {
    if (it !== of) return it
    const period = said ?? it.period ?? it.periods?.[indicator] ?? null
    return { ...it, indicator, options: [], unit, value: value?.value ?? it.value, period }
  })
}

/** Whoever names the period has said that it is a figure. */
function withPeriod(
  drafts: readonly Draft[],
  listed: readonly Draft[],
  periodAt: (line: number) => Draft['period'],
): Draft[] {
  return drafts.map((it) => {
    const at = listed.indexOf(it)
    return at < 0 || it.period !== null ? it : { ...it, period: periodAt(at), unsure: false }
  })
}

function dropped(turn: Turn, question: Question, drafts: readonly Draft[], gone: readonly Draft[]): Decision {
  const left = drafts.filter((it) => !gone.includes(it))
  return left.length === 0 ? cancelled(turn, question) : reportOn(turn, question, left, gone)
}
