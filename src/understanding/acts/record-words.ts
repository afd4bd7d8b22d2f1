/** The closed classes of words of asking what stands in the books, beside those of `words.ts`. */
import { joined } from './joined.ts'

const UNIT = '局 单位 委 办 部门 中心 院'

export const RECORDS = {
  me: `我 我们 本人 咱 咱们 ${joined('我 我们 本', UNIT)} 我这边 我们这边`,
  see: `看 看看 看一下 查 查看 查一下 列出 显示 打开 ${joined('列 报 念 理 过 说', '一遍 一下 个清单')}`,
  /** 发我看下: how it is to come. */
  sentTo: joined('发 给 发给', '我 我们', '- 看 看看 看下 看一下 一下 一份'),
  which:
    '哪些 哪几个 哪几项 哪个 哪几 谁 什么 啥 多少 几个 几项 几条 哪条 有哪些 有什么 有谁 是哪些 是什么 些什么 什么的',
  have: '有 有没有 是 都 又 已 已经 还 还有 都有 新 上来 过 了 的 以来 这 那 现在 目前 今天 最近 没有 吗 呢 啊 没',
  units: '单位 部门 人 局 哪些单位 哪些部门 各单位 各部门',
  data: '数据 数 数字 指标 东西 事项 项目 事情 事 情况',
  filed: `${joined('报 填报 上报 报送 登记 填 收到 更新 新报', '- 了 过 上来了 上来的 的')}`,
  records: `记录 ${joined('填报 登记 报送 上报', '- 的', '记录 清单 数据')}`,
  lately: '最近 近几天 这几天 近日',
  late: `迟报 晚报 报晚 迟交 报迟 ${joined('没 没有 未 未能', '按时 及时 按期', '报 交')}`,
  howOften: `${joined('几 多少', '次 回 项 遍 个')} 次数 有没有 过吗 过没 过没有`,
  trail: `${joined('谁 哪个人 哪位 什么人 哪个单位 什么时候 几号', '- 来', '报 填报 上报 登记 录入 更正 改 审 审核 审批 通过 退回', '- 上来', '的')} 原话 哪来的 哪里来的 哪儿来的 ${joined('更正 修改 变更 审核 登记 历史 操作 台账', '- 的', '记录 痕迹 过程')} 留痕 ${joined('改过', '几次 没有 没 吗 哪些')}`,
  trailOrder: '撤回 撤销 提醒 催 更正为 改为',
  promise: `承诺 ${joined('能 可以 会', '- 按时 如期', '赶上的')}`,
  promiseAsked:
    '到期 过期 逾期 兑现 落实 做到 履行 完成 哪些 哪几 几项 多少 情况 清单 台账 列表 名单 跟踪 怎么样 如何 赶上',
  promiseTold: '原因 措施 需协调 承诺书 承诺制 告知承诺 预计 力争 争取',
  promiseOpen: `${joined('未 没 没有 尚未 还没', '到期 到日期 到时间')} 快到期 即将到期 ${joined('本 这 下', '周 月', '到期')}`,
  promiseLapsed: `${joined('未 没 没有 不 未能 没能 不能', '- 按期 按时', '兑现 落实 做到 履行 完成 赶上')} 过期 逾期 超期 仍滞后 仍然滞后`,
  promiseDue: '到期',
  promiseKept: `${joined('已 已经 都', '兑现 赶上 做到')} ${joined('兑现 赶上 做到', '了的')}`,
  slightly_behind: '略滞后 略微滞后',
  unruled: '待裁定 未裁定',
  no_data: '无数据 没数据 没有数据',
  not_judgeable: '不可判 不能判断',
  not_due: '未到统计时点 未到时点 没到时点',
  on_schedule: '达序时 达到序时 达序时进度 达到序时进度',
  met: '达标 已达标',
  lists: '指标 项目 事项 明细 清单 列表 名单 有',
  more: `更多 下一页 下页 翻页 没列出的 ${joined('后面 剩下 余下 其余', '- 的')}`,
  goOn: '继续 接着 往下 还有呢 还有吗 还有哪些 全部列出 展开',
  moreLed: '还有 看 要 显示 的 呢 吗 看看 有哪些',
  days: '多少天 几天',
  left: '离 距 距离 到 还有 还剩 还差 只有 只剩 剩 剩下 有 现在 今天 结束 了 就 是 至 还 啊 呢 差',
  confirm: '确认 确认的',
  waiting: '没 没有 待 要 需要 等',
  must: '要 该 得 需要 应 应该 等着 等 需',
  report: '报 填报 上报 报送 填 报数',
  handle: '批 审批 签 签字 办 处理 做 弄 批的 审批的 签的 签字的 报的 填的 办的 处理的 做的 弄的',
  when: '什么时候 几号 哪天 啥时候 何时',
  next: joined('下', '- 一', '次 批 期 回'),
  now: '现在 这个月 这月 本月 今天 最近 那 还 都 来',
} as const

export type RecordClass = keyof typeof RECORDS
