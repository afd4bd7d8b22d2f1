/** Which option a number or a measure word alone fits: 条啊, 52条. */
import type { Catalogue } from '../../plan/catalogue.ts'
import { fitted } from '../binding/fit.ts'
import type { Line } from '../context.ts'
import type { Said } from './act.ts'
import type { Clause } from './clause.ts'
import { FILLING } from './filling.ts'
import { isWord, type Token } from './tokens.ts'

/** 条啊: of the one option that is counted so. */
export function optionOfMeasure(
  given: readonly Token[][],
  options: readonly string[],
  plan: Catalogue,
): string | null {
  const said = given
    .flat()
    .map((it) => it.text)
    .join('')
    .replace(/[的啊呀哦嘛吧了]+$/, '')
  const [option, ...more] = options.filter((id) => said !== '' && plan.indicator(id).unit === said)
  return more.length === 0 ? (option ?? null) : null
}

/** 52条, the very number that waits: of the one option that is counted so. */
export function optionOfUnit(
  clauses: readonly Clause[],
  options: readonly string[],
  waiting: Line | undefined,
  plan: Catalogue,
): string | null {
  const [figure, ...more] = clauses.flatMap((it) => it.of('figure'))
  const filled = clauses.every((it) =>
    it.tokens.every((token) => token === figure || isWord(token, ...FILLING)),
  )
  if (figure === undefined || more.length > 0 || !filled || figure.figure.unit === null) return null
  const fits = options.filter((id) => {
    const indicator = plan.indicator(id)
    const value = fitted(figure.figure, indicator, '')?.value
    return (
      indicator.unit.endsWith(figure.figure.unit ?? '') &&
      value === (waiting && valueAs(waiting, id, plan)?.value)
    )
  })
  return fits.length === 1 ? (fits[0] ?? null) : null
}

export function valueAs({ said, value }: Line, indicator: string, plan: Catalogue): Said | null {
  if (said === undefined) return { value, text: String(value) }
  const fits = fitted(said, plan.indicator(indicator), '')
  return fits === null ? null : { value: fits.value, text: said.text }
}
