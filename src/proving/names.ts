/** Short forms mean one thing each; units are called as the document prints them, and each is there for something. */

import type { Catalogue } from '../plan/catalogue.ts'
import { campaignWord } from '../plan/own-words.ts'
import { ofCampaign, ofIndicator, ofTask, ofUnit } from './naming.ts'

interface Named {
  readonly place: string
  readonly name: string
  readonly aliases: readonly string[]
  readonly loose: readonly string[]
  readonly shared: readonly string[]
}

export function* names(plan: Catalogue): Generator<string> {
  const units = plan.units.map((it): Named => ({ ...it, place: ofUnit(it), shared: [] }))
  const campaigns = plan.campaigns.map((it): Named => ({ ...it, place: ofCampaign(it), shared: [] }))
  const tasks = plan.tasks.map((it): Named => ({ ...it, place: ofTask(it), name: it.title }))
  const indicators = plan.indicators.map((it): Named => ({ ...it, place: ofIndicator(it) }))
  for (const list of [units, campaigns, tasks, indicators]) {
    yield* unique(list)
    for (const it of list) yield* forms(it)
  }
  yield* units_(plan)
}

function* unique(list: readonly Named[]): Generator<string> {
  const owners = new Map<string, Named[]>()
  const own = ({ name, aliases, shared }: Named) => [name, ...aliases.filter((it) => !shared.includes(it))]
  for (const it of list)
    for (const form of new Set(own(it))) owners.set(form, [...(owners.get(form) ?? []), it])
  for (const [form, [first, ...others]] of owners)
    for (const other of others)
      if (first !== undefined && first.name !== other.name)
        yield `${other.place} aliases: “${form}”也是“${first.name}”的名称或简称；两项都可指的，请在两处都改列 shared`
  const sharers = new Map<string, Named[]>()
  for (const it of list) for (const form of it.shared) sharers.set(form, [...(sharers.get(form) ?? []), it])
  for (const [form, among] of sharers) {
    const [only] = among
    if (among.length === 1 && only !== undefined && !owners.has(form))
      yield `${only.place} shared: “${form}”只有这一项，应列入 aliases`
    for (const it of owners.get(form) ?? [])
      yield `${it.place} aliases: “${form}”又是“${only?.name}”的 shared`
  }
}

function* forms({ place, name, aliases, loose }: Named): Generator<string> {
  const all = [...aliases, ...loose]
  for (const it of new Set(all)) {
    if ([...it].length < 2) yield `${place} aliases: “${it}”只有一个字`
    if (it.trim() !== it) yield `${place} aliases: “${it}”前后有空格`
    if (all.filter((other) => other === it).length > 1) yield `${place} aliases: “${it}”写了两次`
  }
  if (aliases.includes(name)) yield `${place} aliases: “${name}”就是名称本身`
  if (name.trim() !== name) yield `${place} name: “${name}”前后有空格`
}

/** 各县市区政府, 相关县(市、区), 所在区. */
const EACH = /^(?:各|相关|有关|所在)(?:县|区|市|旗|地)/

/** As printed, by the name or by a short form. */
function* units_(plan: Catalogue): Generator<string> {
  const document = plan.document.replace(/\s/g, '')
  const used = new Set([
    ...plan.campaigns.flatMap((it) => [
      ...(it.office === null ? [] : [it.office]),
      ...it.deputy_units,
      ...it.members,
    ]),
    ...plan.tasks.flatMap((it) => [...it.lead_units, ...it.joint_units]),
    ...plan.indicators.flatMap((it) => it.owner_units),
  ])
  for (const it of plan.units) {
    if (it.each !== undefined && !EACH.test(it.name)) yield `${ofUnit(it)} each: 不是代表各县市区的名称`
    if (it.each !== undefined && (plan.plan.counties ?? []).length === 0)
      yield `${ofUnit(it)} each: plan.json 没有写县市区（counties）`
    if (!used.has(it.name)) yield `${ofUnit(it)}: 没有任何${campaignWord(plan)}、任务或指标用到`
    if (![it.name, ...it.aliases].some((form) => document.includes(form)))
      yield `${ofUnit(it)}: 原文中没有这个单位（名称和简称都没有）`
  }
}
