/** Several indicators in a row and then their figures: 社零、固投、规工分别增长6.8%、5.1%、6.5%. */

import type { FigureHit, NameHit } from '../reading.ts'
import { pairOf } from './pairing.ts'
import type { Pair, Scene } from './scene.ts'

/** Null where the message is no such list; an empty list where it is one, but does not come out even. */
export function inOrder(
  scene: Scene,
  mentions: readonly NameHit[],
  figures: readonly FigureHit[],
): Pair[] | null {
  const [firstFigure] = figures
  if (firstFigure === undefined) return null
  const row = inARow(
    scene,
    mentions.filter((it) => it.to <= firstFigure.from),
  )
  const last = row.at(-1)
  if (row.length < 2 || last === undefined) return null
  const group = together(scene, figures)
  // 分别增长6.8%、5.1%,分列全省第6、第9位: the figures that stand together first are the values, one for each.
  if (group.length === row.length) return paired(scene, row, group)
  const shared = /(?:都|均|同为|同样|一样)/.test(scene.words.slice(last.to, firstFigure.from))
  if (figures.length > 1) return []
  return shared
    ? paired(
        scene,
        row,
        row.map(() => firstFigure),
      )
    : ofOneOfThem(scene, row, last, firstFigure)
}

/** 上云、上平台合计3980家: of one of them, or of both, which only the sender knows. Null: it fits no two. */
function ofOneOfThem(scene: Scene, row: readonly NameHit[], last: NameHit, figure: FigureHit): Pair[] | null {
  // 规上工业|企业营业收入: two names without a mark between are a longer one, unless the second is a sister's piece.
  const before = row.at(-2)
  if (before?.to === last.from && last.how !== 'context') return null
  // 高企和瞪羚,高企1200家: what is said again is meant.
  if (row.some((it) => it !== last && it.ids.some((id) => last.ids.includes(id)))) return null
  const fitting = row.flatMap((it) => pairOf(scene, it, figure) ?? [])
  const pair = fitting.at(-1)
  if (pair === undefined || pair.mention !== last || fitting.length < 2) return null
  const options = fitting.map((it) => it.reported.indicator)
  return [{ ...pair, reported: { ...pair.reported, options } }]
}

function paired(scene: Scene, row: readonly NameHit[], figures: readonly FigureHit[]): Pair[] {
  const pairs = row.flatMap((mention, at) => pairOf(scene, mention, figures[at]) ?? [])
  return pairs.length === row.length ? pairs : []
}

/** The first figures that stand side by side. */
function together(scene: Scene, figures: readonly FigureHit[]): FigureHit[] {
  const group: FigureHit[] = []
  for (const figure of figures) {
    const last = group.at(-1)
    if (last !== undefined && !/^(?:[、,/ 和与及]|以及)?$/.test(scene.words.slice(last.to, figure.from)))
      break
    group.push(figure)
  }
  return group
}

/** The last indicators that stand side by side, parted by 、 or 和 alone. */
function inARow(scene: Scene, mentions: readonly NameHit[]): NameHit[] {
  const row: NameHit[] = []
  for (const mention of [...mentions].reverse()) {
    const next = row[0]
    if (next !== undefined && !/^(?:[、,和与及跟]|以及)?$/.test(scene.words.slice(mention.to, next.from)))
      break
    row.unshift(mention)
  }
  return row
}
