import { describe, expect, it } from 'vitest'
import { HandClock } from '../../src/base/clock.ts'
import { previewText } from '../../src/cli/remind.ts'
import type { Revision } from '../../src/ledger/revision.ts'
import { acting } from '../../src/plan/deputies.ts'
import { type Person, Roster } from '../../src/plan/roster.ts'
import { compose } from '../../src/reminders/compose.ts'
import { nudgesOn } from '../../src/reminders/planner.ts'
import { say } from '../../src/rendering/wording.ts'
import { openStore } from '../../src/storage/open.ts'
import { deskOn, ladder, person, plan, type Told } from './desk.ts'

const RETAIL = '1-retail-growth'
const APRIL = { indicator: RETAIL, period: { from: '2025-01-01', to: '2025-04-30' } }
/** 1—4月 is due on 19 May. */
const [BEFORE, ON_DAY, OVERDUE, LAST] = ['2025-05-15', '2025-05-19', '2025-05-21', '2025-05-26'] as const

const a = (more: Partial<Person> = {}): Person => ({
  ...person('a', 'reporter', '市商务局'),
  deputies: ['b'],
  ...more,
})
const b = (more: Partial<Person> = {}): Person => ({ ...person('b', 'reporter', '市商务局'), ...more })
const head = (more: Partial<Person> = {}): Person => ({ ...person('head', 'lead', '市商务局'), ...more })
const office = (more: Partial<Person> = {}): Person => ({
  ...person('office', 'office', '市发改委'),
  ...more,
})
const unbound = { accounts: {} }

/** `person as role, for whom` of a day, for the one figure. */
function asked(day: string, people: readonly Person[], told: readonly Told[] = []): string[] {
  return nudgesOn(deskOn(day, new Roster(people).on(day), told), ladder, day).flatMap(
    ({ person: who, parts }) =>
      parts.flatMap(({ duty, as, standsFor }) =>
        'indicator' in duty && duty.indicator === RETAIL
          ? [`${who} as ${as}${standsFor === undefined ? '' : ` for ${standsFor}`}`]
          : [],
      ),
  )
}

describe('who of a unit is reminded (A is the clerk, B is A’s deputy)', () => {
  it.each<[string, string, readonly Person[], readonly string[]]>([
    ['A alone, where A can be reached', BEFORE, [a(), b()], ['a as clerk']],
    ['A alone, on the due day as well', ON_DAY, [a(), b()], ['a as clerk']],
    ['B for A, who has no account', BEFORE, [a(unbound), b()], ['b as clerk for a']],
    ['B for A, though B is no clerk', BEFORE, [a(unbound), b({ role: 'none' })], ['b as clerk for a']],
    ['B, after A’s last day', BEFORE, [a({ to: '2025-05-14' }), b()], ['b as clerk']],
    ['B, before A’s first day', BEFORE, [a({ from: '2025-05-16' }), b()], ['b as clerk']],
    ['A, on A’s last day', BEFORE, [a({ to: BEFORE }), b()], ['a as clerk']],
    ['A, where B’s days are over', OVERDUE, [a(), b({ to: '2025-05-20' }), head()], ['head as head']],
    [
      'the head, where neither A nor B can be reached',
      BEFORE,
      [a(unbound), b(unbound), head()],
      ['head as clerk'],
    ],
    ['the head and B, once it is overdue', OVERDUE, [a(), b(), head()], ['head as head', 'b as clerk for a']],
    ['the head once, who is A’s deputy', OVERDUE, [a({ deputies: ['head'] }), head()], ['head as head']],
    ['the head alone, where B was asked for A before', OVERDUE, [a(unbound), b(), head()], ['head as head']],
    [
      'the head’s deputy, where the head has no account',
      OVERDUE,
      [a(), head({ ...unbound, deputies: ['c'] }), person('c', 'none', '市商务局')],
      ['c as head for head'],
    ],
    [
      'the office’s deputy, where the office has no account',
      LAST,
      [office({ ...unbound, deputies: ['o'] }), person('o', 'none', '市发改委')],
      ['o as office for office'],
    ],
    [
      'the 督查室, where nobody of the office can be reached',
      LAST,
      [office(unbound), person('s', 'supervisor', null)],
      ['s as office'],
    ],
    [
      'both, where neither is the other’s deputy',
      BEFORE,
      [a({ deputies: [] }), b()],
      ['a as clerk', 'b as clerk'],
    ],
    ['the first, where each is the other’s deputy', BEFORE, [a(), b({ deputies: ['a'] })], ['a as clerk']],
    [
      'the second for the first, where each is the other’s deputy and the first has no account',
      BEFORE,
      [a(unbound), b({ deputies: ['a'] })],
      ['b as clerk for a'],
    ],
    ['nobody of another unit, though named as a deputy', BEFORE, [a(unbound), b({ unit: '市发改委' })], []],
    ['nobody, where the deputy named is not on the roster', BEFORE, [a({ ...unbound, deputies: ['z'] })], []],
  ])('%s (%s)', (_, day, people, expected) => {
    expect(asked(day, people)).toEqual(expected)
  })

  it('are not told through a deputy once they have answered that they know of it.', () => {
    const known: Revision = { type: 'duties_acknowledged', duties: [APRIL], unit: '市商务局' }
    const told = [{ at: '2025-05-16T10:00:00+08:00', person: 'a', revisions: [known] }]
    expect(asked(OVERDUE, [a(), b(), head()], told)).toEqual(['head as head'])
  })

  it('pass over who has stopped their reminders, for the deputy; not for the head where there is none.', () => {
    const paused: Told = {
      at: '2025-05-13T10:00:00+08:00',
      person: 'a',
      revisions: [{ type: 'reminders_paused', until: null }],
    }
    expect(asked(BEFORE, [a(), b(), head()], [paused])).toEqual(['b as clerk for a'])
    expect(asked(BEFORE, [a({ deputies: [] }), head()], [paused])).toEqual([])
  })

  it('are some, however deputies are named in a circle.', () => {
    const people = [
      { ...person('x', 'reporter', 'u'), deputies: ['y'] },
      { ...person('y', 'reporter', 'u'), deputies: ['z'] },
      { ...person('z', 'reporter', 'u'), deputies: ['x'] },
    ]
    const found = acting(
      people,
      () => true,
      () => true,
    )
    expect(found.map((it) => it.person.id)).toEqual(['x', 'y', 'z'])
  })
})

describe('a deputy', () => {
  const people = [a({ ...unbound, name: '张三' }), b({ name: '李四' }), head()]

  it('stands in the preview with whom the reminder is for.', async () => {
    const [store, clock] = [await openStore('memory:'), new HandClock(new Date(`${BEFORE}T08:00:00+08:00`))]
    const text = await previewText({ plan, roster: new Roster(people), store, from: BEFORE, days: 1, clock })
    expect(text).toContain('市商务局李四（张三的AB角）｜填报提醒｜')
    expect(text).not.toContain('市商务局张三')
  })

  it('is told in the message for whom it is.', () => {
    const desk = deskOn(BEFORE, people)
    const nudge = nudgesOn(desk, ladder, BEFORE).find((it) => it.person === 'b')
    if (nudge === undefined) throw new Error('b is not reminded')
    const idle = { state: 'pending', lease: null, attempts: 0, text: null } as const
    const row = {
      ...{ ...nudge, at: nudge.at.toISOString(), next: nudge.at.toISOString(), ...idle },
      ...{ settledAt: null, problem: null, cleared: [] },
    }
    const { reply } = compose(desk, ladder, row, nudge.at)
    expect(reply === null ? '' : say(reply, plan).split('\n').slice(0, 2)).toEqual([
      '【填报提醒】市商务局',
      '您是张三的AB角，以下事项请代为办理。',
    ])
  })
})
