/** The lists that a plan's folder ships: each item stands in the document, under its task, and says nothing beyond it. */
import type { Catalogue } from '../plan/catalogue.ts'
import { momentIn } from '../plan/lists/moment.ts'
import type { PrintedItem } from '../plan/lists/printed.ts'
import { short } from './naming.ts'
import { halfWidth, placeOf } from './print.ts'

export function* lists(plan: Catalogue): Generator<string> {
  for (const { name: list, items } of plan.lists) {
    const seen = new Map<string, string>()
    for (const item of items) {
      const place = `lists.json “${list}” “${item.name}”`
      for (const it of faultsOf(plan, item)) yield `${place} ${it}`
      for (const form of [item.name, ...item.aliases]) {
        const other = seen.get(form)
        if (other !== undefined && other !== item.name) yield `${place} aliases: “${form}”也指“${other}”`
        seen.set(form, item.name)
      }
    }
  }
}

function* faultsOf(plan: Catalogue, item: PrintedItem): Generator<string> {
  const { document } = plan
  const { name, unit, county, ends, task: id, location, quote } = item
  const quoted = halfWidth(quote)
  if (!document.includes(quote)) yield `quote: 不是原文：“${short(quote)}”`
  if (!quote.includes(name)) yield `name: 引文中没有“${name}”`
  const place = placeOf(document, location)
  if (place === null) yield `location: 原文中找不到“${location}”`
  else if (!place.text.includes(quoted)) yield `location: 引文不在“${location}”`
  if (ends !== null && !quote.includes(ends)) yield `ends: 引文中没有“${ends}”`
  if (ends !== null && momentIn(ends, plan.plan.year) === null) yield `ends: “${ends}”不是时间`
  const task = plan.tasks.find((it) => it.id === id)
  if (task === undefined) yield `task: 没有任务“${id}”`
  else {
    if (!task.quote.includes(quote)) yield `task: 任务“${task.title}”的原文中没有这段引文`
    const [lead = null] = task.lead_units
    if (unit !== lead) yield `unit: 该任务牵头单位${lead === null ? '原文未写，应为 null' : `为“${lead}”`}`
  }
  const known = (plan.plan.counties ?? []).find((it) => it.name === county)
  if (county === null) return
  if (known === undefined) yield `county: plan.json 中没有“${county}”`
  else if (![known.name, ...known.aliases].some((it) => quote.includes(it)))
    yield `county: 引文中没有“${county}”`
}
