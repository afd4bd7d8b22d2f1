/** 待审核, 通过, 退回, 裁定. */

import { dayOf } from '../../base/clock.ts'
import type {
  ReviewItem,
  ReviewReply,
  ReviewSkip,
  RulingReply,
} from '../../conversation/turn/replies/review.ts'
import type { ItemReport } from '../../ledger/items.ts'
import type { StandingFigure } from '../../ledger/standing.ts'
import { isAbsurd } from '../../plan/bounds.ts'
import { campaignWord, officeCalled } from '../../plan/own-words.ts'
import { dayText, momentText, periodText, quantity } from '../numbers.ts'
import { comparisonText } from './comparison.ts'
import type { WordsContext } from './context.ts'
import { saidPieces } from './item.ts'
import { differenceText } from './needs.ts'
import { figureText, gapText, lightText, sourceText, valueText } from './standing.ts'

export function reviewWords(reply: ReviewReply, words: WordsContext): string {
  switch (reply.type) {
    case 'review.list': {
      if (reply.campaigns.length === 0) return `您没有负责审核的${campaignWord(words.plan)}。`
      const count = reply.figures.length + reply.items.length
      if (count === 0) return `${reply.campaigns.join('、')}：没有待审核的数据。`
      const lines = reply.figures.map((it) => itemText(it, words))
      return [
        `待审核${count}项：`,
        ...lines,
        ...reply.items.map((it) => itemLine(it, words)),
        '回复【通过 1 3】或【退回 2 原因】，【全部通过】；序号10分钟内有效',
      ].join('\n')
    }
    case 'review.done':
      return doneText(reply, words)
    case 'review.items_done':
      return itemsDoneText(reply, words)
    case 'review.items_told': {
      const said = reply.reports.map((it) => reportText(it, words)).join('；')
      if (reply.verdict === 'approved') return `您填报的项目进展已通过审核：${said}`
      return `您填报的项目进展被退回：${said}\n原因：${reply.reason ?? '未写明'}。请核实后按实际重新填报。`
    }
    case 'review.off':
      return '本计划不设审核：登记即生效，不需要审核。'
    case 'review.no_list':
      return '请先看清单，再按序号审核。'
    case 'review.which':
      return `请写明序号（1至${reply.most}），例如“通过 1 3”。`
    case 'review.which_returned':
      return `请写明序号（1至${reply.most}）和原因，例如“退回 2 口径不符”。`
    case 'review.undone':
      return `已撤销审核，恢复待审核：${[
        ...reply.figures.map((it) => namedText(it, words)),
        ...reply.reports.map((it) => reportText(it, words)),
      ].join('；')}`
    case 'review.nothing_done':
      return '没有可撤销的审核：只能撤销您本人作出、此后未变动的审核。'
    case 'review.left':
      return `先不审核，仍待审核：${reply.figures.map((it) => namedText(it, words)).join('；')}`
    case 'review.state':
      return stateText(reply, words)
    case 'review.no_reason': {
      const names = [
        ...reply.figures.map((it) => namedText(it, words)),
        ...reply.reports.map((it) => reportText(it, words)),
      ].join('；')
      return `请写明退回的原因：${names}\n直接回复原因即可，【取消】放弃；10分钟内有效，答复前不退回`
    }
    case 'review.not_yours':
      return `【${words.plan.indicator(reply.indicator).name}】该项不由您审核，由${officeCalled(reply.office)}审核。`
    case 'review.none_of':
      return `【${words.plan.indicator(reply.indicator).name}】没有待审核的数据。`
    case 'review.several': {
      const [first = 1] = reply.numbers
      return `清单中有${reply.numbers.length}项都是它（序号${reply.numbers.join('、')}），请按序号审核，例如“通过 ${first}”或“退回 ${first} 口径不符”。`
    }
    case 'review.told': {
      const year = words.plan.plan.year
      const figures = reply.figures.map(({ figure }) => {
        const indicator = words.plan.indicator(figure.indicator)
        return `【${indicator.name}】${figureText(indicator, figure, year)}`
      })
      if (reply.verdict === 'approved') return `您填报的数据已通过审核：${figures.join('；')}`
      return `您填报的数据被退回：${figures.join('；')}\n原因：${reply.reason ?? '未写明'}。请核实后按实际重新填报。`
    }
  }
}

function itemText({ number, standing, judgement, before }: ReviewItem, words: WordsContext): string {
  const { figure } = standing
  const indicator = words.plan.indicator(figure.indicator)
  const year = words.plan.plan.year
  const gap = judgement === null ? null : gapText(indicator, judgement)
  const light =
    judgement === null
      ? ''
      : `；${lightText({ ...judgement, pending: false })}${gap === null ? '' : `，${gap}`}`
  const change =
    before === null
      ? ''
      : `；更正已审核数：${valueText(indicator, before)}→${valueText(indicator, figure)}${differenceText(indicator, before.value, figure.value)}`
  const compared = comparisonText(indicator, figure)
  const beside = compared === null ? '' : `，${compared}`
  const doubtful = isAbsurd(indicator, figure.value) ? '；待核实：数值远超常理，审核通过前不计入' : ''
  return `${numberText(number)}【${indicator.name}】${figureText(indicator, figure, year)}${beside}（${sourceText(standing, year)}）${change}${light}${doubtful}`
}

/** `3. 【紫光芯片产业园项目】1—9月完成投资3.2亿元（市工信局10月12日报，佐证1份）`. */
function itemLine(
  { number, report, evidence }: Extract<ReviewReply, { type: 'review.list' }>['items'][number],
  words: WordsContext,
): string {
  const day = dayText(dayOf(new Date(report.origin.sentAt)), words.plan.plan.year)
  const files = evidence === 0 ? '' : `，佐证${evidence}份`
  return `${numberText(number)}${reportText(report, words)}（${report.unit}${day}报${files}）`
}

function reportText({ item, said }: ItemReport, words: WordsContext): string {
  return `【${item}】${saidPieces(said, words).join('，')}`
}

function itemsDoneText(
  { verdict, reason, items, skipped }: Extract<ReviewReply, { type: 'review.items_done' }>,
  words: WordsContext,
): string {
  const verb = verdict === 'approved' ? '已通过' : '已退回'
  const why = reason === null ? '' : `，原因：${reason}`
  const done =
    items.length === 0
      ? []
      : [
          `${verb}项目进展${items.length}项${why}：`,
          ...items.map(({ number, report }) => `${numberText(number)}${reportText(report, words)}`),
          '将通知填报人。',
        ]
  return [...done, ...skipped.map((it) => `${skippedName(it, words)}：${skipText(it, words)}`)].join('\n')
}

function doneText(reply: Extract<ReviewReply, { type: 'review.done' }>, words: WordsContext): string {
  const year = words.plan.plan.year
  const verb = reply.verdict === 'approved' ? '已审核通过' : '已退回'
  const figures = reply.items.map(({ number, standing: { figure } }) => {
    const indicator = words.plan.indicator(figure.indicator)
    return `${numberText(number)}【${indicator.name}】${figureText(indicator, figure, year)}`
  })
  const lines: string[] = []
  if (figures.length > 0) {
    lines.push(
      `${verb}${figures.length}项${reply.reason === null ? '' : `，原因：${reply.reason}`}：`,
      ...figures,
      '将通知填报人。',
    )
  }
  lines.push(...reply.skipped.map((it) => `${skippedName(it, words)}：${skipText(it, words)}`))
  if (reply.waiting !== null && reply.waiting > 0)
    lines.push(`还有${reply.waiting}项待审核，发“待审核”看清单`)
  if (reply.left.length > 0) lines.push(`还有${reply.left.length}项待审核（序号${reply.left.join('、')}）`)
  return lines.join('\n')
}

function numberText(number: number | null): string {
  return number === null ? '' : `${number}. `
}

function skippedName({ number, indicator }: ReviewSkip, words: WordsContext): string {
  if (number !== null) return String(number)
  return indicator === undefined ? '' : `【${words.plan.indicator(indicator).name}】`
}

function namedText({ figure }: StandingFigure, words: WordsContext): string {
  const indicator = words.plan.indicator(figure.indicator)
  return `【${indicator.name}】${figureText(indicator, figure, words.plan.plan.year)}`
}

/** Most that are shown of how the review stands. */
const STATES = 10

function stateText(reply: Extract<ReviewReply, { type: 'review.state' }>, words: WordsContext): string {
  const { year } = words.plan.plan
  const whose = { own: '您', unit: '本单位', named: '' }[reply.of]
  if (reply.items.length === 0)
    return reply.of === 'named' ? '没有这项指标的登记，无从审核。' : `${whose}还没有登记的数据。`
  const back = reply.items.filter(({ standing }) => standing.status === 'returned').length
  const none = reply.returned && back === 0 ? ['没有被退回的数据：'] : []
  const lines = reply.items.slice(0, STATES).map(({ standing, office, at }) => {
    const when = at === null ? '' : `${momentText(at, year)}`
    const why = standing.returnedReason === undefined ? '' : `，原因：${standing.returnedReason}`
    const state = {
      pending: `待审核，由${officeCalled(office)}审核`,
      approved: `已审核，${when}由${office ?? '专班办公室'}通过`,
      returned: `${when}被${office ?? '专班办公室'}退回${why}`,
    }[standing.status]
    return `${namedText(standing, words)}：${state}`
  })
  const more = reply.items.length > STATES ? [`另有${reply.items.length - STATES}项未列出，可按指标问`] : []
  const next = back === 0 ? [] : ['请核实后直接回复正确数值；原数无误的，回复“按原数报”。']
  return [...none, ...lines, ...more, ...next].join('\n')
}

function skipText({ why }: ReviewSkip, words: WordsContext): string {
  switch (why) {
    case 'no_such_number':
      return '清单中没有这个序号'
    case 'changed':
      return '该数据已被更正或撤回，请重新发送“待审核”查看'
    case 'done':
      return '该数据已审核过'
    case 'returned':
      return '该数据已退回，待单位重新填报'
    case 'own_entry':
      return '是您本人填报的，请由本专班其他人员审核'
    case 'not_yours':
      return `不属于您负责的${campaignWord(words.plan)}`
  }
}

export function rulingWords(reply: RulingReply, words: WordsContext): string {
  if (reply.type === 'ruled') {
    const indicator = words.plan.indicator(reply.indicator)
    const before =
      reply.before === null ? '' : `（此前裁定为${quantity(reply.before.value, indicator.unit)}）`
    const { judgement } = reply
    const { figure } = judgement
    const gap = gapText(indicator, judgement)
    const now =
      figure === null
        ? ''
        : `\n按此判断：${periodText(figure.figure.period, words.plan.plan.year)}${valueText(indicator, figure.figure)}，${lightText(judgement)}${gap === null ? '' : `，${gap}`}`
    return `已裁定：【${indicator.name}】目标按${quantity(reply.value, indicator.unit)}判断${before}\n依据：${reply.basis}${now}`
  }
  const indicator = reply.indicator === null ? null : words.plan.indicator(reply.indicator)
  const values = indicator === null ? '' : reply.values.map((it) => quantity(it, indicator.unit)).join('、')
  const example = '例如“裁定 指标名 按6% 依据市政府专题会议纪要”'
  switch (reply.why) {
    case 'no_indicator':
      return `请写明要裁定的指标，${example}。`
    case 'no_value':
      return `请写明按哪个数${values === '' ? '' : `（文件印有${values}）`}，${example}。`
    case 'no_basis': {
      const value = reply.value === undefined ? '6%' : quantity(reply.value, indicator?.unit ?? '')
      return `【${indicator?.name ?? ''}】按${value}裁定，须写明依据，尚未记录。\n请直接回复依据，例如“市政府专题会议纪要〔2025〕3号”；【取消】放弃，10分钟内有效`
    }
    case 'no_conflict':
      return `【${indicator?.name ?? ''}】文件所印目标数值一致（${values}），不需要裁定。`
    case 'not_printed':
      return `文件所印数值为${values}，裁定须在其中选择。尚未记录。`
    case 'same':
      return `【${indicator?.name ?? ''}】已有同样的裁定，未重复记录。`
  }
}
