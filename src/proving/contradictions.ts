/** Where the document says a thing in two ways: each is listed in conflicts.json, with every place of it, and no other. */
import type { Catalogue } from '../plan/catalogue.ts'
import type { Indicator } from '../plan/schema.ts'
import { ofIndicator, short } from './naming.ts'
import { placeOf } from './print.ts'

export function* contradictions(plan: Catalogue): Generator<string> {
  const { document } = plan
  for (const { about, indicators, quotes, differs } of plan.conflicts) {
    const place = `conflicts.json “${about}”`
    for (const quote of quotes)
      if (!document.includes(quote)) yield `${place} quotes: 不是原文：“${short(quote)}”`
    const own = indicators.flatMap((id) => plan.findIndicator(id) ?? [])
    const known = new Set(own.flatMap((it) => it.targets.map(({ quote }) => quote)))
    for (const quote of known)
      if (!quotes.includes(quote)) yield `${place} quotes: 缺少目标的引文“${short(quote)}”`
    for (const quote of quotes)
      if (!known.has(quote)) yield `${place} quotes: “${short(quote)}”不是这些指标的目标`
    const numbers = own.some((it) => valuesOf(it).size > 1)
    if (own.length > 0 && (differs === 'number') !== numbers)
      yield `${place} differs: 各处数值${numbers ? '不同，应为 number' : '相同，应为 wording'}`
    for (const it of own)
      if (!it.conflict) yield `${ofIndicator(it)} conflict: conflicts.json 中已列为矛盾，应为 true`
  }
  const listed = new Set(plan.conflicts.flatMap((it) => it.indicators))
  for (const it of plan.indicators) {
    if (it.conflict && !listed.has(it.id)) yield `${ofIndicator(it)} conflict: conflicts.json 中没有列出`
    if (listed.has(it.id)) continue
    const wordings = new Set(it.targets.map(({ quote }) => quote.replace(/^(?:实现|确保)/, '')))
    if (valuesOf(it).size > 1 && isOneYear(it))
      yield `${ofIndicator(it)} targets: 各处数值不同（${[...valuesOf(it)].join('、')}），应列入 conflicts.json`
    else if (wordings.size > 1 && isOneYear(it) && it.targets.every((own) => own.note === undefined))
      yield `${ofIndicator(it)} targets: 各处表述不同，应列入 conflicts.json，或在目标的 note 中说明为什么不必`
  }
  for (const { quote, location, every } of plan.cadences) {
    if (RHYTHM[every] !== undefined && !RHYTHM[every].test(quote))
      yield `cadences.json “${short(quote)}” every: 原文没有说“${every}”`

    const place = placeOf(document, location)
    if (!document.includes(quote)) yield `cadences.json “${short(quote)}”: 不是原文`
    else if (place === null) yield `cadences.json “${short(quote)}” location: 原文中找不到“${location}”`
    else if (!place.text.includes(quote)) yield `cadences.json “${short(quote)}” location: 不在“${location}”`
  }
}

/** The words by which a rhythm is printed; 常态化, 适时 and the like are no rhythm of a calendar. */
const RHYTHM: Readonly<Record<string, RegExp>> = {
  week: /周|星期/,
  'two weeks': /双周|两周|半月/,
  month: /月/,
  quarter: /季/,
  year: /年|[月周日]/,
}

/** Targets of several years differ because the years do. */
function isOneYear({ targets }: Indicator): boolean {
  return new Set(targets.map((it) => it.deadline)).size === 1
}

function valuesOf({ targets }: Indicator): Set<number> {
  return new Set(targets.flatMap(({ value }) => value ?? []))
}
