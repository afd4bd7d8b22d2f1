/** Words that say which side of a thing a question is for, wherever they stand in it. */
import { joined } from './joined.ts'

const DIGITS = '0 1 2 3 4 5 6 7 8 9'
const NUMERALS = `一 二 两 三 四 五 六 七 八 九 十 ${DIGITS}`

export const SIDES = {
  ownerSide: '牵头 谁负责 谁管 谁抓 归谁 归哪 哪个单位 哪个部门 哪家单位 责任单位 责任部门 谁来',
  basisSide: '口径 怎么算 如何计算 怎么统计 数据来源 定义',
  gapSide: '差多少 差几 差距 缺口 差远 差得远 还差 差个 够不够 余下 滞后 落后',
  targetSide: '目标 任务数 要求多少 要求是多少 要达到 要完成多少 定的多少 定的是多少 计划是 计划数 指标值',
  joinsSide: '参与 参加 配合 协同 协办',
  leadsSide: '牵头 主抓 主责 领头',
  indicatorsSide: '指标 数据 哪些数',
  jointSide: '配合 参与 协同 责任单位有 哪些单位',
  courseOfTask: '咋样 怎么样 怎样 进展 进度 如何 到哪 完成 落实得 情况 几成',
  /** What is set in an order, where no campaign is meant. */
  rankedIndicators: '指标 几项 哪项 数据',
  rankedUnits: '单位 部门 局 委 办 中心',
  /** The place in the province or country, not the order of what the plan holds. */
  outside: '全省 省里 省内 全国 市州 位次 兄弟市',
  bottomEnd: `垫底 倒数 最后 最差 末位 最低 最慢 末尾 吊车尾 从低到高 从差到好 bottom ${joined('后', NUMERALS)}`,
  topEnd: `领先 靠前 最好 最高 最快 top ${joined('前', NUMERALS)}`,
  both: '和 与 跟 及 、',
  /** A number behind it says how many. */
  countedEnd: '前 后 倒数 top bottom',
  /** By how fast who answers is never ranked; the answer says so. */
  speed: '及时率 报得快 报得最快 最先报 积极 准时 按时报 回复快 回复最快 响应',
  picture: '图 曲线 画',
  yearBefore: '同比 去年 上年 往年 同期',
  periodBefore: '环比 上月 上个月 上季 上期',
  /** The way of a figure over time, or against another time. */
  course:
    '势 曲线 图 画 轨迹 变化 变动 历 往 逐 各 每 按 近 连 几 比 对照 同期 以来 最近 涨 跌 升 降 增 减 回落 收窄 拐点 波动 高 低 快 慢 掉 过程 年初',
  /** Where the pace leads, not only how it stands. */
  paceSide: `${joined('完', '不成 成不了')} ${joined('达 够 赶 搞 做', '不到 不上 不成')} 年底 年末 年终 有风险 有什么风险 悬`,
  /** The counties, each by itself. */
  eachCounty: joined('各 各个 分 每个 哪个 哪些 哪几个 几个 所有', '县 区 园区'),
  /** What looks like one of them and is another word. */
  region: joined('各 各个 分 每个 哪个 哪些 哪几个 几个 所有', '区域'),
  /** It asks, and does not state. */
  asksAtAll: '? 吗 么 呢 多少 咋 怎 如何 几成 几个 哪 谁 啥 什么 是否 有没有 没有',
} as const

export type SideClass = keyof typeof SIDES
