/** What the classifier cannot know: words that turn the intent into another one, or make it doubtful. */
import type { Reading } from '../understanding/reading.ts'
import { taskNamed } from './reporting/task-named.ts'

const EMPTY = { figures: [], leftOut: [], unexplained: [], unbound: [], ambiguous: [], names: [] }

/** A name and a time ask for that figure, not for its course. What a task has reached, with nothing asked, is a report. */
export function meant(reading: Reading): Reading {
  const { intent, indicators, task, turned, sides, percent } = reading
  // What is to stay as it is holds nothing to write.
  if (turned !== undefined) return { ...reading, ...(turned.intent === 'cancel' ? EMPTY : {}), ...turned }
  if (intent === 'query.trend' && indicators.length > 0 && sides?.course !== true)
    return { ...reading, intent: 'query.indicator' }
  // 创新消费场景改成65%: progress is followed by newer progress; no figure is meant.
  const told = taskNamed(reading)
  if (intent === 'report.correct' && told !== null && reading.figures.length + indicators.length === 0)
    return { ...reading, intent: 'report.progress', task: told, margin: 1 }
  const said = intent === 'query.task' && task !== null && percent !== undefined && sides?.asks !== true
  return said ? { ...reading, intent: 'report.progress', margin: 0, second: 'query.task' } : reading
}
