import { describe, expect, it } from 'vitest'
import { dayInPlan } from '../../src/cli/chat.ts'
import { personNamed, unitNamed } from '../../src/cli/names.ts'
import { loadRoster } from '../../src/plan/roster.ts'
import { loadPlan } from '../../src/plan/seeds.ts'

const plan = loadPlan('seeds/yueyang-2025')
const { people } = loadRoster('seeds/yueyang-2025/roster.json', plan)

describe('the chat', () => {
  it('opens on the same day in the plan’s year, and a leap day on the 28th.', () => {
    expect(dayInPlan('2025-04-12', 2025)).toBe('2025-04-12')
    expect(dayInPlan('2026-11-23', 2025)).toBe('2025-11-23')
    expect(dayInPlan('2028-02-29', 2025)).toBe('2025-02-28')
    expect(dayInPlan('2028-02-29', 2024)).toBe('2024-02-29')
  })

  it('finds a person by id, by name and by a unit in any of its forms.', () => {
    expect(personNamed(people, plan, 'sfgw-li')?.name).toBe('李科员')
    expect(personNamed(people, plan, '郭科长')?.role).toBe('supervisor')
    expect(personNamed(people, plan, '科技局')?.unit).toBe('市科技局')
    expect(personNamed(people, plan, '市火星局')).toBeNull()
    expect(unitNamed(plan, '商务局')).toBe('市商务局')
  })

  it('has the clerk of 市商务局 first on the sample roster: whom a newcomer plays.', () => {
    expect(people[0]).toMatchObject({ unit: '市商务局', role: 'reporter' })
  })
})
