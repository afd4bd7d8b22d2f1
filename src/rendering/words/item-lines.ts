/** The lines of a list of items: each with what was asked of it first, and as much of the rest as a phone shows. */
import type { ItemJudgement } from '../../judging/item.ts'
import { momentText } from '../../plan/lists/moment.ts'
import type { ItemsAsked } from '../../understanding/reading.ts'
import { periodText } from '../numbers.ts'
import type { WordsContext } from './context.ts'
import { answerText, blockedText, money, shareText, stageText } from './item.ts'
import { aspectText } from './item-story.ts'

/** `spare`: how many characters they may take together. The first fact of a line is never left out. */
export function itemLines(
  shown: readonly ItemJudgement[],
  from: number,
  asked: ItemsAsked,
  words: WordsContext,
  spare: number,
): string[] {
  const rows = shown.map((it, at) => ({
    name: `${from + at + 1}.${it.state.item.name}`,
    facts: factsOf(it, asked, words).filter((fact) => fact !== null && fact !== ''),
  }))
  const counts = rows.map(({ facts }) => Math.min(1, facts.length))
  const lines = () =>
    rows.map(({ name, facts }, at) => {
      const said = facts.slice(0, counts[at])
      return said.length === 0 ? name : `${name}：${said.join('，')}`
    })
  const most = Math.max(0, ...rows.map(({ facts }) => facts.length))
  // A fact more for each line in turn, as long as all of them fit.
  for (let count = 2; count <= most; count++)
    for (const [at, { facts }] of rows.entries()) {
      if (facts.length < count || (counts[at] ?? 0) < count - 1) continue
      counts[at] = count
      if (lines().join('\n').length + 1 > spare) counts[at] = count - 1
    }
  return lines()
}

function factsOf(judged: ItemJudgement, asked: ItemsAsked, words: WordsContext): (string | null)[] {
  const { state, stuck, lateStart, lateEnd } = judged
  const { item, invested, blocked } = state
  const { year } = words.plan.plan
  const owner = item.unit ?? item.county
  const spent = invested === null ? null : `${periodText(invested.period, year)}完成${money(invested.value)}`
  const rate = shareText(judged)
  const starts = item.starts === null ? null : `计划${momentText(item.starts, year)}开工`
  const ends = item.ends === null ? null : `计划${momentText(item.ends, year)}竣工`
  const total = item.total === null ? null : `总投资${money(item.total)}`
  if (asked.aspect != null) return [aspectText(asked.aspect, judged, words)]
  if (asked.needs !== null || asked.state === 'blocked')
    return blocked === null
      ? [owner]
      : [`${blockedText(blocked)}${answerText(blocked)}`, `已${stuck ?? 0}天`, owner]
  const narrowed = asked.least !== null || asked.most !== null
  switch (asked.state) {
    case 'not_started':
    case 'starting': {
      const late = lateStart > 0 ? `逾期${lateStart}天` : null
      return [starts, late, spent, owner]
    }
    case 'ending':
    case 'not_finished':
      return [ends, lateEnd > 0 ? `逾期${lateEnd}天` : null, owner]
    case 'finished':
    case 'started':
      return [stageText(state, words), owner, spent]
    case 'slow':
    case 'fast':
      return [rate, spent, owner]
    case 'late':
      return [
        judged.behind ? rate : lateStart > 0 ? `逾期未开工${lateStart}天` : `逾期未竣工${lateEnd}天`,
        owner,
        spent,
      ]
    case 'unreported':
      return [owner, starts]
    default:
      return [
        narrowed ? total : (rate ?? spent ?? stageText(state, words)),
        narrowed ? (rate ?? stageText(state, words)) : total,
        rate === null ? null : spent,
        owner,
        ...(lateStart > 0 && rate === null ? [`逾期${lateStart}天`] : []),
      ]
  }
}
