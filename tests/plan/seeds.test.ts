/**
 * The proof of `seeds/yueyang-2025` against the document: everything the seeds say stands there, and
 * everything the document promises stands in the seeds. Reads the real files, no copies of them.
 */
import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { describe, expect, it } from 'vitest'
import { z } from 'zod'
import type { Indicator, Target } from '../../src/plan/schema.ts'
import { loadPlan } from '../../src/plan/seeds.ts'
import {
  annexOf,
  clausesOf,
  dutiesOf,
  linesOf,
  numbersOf,
  occurrences,
  placeOf,
  type Stretch,
  taskForceOf,
} from './print.ts'
import { promiseOf, promisesOf, READ_BY_HAND } from './promise.ts'

const root = fileURLToPath(new URL('../../', import.meta.url))
const folder = join(root, 'seeds/yueyang-2025')
const plan = loadPlan(folder)
const { document } = plan
const targets = plan.indicators.flatMap((indicator) =>
  indicator.targets.map((target) => ({ indicator, target, name: `${indicator.id} ${target.location}` })),
)
const numbered = targets.filter(({ target }) => target.value !== null)

/** Where in the document a target's quote stands: in the place that it names, and once only there. */
function standsAt({ location, quote }: Pick<Target, 'location' | 'quote'>): number {
  const place = placeOf(document, location)
  const at = occurrences(place.text, quote)
  if (at.length !== 1) throw new Error(`“${quote}” stands ${at.length} times in ${location}`)
  return place.from + (at[0] as number)
}

/** Those for which a claim is false, so that a failure shows all of them. */
function failing<T>(
  things: readonly T[],
  name: (thing: T) => string,
  claim: (thing: T) => boolean,
): string[] {
  return things.filter((it) => !claim(it)).map(name)
}

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

describe('targets and cadences', () => {
  it('stand verbatim and once in the place that they name, and cut no number in two', () => {
    for (const { target } of targets) {
      const at = standsAt(target)
      expect(document.slice(at - 1, at + 1)).not.toMatch(/[\d.]\d/)
      const end = at + target.quote.length
      expect(document.slice(end - 1, end + 2)).not.toMatch(/^\d\.?\d/)
    }
    for (const cadence of plan.cadences) expect(standsAt(cadence)).toBeGreaterThan(0)
  })

  it('lie, where the indicator has a task, in one place at least within that task', () => {
    const astray = failing(
      plan.indicators.filter((it) => it.task !== null && !it.headline),
      (it) => it.id,
      ({ task, targets: places }) => {
        const { quote } = plan.task(task as string)
        const from = document.indexOf(quote)
        return places.some((it) => from <= standsAt(it) && standsAt(it) < from + quote.length)
      },
    )
    // The overall plan alone asks for 全覆盖; the task on the same reform says nothing of how far it goes.
    expect(astray).toEqual(['4-zero-based-budget-coverage'])
  })

  it('parse back from their quotes to number and direction in the unit of their indicator', () => {
    for (const { indicator, target, name } of numbered) {
      const promise = promiseOf(target, indicator)
      expect({
        name,
        value: promise?.value ?? null,
        max: promise?.max ?? null,
        direction: promise?.direction ?? null,
      }).toEqual({ name, value: target.value, max: target.max, direction: target.direction })
    }
  })

  it('are read by hand only where the grammar cannot read them', () => {
    for (const { quote, value } of READ_BY_HAND) {
      const users = numbered.filter((it) => it.target.quote.endsWith(quote) && it.target.value === value)
      expect(users).toHaveLength(1)
      for (const { indicator, target } of users)
        expect(promisesOf(target.quote, indicator).map((it) => it.value)).not.toContain(value)
    }
  })

  it('have words instead where they have no number, as milestones always do', () => {
    const mute = failing(
      targets,
      (it) => it.name,
      ({ indicator, target }) => {
        if (target.value === null) return target.text !== null
        return indicator.kind !== 'milestone'
      },
    )
    expect(mute).toEqual([])
  })

  it('keep how firmly the plan promises, in a word of the quote', () => {
    const soft = /力争|争取|原则上|左右|约(?=\d)|预计|计划(?!生育)/
    for (const { target, name } of targets) {
      const { hedge, quote } = target
      expect({ name, hedge, printed: hedge === null || quote.includes(hedge) }).toEqual({
        name,
        hedge,
        printed: true,
      })
      if (hedge === null)
        expect({ name, quote, soft: soft.test(quote) }).toEqual({ name, quote, soft: false })
    }
  })

  it('fall due at the end of the year unless the quote names a month', () => {
    for (const { target, name } of targets) {
      const month = /(\d+)月底前/.exec(target.quote)?.[1]
      const year = plan.plan.year
      const end =
        month === undefined ? `${year}-12-31` : new Date(Date.UTC(year, Number(month), 0)).toISOString()
      expect(`${name} ${target.deadline}`).toBe(`${name} ${end.slice(0, 10)}`)
    }
  })

  it('ask for less only where less is better', () => {
    const odd = failing(
      targets,
      (it) => `${it.name} ${it.target.direction}`,
      ({ indicator, target }) =>
        target.direction === 'about' || (target.direction === 'at_most') === (indicator.better === 'lower'),
    )
    expect(odd).toEqual([])
  })
})

describe('owners', () => {
  it('are the lead units of the task where they are stated', () => {
    for (const { id, task, owner_units, owner_basis } of plan.indicators.filter(
      (it) => it.owner_basis === 'stated',
    )) {
      expect({ id, owner_basis, task: task !== null }).toEqual({ id, owner_basis, task: true })
      expect({ id, owners: owner_units }).toEqual({ id, owners: plan.task(task as string).lead_units })
    }
  })

  it('are the first-named unit and the office where the task names no lead', () => {
    for (const { id, task, campaign, owner_units } of plan.indicators) {
      if (task === null || plan.task(task).lead_units.length > 0) continue
      const [first] = plan.task(task).joint_units
      expect({ id, owners: new Set(owner_units) }).toSatisfy(
        (it: { owners: Set<string> }) =>
          it.owners.has(first as string) && it.owners.has(plan.officeOf(campaign)),
        id,
      )
    }
  })

  it('are inferred wherever no task names a lead', () => {
    const bold = failing(
      plan.indicators,
      (it) => it.id,
      ({ task, owner_basis }) =>
        (owner_basis === 'stated') === (task !== null && plan.task(task).lead_units.length > 0),
    )
    expect(bold).toEqual([])
  })
})

/** Indicators whose places say the same in words that need not be set side by side. */
const SAME_WORDS: Readonly<Record<string, string>> = {
  '7-pm25': 'the overall goal names it together with 地表水水质优良比例; what it asks is the same',
}

describe('contradictions', () => {
  const numbersOfIt = (it: Indicator) => new Set(it.targets.flatMap(({ value }) => value ?? []))
  const core = (quote: string) => quote.replace(/^(?:实现|确保)/, '')

  it('are flagged on exactly the indicators that conflicts.json names', () => {
    const named = new Set(plan.conflicts.flatMap((it) => it.indicators))
    expect(plan.indicators.filter((it) => it.conflict).map((it) => it.id)).toEqual(
      plan.indicators.filter((it) => named.has(it.id)).map((it) => it.id),
    )
  })

  it('quote what the indicator is quoted with, each place of it', () => {
    for (const { about, indicators, quotes } of plan.conflicts) {
      const known = indicators.flatMap((id) => plan.indicator(id).targets.map((it) => it.quote))
      expect({ about, quotes: [...quotes].sort() }).toEqual({ about, quotes: [...new Set(known)].sort() })
    }
  })

  it('are of number wherever the places of an indicator differ in number, and only there', () => {
    expect(
      plan.conflicts
        .filter((it) => it.differs === 'number')
        .flatMap((it) => it.indicators)
        .sort(),
    ).toEqual(
      plan.indicators
        .filter((it) => numbersOfIt(it).size > 1)
        .map((it) => it.id)
        .sort(),
    )
  })

  it('are of wording wherever the places differ in more than an opening 实现 or 确保', () => {
    const differing = plan.indicators.filter(
      (it) => numbersOfIt(it).size < 2 && new Set(it.targets.map(({ quote }) => core(quote))).size > 1,
    )
    const named = plan.conflicts.filter((it) => it.differs === 'wording').flatMap((it) => it.indicators)
    expect([...named, ...Object.keys(SAME_WORDS)].sort()).toEqual(differing.map((it) => it.id).sort())
  })
})

describe('numbers', () => {
  const entries = z
    .array(
      z.strictObject({ quote: z.string().min(1), number: z.string().regex(/^\d/), why: z.string().min(1) }),
    )
    .parse(JSON.parse(readFileSync(join(folder, 'numbers.json'), 'utf8')))
  const printed = numbersOf(document)
  const reasons = (it: Stretch) =>
    entries.filter(
      ({ quote, number }) =>
        number === it.text &&
        occurrences(document, quote).some((at) => at <= it.from && it.to <= at + quote.length),
    )
  const claims = numbered.flatMap(({ indicator, target, name }) => {
    const promise = promiseOf(target, indicator)
    if (promise === null) return []
    const at = standsAt(target)
    return [{ name, from: at + promise.from, to: at + promise.to }]
  })
  const claimsOf = (it: Stretch) => claims.filter(({ from, to }) => from <= it.from && it.to <= to)
  const shown = (it: Stretch) => `${it.text} in …${document.slice(it.from - 12, it.to + 12)}…`

  it('are each accounted for at their own place: by a target, or by a listed reason why they are none', () => {
    expect(printed.length).toBeGreaterThan(200)
    expect(failing(printed, shown, (it) => claimsOf(it).length > 0 || reasons(it).length > 0)).toEqual([])
  })

  it('are never both a target and excused from being one', () => {
    expect(failing(printed, shown, (it) => claimsOf(it).length === 0 || reasons(it).length === 0)).toEqual([])
  })

  it('have no reason that excuses nothing, nor two for one place', () => {
    const idle = failing(
      entries,
      (it) => `${it.number} in ${it.quote}`,
      (entry) => printed.some((it) => reasons(it).includes(entry)),
    )
    expect(idle).toEqual([])
    expect(failing(printed, shown, (it) => reasons(it).length < 2)).toEqual([])
  })

  /** Words that promise the whole: each is a target's, or a heading, or a manner of working. */
  const NO_TARGET: Readonly<Record<string, string>> = {
    '穿透式、全覆盖监管': 'how funds are supervised',
    '全覆盖排查、“零放过”整改': 'how hazards are looked for',
    '1.全市医疗救助全覆盖': 'a title; the target is 35万人次',
  }

  it('written as 全覆盖 are a target at their place, or listed as no promise', () => {
    const left = occurrences(document, '全覆盖').filter((at) => {
      const quoted = targets.some(({ target }) => {
        const from = standsAt(target)
        return from <= at && at < from + target.quote.length && target.quote.includes('全覆盖')
      })
      const listed = Object.keys(NO_TARGET).some((words) =>
        occurrences(document, words).some((from) => from <= at && at < from + words.length),
      )
      return !quoted && !listed
    })
    expect(left.map((at) => document.slice(at - 15, at + 10))).toEqual([])
  })
})
