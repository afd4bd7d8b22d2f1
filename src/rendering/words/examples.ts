/** Examples for help, taken from the plan at hand: another city's help speaks of its own indicators. */

import type { Offered } from '../../conversation/turn/offered.ts'
import { areaWord, campaignWord, partsWord, shortTitle, wholeWord } from '../../plan/own-words.ts'
import type { Indicator, Kind } from '../../plan/schema.ts'
import type { WordsContext } from './context.ts'

export interface Examples {
  /** 社零, 固投: what offices call two headline indicators that grow. */
  readonly first: string
  readonly second: string
  /** 内需攻坚. */
  readonly campaign: string
  readonly task: string
  readonly unit: string
  /** 七大攻坚: what the plan is called. */
  readonly plan: string
  /** 攻坚: what one of its campaigns is. */
  readonly each: string
  /** 全市, 市, 县市区. */
  readonly whole: string
  readonly area: string
  readonly parts: string
  /** 社零一季度增长6.8%: of a plan without growth, what its first indicator counts in. */
  readonly report: string
  /** 6.9%: what that is put right to. */
  readonly right: string
  /** Two of them in one message. */
  readonly both: string
}

/** A value as people say it, and another; none is a target's. */
const VALUES: Readonly<Record<Kind, (unit: string) => readonly [string, string]>> = {
  growth: () => ['增长6.8%', '6.9%'],
  share: (unit) => [`62${unit}`, `63${unit}`],
  coverage: (unit) => [`62${unit}`, `63${unit}`],
  level: (unit) => [`2${unit}`, `3${unit}`],
  count: (unit) => [`2${unit}`, `3${unit}`],
  delta: (unit) => [`提高0.4${unit}`, `0.5${unit}`],
  rank: () => ['第3位', '第2位'],
  milestone: () => ['已完成', '未完成'],
}

export function examplesOf(words: WordsContext): Examples {
  const { plan } = words
  const growing = plan.indicators
    .filter((it) => it.kind === 'growth')
    .toSorted((a, b) => Number(b.headline) - Number(a.headline))
  // A plan that promises no growth teaches what it counts; what is done or not has no value to show.
  const shown = [
    ...growing,
    ...plan.indicators.filter((it) => it.kind !== 'growth' && it.kind !== 'milestone'),
  ]
  const short = (at: number) => {
    const indicator = shown[at] ?? plan.indicators[at]
    return indicator === undefined ? '' : shortName(indicator)
  }
  const values = (at: number) => VALUES[shown[at]?.kind ?? 'growth'](shown[at]?.unit ?? '%')
  const [[value, right], [other]] = [values(0), values(1)]
  const led = plan.tasks.filter((it) => it.lead_units.length === 1)
  const task = led.find((it) => plan.indicators.some((own) => own.task === it.id)) ?? led[0]
  return {
    first: short(0),
    second: short(1),
    campaign: plan.campaigns[0]?.aliases[0] ?? plan.campaigns[0]?.name ?? '',
    task: task?.title ?? '',
    unit: growing[0]?.owner_units[0] ?? task?.lead_units[0] ?? '',
    plan: shortTitle(plan),
    each: campaignWord(plan),
    whole: wholeWord(plan),
    area: areaWord(plan),
    parts: partsWord(plan),
    ...{ report: `${short(0)}一季度${value}`, right },
    both: `${short(0)}1—4月${value}，${short(1)}1—4月${other}`,
  }
}

/** 社零: the short form that offices use, where there is one. */
export function shortName({ name, aliases }: Indicator): string {
  return aliases[0] ?? name
}

/** One way to say it, for whoever was perhaps misread. */
export function sayingOf(intent: Offered, it: Examples): string {
  const sayings: Readonly<Record<Offered, string>> = {
    'query.indicator': `${it.first}怎么样了`,
    'query.campaign': `${it.campaign}进展怎么样`,
    'query.task': `${it.task}谁牵头`,
    'query.unit': `${it.unit}牵头哪些任务`,
    'query.overview': '总体情况',
    'query.lagging': '哪些滞后',
    'query.missing': '还有谁没报',
    'query.ranking': `各${it.each}排名`,
    'query.trend': `${it.first}走势`,
    'report.figure': it.report,
    'report.progress': `${it.task}：已完成60%`,
    'report.correct': `${it.first}一季度更正为${it.right}`,
    'report.withdraw': `撤回${it.first}一季度`,
    'remind.send': `催一下${it.unit}`,
    'remind.schedule': `每月5号提醒我报${it.first}`,
    bulletin: '生成三月份通报',
    help: '怎么报数',
  }
  return sayings[intent]
}
