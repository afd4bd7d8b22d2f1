/** Which line a number of an amendment is of. */
import type { Line } from '../context.ts'
import { type Amending, type Listed, saidOf } from './amendment.ts'
import type { Clause } from './clause.ts'
import { isWord, type Token } from './tokens.ts'

/** 总的改成7040: of several lines in one measure the one that the others are part of. */
function wholeOf(clause: Clause, token: Token, { lines, own, plan }: Listed): number | null {
  const before = clause.tokens.slice(0, clause.tokens.indexOf(token))
  if (!before.some((it) => isWord(it, 'whole'))) return null
  const unit = ({ indicator }: Line) => (indicator === null ? null : plan.indicator(indicator).unit)
  const known = [...lines.keys()].filter((at) => lines[at] !== undefined && unit(lines[at]) !== null)
  const [largest, next] = known.toSorted((a, b) => (lines[b]?.value ?? 0) - (lines[a]?.value ?? 0))
  const [one, other] = [lines[largest ?? -1], lines[next ?? -1]]
  if (largest === undefined || one === undefined || own > known.length) return null
  return other !== undefined && unit(one) === unit(other) ? largest : null
}

/** The line that is pointed at here, or was last, or is the only one that the number can be a value of. */
export function lineFor(
  clause: Clause,
  token: Extract<Token, { kind: 'figure' }>,
  state: Amending,
  listed: Listed,
): number | null {
  const { lines, own, drifted, taken } = listed
  const fits = lines.flatMap((it, at) => (saidOf(it, token.figure, listed) === null ? [] : [at]))
  const nearest = clause.tokens.slice(0, clause.tokens.indexOf(token)).findLast((it) => it.kind === 'lines')
  const whole = nearest === undefined ? wholeOf(clause, token, listed) : null
  const here = nearest?.kind === 'lines' ? nearest.lines : whole !== null ? [whole] : clause.lines
  const pointed = here.length > 0 ? here : (state.current ?? [])
  // 定了 2.8 after a line was taken back: as likely of that one.
  if (pointed.length === 0 && (drifted || taken === true)) return null
  const among = (pointed.length > 0 ? pointed : [...lines.keys()].slice(0, own)).filter((it) =>
    fits.includes(it),
  )
  // 不对，是1.80 after 外资写错 1.81: the line that was put right last, where more than one would do.
  const amended = among.filter((it) => lines[it]?.before !== undefined)
  const [only, ...more] = among.length > 1 && amended.length > 0 ? amended : among
  return only !== undefined && more.length === 0 ? only : null
}
