/**
 * The shipped plan is the document's: what `plan check` proves (tests/proving/) is run on it here, and what only this
 * plan can be held to is counted.
 */
import { existsSync, readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { describe, expect, it } from 'vitest'
import { checkedFolder } from '../../src/cli/plan.ts'
import { clausesOf } from '../../src/proving/duties.ts'
import { numbersOf } from '../../src/proving/print.ts'

const folder = 'seeds/yueyang-2025'
const plan = checkedFolder(folder)

describe('the shipped plan', () => {
  const source = fileURLToPath(new URL('../../../shared/plan/yueyang-2025.txt', import.meta.url))
  it.skipIf(!existsSync(source))(
    'is the source text byte for byte, where that lies beside the project',
    () => {
      expect(readFileSync(`${folder}/document.txt`).equals(readFileSync(source))).toBe(true)
    },
  )

  it('holds all that the document counts: annexes, tasks, brackets of responsibility, units, numbers.', () => {
    expect(plan.campaigns.map((it) => it.annex)).toEqual([1, 2, 3, 4, 5, 6, 7])
    expect(plan.tasks).toHaveLength(162)
    expect(plan.units).toHaveLength(79)
    expect(new Set(plan.tasks.map((it) => it.clause)).size).toBeGreaterThan(130)
    expect(clausesOf(plan.document)).toHaveLength(161)
    expect(numbersOf(plan.document).length).toBeGreaterThan(200)
  })

  it('has one task without a bracket of its own.', () => {
    expect(plan.tasks.filter((it) => it.clause === '').map((it) => it.title)).toEqual([
      '建设县域医疗卫生次中心',
    ])
  })
})
