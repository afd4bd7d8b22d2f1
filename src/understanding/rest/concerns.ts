/**
 * Words that make a number something else than this year's actual figure of this city, by what they make of it and by
 * how far they reach: over the figure's own clause, over its sentence, or over the whole message. Closed tables.
 */
import type { CautionKind } from '../reading.ts'
import { NOT_TO_RECORD } from './recording.ts'

/**
 * `subject`: over what its own clause names, by a name, a number or a noun of its own, else over the whole message; `named`:
 * the same, without nouns, since who has not verified it yet stands there too.
 */
export type Reach = 'clause' | 'sentence' | 'message' | 'subject' | 'named'

export interface Concern {
  readonly kind: CautionKind
  readonly reach: Reach
}

const TABLES: readonly (readonly [CautionKind, Reach, string])[] = [
  [
    'estimate',
    'clause',
    '预计 预测 预估 暂估 估计 估算 测算 有望 应能 应该能 应该有 能达到 可达 可达到 将 将达 将达到 将会 会达到 争取 力争 拟报 拟 打算 准备报 要求 要达到 要报 须达到 需达到 确保 冲刺 预计数 预估数 估算数 测算数 推算 推算数 推测 预期 计划 安排 可能 或将 或许 也许 大概率 估摸 粗算 毛估 预报 预报数 预判 展望 初步估计 初步预计 按趋势',
  ],
  ['estimate', 'sentence', '如果 假如 假设 假使 假定 要是 倘若 若是 若按 若能 万一 一旦 只要 的话 如按 除非'],
  [
    'estimate',
    'sentence',
    '待确认 尚待确认 等确认 需确认 待核定 待反馈 等反馈 等统计局确认 最终以 以最终 以公布为准 以统计局为准 以省反馈为准 以省局为准 以核定为准 以反馈为准 还要核 还需核 尚需核',
  ],
  [
    'target',
    'clause',
    '目标 目标值 目标任务 任务 任务数 计划数 下达 分解 定的 要我们 要求我们 考核 交办 布置 指导性 底线 红线 应完成 需完成 要完成 必须',
  ],
  [
    'hearsay',
    'sentence',
    '听说 据说 据传 传言 传闻 小道消息 好像 似乎 有人说 群里说 网上说 网传 据悉 据报道 媒体报道 媒体说 报道说 看新闻 别人说 朋友说 隔壁说 私下 口风 透露 当不得真 记得 印象中 印象里 没记错 如果没记错',
  ],
  [
    'doubted',
    'sentence',
    '会不会 是不是 对不对 准不准 是否 偏高 偏低 虚高 不对劲 不太对 不大对 有点怪 奇怪 存疑 存疑问 拿不准 吃不准 不确定 不太确定 不敢肯定 没把握 不敢保证 把握不大 有出入 不一致 对不上 可信吗 靠谱吗 没问题吧 太高了 太低了 离谱',
  ],
  [
    'elsewhere',
    'clause',
    '全国 全省 省里 国家 外省 外市 兄弟市 中部地区 中部六省 省平均 全省平均 全国平均 平均水平 兄弟地市 其他市州 市州平均',
  ],
  [
    'part',
    'clause',
    '限上 限下 限额以上 限额以下 乡村 农村 城镇 城市 县域 网上 线上 线下 进口 出口 过夜 国内 一日 省控 规下',
  ],
  [
    'word',
    'clause',
    '发现 新发现 登记数 登记额 登记量 申报数 申报额 申请数 申请量 立项数 签约数 签约额 备案数 注册数 注册额 合同数 受理数 订单 库存 存量 强度 均价 价格 单价 排查 摸排 开工 竣工 签约 立项 在建 储备 拟建 谋划 招标 存栏 入库数 培育库 后备 预备',
  ],
  [
    'negated',
    'clause',
    '差一点 差点 差点到 差一点到 未达 未达到 没达到 没到 没有达到 未实现 未完成 没完成 没有完成',
  ],
  ['estimate', 'clause', '让我们报 叫我们报 要我们报 让我报 叫我报 让报 叫报 安排我们报 授意 统一口径报'],
  ['word', 'clause', '日均 月均 季均 周均 户均 人均 每日 每月 平均每'],
  ['not_meant', 'subject', '还没定 尚未定 没定下来 还在公示 公示中 正在公示'],
  ['not_meant', 'named', '待核 待核实 待审定 未核实 尚未核实 没核实 还没核 没核过 未经核实'],
  [
    'not_meant',
    'message',
    '仅供参考 供参考 供您参考 参考数 口头通气 通个气 先通气 通气 内部掌握 内部参考 内部数 不对外 等核了再 核了再报 核实后再报 核准后再报 核定后再报 数据待核 未定稿 草稿 试算 演练 测试 试一下 试试 举例 举个例子 打个比方 比方说 例如 比如 练习 示例 样例 范例 模板 样板 报数格式 格式照 照这个来 照这个报 参照这个 按这个格式 照此格式 先了解 先让您知道 先给您透个底 透个底 摸底数 摸底 过几天再报 正式数再报 正式的再报 回头再报 回头正式报 以后再报 等正式 待正式 先看看 先过目 只是说说 随口 随便说 过程数 不作数 不算数 不作准 不算正式 非正式 征求意见稿 讨论稿 送审稿 暂不作为正式 不作为正式 暂不作为正式数据',
  ],
]

/** What no list of words holds: 听老张讲, 等统计局确认. */
export const FRAMES: readonly (readonly [CautionKind, RegExp])[] = [
  ['elsewhere', /国家[^,。;\n]{1,6}(?:发布|公布|通报)/g],
  ['hearsay', /听[^,。;\n]{1,12}?(?:说|讲|提到?|聊|透露)/g],
  ['estimate', /(?:等|待|尚待|还?需)[^,。;\n]{0,8}?(?:确认|核定|核实|反馈|审定)/g],
]

/** Words by what they make of a figure. */
export const CONCERN_OF: ReadonlyMap<string, Concern> = tabled()

function tabled(): Map<string, Concern> {
  const found = new Map<string, Concern>()
  for (const [kind, reach, words] of TABLES)
    for (const word of words.split(' ')) if (!found.has(word)) found.set(word, { kind, reach })
  for (const words of NOT_TO_RECORD) found.set(words, { kind: 'not_meant', reach: 'named' })
  return found
}
