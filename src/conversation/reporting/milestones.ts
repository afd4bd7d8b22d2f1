/**
 * 新能源汽车消费配套叠加政策已出台: a milestone said to be reached. There is no number in it, so it is asked about, and
 * recorded as 自报完成 once the sender says yes; its words stay with the entry.
 */

import { homeOf } from '../../plan/counties.ts'
import { isStranger } from '../access/strangers.ts'
import { plain } from '../plain.ts'
import type { Decision, Turn } from '../turn/turn.ts'
import { draftOf } from './drafting.ts'
import { percentIn } from './report.progress.ts'
import { report } from './reporting.ts'

const DEEDS =
  '(?:完成|办结|出台|印发|设立|成立|建成|挂牌|揭牌|投用|投产|获批|批复|落地|实施|建立|开工|达产|通过|发布|授牌|启用|上线|竣工|签约|运行|共享|到位|验收)'
const REACHED = new RegExp(
  `(?:已|全部|正式|顺利|如期|全面)(?:经|于.{1,8})?(?:全部|正式|顺利|如期|全面|基本)?[^,。;]{0,6}?${DEEDS}|${DEEDS}了(?!没|吗|么)`,
)
const NOT_YET =
  /未|没有?(?:完成|出台|建|设)|尚|即将|将于|将在|预计|计划|争取|力争|拟|正在|准备|如果|能否|什么时候|何时|了没|不要|别/

/** Null: no such thing is said of exactly one milestone. */
export function milestoneReached(turn: Turn): Decision | null {
  const { reading, books, today, sender } = turn
  const said = plain(reading.text)
  if (isStranger(sender) || reading.figures.length > 0 || !/^(?:report|query|none)/.test(reading.intent))
    return null
  if (!REACHED.test(said) || NOT_YET.test(said) || reading.sides?.asks === true) return null
  if ((percentIn(reading.text) ?? 100) < 100) return null
  const [id, ...others] = namedIn(turn)
  if (id === undefined || others.length > 0) return null
  const indicator = books.plan.indicator(id)
  const { unit } = indicator
  const scope = homeOf(books.plan, sender?.unit ?? null, indicator)
  // Said again it is the same fact, not another one of today.
  const before = books.standing.ofIndicator(id).findLast(({ figure }) => figure.scope === scope)
  const draft = draftOf({
    indicator: id,
    value: unit === '%' ? 100 : 1,
    unit,
    text: REACHED.exec(said)?.[0] ?? '',
    period: before?.figure.period ?? { from: `${today.slice(0, 4)}-01-01`, to: today },
    unsure: true,
  })
  return report(turn, [draft])
}

/** Milestones by their names, else by words that are near one. */
function namedIn({ reading: { names }, books: { plan } }: Turn): string[] {
  const ids = (near: boolean) =>
    names
      .filter((it) => it.kind === 'indicator' && (it.how === 'overlap') === near)
      .flatMap((it) => it.ids)
      .filter((it) => plan.indicator(it).kind === 'milestone')
  const sure = new Set(ids(false))
  return [...(sure.size > 0 ? sure : new Set(ids(true)))]
}
