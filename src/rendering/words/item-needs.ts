/** What is asked before something told of an item is stored, and why. */
import type { ItemDoubt, ItemNeed } from '../../conversation/turn/replies/list.ts'
import { dayText, periodText } from '../numbers.ts'
import type { WordsContext } from './context.ts'
import { money, saidPieces } from './item.ts'

const VALID = '10分钟内有效'

export function needLines(need: ItemNeed, words: WordsContext): string[] {
  const { year } = words.plan.plan
  const waiting = need.waiting === 0 ? '' : `。另有${need.waiting}项随后确认`
  switch (need.type) {
    case 'which':
      return [
        `“${need.name}”是哪一个？`,
        ...need.options.map((it, at) => `${at + 1}.${it.item}`),
        `请回复序号；${VALID}，答复前不登记${waiting}`,
      ]
    case 'period':
      return [
        `【${need.name}】完成投资${money(need.value)}是哪个时期的？`,
        ...need.options.map(
          (it, at) => `${at + 1}. ${periodText(it, year)}${it.from.endsWith('-01-01') ? '累计' : '当月'}`,
        ),
        `请回复序号或时期；${VALID}，答复前不登记${waiting}`,
      ]
    case 'confirm':
      return [
        `请确认：【${need.name}】${saidPieces(need.said, words).join('，')}`,
        `疑问：${need.doubts.map((it) => doubtText(it, words)).join('；')}`,
        `尚未登记。回复【确认】登记，或发正确数值，【取消】放弃；${VALID}${waiting}`,
      ]
  }
}

function doubtText(doubt: ItemDoubt, words: WordsContext): string {
  const { year } = words.plan.plan
  switch (doubt.type) {
    case 'beyond_total':
      return `超过总投资${money(doubt.total)}`
    case 'beyond_plan':
      return `超过年度计划${money(doubt.planned)}的两倍`
    case 'falls':
      return `与${periodText(doubt.period, year)}已报的${money(doubt.value)}相比，累计数下降`
    case 'replaces':
      return `${periodText(doubt.period, year)}原已登记${money(doubt.value)}`
    case 'period_open':
      return `该时期到${dayText(doubt.ends, year)}才结束`
    case 'unitless':
      return '没有写单位，按亿元'
    case 'unlike':
      return '名称与清单不完全一致'
  }
}
