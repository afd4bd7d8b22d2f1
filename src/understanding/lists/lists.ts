/**
 * What a message has to do with the lists that stand: an item reported, corrected, taken back, asked after. Without any
 * list only so much is known that the progress of a single project is no figure of the city's.
 */
import { dayOf } from '../../base/clock.ts'
import type { Catalogue } from '../../plan/catalogue.ts'
import type { Act } from '../acts/act.ts'
import { isWord, type Token, Words } from '../acts/tokens.ts'
import type { Context, ListNames } from '../context.ts'
import type { Sounds } from '../names/pinyin.ts'
import type { Reading } from '../reading.ts'
import type { Slots } from '../slots.ts'
import { spanAsSent } from '../text/normalise.ts'
import { askedIn } from './asked.ts'
import type { Cover } from './covering.ts'
import { itemsFound } from './finding.ts'
import { ItemNames } from './item-names.ts'
import { ASKED_OF_LISTS, LISTING } from './list-words.ts'
import { pastedIn } from './pasted.ts'
import { chosenIn, turnedIn } from './pointing.ts'
import { fitted, type Mention, type Section, sectionsOf } from './sections.ts'
import { storyOf } from './story.ts'
import { amountIn, momentOf, type Parts, partsIn } from './telling.ts'
import { ITEM_ASPECTS, type ItemDoing, type ItemMeant, type ItemPartNamed, type ItemTold } from './told.ts'

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
    if ((context.lists ?? []).some((it) => this.#asking.speaks(text, OF_LISTS[it.kind]))) return true
    // A name that no list holds, and what is told or asked of it.
    if (ofPlan.some((it) => it.kind !== 'unit' && it.how === 'exact')) return false
    const asks = text.length <= SHORT && this.#asking.speaks(text, OF_ONE)
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
    const { mentions, cover, begins, ofMoney } = itemsFound(slots, context, sight)
    const { tokens, has } = cover(this.#telling, 0, text.length)
    const question = cover(this.#asking, 0, text.length)
    const unchanged = has('unchanged')
    const firm =
      mentions.length > 0 &&
      this.#told(slots, mentions, cover, context).some((it) => it.invested !== undefined)
    const asks =
      !unchanged &&
      (ENDS.test(text) || (!firm && (ASKS.test(text) || question.has('which', 'rates', 'changed'))))
    if (
      asks ||
      (mentions.length > 0 && question.has('story') && !unchanged && !this.#tells(cover, mentions, text))
    )
      return this.#asked(slots, question.tokens, mentions, alone, context)
    if (mentions.length === 0) {
      if (names === null) return null
      const parts = this.#parts(slots, tokens, null, context)
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
      return this.#asked(slots, question.tokens, mentions, alone, context)
    }
    if (has('withdraw'))
      return { act: 'item.withdraw', meant: mentions.map(meantBy), parts: partsNamed(tokens) }
    const told = this.#told(slots, mentions, cover, context)
    const [first] = told
    // 棉纺是1.9，写错了: what it is of is known from what it puts right.
    const amount = first !== undefined && !tellsMuch(first) ? amountIn(tokens) : null
    if (has('change') && told.length === 1 && first !== undefined && amount !== null)
      return { act: 'item.amend', told: { ...first, invested: amount }, parts: ['invested'] }
    if (has('change') && told.length === 1 && first !== undefined && tellsMuch(first))
      return { act: 'item.amend', told: dated(first, tokens, context.now), parts: partsNamed(tokens) }
    const known = told.some((it) => it.items.length > 0 && it.how !== 'near')
    if (
      told.some(tellsMuch) ||
      (known && told.some((it) => it.note !== undefined) && (unchanged || !/^query/.test(alone.intent)))
    )
      return { act: 'item.report', told }
    return this.#asked(slots, question.tokens, mentions, alone, context)
  }

  #tells(cover: Cover, mentions: readonly Mention[], text: string): boolean {
    return sectionsOf(text, mentions).some(({ from, to }) =>
      cover(this.#telling, from, to).has('invest', 'start', 'finish', 'blocked', 'cleared'),
    )
  }

  #asked(
    { message: { text }, names }: Slots,
    tokens: readonly Token[],
    mentions: readonly Mention[],
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
    const named = { mentions: meant, ofPlan }
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
    const puts = has('change', 'withdraw') && ofItem !== true && reported.length > 0
    const refs = puts || focus === null ? reported : [focus]
    const meant = refs.map((it): ItemMeant => ({ name: it.item, items: [it], how: 'spoken' }))
    const [only, ...more] = meant
    if (has('withdraw') && bare && ofItem !== true && reported.length > 0)
      return { act: 'item.withdraw', meant, parts: partsNamed(tokens) }
    if (only === undefined || more.length > 0) return null
    const amount = amountIn(tokens)
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
    return sections.flatMap((section) => {
      const { tokens } = cover(this.#telling, section.from, section.to)
      const parts = this.#parts(slots, tokens, common, context)
      return section.mentions.map((it) => ({ ...meantBy(it), ...parts }))
    })
  }

  #parts(slots: Slots, tokens: readonly Token[], period: ItemPeriod, context: Context): Parts {
    const { message } = slots
    const asSent = (from: number, to: number) => {
      const span = spanAsSent(message, { from, to })
      return message.raw.slice(span.from, span.to)
    }
    return partsIn({ tokens, period, now: context.now, asSent })
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
function meantBy({ name, items, how }: Mention): ItemMeant {
  return { name, items, how }
}

function tellsMuch(parts: Parts): boolean {
  const { invested, started, finished, blocked, cleared } = parts
  return [invested, started, finished, blocked, cleared].some((it) => it !== undefined)
}

const ENDS = /[?？]|[吗呢]\s*[。!]*$/

/** The words of asking that no report with its money has. */
const ASKS = /[?？]|哪|谁|什么|多少|几[个项家成]|何时|如何|怎么|怎样|咋|[吗呢]\s*[。!]*$/

/** What a message begins with, up to the first time, number or word of reporting: 紫光1-9月完成投资3.2亿. */
function subjectOf(text: string, tokens: readonly Token[]): string | null {
  const [first] = tokens.filter((it) => !isWord(it, 'polite'))
  if (first?.kind !== 'gap' || first.text.length < 2) return null
  return text.slice(first.from, first.to)
}

/** 开工时间写错了，是9月8日: the day may stand in another clause than its word. */
function dated(told: ItemTold, tokens: readonly Token[], now: Date): ItemTold {
  const moment = momentOf(tokens, now)
  return {
    ...told,
    ...(told.started === undefined ? {} : { started: moment }),
    ...(told.finished === undefined ? {} : { finished: moment }),
  }
}

const PARTS: readonly (readonly [part: ItemPartNamed, words: Parameters<typeof isWord>[1][]])[] = [
  ['invested', ['invest']],
  ['started', ['start']],
  ['finished', ['finish']],
  ['blocked', ['blocked', 'need']],
]

function partsNamed(tokens: readonly Token[]): ItemPartNamed[] {
  return PARTS.flatMap(([part, classes]) => (tokens.some((it) => isWord(it, ...classes)) ? [part] : []))
}
