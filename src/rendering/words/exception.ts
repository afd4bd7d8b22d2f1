/** 补报, in words. */

import type { ExceptionReply } from '../../conversation/turn/replies/exception.ts'
import type { Exception } from '../../ledger/backings.ts'
import { officeCalled } from '../../plan/own-words.ts'
import { momentText, periodText } from '../numbers.ts'
import type { WordsContext } from './context.ts'
import { examplesOf } from './examples.ts'
import { figureText } from './standing.ts'

export function exceptionWords(reply: ExceptionReply, words: WordsContext): string {
  const { year } = words.plan.plan
  switch (reply.type) {
    case 'exception.opened': {
      const what = `${reply.unit}${periodText(reply.period, year)}`
      if (reply.again) return `${what}的补报已经开放，未重复登记。`
      const why = reply.reason === null ? '' : `，原因：${reply.reason}`
      return `已开放补报：${what}已审核数据可更正、撤回${why}。更正后重新审核；办完请回复“取消补报 ${reply.unit} ${periodText(reply.period, year)}”`
    }
    case 'exception.closed':
      return `已取消补报：${reply.exception.unit}${periodText(reply.exception.period, year)}，开放期间的更正保留。`
    case 'exception.none':
      return `没有这一项开放的补报。${listText(reply.open, words)}`
    case 'exception.list':
      return listText(reply.open, words)
    case 'exception.unclear':
      return `请写明${reply.missing === 'unit' ? '单位' : '时期'}，例如“开放补报 ${examplesOf(words).unit} 一季度 原因：口径调整”。尚未开放。`
    case 'exception.needed':
      return reply.figures
        .map(({ figure, unit }) => {
          const indicator = words.plan.indicator(figure.indicator)
          return `【${indicator.name}】${figureText(indicator, figure, year)}已审核且该期已关闭，须由${officeCalled(words.plan.officeOf(indicator.campaign))}开放补报（“开放补报 ${unit} ${periodText(figure.period, year)}”）后才能更正或撤回。未作更改。`
        })
        .join('\n')
  }
}

function listText(open: readonly Exception[], words: WordsContext): string {
  const { year } = words.plan.plan
  if (open.length === 0) return '目前没有开放的补报。'
  const lines = open.map((it, at) => {
    const why = it.reason === null ? '' : `，原因：${it.reason}`
    return `${at + 1}. ${it.unit}${periodText(it.period, year)}（${momentText(it.origin.sentAt, year)}开放${why}）`
  })
  return [`开放的补报${open.length}项：`, ...lines, '回复【取消补报 1】关闭'].join('\n')
}
