/**
 * How a message was understood, stage by stage, in the words of whoever keeps the short forms: what each
 * stage found, and why a number was left out.
 */
import type { Catalogue } from '../plan/catalogue.ts'
import type { Ranking } from './acts/classifier.ts'
import { sentenceOf } from './acts/features.ts'
import type { Bound } from './binding/bind.ts'
import type { Intent } from './intent.ts'
import type { NameHit } from './reading.ts'
import type { Slots } from './slots.ts'

export interface Step {
  readonly stage: string
  readonly found: readonly string[]
}

const HOW: Readonly<Record<NameHit['how'], string>> = {
  exact: '名称或简称',
  context: '日常用语,按上下文',
  pinyin: '同音',
  overlap: '近似',
}

const ROLES = { period: '时期', comparison: '对比期', deadline: '期限', appointment: '约定时间' } as const

export function traceOf(plan: Catalogue, slots: Slots, ranking: Ranking<Intent>, bound: Bound): Step[] {
  return [
    { stage: '规整', found: [slots.message.text] },
    { stage: '名称', found: slots.names.map((it) => `${it.text} → ${meantBy(plan, it)}(${HOW[it.how]})`) },
    {
      stage: '时间',
      found: slots.periods.map((it) => {
        const span = it.period === null ? '不指具体时期' : `${it.period.from}至${it.period.to}`
        return `${it.text} → ${span}(${ROLES[it.role]})`
      }),
    },
    {
      stage: '数字',
      found: slots.figures.map(
        (it) => `${it.text} → ${it.value}${it.unit ?? ''}${it.noise === null ? '' : `,不计:${it.noise}`}`,
      ),
    },
    { stage: '句式', found: [sentenceOf(slots.sentence)] },
    { stage: '意图', found: ranking.slice(0, 3).map((it) => `${it.label} ${(100 * it.share).toFixed(1)}%`) },
    {
      stage: '归属',
      found: [
        ...bound.figures.map(
          (it) => `${it.text} → ${plan.indicator(it.indicator).name} ${it.value}${it.unit}`,
        ),
        ...bound.leftOut.map((it) => `${it.text} 不计:${it.why}`),
        ...bound.comparisons.map(
          (it) =>
            `${it.text} 对照:${it.comparator} ${it.by} ${it.amount} ${it.indicator === null ? '' : plan.indicator(it.indicator).name}`,
        ),
        ...bound.unexplained.map((it) => `${it.text} 待问:${it.why}`),
      ],
    },
  ]
}

function meantBy(plan: Catalogue, hit: NameHit): string {
  const names = hit.ids.map((id) => {
    if (hit.kind === 'indicator') return plan.indicator(id).name
    return hit.kind === 'task' ? plan.task(id).title : id
  })
  return names.join(' 或 ')
}
