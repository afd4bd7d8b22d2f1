/** 待审核, 通过, 退回, 裁定. */
import type {
  ReviewItem,
  ReviewReply,
  ReviewSkip,
  RulingReply,
} from '../../conversation/turn/replies/review.ts'
import { isAbsurd } from '../../plan/bounds.ts'
import { periodText, quantity } from '../numbers.ts'
import { comparisonText } from './comparison.ts'
import type { WordsContext } from './context.ts'
import { differenceText } from './needs.ts'
import { figureText, gapText, lightText, sourceText, valueText } from './standing.ts'

export function reviewWords(reply: ReviewReply, words: WordsContext): string {
  switch (reply.type) {
    case 'review.list': {
      if (reply.campaigns.length === 0) return '您没有负责审核的攻坚战。'
      if (reply.figures.length === 0) return `${reply.campaigns.join('、')}：没有待审核的数据。`
      const lines = reply.figures.map((it) => itemText(it, words))
      return [
        `待审核${reply.figures.length}项：`,
        ...lines,
        '回复【通过 1 3】或【退回 2 原因】，【全部通过】；序号10分钟内有效',
      ].join('\n')
    }
    case 'review.done':
      return doneText(reply, words)
    case 'review.off':
      return '本计划不设审核：登记即生效，不需要审核。'
    case 'review.no_list':
      return '请先看清单，再按序号审核。'
    case 'review.which':
      return `请写明序号（1至${reply.most}），例如“通过 1 3”。`
    case 'review.no_reason': {
      const numbers = reply.numbers.length === 0 ? '2' : reply.numbers.join(' ')
      return `退回须写明序号和原因，例如“退回 ${numbers} 口径不符”。`
    }
    case 'review.not_yours':
      return `【${words.plan.indicator(reply.indicator).name}】该项不由您审核，由${reply.office}（专班办公室）审核。`
    case 'review.none_of':
      return `【${words.plan.indicator(reply.indicator).name}】清单中没有待审核的数据。`
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
  return `${number}. 【${indicator.name}】${figureText(indicator, figure, year)}${beside}（${sourceText(standing, year)}）${change}${light}${doubtful}`
}

function doneText(reply: Extract<ReviewReply, { type: 'review.done' }>, words: WordsContext): string {
  const year = words.plan.plan.year
  const verb = reply.verdict === 'approved' ? '已通过' : '已退回'
  const figures = reply.items.map(({ number, standing: { figure } }) => {
    const indicator = words.plan.indicator(figure.indicator)
    return `${number}. 【${indicator.name}】${figureText(indicator, figure, year)}`
  })
  const lines: string[] = []
  if (figures.length > 0) {
    lines.push(
      `${verb}${figures.length}项${reply.reason === null ? '' : `，原因：${reply.reason}`}：`,
      ...figures,
      '将通知填报人。',
    )
  }
  lines.push(...reply.skipped.map((it) => `${it.number}：${skipText(it)}`))
  if (reply.left.length > 0) lines.push(`还有${reply.left.length}项待审核（序号${reply.left.join('、')}）`)
  return lines.join('\n')
}

function skipText({ why }: ReviewSkip): string {
  switch (why) {
    case 'no_such_number':
      return '清单中没有这个序号'
    case 'changed':
      return '该数据已被更正或撤回，请重新发送“待审核”查看'
    case 'done':
      return '该数据已审核过'
    case 'own_entry':
      return '是您本人填报的，请由本专班其他人员审核'
    case 'not_yours':
      return '不属于您负责的攻坚战'
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
      return `裁定须写明依据，例如“裁定 ${indicator?.name ?? '指标名'} 按${value} 依据市政府专题会议纪要”。尚未记录。`
    }
    case 'no_conflict':
      return `【${indicator?.name ?? ''}】文件所印目标数值一致（${values}），不需要裁定。`
    case 'not_printed':
      return `文件所印数值为${values}，裁定须在其中选择。尚未记录。`
    case 'same':
      return `【${indicator?.name ?? ''}】已有同样的裁定，未重复记录。`
  }
}
