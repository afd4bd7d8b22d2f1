/**
 * What was taken back is to stand again: 恢复刚才那个84, 撤早了，给我弄回来, and 可以登了 after 先别登. A new number is
 * a report of its own, and no restoring.
 */
import type { Withdrawn } from '../context.ts'
import type { Doing } from './act.ts'
import { type Listed, saidOf } from './amendment.ts'
import { Clause } from './clause.ts'
import type { Token } from './tokens.ts'

/** By the numbers of the receipt. Of several those that are pointed at, else what was taken back last. */
export function restoreIn(
  given: readonly Token[][],
  { lines, last }: Withdrawn,
  plan: Listed['plan'],
): Doing | null {
  const gone = [...lines.keys()].filter((at) => lines[at]?.indicator !== null)
  const clauses = given.map((it) => new Clause(it))
  if (!clauses.some((it) => it.has('back', 'restore', 'release') && !it.leaves)) return null
  // 确认撤回 says yes to what was done.
  if (clauses.some((it) => it.has('withdraw') && !it.has('back'))) return null
  if (clauses.some((it) => it.has('question', 'change', 'no', 'hold') || it.of('name').length > 0))
    return null
  const listed: Listed = { of: 'receipt', lines, own: 0, plan, drifted: false, inMeasure: () => null }
  const valued = clauses
    .flatMap((it) => it.of('figure'))
    .map((token) =>
      gone.filter((at) => {
        const line = lines[at]
        return line !== undefined && saidOf(line, token.figure, listed)?.value === line.value
      }),
    )
  if (valued.some((it) => it.length === 0)) return null
  const pointed = [...clauses.flatMap((it) => it.lines), ...valued.flat()].filter((at) => gone.includes(at))
  const all = clauses.some((it) => it.has('all', 'rest'))
  const meant = pointed.length > 0 ? pointed : all ? gone : last
  return { act: 'restore.withdrawn', lines: [...new Set(meant)] }
}
