/** A county's plan in other words and shapes: nearly all of it is read, and what is not the command itself names. */
import { describe, expect, it } from 'vitest'
import { type Draft, draftOf } from '../../src/importing/draft.ts'
import { tableLines } from '../../src/importing/table.ts'
import { halfWidth } from '../../src/proving/print.ts'
import { ABOVE_ROWS, AS_GROUPED, AS_LABELLED, AS_ROWS, AS_SPOKEN, COUNTY_TASKS } from './county.ts'

/** What a person reads in each task, beside what was read: the titles of those that differ, with why. */
function differences(draft: Draft, dated: boolean): string[] {
  return COUNTY_TASKS.flatMap((task) => {
    const found = draft.tasks.find((it) => it.quote.includes(task.text))
    if (found === undefined) return [`${task.title}: no task`]
    const read = draft.promised.filter((it) => it.ground.title === found.title)
    const values = read.map((it) => `${it.target.value}${it.unit}`)
    const joins = task.joins.map(halfWidth)
    return [
      ...(found.title.startsWith(task.title) ? [] : [`${task.title}: called ${found.title}`]),
      ...(found.leads.join() === task.leads.join() ? [] : [`${task.title}: led by ${found.leads.join()}`]),
      ...(found.joins.map(halfWidth).join() === joins.join()
        ? []
        : [`${task.title}: joined by ${found.joins.join()}`]),
      ...(!dated || Number(found.deadline?.slice(5, 7)) === task.month
        ? []
        : [`${task.title}: by ${found.deadline}`]),
      ...(values.join() === task.values.join() ? [] : [`${task.title}: ${values.join()}`]),
    ]
  })
}

const table = () => [...ABOVE_ROWS, ...(tableLines(AS_ROWS)?.lines ?? [])].join('\n')

describe.each([
  ['(责任单位：A牵头，B参加)', AS_SPOKEN, false],
  ['(牵头单位：A；责任单位：B；完成时限：9月底)', AS_LABELLED, true],
  ['a list grouped by who leads', AS_GROUPED, false],
  ['a table with columns of other names', table(), true],
])('thirty tasks in %s', (_, text, dated) => {
  const draft = draftOf(text)

  it('are read but for one number, and that is in the report.', () => {
    expect(draft.tasks).toHaveLength(COUNTY_TASKS.length)
    expect(differences(draft, dated)).toEqual(['优化营商环境: 98%'])
    const judged = draft.report.find((it) => it.about.startsWith('任务和目标中判为不是目标的数'))
    expect(judged?.lines).toContainEqual(expect.stringContaining('压缩至4小时'))
  })

  it('are of the county and the year that the notice names.', () => {
    expect(draft.head).toMatchObject({
      title: '平川县2026年政府工作主要任务分工方案',
      city: '平川县',
      level: 'county',
      year: 2026,
      number: '平政办发〔2026〕3号',
    })
  })
})
