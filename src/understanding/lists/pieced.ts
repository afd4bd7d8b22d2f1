/**
 * Items that a message calls by a piece of their name, without 项目 behind it and wherever it stands: 问下虞公港,
 * 卡住的是七里山电厂. A piece that fits several is narrowed by what else of their names is said around it.
 */
import { isWord, type Token } from '../acts/tokens.ts'
import type { NameHit, Span } from '../reading.ts'
import { foldedName, type ItemHit, type ItemNames } from './item-names.ts'
import { GENERIC } from './list-words.ts'
import type { Mention } from './sections.ts'
import type { ItemRef } from './told.ts'

export interface Around {
  readonly text: string
  /** The message without any item, in the words of reporting. */
  readonly tokens: readonly Token[]
  readonly names: ItemNames
  readonly taken: readonly Mention[]
  /** Names of the plan. */
  readonly others: readonly NameHit[]
  /** What no word of reporting or asking accounts for. */
  readonly gaps: readonly Span[]
}

export function piecedIn({ text, tokens, names, taken, others, gaps }: Around): Mention[] {
  const isPlain = (from: number, to: number) => gaps.every((it) => it.to <= from || to <= it.from)
  const tellsNothing = (from: number, to: number) => isPlain(from, to) || GENERIC.has(text.slice(from, to))
  const hits = names.pieces(text, tellsNothing).filter((hit) => {
    const ofPlan = others.some(
      (it) => it.how === 'exact' && overlap(it, hit) && it.to - it.from > hit.to - hit.from,
    )
    return !ofPlan && !taken.some((it) => overlap(it, hit))
  })
  const found: Mention[] = []
  for (const hit of hits) {
    const near = found.find((it) => shared(it.items, hit.items).length > 0)
    if (near !== undefined) continue
    const known = [...taken, ...found]
    // Beside another item a piece is a name only where a name is looked for: 卡在紫光路管线迁改.
    if (known.length > 0 && !opensClause(text, hit.from) && !known.some((it) => joins(text, it, hit)))
      continue
    const { from, to: end, items: fits } = narrowed(hit, hits, text)
    const behind = gaps.find((it) => it.from <= end && end < it.to)?.to ?? end
    const run = text.slice(from, behind)
    const inName = behind > end ? shared(fits, names.fitting(run)) : []
    if (inName.length > 0) {
      // 王家河治理: the rest of it stands in the name too.
      found.push({ from, to: behind, name: run, items: inName, how: 'part' })
      continue
    }
    const alike = behind > end ? shared(fits, names.heard(run)) : []
    if (alike.length > 0) {
      // 七里山电长: the rest of it sounds like the name's.
      found.push({ from, to: behind, name: run, items: alike, how: 'near' })
      continue
    }
    const [to, items] = [end, fits]
    const whole = isPlain(leftOf(text, from), from) && !runsOn(tokens, to)
    const trails = behind > to
    found.push({ from, to, name: text.slice(from, to), items, how: whole ? 'part' : 'near', trails })
  }
  return found
}

/** Of several those whose name also holds what else is said of one: 岳阳大道那个东延线, 紫光二期. */
export function narrowed<T extends Span & { readonly items: readonly ItemRef[] }>(
  hit: T,
  hits: readonly ItemHit[],
  text: string,
): T {
  let { items, to } = hit
  for (const other of hits) {
    const both = shared(items, other.items)
    if (items.length > 1 && both.length > 0 && both.length < items.length) items = both
  }
  for (let size = REACH; size >= 2 && items.length > 1; size--) {
    const behind = text.slice(to, to + size)
    const fits = behind.length < size ? [] : items.filter((it) => foldedName(it.item).includes(behind))
    if (fits.length === 0 || fits.length === items.length) continue
    items = fits
    to += size
  }
  for (let size = REACH; size >= 2 && items.length > 1; size--) {
    const before = text.slice(Math.max(0, hit.from - size), hit.from)
    const fits = before.length < size ? [] : items.filter((it) => foldedName(it.item).includes(before))
    if (fits.length > 0) items = fits
  }
  return { ...hit, items, to }
}

const REACH = 4

function shared(one: readonly ItemRef[], other: readonly ItemRef[]): ItemRef[] {
  return one.filter((it) => other.some((its) => its.list === it.list && its.item === it.item))
}

function overlap(one: Span, other: Span): boolean {
  return one.from < other.to && other.from < one.to
}

const PARTING = /[\s,，。;；:：!！?？、\n\t|【】]/

function leftOf(text: string, from: number): number {
  let at = from
  while (at > 0 && !PARTING.test(text.charAt(at - 1))) at--
  return at
}

/** Behind nothing but a number of its line. */
function opensClause(text: string, from: number): boolean {
  return /(?:^|[\s,，。;；:：!！?？\n\t|]|不是|而是|应是|应该是)(?:\d{1,2}[.、)）])?$/.test(
    text.slice(0, from),
  )
}

function joins(text: string, one: Span, other: Span): boolean {
  const between = text.slice(one.to, other.from)
  return one.to <= other.from && /^(?:项目|工程)?[、,，和与及以跟\s]{1,2}$/.test(between)
}

/** The name goes on in words that nothing explains, up to its time or its money: 新材料产业1-9月完成. */
function runsOn(tokens: readonly Token[], to: number): boolean {
  const at = tokens.findIndex((it) => it.to > to)
  const rest = tokens[at]
  if (rest?.kind !== 'gap') return false
  const next = tokens.slice(at + 1).find((it) => !isWord(it, 'particle'))
  return next?.kind === 'period' || next?.kind === 'figure' || isWord(next, 'invest')
}
