/** One message's figures: what was recorded, what was not and why, and what is asked, in that order. */
import type {
  Doubt,
  Doubted,
  DraftView,
  FiguresReply,
  Need,
  Outcome,
} from '../../conversation/replies/report.ts'
import type { Oddity } from '../../judging/plausibility.ts'
import type { Indicator } from '../../plan/schema.ts'
import { decimal, periodText, quantity } from '../numbers.ts'
import type { WordsContext } from './context.ts'
import {
  figureText,
  gapText,
  lightText,
  progressText,
  reasonText,
  STATUS_NAMES,
  sourceText,
  valueText,
} from './standing.ts'
import { conflictText, targetsText } from './target.ts'

const VALID = '10分钟内有效'

export function figuresWords(reply: FiguresReply, words: WordsContext): string {
  const { outcomes, need, due } = reply
  const recorded = outcomes.filter((it) => it.type === 'recorded')
  const lines: string[] = []
  if (outcomes.length === 1) lines.push(...outcomes.flatMap((it) => oneOutcome(it, words)))
  else if (outcomes.length > 1) {
    lines.push(`共${outcomes.length}项，登记${recorded.length}项：`)
    lines.push(...outcomes.map((it, at) => `${at + 1}. ${shortOutcome(it, words)}`))
  }
  if (recorded.length > 0) {
    const several = recorded.length > 1 ? '本次登记的各项' : ''
    lines.push(`如需撤销${several}，回复“撤回”；更正请回复“更正为……”`)
  }
  if (due !== null && need === null) {
    const names = due.indicators.map((id) => words.plan.indicator(id).name).join('、')
    const all = due.indicators.length + due.more
    lines.push(
      `本期（${periodText(due.period, yearOf(words))}）待报还有${all}项：${names}${due.more > 0 ? '等' : ''}`,
    )
  }
  if (need !== null) lines.push(...needLines(need, words))
  return lines.join('\n')
}

function oneOutcome(it: Outcome, words: WordsContext): string[] {
  if (it.type !== 'recorded') return [shortOutcome(it, words)]
  const { figure, judgement } = it
  const indicator = words.plan.indicator(figure.indicator)
  const lines = [recordedHead(it, words)]
  const judged = judgedText(it, indicator, words)
  if (judged !== null) lines.push(`判断：${judged}${judgement === null ? '' : `（${judgement.rule}）`}`)
  const conflict = conflictText(indicator, words)
  lines.push(`目标：${targetsText(indicator, yearOf(words))}${conflict === null ? '' : `（${conflict}）`}`)
  return lines
}

function shortOutcome(it: Outcome, words: WordsContext): string {
  switch (it.type) {
    case 'recorded': {
      const judged = judgedText(it, words.plan.indicator(it.figure.indicator), words)
      return `${recordedHead(it, words)}${judged === null ? '' : `；${judged}`}`
    }
    case 'same': {
      const { figure } = it.standing
      const indicator = words.plan.indicator(figure.indicator)
      const text = figureText(indicator, figure, yearOf(words))
      return `【${indicator.name}】${text}：已有同样的登记，未重复登记（${sourceText(it.standing, yearOf(words))}）`
    }
    case 'not_yours': {
      const indicator = words.plan.indicator(it.indicator)
      const own = it.own === null ? '您' : it.own
      return `【${indicator.name}】未登记：该指标由${it.owners.join('、')}负责填报，${own}不能填报`
    }
    case 'dropped':
      return `${draftText(it, words)}：已取消，未登记`
  }
}

function recordedHead(it: Extract<Outcome, { type: 'recorded' }>, words: WordsContext): string {
  const { figure, unit, onBehalf, converted, old, reason } = it
  const indicator = words.plan.indicator(figure.indicator)
  const year = yearOf(words)
  const behalf = onBehalf ? '，专班办公室代填' : ''
  const stage =
    figure.stage === null ? '' : `，${{ flash: '快报', preliminary: '初步', final: '核实' }[figure.stage]}`
  const source = `（${unit}数据${stage}${behalf}${converted === null ? '' : `，原文${converted}`}）`
  if (old === null)
    return `已登记：【${indicator.name}】${figureText(indicator, figure, year)}${source}，待审核`
  const before = valueText(indicator, old.figure)
  const moved = periodText(old.figure.period, year) !== periodText(figure.period, year)
  const from = moved ? `${periodText(old.figure.period, year)}${before}` : before
  const change = `${from}→${valueText(indicator, figure)}${differenceText(indicator, old.figure.value, figure.value)}`
  const again = old.status === 'approved' ? '（原数已审核，更正后重新审核）' : ''
  const why = reason === null ? '' : `；原因：${reason}`
  return `已更正：【${indicator.name}】${periodText(figure.period, year)} ${change}${source}，待审核${again}${why}`
}

/** `，相差0.1个百分点`: what a correction changes. */
export function differenceText(indicator: Indicator, before: number, now: number): string {
  const difference = Math.abs(Number((now - before).toPrecision(12)))
  if (difference === 0) return ''
  const unit = indicator.unit === '%' ? '个百分点' : indicator.unit === '位' ? '个位次' : indicator.unit
  return `，相差${decimal(difference)}${unit}`
}

function judgedText(
  it: Extract<Outcome, { type: 'recorded' }>,
  indicator: Indicator,
  words: WordsContext,
): string | null {
  const { judgement } = it
  if (judgement === null) return null
  const pieces = [
    lightText({ ...judgement, pending: false }),
    gapText(indicator, judgement),
    progressText(judgement),
    judgement.reason === null ? null : reasonText(judgement, yearOf(words)),
  ]
  return pieces.filter((it) => it !== null).join('，')
}

function needLines(need: Need, words: WordsContext): string[] {
  switch (need.type) {
    case 'indicator': {
      const { draft, options, waiting } = need
      const names = options.map((id, at) => `${at + 1}. ${words.plan.indicator(id).name}`)
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
        return [
          `请确认：${doubtedText(only, words)}`,
          ...only.doubts.map((it) => doubtText(it, only, words)),
          `尚未登记。回复【确认】${replaces(only) ? '更正' : '登记'}，【改】加正确数值改数，【取消】放弃；${VALID}`,
        ]
      }
      return [
        '以下各项尚未登记，请确认：',
        ...drafts.map((it, at) => {
          return `${at + 1}. ${doubtedText(it, words)}；${it.doubts.map((doubt) => doubtText(doubt, it, words)).join('；')}`
        }),
        `回复【都确认】，或【确认 1】等写明序号，【改 1】加空格和正确数值改数，【取消】放弃；${VALID}`,
      ]
    }
  }
}

function waitingText(waiting: number): string {
  return waiting === 0 ? '' : `。另有${waiting}项随后确认`
}

function replaces({ doubts }: Doubted): boolean {
  return doubts.some((it) => it.type === 'replaces')
}

function doubtedText({ figure, unit }: Doubted, words: WordsContext): string {
  const indicator = words.plan.indicator(figure.indicator)
  return `【${indicator.name}】${figureText(indicator, figure, yearOf(words))}（${unit}）`
}

function doubtText(doubt: Doubt, { figure }: Doubted, words: WordsContext): string {
  const indicator = words.plan.indicator(figure.indicator)
  const year = yearOf(words)
  switch (doubt.type) {
    case 'implausible':
      return `疑问：${[...new Set(doubt.oddities.map((it) => oddityText(it, indicator, words)))].join('；')}`
    case 'replaces': {
      const old = `${valueText(indicator, doubt.old)}（${STATUS_NAMES[doubt.status]}）`
      return `已登记${old}，与本次不同：${valueText(indicator, doubt.old)}→${valueText(indicator, figure)}${differenceText(indicator, doubt.old.value, figure.value)}`
    }
    case 'returned':
      return `同样的数据曾被退回${doubt.reason === null ? '' : `：${doubt.reason}`}`
    case 'period_open':
      return `该时期到${periodText({ from: doubt.ends, to: doubt.ends }, year).split('—')[0] ?? doubt.ends}才结束，目前尚未结束`
    case 'inexact':
      return `原文为“${doubt.text}”，不是确数`
    case 'unexplained':
      return `消息中的${doubt.texts.map((it) => `“${it}”`).join('、')}没有可对应的指标，不会登记`
    case 'unsure':
      return '不能确定这条消息是填报数据'
  }
}

/** What is odd, without the target or any value that it ought to be. */
function oddityText({ code, detail }: Oddity, indicator: Indicator, words: WordsContext): string {
  const last =
    detail.reference === undefined || detail.referencePeriod === undefined
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

function yearOf({ plan }: WordsContext): number {
  return plan.plan.year
}
