/** Where sentences and clauses end, and whether a clause speaks of something the plan does not know. */

import { isChinese } from '../names/pinyin.ts'
import type { Span } from '../reading.ts'
import { isMask } from '../text/mask.ts'

/** Sentences and lines. A full stop between digits is a decimal point and stands inside a masked figure. */
export function* segmentsOf(words: string): Generator<Span> {
  let from = 0
  for (let at = 0; at <= words.length; at++) {
    if (at < words.length && !'。;!?\n'.includes(words.charAt(at))) continue
    if (at > from) yield { from, to: at }
    from = at + 1
  }
}

/**
 * Words that stand between an indicator and its figure without naming anything: verbs of growth and
 * completion, sources, courtesies. What is left over after these is a noun of its own.
 */
const LINKING =
  /由负转正|由正转负|修正|订正|调整|由|从|[万亿]?(?:美元|元|亩|人次|公里|立方米|平方米|微克|吨|斤|头|家|户|场|人)|转正|转负|止跌|企稳|回升|回暖|同比|环比|增长|增速|增幅|增加|增量|新增|净增|下降|降低|下滑|减少|回落|上升|提高|提升|降至|升至|降幅|涨幅|负增长|完成|实现|达到|达成|达|累计|共计|合计|总计|总数|总量|总额|总和|绝对|绝对值|规模|水平|数量|数字|数值|数据|情况|方面|指标|占比|比重|比例|进度|约为|约|近|超过|超|突破|接近|不足|已经|已|了|的|为|是|到|至|有|在|也|又|就|都|均|只|仅|才|刚|还|可|将|其中|全市|我市|全区|全县|全年|本年|当年|今年|以来|年初|目前|现在|当前|截至|截止|本月|当月|本季|单月|当季|月份|季度|较好|较快|良好|平稳|稳定|继续|持续|保持|呈|态势|势头|初步|核算|核实|快报|统计|统计局|反馈|口径|可比价|现价|不变价|计算|按|经|预计|大概|大约|左右|应该|可能|估计|上报|填报|报送|报|更正|改|改为|应为|不是|而是|登记|录入|记|请|麻烦|一下|如下|分别|依次|位居|居|位列|排名|排|全省|第|名|位|实际|到账|到位|使用|利用|认定|培育|建成|建设|建|开工|新|办理|发放|举办|开展|组织|覆盖|面|率|数|额|量|值|和|与|及|跟|以及|把|这个|那个|这|那|我局|我们|本单位|一共|总共|等|吧|呢|哈|啊|哦|嗯|对|好|领导|您好|你好|各位|单位|本|市|全|个|项|家/g

/** How many characters of its own make a noun: in the same clause a name may carry a tail of its own. */
const TAIL = 3
const NOUN = 2

/**
 * True where words between two places name something unknown, so that what follows is not about what went
 * before. `names`: of what went before; what they say again (新增管养的农村道路) is no other noun.
 */
export function ownNounBetween(
  words: string,
  from: number,
  to: number,
  names: readonly string[] = [],
): boolean {
  const clauses = words.slice(from, to).split(/[,:]/)
  return clauses.some((clause, at) => {
    if (/[a-z]{2}/.test(clause)) return true
    if (at > 0 && isQuantity(clause, names)) return true
    const left = [...clause.replace(LINKING, '')].filter((it) => isChinese(it) && !isMask(it)).join('')
    return names.reduce(withoutShared, left).length >= (at === 0 ? TAIL : NOUN)
  })
}

/** 好评率99.8%, 用工320人 after 用工人数: a quantity by its last character, other than those that go with any indicator. */
const QUANTITY =
  /([\u4e00-\u9fff]{1,8}?(?:率|额|量|费|收入|成本|面积|人数|比例|指数|产值|价格|均价|指标|资金))(?:为|是|达到?|约|累计|共|已|,|:)*$/
const GENERAL = /^(?:增长率|增速|总量|总额|数量|完成率|完成额|完成量|累计数?|占比|比例|增量|存量)$/

function isQuantity(clause: string, names: readonly string[]): boolean {
  const noun = QUANTITY.exec(clause)?.[1]
  if (noun === undefined) return false
  const own = noun.replace(/^(?:全市|我市|今年|目前|其中|同时|当前|已|共|的)+/, '')
  return !GENERAL.test(own) && !names.some((name) => name.includes(own))
}

/** Without the runs of two or more characters that stand in the name too. */
function withoutShared(words: string, name: string): string {
  let out = ''
  for (let at = 0; at < words.length; ) {
    let length = 0
    while (at + length < words.length && name.includes(words.slice(at, at + length + 1))) length++
    if (length < 2) out += words.charAt(at)
    at += length < 2 ? 1 : length
  }
  return out
}
