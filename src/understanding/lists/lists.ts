/**
 * What a message has to do with the lists that stand: an item reported, corrected, taken back, asked after. Without any
 * list only so much is known that the progress of a single project is no figure of the city's.
 */
import { dayOf } from '../../base/clock.ts'
import type { Catalogue } from '../../plan/catalogue.ts'
import type { ListKind } from '../../plan/lists/item.ts'
import type { Act } from '../acts/act.ts'
import { clausesOf, isWord, type Token, Words } from '../acts/tokens.ts'
import type { Context, ListNames } from '../context.ts'
import type { Sounds } from '../names/pinyin.ts'
import type { Reading } from '../reading.ts'
import type { Slots } from '../slots.ts'
import { spanAsSent } from '../text/normalise.ts'
import { askedIn } from './asked.ts'
import { changedIn, meantBy, partsNamed, rightAmount, tellsMuch } from './changing.ts'
import type { Cover } from './covering.ts'
import { itemsFound } from './finding.ts'
import { ItemNames } from './item-names.ts'
import { ASKED_OF_LISTS, type AskedClass, LISTING } from './list-words.ts'
import { pastedIn } from './pasted.ts'
import { chosenIn, turnedIn } from './pointing.ts'
import { fitted, type Mention, type Section, sectionsOf } from './sections.ts'
import { storyOf } from './story.ts'
import { type Parts, partsIn } from './telling.ts'
import { ITEM_ASPECTS, type ItemDoing, type ItemMeant, type ItemRef, type ItemTold } from './told.ts'

interface Alone extends Pick<Reading, 'intent'> {
  /** How many figures of the plan's indicators it was found to report. */
  readonly figures: number
  readonly county: string | null
}

export class ListReader {
  readonly #plan: Catalogue
  readonly #places: readonly string[]
  readonly #sounds: Sounds
  readonly #telling = new Words(LISTING)
  readonly #asking = new Words(LISTING, ASKED_OF_LISTS)
  /** Those of asking that tell by themselves that it may be a list that is meant. */
  readonly #signs = new Words(signs())
  /** Of the lists as they stood when they were last read: rebuilt when one of them is another. */
  #known: { readonly lists: readonly ListNames[]; readonly names: ItemNames } | null = null

  constructor(plan: Catalogue, sounds: Sounds) {
    this.#plan = plan
    this.#sounds = sounds
    const counties = (plan.plan.counties ?? []).flatMap(({ name, aliases }) => [name, ...aliases])
    const { city } = plan.plan
    this.#places = [`${city}市`, city, ...counties].toSorted((a, b) => b.length - a.length)
  }

  /** Null: it has nothing to do with an item of a list. */
  read(slots: Slots, alone: Alone, context: Context): Act[] | null {
    const doing = this.#doing(slots, alone, context)
    return doing === null ? null : [{ ...doing, from: 0, to: slots.message.raw.length }]
  }

  #namesOf(lists: readonly ListNames[] | undefined): ItemNames | null {
    if (lists === undefined || lists.length === 0) return null
    if (this.#known?.lists !== lists)
      this.#known = { lists, names: new ItemNames(lists, this.#places, this.#sounds) }
    return this.#known.names
  }

  /** Quickly told: nothing in it is a piece of a name or a word of lists, and the talk is of no item. */
  #concerns({ message: { text }, names: ofPlan }: Slots, names: ItemNames, context: Context): boolean {
    const { spoken = [], reported = [], choosing = [], ofItem } = context
    if (spoken.length + reported.length + choosing.length > 0 || ofItem === true) return true
    if ((context.lists ?? []).some((it) => text.includes(it.name)) || names.touches(text)) return true
    if ((context.lists ?? []).some((it) => this.#signs.speaks(text, OF_LISTS[it.kind]))) return true
    // A name that no list holds, and what is told or asked of it.
    if (ofPlan.some((it) => it.kind !== 'unit' && it.how === 'exact')) return false
    const asks = text.length <= SHORT && this.#signs.speaks(text, OF_ONE)
    return asks || this.#telling.speaks(text, OF_ITEMS)
  }

  #doing(slots: Slots, alone: Alone, context: Context): ItemDoing | null {
    const names = this.#namesOf(context.lists)
    const { text } = slots.message
    if (names === null && !/项目|工程/.test(text)) return null
    const pasted =
      names === null || !/\n/.test(slots.message.raw)
        ? null
        : pastedIn(slots.message.raw, names, dayOf(context.now))
    if (pasted !== null && pasted.length > 0) return { act: 'item.report', told: pasted }
    if (names !== null && !this.#concerns(slots, names, context)) return null
    const turned = chosenIn(text, alone.county, context) ?? turnedIn(text, context)
    if (turned !== null) return turned
    const sight = {
      plan: this.#plan,
      names,
      places: this.#places,
      telling: this.#telling,
      asking: this.#asking,
    }
    const { mentions, cover, begins, ofMoney, listed } = itemsFound(slots, context, sight)
    const { tokens, has } = cover(this.#telling, 0, text.length)
    const question = cover(this.#asking, 0, text.length)
    const unchanged = has('unchanged')
    const firm =
      mentions.length > 0 &&
      this.#told(slots, mentions, cover, context).some((it) => it.invested !== undefined)
    const asks =
      !unchanged &&
      ((context.onlyAsks === true && mentions.length > 0 && !firm) ||
        ENDS.test(text) ||
        (!firm && (ASKS.test(text) || question.has('which', 'rates', 'changed'))))
    if (
      asks ||
      (mentions.length > 0 && question.has('story') && !unchanged && !this.#tells(cover, mentions, text))
    )
      return this.#asked(slots, question.tokens, { mentions, listed: listed?.list ?? null }, alone, context)
    if (mentions.length === 0) {
      if (names === null) return null
      const parts = this.#parts(slots, tokens, null, context)
      const placed = asks || !/[那这]个(?:项目|工程)/.test(text) ? [] : itemsOf(alone.county, context)
      // 湘阴那个项目: whichever of the county's.
      if (placed.length > 0 && tellsMuch(parts))
        return {
          act: 'item.report',
          told: [
            {
              name: `${alone.county}项目`,
              items: placed,
              how: placed.length > 1 ? 'part' : 'near',
              ...parts,
            },
          ],
        }
      const subject = ofMoney || alone.figures > 0 ? null : subjectOf(text, tokens)
      // Something is reported of what no list holds: whoever says so is asked, and nothing else is meant by it.
      if (subject !== null && begins(0, subject.length) !== null && parts.invested !== undefined)
        return { act: 'item.report', told: [{ name: subject, ...fitted(subject, names), ...parts }] }
      if (subject === null && !slots.names.some((it) => it.kind === 'indicator' || it.kind === 'task')) {
        const done = this.#ofSpoken(tokens, parts, context)
        if (done !== null) return done
      }
      // 重点项目完成投资420亿元 is a figure of the plan's, or nothing.
      if (!asks && alone.intent.startsWith('report.') && parts.invested !== undefined) return null
      return this.#asked(slots, question.tokens, { mentions, listed: listed?.list ?? null }, alone, context)
    }
    const told = this.#told(slots, mentions, cover, context)
    const changed = changedIn({ text, now: context.now, tokens, mentions, told })
    if (changed !== null) return changed
    const known = told.some((it) => it.items.length > 0 && it.how !== 'near')
    if (
      told.some(tellsMuch) ||
      (known && told.some((it) => it.note !== undefined) && (unchanged || !/^query/.test(alone.intent)))
    )
      return { act: 'item.report', told }
    return this.#asked(slots, question.tokens, { mentions, listed: listed?.list ?? null }, alone, context)
  }

  #tells(cover: Cover, mentions: readonly Mention[], text: string): boolean {
    return sectionsOf(text, mentions).some(({ from, to }) =>
      cover(this.#telling, from, to).has('invest', 'start', 'finish', 'blocked', 'cleared'),
    )
  }

  #asked(
    { message: { text }, names }: Slots,
    tokens: readonly Token[],
    { mentions, listed }: { readonly mentions: readonly Mention[]; readonly listed: ListNames | null },
    { county }: Alone,
    context: Context,
  ): ItemDoing | null {
    if ((context.lists ?? []).length === 0) return null
    const ofPlan = names.some((it) => it.kind !== 'unit' && it.how !== 'overlap')
    const known = this.#namesOf(context.lists)
    const certain = mentions.map((it): ItemMeant => {
      // 洞庭湖水质 is asked about; 七里山电长 sounds like one alone, and nothing is stored by it.
      if (it.trails === true) return { ...meantBy(it), how: 'near' }
      const alike = it.how === 'near' ? (known?.heard(it.name) ?? []) : []
      return alike.length === 1 ? { ...meantBy(it), items: alike, how: 'part' } : meantBy(it)
    })
    const meant = certain.filter((it) => !ofPlan || it.how !== 'near')
    if (mentions.length > 0 && meant.length === 0) return null
    const belonging = known ?? { leaders: [], categories: [] }
    const named = { mentions: meant, listed, ofPlan, belonging }
    const asked = askedIn({ text, tokens, ...named, county, context, plan: this.#plan })
    if (asked !== null) return { act: 'item.ask', asked }
    const near = meant.length > 0 || ofPlan || text.length > SHORT ? null : nearIn(tokens, known)
    return near === null ? null : { act: 'item.ask', asked: storyOf(near) }
  }

  /** What a message that names no item says of the one that is asked about, was reported last, or is spoken of. */
  #ofSpoken(
    tokens: readonly Token[],
    parts: Parts,
    { focus = null, reported = [], asked, ofItem }: Context,
  ): ItemDoing | null {
    const free = asked === undefined || asked === null || ofItem === true
    if (!free) return null
    const has = (...classes: Parameters<typeof isWord>[1][]) => tokens.some((it) => isWord(it, ...classes))
    const bare = tokens.every((it) => it.kind !== 'gap')
    const clause = clausesOf(tokens)[0] ?? []
    // 上面那条撤回，数据没核: why stands behind it.
    const takesBack = clause.some((it) => isWord(it, 'withdraw')) && clause.every((it) => it.kind !== 'gap')
    const puts = has('change', 'withdraw') && ofItem !== true && reported.length > 0
    const refs = puts || focus === null ? reported : [focus]
    const meant = refs.map((it): ItemMeant => ({ name: it.item, items: [it], how: 'spoken' }))
    const [only, ...more] = meant
    if (takesBack && ofItem !== true && reported.length > 0)
      return { act: 'item.withdraw', meant, parts: partsNamed(tokens) }
    if (only === undefined || more.length > 0) return null
    const amount = rightAmount(tokens)
    const amends = has('change') || ofItem === true
    if (amends && bare && amount !== null && parts.invested === undefined)
      return { act: 'item.amend', told: { ...only, ...parts, invested: amount }, parts: ['invested'] }
    if (!tellsMuch(parts)) return null
    return amends
      ? { act: 'item.amend', told: { ...only, ...parts }, parts: partsNamed(tokens) }
      : { act: 'item.report', told: [{ ...only, ...parts }] }
  }

  #told(slots: Slots, mentions: readonly Mention[], cover: Cover, context: Context): ItemTold[] {
    const { text } = slots.message
    const sections: readonly Section[] = sectionsOf(text, mentions)
    const before = cover(this.#telling, 0, mentions[0]?.from ?? 0).tokens
    const period = before.find((it) => it.kind === 'period' && it.period.role === 'period')
    const common = period?.kind === 'period' ? period.period.period : null
    let carried = common
    return sections.flatMap((section) => {
      const { tokens } = cover(this.#telling, section.from, section.to)
      const [ref] = section.mentions[0]?.items ?? []
      const kind = (context.lists ?? []).find((it) => it.name === ref?.list)?.kind ?? 'project'
      const parts = this.#parts(slots, tokens, carried, context, kind)
      carried = parts.invested?.period ?? carried
      return section.mentions.map((it) => ({ ...meantBy(it), ...parts }))
    })
  }

  #parts(
    slots: Slots,
    tokens: readonly Token[],
    period: ItemPeriod,
    context: Context,
    kind: ListKind = 'project',
  ): Parts {
    const { message } = slots
    const asSent = (from: number, to: number) => {
      const span = spanAsSent(message, { from, to })
      return message.raw.slice(span.from, span.to)
    }
    return partsIn({ tokens, period, now: context.now, asSent, plan: this.#plan, kind })
  }
}

/** A question in which one word is left that comes near the name of an item: 抽蓄怎么样了. */
function nearIn(tokens: readonly Token[], names: ItemNames | null): ItemMeant | null {
  const gaps = tokens.filter((it) => it.kind === 'gap' && it.text.length >= 2)
  const [gap, ...more] = gaps
  const asks = tokens.some((it) => isWord(it, 'story', 'which', ...ITEM_ASPECTS))
  if (gap === undefined || more.length > 0 || !asks || names === null) return null
  const items = names.close(gap.text)
  return items.length === 0 ? null : { name: gap.text, items, how: items.length === 1 ? 'part' : 'near' }
}

/** What is longer says more than a name and what is asked of it. */
const SHORT = 16

const OF_LISTS = {
  project: ['noun', 'rates'],
  task: ['nounOfTask', 'rates'],
  policy: ['nounOfPolicy'],
} as const
const OF_ONE = ['story', 'which', ...ITEM_ASPECTS] as const
const OF_ITEMS = ['invest', 'start', 'finish', 'blocked', 'cleared'] as const

type ItemPeriod = Parameters<typeof partsIn>[0]['period']
const ENDS = /[?？]|[吗呢]\s*[。!]*$/

/** The words of asking that no report with its money has. */
const ASKS = /[?？]|哪|谁|什么|多少|几[个项家成]|何时|如何|怎么|怎样|咋|[吗呢]\s*[。!]*$/

/** What a message begins with, up to the first time, number or word of reporting: 紫光1-9月完成投资3.2亿. */
function subjectOf(text: string, tokens: readonly Token[]): string | null {
  const [first] = tokens.filter((it) => !isWord(it, 'polite'))
  if (first?.kind !== 'gap' || first.text.length < 2) return null
  return text.slice(first.from, first.to)
}

function itemsOf(county: string | null, { lists = [] }: Context): ItemRef[] {
  if (county === null) return []
  return lists.flatMap(({ name, items }) =>
    items.flatMap((it) => (it.county === county ? [{ list: name, item: it.name }] : [])),
  )
}

function signs(): Partial<Record<AskedClass, string>> {
  const classes: readonly AskedClass[] = [...Object.values(OF_LISTS).flat(), ...OF_ONE]
  return Object.fromEntries(classes.map((it) => [it, ASKED_OF_LISTS[it]]))
}
