/** What help is asked about, and what a greeting says. */
import type { Courtesy, HelpTopic } from '../reading.ts'

/** In the order in which they count where a message speaks of several. */
const TOPICS: readonly (readonly [HelpTopic, string])[] = [
  ['withdraw', '撤回 撤销 作废 删除 报错单位 误报'],
  ['correct', '更正 改数 修改 怎么改 咋改 报错 填错 改一下 纠正'],
  ['review', '审核 审批 通过 退回 待审'],
  ['remind', '提醒 催'],
  ['bulletin', '通报 简报 导出 表格 excel word 下载 文件 做表'],
  ['bind', '绑定 登记身份 登记账号 注册 账号 权限'],
  [
    'report',
    '报数 怎么报 咋报 如何报 填报 报送 上报 补报 怎么填 咋填 格式 要带单位 负增长 累计数 会报 几个指标',
  ],
  ['query', '查 怎么看 咋看 走势 排名 怎么问 如何问 图'],
]

export function helpTopicIn(text: string): HelpTopic | null {
  return TOPICS.find(([, words]) => says(text, words))?.[0] ?? null
}

export function courtesyIn(text: string): Courtesy {
  return {
    thanks: says(text, '谢 感谢 辛苦 多谢 thank'),
    noted: says(text, '收到 知道了 明白 了解 已阅'),
  }
}

function says(text: string, words: string): boolean {
  return words.split(' ').some((it) => text.includes(it))
}
