/** Whether a figure, by its unit, can be a value of an indicator; converted within one dimension only. */
import { convert } from '../../plan/quantity.ts'
import type { Indicator } from '../../plan/schema.ts'
import type { FigureHit } from '../reading.ts'

/** Measure words that only count: 35个 of 家 is 35家. */
const COUNTING = new Set([
  '个',
  '家',
  '项',
  '处',
  '条',
  '件',
  '场',
  '户',
  '座',
  '所',
  '名',
  '人',
  '宗',
  '份',
  '起',
  '次',
  '类',
  '户次',
])

const PEOPLE = new Set(['人', '名', '位'])
const FIRMS = new Set(['家', '户'])

/** A number without a unit must end there: 0.058毫克 is in a unit that we do not know. */
const END_OF_NUMBER =
  /^(?:$|[^\u4e00-\u9fffa-z]|左右|以上|了|吧|的|刚|呢|啊|哈|哦|和|与|及|而|是|应|改|更|不|吗|整|多|余|请|麻|已|也|今|截|到|其|达|上|同|比|较|环|在|为|都|后|增|完|累|占)/

/** 提高0.3个百分点 changes a rate; 增长6.8个点 is how people say 6.8 %. */
const CHANGES =
  /(?:提高|提升|回落|收窄|扩大|加快|放缓|高于?|低于?|快于?|慢于?|上升|下滑|回升|反弹|攀升|上涨|下跌|走高|走低|提速|减速|改善|升|跌)了?$/

/** More digits than this no statistic has, and a binary number does not hold. */
const LARGEST = 1e15

/** `before` and `behind`: the words right beside the figure. Null: it does not fit. */
export function fitted(
  figure: FigureHit,
  indicator: Indicator,
  before: string,
  behind = '',
): { value: number; converted: boolean } | null {
  const same = { value: figure.value, converted: false }
  if (!Number.isFinite(figure.value) || Math.abs(figure.value) >= LARGEST) return null
  if (indicator.kind === 'milestone' || indicator.unit === '') return null
  if (figure.unit === null && (!END_OF_NUMBER.test(behind) || AIMED.test(before))) return null
  if (indicator.kind === 'rank') return figure.unit === '位' ? same : null
  if (figure.unit === '位') return null
  if (indicator.unit === '%') return rate(figure, before) ? same : null
  if (indicator.kind === 'delta') {
    if (figure.unit === indicator.unit) return same
    return figure.unit === '%' && figure.motion === 'rise' && CHANGES.test(before) ? same : null
  }
  // A fraction of a firm there is not; of patents for each ten thousand people there is.
  const mean = /万人|人均|户均|亩均/.test(indicator.name)
  if (COUNTING.has(indicator.unit) && !mean && !Number.isInteger(figure.value)) return null
  if (figure.unit === null) return bare(figure, indicator)
  if (figure.unit === indicator.unit) return same
  // 筛查人数 is counted in 人次.
  const counted = figure.unit === '人' && indicator.name.endsWith('人数') ? '人次' : figure.unit
  const value = convert(figure.value, counted, indicator.unit)
  if (value !== null) return { value, converted: !figure.text.includes(indicator.unit) }
  // 50.2万方 of an area are square metres.
  if (figure.unit === '立方米' && /方$/.test(figure.text)) {
    const area = convert(figure.value, '平方米', indicator.unit)
    if (area !== null) return { value: area, converted: true }
  }
  const [unit = ''] = indicator.unit.split('/')
  if (indicator.unit.includes('/') && figure.unit === unit) return same
  return sameCount(figure.unit, indicator.unit) ? same : null
}

/** 4227万 of 万元 is 4227; a bare 35 is in the indicator's own unit. */
function bare(figure: FigureHit, indicator: Indicator): { value: number; converted: boolean } | null {
  const scale = /[万亿]/.exec(indicator.unit)?.[0]
  if (!/[万亿]/.test(figure.text)) return { value: figure.value, converted: false }
  if (scale === undefined) return { value: figure.value, converted: true }
  const value = convert(figure.value, indicator.unit.replace(scale, ''), indicator.unit)
  return value === null ? null : { value, converted: !figure.text.includes(scale) }
}

function sameCount(written: string, own: string): boolean {
  if (!COUNTING.has(written) || !COUNTING.has(own)) return false
  if (written === '个' || own === '个') return true
  return [PEOPLE, FIRMS].some((same) => same.has(written) && same.has(own))
}

/** A bare number this large is no rate: 外贸总额577亿. */
const LARGEST_RATE = 1000
/** 全年要125: what is aimed at, not what is. */
const AIMED = /(?:全年|年度|目标|任务|计划|要求?|需)(?:要|为|是)?$/

function rate(figure: FigureHit, before: string): boolean {
  if (figure.unit === null && (Math.abs(figure.value) > LARGEST_RATE || /[万亿]/.test(figure.text)))
    return false
  if (figure.unit === '%' || figure.unit === null) return true
  return figure.unit === '个百分点' && !CHANGES.test(before)
}
