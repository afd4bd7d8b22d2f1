/**
 * Which side of a thing is asked about: the same intent covers 社零目标是多少, 差多少 and 谁牵头, and the answer
 * has to begin with what was asked. Words only; what they are about stands in the Reading.
 */
export type Focus = 'state' | 'target' | 'gap' | 'owner' | 'basis'
export type UnitFocus = 'whole' | 'leads' | 'joins' | 'indicators'
export type RankingOf = 'campaigns' | 'units' | 'indicators'

/** 社零目标是多少 → target; 还差多少 → gap; 归谁管 → owner; 什么口径 → basis; else state. */
export function focusOf(text: string): Focus {
  if (/牵头|谁负责|谁管|谁抓|归谁|归哪|哪个单位|哪个部门|哪家单位|责任单位|责任部门|谁来/.test(text))
    return 'owner'
  if (/口径|怎么算|如何计算|怎么统计|数据来源|定义/.test(text)) return 'basis'
  if (/差多少|差几|差距|缺口|差得?远|还差|差个|够不够|余下|滞后|落后/.test(text)) return 'gap'
  if (/目标|任务数|要求是?多少|要达到|要完成多少|定的是?多少|计划(是|数)|指标值/.test(text)) return 'target'
  return 'state'
}

export function unitFocusOf(text: string): UnitFocus {
  if (/参与|参加|配合|协同|协办/.test(text)) return 'joins'
  if (/牵头|主抓|主责|领头/.test(text)) return 'leads'
  if (/指标|数据|哪些数/.test(text)) return 'indicators'
  return 'whole'
}

export function taskFocusOf(text: string): 'whole' | 'lead' | 'joint' | 'state' {
  if (/配合|参与|协同|责任单位有|哪些单位/.test(text)) return 'joint'
  if (focusOf(text) === 'owner') return 'lead'
  return /咋样|怎么样|怎样|进展|进度|如何|到哪|完成|落实得|情况|几成/.test(text) ? 'state' : 'whole'
}

export function rankingOf(text: string): RankingOf {
  if (/指标|几项|哪项|数据/.test(text)) return 'indicators'
  return /单位|部门|局|委|办|中心/.test(text) ? 'units' : 'campaigns'
}

/** Whether the place in the province or country is meant, not the order of what the plan holds. */
export function asksPlaceOutside(text: string): boolean {
  return /全省|省里|省内|全国|市州|位次|兄弟市/.test(text)
}

const BOTTOM =
  /垫底|倒数|最后|最差|末位|最低|最慢|末尾|吊车尾|从低到高|从差到好|bottom|后[一二两三四五六七八九十\d]/i
const TOP = /前[一二两三四五六七八九十\d]|领先|靠前|最好|最高|最快|top/i

/** 前三名和后三名: both ends of an order. */
export function endOf(text: string): 'top' | 'bottom' | 'both' {
  if (!BOTTOM.test(text)) return 'top'
  return TOP.test(text) && /[和与跟及、]|前.{1,3}后|最好.*最差|最差.*最好/.test(text) ? 'both' : 'bottom'
}

const NUMBER = '([一二两三四五六七八九十]|\\d{1,2})'
const HOW_MANY = new RegExp(
  `(?:前|后|倒数|top|bottom)\\s*${NUMBER}(?!季|月)|最.{1,3}的?${NUMBER}[名个项]`,
  'i',
)

/** 前三名, 倒数5个, 最差的两项: how many are wanted; null where no number is said. */
export function howMany(text: string): number | null {
  const found = HOW_MANY.exec(text)
  const word = found?.[1] ?? found?.[2]
  if (word === undefined) return null
  const at = '一二三四五六七八九十'.indexOf(word === '两' ? '二' : word)
  const count = /\d/.test(word) ? Number(word) : at + 1
  return count > 0 ? count : null
}

/** 按报送及时率排名: never done; the answer says so and ranks by progress. */
export function asksSpeed(text: string): boolean {
  return /及时率|报得最?快|最先报|积极|准时|按时报|回复最?快|响应/.test(text)
}

export function asksPicture(text: string): boolean {
  return /图|曲线|画/.test(text)
}

export function comparisonOf(text: string): 'history' | 'year_on_year' | 'period_on_period' {
  if (/同比|去年|上年|往年|同期/.test(text)) return 'year_on_year'
  return /环比|上个?月|上季|上期|比.{0,4}月/.test(text) ? 'period_on_period' : 'history'
}

/** Whether the way of a figure over time, or against another time, is asked for at all. */
export function asksCourse(text: string): boolean {
  return /势|曲线|图|画|轨迹|变化|变动|历|往|逐|[各每按近连几]|比|对照|同期|以来|最近|涨|跌|升|降|增|减|回落|收窄|拐点|波动|[高低快慢掉]|过程|年初/.test(
    text,
  )
}

/** 哪些完不成, 年底有哪些够不上: where the pace leads, not only how it stands. */
export function asksOutlook(text: string): boolean {
  return /完(?:不成|成不了)|(?:达|够|赶|搞|做)不[到上成]|年[底末终]|有(?:什么)?风险|悬/.test(text)
}

/** Whether the message asks, or states. */
export function asksAnything(text: string): boolean {
  return /[?\uff1f吗么呢]|多少|咋|怎|如何|几成|几个|到哪|哪|谁|啥|什么|是否|有没有|没有/.test(text)
}
