/**
 * Words around a number that make it something else than this year's actual figure of this city: an estimate, an order,
 * hearsay, another place's or year's, a part, a target, one end of a range. Such a number is never taken unasked: a
 * question too many is a small thing, a figure recorded wrongly is not.
 */
import type { Catalogue } from '../plan/catalogue.ts'
import type { Reading, ReportedFigure } from '../understanding/reading.ts'

export type CautionKind =
  | 'estimate'
  | 'hearsay'
  | 'negated'
  | 'elsewhere'
  | 'year'
  | 'part'
  | 'subject'
  | 'target'
  | 'range'
  | 'spaced'
  | 'fraction'
  | 'periods'
  | 'not_meant'
  | 'old_value'
  | 'compared'

export interface Caution {
  readonly kind: CautionKind
  /** The words that raise it. */
  readonly text: string
}

/** Said in the figure's own clause before it. */
const BEFORE: readonly (readonly [CautionKind, RegExp])[] = [
  ['estimate', /预计|预测|预估|暂估|有望|应该?能|争取|力争|拟报|要求|要报|如果|假如|假设|要是|万一|若(?!干)/],
  ['hearsay', /听说|据说|据传|网上说|传言|小道消息|好像|似乎|不太?确定/],
  ['negated', /(?:未能?|没有?|并未|尚未)(?:同比)?(?:增长|达到|完成|实现|到)?\s*$/],
  ['elsewhere', /(?:全国|全省|省里|湖南省?)(?!的?[第排位前])|中部[^,，]{0,2}省|长株潭|外省/],
  [
    'year',
    /(?<![比较与和跟对于由从])(?:去年|上年|前年|往年)(?!底|末|以来|结转|同期(?:相?比|持平|基数|增|下|多|少|的))/,
  ],
  ['part', /(?<![进進])(?:进口|出口)(?=[^,，、]{0,6}$)|(?:限(?:额以)?[上下]|乡村|农村|城镇|县域|网上)(?=〇)/],
  ['target', /(?:目标|任务|计划)(?:值|数)?[^,，。、\d]{0,8}$/],
  ['range', /\d(?:\.\d+)?\s*(?:%|％|万|亿|美元|元|家|个|项)*\s*(?:到|至|~|～)\s*$/],
]
const AFTER = /^[^。;；\n\d]{0,4}[(（,，]?\s*((?:等|待|尚待|还?需)[^,，。;；\n]{0,8}(?:确认|核定|核实|反馈))/
/** Said of the whole message. */
const NOT_MEANT =
  /(?:先别|别|不要|暂不|先不|不用|不必|勿)(?:先)?(?:登记|录入|入账|上报|报)|(?:^|[,，。:：])\s*(?:这是|只是|仅)?(?:个)?(?:测试|试一下|试试|举个?例子?|比如|例如|假设)(?:说)?\s*[,，:：]?/
const SPACED = /\d[ \u00a0\u3000]+\d{3}(?!\d)/
const PERIOD =
  /(?:\d{1,2}|[一二三四五六七八九十]{1,2})\s*(?:[-—~～至到]\s*(?:\d{1,2}|[一二三四五六七八九十]{1,2}))?\s*月份?|[一二三四]季度|上半年|前三季度|[今本]年以来|年初以来|截[至止]目前/g
const TRAILING = new RegExp(
  `[\\d%％家个元项]\\s*[,，、(（]\\s*(?:${PERIOD.source})\\s*(?=[)）。;；,，\\n]|$)`,
)
const FRACTION = 0.2

export function cautionsOf(reading: Reading, figure: ReportedFigure, plan: Catalogue): Caution[] {
  const { text } = reading
  const at = placeOf(text, figure)
  if (at < 0) return []
  const found: Caution[] = []
  const { kind: measured } = plan.indicator(figure.indicator)
  const rate = measured === 'growth' || measured === 'share' || measured === 'coverage'
  const clause = masked(
    text
      .slice(0, at)
      .split(/[,，。;；\n!！?？]/)
      .at(-1) ?? '',
    reading,
  )
  for (const [kind, words] of BEFORE) {
    // A place in the province is told of the city.
    if (kind === 'elsewhere' && figure.unit === '位') continue
    const hit = kind === 'year' && !isOfPlanYear(reading, figure, plan) ? undefined : words.exec(clause)?.[0]
    if (hit !== undefined) found.push({ kind, text: hit.trim() })
  }
  const subject = rate ? strangerIn(clause, plan) : null
  if (subject !== null && found.length === 0) found.push({ kind: 'subject', text: subject })
  const waits = AFTER.exec(text.slice(at + figure.text.length))?.[1]
  if (waits !== undefined) found.push({ kind: 'estimate', text: waits })
  const table = /[\n\t]/.test(text)
  const spaced = table
    ? undefined
    : SPACED.exec(text.slice(Math.max(0, at - 4), at + figure.text.length + 6))?.[0]
  if (spaced !== undefined) found.push({ kind: 'spaced', text: spaced })
  if (rate && Math.abs(figure.value) < FRACTION && figure.value !== 0 && /^[-+]?0\.\d{2,}$/.test(figure.text))
    found.push({ kind: 'fraction', text: figure.text })
  const unmeant = NOT_MEANT.exec(text)?.[0]
  if (unmeant !== undefined)
    found.push({ kind: 'not_meant', text: unmeant.replace(/^[,，。:：\s]+|[,，:：\s]+$/g, '') })
  if (isUnclearWhen(reading)) found.push({ kind: 'periods', text: (text.match(PERIOD) ?? []).join('、') })
  return found
}

/** 社零6.8%,一季度;对非贸易1-2月41%: several times, of which one stands behind its figure. */
function isUnclearWhen({ text }: Reading): boolean {
  const times = new Set((text.match(PERIOD) ?? []).map((it) => it.replace(/\s/g, '')))
  return times.size > 1 && TRAILING.test(text)
}

/** 宁波社零, 步步高社零: whose rate it is, where the clause says somebody whom we do not know; null: nobody. */
function strangerIn(clause: string, { plan }: Catalogue): string | null {
  const before = /(?<![\u4e00-\u9fff〇])([\u4e00-\u9fff]{2,8})〇/.exec(clause)?.[1]
  // A county's figure is a fact of its own, and says so.
  const ours = (plan.counties ?? []).flatMap((it) => [it.name, ...it.aliases]).concat(plan.city)
  const left = ours.reduce((rest, it) => rest.replaceAll(it, ''), before ?? '').replace(LEADS, '')
  return left.length >= 2 ? left : null
}

/** What people say before a name without meaning anybody else by it. */
const LEADS =
  /我市|全市|本市|市本级|我[局委办们]?(?:单位)?|本[局委办]|咱们?|你们|全年|今年|本年|本期|[本当上]月|首季|截[至止]|目前|现在|当前|累计|实现|完成|[报补]送|上报|填报|补报|报告|报|更正|订正|修正|数据|数字|情况|如下|现将|其中|以及|另外|同时|还有|关于|对于|请|麻烦|登记|录入|统计|核[算实定]|反馈|显示|指标|月份?|季度|[上下]半年|前三季度|半年|年初|以来|今[日天]|昨天|刚[才刚]|各位|领导|[您你]好|汇报|[这那]个|新增|净增|主要|分别|补充|一下|应该?|最新|初步|快报|终核|有效期内|哎呀|[一二三四五六七八九十的和与及再对把将经据底末号日是在为有已了到至从按年市局项第总个数值先帮忙记发给来收喂哦嗯啊吧哈其他另也都就上下线类等说之前后里不没错打写填成改报共用]/g

function isOfPlanYear({ period }: Reading, figure: ReportedFigure, { plan }: Catalogue): boolean {
  const when = figure.period ?? period
  return when === null || when.to.startsWith(String(plan.year))
}

function placeOf(text: string, figure: ReportedFigure): number {
  const near = text.indexOf(figure.text, Math.max(0, figure.from - figure.text.length - 2))
  return near >= 0 ? near : text.indexOf(figure.text)
}

/** Names of the plan say nothing of this kind: 进出口总量全省排名. 出口 is a part of 进出口, however it was found. */
function masked(clause: string, { names }: Reading): string {
  const own = names.flatMap((it) => (it.how === 'overlap' ? [] : [it.text]))
  const known = own.filter((it) => !/^(?:进口|出口)/.test(it))
  return known.reduce((rest, it) => rest.replaceAll(it, '〇'.repeat(it.length)), clause)
}

/** 由6.5%改为6.9% where 6.6 % stands: the sender has another old figure in mind. Null: none is named, or it is that one. */
export function oldValueDiffers(text: string, old: { readonly value: number }): Caution | null {
  const [, words, number] = OLD_VALUE.exec(text.normalize('NFKC')) ?? []
  if (words === undefined || number === undefined) return null
  return Math.abs(Number(number) - Math.abs(old.value)) < 1e-9 ? null : { kind: 'old_value', text: words }
}

const OLD_VALUE =
  /((?:由|从|不是|并非|原(?:来|报|数|登记)?(?:是|为)?)(?:增长|下降)?(\d+(?:\.\d+)?)(?!\d*\s*[-~至到月年日号季])(?!\s*[万亿]))/
