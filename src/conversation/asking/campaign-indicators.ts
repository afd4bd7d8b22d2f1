/** 扩内需那块都有哪些指标: all that a campaign holds, page by page. */
import type { Decision, Turn } from '../turn/turn.ts'
import { answerAbout } from './answering.ts'
import { listed } from './paging.ts'

export function indicatorsOf(turn: Turn, { campaign }: { readonly campaign: string }): Decision {
  const reading = { ...turn.reading, intent: 'query.indicator' as const }
  const ids = turn.books.plan.indicatorsOf(campaign).map((it) => it.id)
  return listed({ ...turn, reading }, answerAbout({ ...turn, reading }, ids, null, 'state'))
}
