/**
 * Whether a number in Chinese characters counts something. 一 and 三 are in every second word; a figure
 * has a unit and is not just talk (两家, 三个, but not 一下, 三个数), or decimals, or several characters.
 */

import { isMask } from '../text/mask.ts'
import type { Candidate } from './candidates.ts'

const TALK =
  /^(?:数|数据|指标|增速|问题|方面|意见|建议|要求|情况|原因|单位|部门|专班|字|事|人意|人(?![次才])|意思|道理|办法|月|小时|星期|礼拜|时候|任务|附件|表|材料|通知|文件|群|地方|核心|重点|全面|确保|维护|自信|意识|制度|清单|提醒|钟|头|样|攻坚|口径|大类|层次|台阶|坎|阶段|领域|环节|板块|年头|劲|大的|整体|一)/
const COUNTING =
  /(?:新增|建成|建|培育|创建|认定|打造|落地|申报|挂牌|开工|引进|获批|签约|完成|增加|新开|新建|推广|增|达|达到|为|共|只|仅|到|完成了|建成了|新增了|认定了|开了|引进了|签约了|落地了|培育了|打造了|上市|入库|投产|验收|突破|实现|推荐了|推荐|开工了|减少|少了|多了|评定|命名|成功|整改|销号)(?:全省|全市|国家级|省级|市级)?$/
const TELLING =
  /(?:增长|下降|提高|降低|上升|增加|减少|回落|增速|增幅|达到|达|到|至|为|是|有|共|约|近|超|超过|完成|实现|累计|合计|改成|改为|应为|改|报|:|,|。|、|;|\n| |\(|"|“|占|了|的|总量|总数|余|数|成)$/
const ENDS = /^(?:$|[,。;!?、)|\s"”了吧啊哈呢的左以多余上,.])/
const OFF_WORDS = /^(?:大(?!于)|届|方|面|把|五|中|开|分(?!点)|足|全|字|来|点|月|季|年|日|号|期间|假)/

export function chineseReads(text: string, candidate: Candidate): boolean {
  if (candidate.kind !== 'number') return true
  const digits = text.slice(candidate.number, candidate.to)
  const before = text.slice(Math.max(0, candidate.from - 8), candidate.from)
  const after = text.slice(candidate.to, candidate.to + 3)
  if (candidate.unit === '%') return true
  if (digits === '俩')
    return before === '' || COUNTING.test(before) || (ENDS.test(after) && !/[咱我你他她们人家]$/.test(before))
  if (digits.includes('点') && candidate.unit !== '个百分点') return decimalReads(digits, before, after)
  if (candidate.unit === '个百分点')
    return (
      !/^.点$/.test(digits) ||
      (!digits.startsWith('一') && /[增长升降落高低快慢多少提加减滑]了?$/.test(before))
    )
  if (candidate.unit === null) {
    if (digits.length < 2 || OFF_WORDS.test(after)) return false
    const led = before === '' || TELLING.test(before) || isMask(before.slice(-1))
    return led && (digits.length > 2 || ENDS.test(after) || isMask(after.charAt(0)))
  }
  if (TALK.test(after)) return false
  if ('个条项'.includes(candidate.unit) && /[报补说问查看要给发加缺来]$/.test(before)) return false
  const bare = digits.length - candidate.unit.length <= 1
  if (bare && /^[一十百千万零]/.test(digits)) {
    if (digits.startsWith('一')) return COUNTING.test(before) || isMask(before.slice(-1))
    return digits.startsWith('十') || (digits.startsWith('零') && candidate.unit !== '分')
  }
  return !(bare && /[这那哪每同]$/.test(before))
}

/** 六点八 is a number; 下午三点五十 and 快一点三月 are not. */
function decimalReads(digits: string, before: string, after: string): boolean {
  if (/[上下中]午$|[早晚]上$|[有快慢早晚多少差好]$/.test(before) && digits.startsWith('一点')) return false
  return !/[上下中]午$|[早晚]上$|凌晨$/.test(before) && !/^[分刻]/.test(after)
}
