/** What is asked before a figure is stored, and why; the target and what the value ought to be are never shown. */

import type { Doubt, Doubted, DraftView, Need } from '../../conversation/turn/replies/report.ts'
import type { Oddity } from '../../judging/plausibility.ts'
import type { Figure } from '../../ledger/revision.ts'
import { areaWord, wholeWord } from '../../plan/own-words.ts'
import type { Indicator } from '../../plan/schema.ts'
import type { CautionKind } from '../../understanding/reading.ts'
import { dayText, decimal, periodText, quantity } from '../numbers.ts'
import { comparisonText } from './comparison.ts'
import type { WordsContext } from './context.ts'
import { figureText, STATUS_NAMES, valueText } from './standing.ts'

const VALID = '10分钟内有效'

/** `bare`: said in a group that may not see what was stored before. */
export function needLines(need: Need, words: WordsContext, bare = false): string[] {
  switch (need.type) {
    case 'indicator': {
      const { draft, options, waiting } = need
      const names = options.map((id, at) => `${at + 1}. ${words.plan.indicator(id).name}`)
      if (names.length === 0)
        return [
          `“${draft.text}”是哪项指标的数据？`,
          `请回复指标名称；${VALID}，答复前不登记${waitingText(waiting)}`,
        ]
      return [
        `“${draft.text}”对应哪项指标？`,
        ...names,
        `请回复序号；${VALID}，答复前不登记${waitingText(waiting)}`,
      ]
    }
    case 'period': {
      const { drafts, options, waiting } = need
      const figures = drafts.map((it) => draftText(it, words)).join('、')
      const choices = options.map((it, at) => `${at + 1}. ${periodText(it, yearOf(words))}`)
      return [
        `${figures}是哪个时期的数据？`,
        ...choices,
        `请回复序号或时期（如“1—3月”）；${VALID}，答复前不登记${waitingText(waiting)}`,
      ]
    }
    case 'confirm': {
      const { drafts } = need
      const [only] = drafts
      if (drafts.length === 1 && only !== undefined) {
        const unsure = only.doubts.some((it) => it.type === 'unsure')
        return [
          unsure
            ? `是要登记${doubtedText(only, words, bare)}吗？`
            : `请确认：${doubtedText(only, words, bare)}`,
          ...only.doubts.filter((it) => it.type !== 'unsure').map((it) => doubtText(it, only, words, bare)),
          `尚未登记。回复【确认】${replaces(only) ? '更正' : '登记'}，【改】加正确数值改数，【取消】放弃；${VALID}`,
        ]
      }
      return [
        '以下各项尚未登记，请确认：',
        ...drafts.map((it, at) => {
          return `${at + 1}. ${doubtedText(it, words, bare)}；${it.doubts.map((doubt) => doubtText(doubt, it, words, bare)).join('；')}`
        }),
        `回复【都确认】，或【确认 1】等写明序号，【改 1】加空格和正确数值改数，【取消】放弃；${VALID}`,
      ]
    }
  }
}

function waitingText(waiting: number): string {
  return waiting === 0 ? '' : `。另有${waiting}项随后确认`
}

function replaces({ corrects, doubts }: Doubted): boolean {
  return corrects !== null || doubts.some((it) => it.type === 'replaces')
}

function doubtedText({ figure, unit, corrects }: Doubted, words: WordsContext, bare: boolean): string {
  const indicator = words.plan.indicator(figure.indicator)
  const old = corrects === null || bare ? '' : `，原登记${valueText(indicator, corrects)}`
  const compared = comparisonText(indicator, figure)
  const beside = compared === null ? '' : `，${compared}`
  return `【${indicator.name}】${figureText(indicator, figure, yearOf(words))}${beside}（${unit}${old}）`
}

function doubtText(doubt: Doubt, { figure }: Doubted, words: WordsContext, bare: boolean): string {
  const indicator = words.plan.indicator(figure.indicator)
  const year = yearOf(words)
  switch (doubt.type) {
    case 'implausible':
      return `疑问：${[...new Set(doubt.oddities.map((it) => oddityText(it, indicator, words, bare)))].join('；')}`
    case 'replaces': {
      if (bare) return '已登记的数据与本次不同（原数不在本群显示）'
      const old = `${valueText(indicator, doubt.old)}（${STATUS_NAMES[doubt.status]}）`
      return `已登记${old}，与本次不同：${valueText(indicator, doubt.old)}→${valueText(indicator, figure)}${differenceText(indicator, doubt.old.value, figure.value)}`
    }
    case 'returned':
      return `同样的数据曾被退回${doubt.reason === null ? '' : `：${doubt.reason}`}`
    case 'period_open':
      return `该时期到${dayText(doubt.ends, year)}才结束，目前尚未结束${plannedText(figure, year)}`
    case 'inexact':
      return `原文表述为“${boundText(doubt)}”，不是确数`
    case 'unexplained':
      return `消息中的${doubt.texts.map((it) => `“${it}”`).join('、')}没有可对应的指标，不会登记`
    case 'caution':
      return `疑问：原文有“${doubt.text}”，${cautionText(doubt.kind, words)}`
    case 'unsure':
      return '不能确定这条消息是填报数据'
  }
}

function cautionText(kind: CautionKind, { plan }: WordsContext): string {
  if (kind === 'elsewhere') return `可能不是本${areaWord(plan)}数据`
  return kind === 'subject' ? `可能不是${wholeWord(plan)}数据` : CAUTIONS[kind]
}

const CAUTIONS: Readonly<Record<Exclude<CautionKind, 'elsewhere' | 'subject'>, string>> = {
  estimate: '可能是预计、要求或尚待确认的数，不是实际完成数',
  hearsay: '来源不确定',
  doubted: '像是询问或存疑的说法',
  word: '不能确定说的就是该指标，请核对',
  negated: '是否定的说法',
  year: '可能不是本年数据',
  part: '可能只是其中一部分',
  target: '可能是目标数，不是完成数',
  range: '是一个区间，请以确数为准',
  spaced: '数字中间有空格，请核对数值',
  fraction: '没有写“%”，请核对是否为百分数',
  old_value: '与已登记的原数不符',
  compared: '与消息中的对比数对不上',
  not_meant: '像是不登记、举例或测试的说法',
  periods: '时期不止一个，请核对这个数的时期',
}

/** A time of the year after the plan's, said in its first weeks, is often that of the plan. */
function plannedText({ period }: Figure, year: number): string {
  if (Number(period.to.slice(0, 4)) !== year + 1) return ''
  const same = { from: `${year}${period.from.slice(4)}`, to: `${year}${period.to.slice(4)}` }
  return `；如指${year}年的数据，请回复“${year}年${periodText(same, year)}”`
}

function boundText({ bound, text }: Extract<Doubt, { type: 'inexact' }>): string {
  switch (bound) {
    case 'about':
      return `约${text}`
    case 'over':
      return `超过${text}`
    case 'under':
      return `不足${text}`
    case 'at_least':
      return `${text}以上`
    case 'at_most':
      return `${text}以内`
    case 'exact':
      return text
  }
}

/** What is odd, without the target or any value that it ought to be. */
function oddityText(
  { code, detail }: Oddity,
  indicator: Indicator,
  words: WordsContext,
  bare: boolean,
): string {
  const last =
    bare || detail.reference === undefined || detail.referencePeriod === undefined
      ? ''
      : `（${periodText(detail.referencePeriod, yearOf(words))}为${quantity(detail.reference, indicator.unit)}）`
  switch (code) {
    case 'out_of_range':
      return '超出该指标的合理范围'
    case 'share_out_of_range':
      return '比重、覆盖率应在0至100%之间'
    case 'magnitude':
      return detail.factor === undefined
        ? '数量级可能有误'
        : `数量级可能有误（约差${factorText(detail.factor)}倍）`
    case 'amount_for_rate':
      return '该指标为增速，本次数值像是绝对额'
    case 'far_over_target':
    case 'far_from_target':
      return '与该指标的通常规模相差过大'
    case 'far_over_schedule':
      return '远超该时期的通常进度，请核对是否为累计完成数、单位是否正确'
    case 'far_below_schedule':
      return '远低于该时期的通常进度，请核对单位（万、亿）、小数点'
    case 'far_from_last':
      return `与上期相差过大${last}`
    case 'below_earlier':
      return `累计数低于此前登记的累计数${last}`
    case 'above_later':
      return `累计数高于此后登记的累计数${last}`
    case 'single_month':
      return '可能是单月数，该指标按累计数填报'
    case 'not_a_rank':
      return '位次应为正整数'
    case 'negative':
      return '该指标不应为负数'
    case 'not_whole':
      return `以“${indicator.unit}”计的指标不应有小数`
    case 'period_not_over':
      return '该时期尚未结束'
    case 'not_published_alone':
      return '1月不单独发布'
    case 'exactly_on_target':
    case 'same_text':
      return '请核对'
  }
}

function factorText(factor: number): string {
  if (factor === 10_000) return '1万'
  return factor === 100_000_000 ? '1亿' : String(factor)
}

/** `【社会消费品零售总额增速】一季度 6.8%`, as far as it is known. */
export function draftText({ indicator, value, unit, period }: DraftView, words: WordsContext): string {
  const time = period === null ? '' : `${periodText(period, yearOf(words))} `
  if (indicator === null) return `${time}${quantity(value, unit)}`
  const known = words.plan.indicator(indicator)
  return `【${known.name}】${time}${valueText(known, { value, unit })}`
}

/** `，相差0.1个百分点`: what a correction changes. */
export function differenceText(indicator: Indicator, before: number, now: number): string {
  const difference = Math.abs(Number((now - before).toPrecision(12)))
  if (difference === 0) return ''
  const unit = indicator.unit === '%' ? '个百分点' : indicator.unit === '位' ? '个位次' : indicator.unit
  return `，相差${decimal(difference)}${unit}`
}

function yearOf({ plan }: WordsContext): number {
  return plan.plan.year
}
