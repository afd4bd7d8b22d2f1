/** 今天几号, 周六要不要报: the day, and whether it is worked. */
import type { Day } from '../../base/clock.ts'
import type { Decision, Turn } from '../turn/turn.ts'

export function dateAsked({ books }: Turn, { day }: { readonly day: Day }): Decision {
  const { workdays } = books.plan
  const workday = workdays.isWorkday(day)
  return {
    revisions: [],
    replies: [{ type: 'date', day, workday, provisional: !workdays.isCovered(day) }],
  }
}
