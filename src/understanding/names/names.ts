/**
 * Which things of the plan a text names: listed forms first (the longer wins), then everyday words in
 * a context that makes them names, then homophones, and last, unlisted short forms by ordered overlap.
 */

import type { NameHit, NameKind, Span } from '../reading.ts'
import { CLASS_OF } from '../rest/word-classes.ts'
import { isMask, maskNames } from '../text/mask.ts'
import type { PhraseMatch } from '../text/phrases.ts'
import { calledByOffice } from './offices.ts'
import { type Overlap, overlapHits } from './overlap.ts'
import { isChinese } from './pinyin.ts'
import type { Name, Vocabulary } from './vocabulary.ts'

const KIND_ORDER: readonly NameKind[] = ['campaign', 'indicator', 'task', 'unit']

/** What makes an everyday word (商务, 财政) a unit: the words right after it, or right before. */
const UNIT_AFTER =
  /^(?:局|委|办|口|部门|系统|那边|这边|那块|那里|这块|的任务|任务|牵头|负责|报了|报没|没报|还没|有没有|有哪些|有几|有多少|咋|怎么样|情况|呢|和|跟|与|、|,|:|\?|$|\n)/
const UNIT_BEFORE = /(?:催|催催|催一下|催下|提醒|督促|通知|问问|问下|问一下|让|叫|找|、|和|跟|与|@)$/
/** What makes an everyday word (民生, 安全) a campaign. */
const CAMPAIGN_AFTER =
  /^(?:的?(?:进展|进度|情况|任务|目标|指标)|怎么样|怎样|如何|咋样|咋|呢|咧|现在|目前|\?|滞后|$)/
/** What makes an everyday word (投资, 消费) an indicator. */
const INDICATOR_AFTER =
  /^(?:的?(?:增速|增幅|增长|目标|指标|数据|数字|完成|进度|进展|走势|趋势|占比|比重|排名|排第|缺口|差)|同比|环比|累计|上个?月|本月|这个月|[一二三四]季度|上半年|前三季度|今年|现在|目前|到多少|多少|是多少|咋样|咋了|怎么样|怎样|如何|滞后|达标|达到|呢|了吗|上去|下降|下滑|[是由归该]?谁|[是归由]?哪个(?:单位|部门|局)|[+\-\d]|[一二三四五六七八九十两]+点)/

/** What may stand right before one. */
const INDICATOR_BEFORE =
  /(?:全市|我市|本市|今年|去年|目前|现在|当前|一下|[看查问报说讲填记][一下]?|帮我|关于|有关|月份?|季度|半年|年|[的和与及、下把对从就是那这有个])$/

export function findNames(text: string, vocabulary: Vocabulary, overlap: Overlap): NameHit[] {
  const matches = [...vocabulary.phrases.matches(text)]
  const exact = chosen(text, matches.flatMap(listedOnly), 'exact')
  const sounding = [...homophones(text, vocabulary)]
  const listed = exact.filter((it) => !isOfPart(text, it) && !sounding.some((whole) => holds(whole, it)))
  const apart = sounding.filter((it) => listed.every((other) => it.to <= other.from || other.to <= it.from))
  const heard = chosen(text, apart, 'pinyin')
  const certain = [...listed, ...heard]
  const open = matches.filter((match) => certain.every((it) => match.to <= it.from || it.to <= match.from))
  const everyday = chosen(
    text,
    open.map((match) => inContext(text, match, vocabulary.vantage.city)),
    'context',
  )
  const found = calledByOffice(text, [...certain, ...everyday], vocabulary.offices)
  const loosely = overlapHits(maskNames(text, [...found, ...exact]), overlap, found.length > 0)
  return [...found, ...loosely].sort((a, b) => a.from - b.from || order(a) - order(b))
}

function order(hit: NameHit): number {
  return KIND_ORDER.indexOf(hit.kind)
}

/**
 * Words before an indicator that make it a part of what the plan means: 乡村消费品零售额, 合同外资, 工业投资.
 * Where the plan means the part itself, its longer name was found first.
 */
const PART_OF =
  /(?:乡村|城镇|农村|城市|县域|限额以上|限上|单位|工业|民间|房地产|房地产开发|开发|基础设施|制造业|高技术|技改|网上|实物|商品|餐饮|汽车|家电|通讯|石油|一般贸易|加工贸易|合同|新设|实体|国有|民营|外商|省属|中央|小龙虾|早稻|中稻|晚稻|工程|教育|医疗|养老)$/

/** Words behind it that make it another measure of the same: 规上工业利润. */
const OTHER_OF = /^(?:利润|营收|营业收入|主营|用电|产值|从业|贷款|库存|订单|用工|能耗)/
const NUMERAL = /[0-9一二三四五六七八九十百千万亿两零〇点.]/

function isOfPart(text: string, hit: NameHit): boolean {
  // In 四百一十一产 the 一 is the number's.
  if (NUMERAL.test(text.charAt(hit.from)) && NUMERAL.test(text.charAt(hit.from - 1))) return true
  if (hit.kind !== 'indicator') return false
  return (
    PART_OF.test(text.slice(Math.max(0, hit.from - 6), hit.from)) ||
    OTHER_OF.test(text.slice(hit.to, hit.to + 4))
  )
}

/** Where one place fits listed and everyday names, only the listed count. */
function listedOnly(match: PhraseMatch<Name>): PhraseMatch<Name>[] {
  const values = match.values.filter((it) => !it.loose)
  return values.length === 0 ? [] : [{ ...match, values }]
}

/** Takes away the everyday words that nothing around makes a name. */
function inContext(text: string, match: PhraseMatch<Name>, city: string): PhraseMatch<Name> {
  const before = text.slice(Math.max(0, match.from - 4), match.from)
  const after = text.slice(match.to, match.to + 8)
  const mayPrecede = (words: string) => INDICATOR_BEFORE.test(words) || words.endsWith(city)
  const alone = match.to - match.from === text.replace(/[?!。,.]+$/, '').length
  const values = match.values.filter((it) => {
    if (alone) return true
    if (it.kind === 'unit') return UNIT_AFTER.test(after) || UNIT_BEFORE.test(before)
    // 工业投资 and 小龙虾产量 are other things than 投资 and 产量.
    if (it.kind === 'indicator' && isChinese(before.at(-1) ?? '') && !mayPrecede(before)) return false
    return (it.kind === 'campaign' ? CAMPAIGN_AFTER : INDICATOR_AFTER).test(after)
  })
  return { ...match, values }
}

/** Longest first, then leftmost; what fits one place in several ways stays together. */
function chosen(text: string, matches: readonly PhraseMatch<Name>[], how: NameHit['how']): NameHit[] {
  const ordered = matches
    .filter((it) => it.values.length > 0)
    .sort((a, b) => b.to - b.from - (a.to - a.from) || a.from - b.from)
  const taken: Span[] = []
  const hits: NameHit[] = []
  for (const match of ordered) {
    if (taken.some((it) => match.from < it.to && it.from < match.to)) continue
    taken.push(match)
    const { values } = match
    // An everyday word (旅游) that could be an indicator or a unit is the indicator: units are called 局 and 委.
    const indicator = how === 'context' && values.some((it) => it.kind === 'indicator')
    for (const kind of KIND_ORDER) {
      if (indicator && kind === 'unit') continue
      const ids = [...new Set(values.filter((it) => it.kind === kind).map((it) => it.id))]
      if (ids.length === 0) continue
      const words = text.slice(match.from, match.to)
      hits.push({ kind, ids, text: words, how, from: match.from, to: match.to })
    }
  }
  return hits
}

/**
 * A name heard but misspelt: as long as the name, sounding the same, with at least one character right
 * (all but two in a long one) and at least one wrong.
 */
function* homophones(text: string, vocabulary: Vocabulary): Generator<PhraseMatch<Name>> {
  const sound = vocabulary.sounds.of(text)
  for (const match of vocabulary.sounding.matches(sound)) {
    const words = text.slice(match.from, match.to)
    if ([...words].some((it) => isMask(it) || !isChinese(it))) continue
    // 一场 sounds like 一产, and a number is never misspelt.
    if (EVERYDAY.has(words) || NUMERAL.test(words.charAt(0))) continue
    // 完|成投|资: an ordinary word would be cut.
    if (cutsWord(text, match.from) || cutsWord(text, match.to)) continue
    const values = match.values.filter((it) => misspelt(words, it.text))
    if (values.length > 0) yield { ...match, values }
  }
}

/** 政务服务一网通半率 is that name misspelt, and not 一网通 with something behind it. */
function holds(whole: PhraseMatch<Name>, { kind, ids, from, to }: NameHit): boolean {
  const longer = whole.from <= from && to <= whole.to && to - from < whole.to - whole.from
  return longer && kind === 'indicator' && whole.values.some((it) => it.kind === kind && ids.includes(it.id))
}

function cutsWord(text: string, at: number): boolean {
  return CLASS_OF.has(text.slice(at - 1, at + 1))
}

function misspelt(words: string, name: string): boolean {
  let same = 0
  for (let at = 0; at < name.length; at++) if (words[at] === name[at]) same++
  return same < name.length && same >= Math.max(1, name.length - 2)
}

/** Words of everyday speech that happen to sound like a short form. */
const EVERYDAY = new Set([
  '高起',
  '高其',
  '高七',
  '社里',
  '社理',
  '设计院',
  '外资料',
  '交通',
  '教育',
  '时间',
  '事件',
  '实际',
  '世纪',
  '市级',
  '实施',
  '指标',
  '目标',
  '主题',
  '情况',
  '进度',
  '计划',
  '城市',
  '工业',
  '公里',
  '办公',
  '人员',
  '人民',
])
