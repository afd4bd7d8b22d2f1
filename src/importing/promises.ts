/**
 * Numbers of a plan that promise something, told from those that only stand in a name, a date or a class of things.
 * Read by the program's own grammar; what it takes for a target is proposed, and `plan check` proves it.
 */
import { unitOf } from '../plan/units.ts'
import { numbersOf, type Stretch } from '../proving/print.ts'
import { findFigures } from '../understanding/figures/figures.ts'
import { NOISE } from '../understanding/figures/noise.ts'
import type { FigureHit } from '../understanding/reading.ts'
import { normalise } from '../understanding/text/normalise.ts'

export interface FoundPromise {
  /** In the document. */
  readonly from: number
  readonly to: number
  readonly value: number
  /** Of a range, 1—2个, its upper end. */
  readonly max: number | null
  /** As printed: 亿元, 万人次. */
  readonly unit: string
}

/** A number that is none, with the reason as the reader gives it. */
export interface OtherNumber {
  readonly from: number
  readonly to: number
  readonly why: string | null
}

export interface Numbers {
  readonly promises: readonly FoundPromise[]
  readonly others: readonly OtherNumber[]
}

const PROMISED: readonly (string | null)[] = [null, NOISE.target, NOISE.aim, NOISE.change, NOISE.progress]
/** A kind of thing is counted, not the thing: 13种致畸基因, 五类项目, 一批企业. */
const KINDS = /^(?:批|种|类|次|届|岁|千伏|吨\/年|小时)$/
/** 10亿元以上建设项目: how large each is; behind it stands what it is said of. */
const SIZED = /^(?:元|平方米|吨|千瓦)$/
const WHOLE = /(?:全覆盖|全部使用)(?!排查|监管|式)/g

export function numbersIn(line: Stretch, title: string): Numbers {
  const { text, origin } = normalise(line.text)
  const promises: FoundPromise[] = []
  const others: OtherNumber[] = []
  const names = [...line.text.matchAll(/[“《][^”》\n]*[”》]/g)].map(
    (it) => [it.index, it.index + it[0].length] as const,
  )
  const head = line.text.indexOf(title)
  const hits = findFigures(text)
  for (const hit of hits) {
    const from = origin[hit.from] ?? 0
    const to = (origin[hit.to - 1] ?? 0) + 1
    const named = names.some(([start, end]) => start <= from && to <= end)
    const why = named ? '名称里的数字' : reasonNot(hit, text, line.text, { from, to })
    const inTitle = head >= 0 && from < head + title.length
    const again = inTitle && hits.some((it) => it !== hit && it.value === hit.value && it.from > hit.from)
    const place = { from: line.from + from, to: line.from + to }
    const said = why === null && !again ? printed(line.text.slice(from, to), hit) : null
    if (said === null) others.push({ ...place, why: again ? '标题中的数，正文另有' : why })
    else promises.push({ ...place, ...said })
  }
  for (const { 0: said, index } of line.text.matchAll(WHOLE)) {
    if (head >= 0 && index < head + title.length) continue
    promises.push({
      from: line.from + index,
      to: line.from + index + said.length,
      value: 100,
      max: null,
      unit: '%',
    })
  }
  return {
    promises: promises.sort((a, b) => a.from - b.from),
    others: [...others, ...unread(line, hits, origin)],
  }
}

/** Null: it promises. */
function reasonNot(
  hit: FigureHit,
  text: string,
  raw: string,
  { from, to }: { from: number; to: number },
): string | null {
  if (/^\d+大$/.test(raw.slice(from, to + 1)) && hit.noise !== null) return null
  if (!PROMISED.includes(hit.noise)) return hit.noise
  if (hit.unit === null) return '没有计量单位的数'
  if (KINDS.test(hit.unit)) return '类别或规格'
  if (/^(?:一)(?!位)/.test(raw.slice(from)) && !/第一/.test(raw.slice(from - 1, to))) return '泛指'
  if (
    /每[^,。;、]{0,4}$/.test(text.slice(0, hit.from)) ||
    /每[户村人][^,。;、]{0,3}$/.test(text.slice(0, hit.from))
  )
    return '每户、每人的标准'
  if (
    SIZED.test(hit.unit) &&
    hit.bound === 'at_least' &&
    /^的[^,，。]{1,8}(?:占比|比例|比重)/.test(raw.slice(to))
  )
    return '类别或规格'
  if (
    SIZED.test(hit.unit) &&
    hit.bound === 'at_least' &&
    /^\p{Script=Han}/u.test(raw.slice(to)) &&
    !/^[的和及并]/.test(raw.slice(to))
  )
    return '类别或规格'
  if (hit.unit === '项' && hit.text.startsWith('两')) return '类别或规格'
  if (/^\d*[十百千万亿]*项目/.test(raw.slice(from)) && !/\d/.test(raw.slice(from, to))) return '类别或规格'
  return null
}

/** Value and unit as they are printed: 29.89万亩 stays that, and is not 298900亩. */
function printed(raw: string, hit: FigureHit): { value: number; max: number | null; unit: string } | null {
  const range = /^\D*(\d+)[—–~～-](\d+)(\D+)$/.exec(raw)
  if (range !== null && unitOf(range[3] ?? '') !== null)
    return { value: Number(range[1]), max: Number(range[2]), unit: range[3] ?? '' }
  const max = null
  const digits = /(\d+(?:[,，]\d{3})*(?:\.\d+)?)\s*(\D*?)(?:以上|以下|以内|左右|及)?$/.exec(
    raw.replace(/^\D+/, ''),
  )
  if (digits !== null) {
    const unit = (digits[2] ?? '').trim()
    const value = Number((digits[1] ?? '').replace(/[,，]/g, ''))
    if (unit === '大') return { value, max, unit: '个' }
    if (unit !== '' && unitOf(unit) !== null) return { value, max, unit }
  }
  return hit.unit === null ? null : { value: hit.value, max, unit: hit.unit }
}

/** Digits that the grammar saw nothing in. */
function unread(line: Stretch, hits: readonly FigureHit[], origin: readonly number[]): OtherNumber[] {
  return numbersOf(line.text)
    .filter(
      (it) =>
        !hits.some((hit) => (origin[hit.from] ?? 0) <= it.from && it.to <= (origin[hit.to - 1] ?? 0) + 1),
    )
    .map((it) => ({ from: line.from + it.from, to: line.from + it.to, why: null }))
}
