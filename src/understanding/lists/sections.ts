/**
 * A message parted by the items that it speaks of: each name with the words up to the next one. What stands before the
 * first is said of all of them.
 */
import type { NameHit, Span } from '../reading.ts'
import { covered, MASK } from '../text/mask.ts'
import type { ItemNames } from './item-names.ts'
import type { ItemMeant, ItemRef } from './told.ts'

export interface Mention extends Span, ItemMeant {}

export interface Section extends Span {
  /** Several: 甲项目、乙项目均已开工. */
  readonly mentions: readonly Mention[]
}

/** What may stand before a name without being a part of it. */
const LEAD =
  /(?:^|[\s,，.。;；:：!！?？、()（）\n\t|>"“”【】]|[\ue000-\ue00f]|我[们局县区市委办]|本[局县区]|的|和|与|及|其中|关于|有关|目前|现在|截至目前|另外?|请问|问下|看下|看看|查下|查一下|查|说下|汇报下?|报告|报下?|更正|撤回|撤销|市|县|区|把|将|对|是|我负责|负责的|今年|本月|上周|年度|了解下|了解一下|催催?|给我|帮我)$/
const CALLED = /(?:项目|工程)(?![数个总率类库清名建])/g
/** `describes`: whether words only describe projects (华容县的, 进度最慢的五个) and name none. */
export function mentionsIn(
  text: string,
  names: ItemNames | null,
  others: readonly NameHit[],
  describes: (from: number, to: number) => boolean,
): Mention[] {
  const exact = (names?.named(text) ?? []).filter((hit) => {
    // A longer name of the plan that the item's is only a part of.
    const longer = others.find((it) => it.how === 'exact' && it.from <= hit.from && hit.to <= it.to)
    return longer === undefined || longer.to - longer.from <= hit.to - hit.from
  })
  const found: Mention[] = exact.map(({ from, to, text: name, items }) => {
    const grown = grownLeft(text, from)
    const certain = LEAD.test(text.slice(0, from)) || others.some((it) => it.to === from)
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
  for (const it of calledIn(text, found, describes)) {
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
  describes: (from: number, to: number) => boolean,
): { from: number; to: number; name: string }[] {
  return [...text.matchAll(CALLED)].flatMap((match) => {
    const to = match.index + match[0].length
    const from = grownLeft(text, match.index)
    const bare = text
      .slice(from, match.index)
      .replace(
        /^(?:我[们局县区市委办]|本[局县区]|关于|其中|目前|请问|查一?下|看一?下|催一?下?|今年|把|将|撤回|撤销|更正)+的?/,
        '',
      )
    const start = match.index - bare.length
    const overlaps = taken.some((it) => it.from < to && start < it.to)
    if (bare.length < 1 || bare.length > LONGEST || overlaps || describes(start, match.index)) return []
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
  while (at > 0 && !/[\s,，。;；:：!！?？、\n\t|\ue000-\ue00f【】]/.test(text.charAt(at - 1))) at--
  return at
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
