/**
 * One row of a list as its item, or what is wrong with it by heading. Amounts without a unit are in that of the heading,
 * else in 亿元; `/`, `—` and 待定 are nothing.
 */
import type { Day } from '../../base/clock.ts'
import type { Catalogue } from '../catalogue.ts'
import { countyNamed } from '../counties.ts'
import { convert, significant } from '../quantity.ts'
import type { Field, Heading } from './headings.ts'
import { headingOf } from './headings.ts'
import { type Fund, ITEM_FIELDS, type Item } from './item.ts'
import { lastDayOf, type Moment, momentIn } from './moment.ts'

/** What stands under a heading: as text, as a number with the unit of the cell, as the day of a date cell. */
export interface Cells {
  readonly headings: readonly string[]
  text(heading: string): string
  amount(
    heading: string,
  ): { readonly value: number; readonly unit: string | null } | { readonly wrong: string }
  day(heading: string): Day | null
}

/** `hint`: the row is taken all the same. */
export interface Fault {
  readonly heading: string
  readonly why: string
  readonly hint?: true
}

const NOTHING = /^(?:[-—–/\\]+|无|暂无|待定|未定|没有|空|未明确|待明确)$/
const AMOUNT_UNIT = '亿元'
/** More than any project of a city costs, in 亿元: 万元 taken for 亿元. */
const MOST = 5000
const LONGEST_NAME = 100
const BROKEN = /^#(?:ref|n\/a|value|name|div\/0|num|null)[!?]?/i

export function itemOf(
  cells: Cells,
  plan: Catalogue,
  today: Day,
): { readonly item: Item | null; readonly faults: readonly Fault[] } {
  const faults: Fault[] = []
  const wrong = (heading: string, why: string) => void faults.push({ heading, why })
  const hint = (heading: string, why: string) => void faults.push({ heading, why, hint: true })
  const known = cells.headings.map((title) => ({ title, heading: headingOf(title) }))
  /** Where what stands for a field was found: both ends of the building time may be in one cell. */
  const found = new Map<Field, string>()
  const titleOf = (field: Field) =>
    found.get(field) ??
    known.find(({ heading }) => 'field' in heading && heading.field === field)?.title ??
    ITEM_FIELDS[field as 'unit']
  const textIn = (title: string) => {
    const text = cells.text(title).trim()
    if (BROKEN.test(text)) wrong(title, `“${text}”是公式错误`)
    return NOTHING.test(text.normalize('NFKC')) || BROKEN.test(text) ? '' : text
  }
  const item: { -readonly [F in keyof Item]: Item[F] } = { ...EMPTY_ITEM, funds: [], more: {} }
  const funds = new Map<string, { kind: string; received: number | null; paid: number | null }>()
  for (const { title, heading } of known) take(title, heading)

  function take(title: string, heading: Heading): void {
    if ('passed' in heading) return
    if ('more' in heading) {
      const text = textIn(title)
      if (text !== '' && heading.more !== '') item.more[heading.more] = text
    } else if ('span' in heading) {
      const text = textIn(title)
      if (text === '') return
      const [from, to] = spanIn(text, plan.plan.year)
      if (from === null || to === null) wrong(title, `“${text}”不是起止时间，应如 2024.3-2026.10`)
      for (const [field, moment] of [
        ['starts', from],
        ['ends', to],
      ] as const) {
        if (item[field] !== null || moment === null) continue
        item[field] = moment
        found.set(field, title)
      }
    } else if ('fund' in heading) {
      const value = amountIn(title, heading.unit)
      const fund = funds.get(heading.fund) ?? { kind: heading.fund, received: null, paid: null }
      fund[heading.of] = value
      funds.set(heading.fund, fund)
    } else takeField(title, heading.field, heading.unit)
  }

  function takeField(title: string, field: Field, unit: string | null): void {
    switch (field) {
      case 'total':
      case 'planned':
        item[field] = amountIn(title, unit)
        return
      case 'starts':
      case 'ends':
      case 'started':
      case 'finished':
        takeMoment(title, field)
        return
      case 'aliases':
        item.aliases = textIn(title)
          .split(/[、,，;；\s]+/)
          .filter((it) => it !== '')
        return
      case 'unit':
        item.unit = unitIn(title)
        return
      case 'county':
        item.county = countyIn(title)
        return
      default:
        item[field] = textIn(title).replace(/\s+/g, ' ') || (null as never)
    }
  }

  function amountIn(title: string, inHeading: string | null): number | null {
    if (textIn(title) === '') return null
    const amount = cells.amount(title)
    if ('wrong' in amount) {
      wrong(title, amount.wrong)
      return null
    }
    const unit = amount.unit ?? inHeading ?? AMOUNT_UNIT
    const value =
      unit === AMOUNT_UNIT
        ? amount.value
        : convert(amount.value, /元$/.test(unit) ? unit : `${unit}元`, AMOUNT_UNIT)
    if (value === null) wrong(title, `“${unit}”不能折算为${AMOUNT_UNIT}`)
    else if (value < 0) wrong(title, `${value}${AMOUNT_UNIT}是负数`)
    else if (value > MOST)
      wrong(
        title,
        `折合${significant(value)}${AMOUNT_UNIT}，超过${MOST}${AMOUNT_UNIT}；请核对单位是亿元还是万元`,
      )
    else return significant(value)
    return null
  }

  /** An empty cell takes nothing from what the building time has said. */
  function takeMoment(title: string, field: 'starts' | 'ends' | 'started' | 'finished'): void {
    const moment = momentUnder(title)
    if (moment === null) return
    item[field] = moment
    found.set(field, title)
  }

  function momentUnder(title: string): Moment | null {
    const day = cells.day(title)
    if (day !== null) return day
    const text = textIn(title)
    if (text === '') return null
    const moment = momentIn(text, plan.plan.year)
    if (moment === null) wrong(title, `“${text}”不是年月或日期，应如 2025-03 或 2025年3月15日`)
    return moment
  }

  function unitIn(title: string): string | null {
    const [first = '', ...others] = textIn(title)
      .split(/[、,，;；\n]+/)
      .map((it) => it.trim())
      .filter((it) => it !== '')
    if (first === '') return null
    if (others.length > 0) item.more.配合单位 = others.join('、')
    const found = unitNamed(plan, first)
    if (found === null) hint(title, `计划中没有单位“${first}”，照录；它的人员须在名册中用这个名称`)
    return found ?? first
  }

  function countyIn(title: string): string | null {
    const text = textIn(title)
    if (text === '' || /^(?:市本级|全市|市直|市级)$/.test(text)) return null
    const county = countyNamed(plan, text.split(/[、,，;；\s]+/)[0] ?? '')
    if (county === null) wrong(title, `没有“${text}”这个县市区`)
    return county
  }

  item.funds = [...funds.values()].filter((it) => it.received !== null || it.paid !== null) as Fund[]
  const { name, total, planned, starts, ends, started, finished } = item
  if (name === '' || name === null) wrong(titleOf('name'), '没有名称')
  else if (name.length > LONGEST_NAME) wrong(titleOf('name'), `名称超过${LONGEST_NAME}字`)
  else if (/^[\d.,%\s]+$/.test(name)) wrong(titleOf('name'), `“${name}”是数字，不是名称，可能错了列`)
  else if (plan.findUnit(name) !== null || countyNamed(plan, name) !== null)
    wrong(titleOf('name'), `“${name}”是单位或县市区，不是名称，可能错了列`)
  if (total === 0) wrong(titleOf('total'), '总投资为0')
  if (total !== null && planned !== null && planned > total)
    wrong(titleOf('planned'), `年度计划投资${planned}亿元超过总投资${total}亿元`)
  if (starts !== null && ends !== null && lastDayOf(ends) < lastDayOf(starts))
    wrong(titleOf('ends'), `计划竣工${ends}早于计划开工${starts}`)
  if (started !== null && started.slice(0, 7) > today.slice(0, 7))
    wrong(titleOf('started'), `实际开工${started}还没有到`)
  if (finished !== null && finished.slice(0, 7) > today.slice(0, 7))
    wrong(titleOf('finished'), `实际竣工${finished}还没有到`)
  if (started !== null && finished !== null && lastDayOf(finished) < started)
    wrong(titleOf('finished'), `实际竣工${finished}早于实际开工${started}`)
  for (const { title, heading } of known) {
    if (!('fund' in heading) || heading.of !== 'paid') continue
    const { received = null, paid = null } = item.funds.find((it) => it.kind === heading.fund) ?? {}
    if (received !== null && paid !== null && paid > received)
      wrong(title, `支付${paid}亿元超过到位${received}亿元`)
  }
  const taken = faults.every((it) => it.hint === true)
  return { item: taken ? item : null, faults }
}

/** An item of which only its name is yet to be said. */
export const EMPTY_ITEM: Item = {
  name: '',
  aliases: [],
  unit: null,
  county: null,
  total: null,
  planned: null,
  starts: null,
  ends: null,
  started: null,
  finished: null,
  category: null,
  leader: null,
  funds: [],
  more: {},
}

function spanIn(text: string, year: number): [Moment | null, Moment | null] {
  const parts = text.normalize('NFKC').split(/\s*(?:[-—–~至到]|--)\s*(?=\d{4}|\d{1,2}月)/)
  const [from = '', to = ''] = parts
  return parts.length === 2 ? [momentIn(from, year), momentIn(to, year)] : [null, null]
}

function unitNamed(plan: Catalogue, name: string): string | null {
  const exact = plan.findUnit(name) ?? plan.findUnit(`市${name}`)
  if (exact !== null) return exact.name
  const fitting = plan.units.filter((it) => it.aliases.includes(name))
  return fitting.length === 1 ? (fitting[0]?.name ?? null) : countyNamed(plan, name)
}
