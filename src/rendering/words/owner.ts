/** Who answers for an indicator or a task, and whether the plan says so or it was inferred. */
import type { Indicator, Task } from '../../plan/schema.ts'
import type { WordsContext } from './context.ts'

/** `市商务局（推定）`. */
export function ownerText({ owner_units, owner_basis }: Indicator): string {
  return `${owner_units.join('、')}${owner_basis === 'inferred' ? '（推定）' : ''}`
}

/** Where the owners come from: `计划“创新消费场景”任务的牵头单位`, or why they are inferred. */
export function ownerBasisText(indicator: Indicator, words: WordsContext): string {
  const { plan } = words
  const office = plan.officeOf(indicator.campaign)
  if (indicator.owner_basis === 'inferred') {
    return `计划未写明该指标的牵头单位，系推定；专班办公室为${office}`
  }
  const task = indicator.task === null ? null : plan.task(indicator.task)
  return task === null ? '计划写明' : `计划写明：“${task.title}”任务牵头单位`
}

/** `市商务局`; where the plan names no lead: its first-named unit, said to be inferred. */
export function leadText(task: Task, words: WordsContext): string {
  if (task.lead_units.length > 0) return task.lead_units.join('、')
  const [first] = task.joint_units
  const office = words.plan.officeOf(task.campaign)
  if (first === undefined) return `文件未写明牵头单位；专班办公室为${office}（推定）`
  return `文件未写明牵头单位，首列单位为${first}，专班办公室为${office}（推定）`
}
