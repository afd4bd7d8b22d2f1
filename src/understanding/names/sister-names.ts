/**
 * Sisters of what a message names, called by what tells them apart: 集中供养孤儿1750，散居的1250; 上云企业3860家上平台392家.
 * Only before a number that nothing else is named for, and only where the piece, with empty words, is all that stands there.
 */

import type { Scene } from '../binding/scene.ts'
import type { Line } from '../context.ts'
import type { FigureHit, NameHit, Span } from '../reading.ts'
import { coverOf } from '../rest/cover.ts'
import { clauseOf } from '../rest/regions.ts'
import { handlesOf, holds } from './handles.ts'
import { sistersOf } from './sisters.ts'

export function sisterNames(scene: Scene): NameHit[] {
  const { names, figures, plan } = scene
  const ids = [...new Set(names.flatMap((it) => (it.kind === 'indicator' ? it.ids : [])))]
  const nameless = figures.filter((it) => it.noise === null).flatMap((it) => before(scene, it) ?? [])
  if (ids.length === 0 || nameless.length === 0) return []
  const named = ids.map((indicator): Line => ({ indicator, value: Number.NaN, period: null, scope: '' }))
  const handles = [...sistersOf(named, plan), ...ids.map((id) => plan.indicator(id))].map(
    ({ id }) => [id, handlesOf(id, plan)] as const,
  )
  return nameless.flatMap((span): NameHit[] => {
    const found = pieceOf(scene.words, span, handles)
    if (found === null || ids.includes(found.id)) return []
    const { id, from, to } = found
    return [{ kind: 'indicator', ids: [id], from, to, text: scene.words.slice(from, to), how: 'context' }]
  })
}

/** What stands before a number in its clause, behind the number before it; null: something is named there. */
function before({ words, names, figures }: Scene, figure: FigureHit): Span | null {
  const clause = clauseOf(words, figure)
  const last = figures.findLast((it) => it.to <= figure.from)
  const from = Math.max(clause.from, last?.to ?? 0)
  const isNamed = names.some((it) => it.from >= from && it.to <= figure.from)
  // 28个乡镇52个行政村: what is counted stands behind its number.
  const counts = from > clause.from && !isEmpty(words, figure.to, clause.to)
  return isNamed || counts || figure.from - from < LEAST ? null : { from, to: figure.from }
}

type Called = readonly (readonly [string, readonly string[]])[]

/** The longest piece that one of them alone is called by, with nothing but empty words around it. */
function pieceOf(words: string, { from, to }: Span, called: Called): (Span & { readonly id: string }) | null {
  for (let size = to - from; size >= LEAST; size--)
    for (let at = from; at + size <= to; at++) {
      const piece = words.slice(at, at + size)
      const fits = called.filter(([, all]) => all.some((it) => holds(it, piece)))
      const [id] = fits[0] ?? []
      if (id === undefined || fits.length > 1 || !tells(words, at, at + size)) continue
      return isEmpty(words, from, at) && isEmpty(words, at + size, to)
        ? { id, from: at, to: at + size }
        : null
    }
  return null
}

/** 同比增长, 新增, 面积 are said of any figure, and name none. */
function tells(words: string, from: number, to: number): boolean {
  return coverOf(words, from, to).some((it) => it.is === null || it.is === 'concern' || it.is === 'source')
}

function isEmpty(words: string, from: number, to: number): boolean {
  return coverOf(words, from, to).every((it) => it.is !== null && it.is !== 'concern' && it.is !== 'masked')
}

const LEAST = 2
