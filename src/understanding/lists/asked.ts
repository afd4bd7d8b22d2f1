/**
 * What is asked of a list: which items are so, how one stands, the rates, what changed. The scope (county, unit,
 * leader, amount) is a slot; what a message says no more than a name of is asked how it stands.
 */
import { countyOf } from '../../plan/counties.ts'
import { type Asking, type Clues, cluesIn } from './clues.ts'
import { NOTHING } from './story.ts'
import type { ItemAspect, ItemMeant, ItemStateAsked, ItemsAsked } from './told.ts'

export type { Asking } from './clues.ts'

/** A message that goes on with the last one. */
const SHORT = 20
/** It says nothing but of whom. */
const SHORTEST = 8

/** Null: nothing is asked of a list. */
export function askedIn(asking: Asking): ItemsAsked | null {
  const clues = cluesIn(asking)
  if (asking.mentions.length > 0) return ofNamed(asking, clues)
  if (clues.kind === null && asking.listed === null) return goingOn(asking, clues) ?? ofItself(asking, clues)
  return ofLists(asking, clues)
}

/** One item: its story; several: each in a line. */
function ofNamed({ text, mentions }: Asking, clues: Clues): ItemsAsked | null {
  const [meant = null, ...more] = mentions
  const { question, state, aspect, covered, kind, period } = clues
  if (!question && state === null && aspect === null && !covered) return null
  const clear = mentions.every((it) => it.how !== 'near' && it.items.length === 1)
  if (more.length === 0 || !clear)
    return { ...NOTHING, about: 'story', aspect: aspect ?? aspectOf(state), meant, kind, period }
  const among = mentions.flatMap((it) => it.items)
  if (/加起来|一共|总共|合计/.test(text)) return { ...NOTHING, about: 'sum', among, kind }
  return RANKING.has(state ?? 'started')
    ? { ...NOTHING, state, among, kind, count: null }
    : { ...NOTHING, aspect: aspect ?? aspectOf(state), among, kind }
}

const RANKING: ReadonlySet<ItemStateAsked> = new Set(['slow', 'fast', 'largest', 'smallest', 'earliest'])

/** 开工了吗 of one is when it began; 卡住了吗 what holds it up. */
function aspectOf(state: ItemStateAsked | null): ItemAspect | null {
  switch (state) {
    case 'started':
    case 'not_started':
    case 'starting':
      return 'starts'
    case 'finished':
    case 'not_finished':
    case 'ending':
      return 'ends'
    case 'blocked':
    case 'slow':
    case 'late':
      return 'why'
    default:
      return null
  }
}

/** After an answer about items: 谁负责, 第二慢的, 100亿以上的呢, 加起来多少. */
function goingOn({ text, context, ofPlan }: Asking, clues: Clues): ItemsAsked | null {
  const { spoken = [], reported = [], focus = null, lists = [] } = context
  const talked = spoken.length + reported.length > 0 || context.listing !== undefined
  if (ofPlan || text.length > SHORT || !talked) return null
  const { aspect, state, scoped, has, covered, period } = clues
  const whole = { ...NOTHING, kind: lists[0]?.kind ?? null }
  const before = context.listing ?? (spoken.length > 1 ? { ...NOTHING, among: spoken } : whole)
  // 全部八个里头: not of what it was narrowed to.
  const last = has('every') ? { ...NOTHING, kind: before.kind, list: before.list } : before
  const several = spoken.length > 1 || context.listing !== undefined
  const ranks = RANKING.has(state ?? 'started') || (state !== null && has('which'))
  if (focus !== null && !scoped && !(several && ranks) && covered && !has('every')) {
    const meant: ItemMeant = { name: focus.item, items: [focus], how: 'spoken' }
    if (aspect !== null || state !== null || has('story') || period !== null)
      return { ...NOTHING, about: 'story', aspect: aspect ?? aspectOf(state), meant, period }
  }
  if (several && has('sum') && !scoped && state === null) return { ...last, about: 'sum' }
  if (several && covered && !scoped && aspect !== null && state === null)
    return { ...last, aspect, about: 'items' }
  if (!scoped && state === null && clues.category === null) return null
  const { county, unit, leader, category, amount, needs, by } = clues
  const home = clues.own ? context.unit : null
  return {
    ...last,
    aspect,
    state: state ?? last.state,
    county: county ?? last.county,
    unit: unit ?? home ?? last.unit,
    leader: leader ?? last.leader,
    category: category ?? last.category,
    least: amount === null ? last.least : amount.least,
    most: amount === null ? last.most : amount.most,
    needs: needs ?? last.needs,
    by: by ?? last.by,
    about:
      state !== null || by !== null || category !== null
        ? 'items'
        : last.about === 'story'
          ? 'items'
          : last.about,
    count: clues.count,
    overdue: clues.overdue,
    days: clues.days,
  }
}

/** 还没开工的有哪些, 总投资50亿以上的, 石化类的: said of nothing else, though no list is named. */
function ofItself(asking: Asking, clues: Clues): ItemsAsked | null {
  const { text, ofPlan, context } = asking
  if (ofPlan || !clues.question || (context.lists ?? []).length === 0) return null
  const ofItems =
    (clues.state !== null && /[开动]工|竣工|完工|投产|没开的|卡[在住着了]/.test(text)) ||
    (clues.amount !== null && /总投资/.test(text)) ||
    (clues.category !== null && text.includes(`${clues.category}类`)) ||
    (clues.leader !== null && /联系|联点|包联|挂点|分管/.test(text)) ||
    (clues.state !== null && RANKING.has(clues.state) && /投资|投得/.test(text))
  return ofItems ? ofLists(asking, clues) : null
}

function ofLists({ text, listed, context, plan }: Asking, clues: Clues): ItemsAsked | null {
  const { has, state, needs, rates, county, unit, leader, amount, own, by } = clues
  const narrowed = county !== null || unit !== null || leader !== null
  const about: ItemsAsked['about'] = clues.chart
    ? 'items'
    : has('changed')
      ? 'changed'
      : state === null && clues.ofRates
        ? 'rates'
        : state === null && needs === null && (has('sum') || (has('story') && !narrowed)) && !has('which')
          ? 'sum'
          : 'items'
  const says =
    clues.question ||
    about === 'rates' ||
    state !== null ||
    clues.scoped ||
    clues.chart ||
    listed !== null ||
    /清单/.test(text)
  if (!says) return null
  const home = own && leader === null ? countyOf(plan, context.unit) : null
  const whose = own && home === null && needs === null && leader === null ? context.unit : null
  // 城建的呢: what was asked of the last list.
  const same =
    state === null && /呢/.test(text) && text.length <= SHORTEST ? (context.listing?.state ?? null) : null
  return {
    ...NOTHING,
    ...{
      about: same === null ? about : ('items' as const),
      state: state ?? same,
      needs,
      by,
      rates,
      own,
      leader,
    },
    kind: clues.kind,
    list: listed?.name ?? null,
    county: county ?? home,
    unit: unit ?? whose,
    category: clues.category,
    least: amount?.least ?? null,
    most: amount?.most ?? null,
    count: clues.count,
    ...(clues.chart ? { chart: true as const } : {}),
    aspect: clues.aspect,
    overdue: clues.overdue,
    days: clues.days,
  }
}
