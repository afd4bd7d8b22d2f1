/** What a question about lists holds: which list, whose items, what of them, and of when. Nothing is decided here. */
import { dayOf } from '../../base/clock.ts'
import type { Catalogue } from '../../plan/catalogue.ts'
import type { ListKind } from '../../plan/lists/item.ts'
import type { Period } from '../../plan/period.ts'
import { isWord, type Token } from '../acts/tokens.ts'
import type { WordClass } from '../acts/words.ts'
import type { Context, ListNames } from '../context.ts'
import type { ItemNames } from './item-names.ts'
import { amountIn, countIn, neededIn, ratesIn, unitsIn, wordIn } from './scope.ts'
import { ITEM_ASPECTS, ITEM_STATES, type ItemAspect, type ItemMeant, type ItemStateAsked } from './told.ts'

export interface Asking {
  readonly text: string
  readonly tokens: readonly Token[]
  readonly mentions: readonly ItemMeant[]
  /** The list that is named, by its name or a piece of it. */
  readonly listed: ListNames | null
  readonly county: string | null
  readonly context: Context
  readonly plan: Catalogue
  /** Leaders and categories that the lists know. */
  readonly belonging: Pick<ItemNames, 'leaders' | 'categories'>
  /** Something of the plan is named: what goes on with a list says nothing of it. */
  readonly ofPlan: boolean
}

export interface Clues {
  readonly has: (...classes: WordClass[]) => boolean
  readonly kind: ListKind | null
  readonly aspect: ItemAspect | null
  readonly state: ItemStateAsked | null
  /** 进度图, 画个图: a picture is wanted. */
  readonly chart: boolean
  /** 四个率, 四比四提高, or one of them by its name. */
  readonly ofRates: boolean
  readonly needs: string | 'any' | null
  readonly rates: readonly string[]
  readonly unit: string | null
  readonly county: string | null
  readonly leader: string | null
  readonly category: string | null
  readonly amount: { readonly least: number | null; readonly most: number | null } | null
  readonly own: boolean
  readonly by: 'county' | 'unit' | null
  readonly count: number | null
  readonly overdue: boolean
  readonly days: 7 | 31 | 366
  readonly period: Period | null
  /** It asks, whatever it asks. */
  readonly question: boolean
  /** Every word of it is accounted for. */
  readonly covered: boolean
  /** It says whose items, or which. */
  readonly scoped: boolean
}

const FOUR = /四个?率|四比四|四提高/
const CHART =
  /(?:进度|进展|对比|投资|排名|柱状|条形|分布)图|图表|[画出做看要发来](?:个|张|一张|一个|下)?图(?!书|纸)/
const OVERDUE = /超期|逾期|应开未开|到期|到点|该开|过期|过了(?:开工|竣工|完工)?(?:时间|期)|该[^,，。]{0,4}没/
const YEAR = /年底|年内|今年|全年|年末|下半年/

export function cluesIn({ text, tokens, listed, county, context, plan, belonging }: Asking): Clues {
  const { leaders, categories } = belonging
  const lists = context.lists ?? []
  const has = (...classes: WordClass[]) => tokens.some((it) => isWord(it, ...classes))
  const rates = ratesIn(text)
  const needs = neededIn(text, tokens, plan, context.unit)
  const [named = null] = unitsIn(tokens, plan)
  const unit = needs !== null ? null : named
  const own = has('own') || OWN_LEADER.test(text)
  const leader = OWN_LEADER.test(text) ? leaderCalled(context.name ?? null, leaders) : wordIn(text, leaders)
  const amount = amountIn(text, tokens)
  const by =
    has('byCounty') || /按县市区|各县市?区|各县|各区/.test(text) ? 'county' : has('byUnit') ? 'unit' : null
  const category = wordIn(text, categories)
  const timed = tokens.find((it) => it.kind === 'period' && it.period.role === 'period')
  return {
    has,
    kind: listed?.kind ?? kindNamed(text, has, lists),
    aspect: ITEM_ASPECTS.find((it) => has(it)) ?? null,
    state: ITEM_STATES.find((it) => has(it)) ?? null,
    chart: CHART.test(text),
    ofRates: has('rates') || rates.length > 0 || FOUR.test(text),
    ...{ needs, rates, unit, county, leader, category, amount, own, by },
    count: countIn(text) ?? (ONE.test(text) ? 1 : null),
    overdue: OVERDUE.test(text),
    days: YEAR.test(text) ? 366 : has('month') ? 31 : 7,
    period: over(timed?.kind === 'period' ? timed.period.period : null, context.now),
    question:
      /[?？]\s*$|吗|呢/.test(text) ||
      rates.length > 0 ||
      FOUR.test(text) ||
      CHART.test(text) ||
      has('which', 'story', 'rates', 'changed', 'sum', 'slow', 'fast', 'largest', 'smallest', 'earliest'),
    covered: tokens.every((it) => it.kind !== 'gap' && it.kind !== 'figure'),
    scoped: [county, unit, leader, amount, needs, by].some((it) => it !== null) || own,
  }
}

/** 哪个最慢, 最慢的那个: one is asked for. */
const ONE = /哪一?个|哪家|哪项|是谁|的那个/

/** What a year to come, or the one that runs, adds up to is nothing that was reported. */
function over(period: Period | null, now: Date): Period | null {
  return period === null || period.to > dayOf(now) ? null : period
}

/** 我联系的: the sender's own, where the sender is one of the leaders. */
const OWN_LEADER = /我(?:联系|联点|包联|分管|挂点|牵头联系|负责联系)/

function leaderCalled(name: string | null, leaders: readonly string[]): string | null {
  return name === null ? null : (leaders.find((it) => it.includes(name) || name.includes(it)) ?? name)
}

/** Of the kinds that stand: 任务 is the plan's where there is no 任务清单. */
function kindNamed(text: string, has: Clues['has'], lists: readonly ListNames[]): ListKind | null {
  const there = (kind: ListKind) => lists.some((it) => it.kind === kind)
  if (has('nounOfPolicy') && there('policy')) return 'policy'
  if (has('nounOfTask') && there('task')) return 'task'
  return (has('noun') || has('rates') || FOUR.test(text)) && there('project') ? 'project' : null
}
