/**
 * What a message has to do with the lists that stand: an item reported, corrected, taken back, asked after. Without any
 * list only so much is known that the progress of a single project is no figure of the city's.
 */
import { dayOf } from '../../base/clock.ts'
import type { Catalogue } from '../../plan/catalogue.ts'
import type { Act } from '../acts/act.ts'
import { isWord, type Token, Words } from '../acts/tokens.ts'
import type { Context, ListNames } from '../context.ts'
import type { Reading } from '../reading.ts'
import type { Slots } from '../slots.ts'
import { spanAsSent } from '../text/normalise.ts'
import { askedIn, storyOf } from './asked.ts'
import { type Cover, coverOf } from './covering.ts'
import { ItemNames } from './item-names.ts'
import { ASKED_OF_LISTS, LISTING } from './list-words.ts'
import { pastedIn } from './pasted.ts'
import { fitted, type Mention, mentionsIn, type Section, sectionsOf, subjectsIn } from './sections.ts'
import { amountIn, momentOf, type Parts, partsIn } from './telling.ts'
import type { ItemDoing, ItemMeant, ItemPartNamed, ItemTold } from './told.ts'

interface Alone extends Pick<Reading, 'intent'> {
  /** How many figures of the plan's indicators it was found to report. */
  readonly figures: number
  readonly county: string | null
}

export class ListReader {
  readonly #plan: Catalogue
  readonly #places: readonly string[]
  readonly #telling = new Words(LISTING)
  readonly #asking = new Words(LISTING, ASKED_OF_LISTS)
  /** Of the lists as they stood when they were last read: rebuilt when one of them is another. */
  #known: { readonly lists: readonly ListNames[]; readonly names: ItemNames } | null = null

  constructor(plan: Catalogue) {
    this.#plan = plan
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
    if (this.#known?.lists !== lists) this.#known = { lists, names: new ItemNames(lists, this.#places) }
    return this.#known.names
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
    const turned = turnedIn(text, context)
    if (turned !== null) return turned
    const bare = coverOf(slots, [], context)
    const scopes = [...this.#places, ...(context.lists ?? []).flatMap(scopesOf)]
      .filter((it) => text.includes(it))
      .map((it) => ({ from: text.indexOf(it), to: text.indexOf(it) + it.length }))
    const begins = (from: number, to: number) =>
      bare(this.#asking, from, to).tokens.find(
        (it) => it.kind === 'gap' && !scopes.some((scope) => scope.from <= it.from && it.to <= scope.to),
      )?.from ?? null
    // A name of the plan whose figure is money: what is said of it is the plan's.
    const ofMoney = slots.names.some(
      (it) =>
        it.kind === 'indicator' &&
        it.how !== 'overlap' &&
        this.#plan.indicator(it.ids[0] ?? '').unit.endsWith('元'),
    )
    const called = mentionsIn(text, names, slots.names, begins)
    const without = coverOf(slots, called, context)(this.#telling, 0, text.length).tokens
    const byPiece = names === null || ofMoney ? [] : subjectsIn(text, without, names, called, begins)
    const mentions = [...called, ...byPiece].sort((a, b) => a.from - b.from)
    const cover = coverOf(slots, mentions, context)
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
      return this.#asked(text, question.tokens, mentions, alone, context)
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
      return this.#asked(text, question.tokens, mentions, alone, context)
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
    return this.#asked(text, question.tokens, mentions, alone, context)
  }

  #tells(cover: Cover, mentions: readonly Mention[], text: string): boolean {
    return sectionsOf(text, mentions).some(({ from, to }) =>
      cover(this.#telling, from, to).has('invest', 'start', 'finish', 'blocked', 'cleared'),
    )
  }

  #asked(
    text: string,
    tokens: readonly Token[],
    mentions: readonly Mention[],
    { county }: Alone,
    context: Context,
  ): ItemDoing | null {
    if ((context.lists ?? []).length === 0) return null
    const meant = mentions.map(meantBy)
    const asked = askedIn({ text, tokens, mentions: meant, county, context, plan: this.#plan })
    return asked === null ? null : { act: 'item.ask', asked }
  }

  /** What a message that names no item says of the one that is asked about, was reported last, or is spoken of. */
  #ofSpoken(
    tokens: readonly Token[],
    parts: Parts,
    { spoken, reported = [], asked, ofItem }: Context,
  ): ItemDoing | null {
    const free = asked === undefined || asked === null || ofItem === true
    if (!free) return null
    const has = (...classes: Parameters<typeof isWord>[1][]) => tokens.some((it) => isWord(it, ...classes))
    const bare = tokens.every((it) => it.kind !== 'gap')
    const refs = ofItem === true || reported.length === 0 ? (spoken ?? []) : reported
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

const MORE =
  /^(?:看|要|显示)?(?:更多|还有呢?|还有吗|继续|接着|下一?页|剩下的|其余的?|全部列出)(?:呢|吗|看看)?[?？。!]?$/
const NUMBERED =
  /^(?:那|看看?|打开)?第?(\d{1,2}|[一二三四五六七八九十])(?:个|条|项)?(?:项目|任务|政策)?(?:的)?(?:呢|怎么样|咋样|情况|详情|什么情况|进展)?[?？。]?$/
const NUMBERS = '零一二三四五六七八九十'

/** After a list: its next page, or one of its lines by number. */
function turnedIn(text: string, { spoken = [], asked }: Context): ItemDoing | null {
  if (spoken.length === 0 || asked) return null
  if (MORE.test(text)) return { act: 'item.more' }
  const written = NUMBERED.exec(text)?.[1]
  if (written === undefined) return null
  const ref = spoken[(/^\d/.test(written) ? Number(written) : NUMBERS.indexOf(written)) - 1]
  if (ref === undefined) return null
  return { act: 'item.ask', asked: storyOf({ name: ref.item, items: [ref], how: 'spoken' }) }
}

/** Whom and what items belong to: words that describe several. */
function scopesOf({ items }: ListNames): string[] {
  const found = new Set(
    items.flatMap(({ leader, category }) => [leader, category].filter((it) => it !== null)),
  )
  return [...found]
}

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
