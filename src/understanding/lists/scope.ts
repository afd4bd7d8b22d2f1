/** Of what a question about a list is: whose items, how large, how many. Each is named in the message, or null. */
import type { Catalogue } from '../../plan/catalogue.ts'
import { eachCounty } from '../../plan/counties.ts'
import { significant } from '../../plan/quantity.ts'
import type { Token } from '../acts/tokens.ts'
import type { ListNames } from '../context.ts'
import type { Span } from '../reading.ts'

const YI = 1e8
const NUMBERS = '零一二三四五六七八九十'

/** 各县市区 is no unit of which something is asked, but every one. */
export function unitsIn(tokens: readonly Token[], plan: Catalogue): string[] {
  const each = eachCounty(plan)
  const named = tokens.flatMap((it) =>
    it.kind === 'name' && it.name.kind === 'unit' ? it.name.ids.slice(0, 1) : [],
  )
  return named.filter((it) => !each.includes(it))
}

const OWN = /我[局县区市委办们]|本单位|我单位|[需要请找]我(?![县区])/

/** 需要市资规局协调的: that unit; 要谁协调: any. */
export function neededIn(
  text: string,
  tokens: readonly Token[],
  plan: Catalogue,
  own: string | null,
): string | 'any' | null {
  if (!/协调|帮助|帮忙|求助|解决/.test(text)) return null
  const units = unitsIn(tokens, plan)
  if (OWN.test(text)) return own ?? 'any'
  return /需|要|待|请|找|谁/.test(text) ? (units[0] ?? 'any') : null
}

/** Words that many lists are called by, and that tell none of them apart. */
const STOCK = /重点|重大|项目|工程|清单|任务|政策|名单|建设|市级|年度/g
/** Behind two characters of a list's name: 城建的, 水利那五个, 签约项目. */
const CUE =
  /^(?:的|类|项目|工程|清单|任务|政策|重点|里|中|这|那|[一二两三四五六七八九十\d]+个|没|哪|还|建设|重建)/

/** The list that a text names, whole or by a piece that no other list has, and where. */
export function listIn(
  text: string,
  lists: readonly ListNames[],
  others: readonly Span[],
): (Span & { readonly list: ListNames }) | null {
  const found = lists.flatMap((list) => {
    const hit = pieceOf(list.name, text)
    return hit === null || others.some((it) => it.from < hit.to && hit.from < it.to) ? [] : [{ ...hit, list }]
  })
  const longest = Math.max(...found.map((it) => it.to - it.from))
  const [best, ...more] = found.filter((it) => it.to - it.from === longest)
  return best === undefined || more.length > 0 ? null : best
}

function pieceOf(name: string, text: string): Span | null {
  const cores = name.split(STOCK).filter((it) => it.length >= 2)
  for (let size = name.length; size >= 2; size--)
    for (let from = 0; from + size <= name.length; from++) {
      const piece = name.slice(from, from + size)
      const at = text.indexOf(piece)
      if (at < 0) continue
      const whole = size === name.length
      const core = cores.some((it) => piece.includes(it.slice(0, 2)))
      const cued =
        size > 2 ||
        (CUE.test(text.slice(at + size)) &&
          cores.some((it) => it.indexOf(piece) >= 0 && it.indexOf(piece) % 2 === 0))
      if (whole || (core && cued)) return { from: at, to: at + size }
    }
  return null
}

/** The longest of the words that stands in a text: 张副市长, 产业项目. */
export function wordIn(text: string, words: readonly string[]): string | null {
  return words.find((it) => text.includes(it)) ?? null
}

/** 50亿以上, 100亿级, 10亿到50亿, 不到10亿: of 总投资. */
export function amountIn(
  text: string,
  tokens: readonly Token[],
): { least: number | null; most: number | null } | null {
  const money = tokens.filter((it) => it.kind === 'figure' && /[万亿]/.test(it.text))
  const values = money.flatMap((it) => (it.kind === 'figure' ? [significant(it.figure.value / YI)] : []))
  const grade = /([百十五]+)亿(?:元)?级/.exec(text)?.[1]
  const [first = grade === '百' ? 100 : grade === '十' ? 10 : grade === '五十' ? 50 : undefined, second] =
    values
  if (first === undefined) return null
  if (second !== undefined) return { least: Math.min(first, second), most: Math.max(first, second) }
  return /以下|以内|不到|不足|低于|小于|不超过/.test(text)
    ? { least: null, most: first }
    : { least: first, most: null }
}

/** 最慢的五个, 前10名, 进度倒数3个. */
export function countIn(text: string): number | null {
  const found =
    /(?:最慢|最快|最落后|最差|最低|最好|最高|垫底|倒数|前|后)的?第?(\d{1,2}|[一二三四五六七八九十两])(?:个|名|位|项)?|(\d{1,2}|[一二三四五六七八九十两])(?:个|项)(?:进度|完成率)?最/.exec(
      text,
    )
  const written = found?.[1] ?? found?.[2]
  if (written === undefined) return null
  if (/^\d+$/.test(written)) return Number(written)
  return written === '两' ? 2 : NUMBERS.indexOf(written)
}

const RATES = ['争资占比率', '项目开工率', '资金支付率', '实物完成率', '项目竣工率'] as const

export function ratesIn(text: string): string[] {
  const named = RATES.filter((it) => text.includes(it) || text.includes(it.slice(2)))
  return /投资完成率|年度计划完成率/.test(text) && named.length === 0 ? ['实物完成率'] : named
}
