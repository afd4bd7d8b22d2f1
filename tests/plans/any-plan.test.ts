/** What every plan gets from the program without a line of code: a city's table and a county's plan, made up. */
import { PassThrough, Readable } from 'node:stream'
import { describe, expect, it } from 'vitest'
import { understandingOf } from '../../src/assemble.ts'
import { exported } from '../../src/cli/plan.ts'
import { simulateLines } from '../../src/cli/simulate.ts'
import { understandLines } from '../../src/cli/understand.ts'
import { yearVerb } from '../../src/cli/year.ts'
import { leadWord } from '../../src/plan/own-words.ts'
import type { Indicator } from '../../src/plan/schema.ts'
import { loadPlan } from '../../src/plan/seeds.ts'
import { runLines } from '../cli/verbs.ts'
import { Copy } from '../proving/copies.ts'

const MADE_UP = ['tests/plans/yunzhou-2026', 'tests/plans/bailu-2026'] as const
const now = '2026-04-20T09:00:00+08:00'

const isCounted = (it: Indicator) => it.kind !== 'milestone'

/** As a clerk says it: 茶园一季度1.2万亩, 社零一季度增长6.5%. */
function report(name: string, { kind, unit, targets }: Indicator): string {
  const value = targets[0]?.value ?? 3
  return kind === 'growth'
    ? `${name}一季度增长${value}%`
    : kind === 'rank'
      ? `${name}一季度第${value}位`
      : `${name}一季度${value}${unit}`
}

describe.each(MADE_UP)('%s', (folder) => {
  const plan = loadPlan(folder)
  const read = (lines: readonly { text: string }[]) =>
    runLines(
      lines.map((it) => ({ ...it, now })),
      (streams) => understandLines(plan, understandingOf(plan), streams),
    )
  const play = (lines: readonly unknown[]) =>
    runLines(lines, (streams) => simulateLines(plan, 'memory:', streams))

  it('has a figure under each name and short form bound to its indicator.', async () => {
    const cases = plan.indicators
      .filter(isCounted)
      .flatMap((indicator) =>
        [indicator.name, ...indicator.aliases].map((name) => ({ indicator, text: report(name, indicator) })),
      )
    const read_ = await read(cases)
    const wrong = cases.filter(({ indicator }, at) => {
      const [figure, ...more] = read_[at].figures
      return figure?.indicator !== indicator.name || more.length > 0
    })
    expect(wrong.map((it) => it.text)).toEqual([])
  })

  it('has each task asked for by its title, and its lead units told.', async () => {
    const leader = { id: 'l1', name: '领导', unit: null, role: 'leader' }
    const answers = await play(
      plan.tasks.map((task, at) => ({ at: now, id: `m${at}`, from: leader, text: `${task.title}谁牵头` })),
    )
    const told = answers.map((it) => String(it.replies[0]?.text))
    for (const [at, task] of plan.tasks.entries()) {
      expect(told[at]).toContain(`【${task.title}】${leadWord(plan)}：${task.lead_units.join('、')}`)
      expect(told[at]).toContain(task.clause)
    }
  })

  it('has figures recorded by those who answer for them, the silent reminded, and a bulletin drawn up.', async () => {
    const [first] = plan.indicators.filter((it) => it.kind === 'growth')
    if (first === undefined) throw new Error('the plan has a growth rate')
    const [unit = ''] = first.owner_units
    const clerk = { id: 'u1', name: '填报员', unit, role: 'reporter' }
    const supervisor = { id: 'd1', name: '督查', unit: null, role: 'supervisor' }
    const [recorded, , missing, drafted, dump] = await play([
      { at: now, id: 'a', from: clerk, text: report(first.name, first) },
      { at: '2026-07-20T09:00:00+08:00', tick: true },
      { at: '2026-07-20T09:01:00+08:00', id: 'b', from: supervisor, text: '还有谁没报' },
      { at: '2026-07-20T09:02:00+08:00', id: 'c', from: supervisor, text: '生成上半年通报' },
      { dump: true },
    ])
    expect(recorded.replies[0].text).toContain(
      `已登记：【${first.name}】一季度增长${first.targets[0]?.value}%`,
    )
    expect(missing.replies[0].text).toMatch(/^到期未报指标\d+项/)
    expect(drafted.replies[0].text).toContain(`共${plan.indicators.length}项指标`)
    expect(dump.figures).toMatchObject([
      { indicator: first.name, value: first.targets[0]?.value, status: '待审核' },
    ])
  })

  it('is exported whole, and next year’s folder is opened from it.', () => {
    const model = exported(plan)
    expect(model.indicators.map((it) => it.name)).toEqual(plan.indicators.map((it) => it.name))
    const copy = new Copy(folder)
    const said: string[] = []
    expect(yearVerb(['open', '2027'], { folder: copy.folder, out: (it) => void said.push(it) })).toBe(0)
    const next = loadPlan(`${copy.folder}-2027`)
    expect(next.previous?.plan.year).toBe(2026)
    expect(next.indicators.map((it) => it.id)).toEqual(plan.indicators.map((it) => it.id))
    copy.close()
  })
})

it('What a reader sends is answered line by line, whatever the plan.', async () => {
  const plan = loadPlan(MADE_UP[0])
  const output = new PassThrough()
  const log = () => {}
  await understandLines(plan, understandingOf(plan), {
    input: Readable.from(['{}\n', '没有\n']),
    output,
    log,
  })
  expect(String(output.read()).trim().split('\n')).toHaveLength(2)
})
