/**
 * The proof of `seeds/yueyang-2025` against the document: everything the seeds say stands there, and
 * everything the document promises stands in the seeds. Reads the real files, no copies of them. Here the
 * document, campaigns, tasks and units; targets and numbers have files of their own.
 */
import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { annexOf, clausesOf, dutiesOf, linesOf, occurrences, placeOf, taskForceOf } from './print.ts'
import { document, failing, folder, plan, root } from './proof.ts'

describe('the document', () => {
  const source = join(root, '../shared/plan/yueyang-2025.txt')
  it.skipIf(!existsSync(source))(
    'is the source text byte for byte, where that lies beside the project',
    () => {
      expect(readFileSync(join(folder, 'document.txt')).equals(readFileSync(source))).toBe(true)
    },
  )

  it('is headed by the title, the number and the date that the seeds give', () => {
    const { title, number, issued, year } = plan.plan
    const [y, m, d] = issued.split('-').map(Number)
    expect(linesOf(annexOf(document, 0)).map((it) => it.text)).toContain(title)
    expect(document.startsWith(`${number}\n`)).toBe(true)
    expect(document).toContain(`${y}年${m}月${d}日`)
    expect(year).toBe(y)
  })
})

describe('campaigns', () => {
  it('are seven, one for each annex, named as the annex is', () => {
    expect(plan.campaigns.map((it) => it.annex)).toEqual([1, 2, 3, 4, 5, 6, 7])
    for (const { annex, name } of plan.campaigns)
      expect(linesOf(annexOf(document, annex))[1]?.text).toBe(`${name}攻坚实施方案`)
  })

  it('have the whole text under 攻坚目标 as their goal', () => {
    for (const { annex, goal } of plan.campaigns)
      expect(placeOf(document, `附件${annex} 一、攻坚目标`).text).toBe(`一、攻坚目标\n${goal}\n`)
  })

  it('have the convener, the deputies, every member and the office that the printed sentence names', () => {
    for (const campaign of plan.campaigns) {
      expect({ annex: campaign.annex, ...taskForceOf(document, campaign.annex) }).toEqual({
        annex: campaign.annex,
        convener: campaign.convener,
        deputies: campaign.deputy_units,
        members: campaign.members,
        office: campaign.office,
      })
    }
  })
})

describe('tasks', () => {
  const clauses = clausesOf(document)
  const spans = plan.tasks.map((task) => ({ task, at: occurrences(document, task.quote) }))
  const tasksAt = (at: number) =>
    spans.filter((it) => it.at.some((from) => from <= at && at < from + it.task.quote.length))

  it('are 162 and stand each once in the annex of their campaign', () => {
    expect(plan.tasks).toHaveLength(162)
    const astray = failing(
      spans,
      ({ task }) => task.id,
      ({ task, at }) => {
        const annex = annexOf(document, plan.campaign(task.campaign).annex)
        return at.length === 1 && annex.from <= (at[0] as number) && (at[0] as number) < annex.to
      },
    )
    expect(astray).toEqual([])
  })

  it('have each of the 161 printed clauses belong to exactly one of them, whose clause it is', () => {
    expect(clauses).toHaveLength(161)
    const astray = failing(
      clauses,
      (clause) => clause.text,
      (clause) => {
        const [owner, ...others] = tasksAt(clause.from)
        return owner !== undefined && others.length === 0 && owner.task.clause === clause.text
      },
    )
    expect(astray).toEqual([])
    expect(plan.tasks.filter((it) => it.clause === '').map((it) => it.title)).toEqual([
      '建设县域医疗卫生次中心',
    ])
    expect(
      failing(
        plan.tasks,
        (it) => it.id,
        (it) => it.quote.endsWith(it.clause),
      ),
    ).toEqual([])
  })

  it('are led and joined by the units that the clause names, in its order', () => {
    for (const { id, clause, lead_units, joint_units } of plan.tasks) {
      const printed = clause === '' ? { leads: [], joins: [] } : dutiesOf(clause)
      expect({ id, leads: lead_units, joins: joint_units }).toEqual({ id, ...printed })
    }
  })

  it('cover every line under 攻坚任务 but the headings of sections and groups', () => {
    const sections = new Set(plan.tasks.map((it) => it.section))
    const groups = new Set(plan.tasks.flatMap((it) => it.group ?? []))
    for (const { annex } of plan.campaigns) {
      const [, ...lines] = linesOf(placeOf(document, `附件${annex} 二、攻坚任务`))
      const left = lines.filter(({ text, from }) => {
        const heading = text.replace(/^\([一二三四五六七八九]\)|^\d+\.|。$|\([^)]*为准\)$/g, '')
        return !sections.has(heading) && !groups.has(heading) && tasksAt(from).length !== 1
      })
      expect(left.map((it) => it.text)).toEqual([])
    }
  })

  it('have as title what the document prints first, behind their number', () => {
    const astray = failing(
      plan.tasks,
      (it) => `${it.id} ${it.title}`,
      ({ quote, title, group, number }) => {
        const printed = quote.replace(/^\d+\.|^\(\d+\)/, '').replace(group === null ? '' : `${group}。`, '')
        const follows = printed.charAt(title.length)
        const counted = quote.startsWith(`${number}.`) || quote.startsWith(`(${number})`)
        return (
          printed.startsWith(title) && '。,:'.includes(follows) && (counted || quote.startsWith(`${title}:`))
        )
      },
    )
    expect(astray).toEqual([])
  })
})

describe('units', () => {
  it('are 79, and each is in use', () => {
    expect(plan.units).toHaveLength(79)
    const used = new Set([
      ...plan.campaigns.flatMap((it) => [it.office, ...it.deputy_units, ...it.members]),
      ...plan.tasks.flatMap((it) => [...it.lead_units, ...it.joint_units]),
    ])
    expect(plan.units.map((it) => it.name).filter((it) => !used.has(it))).toEqual([])
  })
})
