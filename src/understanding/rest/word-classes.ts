/**
 * Words that say something of the figure they stand beside, by what they say: closed tables. Together with
 * `empty-words.ts` and what names, periods and figures cover, they account for the words of an ordinary report; what
 * is left over is a content word that nobody here knows, and the figure is asked about.
 */
import { CONCERN_OF } from './concerns.ts'
import { EMPTY_WORDS } from './empty-words.ts'

export type WordClass =
  /** Says nothing of the figure. */
  | 'empty'
  /** 增长, 下降: how much something changed. */
  | 'change'
  /** 增至, 达到, 占: where it stands. `weak`: what stands before it decides (增幅为). */
  | 'level'
  | 'weak'
  /** 新增, 净增: how many were added. */
  | 'gain'
  /** 累计, 共: all of the year, or of the parts. */
  | 'sum'
  | 'total'
  /** 我市, 全市: whose figure it is, and it is ours. */
  | 'ours'
  /** 快报, 核实数: which status of the statistic. */
  | 'status'
  /** 约, 超过: how exact; understood with the figure itself. */
  | 'bound'
  /** 填报, 上报, 更正: what is being done with the figure. */
  | 'filing'
  /** 查, 问, 多少, 怎么样: a question or an order to show. */
  | 'asking'
  /** 完成, 建成, 认定: how what is counted comes about. */
  | 'doing'
  /** Praise and state, said of any figure: 平稳, 较快. */
  | 'manner'
  /** Measure words and general nouns of statistics: 增加值, 总量, 面积. */
  | 'measure'
  /** Sources: 统计局反馈, 据统计. */
  | 'source'
  /** 当月, 同比, 可比价: on which basis. */
  | 'basis'
  /** Makes the figure something else: concerns.ts. */
  | 'concern'

const TABLES: Readonly<Record<Exclude<WordClass, 'concern'>, string>> = {
  empty: EMPTY_WORDS.join(' '),
  change:
    '增长 增张 增涨 增 增加 提 提了 提高 提升 上升 升 上涨 涨 扩大 增幅 涨幅 增速 增长率 增量 增长额 增加额 多 高 快 回升 攀升 加快 递增 正增长 同增 反弹 下降 降 降低 下滑 减少 减 回落 负增长 跌 下跌 降幅 跌幅 减幅 收窄 缩减 萎缩 缩小 下行 下挫 少 低 慢 放缓 净减 转正 转负 由负转正 由正转负 翻番 ↑ ↓ 同降 压减 压降 上浮 下浮',
  level:
    '达到 达 升至 升到 增至 增到 增加到 增加至 增长到 增长至 提高到 提高至 提升到 提升至 上升到 上升至 上涨到 上涨至 涨到 涨至 扩大到 扩大至 降至 降到 降为 下降到 下降至 降低到 降低至 减少到 减少至 减至 减到 回落到 回落至 下滑到 下滑至 跌至 跌到 收窄到 收窄至 缩小到 缩小至 回升到 回升至 改善到 稳定在 保持在 维持在 稳在 控制在 调到 调至 占 占比 占比重 占比例 比重 比例 占到 存量 现有 拥有 在册 保有',
  weak: '为 是 到 至 : = ( ) 实现 完成 达成 录得 计 也是 还是 就是 仍是 仍为 应为 应该是 应是 应当是 实为 其实是 等于',
  gain: '新增 净增 增创 新创建 新增加 新认定 新培育 新建 新建成 新开工 新入库 新引进 新签约 新开 新批 新获批 新办 新发展 新 再增 又增 增补 新推 新上 新入规 新设 增设',
  sum: '累计 累积 累加 总累计 年累计 累计数',
  total: '共 共计 合计 总计 总共 一共 共有 总数 总量 总额 总和 全部 合起来 加起来 整体 总体 总的 全口径',
  ours: '我市 全市 本市 市本级 市里 我局 我委 我办 我们局 我们单位 我单位 本单位 本局 咱局 咱们局 全市域',
  status:
    '快报 快报数 初步 初步核算 初步统计 初步数 初核 初核数 初步测算 核实 核实数 核实值 经核实 最终核实 最终核实数 最终 终核 终核数 核定 核定数 定案 定案数 正式 正式数 公布 公布数 已核实 经核定 核实为 核定为',
  bound:
    '约 大约 约为 近 将近 接近 超 超过 超出 突破 破 逾 不足 不到 至少 不低于 不少于 不超过 左右 上下 以上 以下 以内 余 多 几 来 大概 差不多 高于 低于 ≥ ≤ > < ≈',
  filing:
    '报 先报 先填 先报一下 加上 也加上 补上 加进去 也报 一并报 报上 填 填报 上报 报送 补报 汇报 报告 报告一下 报一下 报个 报个数 报数 登记 录入 录 登 记 记录 更正 更正为 更正成 更改 更改为 改 改为 改成 改到 改报 修改 修改为 修正 修正为 订正 订正为 调整 调整为 更新 更新为 更新到 现报 现更正 现将 请将 特此 反映 报来 发来 发 送 送来 传 发给 收 收到 核 核一下 请审 审核 请审核 回复 请回复 收到请回复 请查收 查收 请收 请核 备案 已报 说一下 说 讲 讲一下 应该 应 更 现 误 错 写错 报错 填错 打错 录错 有误 不是 而是 替换 替换为 换成 口误 手误 笔误 重报 重新 请更正 请改 请登记 请录入 请记 麻烦改 帮改 帮忙改 原报 原 原来 原数 原为 原报数 不 不对 错了 弄错 弄错了 搞错 搞错了 写错了 报错了 填错了 打错了 有误差 上次 上回 前面 前期 前次 早上 上午 下午 昨天 昨晚 刚才 刚刚 今天 今早 之前 先前 口径应为 系 准 为准 以 正确 正确数字 正确数据 正确为 修订 修订为 变动 有变动 不好意思 抱歉 见谅 打扰 行 填错行 一栏 那一栏 串行 表 表里 报表 多 少 多算 少算 多写 少写 漏写 漏报 多报 少报 写成 写成了 打成 填成 录成 报成 登记成 登记成了 校准 校准后 问题 有问题 负号 符号 弄反 弄反了 填反 漏了 漏 而非 非 替 让 转 转一下 转发 交 交数 交作业 交个数 再加 再报 加一条 加报 再加一条 一条 这条 本条 该条 上条 语音 语音转文字 转文字 通话 电话 来电 来电话 让报 报起 报下 报一哈 想 能改 问一下 看 看下 看一下 跟您说 跟你说 跟你说下 跟您汇报 意思 两个 两条 几个 些 这些 那些 次 回 来 报数了 来报数 报送如下 情况如下 指出 发布',
  asking:
    '问 查 搜 看看 查查 查询 查一下 问问 请问 告知 绘制 生成 生成一张 画 画一下 分析 比一比 念 念念 索要 要 想要 想看 想知道 说说 讲讲 报一下 多少 怎么样 咋样 如何 怎样 什么 哪个 哪些 几 谁 是谁 会儿 这会儿 删掉 补 提醒 催 催报 催一声 跟进 盯 保住 保持 达标 达标了没 到没到 上去 完成没 完成率多少 情况怎么样 走势 趋势 排名 排第几 全省第几 第几 目标 任务 还差 差多少 剩余 还剩 没报 报了没 报了没有 谁报 谁负责 牵头 总体 最新 最近 近期 历月 每月 月度 季度 图 曲线 折线图 柱状图 对比 比较 跟 变化 有没有 是不是 那个什么 什么的',
  doing:
    '完成 完成了 已完成 已 已经 实现了 建成 建成了 建 建设 投产 投用 落地 认定 获认定 获批 获评 培育 打造 创建 引进 培养 举办 举行 开展 开展了 组织 实施 推进 推动 办 办理 办结 发放 到位 到账 实际 实际完成 实际到位 实际到账 实到 实有 入库 入统 入规 纳入 挂牌 上线 接入 新建 突破 登记 发生 涉及 惠及 服务 收回 执行 兑现 兑付 做 做了 做到 做完 搞 搞了 搞完 搞到 弄 弄了 办了 办成 干 干完 干了 修 修了 用 用了 已用 开 开了 花了 创 新创 提 提到 提至 落实 落实到位 执行完 上 递 交了 完成率为 治完 发完 已发完 跑完 跑到 走到 拿到 拿下 冲到 冲上 过 过了 有 有了 已有 达成了 顺利完成 全部完成 圆满完成 落实了 到位了 覆盖到 覆盖了',
  manner:
    '平稳 稳定 稳步 较好 较快 良好 明显 显著 大幅 小幅 略 略有 稍 稍有 微 微升 微降 进一步 持续 继续 保持 呈 呈现 态势 势头 向好 企稳 止跌 回暖 趋稳 平 比较 非常 主要是 主要 终于 整整 刚好 恰好 正好 仍 仍然 依然 依旧 竟 居然 足足 顺利 全面 基本 全部 稳中有进 稳中有升 稳中向好 总体平稳 由负 由正 转 高速 快速 强劲 速度 幅度 直 正好是 大关 千 原地不动 扭转 下滑势头 比去年好 都 均 总体来看 总体看 整体来看 总的来看 从数据看 数据显示 继续领跑 领跑 居 位居 位列 排 排名 排位 列 名列 前列 全省前列 首位 第一 靠前 好于预期 快于 高出 均衡 还行 不错 可以 挺好',
  measure:
    '总数 数量 个数 家数 户数 人数 件数 场次 次数 条数 面积 规模 水平 额度 金额 绝对值 绝对额 率 数 额 量 值 度 增加值 增速为 完成率 完成额 完成数 完成量 覆盖率 覆盖面 标准 均值 平均 平均值 浓度 里程 长度 家 个 项 条 处 场 户 人 名 件 起 座 所 台 辆 元 万元 亿元 % 单位 单位:% 单位:家 企业 项目 进度 实绩 结果 成绩 指标值 指标数 实际数 实际值 完成情况 进展 进展情况 统计 统计数 统计数据 核算 测试 实测 检测 监测 全覆盖 覆盖人次 人口 现状 进度数 完成进度 执行标准 档次 级 省级 市级 国家级 县级',
  source:
    '据统计 经统计 统计局 市统计局 据测算 测算 经核算 核算结果 反馈 统计局反馈 统计局核定 提供 显示 公布 出来 出来了 来源 来自 已出 出了 出炉 已出炉 口径 统计口径 省反馈 省统计局 省厅反馈 省局反馈 核算口径 台账 系统 平台 直报 联网直报 省局 省厅 省里 省发改 省统计 部门 牵头单位 填报单位 区县 县市区 各县市区 海关 海关统计 海关口径 海关数据 人社 税务 联合 会同 口 统计口 那边 科室 处室 值班室 数据组 综合科 办公室',
  basis:
    '目前 当前 现在 眼下 现阶段 截至目前 截止目前 迄今 至今 这个时间 同一时间 同样时间 同时期 这个时候 时间一样 时间同上 同上 同比 环比 可比价 按可比价 按可比价格 按可比价计算 可比口径 同口径 不变价 按不变价 现价 按现价 当月 单月 当季 单季 当年 本年 年度 年内 年初以来 以来 年均 月份 季度 半年 名义 实际 不含 同期 年 月 份',
}

/** Each word in the first class that lists it. */
export const CLASS_OF: ReadonlyMap<string, WordClass> = tabled()
/** By first character, how long its words are, longest first: asked at every place of a stretch. */
export const LENGTHS_OF: ReadonlyMap<string, readonly number[]> = lengths()
export const LONGEST_WORD = Math.max(...[...CLASS_OF.keys()].map((it) => it.length))

function lengths(): Map<string, readonly number[]> {
  const found = new Map<string, Set<number>>()
  for (const word of CLASS_OF.keys())
    found.set(word.charAt(0), (found.get(word.charAt(0)) ?? new Set()).add(word.length))
  return new Map([...found].map(([first, sizes]) => [first, [...sizes].sort((a, b) => b - a)]))
}

function tabled(): Map<string, WordClass> {
  const classes = new Map<string, WordClass>()
  for (const word of CONCERN_OF.keys()) classes.set(word, 'concern')
  const order: readonly Exclude<WordClass, 'concern'>[] = [
    'level',
    'gain',
    'sum',
    'total',
    'change',
    'weak',
    'status',
    'basis',
    'ours',
    'bound',
    'filing',
    'asking',
    'source',
    'doing',
    'manner',
    'measure',
    'empty',
  ]
  for (const name of order)
    for (const word of TABLES[name].split(' ')) if (!classes.has(word)) classes.set(word, name)
  return classes
}
