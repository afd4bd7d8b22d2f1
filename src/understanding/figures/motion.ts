/**
 * The words right before a number, read from right to left until one decides: 同比下降了约 → about, fall.
 * What is left over in front of them tells the rest (whether 目标 or 较上月 governs the number).
 */
import type { FigureHit } from '../reading.ts'

export type Part =
  | 'target'
  | 'gap'
  | 'earlier'
  | 'negated'
  | 'change'
  | 'amount'
  | 'progress'
  | 'aim'
  | 'place'

export interface Lead {
  readonly bound: FigureHit['bound'] | null
  /** The word that set the bound: 突破, 低于 … */
  readonly boundWord: string
  readonly motion: FigureHit['motion']
  /** 降幅, 跌幅 stand before 收窄至: the level itself is a fall. */
  readonly falling: boolean
  readonly parts: ReadonlySet<Part>
  /** The word that moved it: 增长, 高, 提高 … */
  readonly mover: string
  /** 的 stood directly between: 目标的45%. */
  readonly of: boolean
  /** The words that were read, from left to right. */
  readonly words: string
  /** What stands in front of all that, within the clause. */
  readonly rest: string
}

type Meaning =
  | { readonly bound: FigureHit['bound'] }
  | { readonly motion: 'rise' | 'fall' }
  | { readonly level: 'strong' | 'weak' }
  | { readonly part: Part }
  | 'neutral'

function table(): Map<string, Meaning> {
  const words = new Map<string, Meaning>()
  const add = (list: string, meaning: Meaning): void => {
    for (const word of list.split(' ')) words.set(word, meaning)
  }
  add('约 大约 近 将近 接近 大概 差不多 约为 大致 ≈ 估计', { bound: 'about' })
  add('超 超过 超出 突破 破 逾 高于 大于 多于 > 已超 首超', { bound: 'over' })
  add('过', { bound: 'over' })
  add('跌破 不足 不到 低于 小于 少于 未满 未达 未达到 没到 <', { bound: 'under' })
  add('至少 最少 不低于 不少于 不小于 起码 ≥ >=', { bound: 'at_least' })
  add('至多 最多 不超过 不高于 不大于 不多于 ≤ <= 控制在', { bound: 'at_most' })
  add(
    '↑ ⬆ 📈 好转 进 前进 前移 上移 增长 增加 增 提高 提升 上升 升 上涨 涨 扩大 新增 净增 增幅 涨幅 增速 多 高 快 改善 回升 攀升 加快 上调 递增 正增长 上行 高出 多出 上浮 反弹 新认定 转正 跃升 拉升 优化',
    { motion: 'rise' },
  )
  add(
    '↓ ⬇ 📉 下降 降低 下滑 减少 回落 负增长 跌 下跌 降 减 少 降幅 跌幅 减幅 收窄 缩减 萎缩 缩小 压减 压降 下调 放缓 趋缓 慢 低 削减 下行 下挫 降速 负增 下浮 递减 净减 同降',
    { motion: 'fall' },
  )
  add(
    '降至 降到 下降到 下降至 降低到 降低至 回落至 回落到 减少到 减少至 减至 减到 下滑至 下滑到 跌至 跌到 降为 压减到 压降至 压降到 增至 增到 增加到 增加至 增长到 增长至 提高到 提高至 提升到 提升至 上升到 上升至 升至 升到 涨到 涨至 回升至 回升到 稳定在 保持在 维持在 稳在 提到 改善到 调到 收窄至 收窄到 扩大到 扩大至 缩小到 缩小至',
    { level: 'strong' },
  )
  add('达到 达 到 至 完成 实现 完成了 实现了 建成 累计达', { level: 'weak' })
  add(
    '距 距离 离 目标 目标值 目标任务 目标数 任务 任务数 任务量 任务目标 计划 计划数 指标任务 预期 预期目标 考核目标 要求 底线 红线 应完成 需完成 应达到 须达到 目标要求 责任目标 年度任务 年度目标 全年任务 全年目标 考核值 指导目标 总任务 总目标',
    { part: 'target' },
  )
  add(
    '力争 争取 确保 力求 冲刺 要达到 要到 能到 能达到 可达 可达到 有望达到 有望 将达到 要完成 必须达到 将达',
    { part: 'aim' },
  )
  add('差 还差 尚差 相差 差距 缺 还缺 缺口 欠 尚缺 只差 剩余 还剩 剩 剩下', { part: 'gap' })
  add(
    '原报 原数 原来 原为 原先 原是 原填 原值 之前 先前 此前 以前 早前 前面 前期 上次 误报 错报 误写 错写 写成 打成 填成 报成 误填 录成 弄成 看成 写的 多报 少报 漏报 虚报 多算 少算 重复 初报 旧数 原 旧 重复计 多写 少写 误录 错填',
    { part: 'earlier' },
  )
  add('不要 取消 非 不是 并非 而非 而不是 不再是 不该是 不应是 不为 别写成 勿写成', { part: 'negated' })
  add('环比', { part: 'change' })
  add('核增 核减 增量 减量', { part: 'amount' })
  add('进度 总进度 完成率 形象进度 总体进度 完成进度 进度为 完成比例 序时进度', { part: 'progress' })
  add(
    '全省 全国 全市 全省平均 全国平均 全市平均 平均水平 全省平均水平 全国平均水平 平均 省均 全省农村 全省平均值',
    { part: 'place' },
  )
  add(
    '了 着 为 是 有 也 又 就 都 已 已经 仅 只 仅仅 才 刚 均 共 合计 总计 累计 共计 分别 依次 达了 的 数 值 幅度 同比 同比是 : = ( " “ \' 大幅 小幅 略 略微 一共 总共 实际 明显 显著 再 又增 该 这个数 报 填 写 记 超额 总数 总量 ～ 上报 填报 报送 登记 录入 申报 那个 那条 竟 居然 终于 整整 左右 现',
    'neutral',
  )
  return words
}

const WORDS: ReadonlyMap<string, Meaning> = table()
const LONGEST = 6
const MOST_WORDS = 10

/** 通过, 不过, 经过 and 至少, 多少 end in words that they are not. */
const WITHIN: Readonly<Record<string, string>> = {
  破: '突跌爆侦打攻',
  非: '除并而对南北东西莫是',
  进: '引推先改促跟递外开走招',
  离: '脱偏分剥远',
  距: '差间',
  过: '通经不超渡跨难审路',
  能到: '产功职效性',
  能达到: '产功职效性',
  少: '至多不缺减',
  多: '许大更很最诸不',
  高: '新最',
  快: '较尽',
  低: '最',
  是: '不',
  数: '次人户家指',
  有: '没含具现所',
  值: '产加均总',
  到: '得签提收',
  原: '平高草还',
  降: '空升',
  减: '',
  报: '填上申预通误错',
  约: '大节制预签合契特集公违条',
  近: '附将接最',
  差: '逆顺温价级',
  增: '',
  新增: '',
  要求: '',
  预期: '',
}

export function leadBefore(clause: string): Lead {
  let rest = clause
  let bound: FigureHit['bound'] | null = null
  let boundWord = ''
  let motion: FigureHit['motion'] = 'none'
  let mover = ''
  let of = false
  let reached = false
  const parts = new Set<Part>()
  for (let count = 0; count < MOST_WORDS && rest.length > 0; count++) {
    const found = lastWord(rest)
    if (found === null) break
    const { word, meaning } = found
    if (meaning === 'neutral') of ||= word === '的'
    else if ('bound' in meaning) {
      bound ??= meaning.bound
      boundWord ||= word
    } else if ('part' in meaning) parts.add(meaning.part)
    else if ('level' in meaning) {
      if (motion === 'none') motion = 'level'
      else if (motion !== 'level') break
      mover ||= meaning.level === 'strong' ? word : ''
      reached ||= word === '到' || word === '至'
    } else {
      if (motion !== 'none' && (motion !== 'level' || mover !== '')) break
      // 放缓至6.2% is where it stands now; only 降幅到2.3% is still a fall of that size.
      if (!reached || /[幅速长]$/.test(word)) motion = meaning.motion
      mover = reached && motion === 'level' ? `${word}到` : word
    }
    rest = rest.slice(0, -word.length)
  }
  // The rest may hold 降幅 further off: 降幅进一步收窄至1.1%.
  const falling =
    /(?:降幅|跌幅|减幅)[^\ue000-\ue00f]{0,4}$/.test(rest) && /(?:收窄|缩小|扩大)[到至]$/.test(mover)
  return { bound, boundWord, motion, falling, parts, mover, of, words: clause.slice(rest.length), rest }
}

function lastWord(rest: string): { readonly word: string; readonly meaning: Meaning } | null {
  for (let size = Math.min(LONGEST, rest.length); size > 0; size--) {
    const word = rest.slice(-size)
    const meaning = WORDS.get(word)
    if (meaning === undefined) continue
    const guard = Object.hasOwn(WITHIN, word) ? WITHIN[word] : undefined
    const before = rest.charAt(rest.length - size - 1)
    if (before !== '' && guard?.includes(before)) continue
    return { word, meaning }
  }
  return null
}

const AFTER: readonly (readonly [RegExp, FigureHit['bound']])[] = [
  [/^(?:及|或)?以上|^起(?![来步])/, 'at_least'],
  [/^(?:及|或)?以[下内]/, 'at_most'],
  [/^不到(?![1-9])/, 'under'],
  [/^左右|^上下|^出头|^[多余](?!于)/, 'about'],
]

/** 90%以上, 13%左右: how far it reaches, and what it says. */
export function boundAfter(
  text: string,
  at: number,
): { readonly to: number; readonly bound: FigureHit['bound'] } | null {
  const after = text.slice(at, at + 4)
  for (const [pattern, bound] of AFTER) {
    const m = pattern.exec(after)
    if (m !== null) return { to: at + m[0].length, bound }
  }
  return null
}
