/**
 * Counties, districts and parks: the plan names them, and holds most of them as no unit. A unit of the plan that
 * stands for each of them (各县市区政府) has `each: "county"`.
 *
 * @example countyOf(plan, '湘阴县发改局') // '湘阴县'
 */
import type { Catalogue } from './catalogue.ts'
import type { Indicator, Task } from './schema.ts'

/** The whole city: what a figure is about where nothing else is said. */
export const CITY = '全市'

/** What a county's own government is called behind its name. */
const GOVERNMENT = /^(?:(?:人民)?政府(?:办公室|办)?|管委会(?:办公室)?|管理委员会)?$/

/** The county that goes by a name, by a short form, or by either with its government's title; null: none. */
export function countyNamed(plan: Catalogue, name: string): string | null {
  const found = longestPrefix(plan, name)
  return found !== null && GOVERNMENT.test(name.slice(found.form.length)) ? found.county : null
}

/** The county that a unit is, or whose office it is (湘阴县发改局); null: a unit of the city, or unknown. */
export function countyOf(plan: Catalogue, unit: string | null): string | null {
  if (unit === null) return null
  if (plan.findUnit(unit) !== null) return counties(plan).some((it) => it.name === unit) ? unit : null
  return longestPrefix(plan, unit)?.county ?? null
}

/** Units of the plan that stand for each county. */
export function eachCounty(plan: Catalogue): string[] {
  return plan.units.filter((it) => it.each === 'county').map((it) => it.name)
}

/** Whether somebody of a unit is meant by another: a county's people by what stands for each county. */
export function speaksFor(plan: Catalogue, own: string | null, unit: string): boolean {
  return own === unit || (countyOf(plan, own) !== null && eachCounty(plan).includes(unit))
}

/** What the plan gives to a county: as one of all, or by its own name. */
export function isAskedOf(plan: Catalogue, county: string, units: readonly string[]): boolean {
  return units.some((it) => it === county) || eachCounty(plan).some((it) => units.includes(it))
}

/**
 * Whom a figure is about that people of a unit report without naming a place: a county's people speak of their county,
 * except where the plan asks that very county for something of its own (a project in a park).
 */
export function homeOf(plan: Catalogue, unit: string | null, { owner_units }: Indicator): string {
  const county = countyOf(plan, unit)
  return county === null || owner_units.includes(county) ? CITY : county
}

/** Tasks whose text names the county; by its short form only where that is no other thing (岳阳楼, 南湖). */
export function tasksNaming(plan: Catalogue, county: string): Task[] {
  const { aliases = [] } = counties(plan).find((it) => it.name === county) ?? {}
  const short = aliases.filter((it) => it.length + 1 === county.length && !it.startsWith(plan.plan.city))
  return plan.tasks.filter(({ quote }) => [county, ...short].some((it) => quote.includes(it)))
}

/** 我县, 全区, 本县: how a county's people speak of it; 我市 and 全市 only where it is a city itself (汨罗市). */
export function ownWordsOf(county: string): RegExp {
  const own = /(?:[县镇乡]|街道)$/.exec(county)?.[0]
  const area = own ?? (county.endsWith('市') ? '[市县]' : '[区县]')
  return new RegExp(`(?:我们?|本|咱们?|全)${area}(?!里?[市长委])`, 'g')
}

function counties({ plan }: Catalogue) {
  return plan.counties ?? []
}

/** The longest name or short form that a unit's name begins with, behind the city's own (岳阳市平江县). */
function longestPrefix(plan: Catalogue, unit: string): { county: string; form: string } | null {
  const forms = counties(plan)
    .flatMap(({ name, aliases }) => [name, ...aliases].map((form) => ({ county: name, form })))
    .flatMap(({ county, form }) => [form, `${plan.plan.city}市${form}`].map((it) => ({ county, form: it })))
    .sort((a, b) => b.form.length - a.form.length)
  return forms.find((it) => unit.startsWith(it.form)) ?? null
}
