/** Which items a message speaks of: by name, by what is called 项目, by the piece that a clause begins with or any other, by number. */
import type { Catalogue } from '../../plan/catalogue.ts'
import type { Token, Words } from '../acts/tokens.ts'
import type { Context } from '../context.ts'
import type { Slots } from '../slots.ts'
import { type Cover, coverOf } from './covering.ts'
import type { ItemNames } from './item-names.ts'
import { piecedIn } from './pieced.ts'
import { pointedIn } from './pointing.ts'
import { listIn } from './scope.ts'
import { type Mention, mentionsIn, subjectsIn } from './sections.ts'

export interface Found {
  readonly mentions: readonly Mention[]
  /** What the message consists of, its items masked. */
  readonly cover: Cover
  /** Where in a stretch a name begins; null: it consists of words that name nothing. */
  readonly begins: (from: number, to: number) => number | null
  /** A name of the plan whose figure is money: what is said is the plan's. */
  readonly ofMoney: boolean
  /** The list that is named. */
  readonly listed: ReturnType<typeof listIn>
}

export interface Sight {
  readonly plan: Catalogue
  readonly names: ItemNames | null
  /** The city and its counties, the longest first. */
  readonly places: readonly string[]
  readonly telling: Words
  readonly asking: Words
}

export function itemsFound(slots: Slots, context: Context, sight: Sight): Found {
  const { text } = slots.message
  const { names, plan, telling, asking } = sight
  const bare = coverOf(slots, [], context)
  const exact = slots.names.filter((it) => it.how === 'exact')
  const listed = listIn(text, context.lists ?? [], exact)
  const scopes = [...sight.places, ...(names?.leaders ?? []), ...(names?.categories ?? [])]
    .filter((it) => text.includes(it))
    .map((it) => ({ from: text.indexOf(it), to: text.indexOf(it) + it.length }))
  if (listed !== null) scopes.push(listed)
  const inScope = (it: Token) => scopes.some((scope) => scope.from <= it.from && it.to <= scope.to)
  const gaps = bare(asking, 0, text.length).tokens.filter((it) => it.kind === 'gap' && !inScope(it))
  const begins = (from: number, to: number) => {
    const gap = gaps.find((it) => it.from < to && from < it.to)
    return gap === undefined ? null : Math.max(gap.from, from)
  }
  const ofMoney = slots.names.some(
    (it) =>
      it.kind === 'indicator' && it.how !== 'overlap' && plan.indicator(it.ids[0] ?? '').unit.endsWith('元'),
  )
  const pointed = pointedIn(text, context)
  const outside = (it: Mention) =>
    listed === null ||
    it.to <= listed.from ||
    listed.to <= it.from ||
    it.to - it.from > listed.to - listed.from
  const called = [...pointed, ...mentionsIn(text, names, slots.names, begins)].filter(outside)
  const masked = called.length === 0 ? bare : coverOf(slots, called, context)
  if (names === null || ofMoney) return { mentions: called, cover: masked, begins, ofMoney, listed }
  const { tokens } = masked(telling, 0, text.length)
  const around = { text, tokens, names, taken: called, others: slots.names, gaps }
  const pieced = [...called, ...piecedIn(around).filter(outside)]
  const subjects = subjectsIn(text, tokens, names, pieced, begins).filter(outside)
  const mentions = joined(
    [...pieced, ...subjects].sort((a, b) => a.from - b.from),
    text,
  )
  const cover = mentions.length === called.length ? masked : coverOf(slots, mentions, context)
  return { mentions, cover, begins, ofMoney, listed }
}

/** 三医院门诊综合楼: two pieces of one name, with nothing that ends a clause between them. */
function joined(mentions: readonly Mention[], text: string): Mention[] {
  const all: Mention[] = []
  for (const it of mentions) {
    const last = all.at(-1)
    const both = last?.items.filter((one) =>
      it.items.some((its) => its.list === one.list && its.item === one.item),
    )
    const between = last === undefined ? '' : text.slice(last.to, it.from)
    if (
      last === undefined ||
      both?.length !== 1 ||
      between.length > 4 ||
      /[\s,，。;；:：、\d]/.test(between)
    ) {
      all.push(it)
      continue
    }
    const how = last.how === 'near' && it.how === 'near' ? 'near' : last.how === 'exact' ? 'exact' : 'part'
    all[all.length - 1] = { from: last.from, to: it.to, name: text.slice(last.from, it.to), items: both, how }
  }
  return all
}
