/** The proof of the seeds, continued: targets, who answers for them, and where the plan contradicts itself. */
import { describe, expect, it } from 'vitest'
import type { Indicator } from '../../src/plan/schema.ts'
import { promiseOf, promisesOf, READ_BY_HAND } from './promise.ts'
import { document, failing, numbered, plan, standsAt, targets } from './proof.ts'

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
