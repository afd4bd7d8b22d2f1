/** What the message says of each figure beside its number: cautions, status, place. */
import type { Pair, Scene } from '../binding/scene.ts'
import type { ReportedFigure } from '../reading.ts'
import type { Normalised } from '../text/normalise.ts'
import { cautionsOf } from './cautions.ts'
import { marksOf } from './marks.ts'

export function accounted(scene: Scene, message: Normalised, pairs: readonly Pair[]): ReportedFigure[] {
  const { text, names, plan } = scene
  const marks = marksOf(
    text,
    pairs.map((it) => it.figure),
    names,
    plan,
  )
  return pairs.map((pair, at) => ({
    ...pair.reported,
    ...marks[at],
    cautions: cautionsOf(scene, message, pair),
  }))
}
