import { describe, expect, it } from 'vitest'
import { clerk, plan, reading, Talk } from './talk.ts'

const missing = reading('还有谁没报', { intent: 'query.missing' })
const joins = reading('市商务局参与哪些任务', { intent: 'query.unit', unit: '市商务局' })
const more = reading('更多', { intent: 'confirm' })

describe('更多', () => {
  it('goes on with the list until all of it was shown, each item once', async () => {
    const talk = await Talk.on('2025-12-20')
    const pages = [(await talk.say(clerk, joins)).text]
    while (pages.at(-1)?.includes('回复“更多”')) pages.push((await talk.say(clerk, more)).text)
    expect(pages.length).toBeGreaterThan(1)
    const numbers = pages.flatMap((it) => [...it.matchAll(/^(\d+)\./gm)].map(([, number]) => Number(number)))
    const { length } = plan.dutiesOf('市商务局').joins
    expect(numbers).toEqual(Array.from({ length }, (_, at) => at + 1))
    expect((await talk.say(clerk, more)).text).toContain('没有更多了')
  })

  it('names every unit that a list of the missing left out', async () => {
    const talk = await Talk.on('2025-12-20')
    const first = (await talk.say(clerk, missing)).text
    const [, left] = /另有(\d+)个单位/.exec(first) ?? []
    let units = 0
    for (let page = first; page.includes('回复“更多”'); ) {
      page = (await talk.say(clerk, more)).text
      units += [...page.matchAll(/^\S+?\d+项：/gm)].length
    }
    expect(units).toBe(Number(left))
  })

  it('without a list says so, and confirms nothing', async () => {
    const talk = await Talk.on()
    const { text, decision } = await talk.say(clerk, more)
    expect(text).toContain('没有可继续查看的清单')
    expect(decision.revisions).toEqual([])
  })
})
