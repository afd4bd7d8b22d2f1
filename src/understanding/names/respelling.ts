/**
 * Words of the trade typed by sound (确人, 题醒, 排明): put right for the classifier only. Names are dealt
 * with in names.ts, and figures are never repaired.
 */
import { isMask } from '../text/mask.ts'
import { Phrases } from '../text/phrases.ts'
import { isChinese, type Sounds } from './pinyin.ts'

const WORDS = [
  '提醒',
  '确认',
  '确定',
  '取消',
  '撤回',
  '撤销',
  '作废',
  '更正',
  '改正',
  '修改',
  '订正',
  '滞后',
  '落后',
  '垫底',
  '排名',
  '名次',
  '位次',
  '倒数',
  '通报',
  '简报',
  '快报',
  '报表',
  '汇总',
  '导出',
  '生成',
  '总体',
  '整体',
  '进度',
  '进展',
  '完成',
  '牵头',
  '负责',
  '没报',
  '未报',
  '漏报',
  '上报',
  '填报',
  '报送',
  '催报',
  '催办',
  '督促',
  '抓紧',
  '走势',
  '趋势',
  '同比',
  '环比',
  '目标',
  '增长',
  '下降',
  '累计',
  '情况',
  '怎么样',
  '怎样',
  '多少',
  '帮助',
  '谢谢',
  '辛苦',
  '你好',
  '指标',
  '任务',
  '单位',
  '数据',
  '攻坚',
  '登记',
  '审核',
  '暂停',
  '停止',
  '每周',
  '每月',
  '达标',
  '序时',
  '掉队',
  '拖后腿',
  '现在',
  '目前',
  '开工',
  '竣工',
  '验收',
  '投用',
  '启动',
  '落实',
  '推进',
  '对比',
  '变化',
]

export interface Respelling {
  readonly sounds: Sounds
  readonly phrases: Phrases<string>
}

export function respellingOf(sounds: Sounds): Respelling {
  const phrases = new Phrases<string>()
  for (const word of WORDS) phrases.add(sounds.of(word), word)
  return { sounds, phrases }
}

/** The masked text with misspelt words of the trade put right; places stay the same. */
export function respelt(masked: string, respelling: Respelling): string {
  let out = masked
  for (const { from, to, values } of respelling.phrases.matches(respelling.sounds.of(masked))) {
    const words = masked.slice(from, to)
    const word = values[0]
    if (word === undefined || values.includes(words)) continue
    const characters = [...words]
    if (characters.some((it) => isMask(it) || !isChinese(it))) continue
    // One character right at least: a word that only sounds alike is another word.
    if (!characters.some((it, at) => it === word[at])) continue
    out = out.slice(0, from) + word + out.slice(to)
  }
  return out
}
