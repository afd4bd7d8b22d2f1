/**
 * Whether an indicator is what its quotes speak of: its name and its kind in their words, its unit as printed, each number
 * its own and once. None of it is told by the value: 7 % of the wrong thing is 7 %, too.
 */
import type { Catalogue } from '../plan/catalogue.ts'
import type { Indicator, Target } from '../plan/schema.ts'
import { unitOf } from '../plan/units.ts'
import { findFigures } from '../understanding/figures/figures.ts'
import { normalise } from '../understanding/text/normalise.ts'
import { ofIndicator, ofTarget, short } from './naming.ts'
import { occurrences, placeOf } from './print.ts'
import { type Promised, promiseOf } from './promise.ts'

export function* likeness(plan: Catalogue): Generator<string> {
  const owners = new Map<number, Indicator>()
  for (const indicator of plan.indicators) {
    yield* named(plan, indicator)
    yield* headline(plan, indicator)
    const seen = new Set<string>()
    for (const target of indicator.targets) {
      const name = ofTarget(indicator, target)
      const key = `${target.location} ${target.quote}`
      if (seen.has(key)) yield `${name}: 同一处写了两次`
      seen.add(key)
      const promise = target.value === null ? null : promiseOf(target, indicator)
      if (promise === null) continue
      yield* kind(name, indicator, target, promise)
      yield* unit(name, indicator, target, promise)
      const at = placed(plan, target, promise)
      const other = at === null ? undefined : owners.get(at.from)
      if (at !== null && other === undefined) owners.set(at.from, indicator)
      // 接待游客、旅游收入均增长8%: one number of several things.
      if (other !== undefined && other !== indicator && !/[、和及与均各]/.test(target.quote))
        yield `${name}: “${short(target.quote)}”的${target.value}${indicator.unit}已是“${other.name}”的目标`
      if (at !== null && isCut(plan.document, target, promise, at))
        yield `${name} quote: 把计量单位截断了：“${short(plan.document.slice(at.from, at.end + 4))}”`
    }
  }
}

function placed({ document }: Catalogue, { location, quote }: Target, { from }: Promised) {
  const place = placeOf(document, location)
  const [at] = place === null ? [] : occurrences(place.text, quote)
  if (place === null || at === undefined) return null
  const start = place.from + at
  return { from: start + from, end: start + quote.length }
}

/** What a name adds to say how a thing is counted; it need not be printed. */
const ADDED = /增加值|增速|占比|覆盖率|累计|数量|提高幅度|排名|总数/g

function pairsOf({ name }: Indicator): string[] {
  const bare = name.replace(ADDED, '')
  return [...bare].slice(1).map((_, at) => bare.slice(at, at + 2))
}

function shareIn(text: string, pairs: readonly string[]): number {
  return pairs.length === 0 ? 1 : pairs.filter((it) => text.includes(it)).length / pairs.length
}

/** Half of the name, at least, stands around one of its quotes, two characters at a time; and no quote is another's. */
function* named(plan: Catalogue, indicator: Indicator): Generator<string> {
  const pairs = pairsOf(indicator)
  const task = indicator.task === null ? null : plan.findTask(indicator.task)
  const around = ({ location, quote }: Target) => {
    const place = placeOf(plan.document, location)?.text ?? ''
    const at = Math.max(0, place.indexOf(quote))
    return `${place.slice(Math.max(0, at - AROUND), at)}${quote}${task?.quote ?? ''}`
  }
  const [first] = indicator.targets
  if (first !== undefined && indicator.targets.every((it) => shareIn(around(it), pairs) < 0.5))
    yield `${ofIndicator(indicator)} name: 引文“${short(first.quote)}”说的不像是“${indicator.name}”`
  for (const target of indicator.targets) {
    if (target.note !== undefined || shareIn(target.quote, pairs) >= 0.5) continue
    const meant = plan.indicators.find(
      (it) => it !== indicator && it.kind === indicator.kind && shareIn(target.quote, pairsOf(it)) > 0.9,
    )
    if (meant !== undefined)
      yield `${ofTarget(indicator, target)} quote: “${short(target.quote)}”说的是“${meant.name}”`
  }
}

/** How far ahead of a quote the subject of its sentence may stand. */
const AROUND = 60
const GROWS =
  /(?:增长|增速|增幅|递增|上升|提[高升]|下降|降低|减少)(?:不?[低高少]于|达到?|保持在?|控制在|约|为|超过?|力争)*$/
const TOTAL = /(?:总量|总数|存量|保有量)(?:达到?|为)?(?:不低于|超过)?$/
const ANEW = /(?:新增|新建|培育|举办|引进|改造)[^,，、。]{0,8}$/

function* kind(name: string, { kind, unit }: Indicator, { quote, note }: Target, { from }: Promised) {
  if (note !== undefined) return
  const before = quote.slice(0, from)
  if (kind === 'growth' && !GROWS.test(before))
    yield `${name} kind: 原文“${short(quote)}”不是增速，不应为 growth`
  if (kind !== 'growth' && kind !== 'delta' && unit === '%' && /(?:增长|增速|增幅|递增)$/.test(before))
    yield `${name} kind: 原文“${short(quote)}”是增速，应为 growth`
  if (kind === 'count' && TOTAL.test(before)) yield `${name} kind: 原文“${short(quote)}”是总量，应为 level`
  if (kind === 'level' && ANEW.test(before))
    yield `${name} kind: 原文“${short(quote)}”是当年做的数，应为 count`
}

/** 50名 is not 50人: papers print what the plan prints. 万亩 for 亩 is another writing of the same. */
function* unit(name: string, { unit: own }: Indicator, { quote, note }: Target, { from }: Promised) {
  if (note !== undefined) return
  const { text, origin } = normalise(quote)
  const printed = findFigures(text).find((it) => (origin[it.from] ?? 0) === from)?.unit ?? null
  const [said, written] = [printed === null ? null : unitOf(printed), unitOf(own)]
  if (said !== null && written !== null && said.factor === written.factor && said.name !== written.name)
    yield `${name} unit: 原文为“${printed}”，写的是“${own}”`
}

/** 提高1个百分|点: what goes on behind the quote makes its unit another one. */
function isCut(document: string, target: Target, { from }: Promised, { end }: { end: number }): boolean {
  const longest = (quote: string) => {
    const { text, origin } = normalise(quote)
    const hit = findFigures(text).find((it) => (origin[it.from] ?? 0) === from)
    return hit === undefined ? null : { unit: hit.unit, to: (origin[hit.to - 1] ?? 0) + 1 }
  }
  const [own, more] = [longest(target.quote), longest(target.quote + document.slice(end, end + 4))]
  return own !== null && more !== null && own.unit !== more.unit && more.to > target.quote.length
}

/** What the goals promise is a headline; what stands in a task alone is none. */
function* headline({ document }: Catalogue, indicator: Indicator): Generator<string> {
  const { headline: own, task, targets } = indicator
  const ofGoals = targets.some(({ location }) => {
    const [first = ''] = placeOf(document, location)?.text.split('\n') ?? []
    return /^(?:总体方案|正文)/.test(location) || /目标/.test(first)
  })
  if (own && task !== null && !ofGoals)
    yield `${ofIndicator(indicator)} headline: 只在任务中写到，不是主要目标，应为 false`
  if (!own && task === null) yield `${ofIndicator(indicator)} headline: 是总目标，应为 true`
}
