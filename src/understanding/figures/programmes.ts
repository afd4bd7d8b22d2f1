/**
 * Programme names and set phrases whose digits count nothing: 五好园区, 5+15, 四比四提高, 一网通办, 十四五.
 * The plan's own names are masked before; these are the ones that any office in the country uses.
 */
import { matchAt } from '../periods/calendar-words.ts'

const PHRASES = new Set(
  (
    '十二五 十三五 十四五 十五五 一网通办 一网统管 一网协同 一件事一次办 一件事 一次办 一把手 一盘棋 一张网 一张图 一张表 一本账 一条龙 一体化 一揽子 一系列 一二三产业 一二三产 ' +
    '一村一品 一县一策 一企一策 一事一议 一户一策 一带一路 一带一部 一老一小 一盔一带 一卡通 一站式 一窗受理 一码通 一张清单 一刻钟 一万年 一周一调度 一月一通报 双周一督导 ' +
    '三保 两重 两新 两山 两会 两业 两证联办 两费 两个健康 两个确保 两个维护 两个毫不动摇 两个一百年 两个责任 两票制 两免一补 两癌 ' +
    '三农 三化 三区 三高四新 三张清单 三条红线 三个区分开来 三会一课 三查一曝光 三医联动 三项制度 三项改革 三项行动 三个高地 三位一体 三通一平 三线一单 三公经费 三公 三资 三率 三类 三无 ' +
    '四比四提高 四个意识 四个自信 四个全面 四好农村路 四不两直 四上企业 四个定位 四水同治 四本预算 四套班子 五好园区 五个一批 五险一金 五位一体 五水共治 五年规划 五一 六稳六保 六稳 六保 六个一 七大攻坚 七个攻坚 ' +
    '八项规定 八大行动 九年义务 十大重点民生实事 十大技术攻关 十大产业项目 十大攻关 二十大 十九大 二十届三中全会 百日攻坚 百强县 百千万工程 万千百工程 万千百 千万工程 千方百计 千亿产业 百亿企业 百亿产业 万亩 万家灯火 ' +
    '七夕 双十一 十一黄金周 一线城市 一线职工 一线 一流 一般 一定 一直 一样 一起 一下 一些 一点点 一边 一旦 一共 一律 一致 一切 一个劲 一会儿 一向 一并 一同 一时 一度 一味 一口气 一刀切 一风吹 统一 唯一 第一时间 第一书记 第一责任人 第一线 第一手 第二课堂 第三方 第三产业 第二产业 第一产业 第一步 四舍五入 三番五次 七上八下 乱七八糟 十分 万一 千万别 千万不要 百分百 三三两两 五花八门 九牛一毛 ' +
    '三八节 六一节 八一建军节 七一 八一 六一 三一五'
  ).split(/\s+/),
)

/** By first character, longest first, because this is asked at every place of the text. */
const BY_START: ReadonlyMap<string, readonly string[]> = new Map(
  [...PHRASES].map((phrase) => [
    phrase.charAt(0),
    [...PHRASES].filter((it) => it.startsWith(phrase.charAt(0))).sort((a, b) => b.length - a.length),
  ]),
)

/** Digits that name a programme: 5+15, 1+3+x, 7大攻坚, 500强, 12345热线, 4g, 7*24小时. */
const IN_DIGITS =
  /\d{1,3}(?:\+(?:\d{1,3}|[xn](?![a-z])))(?:\+(?:\d{1,3}|[xn](?![a-z]))){0,4}|\d{1,2}\+x|\d{1,3}大(?!于)|\d{1,4}强(?!度|化)|7[*x×]24小时|12345(?=热线|政务|平台|工单|市民)|631(?=叫应)|101(?=专项|行动)|24小时自助|90后|80后|00后/y

/** Where a programme's name that starts here ends; the same place where none does. */
export function programmeAt(text: string, at: number): number {
  for (const phrase of BY_START.get(text.charAt(at)) ?? [])
    if (text.startsWith(phrase, at)) return at + phrase.length
  const digits =
    /[0-9]/.test(text.charAt(at)) && !/[0-9.]/.test(text.charAt(at - 1)) ? matchAt(IN_DIGITS, text, at) : null
  return at + (digits?.[0].length ?? 0)
}
