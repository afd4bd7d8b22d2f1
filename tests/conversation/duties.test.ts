import { describe, expect, it } from 'vitest'
import { headsOf, officersOf } from '../../src/conversation/duties/duties.ts'
import type { Turn } from '../../src/conversation/turn/turn.ts'
import type { Person, Role } from '../../src/plan/roster.ts'
import { turnOf } from './asking.ts'

const UNIT = '市商务局'
const today = '2025-04-26'

function person(id: string, role: Role, more: Partial<Person> = {}): Person {
  return { id, name: id, unit: UNIT, role, accounts: { test: id }, ...more }
}

function turn(people: readonly Person[]): Turn {
  return { ...turnOf({ today }), people }
}

describe('who of a unit is sent a 督办单 or asked for an opinion', () => {
  const clerk = person('clerk', 'reporter')

  it.each<[string, readonly Person[], readonly string[]]>([
    ['the head', [clerk, person('head', 'lead')], ['head']],
    [
      'the head of today, not the one before',
      [person('old', 'lead', { to: '2025-04-25' }), person('head', 'lead', { from: '2025-04-26' })],
      ['head'],
    ],
    [
      'the deputy of a head without an account',
      [clerk, person('head', 'lead', { accounts: {}, deputies: ['b'] }), person('b', 'none')],
      ['b'],
    ],
    [
      'the clerk, where there is no head any more',
      [clerk, person('old', 'lead', { to: today.replace('26', '01') })],
      ['clerk'],
    ],
  ])('%s', (_, people, expected) => {
    expect(headsOf(turn(people), UNIT).map((it) => it.id)).toEqual(expected)
  })

  it('of an office those who hold it today.', () => {
    const people = [person('old', 'office', { to: '2025-04-25' }), person('now', 'office')]
    expect(officersOf(turn(people), UNIT).map((it) => it.person)).toEqual(['now'])
  })
})
