/** What a message of ours that is quoted was about: 【社会消费品零售总额增速】一季度增长6.8%. We write each name in full, between these marks. */
import type { Day } from '../base/clock.ts'
import type { Catalogue } from '../plan/catalogue.ts'
import { findPeriods } from './periods/periods.ts'
import type { Quoted } from './reading.ts'
import { normalise } from './text/normalise.ts'

/** Signs that may stand between the name and its time: a number of a list. */
const LED = 6

export function quotedIn(text: string, plan: Catalogue, today: Day): Quoted {
  const named = new Set([...text.matchAll(/【(.+?)】/g)].map((it) => it[1]))
  const [, ...behind] = text.split('】')
  const told = normalise(behind.join('】')).text
  const [time] = findPeriods(told, today, true)
  return {
    indicators: plan.indicators.filter((it) => named.has(it.name)).map((it) => it.id),
    tasks: plan.tasks.filter((it) => named.has(it.title)).map((it) => it.id),
    period: time !== undefined && time.from <= LED ? time.period : null,
  }
}
