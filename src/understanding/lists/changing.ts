/** What puts right or takes back what was reported of the items that a message names. */

import { dayOf } from '../../base/clock.ts'
import { isWord, type Token } from '../acts/tokens.ts'
import type { Mention } from './sections.ts'
import { amountIn, isAmount, momentOf } from './telling.ts'
import type { InvestedSaid, ItemDoing, ItemMeant, ItemPartNamed, ItemTold } from './told.ts'

export interface Changing {
  readonly text: string
  readonly now: Date
  readonly tokens: readonly Token[]
  readonly mentions: readonly Mention[]
  readonly told: readonly ItemTold[]
}

/** Null: it does neither. */
export function changedIn({ text, now, tokens, mentions, told }: Changing): ItemDoing | null {
  const has = (...classes: Parameters<typeof isWord>[1][]) => tokens.some((it) => isWord(it, ...classes))
  if (has('withdraw'))
    return { act: 'item.withdraw', meant: mentions.map(meantBy), parts: partsNamed(tokens) }
  if (!has('change')) return null
  const [first, second, ...more] = told
  const [wrong, right] = mentions
  // 卡的不是张谷英，是君山岛码头: what was said of the one is of the other.
  if (
    first !== undefined &&
    second !== undefined &&
    wrong !== undefined &&
    right !== undefined &&
    more.length === 0
  ) {
    const denied = /(?:不是|不在|不应是)$/.test(text.slice(0, wrong.from))
    const instead = /(?:应该?是|而是|是|在)$/.test(text.slice(wrong.to, right.from))
    if (denied && instead) return { act: 'item.move', wrong: meantBy(wrong), told: second }
  }
  if (first === undefined || second !== undefined) return null
  const amount = tellsMuch(first) && first.invested === undefined ? null : rightAmount(tokens)
  if (amount !== null) return { act: 'item.amend', told: { ...first, invested: amount }, parts: ['invested'] }
  if (!tellsMuch(first)) return null
  return { act: 'item.amend', told: dated(first, tokens, now), parts: partsNamed(tokens) }
}

/** 棉纺是1.9，写错了; 4.8亿是含预付的，应为3.6亿: the one amount, or the one behind what says that it is right. */
export function rightAmount(tokens: readonly Token[]): InvestedSaid | null {
  const only = amountIn(tokens)
  if (only !== null) return only
  const at = tokens.findLastIndex((it, index) => isAmount(it) && puts(tokens[index - 1]))
  return at < 0 ? null : amountIn(tokens.filter((it, index) => index === at || it.kind === 'period'))
}

function puts(token: Token | undefined): boolean {
  if (token === undefined || /^不是/.test(token.text)) return false
  return isWord(token, 'change') || token.text === '是' || token.text === '为'
}

/** 开工时间写错了，是9月8日: the day may stand in another clause than its word. */
function dated(told: ItemTold, tokens: readonly Token[], now: Date): ItemTold {
  const moment = momentOf(tokens, now)
  const today = dayOf(now)
  // A day that is named in its own clause is the right one.
  const { started, finished, note: _, ...rest } = told
  const right = (own: string) => (own === today ? moment : own)
  return {
    ...rest,
    ...(started === undefined ? {} : { started: right(started) }),
    ...(finished === undefined ? {} : { finished: right(finished) }),
  }
}

export function meantBy({ name, items, how }: ItemMeant): ItemMeant {
  return { name, items, how }
}

export function tellsMuch(parts: Partial<ItemTold>): boolean {
  const { invested, started, finished, blocked, cleared } = parts
  return [invested, started, finished, blocked, cleared].some((it) => it !== undefined)
}

const PARTS: readonly (readonly [part: ItemPartNamed, words: Parameters<typeof isWord>[1][]])[] = [
  ['invested', ['invest']],
  ['started', ['start']],
  ['finished', ['finish']],
  ['blocked', ['blocked', 'need']],
]

export function partsNamed(tokens: readonly Token[]): ItemPartNamed[] {
  return PARTS.flatMap(([part, classes]) => (tokens.some((it) => isWord(it, ...classes)) ? [part] : []))
}
