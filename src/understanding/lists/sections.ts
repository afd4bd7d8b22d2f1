/**
 * A message parted by the items that it speaks of: each name with the words up to the next one. What stands before the
 * first is said of all of them.
 */
import { isWord, type Token } from '../acts/tokens.ts'
import type { NameHit, Span } from '../reading.ts'
import { covered, MASK } from '../text/mask.ts'
import type { ItemNames } from './item-names.ts'
import type { ItemMeant, ItemRef } from './told.ts'

export interface Mention extends Span, ItemMeant {
  /** Right behind it stands what its names do not explain: 洞庭湖水质. */
  readonly trails?: boolean
}

export interface Section extends Span {
  /** Several: 甲项目、乙项目均已开工. */
  readonly mentions: readonly Mention[]
}

type Begins = (from: number, to: number) => number | null

const CALLED = /(?:项目|工程)(?![数个总率类库清名建])/g
/** `begins`: where in a stretch a name begins, behind words that only describe projects (我局负责的, 进度最慢的五个); null: it is nothing but these. */

export function mentionsIn(
  text: string,
  names: ItemNames | null,
  others: readonly NameHit[],
  begins: Begins,
): Mention[] {
  const exact = (names?.named(text) ?? []).filter((hit) => {
    // A longer name of the plan that the item's is only a part of.
    const longer = others.find((it) => it.how === 'exact' && it.from <= hit.from && hit.to <= it.to)
    return longer === undefined || longer.to - longer.from <= hit.to - hit.from
  })
  const found: Mention[] = exact.map(({ from, to, text: name, items }) => {
    const grown = grownLeft(text, from)
    const certain = begins(grown, from) === null
    if (certain || grown === from) return { from, to, name, items, how: 'exact' }
    const whole = text.slice(grown, to)
    const fits = names?.fitting(whole) ?? []
    return {
      from: grown,
      to,
      name: whole,
      ...(fits.length > 0 ? { items: fits, how: 'part' } : { items, how: 'near' }),
    }
  })
  for (const it of calledIn(text, found, begins)) {
    const fits = fitted(it.name, names)
    // A name of the plan stands here, and no item of a list is said by more than it.
    const own = others.some(
      (other) => other.kind !== 'unit' && other.how === 'exact' && other.from < it.to && it.from < other.to,
    )
    const covers = others.some((other) => other.how === 'exact' && other.from <= it.from && it.to <= other.to)
    if (own && (covers || fits.how === 'near')) continue
    found.push({ ...it, ...fits })
  }
  return found.sort((a, b) => a.from - b.from)
}

/** 某某项目, where 某某 is more than a description. */
function calledIn(
  text: string,
  taken: readonly Span[],
  begins: Begins,
): { from: number; to: number; name: string }[] {
  return [...text.matchAll(CALLED)].flatMap((match) => {
    const to = match.index + match[0].length
    const start = begins(grownLeft(text, match.index), match.index)
    const overlaps = taken.some((it) => it.from < to && (start ?? to) < it.to)
    // 三个项目: how many, and no name.
    const counted = /^(?:\d{1,2}|[一二两三四五六七八九十几这那])个?$/.test(
      text.slice(start ?? 0, match.index),
    )
    if (start === null || counted || match.index - start > LONGEST || overlaps) return []
    return [{ from: start, to, name: text.slice(start, to) }]
  })
}

const LONGEST = 40

export function fitted(name: string, names: ItemNames | null): Pick<ItemMeant, 'items' | 'how'> {
  const items = names?.fitting(name) ?? []
  return items.length > 0 ? { items, how: 'part' } : { items: names?.near(name) ?? [], how: 'near' }
}

/** To the left as far as a name can reach: to a stop, a mask or a word that parts. */
function grownLeft(text: string, from: number): number {
  let at = from
  while (at > 0 && !/[\s,，。;；:：!！?？、\n\t|\ue000-\ue00f【】和与及跟]/.test(text.charAt(at - 1))) at--
  return at
}

/**
 * Names without 项目 behind them: what a clause begins with, up to its first time, number or word of reporting, where the
 * whole of it is a piece of an item's name.
 */
export function subjectsIn(
  text: string,
  tokens: readonly Token[],
  names: ItemNames,
  taken: readonly Mention[],
  begins: Begins,
): Mention[] {
  const found: Mention[] = []
  for (const [at, token] of tokens.entries()) {
    const opens = token.kind === 'gap' && beginsAt(tokens, at)
    if (!opens || taken.some((it) => it.from <= token.from && token.from < it.to)) continue
    // 己内酰胺二期: 二期 is a word for a part of it, and here of its name.
    let last = at
    while (tokens[last + 1]?.kind === 'gap' || isWord(tokens[last + 1], 'part')) last++
    for (let end = last; end >= at; end--) {
      const [from, to] = [token.from, tokens[end]?.to ?? token.to]
      const name = text.slice(from, to)
      const items = begins(from, to) === null ? [] : names.fitting(name)
      if (items.length === 0) continue
      found.push({ from, to, name, items, how: 'part' })
      break
    }
  }
  return found
}

/** At the beginning of a clause, behind nothing but times and courtesies. */
function beginsAt(tokens: readonly Token[], at: number): boolean {
  for (let before = at - 1; before >= 0; before--) {
    const it = tokens[before]
    if (it?.kind === 'stop') return true
    const passes = it?.kind === 'period' || isWord(it, 'polite', 'particle')
    if (!passes) return false
  }
  return true
}

export function sectionsOf(text: string, mentions: readonly Mention[]): Section[] {
  const sections: Section[] = []
  let open: Mention[] = []
  for (const [index, mention] of mentions.entries()) {
    open.push(mention)
    const to = mentions[index + 1]?.from ?? text.length
    const between = text.slice(mention.to, to)
    const joined =
      index + 1 < mentions.length && /^[、,，和与及以跟\s]{0,3}$/.test(between) && !between.includes('\n')
    if (joined) continue
    sections.push({ mentions: open, from: mention.to, to })
    open = []
  }
  return sections
}

export function masked(text: string, mentions: readonly Mention[]): string {
  return mentions.reduce((rest, it) => covered(rest, it, MASK.task), text)
}

export function sameItem(one: ItemRef, other: ItemRef): boolean {
  return one.list === other.list && one.item === other.item
}
