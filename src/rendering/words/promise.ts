/** What was promised and what became of it, in words. */
import type { Promised } from '../../judging/promise.ts'
import { dayText, periodText } from '../numbers.ts'
import type { WordsContext } from './context.ts'

/** `预计6月30日赶上`, `已过承诺日期（4月15日）仍滞后`, `已赶上（承诺4月15日前）`; with days promised before it. */
export function promiseText(it: Promised, { plan }: WordsContext): string {
  const { year } = plan.plan
  const day = dayText(it.day, year)
  const before = it.earlier.map((other) => dayText(other, year)).join('、')
  const again = it.earlier.length === 0 ? '' : `（第${it.earlier.length + 1}次承诺，此前为${before}）`
  switch (it.state) {
    case 'open':
      return `预计${day}赶上${again}`
    case 'lapsed':
      return `已过承诺日期（${day}）仍滞后${again}${awaitsText(it.awaits, year)}`
    case 'kept':
      return `已赶上（承诺${day}前）`
  }
}

/** A figure that covers the promised day cannot be in yet: nobody is blamed for its absence. */
export function awaitsText(awaits: Promised['awaits'], year: number): string {
  if (awaits === null) return ''
  return `，${periodText(awaits.period, year)}数据应于${dayText(awaits.day, year)}前报送`
}

/** In a unit's answer: `滞后承诺1项：社会消费品零售总额增速，预计6月30日赶上`. */
export function promisesText(promises: readonly Promised[], words: WordsContext): string[] {
  if (promises.length === 0) return []
  const all = promises.map((it) => `${words.plan.indicator(it.indicator).name}，${promiseText(it, words)}`)
  return [`滞后承诺${promises.length}项：${all.join('；')}`]
}
