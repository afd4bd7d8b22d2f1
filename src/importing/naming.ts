/**
 * A name and a kind for what a number counts, from the words around it: 新增上云企业1200家 is a count of 新增上云企业, 财政收入
 * 增长5% the growth of 财政收入. Proposed; a person looks it over.
 */
import type { Kind } from '../plan/schema.ts'

export interface Named {
  readonly name: string
  readonly kind: Kind
  readonly better: 'higher' | 'lower'
}

const LEAD =
  /^(?:[(（]?\d+[)）.、]\s*|到?\d{4}年底?[,，]?|年内|全年|今年|全市|全县|全区|我市|我县|力争|确保|实现|争取|推动|推进|其中|并|使|将|努力|计划|预计|原则上|进一步|持续|各类|——)+/
const GROWTH =
  /(?:同比)?(?:增长|增速|增幅|递增|上升|下降|降低|减少)(?:不?[低高少]于|达到?|保持在?|控制在|约|为|超过?)*$/
const GAIN = /(?:提高|提升|增加|上升)(?:不[低少]于|约|超过?)*$/
const REACH =
  /(?:总数|总量)?(?:分别)?(?:达到?|突破|超过?|保持在?|稳定在|控制在|提[高升]至?到?|增[加至]到?|压缩[到至]|降[低至到]+|不[低高少超][于过]|高于|低于|为|占比|累计)+(?:不[低高少超][于过])*$/
const LOWER = /控制在|压缩|下降|降低|降[至到]|减少|不高于|不超过|以内/
const RANK = /(?:稳?保?持?在?(?:位?居|位列|列|排名|排位|进入|保持))*(?:全省|全国|全市)?第?$/
const VERB =
  /^(?:新增|新建|新改建|新开工|建成|建设|完成|培育|培养|引进|打造|创建|举办|开展|认定|组织|改造|争创|争取|发展|推广|设立|安装|发放|改建|增创|铺排|成功|申报成功|着力培育|发布|落地|实施|培训)+$/

/** `before`: the clause up to the number; `behind`: what follows it up to the next mark. */
export function namedBy(before: string, behind: string, unit: string, otherwise: string): Named {
  const said = before.replace(LEAD, '').trim()
  const lower = LOWER.test(said.slice(-8)) || /^以[内下]/.test(behind)
  const better = lower ? 'lower' : 'higher'
  const named = (name: string, kind: Kind, side: Named['better'] = better): Named => ({
    name: short(name === '' ? otherwise : name),
    kind,
    better: side,
  })
  if (unit === '位') {
    const where = /全省|全国|全市/.exec(said)?.[0] ?? ''
    return named(`${said.replace(RANK, '') || otherwise}${where}排名`, 'rank', 'lower')
  }
  if (unit === '个百分点')
    return named(`${said.replace(GAIN, '').replace(REACH, '') || otherwise}提高幅度`, 'delta', 'higher')
  if (unit === '%' && GROWTH.test(said)) {
    const stem = said.replace(GROWTH, '')
    return named(`${stem || otherwise}${stem.endsWith('增速') ? '' : '增速'}`, 'growth')
  }
  if (unit === '%') {
    const stem = said.replace(REACH, '')
    return named(stem, /覆盖|普及/.test(stem) ? 'coverage' : 'share')
  }
  if (REACH.test(said) && said.replace(REACH, '').length >= 2) return named(said.replace(REACH, ''), 'level')
  const counted = behind.replace(/^(?:以上|左右|以内|的|余|多)+/, '').replace(/[(（].*$/, '')
  if (VERB.test(said) || said.length < 2)
    return named(counted.length >= 2 ? counted : `${said}${otherwise}`, 'count')
  return named(said, 'count')
}

/** 全覆盖 of what stands before it. */
export function coverageOf(before: string, otherwise: string): Named {
  const said = before
    .replace(LEAD, '')
    .replace(/(?:实现|推动|达到|以|对|进行)+$/, '')
    .trim()
  return { name: short(`${said === '' ? otherwise : said}覆盖率`), kind: 'coverage', better: 'higher' }
}

/** 上云企业 of 新增上云企业: how people will say it; null: no shorter than the name. */
export function shortOf(name: string): string | null {
  const short = name.replace(
    /^(?:全社会|新增|新建|新改建|新开工|建成|引进|开展|完成|举办|改造|治理|培育|接待|打造|整改|归集)+/,
    '',
  )
  return short !== name && short.length >= 3 ? short : null
}

const LONGEST = 26

function short(name: string): string {
  return name.length <= LONGEST ? name : name.slice(-LONGEST)
}
