/**
 * Numbers beside the answer to which indicator a number is of: 城里的是765，农村的是505 tells two, 农村公路嘛，数我重新问了，88.6 puts the
 * waiting one right, 这是人次，收入增长13.5%也登上 brings another.
 */
import type { Catalogue } from '../../plan/catalogue.ts'
import { fitted } from '../binding/fit.ts'
import type { Line } from '../context.ts'
import type { Doing } from './act.ts'
import { Clause } from './clause.ts'
import { isWord, type Token } from './tokens.ts'

interface Told {
  readonly indicator: string | null
  readonly value: number
  readonly text: string
}

/** `found`: which option was named. Null: the message answers nothing, or tells more than can be told apart. */
export function valued(
  given: readonly Token[][],
  options: readonly string[],
  waiting: Line | undefined,
  plan: Catalogue,
  found: Doing | null,
): Doing[] | null {
  const clauses = given.map((it) => new Clause(it))
  const calm = !clauses.some((it) =>
    it.has('question', 'hedge', 'past', 'elsewhere', 'part', 'ahead', 'withdraw', 'no'),
  )
  const named = found?.act === 'answer.indicator' ? [found.indicator] : []
  const told = calm ? clauses.flatMap((it) => toldIn(it, [...new Set([...options, ...named])], plan)) : []
  if (told.length === 0 || waiting === undefined) return found === null ? null : [found]
  const answer = found?.act === 'answer.indicator' ? found : null
  const own = told.filter((it) => it.indicator !== null && it.value === waiting.value)
  const id = answer?.indicator ?? (own.length === 1 ? own[0]?.indicator : null)
  if (id == null) return found === null ? null : [found]
  // The only number, and of nothing else: the one that waits, put right.
  const anew = told.filter((it) => it.indicator === null || it.indicator === id)
  const others = told.filter((it) => it.indicator !== null && it.indicator !== id)
  const [value, ...more] = anew
  if (more.length > 0) return null
  const { value: was = null, period = null } = answer ?? {}
  const said = value === undefined ? was : { value: value.value, text: value.text }
  return [
    {
      act: 'answer.indicator',
      indicator: id,
      value: said ?? { value: waiting.value, text: String(waiting.value) },
      period,
    },
    ...others.map(
      (it): Doing => ({
        act: 'report.sibling',
        indicator: it.indicator ?? '',
        value: { value: it.value, text: it.text },
        period: null,
      }),
    ),
  ]
}

/** The one number of a clause, of the option that is named in it; null where none is. */
function toldIn(clause: Clause, options: readonly string[], plan: Catalogue): Told[] {
  const [figure, ...more] = clause.of('figure').filter((it) => it.figure.noise === null)
  if (figure === undefined || more.length > 0) return []
  const named = clause.of('name').flatMap((it) => (it.name.kind === 'indicator' ? it.name.ids : []))
  const ids = [...new Set([...clause.lines.flatMap((it) => options[it] ?? []), ...named])]
  const [id, ...others] = ids
  if (others.length > 0) return []
  const among = id === undefined ? options : [id]
  const fits = among.flatMap((it) => fitted(figure.figure, plan.indicator(it), '') ?? [])
  const [fit] = fits
  const bare = clause.tokens.every((it) => it === figure || isWord(it, 'particle', 'polite', 'be', 'change'))
  return fit === undefined || (id === undefined && !bare)
    ? []
    : [{ indicator: id ?? null, value: fit.value, text: figure.text }]
}
