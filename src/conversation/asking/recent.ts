/** 今天谁报了数, 本周新报了哪些: what came in of late, by the day on which it was recorded. Fixed words. */
import { type Day, dayOf } from '../../base/clock.ts'
import { addDays } from '../../plan/period.ts'
import { weekdayOf } from '../../plan/workdays.ts'
import { stranger } from '../access/strangers.ts'
import { plain } from '../plain.ts'
import type { Decision, Turn } from '../turn/turn.ts'
import { readsFigures } from './states.ts'

const WHEN = '(今[天日]|昨[天日]|[本这]个?(?:周|星期)|上个?(?:周|星期)|[本这]个?月|最近|近几天)'
const ASKS = new RegExp(
  `^(?:看看?|查一?下)?${WHEN}(?:以来)?(?:都|又)?(?:有)?(?:新)?(?:哪些|哪几个|哪个|谁|什么|多少|几个)?(?:单位|部门|人)?(?:都|又|新|已经?)?(?:(?:[填上]?报|报送|登记)(?:上来)?(?:了|过|上来的)|新报|收到|更新)(?:了|过|的)?(?:哪些|什么|多少|几[个项])?(?:新)?(?:的)?(?:数据?|指标)?(?:有哪些|有谁|是哪些)?$`,
)
const QUESTION = /哪|谁|什么|多少|几[个项]|新报|收到/
const LATELY_DAYS = 7

/** Null: nothing of this is asked. */
export function recent(turn: Turn): Decision | null {
  const said = plain(turn.message.text)
  const when = ASKS.exec(said)?.[1]
  if (when === undefined || !QUESTION.test(said) || turn.reading.figures.length > 0) return null
  if (!readsFigures(turn)) return stranger('read')
  const { standing, plan } = turn.books
  const [from, to] = daysOf(when, turn.today)
  const within = ({ recordedAt }: { recordedAt: string }) => {
    const day = dayOf(new Date(recordedAt))
    return from <= day && day <= to
  }
  const order = new Map(plan.units.map((it, at) => [it.name, at]))
  const figures = standing
    .figures()
    .filter(within)
    .toSorted(
      (a, b) =>
        (order.get(a.unit) ?? 0) - (order.get(b.unit) ?? 0) || a.recordedAt.localeCompare(b.recordedAt),
    )
  const progress = plan.tasks.flatMap((it) => standing.progress(it.id, plan.key)).filter(within)
  return { revisions: [], replies: [{ type: 'recent', from, to, figures, progress }] }
}

function daysOf(when: string, today: Day): [Day, Day] {
  const monday = addDays(today, 1 - weekdayOf(today))
  if (/今/.test(when)) return [today, today]
  if (/昨/.test(when)) return [addDays(today, -1), addDays(today, -1)]
  if (/上/.test(when)) return [addDays(monday, -7), addDays(monday, -1)]
  if (/月/.test(when)) return [`${today.slice(0, 7)}-01`, today]
  return /周|星期/.test(when) ? [monday, today] : [addDays(today, 1 - LATELY_DAYS), today]
}
