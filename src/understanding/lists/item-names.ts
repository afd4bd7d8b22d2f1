/**
 * Items of lists as names: by what the list calls them, by their short forms, and by a piece of the name that fits one
 * alone. Built once for a list as it stands; a look-up costs no more for a thousand of them.
 */
import type { Item } from '../../plan/lists/item.ts'
import type { ListNames } from '../context.ts'
import type { Span } from '../reading.ts'
import { normalise } from '../text/normalise.ts'
import { Phrases } from '../text/phrases.ts'
import type { ItemRef } from './told.ts'

export interface ItemHit extends Span {
  readonly text: string
  readonly items: readonly ItemRef[]
}

interface Entry extends ItemRef {
  readonly folded: string
}

const TAIL = /(?:建设)?(?:项目|工程)$/
/** 华锦那个项目. */
const POINTING = /(?:那个|这个|的)+$/
const BRACKETS = /[(（【][^()（）【】]*[)）】]/g
const QUOTES = /[“”"‘’'《》]/g
/** A shorter form is found only where the list says that it is one. */
const SHORTEST = 3

export class ItemNames {
  readonly #phrases = new Phrases<Entry>()
  /** Which entries hold a character. */
  readonly #having = new Map<string, Set<Entry>>()

  constructor(lists: readonly ListNames[], places: readonly string[]) {
    for (const { name: list, items } of lists) for (const item of items) this.#add(list, item, places)
  }

  #add(list: string, item: Item, places: readonly string[]): void {
    const folded = foldedName(item.name)
    const entry: Entry = { list, item: item.name, folded }
    for (const form of formsOf(folded, places)) this.#phrases.add(form, entry)
    for (const it of item.aliases) this.#phrases.add(foldedName(it), entry)
    for (const char of new Set(`${folded}${item.aliases.map(foldedName).join('')}`)) {
      const known = this.#having.get(char) ?? new Set()
      known.add(entry)
      this.#having.set(char, known)
    }
  }

  /** Names and listed short forms in a text, the longest at each place, from left to right. */
  named(text: string): ItemHit[] {
    const hits: ItemHit[] = []
    for (const { from, to, values } of this.#phrases.matches(text)) {
      const last = hits.at(-1)
      if (last !== undefined && from < last.to) {
        // 紫光项目二期 begins where 紫光项目 does: the longer one is found first; a later one within is none.
        if (to <= last.to || from > last.from) continue
        hits.pop()
      }
      hits.push({ from, to, text: text.slice(from, to), items: unique(values) })
    }
    return hits
  }

  /** The items that a piece of a name fits: as it stands in the name, else its characters in order. */
  fitting(written: string): readonly ItemRef[] {
    const piece = written.replace(QUOTES, '').replace(TAIL, '').replace(POINTING, '')
    if (piece.length < 2) return []
    const having = [...new Set(piece)].map((char) => this.#having.get(char))
    if (having.some((it) => it === undefined)) return []
    const [rarest] = having.toSorted((a, b) => (a?.size ?? 0) - (b?.size ?? 0))
    const all = [...(rarest ?? [])].filter((it) => having.every((set) => set?.has(it)))
    const within = all.filter((it) => it.folded.includes(piece))
    if (within.length > 0) return unique(within)
    return piece.length < SHORTEST ? [] : unique(all.filter((it) => inOrder(piece, it.folded)))
  }

  /** Those whose names differ by a character or two: for asking which was meant. */
  near(written: string): readonly ItemRef[] {
    const piece = written.replace(QUOTES, '').replace(TAIL, '').replace(POINTING, '')
    if (piece.length < 2) return []
    const shared = new Map<Entry, number>()
    for (const char of new Set(piece))
      for (const it of this.#having.get(char) ?? []) shared.set(it, (shared.get(it) ?? 0) + 1)
    const least = Math.max(2, Math.ceil(new Set(piece).size * 0.6))
    return unique(
      [...shared]
        .filter(([, count]) => count >= least)
        .toSorted((a, b) => b[1] - a[1])
        .slice(0, NEAR)
        .map(([it]) => it),
    )
  }
}

const NEAR = 5

function unique(entries: readonly Entry[]): ItemRef[] {
  const refs = new Map(entries.map(({ list, item }) => [`${list}\n${item}`, { list, item }]))
  return [...refs.values()]
}

function inOrder(piece: string, name: string): boolean {
  let at = -1
  return [...piece].every((char) => {
    at = name.indexOf(char, at + 1)
    return at >= 0
  })
}

export function foldedName(name: string): string {
  return normalise(name).text.replace(QUOTES, '')
}

/** 岳阳紫光芯片产业园（一期）建设项目: also without its brackets, its 建设项目 and the place in front. */
function formsOf(folded: string, places: readonly string[]): Set<string> {
  const forms = new Set([folded])
  const bare = folded.replace(BRACKETS, '')
  for (const form of [folded, bare]) {
    const place = places.find((it) => form.startsWith(it) && form.length - it.length >= SHORTEST + 1)
    for (const it of place === undefined ? [form] : [form, form.slice(place.length)]) {
      if (it.length >= SHORTEST) forms.add(it)
      const stem = it.replace(TAIL, '')
      if (stem.length > SHORTEST) forms.add(stem)
      if (stem.length > SHORTEST) forms.add(`${stem}项目`)
    }
  }
  return forms
}
