/** 还有多少天到年底, 离6月底还有几天: counted, whatever was spoken of before. Fixed words. */
import { plain, plainPeriod } from '../plain.ts'
import type { Decision, Turn } from '../turn/turn.ts'

const UNTIL =
  /^(?:现在|今天)?(?:离|距离?|到)?(年[底末终]|今年年?底|全年|上半年|[一二三四]季度末?|\d{1,2}月[底末])?(?:结束)?(?:还|只)?(?:有|剩下?|差)?(?:多少|几)天(?:了|就)?(?:到|是|至)?(年[底末终]|今年年?底|上半年|[一二三四]季度末?|\d{1,2}月[底末])?(?:结束)?(?:了|啊|呢)?$/

/** Null: nothing of this is asked. */
export function daysLeft({ message, today }: Turn): Decision | null {
  const found = UNTIL.exec(plain(message.text))
  const when = found?.[1] ?? found?.[2]
  if (when === undefined) return null
  const year = today.slice(0, 4)
  const to =
    /年/.test(when) && !/半年/.test(when)
      ? `${year}-12-31`
      : plainPeriod(when.replace(/(?<=季度)末/, ''), today)?.to
  if (to === undefined) return null
  const days = Math.round((Date.parse(to) - Date.parse(today)) / 86_400_000)
  return { revisions: [], replies: [{ type: 'days_left', to, days }] }
}
