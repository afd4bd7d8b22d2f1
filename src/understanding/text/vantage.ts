/**
 * Where a plan is seen from. The closed classes of words know 全市 for what is ours and 全省 for what is wider; the plan
 * says which city that is, which province, and whether it is a county's, in which 全县 is ours and 全市 is wider. So a
 * message is read in the words of any city. Every stretch keeps its length, and with it every place.
 *
 * @example inWordsOfAnyCity('湖南省平均5.9%,岳阳6.8%', vantage) // '全省的平均5.9%,全市6.8%'
 */
import type { PlanHead } from '../../plan/schema.ts'

export interface Vantage {
  readonly city: string
  readonly province: string | null
  /** What a county's own people call it: 县, 区; null: the plan is a city's. */
  readonly county: string | null
  /** What longer names of its parts add to the city's own: 楼区 of 岳阳楼区. */
  readonly longer: readonly string[]
}

export function vantageOf({ city, province, level, counties = [] }: PlanHead): Vantage {
  const parts = counties.flatMap((it) => [it.name, ...it.aliases])
  return {
    city,
    province: province ?? null,
    county: level === 'county' && !city.endsWith('市') ? (/[县区旗]$/.exec(city)?.[0] ?? '县') : null,
    longer: parts.filter((it) => it.startsWith(city)).map((it) => it.slice(city.length)),
  }
}

/** The city's own name is what is ours, the province's what is wider. */
export function inWordsOfAnyCity(text: string, { city, province, longer }: Vantage): string {
  const not = longer.length === 0 ? '' : `(?!${longer.join('|')})`
  const bare = city.replace(/[市县区旗]$/, '')
  const forms = [
    ...(province === null ? [] : [[`${province}(?:全?省)?`, '全省'] as const]),
    ...(city === '' ? [] : [[`(?:${city}|${bare.length < 2 ? city : bare})市?${not}`, '全市'] as const]),
  ]
  return forms.reduce(
    (said, [form, word]) =>
      said.replace(new RegExp(form, 'g'), (own) => word + '的'.repeat(own.length - word.length)),
    text,
  )
}

/** What a county's people say of the city above it, and of their own county. */
const ABOVE: readonly (readonly [RegExp, string])[] = [
  [/[全我本]市/g, '全省'],
  [/市(?=里|均|定|下达|级(?:目标|要求|任务))/g, '省'],
]

/** A county's message, one level up: 全县 becomes 全市, and 全市, which is another's figure, 全省. */
export function raised(text: string, { county }: Vantage): string {
  if (county === null) return text
  const above = ABOVE.reduce((said, [form, word]) => said.replace(form, word), text)
  return above.replace(new RegExp(`(?<=[全我本])${county}|${county}(?=里|本级)`, 'g'), '市')
}
