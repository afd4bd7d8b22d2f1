/**
 * Sisters of what a message names, called by what tells them apart: 集中供养孤儿1750，散居的1250; 上云企业3860家上平台392家.
 * Only before a number that nothing else is named for, and only where the pieces, with empty words, are all that stands there.
 */

import type { Scene } from '../binding/scene.ts'
import type { Line } from '../context.ts'
import type { FigureHit, NameHit, Span } from '../reading.ts'
import { coverOf, type Token } from '../rest/cover.ts'
import { clauseOf } from '../rest/regions.ts'
import { MASK } from '../text/mask.ts'
import { handlesOf, holds } from './handles.ts'
import { sistersOf } from './sisters.ts'

export function sisterNames(scene: Scene): NameHit[] {
  const { names, figures, plan } = scene
  const named = names.filter((it) => it.kind === 'indicator')
  const tasks = new Set(names.flatMap((it) => (it.kind === 'task' ? it.ids : [])))
  const ids = [...new Set(named.flatMap((it) => it.ids))]
  const counted = figures.filter((it) => it.noise === null)
  if ((ids.length === 0 && tasks.size === 0) || counted.length === 0) return []
  const stretches = counted.flatMap((figure) => stretchOf(scene, figure) ?? [])
  if (stretches.length === 0) return []
  const lines = ids.map((indicator): Line => ({ indicator, value: Number.NaN, period: null, scope: '' }))
  const ofTasks = plan.indicators.filter((it) => it.task !== null && tasks.has(it.task))
  const pool = new Set([...sistersOf(lines, plan), ...ids.map((id) => plan.indicator(id)), ...ofTasks])
  const called = [...pool].map(({ id }) => [id, handlesOf(id, plan)] as const)
  // 农村黑臭水体 heads both 条数 and 面积: of such a heading a measure tells the one.
  const heads = named.some((it) => it.ids.length > 1) || (ids.length === 0 && tasks.size > 0)
  const alone = new Set(named.flatMap((it) => (it.ids.length === 1 ? it.ids : [])))
  return stretches.flatMap((it): NameHit[] => {
    const found =
      it.name === null ? pieceOf(scene.words, it, called, heads) : besideName(scene, it, it.name, called)
    if (found === null || alone.has(found.id)) return []
    // 其中出口排第4: a part of what is named, and not the one of several that the heading leaves open.
    if (ids.includes(found.id) && /其中[^。;!?\n]*$/.test(scene.words.slice(0, it.to))) return []
    const { id, from, to } = found
    if (it.name === null && isShifted(scene, called, found)) return []
    return [{ kind: 'indicator', ids: [id], from, to, text: scene.words.slice(from, to), how: 'context' }]
  })
}

/** 排查96条,面积66万平方米: a bare measure is of what its sentence was speaking of last, and that is none of them. */
function isShifted({ words, figures, names }: Scene, called: Called, { from, to }: Span): boolean {
  if (coverOf(words, from, to).some((it) => isTelling(it, false))) return false
  const name = names.findLast((it) => it.kind !== 'unit' && it.to <= from)
  const last = figures.findLast((it) => it.to <= from)
  if (last === undefined || last.from < (name?.to ?? 0)) return false
  const clause = clauseOf(words, last)
  const said = coverOf(words, Math.max(clause.from, name?.to ?? 0), Math.min(clause.to, from))
  const isOwn = (word: string) => called.some(([, all]) => all.some((it) => it.includes(word)))
  return said.some((it) => it.is === 'concern' || (it.is === null && !isOwn(words.slice(it.from, it.to))))
}

/** What stands before a number in its clause, behind the number before it; null: something is named there. */
function before({ words, names, figures }: Scene, figure: FigureHit): Span | null {
  const clause = clauseOf(words, figure)
  const last = figures.findLast((it) => it.to <= figure.from)
  const inCell = clause.from === figure.from && '\t|'.includes(words.charAt(clause.from - 1) || '。')
  if (inCell) return labelBefore({ words, names }, clause.from - 1)
  const from = Math.max(clause.from, last?.to ?? 0)
  const isNamed = names.some((it) => it.from >= from && it.to <= figure.from)
  // 28个乡镇52个行政村: what is counted stands behind its number.
  const counts = from > clause.from && !isEmpty(words, figure.to, clause.to)
  return isNamed || counts || figure.from - from < LEAST ? null : { from, to: figure.from }
}

/** 治理面积(万平方米) | 49.3: the cell before, without its unit. */
function labelBefore({ words, names }: Pick<Scene, 'words' | 'names'>, end: number): Span | null {
  const { from } = clauseOf(words, { from: end, to: end })
  const unit = /\([^()]*\)\s*$/.exec(words.slice(from, end))?.[0].length ?? 0
  const isNamed = names.some((it) => it.from >= from && it.to <= end)
  return isNamed || end - unit - from < LEAST ? null : { from, to: end - unit }
}

interface Stretch extends Span {
  /** The one indicator whose name it stands behind; null: nothing is named in the clause. */
  readonly name: string | null
}

/** Where a sister may be called by a piece before a number; null: nowhere, or no word there tells anything. */
function stretchOf(scene: Scene, figure: FigureHit): Stretch | null {
  const { words, names } = scene
  const span = before(scene, figure)
  const told = ({ from, to }: Span) => coverOf(words, from, to).some((it) => isTelling(it, true))
  if (span !== null) return told(span) ? { ...span, name: null } : null
  const clause = clauseOf(words, figure)
  const name = names.findLast(
    (it) => it.kind === 'indicator' && it.to <= figure.from && it.from >= clause.from,
  )
  const [id, ...more] = name?.ids ?? []
  if (name === undefined || id === undefined || more.length > 0) return null
  const from = name.to + (/^[、和与及]/.exec(words.slice(name.to, figure.from))?.[0].length ?? 0)
  return told({ from, to: figure.from }) ? { from, to: figure.from, name: id } : null
}

type Called = readonly (readonly [string, readonly string[]])[]
type Found = (Span & { readonly id: string }) | null

/** 企业上云上平台合计3980家: right behind a name a piece of its sister, and the number is of both. */
function besideName({ words, plan }: Scene, span: Span, id: string, called: Called): Found {
  const own = handlesOf(id, plan)
  const others = called.filter(([other]) => other !== id)
  const found = pieceOf(words, span, others, false)
  if (found === null || found.from !== span.from) return null
  return own.some((it) => it.includes(words.slice(found.from, found.to))) ? null : found
}

/**
 * The longest piece that one of them alone is called by, with nothing but empty words around it; else all words that tell,
 * where one alone is called by all of them: 智能工厂|建成|生产线.
 */
function pieceOf(words: string, { from, to }: Span, called: Called, measured: boolean): Found {
  const only = (fits: (handle: string) => boolean): string | null => {
    const [one, ...others] = called.filter(([, all]) => all.some(fits))
    return one === undefined || others.length > 0 ? null : one[0]
  }
  for (let size = to - from; size >= LEAST; size--)
    for (let at = from; at + size <= to; at++) {
      const piece = words.slice(at, at + size)
      const id = only((it) => holds(it, piece) && opensWord(it, piece))
      if (id === null || !tells(words, at, at + size, measured)) continue
      if (isEmpty(words, from, at) && isEmpty(words, at + size, to)) return { id, from: at, to: at + size }
    }
  const telling = coverOf(words, from, to).filter((it) => isTelling(it, measured))
  const [first, last] = [telling[0], telling.at(-1)]
  if (first === undefined || last === undefined || first === last) return null
  const said = telling.map((it) => words.slice(it.from, it.to))
  const id = only((handle) =>
    said.every((it) => it.length >= LEAST && holds(handle, it) && opensWord(handle, it)),
  )
  return id === null || coverOf(words, first.to, last.from).some((it) => it.is === 'masked')
    ? null
    : { id, from: first.from, to: last.to }
}

/** 出口排 is no piece of 进出口排名. */
function opensWord(handle: string, piece: string): boolean {
  const at = handle.indexOf(piece)
  return [...WORDS.segment(handle)].some(({ index }) => index === at)
}

const WORDS = new Intl.Segmenter('zh', { granularity: 'word' })

/** 同比增长, 新增 are said of any figure, and name none; so is 面积, but below a heading that several share. */
function tells(words: string, from: number, to: number, measured: boolean): boolean {
  return coverOf(words, from, to).some((it) => isTelling(it, measured))
}

function isTelling({ is, from, to }: Token, measured: boolean): boolean {
  return (
    is === null || is === 'concern' || is === 'source' || (measured && is === 'measure' && to - from >= LEAST)
  )
}

function isEmpty(words: string, from: number, to: number): boolean {
  return coverOf(words, from, to).every(
    (it) =>
      it.is !== null && it.is !== 'concern' && (it.is !== 'masked' || words.charAt(it.from) === MASK.period),
  )
}

const LEAST = 2
