/** What the message says of each figure beside its number: cautions, status, place. */
import type { Pair, Scene } from '../binding/scene.ts'
import type { ReportedFigure } from '../reading.ts'
import type { Normalised } from '../text/normalise.ts'
import { cautionsOf, farReachingIn } from './cautions.ts'
import { marksOf } from './marks.ts'

export function accounted(scene: Scene, message: Normalised, pairs: readonly Pair[]): ReportedFigure[] {
  if (pairs.length === 0) return []
  const { text, names, plan, home = null } = scene
  const far = farReachingIn(scene)
  const marks = marksOf(
    text,
    pairs.map((it) => it.figure),
    names,
    plan,
    home,
  )
  return pairs.map((pair, at) => {
    const { county, ...stage } = marks[at] ?? {}
    // What the plan asks of that very park is no part of a city's figure.
    const whose = county === undefined || pair.whole || asksItself(scene, pair, county) ? {} : { county }
    return { ...pair.reported, ...stage, ...whose, cautions: cautionsOf(scene, message, pair, far) }
  })
}

function asksItself({ plan }: Scene, { reported }: Pair, county: string): boolean {
  return plan.indicator(reported.indicator).owner_units.includes(county)
}
