/** Counts by light: always in the same order, those that are none left out, so that what is printed sums to the total. */
import type { NextDue } from '../../conversation/turn/replies/query.ts'
import type { Punctuality } from '../../judging/punctuality.ts'
import type { Tally } from '../../judging/tally.ts'
import { dayText, periodText } from '../numbers.ts'
import type { WordsContext } from './context.ts'
import { IN_ORDER, LIGHT_WORDS } from './lights.ts'

/** `滞后1项、无数据12项、达标3项`. */
export function lightsText({ lights }: Pick<Tally, 'lights'>): string {
  const parts = IN_ORDER.flatMap((light) => {
    const count = lights[light]
    return count === 0 ? [] : [`${LIGHT_WORDS[light]}${count}项`]
  })
  return parts.length === 0 ? '没有指标' : parts.join('、')
}

/** What is judged, and how many are not: the counts sum to the whole. `滞后1项、达标3项，其余15项尚不能评判`. */
export function judgedText({ lights, total }: Pick<Tally, 'lights' | 'total'>): string {
  const told = JUDGED.flatMap((it) => (lights[it] === 0 ? [] : [`${LIGHT_WORDS[it]}${lights[it]}项`]))
  const rest = total - JUDGED.reduce((sum, it) => sum + lights[it], 0)
  if (told.length === 0) return '尚无可评判的数据'
  return rest === 0 ? told.join('、') : `${told.join('、')}，其余${rest}项尚不能评判`
}

const JUDGED = ['behind', 'slightly_behind', 'unruled', 'on_schedule', 'met'] as const

/** `已有数据5项（其中待审核2项），到期未报3项`. */
export function reportedText({ reported, pending, missing }: Tally): string {
  const waiting = pending === 0 ? '' : `（其中待审核${pending}项）`
  return `已有数据${reported}项${waiting}，到期未报${missing}项`
}

/** `应报45项次，已报30项次，其中按时22项次`: late ones are reported all the same. */
export function punctualText({ due, reported, inTime }: Punctuality): string | null {
  return due === 0 ? null : `到期应报${due}项次，已报${reported}项次，其中按时${inTime}项次`
}

/** `下一批：4月18日前报一季度数据，共24项`. */
export function nextText(next: NextDue | null, words: WordsContext): string | null {
  if (next === null) return null
  const { year } = words.plan.plan
  const [only] = next.indicators
  const what =
    next.indicators.length === 1 && only !== undefined
      ? words.plan.indicator(only).name
      : `共${next.indicators.length}项`
  return `下一批：${dayText(next.day, year)}前报送${periodText(next.period, year)}数据，${what}`
}
