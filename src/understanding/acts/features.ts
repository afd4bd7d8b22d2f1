/**
 * What the classifier sees of a message: its words with every slot masked to one symbol, as runs of one
 * to four characters; which slots there are; and cues, the words by which an office asks, reports and urges.
 * Features are binary before normalising to length 1, so that long messages weigh no more than short ones.
 */

import type { Slots } from '../slots.ts'
import { isMask, MASK } from '../text/mask.ts'

const SYMBOLS: Readonly<Record<string, string>> = {
  [MASK.indicator]: 'I',
  [MASK.task]: 'T',
  [MASK.indicatorOrTask]: 'B',
  [MASK.unit]: 'U',
  [MASK.campaign]: 'C',
  [MASK.period]: 'P',
  [MASK.figure]: 'F',
}

/** One symbol for each masked run: 社零咋样了 → I咋样了. Digits that are no figure become N. */
export function sentenceOf(masked: string): string {
  let out = ''
  let last = ''
  for (const character of masked) {
    if (isMask(character)) {
      const symbol = SYMBOLS[character] ?? ''
      if (character !== last) out += symbol
    } else if (character >= '0' && character <= '9') {
      if (!out.endsWith('N')) out += 'N'
    } else if (/\s/.test(character)) {
      if (!out.endsWith(' ') && out.length > 0) out += ' '
    } else out += character
    last = character
  }
  return out.trim()
}

export const CUES: Readonly<Record<string, RegExp>> = {
  ask: /[?吗么]|多少|几[家个名位成]|咋|怎么样|怎样|如何|啥|什么|哪|没有$|没$|呢$/,
  who: /谁|哪个单位|哪家|哪个部门|牵头|负责|责任单位|归谁|主办|扛|谁管/,
  lead: /谁牵头|牵头|谁负责|谁在?[抓管]|哪个部门|哪个单位/,
  missing:
    /没报|未报|漏报|报齐|报全|没交|未交|没填|未填|交齐|报了没|报没报|报送情况|缺[报谁]|还差谁|没上报|报了吗|报上来|没报上|交数|没动静/,
  lag: /滞后|落后|拖后腿|没跟上|掉队|不达|未达|没达|慢|欠账|红灯|黄灯|亮红|预警|拖了|跟不上|不及|没完成|完不成|卡住|短板|掉链子|有问题/,
  urge: /催|督促|敦促|催报|提醒|喊|叫.{0,6}报|让.{0,8}报|抓紧|赶紧|尽快|通知|盯/,
  schedule:
    /每[天周月季日年]|每个|周[一二三四五六日天]|明[天早]|后天|下周|[早晚上下]午|点钟?|准时|定时|到点|定期|闹钟|提前|之前|前一天|号|工作日/,
  silence:
    /别[再]?提醒|不要提醒|不用提醒|停止提醒|暂停|关[掉闭]|取消提醒|免打扰|改到|改成|恢复|别发|不要再|静音|延期/,
  remind: /提醒/,
  chart:
    /图|走势|趋势|曲线|变化|历史|历次|同比|环比|去年|往年|上个?月|上季|上期|比.{0,8}[高低多少好差快慢]|对比|比较|近[几半一两三]|这几个?月|逐月|各月|每月/,
  rank: /排|名次|位次|第几|垫底|倒数|末位|最[高低好差快慢多少大小]|前[三五十几]|后[三五十几]|榜|冠军|谁第一|高低|先后|座次|top/,
  bulletin:
    /通报|简报|快报|专报|材料|报告|汇报|导出|表格|excel|xlsx|word|docx|ppt|pdf|文档|文件|台账|清单|汇总表|一览表|做[个张份]|出[个张份]|写[个张份]|生成|起草|拟/,
  overview: /总体|整体|全局|总览|全部|所有|七[大个项]|各专班|全市|一共|总共|大盘|总的|概况|全面|面上|汇总/,
  correct:
    /更正|改[为成一下正回]|改$|应[为该是]|错|不对|有误|写成|打成|报成|手误|订正|修正|修改|才对|不是.{1,12}是|调整为|重报/,
  withdraw: /撤|作废|收回|取消.{0,6}[条报]|删[了掉除]?|不算|回退|不要了|当没|清掉|去掉|拿掉/,
  help: /帮助|help|怎么[报查用填看改撤催导发操绑]|如何[报查用填看改撤催导发操]|能干|能做|会做|功能|指令|命令|教|用法|说明|不会用|使用|菜单|操作|手册|能帮/,
  greet:
    /你好|您好|早[上安]?|晚上好|下午好|中午好|谢|辛苦|在吗|在不在|哈喽|hello|hi|再见|拜|感谢|新年|节日|给力|棒|赞|麻烦了/,
  yes: /^(?:是|对|嗯|好|行|可以|确认|确定|没错|没问题|ok|yes|同意|就这样|正确|属实|无误|成|中|要得)/,
  no: /取消|算了|不用|不了|不要|别|不是|先不|停|免|拉倒|放弃|no$|退出|不报|不必/,
  done: /完成|建成|开工|竣工|投用|启动|推进|正在|已经|落地|验收|签约|进场|施工|印发|出台|举办|召开|挂牌|招标|办结|清零|到位|交付|过半|收尾/,
  percent: /%|百分|成$|一半|过半|大半|进度/,
  value: /增长|下降|达到|累计|实现|增速|为|是|完成|同比|新增|位居|占比|突破|合计|共/,
  misuse:
    /忽略|无视|提示词|prompt|system|指令|规则|密码|token|数据库|角色|扮演|越权|绕过|跳过审核|admin|sql|<|\{|root/,
  own: /我局|我们|我委|我办|我单位|本单位|本局|我[们这]/,
}

/** Sparse, of length 1. */
export function featuresOf(slots: Slots): Map<string, number> {
  const sentence = sentenceOf(slots.sentence)
  const features = new Map<string, number>()
  const add = (name: string): void => {
    features.set(name, name.length > 4 ? 2 : name.length === 4 ? 0.7 : 1)
  }
  const marked = `^${sentence.slice(0, 400)}$`
  for (let size = 1; size <= 4; size++)
    for (let at = 0; at + size <= marked.length; at++) {
      const run = marked.slice(at, at + size)
      if (run !== '^' && run !== '$') add(run)
    }
  for (const [name, cue] of Object.entries(CUES)) if (cue.test(sentence)) add(`cue:${name}`)
  for (const name of slotFeatures(slots, sentence)) add(name)
  let squares = 0
  for (const weight of features.values()) squares += weight ** 2
  const scale = 1 / Math.sqrt(squares)
  for (const [name, weight] of features) features.set(name, weight * scale)
  return features
}

function* slotFeatures(slots: Slots, sentence: string): Generator<string> {
  const kinds = new Map<string, number>()
  for (const name of slots.names) kinds.set(name.kind, (kinds.get(name.kind) ?? 0) + 1)
  for (const [kind, count] of kinds) {
    yield `has:${kind}`
    if (count > 1) yield `many:${kind}`
  }
  if (kinds.size === 0) yield 'has:no-name'
  for (const it of slots.periods) yield `has:${it.role}`
  const values = slots.figures.filter((it) => it.noise === null)
  if (values.length === 0) yield 'has:no-figure'
  for (const it of values) {
    yield `figure:${it.unit ?? 'bare'}`
    yield `motion:${it.motion}`
  }
  if (values.length > 1) yield 'many:figure'
  const length = sentence.length
  yield `length:${length <= 2 ? 2 : length <= 4 ? 4 : length <= 7 ? 7 : length <= 12 ? 12 : length <= 25 ? 25 : 'long'}`
  if (sentence.includes(' ')) yield 'has:gap'
}
