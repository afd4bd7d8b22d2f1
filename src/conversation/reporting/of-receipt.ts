/** What is said of what was recorded last: put right, taken back, given back, left as it is, and several of these at once. */
import type { StandingFigure } from '../../ledger/standing.ts'
import type { Act } from '../../understanding/acts/act.ts'
import type { Draft } from '../turn/question.ts'
import type { Decision, Turn } from '../turn/turn.ts'
import { amendReceipt, type Beside, standingAt, valueBeside, whatIsRight } from './amend.ts'
import { withdrawStanding } from './report.withdraw.ts'
import { report } from './reporting.ts'
import { restored } from './restoring.ts'
import { siblings } from './siblings.ts'

/** Null: nothing of the kind was said. */
export function ofReceipt(turn: Turn, acts: readonly Act[]): Decision | null {
  const [act] = acts
  const values = acts.filter((it): it is Beside & Act => it.act === 'report.value')
  const beside = [...values.flatMap((it) => valueBeside(turn, it)), ...siblings(turn, acts)]
  const apart = acts.flatMap((it) => (it.act === 'report.comparison' ? it.texts : []))
  const aside: Decision['replies'] = apart.length === 0 ? [] : [{ type: 'set_aside', texts: apart }]
  const done = withTakenBack(turn, acts, oneOfReceipt(turn, act, beside))
  if (done === null) return aside.length === 0 ? null : { revisions: [], replies: aside }
  return { ...done, replies: [...done.replies, ...aside] }
}

/** What is taken back beside an amendment: 活动改19场，夜间示范区那条撤掉. */
function withTakenBack(turn: Turn, [, ...more]: readonly Act[], done: Decision | null): Decision | null {
  const [back] = more.flatMap((it) => (it.act === 'withdraw.figure' ? [it] : []))
  if (done === null || back === undefined) return done
  const taken = withdrawStanding(turn, figuresAt(turn, back.lines))
  return {
    ...done,
    revisions: [...done.revisions, ...taken.revisions],
    replies: [...done.replies, ...taken.replies],
    tell: [...(done.tell ?? []), ...(taken.tell ?? [])],
  }
}

function oneOfReceipt(turn: Turn, act: Act | undefined, beside: readonly Draft[]): Decision | null {
  switch (act?.act) {
    case 'amend':
      return amendReceipt(turn, act, beside)
    case 'amend.open':
      return whatIsRight(turn, act.lines)
    case 'report.value':
      return report(turn, beside)
    case 'withdraw.figure':
      return withdrawStanding(turn, figuresAt(turn, act.lines))
    case 'restore.withdrawn':
      return restored(turn, act.lines)
    case 'keep.standing':
      return { revisions: [], replies: [{ type: 'left_standing', figures: figuresAt(turn, act.lines) }] }
    default:
      return null
  }
}

function figuresAt(turn: Turn, lines: readonly number[]): StandingFigure[] {
  return lines.flatMap((it) => standingAt(turn, it) ?? [])
}
