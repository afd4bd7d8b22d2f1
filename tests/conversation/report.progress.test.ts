import { describe, expect, it } from 'vitest'
import { nearIn } from '../../src/understanding/names/nearest.ts'
import { clerk, person, plan, RETAIL, reading, reports, stranger, Talk } from './talk.ts'

const task = plan.tasks.find((it) => it.title === '创新消费场景')
const id = task?.id ?? ''
const said = reading('创新消费场景：核心商圈已开工，完成70%', { intent: 'report.progress', task: id })
const lead = person('lead-clerk', 'reporter', task?.lead_units[0] ?? '')

/** Of no task by its name: with those that its words come near to. */
const progress = (text: string) =>
  reading(text, { intent: 'report.progress', near: nearIn(text, plan, true) })

describe('progress of a task', () => {
  it('is recorded in its words, as 自报, and can be taken back', async () => {
    const talk = await Talk.on()
    const { text } = await talk.say(lead, said)
    expect(text).toContain('自报')
    expect(talk.standing.progress(id)).toMatchObject([{ percent: 70, unit: lead.unit, words: said.text }])
    await talk.say(lead, reading('撤回', { intent: 'report.withdraw' }))
    expect(talk.standing.progress(id)).toEqual([])
  })

  it('is refused to units that have no part in it, and to strangers', async () => {
    const talk = await Talk.on()
    const other = person('other', 'reporter', '市气象局')
    expect((await talk.say(other, said)).text).toContain('该任务由')
    expect((await talk.say(stranger, said)).text).toContain('尚未绑定')
    expect(talk.standing.revisions).toBe(0)
  })

  it('of an unknown task is asked about', async () => {
    const talk = await Talk.on()
    const unknown = progress('消费场景已经开工')
    const { text, question } = await talk.say(lead, unknown)
    expect(text).toContain('哪项任务')
    expect(question).not.toBeNull()
    expect((await talk.say(lead, progress('弄好了'))).text).toContain('未登记')
    expect(talk.standing.revisions).toBe(0)
  })

  it('without a name is that of the task spoken of', async () => {
    const talk = await Talk.on()
    await talk.say(lead, reading('创新消费场景谁牵头', { intent: 'query.task', task: id }))
    const { text } = await talk.say(lead, reading('完成了60%', { intent: 'report.progress' }))
    expect(text).toContain('已登记进展：【创新消费场景】')
    expect(talk.standing.progress(id)).toMatchObject([{ percent: 60 }])
  })

  it("offers only the own unit's tasks, and none that merely share everyday words", async () => {
    const talk = await Talk.on()
    const vague = await talk.say(lead, progress('完成了60%'))
    expect(vague.text).toContain('没有对应到计划中的任务')
    expect(vague.question).toBeNull()
    const near = await talk.say(lead, progress('消费场景搞好了'))
    expect(near.text).toContain('1. 创新消费场景')
    const other = person('far', 'reporter', '市气象局')
    const far = await talk.say(other, progress('消费场景搞好了'))
    expect(far.question).toBeNull()
  })

  it('with a figure of an indicator records both', async () => {
    const talk = await Talk.on()
    const both = reports('创新消费场景推进中，社零一季度6.8%', [[RETAIL, 6.8]], undefined, {
      intent: 'report.progress',
      task: id,
    })
    const { text } = await talk.say(clerk, both)
    expect(text).toContain('6.8%')
    expect(talk.figures()).toHaveLength(1)
  })
})
