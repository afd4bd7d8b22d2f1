/** What a 通报群 is told: an issued bulletin as it was signed, and how the week stands. Nobody can answer a robot. */
import type { Bulletin } from '../../bulletins/bulletin.ts'
import type { Paper } from '../papers/paper.ts'
import { CHAT_BYTES, paperOf, paperText } from '../papers/papers.ts'
import type { WordsContext } from './context.ts'

export function issuedNotice(paper: Paper, enclosed: boolean): string {
  return `【通报】${paperText(paper, CHAT_BYTES, whole(enclosed))}`
}

/** No draft that waits for a signature: what the bot adds up by itself. */
export function weeklyNotice(bulletin: Bulletin, words: WordsContext, enclosed: boolean): string {
  const paper = { ...paperOf(bulletin, words), mark: '（系统汇总，只用已审核数据）' }
  return `【周调度】${paperText(paper, CHAT_BYTES, whole(enclosed))}`
}

/** That there is one, and why it is not shown here. */
export function withheldNotice(number: string, title: string): string {
  const named = number === '' ? title : `${number} ${title}已签发`
  return `【通知】${named}，其中有不上群的指标，内容不在群内显示，请向专班办公室索取。`
}

function whole(enclosed: boolean): string {
  return enclosed ? '全文见所附文件' : '全文请向专班办公室索取'
}
