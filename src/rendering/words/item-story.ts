/** One item of a list: its whole story, or the one thing that is asked of it. */
import { dayOf } from '../../base/clock.ts'
import type { ListReply } from '../../conversation/turn/replies/list.ts'
import type { ItemJudgement } from '../../judging/item.ts'
import type { ItemReport } from '../../ledger/items.ts'
import { lastDayOf, momentText } from '../../plan/lists/moment.ts'
import { daysBetween, type Period } from '../../plan/period.ts'
import { significant } from '../../plan/quantity.ts'
import type { ItemAspect } from '../../understanding/reading.ts'
import { dayText, periodText } from '../numbers.ts'
import type { WordsContext } from './context.ts'
import { answerText, blockedText, money, saidPieces, shareText, stageText } from './item.ts'

type StoryReply = Extract<ListReply, { type: 'item.story' }>

export function storyWords(reply: StoryReply, words: WordsContext): string {
  const { judged, aspect, period } = reply
  if (period !== null) return `【${judged.state.item.name}】${thenText(judged, period, words)}`
  if (aspect === null) return wholeStory(reply, words)
  return `【${judged.state.item.name}】${aspectText(aspect, judged, words)}`
}

function wholeStory({ judged, today, kind, evidence }: StoryReply, words: WordsContext): string {
  const { state, stuck, lateStart, lateEnd } = judged
  const { item, invested, blocked, reports, note } = state
  const { year } = words.plan.plan
  const owner = [item.unit, item.county].filter((it) => it !== null).join('、')
  const planned = [
    ...(item.total === null ? [] : [`总投资${money(item.total)}`]),
    ...(item.planned === null ? [] : [`年度计划${money(item.planned)}`]),
    ...(item.starts === null ? [] : [`计划${momentText(item.starts, year)}开工`]),
    ...(item.ends === null
      ? []
      : [`计划${momentText(item.ends, year)}${kind === 'project' ? '竣工' : '完成'}`]),
  ]
  const share = shareText(judged)
  const spent =
    invested === null
      ? '完成投资：无数据'
      : `${periodText(invested.period, year)}完成投资${money(invested.value)}${share === null ? '' : `，${share}`}`
  const late = [
    ...(lateStart > 0 ? [`逾期未开工${lateStart}天`] : []),
    ...(lateEnd > 0 ? [`逾期未${kind === 'project' ? '竣工' : '完成'}${lateEnd}天`] : []),
  ]
  const last = reports.at(-1)
  return [
    `【${item.name}】${stageText(state, words)}${late.length === 0 ? '' : `，${late.join('，')}`}（截至${dayText(today, year)}）`,
    ...(kind === 'project' || invested !== null ? [spent] : []),
    ...(blocked === null ? [] : [`${blockedText(blocked)}（已${stuck ?? 0}天）${answerText(blocked)}`]),
    ...(note === null ? [] : [`最近进展：${note}`]),
    ...(planned.length === 0 ? [] : [planned.join('，')]),
    ...(owner === '' && item.leader === null
      ? []
      : [
          `责任：${[owner, ...(item.leader === null ? [] : [`联系领导${item.leader}`])].filter((it) => it !== '').join('；')}`,
        ]),
    ...(last === undefined
      ? ['还没有报过进展']
      : [
          `${last.unit}${dayText(dayOf(new Date(last.origin.sentAt)), year)}报，共${reports.length}次，${REVIEW[last.status]}${evidence === 0 ? '' : `，佐证${evidence}份`}`,
        ]),
  ].join('\n')
}

const REVIEW = { pending: '待审核', approved: '已审核', returned: '已退回' } as const

/** What is asked of it, and what is known: what nobody reported is said to be so. */
export function aspectText(aspect: ItemAspect, judged: ItemJudgement, words: WordsContext): string {
  const { state, stuck, lateStart, lateEnd } = judged
  const { item, invested, blocked, started, finished, note, reports } = state
  const { year } = words.plan.plan
  switch (aspect) {
    case 'history':
      return reports.length === 0
        ? '还没有报过进展'
        : `共报${reports.length}次：\n${historyLines(reports, words)}`
    case 'helper':
      if (blocked === null) return `没有报受阻，责任单位${item.unit ?? item.county ?? '未写明'}`
      return `${blocked.needs === null ? '未写需要谁协调' : `需${blocked.needs}协调`}：${blocked.why}（已${stuck ?? 0}天）${answerText(blocked)}`
    case 'owner': {
      const owner = [item.unit, item.county].filter((it) => it !== null).join('、')
      const leader = item.leader === null ? '' : `，联系领导${item.leader}`
      return `${owner === '' ? '清单未写责任单位' : `责任单位${owner}`}${leader}`
    }
    case 'leader':
      return item.leader === null
        ? '清单未写联系领导'
        : `联系领导${item.leader}，责任单位${item.unit ?? item.county ?? '未写明'}`
    case 'place':
      return item.county === null ? '清单未写县市区' : `在${item.county}，责任单位${item.unit ?? '未写明'}`
    case 'size':
      return [
        item.total === null ? '总投资无数据' : `总投资${money(item.total)}`,
        item.planned === null ? '年度计划无数据' : `年度计划${money(item.planned)}`,
      ].join('，')
    case 'gap': {
      const share = shareText(judged)
      if (invested === null)
        return `完成投资无数据${item.planned === null ? '' : `，年度计划${money(item.planned)}`}`
      const left = item.planned === null ? null : significant(item.planned - invested.value)
      return [
        `${periodText(invested.period, year)}完成${money(invested.value)}`,
        ...(item.planned === null
          ? ['年度计划无数据']
          : [
              `距年度计划${money(item.planned)}${left !== null && left > 0 ? `还差${money(left)}` : '已完成'}`,
            ]),
        ...(share === null ? [] : [share]),
      ].join('，')
    }
    case 'starts': {
      const planned = item.starts === null ? '计划开工时间无数据' : `计划${momentText(item.starts, year)}开工`
      if (started !== null)
        return `${momentText(started, year)}开工（${planned}${metText(started, item.starts)}）`
      if (finished !== null) return `${stageText(state, words)}（${planned}）`
      return `未报开工，${planned}${lateStart > 0 ? `，逾期${lateStart}天` : ''}${spentSince(judged, words)}`
    }
    case 'ends': {
      const planned = item.ends === null ? '计划竣工时间无数据' : `计划${momentText(item.ends, year)}竣工`
      return finished === null
        ? `未报竣工，${planned}${lateEnd > 0 ? `，逾期${lateEnd}天` : ''}`
        : `${momentText(finished, year)}竣工（${planned}${metText(finished, item.ends)}）`
    }
    case 'filed': {
      const last = reports.at(-1)
      return last === undefined
        ? '还没有报过进展'
        : `${last.unit}${dayText(dayOf(new Date(last.origin.sentAt)), year)}报：${saidPieces(last.said, words).join('，')}`
    }
    case 'why': {
      if (blocked !== null) return `${blockedText(blocked)}（已${stuck ?? 0}天）${answerText(blocked)}`
      const share = shareText(judged)
      const stands = [
        ...(lateStart > 0 ? [`逾期未开工${lateStart}天`] : []),
        ...(lateEnd > 0 ? [`逾期未竣工${lateEnd}天`] : []),
        ...(share === null ? [] : [share]),
        ...(note === null ? [] : [`最近进展：${note}`]),
      ]
      return ['未报受阻原因', ...stands].join('，')
    }
  }
}

/** 按期, 提前, or by how many days too late. */
function metText(real: string, planned: string | null): string {
  if (planned === null) return ''
  const [day, due] = [lastDayOf(real), lastDayOf(planned)]
  return day > due ? `，逾期${daysBetween(due, day)}天` : '，按期'
}

function thenText({ state: { reports } }: ItemJudgement, period: Period, words: WordsContext): string {
  const { year } = words.plan.plan
  const known = reports.filter((it) => it.said.invested?.period.to === period.to)
  const last = known.at(-1)?.said.invested
  return last === undefined
    ? `${periodText(period, year)}完成投资无数据`
    : `${periodText(last.period, year)}完成投资${money(last.value)}`
}

/** The newest of them, oldest first, as many as a phone shows. */
function historyLines(reports: readonly ItemReport[], words: WordsContext): string {
  const { year } = words.plan.plan
  return reports
    .slice(-HISTORY)
    .map(
      (it) => `${dayText(dayOf(new Date(it.origin.sentAt)), year)}：${saidPieces(it.said, words).join('，')}`,
    )
    .join('\n')
}

const HISTORY = 5

/** Money that was spent before anybody said that it had begun. */
function spentSince({ state: { invested } }: ItemJudgement, words: WordsContext): string {
  if (invested === null) return ''
  return `；${periodText(invested.period, words.plan.plan.year)}已完成${money(invested.value)}`
}
