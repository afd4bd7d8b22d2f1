/** Targets against the document: where they stand, what they promise, how firmly, until when, and who answers. */
import type { Catalogue } from '../plan/catalogue.ts'
import { TO_FILL } from '../plan/next-year.ts'
import { lastDayOfMonth, yearOf } from '../plan/period.ts'
import type { Indicator, Target } from '../plan/schema.ts'
import { unitOf } from '../plan/units.ts'
import { TERM } from './duties.ts'
import { isRealDay } from './heading.ts'
import { ofIndicator, ofTarget, short } from './naming.ts'
import { halfWidth, occurrences, placeOf } from './print.ts'
import { promiseOf, promisesOf, spokenIn } from './promise.ts'

/** Further ahead than this no yearly plan promises anything. */
const YEARS_AHEAD = 10
const DATE = /(?:(\d{4})年)?(\d{1,2})月(?:底|末)?(?:之?前|完成)/
const SOFT = /力争|争取|原则上|左右|约(?=\d)|预计|计划(?!生育|单列)/

export function* targets(plan: Catalogue): Generator<string> {
  for (const indicator of plan.indicators) {
    for (const target of indicator.targets) {
      if (target.quote === TO_FILL) {
        yield `${ofIndicator(indicator)} targets: ${TO_FILL}`
        continue
      }
      yield* place(plan, indicator, target)
      yield* amount(indicator, target)
      yield* deadline(plan, indicator, target)
      yield* counties(plan, indicator, target)
    }
    yield* kind(indicator)
    yield* belonging(plan, indicator)
    yield* owners(plan, indicator)
  }
}

function* place({ document }: Catalogue, indicator: Indicator, target: Target): Generator<string> {
  const { quote, location } = target
  const name = ofTarget(indicator, target)
  if (!document.includes(quote)) {
    yield `${name} quote: 不是原文：“${short(quote)}”`
    return
  }
  const stretch = placeOf(document, location)
  if (stretch === null) {
    yield `${ofIndicator(indicator)} location: 原文中找不到“${location}”`
    return
  }
  const at = occurrences(stretch.text, quote)
  if (at.length === 0) yield `${name} location: “${short(quote)}”不在这一处`
  if (at.length > 1) yield `${name} quote: “${short(quote)}”在这一处出现${at.length}次，请引得长一些`
  const [from] = at.map((it) => it + stretch.from)
  if (from === undefined) return
  const end = from + quote.length
  if (/[\d.]\d/.test(document.slice(from - 1, from + 1)) || /^\d\.?\d/.test(document.slice(end - 1, end + 2)))
    yield `${name} quote: 把一个数截断了：“${short(document.slice(from - 3, end + 3))}”`
}

function* amount(indicator: Indicator, target: Target): Generator<string> {
  const { value, max, text, quote, hedge } = target
  const name = ofTarget(indicator, target)
  if (value === null && text === null) yield `${name}: 既没有 value，也没有 text`
  if (value === null && max !== null) yield `${name} max: 有上限而没有 value`
  if (value !== null && max !== null && max <= value) yield `${name} max: 上限${max}不大于${value}`
  if (hedge !== null && !quote.includes(hedge)) yield `${name} hedge: 原文中没有“${hedge}”`
  const soft = SOFT.exec(quote)?.[0]
  if (hedge === null && soft !== undefined) yield `${name} hedge: 原文有“${soft}”，没有填写`
  const opposite = indicator.better === 'lower' ? 'at_least' : 'at_most'
  if (target.direction === opposite)
    yield `${name} direction: 指标${indicator.better === 'lower' ? '越低' : '越高'}越好，目标却写作${opposite === 'at_most' ? '不高于' : '不低于'}`
  if (value === null) {
    const explained =
      indicator.kind === 'milestone' || indicator.note !== undefined || target.note !== undefined
    const [said] = explained ? [] : promisesOf(quote, indicator)
    if (said !== undefined && !indicator.targets.some((it) => it.value === said.value))
      yield `${name} value: 原文有“${quote.slice(said.from, said.to)}”，没有填写`
    return
  }
  const promise = promiseOf(target, indicator)
  if (promise === null) {
    yield unread(name, indicator, target, value)
    return
  }
  if (promise.max !== null && promise.max !== max) yield `${name} max: 原文上限为${promise.max}，写的是${max}`
  if (promise.max === null && max !== null && !spokenIn(quote).some((it) => it.value === max))
    yield `${name} max: 原文中没有${max}`
  if (promise.direction !== null && promise.direction !== target.direction)
    yield `${name} direction: 按原文“${short(quote)}”应为 ${promise.direction}，写的是 ${target.direction}`
}

/** A value that stands nowhere is wrong; one that stands there in other words needs a note. */
function unread(name: string, indicator: Indicator, { quote, note }: Target, value: number): string {
  const there = spokenIn(quote).some((it) => it.value === value)
  if (there && note === undefined)
    return `${name} value: ${value}${indicator.unit}不能从“${short(quote)}”直接读出，请在 note 中写明怎么来的`
  const read = promisesOf(quote, indicator).map((it) => `${it.value}${indicator.unit}`)
  const found = read.length === 0 ? '' : `，原文读作${read.join('、')}`
  return `${name} value: ${value}${indicator.unit}不在引文“${short(quote)}”中${found}`
}

function* deadline(all: Catalogue, indicator: Indicator, target: Target): Generator<string> {
  const { plan } = all
  const name = ofTarget(indicator, target)
  const { deadline: day, quote } = target
  if (!isRealDay(day)) {
    yield `${name} deadline: 没有 ${day} 这一天`
    return
  }
  const year = yearOf(day)
  if (year < plan.year || year > plan.year + YEARS_AHEAD) {
    yield `${name} deadline: ${day} 不在计划年份内（${plan.year}年起）`
    return
  }
  // In a table the date stands in a column of its own: (完成时限:2026年9月;…).
  const task = all.tasks.find((it) => it.quote.includes(quote))
  const said = DATE.exec(quote) ?? TERM.exec(halfWidth(task?.quote ?? ''))
  const own = said?.[1] === undefined ? plan.year : Number(said[1])
  const month = Number(said?.[2] ?? 12)
  const due = lastDayOfMonth(own, month)
  if (said !== null && !day.startsWith(due.slice(0, 7)))
    yield `${name} deadline: 原文为“${said[0]}”，写的是 ${day}`
  // A year that the quote itself names ahead of the plan's: 到2027年达到….
  const named = /(?:到|至)(\d{4})年/.exec(quote)?.[1]
  const otherYear = named === undefined ? year !== own : year !== Number(named)
  if (said === null && otherYear && !quote.includes(`${year}`) && !target.location.includes(`${year}`))
    yield `${name} deadline: 引文没有写到 ${year} 年，写的是 ${day}`
  else if (
    said === null &&
    year === plan.year &&
    !day.endsWith('-12-31') &&
    !/\d+[月日季]|季度|半年/.test(quote)
  )
    yield `${name} deadline: 引文没有写到期限，应为 ${plan.year}-12-31，写的是 ${day}`
}

/** The counties are the plan's, each once, and their numbers stand in the text around the quote. */
function* counties(all: Catalogue, indicator: Indicator, target: Target): Generator<string> {
  const name = `${ofTarget(indicator, target)} counties`
  const known = new Map((all.plan.counties ?? []).map((it) => [it.name, [it.name, ...it.aliases]]))
  const text = placeOf(all.document, target.location)?.text ?? ''
  const seen = new Set<string>()
  for (const { county, value } of target.counties ?? []) {
    const forms = known.get(county)
    if (forms === undefined) yield `${name}: plan.json counties 中没有“${county}”`
    else if (!forms.some((it) => text.includes(it))) yield `${name}: 这一处原文没有提到“${county}”`
    if (!spokenIn(text).some((it) => it.value === value)) yield `${name}: 这一处原文没有“${county}”的${value}`
    if (seen.has(county)) yield `${name}: “${county}”写了两次`
    seen.add(county)
  }
}

const UNIT_OF: Readonly<Partial<Record<Indicator['kind'], RegExp>>> = {
  growth: /^%$/,
  rank: /^位$/,
  delta: /^(?:%|个百分点|\S+)$/,
  level: /\S/,
  count: /\S/,
  share: /\S/,
  coverage: /\S/,
}

function* kind(indicator: Indicator): Generator<string> {
  const { unit, plausible, targets: places } = indicator
  const name = ofIndicator(indicator)
  const form = UNIT_OF[indicator.kind]
  // 车桩比 has no unit, and no number of its own either.
  const numbered = places.some((it) => it.value !== null)
  if (form !== undefined && !form.test(unit) && (numbered || unit !== ''))
    yield `${name} unit: ${unit === '' ? '没有填写计量单位' : `“${unit}”与类别 ${indicator.kind} 不符`}`
  else if (unit !== '' && unitOf(unit) === null)
    yield `${name} unit: “${unit}”不是程序认得的计量单位，填报时读不出；请换一种写法`
  if (indicator.kind === 'milestone' && places.some((it) => it.value !== null))
    yield `${name} kind: 节点事项（milestone）不应有数值目标`
  if (plausible === undefined) return
  const [lowest, highest] = plausible
  if (lowest >= highest) yield `${name} plausible: 最小${lowest}不小于最大${highest}`
  const beyond = places.find(({ value }) => value !== null && (value < lowest || value > highest))
  if (beyond !== undefined) yield `${name} plausible: 目标${beyond.value}不在${lowest}—${highest}之内`
}

/** An indicator belongs to the campaign of its task, and at least one of its places lies in that task. */
function* belonging(plan: Catalogue, indicator: Indicator): Generator<string> {
  const task = indicator.task === null ? null : plan.findTask(indicator.task)
  if (task === null) return
  const name = ofIndicator(indicator)
  if (task.campaign !== indicator.campaign)
    yield `${name} campaign: 写的是“${indicator.campaign}”，任务“${task.title}”属于“${task.campaign}”`
  const inTask = indicator.targets.some(({ quote }) => task.quote.includes(quote))
  const explained = indicator.targets.some((it) => it.note !== undefined)
  if (!inTask && !indicator.headline && !explained)
    yield `${name} task: 目标的引文没有一处在任务“${task.title}”的原文中；如属实请在目标的 note 中说明`
}

/** Stated: the lead units of the task that prints it. Where no task names a lead, whoever answers is inferred. */
function* owners(plan: Catalogue, indicator: Indicator): Generator<string> {
  const { owner_units: own, owner_basis: basis } = indicator
  const named = indicator.task === null ? null : plan.findTask(indicator.task)
  // A headline target that a task of another campaign prints as well has that task's units.
  const printed = plan.tasks.find((it) => indicator.targets.some(({ quote }) => it.quote.includes(quote)))
  const task = named ?? (basis === 'stated' ? (printed ?? null) : null)
  const name = ofIndicator(indicator)
  const leads = task?.lead_units ?? []
  if (basis === 'stated' && leads.length === 0)
    yield `${name} owner_basis: 没有任务写明牵头单位，应为 inferred`
  if (basis === 'inferred' && leads.length > 0)
    yield `${name} owner_basis: 任务“${task?.title}”写明了牵头单位，应为 stated`
  if (basis === 'stated' && leads.length > 0 && own.join() !== leads.join())
    yield `${name} owner_units: 与任务“${task?.title}”的牵头单位（${leads.join('、')}）不一致`
  if (new Set(own).size < own.length) yield `${name} owner_units: 有重复`
}
