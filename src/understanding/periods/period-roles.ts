/**
 * The part a stretch of time plays, from the words beside it: 比去年一季度 is compared with, 6月底前 a
 * deadline, 4月起 a beginning; and from the other stretches of the message.
 */
import type { Day } from '../../base/clock.ts'
import type { PeriodHit } from '../reading.ts'
import { matchAt, sticky } from './calendar-words.ts'

export interface Scene {
  readonly text: string
  readonly today: Day
  readonly reporting: boolean
}

const DEADLINE = sticky(
  '(?:之前|以前|前(?![一两二三四五六七八九十几\\d期述段往景列面沿半所者置提])|(?:之|以)?内(?![需外部容贸陆生涵地循蒙]))',
)
const BEGINS = sticky('(?:份|日|号)?(?:起(?![点步来])|开始)')
const WITH_BEFORE = /(?:比|较|对比|相较于?|相比于?|高于|低于|快于|慢于|多于|少于|好于|优于)$/
const NOT_WITH = /(?:同比|环比|占比|对比分析|不比)$/
const AND_BEFORE = /[与跟和同]$/
const COMPARED_AFTER = sticky(
  '的?(?:[\\ue000-\\ue00f]{1,40})?(?:相比|比(?![重例率上])|持平|对比|比较|一样|差不多)',
)
const PLANNED = /(?:预计|计划|拟|力争|争取|确保|将于|将在|预期|有望|承诺|要求)(?:在|于|到)?$/
const DONE_THEN = sticky(
  '(?:全面|全部|基本|能|要|可)?(?:完成|竣工|交付|建成|投产|开工|收口|投用|开幕|达到|验收|收官|前)',
)
/** 10月调度, 9月月报: the time of a meeting or a paper, whose figures may be of another. */
const OF_PAPER = sticky('份?的?(?:调度|月报|简报|例会|碰头会|会商|工作汇报)')
const OF_TARGET = sticky('的?(?:总|预期|考核)?(?:目标|任务|计划数?|指标值)')

/** What stands beside a stretch tells its part: 比…, …前, 预计…完成, …起. */
export function roleIn(scene: Scene, hit: PeriodHit): PeriodHit['role'] {
  const { text, today, reporting } = scene
  const before = text.slice(Math.max(0, hit.from - 6), hit.from)
  if (hit.role === 'comparison') return hit.role
  if (matchAt(DEADLINE, text, hit.to) !== null) return 'deadline'
  if (hit.role !== 'period') return hit.role
  if (WITH_BEFORE.test(before) && !NOT_WITH.test(before)) return 'comparison'
  if (AND_BEFORE.test(before) && matchAt(COMPARED_AFTER, text, hit.to) !== null) return 'comparison'
  if (reporting && matchAt(OF_PAPER, text, hit.to) !== null) return 'appointment'
  if (matchAt(BEGINS, text, hit.to) !== null && hit.period !== null) return 'appointment'
  // In a report a coming month was taken for last year's: 预计10月交付 tells that it is this year's after all.
  const movedBack =
    reporting && (hit.period?.to ?? today) < `${today.slice(0, 4)}-01-01` && !/年/.test(hit.text)
  const ahead = hit.period !== null && (hit.period.to > today || movedBack)
  if (ahead && PLANNED.test(before)) return 'deadline'
  if (ahead && /[底末]$/.test(hit.text) && matchAt(DONE_THEN, text, hit.to) !== null) return 'deadline'
  return 'period'
}

const COMPARING = /比|较|对照|变化|差多少|差距|高还是低/
const COMPARING_MASKED = /同比|环比|占比|比重|比例|比率|较快|较好|较大|比如|比较好/g

/** Looks at all hits together: of two that are compared the later one counts, and 全年目标 names a target's year. */
export function settled({ text, reporting }: Scene, hits: readonly PeriodHit[]): PeriodHit[] {
  const roles = hits.map((hit, i) => (reporting && yields(text, hits, i) ? 'comparison' : hit.role))
  const at = (...wanted: readonly PeriodHit['role'][]): number[] =>
    hits.flatMap((hit, i) =>
      hit.period !== null && wanted.includes(roles[i] as PeriodHit['role']) ? [i] : [],
    )
  const named = at('period')
  if (named.length > 1)
    for (const i of named) if (isOfTarget(text, hits[i] as PeriodHit)) roles[i] = 'deadline'
  const both = at('period', 'comparison')
  const comparing = both.length > at('period').length || COMPARING.test(text.replace(COMPARING_MASKED, ''))
  // In a report what stands behind 较 and 比 is a base, however late: 1-3月增长6.8%,较上月加快.
  const open = !reporting || at('comparison').length === 0
  if (both.length === 2 && at('period').length > 0 && comparing && open) {
    const [first, second] = both.map((i) => ({ i, hit: hits[i] as PeriodHit })) as [Place, Place]
    const [earlier, later] =
      (first.hit.period?.to ?? '') < (second.hit.period?.to ?? '') ? [first, second] : [second, first]
    const differ = earlier.hit.period?.to !== later.hit.period?.to && !nested(earlier.hit, later.hit)
    if (differ) {
      roles[earlier.i] = 'comparison'
      roles[later.i] = 'period'
    }
  }
  return hits.map((hit, i) => ({ ...hit, role: roles[i] as PeriodHit['role'] }))
}

const RELATIVE = /^(?:上(?!半年)|本|这|当前)/
const NOTE = sticky('数(?![据量字额值目])|(?:底|末)?数据?\\)')

/** (上月数), 上月数5.3%, 本月报1-8月: a time told from today gives way to one that is named beside it. */
function yields(text: string, hits: readonly PeriodHit[], index: number): boolean {
  const hit = hits[index] as PeriodHit
  if (hit.role !== 'period' || !RELATIVE.test(hit.text)) return false
  const named = hits.filter((it) => it.role === 'period' && it.period !== null && !RELATIVE.test(it.text))
  if (named.length === 0) return false
  if (matchAt(NOTE, text, hit.to) !== null) return true
  return named.some((it) => {
    const between = text.slice(Math.min(it.to, hit.to), Math.max(it.from, hit.from))
    return between.length <= 12 && !/[0-9一二三四五六七八九十。;\n]/.test(between)
  })
}

interface Place {
  readonly i: number
  readonly hit: PeriodHit
}

/** 1—5月 holds 5月: these are a sum and a part of it, not two that are compared. */
function nested(hit: PeriodHit, last: PeriodHit): boolean {
  return (hit.period?.from ?? '') >= (last.period?.from ?? '')
}

function isOfTarget(text: string, hit: PeriodHit): boolean {
  const yearly = hit.period?.from.endsWith('-01-01') === true && hit.period.to.endsWith('-12-31')
  return yearly && matchAt(OF_TARGET, text, hit.to) !== null
}
