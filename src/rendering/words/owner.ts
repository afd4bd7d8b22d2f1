/** Who answers for an indicator or a task, and whether the plan says so or it was inferred. */
import { leadWord } from '../../plan/own-words.ts'
import type { Indicator, Task } from '../../plan/schema.ts'
import type { WordsContext } from './context.ts'

/** `市商务局（推定）`. */
export function ownerText({ owner_units, owner_basis }: Indicator): string {
  return `${owner_units.join('、')}${owner_basis === 'inferred' ? '（推定）' : ''}`
}

/** Where the owners come from: `计划“创新消费场景”任务的牵头单位`, or why they are inferred. */
export function ownerBasisText(indicator: Indicator, words: WordsContext): string {
  const { plan } = words
  if (indicator.owner_basis === 'inferred') {
    return `计划未写明该指标的${leadWord(plan)}，系推定${officeText(indicator.campaign, words)}`
  }
  const task = indicator.task === null ? null : plan.task(indicator.task)
  return task === null ? '计划写明' : `计划写明：“${task.title}”任务${leadWord(plan)}`
}

/** `市商务局`; where the plan names no lead: its first-named unit, said to be inferred. */
export function leadText(task: Task, words: WordsContext): string {
  if (task.lead_units.length > 0) return task.lead_units.join('、')
  const [first] = task.joint_units
  const { plan } = words
  const office = plan.officeOf(task.campaign)
  const answering = office === null ? '' : `${first === undefined ? '；' : '，'}专班办公室为${office}（推定）`
  const listed = first === undefined ? '' : `，首列单位为${first}`
  return `文件未写明${leadWord(plan)}${listed}${answering}`
}

/** `；专班办公室为市发改委`; nothing where the plan names no office. */
function officeText(campaign: string, { plan }: WordsContext): string {
  const office = plan.officeOf(campaign)
  return office === null ? '' : `；专班办公室为${office}`
}
