/** Items that are pointed at and not named: 第二个 of what was shown or recorded last, and which of those that were asked about. */
import type { Item } from '../../plan/lists/item.ts'
import type { Context, ListNames } from '../context.ts'
import { foldedName } from './item-names.ts'
import type { Mention } from './sections.ts'
import { storyOf } from './story.ts'
import type { ItemDoing, ItemRef } from './told.ts'

const MORE =
  /^(?:看|要|显示)?(?:更多|还有呢?|还有吗|继续|接着|下一?页|剩下的|其余的?|全部列出)(?:呢|吗|看看)?[?？。!]?$/
const NUMBERED =
  /^(?:那|看看?|打开)?第?(\d{1,2}|[一二三四五六七八九十]{1,3})(?:个|条|项|名)?(?:慢|快|大|小|早)?(?:项目|任务|政策)?(?:的)?(?:呢|怎么样|咋样|情况|详情|什么情况|进展)?[?？。]?$/
const LINE =
  /第(\d{1,2}|[一二三四五六七八九十]{1,3})(?:个|条|项|家)(?!月|季|率)(?:项目|任务|政策)?|最后(?:一|那)(?:个|条|项)(?:项目)?/g

/** After a list: its next page, or one of its lines by number. */
export function turnedIn(text: string, { spoken = [], asked }: Context): ItemDoing | null {
  if (spoken.length === 0 || asked) return null
  if (MORE.test(text)) return { act: 'item.more' }
  const written = NUMBERED.exec(text)?.[1]
  const ref = written === undefined ? undefined : spoken[numberIn(written) - 1]
  if (ref === undefined) return null
  return { act: 'item.ask', asked: storyOf({ name: ref.item, items: [ref], how: 'spoken' }) }
}

/** 第二个卡在哪, 第三个是3.3亿: lines of what was shown last, each where it is pointed at. */
export function pointedIn(text: string, { spoken = [], asked, ofItem }: Context): Mention[] {
  if (spoken.length < 2 || (asked && ofItem !== true)) return []
  return [...text.matchAll(LINE)].flatMap(({ index, 0: words, 1: written }): Mention[] => {
    const ref = written === undefined ? spoken.at(-1) : spoken[numberIn(written) - 1]
    if (ref === undefined) return []
    return [{ from: index, to: index + words.length, name: words, items: [ref], how: 'spoken' }]
  })
}

const NUMBERS = '零一二三四五六七八九十'

function numberIn(written: string): number {
  if (/^\d/.test(written)) return Number(written)
  const [tens, ones] = /十/.test(written) ? written.split('十') : ['', written]
  const ten = /十/.test(written) ? (tens === '' || tens === undefined ? 1 : NUMBERS.indexOf(tens)) * 10 : 0
  return ten + (ones === '' || ones === undefined ? 0 : NUMBERS.indexOf(ones))
}

/** An answer to which: 快速化那个, 经开区的, 21亿那个. Null: it tells none of them apart, or more than that. */
export function chosenIn(
  text: string,
  county: string | null,
  { choosing = [], lists = [] }: Context,
): ItemDoing | null {
  if (choosing.length < 2 || text.length > LONGEST || /[?？吗]/.test(text)) return null
  const items = choosing.map((it) => itemOf(it, lists))
  const scores = items.map((it) =>
    it === undefined ? 0 : scoreOf(text, it, items) + (county !== null && it.county === county ? 2 : 0),
  )
  const best = Math.max(...scores)
  const [option, ...more] = scores.flatMap((it, at) => (it === best ? [at] : []))
  return best === 0 || option === undefined || more.length > 0 ? null : { act: 'item.choose', option }
}

/** What is longer tells something. */
const LONGEST = 16

function itemOf({ list, item }: ItemRef, lists: readonly ListNames[]): Item | undefined {
  return lists.find((it) => it.name === list)?.items.find((it) => it.name === item)
}

/** How many pairs of characters, and how much of what is known of it, fit this one and not all of them. */
function scoreOf(text: string, item: Item, all: readonly (Item | undefined)[]): number {
  const parts = (it: Item) => [it.unit, it.county, it.leader, it.category].filter((its) => its !== null)
  const holds = (it: Item, piece: string) =>
    [foldedName(it.name), ...it.aliases, ...parts(it)].some((its) => its.includes(piece))
  let score = 0
  for (let at = 0; at + 2 <= text.length; at++) {
    const piece = text.slice(at, at + 2)
    if (!holds(item, piece) || all.every((it) => it !== undefined && holds(it, piece))) continue
    score++
  }
  const amount = /(\d+(?:\.\d+)?)个?亿/.exec(text)?.[1]
  if (amount !== undefined && item.total === Number(amount)) score += 2
  return score
}
