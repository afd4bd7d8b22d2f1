/**
 * What is about to be sent, whole: every unit, everybody it reaches, everything that is urged. Where one message does not
 * hold it, it comes in numbered bubbles, and how to say yes stands under the last.
 */
import type { UrgedReply } from '../../conversation/turn/replies/reminder.ts'
import { momentText } from '../numbers.ts'
import type { WordsContext } from './context.ts'
import { dutyText, weekdayText } from './reminder.ts'

/** Characters that a phone shows as one message. */
const BUBBLE = 400
/** With the number of a bubble, its head and its tail it stays below. */
const LINES = 300

export function previewBubbles(reply: UrgedReply, words: WordsContext): string[] {
  const { units } = reply
  const sent = sentOf(units)
  const head = `将向${reachText(reply, words)}：`
  const lines = sent.flatMap((it, at) => linesOf(it, at + 1, words))
  const left = units.slice(sent.length)
  const unsent = [left.filter((it) => it.again), left.filter((it) => !it.again)].flatMap(unsentLines)
  const tail =
    sent.length > 1
      ? '回复【确认】发出，【取消】放弃，也可说“只发前两个”“某某局不用催，别的发”；10分钟内有效'
      : '回复【确认】发出，【取消】放弃；10分钟内有效'
  const whole = [head, ...lines, ...unsent, tail].join('\n')
  if (whole.length <= BUBBLE) return [whole]
  const bubbles = packed([...lines, ...unsent])
  return bubbles.map((it, at) => {
    const number = `（${at + 1}/${bubbles.length}）`
    const last = at === bubbles.length - 1
    return [`${number}${at === 0 ? head : ''}`, ...it, ...(last ? [tail] : [])].join('\n')
  })
}

/** Who gets nothing, and why, by the reason that they have in common. */
function unsentLines(units: UrgedReply['units']): string[] {
  const [first] = units
  if (first === undefined) return []
  const why = first.again ? '今日已催报过，不重复发送' : '名册中没有人员，不能发送，请人工联系'
  const lines: string[] = []
  let line = `${why}：`
  for (const { unit } of units) {
    if (line.length + unit.length > LINES) {
      lines.push(line)
      line = '续：'
    }
    line += line.endsWith('：') ? unit : `、${unit}`
  }
  return [...lines, line]
}

/** One unit, in as many lines as what is urged needs. */
function linesOf(it: UrgedReply['units'][number], number: number, words: WordsContext): string[] {
  const head = `${number}.${it.unit}（${whomText(it)}）：`
  const before = it.before > 0 ? [`另有${it.before}项今日已催报过，不重复发送`] : []
  const pieces = [...it.duties.map((duty) => dutyText(duty, words)), ...before]
  const lines: string[] = []
  let line = head
  for (const [at, piece] of pieces.entries()) {
    const next = at === 0 ? line + piece : `${line}；${piece}`
    if (next.length > LINES && line !== head) {
      lines.push(line)
      line = `${it.unit}（续）：${piece}`
    } else line = next
  }
  return [...lines, line]
}

function packed(lines: readonly string[]): string[][] {
  const bubbles: string[][] = []
  let size = 0
  for (const line of lines) {
    const last = bubbles.at(-1)
    if (last === undefined || size + line.length + 1 > LINES) {
      bubbles.push([line])
      size = line.length + 1
    } else {
      last.push(line)
      size += line.length + 1
    }
  }
  return bubbles
}

/** Those to whom something goes. */
export function sentOf(units: UrgedReply['units']): UrgedReply['units'] {
  return units.filter((it) => !it.again && it.people.length > 0)
}

/** `3个单位4人发出催报，要求9月25日（周四）前报送（现在不是工作时间，…发出）`. */
export function reachText(reply: UrgedReply, words: WordsContext): string {
  const { year } = words.plan.plan
  const { units, until, at } = reply
  const sent = sentOf(units)
  const people = sent.reduce((sum, it) => sum + it.people.length, 0)
  const by = until === null ? '' : `，要求${weekdayText(until, year)}前报送`
  const when = at === null ? '' : `（现在不是工作时间，${momentText(at.toISOString(), year)}发出）`
  return `${sent.length}个单位${people}人发出${nounOf(reply)}${by}${when}`
}

export function nounOf({ wants }: UrgedReply): string {
  return wants === 'explanation' ? '滞后说明催报' : '催报'
}

export function whomText({ again, people }: UrgedReply['units'][number]): string {
  if (again) return '今日已催报过，不重复发送'
  return people.length === 0 ? '名册中没有该单位人员，未发送，请人工联系' : `发给${people.join('、')}`
}
