/**
 * Why a number is no reported figure, where the text itself says so. The reasons are shown to people
 * (in the trace, and beside what was left out), hence in their words; compare them by these names.
 */
import type { Candidate } from './candidates.ts'
import type { Lead } from './motion.ts'

export const NOISE = {
  target: '目标值',
  aim: '打算达到的数',
  gap: '与目标的差距',
  shareOfTarget: '占目标的比例',
  change: '比此前的增减量',
  lastYear: '上年或上期数',
  negated: '被否定的数',
  from: '变动前的数',
  earlier: '此前报的数',
  numbering: '列表序号',
  progress: '任务进度',
  compared: '用来对照的数',
  ...({
    date: '日期',
    time: '时间',
    duration: '时长',
    place: '地点编号',
    size: '分档',
    age: '年龄',
    talk: '泛指',
    ordinal: '次序',
  } as const),
} as const

/** What is known around a candidate when its noise is judged. */
export interface Surroundings {
  readonly lead: Lead
  /** The text behind the candidate, a short piece. */
  readonly after: string
  /** A figure stands before it in the same sentence. */
  readonly seconds: boolean
  /** A figure of the same unit, or a rate where this is in points, stands before it in the sentence. */
  readonly besideLevel: boolean
  /** Another number follows in the same sentence. */
  readonly followed: boolean
  /** The kind of time that `lead.rest` ends with: of last year, of an earlier month, unknown. */
  readonly base: 'year' | 'earlier' | 'unknown' | null
  /** 94.7是去年的: behind it stands that it is of an earlier time. */
  readonly ownedByEarlier: boolean
  /** A target of another unit stands before it in the sentence. */
  readonly besideTarget: boolean
  /** 24000万美元的25.6%: the figure right before, joined by 的. */
  readonly ofPrevious: boolean
  /** Behind a comma the same unit again: 不足1000家,992家. */
  readonly restated: boolean
  /** 用6.6覆盖6.8. */
  readonly replacing: boolean
  /** What stands before that time. */
  readonly beforeBase: string
}

const OF_TARGET =
  /(?:完成|占|达|达到|相当于|达成|完成了|占到)[\ue000-\ue00f]*(?:了)?(?:全年|年度|全市|市定|省定|市级|既定|今年|总|序时)*的?$/
const OVER_TARGET =
  /(?:超|超过|高于|低于|多于|比|较|距|距离|离)[\ue000-\ue00f]*(?:了)?(?:全年|年度|省定|市定|序时)*的?$/
const OLD_OF_NAME = /(?:原报|原来报|此前上?报的?|之前报的?|先前报的?|误报)[\ue000-\ue002]{1,40}(?:为|是)?$/
const TARGET_OF_NAME = /(?:目标|目标值)[:为是]?[\ue000-\ue002]{1,40}$/
const LEVELS_OUT = /^(?:的)?(?:降幅|跌幅|减幅)/
const TARGET_AFTER =
  /^(?:以上|左右|以内)?的?(?:年度|全年|预期|考核|既定)?(?:目标|任务|底线|红线|考核要求|计划数?|要求)(?!值?[数:为是]|完成|[0-9一二三四五六七八九约达])/
const WITH_OF = /^(?:以上|左右)?的(?:年度|全年|预期|考核|既定|总)?(?:目标|任务|底线|红线|要求|计划|盘子|大盘)/
/** A comma may part the old number from the new, but then no other name stands between. */
const REPLACED_LATER =
  /^["'”’)]{0,2}(?:系[^,]{1,6})?,(?:现在?|应|请|要|需|后)?(?:改[成为]?|更[正改][为成]?|修[改正订][为成]?|订正[为成]?|调整[为到]|应改为|应该?[是为])[:]?[-+负]?(?:[0-9]|百分之|(?!一下)[一二两三四五六七八九十])/
const REPLACED =
  /^["'”’」』)]{0,2}(?:这个|那个)?(?:的?数)?(?:要|给我|给)?(?:都)?(?:改[成为到回]?|更[正改][为成]?|修[改正订][为成]?|订正[为成]?|纠正[为成]?|调整?[为成到]|[换替]换?[成为]|改?记[为成]|变[为成更]|应该?[是为]|→|->|=>|-->|➡)["'“‘「『]{0,2}[\ue000-\ue00f]{0,40} ?第?[-+负]?(?:[0-9]|百分之|(?!一下)[一二两三四五六七八九十])/
const WRONG =
  /^["'”’」』)]{0,2}(?:的?(?:那个|这个|那条|这条)?)?(?:×|x(?![a-z0-9])|✗|❌|有误|错了|不对|作废|搞错|写错|报错|填错|是错的|不准|打错|弄错|请?予以?更正|请更正|改掉|换掉|请?抹掉|划掉|不要了|去掉|删掉|撤掉|不一致|报高了|报低了|没扣|未扣)/
const MOVED_ON =
  /^["'”’]?(?:下调|上调|提高|提升|上升|增加|增长|扩大|下降|降低|回落|减少|升|降|增|减|涨|跌)?[到至](?:了)?(?:约|近)?[-+负]?(?:[0-9]|百分之|[一二两三四五六七八九十])/
const NOT_NOW =
  /^(?:,)?(?:这?是|那是|为|属)?(?:去年|上年|上期|上个?月|同期|上季度)(?:同期|底|末)?(?:的(?!目标|任务)|数|底数)/
const CLASS_AFTER =
  /^(?:级(?!别)|(?:元)?以[上下](?:的)?(?:项目|企业|工业|产业|规模|重大|重点|老|人口|人群|的?特殊))/
/** 十亿以上项目, 2000万元以上工业企业: a class of things, not how many. */
const SIZED = /^的?(?:大?项目|企业|工业|产业|规模|重大|重点|单位)/
/** 占全年9.08亿元的65.4%: the whole that a share of is told. */
const SHARED_WHOLE = /占(?:[\ue005]+|全年|年度|年初)的?(?:计划|目标|任务)?(?:数|总?额|投资)?的?$/
const RATE_AFTER = /^(?:热线|会议室|包厢|信箱)/
const TALK =
  /^(?:数据?|数字|指标|增速|问题|方面|意见|建议|要求|情况|原因|专班|字|事|意思|道理|办法|月(?!均)|小时|星期|礼拜|时候|附件|材料|通知|文件|群|地方|核心指标|重点|人意|短板|条目|号|坎|台阶)/
const COMPARING =
  /(?:^|[^同环占对])比(?![例重率如])|较(?![好快大高多强为])|高于|低于|快于|慢于|多于|少于|好于|优于|相比|对比/
const DIFFERENCE =
  /^(?:提高|提升|回落|收窄|扩大|加快|放缓|高|低|快|慢|多|少|高出|多出|上升|改善|缩小|放慢|攀升|下滑|优化)/

/** The first reason that holds; null where the number may be a reported figure. */
export function noiseOf(candidate: Candidate, around: Surroundings): string | null {
  if (candidate.noise !== null) return candidate.noise
  return (
    byUnit(candidate, around) ??
    byCorrection(around) ??
    byTarget(candidate, around) ??
    byComparison(candidate, around)
  )
}

const UNITS_OF_TIME = ['天', '周', '个月', '分钟', '小时', '年']

function byUnit(candidate: Candidate, { lead, after }: Surroundings): string | null {
  if (candidate.unit !== null && UNITS_OF_TIME.includes(candidate.unit)) return NOISE.duration
  if (candidate.unit === '岁' || /^周岁/.test(after)) return NOISE.age
  if (CLASS_AFTER.test(after) && candidate.unit !== '%') return NOISE.size
  const reaches = candidate.bound === 'at_least' || candidate.bound === 'at_most'
  if (reaches && (candidate.unit === null || candidate.unit === '元') && SIZED.test(after)) return NOISE.size
  if (candidate.unit === null && /^(?:年(?!均|产|限)|月(?!均)|[日号](?!均))/.test(after)) return NOISE.date
  if (candidate.unit === null && /^(?:时(?!期|候)|点(?!评|击|名))/.test(after)) return NOISE.time
  if (
    candidate.unit === null &&
    /^(?:[楼室层路栋](?!盘|宇|网|面|演)|国道|省道|高速|线(?!上|下|索))/.test(after)
  )
    return NOISE.place
  if (candidate.unit === null && /^[期届]/.test(after)) return NOISE.ordinal
  if (candidate.unit === '千伏') return NOISE.size
  if (
    candidate.value === 0 &&
    candidate.unit === null &&
    /(?:[一两12]个|[少多][写打输]了?|后面)$/.test(lead.rest + lead.words)
  )
    return NOISE.talk
  if (candidate.unit === null && RATE_AFTER.test(after)) return NOISE.place
  if (candidate.unit === null && isYear(candidate.value) && candidate.script === 'arabic') return NOISE.date
  const counts = candidate.unit !== null && '个条项点份种张'.includes(candidate.unit)
  if (counts && TALK.test(after)) return NOISE.talk
  return null
}

function isYear(value: number): boolean {
  return Number.isInteger(value) && value >= 2020 && value <= 2035
}

function byCorrection({ lead, after, followed, ownedByEarlier, replacing }: Surroundings): string | null {
  if (lead.parts.has('negated')) return NOISE.negated
  if (lead.parts.has('earlier')) return NOISE.earlier
  if (REPLACED.test(after) || REPLACED_LATER.test(after)) return NOISE.from
  if (/^["'”’]?系["'“‘]?.{1,10}之误/.test(after)) return NOISE.from
  if (OLD_OF_NAME.test(lead.rest) || replacing) return NOISE.earlier
  if (WRONG.test(after)) return NOISE.earlier
  if (NOT_NOW.test(after) || ownedByEarlier) return NOISE.lastYear
  const from = /[由从](?:原来?的?|去年的?|上年的?|年初的?|之前的?|[\ue000-\ue00f]{0,40}的?)$/.test(lead.rest)
  if (from && followed) return NOISE.from
  if (followed && lead.motion !== 'level' && MOVED_ON.test(after)) {
    return lead.motion === 'none' || lead.mover === '' || /^(?:增速|增幅|降幅|跌幅)$/.test(lead.mover)
      ? NOISE.from
      : NOISE.change
  }
  return null
}

function byTarget(candidate: Candidate, around: Surroundings): string | null {
  const { lead, after, seconds, besideTarget, ofPrevious } = around
  if (ofPrevious && candidate.unit === '%') return NOISE.shareOfTarget
  if (lead.parts.has('gap')) return NOISE.gap
  if (SHARED_WHOLE.test(lead.rest) && /^的?[\d.]+%/.test(after)) return NOISE.target
  if (lead.parts.has('target')) {
    if (candidate.unit === '%' && (lead.of || OF_TARGET.test(lead.rest)) && !OVER_TARGET.test(lead.rest))
      return NOISE.shareOfTarget
    if (
      candidate.unit === '%' &&
      lead.motion === 'level' &&
      !/目标/.test(lead.rest.slice(-4)) &&
      lead.mover === ''
    ) {
      if (/任务|计划/.test(lead.words) && /完成/.test(lead.words)) return NOISE.progress
    }
    if (OVER_TARGET.test(lead.rest)) return NOISE.gap
    if (/(?:完成)[\ue000-\ue00f]*(?:全年|年度)*$/.test(lead.rest) && candidate.unit !== '%') return null
    return NOISE.target
  }
  if (/^(?:没|未)(?:能)?(?:达|完成|实现)?到?(?:[,。;!]|$)/.test(after) && candidate.bound !== null)
    return NOISE.target
  if (WITH_OF.test(after) || TARGET_AFTER.test(after)) return NOISE.target
  if (lead.parts.has('aim') || /(?:力争|争取|确保|冲刺)[^,。;]{0,8}$/.test(lead.rest)) return NOISE.aim
  if (/^(?:目标|任务|计划|年度目标|全年目标|目标值)[:为是]/.test(lead.rest)) return NOISE.target
  if (TARGET_OF_NAME.test(lead.rest)) return NOISE.target
  if (lead.parts.has('progress') && !/[\ue000\ue002]$/.test(lead.rest)) return NOISE.progress
  if (besideTarget && candidate.unit === '%' && lead.rest === '' && /^(?:none|level)$/.test(lead.motion))
    return NOISE.shareOfTarget
  if (seconds && candidate.unit === '%' && /(?:^|[,。;(])占(?:比)?$/.test(lead.rest))
    return NOISE.shareOfTarget
  return null
}

function byComparison(candidate: Candidate, around: Surroundings): string | null {
  const { lead, seconds, followed, restated, besideLevel, base, beforeBase } = around
  if (candidate.kind === 'steady') return seconds ? NOISE.change : null
  if (candidate.kind === 'rank') return base !== null && seconds ? NOISE.lastYear : null
  if (lead.parts.has('change') || /环比$/.test(lead.rest)) return NOISE.change
  if (lead.parts.has('amount')) return NOISE.change
  const beside = lead.parts.has('place') && (lead.bound === 'over' || lead.bound === 'under')
  if (beside) return candidate.unit === '%' ? NOISE.compared : NOISE.change
  const moved = lead.motion === 'rise' || lead.motion === 'fall'
  const comparing = COMPARING.test(base === null ? lead.rest : beforeBase)
  if (moved && comparing) {
    // 较去年同期增长6.8% is the growth itself; 较上月增长 and 比去年同期多12家 are changes.
    const growth = candidate.unit === '%' && !DIFFERENCE.test(lead.mover)
    return growth && (base === 'year' || /(?:同期|去年|上年)[^,。;]{0,4}$/.test(lead.rest))
      ? null
      : NOISE.change
  }
  if (base === 'year' || (base === 'unknown' && (seconds || followed))) return NOISE.lastYear
  if (/(?:去年同期|上年同期|同期|去年底|上年末|去年|上年|上期)$/.test(lead.rest)) return NOISE.lastYear
  if (seconds && /^(?:高于|低于|大于|小于|多于|少于)$/.test(lead.boundWord)) return NOISE.compared
  if (restated && (candidate.bound ?? lead.bound ?? 'exact') !== 'exact') return NOISE.compared
  if (moved && besideLevel) return NOISE.change
  if (seconds && /(?:略|稍)(?:高于|低于)$/.test(lead.rest)) return NOISE.compared
  return null
}

/** 5.2%的降幅: the word that makes it a fall stands behind. */
export function fallsAfter(after: string): boolean {
  return LEVELS_OUT.test(after)
}
