/**
 * No number of the document is left over: each stands in a target, or in numbers.json with the reason why it is none.
 * So do the words that count or promise the whole: 全覆盖, 清零, 三个产业. What stands within “” is a name.
 */
import type { Catalogue } from '../plan/catalogue.ts'
import type { Target } from '../plan/schema.ts'
import { short } from './naming.ts'
import { around, numbersOf, occurrences, placeOf, type Stretch } from './print.ts'
import { promiseOf, spokenIn } from './promise.ts'

const WORDS =
  /全覆盖|清零|破零|翻番|(?<![第\p{Script=Han}]届)(?<!第)[二三四五六七八九十两百]+(?:个|大|家|项|条|所|座|处|位|名|场|户|类)(?!月|多)/gu

export function* numbers(plan: Catalogue): Generator<string> {
  const { document } = plan
  const claims = claimsOf(plan)
  const reasons = plan.numbers.map((entry) => ({ entry, at: occurrences(document, entry.quote) }))
  const excused = (it: Stretch) =>
    reasons.filter(
      ({ entry, at }) =>
        entry.number === it.text && at.some((from) => from <= it.from && it.to <= from + entry.quote.length),
    )
  const claimed = (it: Stretch) => claims.some(({ from, to }) => from <= it.from && it.to <= to)
  const printed = [...numbersOf(document), ...wordsOf(document, plan)]
  for (const it of printed) {
    const shown = `${it.text}（${around(document, it.from, it.to)}）`
    const why = excused(it)
    if (!claimed(it) && why.length === 0)
      yield `numbers.json: 原文的“${shown}”既不在目标的引文中，也没有写明为什么不是目标`
    if (claimed(it) && why.length > 0)
      yield `numbers.json “${short(why[0]?.entry.quote ?? '')}”: ${it.text}已是目标，又写作不是目标`
    if (why.length > 1) yield `numbers.json “${short(why[0]?.entry.quote ?? '')}”: ${it.text}写了两次理由`
  }
  for (const { entry, at } of reasons) {
    if (at.length === 0) yield `numbers.json “${short(entry.quote)}”: 不是原文`
    else if (!printed.some((it) => excused(it).some((found) => found.entry === entry)))
      yield `numbers.json “${short(entry.quote)}”: 其中没有需要说明的“${entry.number}”`
  }
}

/** Where the value of each target is printed; of a target in words, its whole quote. */
function claimsOf(plan: Catalogue): { from: number; to: number }[] {
  const { document } = plan
  return plan.indicators.flatMap((indicator) =>
    indicator.targets.flatMap((target) => {
      const place = placeOf(document, target.location)
      const at = place === null ? [] : occurrences(place.text, target.quote)
      const [from] = at.map((it) => it + (place?.from ?? 0))
      if (from === undefined) return []
      const promise = target.value === null ? null : promiseOf(target, indicator)
      const parts = partsIn(target).map((it) => ({ from: from + it.from, to: from + it.to }))
      if (promise !== null) return [{ from: from + promise.from, to: from + promise.to }, ...parts]
      // Words promise as a whole what no number says.
      return target.value === null
        ? wordsIn(target.quote).map((it) => ({ from: from + it.from, to: from + it.to }))
        : []
    }),
  )
}

/** What a quote gives to the counties: (东湖区24个以上,青石县12个以上). */
function partsIn({ quote, counties = [] }: Target): { from: number; to: number }[] {
  return spokenIn(quote).filter((it) => counties.some(({ value }) => value === it.value))
}

function wordsIn(quote: string): { from: number; to: number }[] {
  return [...quote.matchAll(WORDS)].map(({ 0: said, index }) => ({ from: index, to: index + said.length }))
}

/** But those within marks of quotation, and those that number a heading. */
function wordsOf(document: string, plan: Catalogue): Stretch[] {
  const names = [...document.matchAll(/“[^”\n]*”/g)].map(
    ({ 0: said, index }) => [index, index + said.length] as const,
  )
  const headings = new Set(plan.tasks.map((it) => it.title))
  return [...document.matchAll(WORDS)].flatMap(({ 0: text, index }) => {
    const inName = names.some(([from, to]) => from <= index && index < to)
    const line = document.slice(document.lastIndexOf('\n', index) + 1, index)
    const inHeading = [...headings].some(
      (it) =>
        it.includes(text) &&
        `${line}${document.slice(index)}`.replace(/^[\d.、()]+/, '').startsWith(it) &&
        line.length < it.length + 6,
    )
    return inName || inHeading ? [] : [{ from: index, to: index + text.length, text }]
  })
}
