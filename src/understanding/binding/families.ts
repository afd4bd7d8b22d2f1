/**
 * Numbers below a heading that several indicators share: 农村黑臭水体治理:涉及6个县市区,治理完成82条,面积55.7万平方米. A number whose
 * clause names nothing of its own belongs to the one sister that its words and its measure leave.
 */
import { handlesOf } from '../names/handles.ts'
import type { FigureHit, NameHit, Span } from '../reading.ts'
import { coverOf } from '../rest/cover.ts'
import { clauseOf } from '../rest/regions.ts'
import { pairOf } from './pairing.ts'
import { mentionsIn, type Pair, type Scene } from './scene.ts'

/** Pairs of figures that found none. */
export function familyPairs(scene: Scene, open: readonly FigureHit[], pairs: readonly Pair[]): Pair[] {
  const mentions = mentionsIn(scene)
  const found: Pair[] = []
  for (const figure of open) {
    if (pairs.some((it) => it.figure === figure)) continue
    const pair = ofFamily(scene, mentions, figure, [...pairs, ...found])
    if (pair !== null) found.push(pair)
  }
  return found
}

function ofFamily(
  scene: Scene,
  mentions: readonly NameHit[],
  figure: FigureHit,
  pairs: readonly Pair[],
): Pair | null {
  const { words, plan } = scene
  const before = mentions.filter((it) => it.to <= figure.from)
  const heading = before.findLast((it) => it.ids.length > 1)
  if (heading === undefined || figure.unit === null) return null
  const tasks = new Set(heading.ids.flatMap((id) => plan.indicator(id).task ?? []))
  const family = plan.indicators.filter(
    (it) => heading.ids.includes(it.id) || (it.task !== null && tasks.has(it.task)),
  )
  const isOfFamily = (id: string) => family.some((it) => it.id === id)
  // What is named since is another thing, unless it is a sister.
  if (before.some((it) => it.from > heading.from && !it.ids.every(isOfFamily))) return null
  if (scene.names.some((it) => it.kind === 'task' && it.from > heading.to && it.to <= figure.from))
    return null
  const said = contentOf(scene, figure)
  if (said === null) return null
  const named = new Set(mentions.flatMap((it) => (it.ids.length === 1 ? it.ids : [])))
  const taken = new Set(pairs.map((it) => it.reported.indicator))
  const fitting = family.flatMap(({ id }) => {
    if (named.has(id) || taken.has(id)) return []
    const handles = handlesOf(id, plan)
    if (!said.every((word) => handles.some((it) => it.includes(word)))) return []
    return pairOf(scene, { ...heading, ids: [id] }, figure) ?? []
  })
  // 82条 is counted in 条 where one sister is, though 个 would take it too.
  const exact = fitting.filter((it) => it.reported.unit === figure.unit)
  const [pair, ...others] = exact.length > 0 ? exact : fitting
  if (pair === undefined || others.length > 0 || words.slice(heading.to, figure.from).includes('其中'))
    return null
  return pair
}

/** The words of the number's clause that say what it is of, from the number before it; null: something is named there. */
function contentOf({ words, figures }: Scene, figure: FigureHit): string[] | null {
  const clause = clauseOf(words, figure)
  const [last, next] = [
    figures.findLast((it) => it.to <= figure.from),
    figures.find((it) => it.from >= figure.to),
  ]
  const ahead: Span = { from: Math.max(clause.from, last?.to ?? 0), to: figure.from }
  const behind: Span = { from: figure.to, to: Math.min(clause.to, next?.from ?? words.length) }
  const tokens = [ahead, behind].flatMap((it) => coverOf(words, it.from, it.to))
  if (tokens.some((it) => it.is === 'concern')) return null
  return tokens.flatMap((it) => (it.is === null ? [words.slice(it.from, it.to)] : []))
}
