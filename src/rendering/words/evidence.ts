/** 佐证材料, in words. */
import type { EvidenceReply } from '../../conversation/turn/replies/evidence.ts'
import { periodText } from '../numbers.ts'
import type { WordsContext } from './context.ts'
import { listed } from './pages.ts'
import { figureText } from './standing.ts'

/** Limits as `evidence.ts` has them. */
const UNREAD = '没有收到、超过10MB，或超过每条10份、每人每天50份的限额'

export function evidenceWords(reply: EvidenceReply, words: WordsContext): string {
  switch (reply.type) {
    case 'evidence': {
      const { year } = words.plan.plan
      const about = [
        ...reply.figures.map(({ figure }) => {
          const indicator = words.plan.indicator(figure.indicator)
          return `【${indicator.name}】${figureText(indicator, figure, year)}`
        }),
        ...(reply.items ?? []).map((it) => `【${it}】的进展`),
        ...reply.tasks.map((id) => `【${words.plan.task(id).title}】进展`),
      ]
      const unread = reply.unread === 0 ? '' : `另有${reply.unread}份未保存（${UNREAD}）。`
      if (reply.files === 0) return `材料未保存（${UNREAD}）。${about.length > 0 ? '请重新发送。' : ''}`
      const to = about.length === 0 ? '' : `，关联${about.join('、')}`
      return `已收到佐证材料${reply.files}份${to}，按原件校验值留存。${unread}`
    }
    case 'evidence.list':
      return listWords(reply, words)
    case 'evidence.nothing':
      return '没有可关联的登记，材料未保存。请先报送数据或任务进展，再发材料；或写明指标、任务名称。'
    case 'evidence.held': {
      const unread = reply.unread === 0 ? '' : `另有${reply.unread}份未保存（${UNREAD}）。`
      return `随附材料${reply.files}份已按原件校验值留存，上述内容确认登记后自动关联，不必再发；取消的不关联。${unread}`
    }
    case 'evidence.linked':
      return `此前随附的佐证材料${reply.files}份已关联。`
    case 'evidence.again':
      return reply.unread > 0
        ? `随附材料未保存（${UNREAD}），请重新发送。`
        : '随附材料尚未保存：数据登记后请再发一次材料。'
  }
}

function listWords(
  { about, held }: Extract<EvidenceReply, { type: 'evidence.list' }>,
  { plan }: WordsContext,
): string {
  const whose = about === null ? '' : `【${plan.indicator(about).name}】`
  if (held.length === 0)
    return `${whose}没有随报的佐证材料。报数或报进展时把文件、图片一并发来即自动关联；已登记的，直接补发材料即可。`
  const line = ({ of, period, unit, files }: (typeof held)[number], at: number) => {
    const name = 'task' in of ? `${plan.task(of.task).title}（进展）` : plan.indicator(of.indicator).name
    const when = period === null ? '' : periodText(period, plan.plan.year)
    return `${at + 1}.${name}${when}：${files}份，${unit}`
  }
  return [
    `${whose}有佐证材料的登记共${held.length}条：`,
    ...listed(held, line, { of: '条', how: '可写明指标查询' }),
    '材料按原件校验值留存，需调阅原件请联系系统管理员从台账取出。',
  ].join('\n')
}
