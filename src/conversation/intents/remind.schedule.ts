/** remind.schedule: restates what was asked for, and says that nothing was set. */
import { readsFigures, scopeOf } from '../states.ts'
import { stranger } from '../strangers.ts'
import type { Decision, Turn } from '../turn.ts'

const STOP = /别再?提醒|不要提醒|不用提醒|取消|关闭|关掉|关了|停止|暂停|停掉|停了|退订/
const CHANGE = /改到|改成|改为|提前|推迟|往后|顺延|延期|调整|恢复|换到/

export function remindSchedule(turn: Turn): Decision {
  if (!readsFigures(turn)) return stranger('schedule')
  const { text } = turn.reading
  const action = STOP.test(text) ? 'stop' : CHANGE.test(text) ? 'change' : 'set'
  return {
    revisions: [],
    replies: [{ type: 'schedule', wish: text.trim(), action, scope: scopeOf(turn.reading) }],
  }
}
