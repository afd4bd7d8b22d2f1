/**
 * Items of lists as names: by what the list calls them, by their short forms, and by a piece of the name that fits one
 * alone. Built once for a list as it stands; a look-up costs no more for a thousand of them.
 */
import type { Item } from '../../plan/lists/item.ts'
import type { ListNames } from '../context.ts'
import type { Sounds } from '../names/pinyin.ts'
import type { Span } from '../reading.ts'
import { normalise } from '../text/normalise.ts'
import { Phrases } from '../text/phrases.ts'
import { PieceIndex } from './piece-index.ts'
import type { ItemRef } from './told.ts'

export interface ItemHit extends Span {
  readonly text: string
  readonly items: readonly ItemRef[]
}

interface Entry extends ItemRef {
  readonly folded: string
  /** As it sounds. */
  readonly heard: string
}

const TAIL = /(?:建设)?(?:项目|工程)$/
/** 华锦那个项目. */
const POINTING = /(?:那个|这个|的)+$/
const BRACKETS = /[(（【][^()（）【】]*[)）】]/g
const QUOTES = /[“”"‘’'《》]/g
/** A shorter form is found only where the list says that it is one. */
const SHORTEST = 3

export class ItemNames {
  /** Whom and what items belong to, the longest first. */
  readonly leaders: readonly string[]
  readonly categories: readonly string[]
  readonly #phrases = new Phrases<Entry>()
  readonly #pieces = new PieceIndex<Entry>()
  readonly #sounds: Sounds
  /** Which entries hold a character. */
  readonly #having = new Map<string, Set<Entry>>()

  /** Which entries hold a syllable. */
  readonly #sounding = new Map<string, Set<Entry>>()

  constructor(lists: readonly ListNames[], places: readonly string[], sounds: Sounds) {
    this.#sounds = sounds
    const all = lists.flatMap(({ items }) => items)
    this.leaders = wordsOf(all.map((it) => it.leader))
    this.categories = wordsOf(all.map((it) => it.category))
    for (const { name: list, items } of lists) for (const item of items) this.#add(list, item, places)
  }

  #add(list: string, item: Item, places: readonly string[]): void {
    const folded = foldedName(item.name)
    const heard = this.#sounds.of(folded)
    const entry: Entry = { list, item: item.name, folded, heard }
    const forms = formsOf(folded, places)
    for (const form of forms) this.#phrases.add(form, entry)
    for (const it of item.aliases.map(foldedName)) {
      this.#phrases.add(it, entry)
      this.#pieces.add(it, [it], entry)
    }
    const place = places.find((it) => folded.startsWith(it)) ?? ''
    this.#pieces.add(folded, place === '' ? [folded] : [folded.slice(place.length)], entry)
    const aliases = item.aliases.map(foldedName).join('')
    for (const char of new Set(`${folded}${aliases}`)) among(this.#having, char).add(entry)
    for (const char of new Set(heard)) among(this.#sounding, char).add(entry)
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

  /** Whether anything in it is a name or a piece of one. */
  touches(text: string): boolean {
    return this.#pieces.touches(text)
  }

  /** Pieces of names anywhere in a text. `isPlain`: a stretch that consists of words which name nothing. */
  pieces(text: string, isPlain: (from: number, to: number) => boolean): ItemHit[] {
    return this.#pieces.hits(text, isPlain).map(({ from, to, entries }) => {
      return { from, to, text: text.slice(from, to), items: unique([...entries]) }
    })
  }

  /** The items that a piece of a name fits: as it stands in the name, else its characters in order. */
  fitting(written: string): readonly ItemRef[] {
    const piece = bareOf(written)
    if (piece.length < 2) return []
    const all = holding(piece, this.#having)
    const within = all.filter((it) => it.folded.includes(piece))
    if (within.length > 0) return unique(within)
    return piece.length < SHORTEST ? [] : unique(all.filter((it) => inOrder(piece, it.folded)))
  }

  /** Those that come near it, for asking which was meant: the same by sound, initials in order, or a character or two apart. */
  near(written: string): readonly ItemRef[] {
    const piece = bareOf(written)
    const close = this.close(piece)
    if (close.length > 0 || piece.length <= 2) return close
    const shared = new Map<Entry, number>()
    for (const char of new Set(piece))
      for (const it of this.#having.get(char) ?? []) shared.set(it, (shared.get(it) ?? 0) + 1)
    const least = Math.max(2, Math.ceil(new Set(piece).size * ALIKE))
    return unique(
      [...shared]
        .filter(([, count]) => count >= least)
        .toSorted((a, b) => b[1] - a[1])
        .slice(0, NEAR)
        .map(([it]) => it),
    )
  }

  /** The same by sound, or two characters of a name in order: 抽蓄 of 抽水蓄能. */
  close(written: string): readonly ItemRef[] {
    const piece = bareOf(written)
    const alike = this.heard(piece)
    if (alike.length > 0) return alike.slice(0, NEAR)
    if (piece.length !== 2) return []
    const initials = unique(holding(piece, this.#having).filter((it) => inOrder(piece, it.folded)))
    return initials.length <= NEAR ? initials : []
  }

  /** What sounds like a piece of a name: 同音字, and sounds that southern speakers confuse. */
  heard(written: string): readonly ItemRef[] {
    const piece = bareOf(written)
    if (piece.length < 2) return []
    const sound = this.#sounds.of(piece)
    const all = holding(sound, this.#sounding)
    const within = all.filter((it) => it.heard.includes(sound))
    if (within.length > 0) return unique(within)
    return piece.length <= SHORTEST ? [] : unique(all.filter((it) => inOrder(sound, it.heard)))
  }
}

const ALIKE = 0.6

function wordsOf(all: readonly (string | null)[]): string[] {
  const words = [...new Set(all.filter((it) => it !== null))]
  return words.filter((it) => it.length >= 2).toSorted((a, b) => b.length - a.length)
}
const NEAR = 5

function among(index: Map<string, Set<Entry>>, char: string): Set<Entry> {
  const known = index.get(char) ?? new Set()
  index.set(char, known)
  return known
}

/** The entries that hold every character of a piece. */
function holding(piece: string, index: ReadonlyMap<string, ReadonlySet<Entry>>): Entry[] {
  const having = [...new Set(piece)].map((char) => index.get(char))
  if (having.some((it) => it === undefined)) return []
  const [rarest] = having.toSorted((a, b) => (a?.size ?? 0) - (b?.size ?? 0))
  return [...(rarest ?? [])].filter((it) => having.every((set) => set?.has(it)))
}

/** Without marks, 项目 and 那个. */
function bareOf(written: string): string {
  return written.replace(QUOTES, '').replace(POINTING, '').replace(TAIL, '').replace(POINTING, '')
}

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
