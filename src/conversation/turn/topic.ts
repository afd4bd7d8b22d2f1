/** The indicators that the last answer was about; of a task, those that the plan gives it. */
import type { Catalogue } from '../../plan/catalogue.ts'
import type { Topic } from './turn.ts'

export function spokenOf(topic: Topic | null, plan: Catalogue): readonly string[] {
  if (topic === null || topic.indicators.length > 0 || topic.task === null) return topic?.indicators ?? []
  return plan.indicators.filter((it) => it.task === topic.task).map((it) => it.id)
}
