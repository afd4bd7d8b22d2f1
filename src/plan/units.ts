/**
 * Units of measure: what they count, and how many of the dimension's smallest unit they are.
 * Only units of one dimension convert into one another: 公顷 into 亩, never 美元 into 元.
 *
 *   unitOf('万美元')  // { name: '万美元', dimension: '美元', factor: 10000 }
 */

export interface Unit {
  readonly name: string
  readonly dimension: string
  readonly factor: number
}

/** Each line: a dimension, and its units with their factors; spellings of one unit share a factor. */
const DIMENSIONS: Readonly<Record<string, Readonly<Record<string, number>>>> = {
  '%': { '%': 1, '‰': 0.1 },
  个百分点: { 个百分点: 1, 百分点: 1, 个点: 1, 点: 1 },
  元: { 元: 1, 块: 1, 块钱: 1, 元人民币: 1, 人民币: 1 },
  美元: { 美元: 1, 美金: 1, 美刀: 1, usd: 1 },
  亩: { 亩: 1, 公顷: 15 },
  人次: { 人次: 1 },
  人: { 人: 1 },
  米: { 米: 1, 公里: 1000, 千米: 1000, km: 1000 },
  平方米: { 平方米: 1, 平米: 1, 平方: 1, 平方公里: 1e6, m2: 1 },
  立方米: { 立方米: 1, 立方: 1, 方: 1, m3: 1 },
  斤: { 斤: 1, 公斤: 2, 千克: 2, kg: 2, 吨: 2000 },
  千瓦: { 千瓦: 1, 兆瓦: 1000, kw: 1, mw: 1000 },
  千瓦时: { 千瓦时: 1, 度电: 1 },
  千伏: { 千伏: 1, kv: 1 },
  微克每立方米: {
    '微克/立方米': 1,
    微克每立方米: 1,
    '微克/立方': 1,
    微克每立方: 1,
    '微克/m3': 1,
    微克每m3: 1,
    'μg/m3': 1,
    'ug/m3': 1,
    微克: 1,
    '毫克/立方米': 1000,
    毫克每立方米: 1000,
  },
  元每月: { '元/月': 1, 元每月: 1, 元一个月: 1, '元/月.人': 1 },
  元每人: { '元/人': 1, 元每人: 1 },
  元每人每月: {
    '元/月·人': 1,
    '元/人·月': 1,
    '元/月/人': 1,
    '元/人/月': 1,
    '元/(月·人)': 1,
    '元/(人·月)': 1,
    元每人每月: 1,
    元每月每人: 1,
    '元/人每月': 1,
    '元每人/月': 1,
  },
  元每年: { '元/年': 1, 元每年: 1 },
  元每户: { '元/户': 1, 元每户: 1 },
  元每吨: { '元/吨': 1, 元每吨: 1 },
  吨每年: { '吨/年': 1 },
  分钟: { 分钟: 1, 小时: 60, 个小时: 60, 钟头: 60, 个钟头: 60 },
  工作日: { 个工作日: 1, 工作日: 1 },
  标箱: { 标箱: 1, 标准箱: 1, teu: 1 },
  位: { 位: 1 },
  摄氏度: { 摄氏度: 1, '°c': 1 },
}

/** Measure words, each a dimension of its own: 家 never becomes 个 by arithmetic. */
const COUNTED =
  '家 个 项 件 场 条 处 户 户次 宗 起 座 台 台套 套 所 间 辆 批 批次 次 例 份 只 篇 类 张 支 栋 幢 盏 株 棵 部 页 对 趟 艘 架 头 羽 尾 名 倍 分 天 周 个月 岁 层 本 座次 班次 车次 航次 对次 床 场次 人份 票 吨公里 项次 件次 家次 种'.split(
    ' ',
  )

const PREFIXES: Readonly<Record<string, number>> = { 十: 10, 百: 100, 千: 1000, 万: 1e4, 亿: 1e8 }

function* units(): Generator<Unit> {
  for (const [dimension, names] of Object.entries(DIMENSIONS)) {
    for (const [name, factor] of Object.entries(names)) yield { name, dimension, factor }
  }
  for (const name of COUNTED) yield { name, dimension: name, factor: 1 }
}

const KNOWN: ReadonlyMap<string, Unit> = new Map([...units()].map((unit) => [unit.name, unit]))
const LONGEST = Math.max(...[...KNOWN.keys()].map((name) => name.length))

/** One spelling for each unit that has several: 美金 is 美元, 个点 is 个百分点. */
const PREFERRED: Readonly<Record<string, string>> = {
  百分点: '个百分点',
  个点: '个百分点',
  点: '个百分点',
  块: '元',
  块钱: '元',
  元人民币: '元',
  人民币: '元',
  美金: '美元',
  美刀: '美元',
  usd: '美元',
  千米: '公里',
  km: '公里',
  平米: '平方米',
  平方: '平方米',
  m2: '平方米',
  立方: '立方米',
  方: '立方米',
  m3: '立方米',
  千克: '公斤',
  kg: '公斤',
  kw: '千瓦',
  mw: '兆瓦',
  kv: '千伏',
  度电: '千瓦时',
  teu: '标箱',
  标准箱: '标箱',
  '°c': '摄氏度',
  个小时: '小时',
  钟头: '小时',
  个钟头: '小时',
}

/** Units whose first writing in their dimension is the one to print. */
const FIRST_SPELLING = new Set([
  '微克每立方米',
  '元每月',
  '元每人',
  '元每人每月',
  '元每年',
  '元每户',
  '元每吨',
])

/** What a unit is called in answers: the plan's own spelling. */
export function preferredName(name: string): string {
  const unit = KNOWN.get(name)
  if (unit === undefined) return name
  if (FIRST_SPELLING.has(unit.dimension) && unit.factor === 1) {
    return Object.keys(DIMENSIONS[unit.dimension] ?? {})[0] ?? name
  }
  return PREFERRED[name] ?? name
}

/** A unit by its name, with any 千, 万, 亿 in front multiplied in; null where it is none we know. */
export function unitOf(name: string): Unit | null {
  let factor = 1
  for (let from = 0; from < name.length && from <= 2; from++) {
    const unit = KNOWN.get(name.slice(from))
    if (unit !== undefined) return { name, dimension: unit.dimension, factor: unit.factor * factor }
    const prefix = Object.hasOwn(PREFIXES, name.charAt(from)) ? PREFIXES[name.charAt(from)] : undefined
    if (prefix === undefined) return null
    factor *= prefix
  }
  return null
}

/** Words that begin like a unit and are none: 分别, 项目, 方案, 点多, 名单. Keyed by the unit they would be taken for. */
const NOT_A_UNIT: Readonly<Record<string, string>> = {
  分: '别公布局类管析解之配享支会析行数组钟批区',
  方: '案面向式法便针可才',
  名: '单额称录次牌校列义企',
  位: '数次置列居于',
  点: '评击名赞半钟整多',
  处: '理置于级长罚',
  家: '庭长政电具居属乡园里',
  户: '口籍外型',
  条: '件例款理',
  场: '景所地馆均',
  部: '门分署委队级',
  所: '有以在属得谓需',
  台: '账阶风湾',
  次: '日月年要月序生',
  天: '然津气下',
  本: '市局月年季来地单次周科级身',
  类: '似型',
  层: '面级次',
  套: '餐路',
  头: '部条',
  班: '子长级组',
  支: '持付出撑部',
  对: '调比外于口接策应标手',
  周: '一二三四五六末边期转',
  票: '据',
  斤: '两',
  米: '面粉饭',
  人: '才员口均民力工社事大群们家防',
  元: '旦月宵',
  件: '数',
  起: '来草步点到用',
  座: '谈位',
  间: '隔接距',
  批: '准复次零发评示文量',
  例: '如子会外行',
  份: '额',
  只: '有是要能',
  篇: '幅',
  张: '家某',
  倍: '增',
  岁: '月',
  种: '植子养粮业质',
  床: '位',
}

/** The longest unit that starts at a place, without any 万 in front of it; null where none does. */
export function scanUnit(text: string, from: number): { readonly name: string; readonly to: number } | null {
  for (let size = Math.min(LONGEST, text.length - from); size > 0; size--) {
    const name = text.slice(from, from + size)
    if (!KNOWN.has(name)) continue
    const next = text.charAt(from + size)
    const others = Object.hasOwn(NOT_A_UNIT, name) ? NOT_A_UNIT[name] : undefined
    if (next !== '' && others?.includes(next)) continue
    return { name, to: from + size }
  }
  return null
}
