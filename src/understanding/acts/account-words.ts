/** The closed classes of words of accounts and groups, beside those of `words.ts`. */
export const ACCOUNTS = {
  bind: '绑定 账号绑定 绑定账号 绑定单位 绑定到 绑定为',
  unbind: '解绑 解除绑定 取消绑定 注销绑定',
  admit: '通过 确认 同意 批准 准予',
  turnDown: '退回 拒绝 驳回 不通过 不同意 不予通过',
  requests: '申请 名单 列表 清单 情况 待 待确认 待确认的 有哪些 有没有',
  see: '查看 看 看看 看下 看一下 列出 列一下',
  wants: '我 要 我要 我想 我要申请 申请',
  room: '本群 这个群 此群 群',
  register: '登记 登记为 设为 定为 注册',
  unregister: '取消 注销 撤销 取消登记 注销登记 撤销登记',
  level:
    '级别 什么级别 是什么级别 登记情况 登记了 登记了吗 登记了没 登记了没有 登记没有 登记没 登记过吗 登记级别',
  public: '公开 公开级 公开群',
  internal: '内部 内部级 内部群',
  notices: '通报群 通知群 发布群 通报通知群',
} as const

export type AccountClass = keyof typeof ACCOUNTS
