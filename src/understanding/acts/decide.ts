/** The intent, from the classifier's ranking and from what the message holds or lacks. */

import type { Intent } from '../intent.ts'
import type { Slots } from '../slots.ts'
import type { Ranking } from './classifier.ts'

export interface Decided {
  readonly intent: Intent
  /** Distance between the best and the second admissible intent, 0 to 1. */
  readonly margin: number
  readonly second: Intent
}

export function decide(ranking: Ranking<Intent>, slots: Slots): Decided {
  const admissible = ranking.filter((it) => !vetoed(it.label, slots))
  const [best, second] = admissible
  if (best === undefined) return { intent: 'none', margin: 0, second: 'help' }
  if (second === undefined) return { intent: best.label, margin: 1, second: 'none' }
  const total = admissible.reduce((sum, it) => sum + it.share, 0)
  return { intent: best.label, margin: (best.share - second.share) / total, second: second.label }
}

/** Orders to the program itself, or to go round its rules. */
const MISUSE =
  /(?:忽略|无视|忘[记掉]|跳过|绕[过开])(?:你|之前|以上|上面|前面|所有|一切|全部|现有|掉|了|的){0,4}(?:规则|指令|设定|限制|要求|审核|权限|提示)|提示词|系统提示|system ?prompt|ignore (?:all|previous)|(?:删除|清空|删掉|drop)(?:整个|全部|所有)?(?:数据库|表|数据|台账|table)|管理员(?:密码|权限)|root权限|密码|编(?:一?个|造|点)|假数|造假|虚报|瞒报|注水|做高|做低/

/** What only an open question or an office's review gives a meaning to; the conversation knows these. */
const COMMAND = /^(?:(?:待审核?|通过|退回|驳回)(?:$|[\s\d一二三四五六七八九十全,、:])|签发|绑定|裁定)/

/** A number in a question is asked about, not reported: 社零6.8%对不对, 规工有没有6.5%, 听说固投5.1了吗. */
const ASKING =
  /(?:对不对|对吗|是吗|是不是|属实吗|真的吗|了吗|吗|了没有?|没有)[?。!]*$|有没有[^,。]{0,12}$|[?]$/

/** 也是7.3，不是抄错: what is said to be no mistake takes nothing back. */
const NOT_WRONG = /(?:不是|并非|没有?|未)(?:我)?(?:抄|写|打|填|报|看|弄|搞)错(?!.*(?:改|更正|应[为该是]))/

/** What cannot be meant, whatever the words sound like. */
function vetoed(intent: Intent, slots: Slots): boolean {
  const text = slots.message.text
  if (intent !== 'none' && (MISUSE.test(text) || COMMAND.test(text))) return true
  const values = slots.figures.filter((it) => it.noise === null)
  switch (intent) {
    case 'report.figure':
      if (ASKING.test(text)) return true
      // Nothing to report without a figure that is about something.
      return values.length === 0 || !(about(slots) || values.some((it) => it.unit !== null))
    case 'report.correct':
      if (NOT_WRONG.test(text)) return true
      return ASKING.test(text) || (values.length === 0 && slots.sentence.length < 3)
    default:
      return false
  }
}

function about(slots: Slots): boolean {
  return slots.names.some((it) => it.kind === 'indicator' || it.kind === 'task')
}
