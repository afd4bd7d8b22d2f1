/** Order by the progress of targets, never by the speed of reporting; equal progress shares a place. */

import type { RankingReply, RankReply } from '../../conversation/turn/replies/query.ts'
import type { Place } from '../../judging/ranking.ts'
import { campaignWord } from '../../plan/own-words.ts'
import { dayText, decimal, share } from '../numbers.ts'
import type { WordsContext } from './context.ts'
import { continued, listed } from './pages.ts'
import { standText } from './stand.ts'

/** Below so many judged figures an order says little. */
const FEW = 3

/** Of each end, where no number was said. */
const ENDS = 3

const WHAT = { units: '单位', indicators: '指标' } as const

export function rankingWords(reply: RankingReply, words: WordsContext): string {
  const { of, places, unjudged, asked, today, speed, page = 0 } = reply
  const what = of === 'campaigns' ? campaignWord(words.plan) : WHAT[of]
  const day = dayText(today, words.plan.plan.year)
  const notSpeed = speed ? ['不按报送快慢排名，以下按目标进度排。'] : []
  const measure = of === 'indicators' ? '按距应达进度的百分点' : '按已评判指标中达标和达序时进度的占比'
  const none = unjudged.length === 0 ? [] : [noneText(reply, words)]
  if (places.length === 0) {
    return [...notSpeed, `目前还没有可评判的数据，无法给${what}排名（截至${day}）。`, ...none].join('\n')
  }
  const judged = places.reduce((sum, it) => sum + it.judged, 0)
  const few = judged < FEW ? [`只有${judged}项指标可评判，名次仅供参考。`] : []
  const shown = wanted(reply)
  const title = `【${what}进度排名】${measure}（截至${day}）`
  const lines = listed(shown, (it) => placeLine(it, of, words), {
    how: '可说“前三名”“倒数三名”',
    of: '个',
    page,
  })
  if (page > 0) return continued(`【${what}进度排名】（续）`, lines)
  return [
    ...notSpeed,
    ...(asked === null ? [] : [askedText(reply, asked, words)]),
    title,
    ...lines,
    ...few,
    ...none,
  ].join('\n')
}

/** The end that was asked for first; both ends in the order of their places, none of them twice. */
function wanted({ places, from, most }: RankingReply): readonly Place[] {
  if (from !== 'both')
    return (from === 'bottom' ? places.toReversed() : places).slice(0, most ?? places.length)
  const each = most ?? ENDS
  return 2 * each >= places.length ? places : [...places.slice(0, each), ...places.slice(-each)]
}

function placeLine(place: Place, of: RankingReply['of'], words: WordsContext): string {
  const missing = place.missing === 0 ? '' : `，到期未报${place.missing}项`
  if (of === 'indicators')
    return `第${place.place}名 ${nameOf(place.name, of, words)}：${pointsText(place.score)}`
  return `第${place.place}名 ${nameOf(place.name, of, words)}：${place.good}/${place.judged}项（${share(place.score)}），共${place.total}项${missing}`
}

function pointsText(points: number): string {
  if (points === 0) return '与应达进度持平'
  return `${points > 0 ? '好于' : '差于'}应达进度${decimal(Math.abs(points))}个百分点`
}

function askedText(reply: RankingReply, asked: string, words: WordsContext): string {
  const place = reply.places.find((it) => it.name === asked)
  const name = nameOf(asked, reply.of, words)
  return place === undefined
    ? `${name}目前没有可评判的数据，没有名次。`
    : `${name}排第${place.place}名（有名次的共${reply.places.length}个）`
}

function noneText({ unjudged, of }: RankingReply, words: WordsContext): string {
  if (of === 'indicators') return `另有${unjudged.length}项指标没有可评判的数据，不列名次。`
  const names = unjudged.slice(0, 5).map((it) => nameOf(it, of, words))
  return `没有可评判数据、不列名次的${unjudged.length}个：${names.join('、')}${unjudged.length > 5 ? '等' : ''}`
}

function nameOf(name: string, of: RankingReply['of'], words: WordsContext): string {
  return of === 'indicators' ? words.plan.indicator(name).name : name
}

/** 社零在全省排第几: only where the plan has such a rank and a figure of it was reported. */
export function rankWords({ indicators, ranks }: RankReply, words: WordsContext): string {
  const named = indicators.map((id) => words.plan.indicator(id).name)
  const lines = ranks.map((state) => {
    const indicator = words.plan.indicator(state.indicator)
    return `【${indicator.name}】${standText(state, indicator, words)}`
  })
  const none =
    named.length === 0 ? [] : [`计划没有设置${named.join('、')}的全省位次，台账中也没有登记，无法回答位次。`]
  return [...none, ...(none.length > 0 && lines.length > 0 ? ['计划中有位次目标的是：'] : []), ...lines].join(
    '\n',
  )
}
