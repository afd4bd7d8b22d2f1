/** One item of a list in words: what was said of it, how it is judged, and its receipt in one line. */

import type { ItemAside, ItemOutcome } from '../../conversation/turn/replies/list.ts'
import type { ItemJudgement } from '../../judging/item.ts'
import type { ItemSaid } from '../../ledger/item.ts'
import type { ItemState } from '../../ledger/items.ts'
import { momentText } from '../../plan/lists/moment.ts'
import { decimal, periodText } from '../numbers.ts'
import type { WordsContext } from './context.ts'

/** Characters of a receipt: it is read on a phone while something else is done. */
const RECEIPT = 80

export function money(value: number): string {
  return `${decimal(value)}亿元`
}

/** `1—9月完成投资3.2亿元`, `3月开工`, `卡在用地（需市资规局协调）`. */
export function saidPieces(said: ItemSaid, words: WordsContext): string[] {
  const { year } = words.plan.plan
  const { invested, started, finished, blocked, cleared, note } = said
  return [
    ...(invested === undefined
      ? []
      : [`${periodText(invested.period, year)}完成投资${money(invested.value)}`]),
    ...(started === undefined ? [] : [`${momentText(started, year)}开工`]),
    ...(finished === undefined ? [] : [`${momentText(finished, year)}竣工`]),
    ...(blocked === undefined ? [] : [blockedText(blocked)]),
    ...(cleared === undefined ? [] : ['受阻事项已解决']),
    ...(note === undefined ? [] : [`“${note}”`]),
  ]
}

export function blockedText({ why, needs }: { readonly why: string; readonly needs: string | null }): string {
  const asked = needs === null || why.includes(needs.replace(/^市/, '')) ? '' : `，需${needs}协调`
  return `受阻：${why}${asked}`
}

/** `年度计划53.3%，低于序时21.7个百分点`; null: not judged. */
export function shareText(judged: Pick<ItemJudgement, 'share' | 'scheduled' | 'gap'>): string | null {
  const { share, scheduled, gap } = judged
  if (share === null || scheduled === null || gap === null) return null
  const measured =
    gap === 0
      ? '与序时持平'
      : gap > 0
        ? `低于序时${decimal(gap)}个百分点`
        : `高于序时${decimal(-gap)}个百分点`
  return `占年度计划${decimal(share)}%，${measured}`
}

const ASIDES: Readonly<Record<ItemAside, string>> = {
  since: '开工以来累计数未登记，请报今年累计数',
  future: '日期未到，未登记',
  single: '当月数未登记，请报今年累计数',
}

/** One line, no longer than a receipt may be: what was recorded, then as much of how it stands as fits. */
export function outcomeText(outcome: ItemOutcome, words: WordsContext): string {
  switch (outcome.type) {
    case 'recorded': {
      const { item, said, judged, was, onBehalf, aside, help, carried } = outcome
      const verb = was === null ? (onBehalf ? '已代登' : '已登记') : '已更正'
      const old =
        was?.invested !== undefined && said.invested !== undefined ? `（原${money(was.invested.value)}）` : ''
      const share = said.invested === undefined ? null : shareText(judged)
      const [first = '', ...others] = saidPieces({ ...said, note: undefined } as ItemSaid, words)
      // Money is said first.
      const time = carried === true ? '（未写时期，沿用上一条的）' : ''
      const facts = `${[`${first}${time}`, ...others].join('，')}${old}`
      const wholes = [
        ...(facts === '' ? [] : [facts]),
        ...(help === undefined
          ? []
          : [help.told ? `已告知${help.unit}` : `${help.unit}没有可告知的人，请另行联系`]),
        ...aside.map((it) => ASIDES[it]),
        ...(share === null ? [] : [share]),
      ]
      const note = said.note === undefined ? [] : [`“${said.note}”`]
      return fitted(`${verb}：【${item.name}】`, [...wholes, ...note])
    }
    case 'withdrawn':
      return fitted(`已撤回：【${outcome.item.name}】`, saidPieces(outcome.said, words))
    case 'same':
      return fitted(`此前已登记：【${outcome.item.name}】`, saidPieces(outcome.said, words))
    case 'answered':
      return fitted(`已登记${outcome.unit}的答复：【${outcome.item.name}】`, [`“${outcome.words}”`])
    case 'not_yours': {
      const owner = [outcome.unit, outcome.county].filter((it) => it !== null).join('、')
      return `未登记：【${outcome.name}】由${owner === '' ? '清单的专班办公室' : owner}报送。`
    }
    case 'not_here':
      return `未登记：【${outcome.name}】所在清单不上群，请私信报送。`
    case 'unknown':
      return `未登记：清单中没有“${outcome.name}”，请核对名称，可问“项目清单”。`
    case 'nothing':
      return `未登记：【${outcome.name}】${outcome.aside.map((it) => ASIDES[it]).join('；') || '没有看出要登记的内容'}。`
    case 'none_of_yours':
      return `【${outcome.name}】没有可更正或撤回的登记。`
  }
}

/** The pieces that fit; the last one that does not is cut, where enough of it is left. */
function fitted(head: string, pieces: readonly string[]): string {
  let text = head
  for (const [at, piece] of pieces.entries()) {
    const joined = `${text}${at === 0 ? '' : '，'}${piece}`
    if (joined.length <= RECEIPT) text = joined
    else if (at === 0 || RECEIPT - text.length > LEAST_CUT) return `${joined.slice(0, RECEIPT - 1)}…`
    else break
  }
  return text
}

const LEAST_CUT = 12

/** `未开工`, `在建`, `已竣工`, with what was said of it. */
export function stageText(
  { started, finished }: Pick<ItemState, 'started' | 'finished'>,
  words: WordsContext,
): string {
  const { year } = words.plan.plan
  if (finished !== null) return `${momentText(finished, year)}竣工`
  return started === null ? '未报开工' : `${momentText(started, year)}开工`
}

export function answerText({ needs, answer }: NonNullable<ItemState['blocked']>): string {
  if (answer !== null) return `；${answer.unit}答复：${answer.words}`
  return needs === null ? '' : `；${needs}尚未答复`
}
