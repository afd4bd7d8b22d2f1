/** What the classifier cannot know: words that turn the intent into another one, or make it doubtful. */
import type { Reading } from '../understanding/reading.ts'
import { withdrawsByNumber } from './ordinals.ts'
import { plain } from './plain.ts'
import { percentIn } from './reporting/report.progress.ts'
import { taskNamed } from './reporting/task-named.ts'

const EMPTY = { figures: [], leftOut: [], unexplained: [], unbound: [], ambiguous: [], names: [] }
const LEFT_ALONE =
  /(?:不要|别|勿|不用|不必|先不|暂不|不能|不该|不得|不许|千万不)(?:再|先|要)?(?:撤[回销]|删|作废|更正|改(?!革|造|善|制)|修改|替换)/
const SUPPOSED = /能不能|可不可以|可否|能否|是否可以|如果|假如|要是|若(?!干)|领导(?:让|要|叫)|[吗呢]$/

/** 不要撤回社零, 先别改: what stands is to stay. */
function leavesAlone(text: string): boolean {
  return LEFT_ALONE.test(plain(text))
}

/** A name and a time ask for that figure, not for its course. What a task has reached, with nothing asked, is a report. */
export function meant(reading: Reading): Reading {
  const { intent, text, indicators, task, turned, sides } = reading
  if (turned !== undefined) return { ...reading, ...turned }
  if (intent === 'query.trend' && indicators.length > 0 && sides?.course !== true) {
    return { ...reading, intent: 'query.indicator' }
  }
  if (leavesAlone(text) && (intent === 'report.withdraw' || intent === 'report.correct'))
    return { ...reading, ...EMPTY, intent: 'cancel', margin: 1 }
  // 能不能改成9%, 如果改为9%呢: asked, not said.
  if (intent === 'report.correct' && SUPPOSED.test(plain(text))) return { ...reading, margin: 0 }
  if (withdrawsByNumber(text)) return { ...reading, intent: 'report.withdraw', margin: 1 }
  // 创新消费场景改成65%: progress is followed by newer progress; no figure is meant.
  const told = taskNamed(reading)
  if (intent === 'report.correct' && told !== null && reading.figures.length + indicators.length === 0)
    return { ...reading, intent: 'report.progress', task: told, margin: 1 }
  // 撤回 at the beginning leaves no doubt.
  if (intent === 'report.withdraw' && /^(?:请|我要|帮我)?撤[回销]/.test(plain(text)))
    return { ...reading, margin: 1 }
  const said = intent === 'query.task' && task !== null && percentIn(text) !== null && sides?.asks !== true
  return said ? { ...reading, intent: 'report.progress', margin: 0, second: 'query.task' } : reading
}
