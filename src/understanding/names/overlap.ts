/**
 * Unlisted short forms: 网办率 for 政务服务一网通办率, 文企营收 for 规模以上文化企业营业收入. A stretch of text
 * is compared with the names that share its rarest characters; what counts is how much of the stretch,
 * and of the name, stands in both in the same order, each character weighed by its rarity.
 */

import type { NameHit } from '../reading.ts'
import { isChinese } from './pinyin.ts'
import type { Name, Vocabulary } from './vocabulary.ts'

/** How many names a character may bring to the comparison: bounds the time whatever the plan's size. */
const NAMES_PER_CHARACTER = 400
const CANDIDATES = 12
const LINK = 0.65
/** Of an indicator's name at least this share must be said: 地区生产总值 is not what is measured by it. */
const SHARE = 0.5
/** A longer stretch is talk with a name somewhere in it, not a name. */
const LONGEST = 40
/** Where something is named already, another name must be nearly whole. */
const CERTAIN = 0.85

export interface Overlap {
  readonly city: string
  readonly names: readonly Name[]
  readonly byCharacter: ReadonlyMap<string, readonly number[]>
  readonly weight: ReadonlyMap<string, number>
}

export function overlapOf(vocabulary: Vocabulary): Overlap {
  const names = vocabulary.names.filter((it) => !it.loose && it.text.length >= 3 && it.kind !== 'campaign')
  const byCharacter = new Map<string, number[]>()
  names.forEach((name, index) => {
    for (const character of new Set(name.text)) {
      if (!isChinese(character)) continue
      const list = byCharacter.get(character)
      if (list === undefined) byCharacter.set(character, [index])
      else list.push(index)
    }
  })
  const weight = new Map<string, number>()
  for (const [character, list] of byCharacter) weight.set(character, Math.log(1 + names.length / list.length))
  return { city: vocabulary.vantage.city, names, byCharacter, weight }
}

/**
 * Words that ask, order and connect: they name nothing. Taken out before the comparison.
 */
const FUNCTION_WORDS =
  /(?:怎么样|怎样|如何|咋样|咋|啥|什么|多少|情况|进展|进度|目标|完成|现在|目前|到底|今年|我们|我局|谁|牵头|负责|哪个|哪些|单位|部门|任务|指标|数据|报送|上报|填报|报告|提醒|催|通报|麻烦|请问|请|帮我|帮忙|看看|看下|查查|查下|查一下|查询|给我|发我|一下|已经|是不是|有没有|没有|还有|还差|差|的|了|吗|呢|吧|啊|呀|嘛|哈|哦|是|有|在|和|跟|与|及|到|为|把|被|让|那|这|个|都|也|又|就|才|还|要|能|会|不|没|同比|环比|累计|增长|增速|增幅|下降|提高|达到|实现|全市|我市|全省|排第|排名|排|第几|名次|位次|居|滞后|落后|哪|几)/g

export function overlapHits(masked: string, overlap: Overlap, alreadyNamed: boolean): NameHit[] {
  const hits: NameHit[] = []
  for (const stretch of stretches(masked)) {
    const words = stretch.text.replaceAll(overlap.city, '').replace(FUNCTION_WORDS, '')
    // Where something is named already, only a long stretch can be another name.
    if (words.length < (alreadyNamed ? 4 : 3) || words.length > LONGEST) continue
    const best = bestOf(words, overlap, alreadyNamed ? CERTAIN : LINK)
    if (best === null) continue
    for (const name of best.names) {
      hits.push({
        kind: name.kind,
        ids: [name.id],
        text: stretch.text,
        how: 'overlap',
        from: stretch.from,
        to: stretch.to,
      })
    }
  }
  return hits
}

interface Stretch {
  readonly text: string
  readonly from: number
  readonly to: number
}

/** Runs of Chinese characters between masks, digits and punctuation. */
function* stretches(masked: string): Generator<Stretch> {
  let from = 0
  for (let at = 0; at <= masked.length; at++) {
    if (at < masked.length && isChinese(masked.charAt(at))) continue
    if (at > from) yield { text: masked.slice(from, at), from, to: at }
    from = at + 1
  }
}

function bestOf(words: string, overlap: Overlap, least: number): { names: Name[] } | null {
  let best = least
  let names: Name[] = []
  for (const index of candidatesFor(words, overlap)) {
    const name = overlap.names[index]
    if (name === undefined || !enough(words, name)) continue
    const score = likeness(words, name, overlap)
    if (score > best + 1e-9) {
      best = score
      names = [name]
    } else if (Math.abs(score - best) <= 1e-9 && !names.some((it) => it.id === name.id)) names.push(name)
  }
  const first = names[0]
  return first === undefined ? null : { names: names.filter((it) => it.kind === first.kind).slice(0, 1) }
}

/** The names that share the most of a stretch's rarest characters, by weight. */
function candidatesFor(words: string, overlap: Overlap): number[] {
  const shared = new Float64Array(overlap.names.length)
  const found: number[] = []
  const rarest = [...new Set(words)].sort((a, b) => weightOf(b, overlap) - weightOf(a, overlap)).slice(0, 12)
  for (const character of rarest) {
    const list = overlap.byCharacter.get(character)
    if (list === undefined || list.length > NAMES_PER_CHARACTER) continue
    const weight = weightOf(character, overlap)
    for (const index of list) {
      const before = shared[index] ?? 0
      if (before === 0) found.push(index)
      shared[index] = before + weight
    }
  }
  return found.sort((a, b) => (shared[b] ?? 0) - (shared[a] ?? 0)).slice(0, CANDIDATES)
}

/**
 * How many characters of a stretch must be the name's, in order: two alike are chance. Of an indicator all: 第二产业 is
 * not 第一产业, 登记数 not 成交额, and a figure or an answer under the wrong name is worse than none.
 */
function enough(words: string, { kind, text }: Name): boolean {
  const needed = Math.max(3, kind === 'indicator' ? words.length : Math.ceil(words.length * 0.7))
  // In any order is quickly told, and rules most of them out.
  let anywhere = 0
  for (const character of words) if (text.includes(character)) anywhere++
  return anywhere >= needed && commonWeight(words, text, () => 1) >= needed
}

/** .6 × the share of the words' weight, .4 × the share of the name's weight, in the longest common order. */
function likeness(words: string, { kind, text }: Name, overlap: Overlap): number {
  const common = commonWeight(words, text, (it) => weightOf(it, overlap))
  const ofName = common / totalWeight(text, overlap)
  return kind === 'indicator' && ofName < SHARE
    ? 0
    : 0.6 * (common / totalWeight(words, overlap)) + 0.4 * ofName
}

/** Of the longest common order of two texts, found row by row in place. */
function commonWeight(a: string, b: string, weight: (character: string) => number): number {
  const row = new Float64Array(b.length + 1)
  for (const character of a) {
    const own = weight(character)
    let diagonal = 0
    for (let j = 0; j < b.length; j++) {
      const above = row[j + 1] ?? 0
      const here = character === b[j] ? diagonal + own : 0
      row[j + 1] = Math.max(here, above, row[j] ?? 0)
      diagonal = above
    }
  }
  return row[b.length] ?? 0
}

function totalWeight(text: string, overlap: Overlap): number {
  let sum = 0
  for (const character of text) sum += weightOf(character, overlap)
  return sum
}

/** A character that stands in no name weighs as much as the rarest: it speaks against any name. */
function weightOf(character: string, overlap: Overlap): number {
  return overlap.weight.get(character) ?? Math.log(1 + overlap.names.length)
}
