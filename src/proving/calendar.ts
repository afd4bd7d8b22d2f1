/** The calendar beside the plan, and this year's plan beside last year's. */
import type { Catalogue } from '../plan/catalogue.ts'
import { ofIndicator } from './naming.ts'

export function* calendar(plan: Catalogue): Generator<string> {
  for (const { indicator: id, curve, path, every } of plan.calendar) {
    const indicator = plan.findIndicator(id)
    if (indicator === null) continue
    const place = `calendar.json “${indicator.name}”`
    if (indicator.kind === 'milestone') yield `${place}: 节点事项按期限，不用报送日历`
    if (curve !== undefined && curve.at(-1) !== 1) yield `${place} curve: 12月应为1，写的是${curve.at(-1)}`
    if (curve?.some((it, at) => at > 0 && it < (curve[at - 1] ?? 0)))
      yield `${place} curve: 后面的月份小于前面的`
    if (curve !== undefined && indicator.kind !== 'count') yield `${place} curve: 只用于累计总量（count）`
    if (path !== undefined && indicator.kind === 'count') yield `${place} path: 累计总量（count）用 curve`
    if (curve !== undefined && every === 'year') yield `${place} every: 全年只报一次的，用不上 curve`
  }
}

/** An id that goes on means what it meant: its figures are compared over the years. */
export function* previous(plan: Catalogue): Generator<string> {
  for (const indicator of plan.indicators) {
    const before = plan.previous?.findIndicator(indicator.id) ?? null
    if (before === null) continue
    const place = ofIndicator(indicator)
    if (before.unit !== indicator.unit)
      yield `${place} unit: 上年计划为“${before.unit}”，写的是“${indicator.unit}”；换了口径的请另用新编号`
    if (before.kind !== indicator.kind)
      yield `${place} kind: 上年计划为 ${before.kind}，写的是 ${indicator.kind}；换了口径的请另用新编号`
  }
}
