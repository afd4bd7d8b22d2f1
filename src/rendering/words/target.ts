/**
 * What the plan promises for an indicator, in its own firmness: 以上, 左右, 不低于, 力争 are kept, every place
 * is quoted verbatim with its location, and places that differ are said to differ.
 */
import type { Judgement } from '../../judging/judgement.ts'
import type { Ruling } from '../../ledger/standing.ts'
import { disputedValues, judgedTarget } from '../../plan/deadlines.ts'
import { type Period, yearOf } from '../../plan/period.ts'
import type { Indicator, Target } from '../../plan/schema.ts'
import { change, deadlineText, decimal, quantity } from '../numbers.ts'
import type { WordsContext } from './context.ts'

/** `全年增长7%以上`, `全年力争达到90%以上`, `3月底前完成…`, `全年不低于全省平均水平`. */
export function targetText(indicator: Indicator, target: Target, year: number): string {
  return `${deadlineText(target.deadline, year)}${amountText(indicator, target)}`
}

/** The target without its deadline: `增长7%以上`. */
export function amountText(indicator: Indicator, target: Target): string {
  const { value, max, text, hedge } = target
  if (value === null) return text ?? target.quote
  const number = quantity(value, indicator.unit)
  const printed = max === null ? number : `${decimal(value)}—${quantity(max, indicator.unit)}`
  const moved = indicator.kind === 'growth' || indicator.kind === 'delta'
  const verb = indicator.kind === 'delta' ? '提高' : '增长'
  const stand = hedge !== null && SPEAKS_FOR_ITSELF.has(hedge) ? '' : standVerb(indicator)
  const amount = moved ? change(value, indicator.unit, verb) : `${stand}${printed}`
  const before = hedge === null || hedge === '左右' || amount.startsWith(hedge) ? '' : hedge
  const words = `${before}${amount}${suffixOf(target, number)}`
  return text === null ? words : `${text}（${words}）`
}

/** Before a stand these need no verb of their own: 不低于99元, not 不低于达到99元. */
const SPEAKS_FOR_ITSELF: ReadonlySet<string> = new Set(['不低于', '不少于', '高于', '保持', '约', '预计'])

/** Shares, levels and coverage are reached, lower ones come down to; a count and a rank need no verb. */
function standVerb(indicator: Indicator): string {
  if (indicator.kind !== 'share' && indicator.kind !== 'level' && indicator.kind !== 'coverage') return ''
  return indicator.better === 'lower' ? '降至' : '达到'
}

function suffixOf(target: Target, number: string): string {
  if (target.hedge === '左右' || target.quote.includes(`${number}左右`)) return '左右'
  if (target.quote.includes(`${number}以上`)) return '以上'
  return target.quote.includes(`超过${number}`) ? '以上（不含）' : ''
}

/**
 * All that the plan prints: `全年增长6%`, and where the places differ each wording with its places:
 * `全年增长7%（总体方案）、增长7%以上（附件1）`.
 */
export function targetsText(indicator: Indicator, year: number): string {
  const places = new Map<string, string[]>()
  for (const target of indicator.targets) {
    const words = targetText(indicator, target, year)
    places.set(words, [...(places.get(words) ?? []), target.location.split(' ')[0] ?? target.location])
  }
  const [first, ...others] = [...places.keys()]
  if (first === undefined || others.length === 0) return first ?? ''
  return [...places].map(([words, where]) => `${words}（${[...new Set(where)].join('、')}）`).join('、')
}

/**
 * The target that counts, in one clause: what was ruled, or what the plan prints. Where its places differ in wording
 * alone, the first of them; where they differ in the number, all of them. One for each day that has its own.
 */
export function goalText(indicator: Indicator, judgement: Judgement | null, words: WordsContext): string {
  const { year } = words.plan.plan
  if (judgement?.ruling != null && judgement.target !== null)
    return `${amountText(indicator, judgement.target)}（按裁定）`
  const days = [
    ...new Set(indicator.targets.flatMap((it) => (it.value === null ? [] : [it.deadline]))),
  ].sort()
  const due = days.map((day) => judgedTarget(indicator, day))
  // Of several years, and of nodes within one, each day's.
  if (due.length > 0 && due.every((it) => it !== null))
    return due.map((it) => targetText(indicator, it, year)).join('、')
  const all = targetsText(indicator, year)
  return conflictOf(indicator, words) === 'number' ? `${all}，待裁定` : all
}

/** `附件1 一、攻坚目标：“实现社会消费品零售总额增长7%以上”`. */
export function placeText(target: Target): string {
  return `${target.location}：“${target.quote}”`
}

/**
 * Whose targets stand beside a figure of a period: last year's figure has last year's, as they were printed then; the
 * name is today's, with 已不在计划中 where the plan dropped it.
 */
export function promisedFor(id: string, period: Period | null, { plan }: WordsContext): Promised {
  const its = period === null ? null : plan.ofYear(yearOf(period.to))
  const { name } = plan.indicator(id)
  const held = its?.findIndicator(id) ?? null
  if (its !== null && held !== null) return { indicator: { ...held, name }, by: { plan: its } }
  const last = plan.findIndicator(id) === null ? plan.years.find((it) => it.findIndicator(id) !== null) : plan
  const by = last ?? plan
  return { indicator: { ...by.indicator(id), name }, by: { plan: by } }
}

export interface Promised {
  readonly indicator: Indicator
  /** Where the contradictions of that plan are looked up. */
  readonly by: WordsContext
}

/** Whether the places differ in the number or in the wording alone; null where they agree. */
export function conflictOf(indicator: Indicator, words: WordsContext): 'number' | 'wording' | null {
  return words.plan.conflictsOf(indicator.id)[0]?.differs ?? null
}

/**
 * Where the places disagree, and what follows from it; null where they agree. `ruling`: the office's, or null where
 * there is none; undefined where it is not known (nobody is told how things stand).
 */
export function conflictText(
  indicator: Indicator,
  words: WordsContext,
  ruling: Ruling | null | undefined,
): string | null {
  const differs = conflictOf(indicator, words)
  if (differs === null) return null
  const count = indicator.targets.length
  const places = `计划${['', '一', '两', '三', '四'][count] ?? count}处`
  if (differs === 'number') {
    if (ruling === undefined) return `${places}数字不一致`
    return ruling === null
      ? `${places}数字不一致，待专班办公室裁定，裁定前均不作为判断依据`
      : `${places}数字不一致，已裁定按${quantity(ruling.value, indicator.unit)}判断`
  }
  const numbered = indicator.targets.some((it) => it.value !== null)
  return !numbered || disputedValues(indicator).length > 0
    ? `${places}表述不一`
    : `${places}表述不一、数值相同，照常判断`
}
