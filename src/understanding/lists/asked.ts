/**
 * What is asked of a list: which items are so, how one stands, the rates, what changed. The scope (county, unit,
 * leader, amount) is a slot; what a message says no more than a name of is asked how it stands.
 */
import type { Catalogue } from '../../plan/catalogue.ts'
import { countyOf, eachCounty } from '../../plan/counties.ts'
import type { ListKind } from '../../plan/lists/item.ts'
import { significant } from '../../plan/quantity.ts'
import { isWord, type Token } from '../acts/tokens.ts'
import type { WordClass } from '../acts/words.ts'
import type { Context } from '../context.ts'
import { ITEM_STATES, type ItemMeant, type ItemsAsked } from './told.ts'

export interface Asking {
  readonly text: string
  readonly tokens: readonly Token[]
  readonly mentions: readonly ItemMeant[]
  readonly county: string | null
  readonly context: Context
  readonly plan: Catalogue
}

const YI = 1e8
/** A message that goes on with the last one. */
const SHORT = 16
const NUMBERS = '零一二三四五六七八九十'

/** Null: nothing is asked of a list. */
export function askedIn({ text, tokens, mentions, county, context, plan }: Asking): ItemsAsked | null {
  const lists = context.lists ?? []
  const has = (...classes: WordClass[]) => tokens.some((it) => isWord(it, ...classes))
  const listed = lists.find((it) => text.includes(it.name))
  const kind = listed?.kind ?? kindNamed(text, tokens, lists)
  const [meant = null] = mentions
  const talked = (context.spoken ?? []).length + (context.reported ?? []).length > 0
  const last = context.listing ?? (talked ? { ...NOTHING, kind: lists[0]?.kind ?? null } : null)
  const question =
    /[?？]\s*$|吗|呢/.test(text) || has('which', 'story', 'rates', 'changed', 'sum', 'slow', 'fast')
  const state = ITEM_STATES.find((it) => has(it)) ?? null
  const needs = neededIn(text, tokens, plan, context.unit)
  if (meant !== null) {
    const bare = tokens.every((it) => it.kind !== 'gap' && it.kind !== 'figure')
    if (!question && state === null && !bare) return null
    return { ...NOTHING, about: 'story', state, meant, kind }
  }
  const rates = ratesIn(text)
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
    // 100亿以上的呢, 华容县的: of what was just listed.
    const goesOn = last !== null && text.length <= SHORT && (scoped || state !== null)
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
  const says = question || state !== null || scoped || listed !== undefined || /清单/.test(text)
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
    overdue: /超期|逾期|应开未开|到期|该开|过期/.test(text),
    days: has('month') ? 31 : 7,
  }
}

const NOTHING: ItemsAsked = {
  about: 'items',
  state: null,
  kind: null,
  list: null,
  meant: null,
  county: null,
  unit: null,
  own: false,
  leader: null,
  category: null,
  least: null,
  most: null,
  count: null,
  needs: null,
  by: null,
  rates: [],
  overdue: false,
  days: 7,
}

export function storyOf(meant: ItemMeant): ItemsAsked {
  return { ...NOTHING, about: 'story', meant }
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

/** 各县市区 is no unit of which something is asked, but every one. */
function unitsIn(tokens: readonly Token[], plan: Catalogue): string[] {
  const each = eachCounty(plan)
  const named = tokens.flatMap((it) =>
    it.kind === 'name' && it.name.kind === 'unit' ? it.name.ids.slice(0, 1) : [],
  )
  return named.filter((it) => !each.includes(it))
}

const OWN = /我[局县区市委办们]|本单位|我单位/

/** 需要市资规局协调的: that unit; 要谁协调: any. */
function neededIn(
  text: string,
  tokens: readonly Token[],
  plan: Catalogue,
  own: string | null,
): string | 'any' | null {
  if (!/协调|帮助|帮忙|求助|解决/.test(text)) return null
  const units = unitsIn(tokens, plan)
  if (OWN.test(text)) return own ?? 'any'
  return /需|要|待|请|找|谁/.test(text) ? (units[0] ?? 'any') : null
}

function leaderIn(text: string, lists: NonNullable<Context['lists']>): string | null {
  const leaders = new Set(lists.flatMap(({ items }) => items.flatMap((it) => it.leader ?? [])))
  return (
    [...leaders].toSorted((a, b) => b.length - a.length).find((it) => it.length >= 2 && text.includes(it)) ??
    null
  )
}

function categoryIn(text: string, lists: NonNullable<Context['lists']>): string | null {
  const all = new Set(lists.flatMap(({ items }) => items.flatMap((it) => it.category ?? [])))
  return (
    [...all].toSorted((a, b) => b.length - a.length).find((it) => it.length >= 2 && text.includes(it)) ?? null
  )
}

/** 50亿以上, 100亿级, 10亿到50亿, 不到10亿: of 总投资. */
function amountIn(
  text: string,
  tokens: readonly Token[],
): { least: number | null; most: number | null } | null {
  const money = tokens.filter((it) => it.kind === 'figure' && /[万亿]/.test(it.text))
  const values = money.flatMap((it) => (it.kind === 'figure' ? [significant(it.figure.value / YI)] : []))
  const grade = /([百十五]+)亿(?:元)?级/.exec(text)?.[1]
  const [first = grade === '百' ? 100 : grade === '十' ? 10 : grade === '五十' ? 50 : undefined, second] =
    values
  if (first === undefined) return null
  if (second !== undefined) return { least: Math.min(first, second), most: Math.max(first, second) }
  return /以下|以内|不到|不足|低于|小于|不超过/.test(text)
    ? { least: null, most: first }
    : { least: first, most: null }
}

/** 最慢的五个, 前10名, 进度倒数3个. */
function countIn(text: string): number | null {
  const found =
    /(?:最慢|最快|最落后|最差|最低|最好|最高|垫底|倒数|前|后)的?第?(\d{1,2}|[一二三四五六七八九十两])(?:个|名|位|项)?|(\d{1,2}|[一二三四五六七八九十两])(?:个|项)(?:进度|完成率)?最/.exec(
      text,
    )
  const written = found?.[1] ?? found?.[2]
  if (written === undefined) return null
  if (/^\d+$/.test(written)) return Number(written)
  return written === '两' ? 2 : NUMBERS.indexOf(written)
}

const RATES = ['争资占比率', '项目开工率', '资金支付率', '实物完成率'] as const

function ratesIn(text: string): string[] {
  return RATES.filter((it) => text.includes(it) || text.includes(it.slice(2)))
}
