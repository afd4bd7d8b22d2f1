/** The closed classes of words of duties, beside those of `words.ts`: a later day, another's matter, why it lags. */
import { joined } from './joined.ts'

export const DUTIES = {
  postpone:
    '延期 延后 推迟 延迟 缓报 延期报送 延期填报 延后报送 延后填报 推迟报送 推迟填报 延迟报送 延期报 推迟报 延后报 往后推 往后延',
  until: '到 至',
  apply: '申请 请求 办理 申请一下 办一下',
  wish: '要 想 想要 需要 需 希望 能不能 能否 可否 可以 怎么 如何 我 我们 我局 我单位 本单位 吗 可以吗 怎么办 怎么办理 怎么弄 怎么申请',
  requests: '申请 请求 说明 反馈 列表 清单 待批 待办 有哪些 查看 看看 看一下',
  grant: '同意 批准 认可 准予',
  decline: '不同意 不批准 驳回 不认可 不批 不予同意 不予批准',
  that: '该 这个 该项 此',
  notOurs: `${joined('非 不是 并不是 并非 不属 不属于 不归', '- 我们', '- 本 我 贵', '单位 局 委 办 部门 科室')} ${joined('不归 不由', '我们 咱们', '- 这边 这里')}`,
  /** Without one of these 不归我们 says nothing. */
  charge: '负责 管 填 填报 报 管理',
  matter: '职责 职能 事项 事 指标 任务 范围 内容 数据 项 条 这项 这条 这个 该 此 的 了',
  known: joined('- 我局 我委 我办 我单位 我们 我', '- 已 已经', '知悉', '- 了 提醒 该提醒 此提醒'),
  seen: joined('- 好的 好', '收到 已收到 知道了 已知晓 知晓 已阅 已阅知 明白', '- 了'),
  unchanged: joined('- 本期 目前 暂时 暂', '无 没有 没 暂无', '- 新 新的', '变化 变动 进展变化'),
  sameAs: '同 与 跟 和',
  asBefore: '持平 相同 一致 一样 持平 不变',
  lagNote: '滞后说明 滞后情况说明',
  reasonLabel: joined('- 滞后', '- 主要', '原因', '- 是 为'),
  measuresLabel: joined('- 下一步 整改 追赶', '- 工作', '措施 举措 打算', '- 是 为'),
  needsLabel: joined('需 需要 请 请求', '- 市里 市级 专班', '协调 支持 解决', '- 的', '- 事项 问题'),
  promiseLabel: joined('预计 计划 力争 承诺 争取', '- 到 于 在'),
  caughtUp: '赶上 追上 补上 达到序时 达序时 达标',
  otherOrder: '更正 撤回 撤销 延期 退回 补报 裁定',
  asksWhy: '什么 为什么 为啥 怎么 哪些',
  reopen: joined('开放 允许 同意 准予', '补报'),
  closeAgain: joined('取消 关闭 撤销', '补报'),
  reopened: joined('- 开放', '补报', '名单 清单 列表 情况'),
} as const

export type DutyClass = keyof typeof DUTIES
