/**
 * What is asked of a list: which items are so, how one stands, the rates, what changed. The scope (county, unit,
 * leader, amount) is a slot; what a message says no more than a name of is asked how it stands.
 */
import type { Catalogue } from '../../plan/catalogue.ts'
import { countyOf } from '../../plan/counties.ts'
import type { ListKind } from '../../plan/lists/item.ts'
import { isWord, type Token } from '../acts/tokens.ts'
import type { WordClass } from '../acts/words.ts'
import type { Context } from '../context.ts'
import { amountIn, categoryIn, countIn, leaderIn, neededIn, ratesIn, unitsIn } from './scope.ts'
import { NOTHING } from './story.ts'
import { ITEM_ASPECTS, ITEM_STATES, type ItemMeant, type ItemsAsked } from './told.ts'

export interface Asking {
  readonly text: string
  readonly tokens: readonly Token[]
  readonly mentions: readonly ItemMeant[]
  readonly county: string | null
  readonly context: Context
  readonly plan: Catalogue
  /** Something of the plan is named: what goes on with a list says nothing of it. */
  readonly ofPlan: boolean
}

/** A message that goes on with the last one. */
const SHORT = 16

/** Null: nothing is asked of a list. */
export function askedIn({
  text,
  tokens,
  mentions,
  county,
  context,
  plan,
  ofPlan,
}: Asking): ItemsAsked | null {
  const lists = context.lists ?? []
  const has = (...classes: WordClass[]) => tokens.some((it) => isWord(it, ...classes))
  const listed = lists.find((it) => text.includes(it.name))
  const kind = listed?.kind ?? kindNamed(text, tokens, lists)
  const [meant = null, ...more] = mentions
  const { spoken = [], focus = null } = context
  const aspect = ITEM_ASPECTS.find((it) => has(it)) ?? null
  const talked = (context.spoken ?? []).length + (context.reported ?? []).length > 0
  const plainly = talked ? { ...NOTHING, kind: lists[0]?.kind ?? null } : null
  const last = context.listing ?? (spoken.length > 1 ? { ...NOTHING, among: spoken } : plainly)
  const rates = ratesIn(text)
  const question =
    /[?？]\s*$|吗|呢/.test(text) || has('which', 'story', 'rates', 'changed', 'sum', 'slow', 'fast')
  const state = ITEM_STATES.find((it) => has(it)) ?? null
  const needs = neededIn(text, tokens, plan, context.unit)
  if (meant !== null) {
    const bare = tokens.every((it) => it.kind !== 'gap' && it.kind !== 'figure')
    if (!question && state === null && aspect === null && !bare) return null
    const refs = mentions.flatMap((it) => it.items)
    const clear = mentions.every((it) => it.how !== 'near' && it.items.length === 1)
    return more.length > 0 && clear
      ? { ...NOTHING, aspect, among: refs, kind }
      : { ...NOTHING, about: 'story', state, aspect, meant, kind }
  }
  const units = unitsIn(tokens, plan)
  const leader = leaderIn(text, lists)
  const scope = amountIn(text, tokens)
  const own = has('own')
  const unit = needs !== null ? null : (units[0] ?? null)
  const by = has('byCounty') || /县市区|各县|各区/.test(text) ? 'county' : has('byUnit') ? 'unit' : null
  const scoped =
    county !== null ||
    unit !== null ||
    leader !== null ||
    own ||
    scope !== null ||
    needs !== null ||
    by !== null
  const narrowed = county !== null || unit !== null || leader !== null
  const about: ItemsAsked['about'] = has('changed')
    ? 'changed'
    : state === null && (has('rates') || rates.length > 0 || FOUR.test(text))
      ? 'rates'
      : state === null && needs === null && (has('sum') || (has('story') && !narrowed)) && !has('which')
        ? 'sum'
        : 'items'
  if (kind === null && listed === undefined) {
    // 谁负责, 为什么, 还差多少: of the one that is spoken of, or of each that was just listed.
    const covered = tokens.every((it) => it.kind !== 'gap' && it.kind !== 'figure')
    const goesBack = !ofPlan && covered && text.length <= SHORT && !has('every')
    if (goesBack && focus !== null && !scoped && (aspect !== null || state !== null || has('story'))) {
      const meant: ItemMeant = { name: focus.item, items: [focus], how: 'spoken' }
      return { ...NOTHING, about: 'story', aspect, state, meant }
    }
    if (goesBack && spoken.length > 1 && last !== null && !scoped && aspect !== null && state === null)
      return { ...last, aspect, about: 'items' }
    // 100亿以上的呢, 华容县的: of what was just listed.
    const goesOn = !ofPlan && last !== null && text.length <= SHORT && (scoped || state !== null)
    if (!goesOn) return null
    return {
      ...last,
      state: state ?? last.state,
      county: county ?? last.county,
      unit: unit ?? last.unit,
      leader: leader ?? last.leader,
      least: scope === null ? last.least : scope.least,
      most: scope === null ? last.most : scope.most,
      needs: needs ?? last.needs,
      by: by ?? last.by,
      about: state !== null || by !== null ? 'items' : last.about,
      count: countIn(text),
    }
  }
  const says =
    question || about === 'rates' || state !== null || scoped || listed !== undefined || /清单/.test(text)
  if (!says) return null
  const category = categoryIn(text, lists)
  const home = own ? countyOf(plan, context.unit) : null
  return {
    ...NOTHING,
    about,
    state,
    kind,
    list: listed?.name ?? null,
    county: county ?? home,
    unit: unit ?? (own && home === null && needs === null ? context.unit : null),
    own,
    leader,
    category,
    least: scope?.least ?? null,
    most: scope?.most ?? null,
    count: countIn(text),
    needs,
    by,
    rates,
    aspect,
    overdue: /超期|逾期|应开未开|到期|该开|过期/.test(text),
    days: has('month') ? 31 : 7,
  }
}

/** Of the kinds that stand: 任务 is the plan's where there is no 任务清单. */
const FOUR = /四个?率|四比四|四提高/

function kindNamed(
  text: string,
  tokens: readonly Token[],
  lists: NonNullable<Context['lists']>,
): ListKind | null {
  const there = (kind: ListKind) => lists.some((it) => it.kind === kind)
  const has = (...classes: WordClass[]) => tokens.some((it) => isWord(it, ...classes))
  if (has('nounOfPolicy') && there('policy')) return 'policy'
  if (has('nounOfTask') && there('task')) return 'task'
  return (has('noun') || has('rates') || FOUR.test(text)) && there('project') ? 'project' : null
}
