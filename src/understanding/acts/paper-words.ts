/** The closed classes of words of papers, beside those of `words.ts`. */
import { joined } from './joined.ts'

export const PAPERS = {
  notice: '提示函 提醒函',
  order: '督办单 督办函 督办通知',
  summons: '约谈通知 约谈通知书 约谈函 约谈单',
  letter: '函 函件',
  bulletin: '通报 简报 情况通报 工作情况通报 工作通报',
  document: '文件 稿 草稿 稿子 代拟稿',
  takeBack: '撤回 收回 撤销 作废 召回',
  draft: `起草 草拟 拟 拟定 拟写 拟个 写 写个 生成 制发 下发 ${joined('出 发 下 拟 写', '- 一', '份 个 件 张')}`,
  give: '给',
  send: '发 下 出 写',
  issue: '签发',
  sent: `${joined('签发 印发 下发 发 发出 发出去 出', '- 过 了 出去了')}`,
  consult: '征求',
  opinions: '意见 意见建议',
  opinion: '意见 反馈意见',
  noOpinion: '无意见 无不同意见 没有意见 没意见 没有不同意见',
  toUnits: `${joined('- 发 转 送 印发 发送', '- 给 到 至 往 向 由', '- 各 有关 相关 各有关 各相关 涉及 责任 各责任 点名 被点名', '- 的', '单位 部门 委办局')}`,
  which: '哪些 哪几份 什么 多少 几份 几个 几期',
  gone: '没 没有 吗 了没 了没有 了吗 过没 过没有 过吗 了呢',
  mine: '要 我要 把 将 那份 这份 上份 上一份 刚才 已签发 已发 已 都 已经 到底 目前 现在 那',
  evidence: joined('佐证 证据 证明', '- 材料 文件'),
  held: '有哪些 有什么 有吗 有没有 在哪 在哪里 在哪儿 清单 呢 吗 有',
  look: '看 看看 看一下 查看 查 查一下 调 调取 导出 给我 我要 报送的 填报的 上传的 哪些 什么 都',
} as const

export type PaperClass = keyof typeof PAPERS
