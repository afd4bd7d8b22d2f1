/** What the message says of each figure beside its number: cautions, status, place. */
import { CITY, homeOf } from '../../plan/counties.ts'
import type { Pair, Scene } from '../binding/scene.ts'
import type { ReportedFigure } from '../reading.ts'
import type { Normalised } from '../text/normalise.ts'
import { cautionsOf } from './cautions.ts'
import { type Marks, marksOf } from './marks.ts'

export function accounted(scene: Scene, message: Normalised, pairs: readonly Pair[]): ReportedFigure[] {
  const { text, names, plan, home } = scene
  const marks = marksOf(
    text,
    pairs.map((it) => it.figure),
    names,
    plan,
    home,
  )
  return pairs.map((pair, at) => {
    const { stage, county } = marks[at] ?? {}
    const whose = countyFor(scene, pair, county)
    return {
      ...pair.reported,
      ...(stage === undefined ? {} : { stage }),
      ...(whose === null ? {} : { county: whose }),
      cautions: cautionsOf(scene, message, pair),
    }
  })
}

/** Whose figure it is: without a place that of the sender's county; null: the city's. */
function countyFor({ plan, home = null }: Scene, { reported }: Pair, said: Marks['county']): string | null {
  const indicator = plan.indicator(reported.indicator)
  const county = said === undefined ? homeOf(plan, home, indicator) : said
  // What the plan asks of that very park is no part of a city's figure.
  return county === null || county === CITY || indicator.owner_units.includes(county) ? null : county
}
