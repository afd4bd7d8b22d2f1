import { describe, expect, it } from 'vitest'
import {
  ACTIONS,
  type Action,
  may,
  type Relation,
  relationsTo,
} from '../../src/conversation/access/rights.ts'
import type { Role } from '../../src/plan/roster.ts'
import { clerk, office, person, plan, planner, RETAIL, TRADE } from './talk.ts'

const RELATIONS: readonly Relation[] = ['own', 'office', 'entry', 'other', 'general']

/** Official acts are for a direct chat alone. */
const DIRECT: readonly string[] = ['consult general', 'issue general']

/** Every right there is, in words: action and relation; but for those, the same in a room and in a direct chat. */
const GRANTED: Readonly<Record<Role, readonly string[]>> = {
  none: [],
  reporter: [
    ...about(['read', 'bulletin'], RELATIONS),
    ...about(['report', 'correct', 'progress'], ['own']),
    'withdraw entry',
    ...about(['schedule'], ['own', 'general']),
    'opine own',
  ],
  lead: [
    ...about(['read', 'bulletin'], RELATIONS),
    ...about(['report', 'correct', 'progress'], ['own']),
    ...about(['withdraw'], ['entry', 'own']),
    ...about(['schedule'], ['own', 'general']),
    'opine own',
  ],
  office: [
    ...about(['read', 'bulletin', 'schedule'], RELATIONS),
    ...about(['report', 'correct', 'progress'], ['own', 'office']),
    'withdraw entry',
    ...about(['review', 'rule', 'except'], ['office']),
    ...about(['urge'], ['own', 'office', 'other', 'general']),
    'consult general',
  ],
  supervisor: [...about(['read', 'bulletin', 'schedule', 'urge'], RELATIONS), ...DIRECT],
  leader: [...about(['read', 'bulletin', 'schedule', 'urge'], RELATIONS), ...DIRECT],
  admin: [...about(['read', 'bulletin', 'schedule'], RELATIONS), 'admit general'],
}

function about(actions: readonly Action[], relations: readonly Relation[]): string[] {
  return actions.flatMap((action) => relations.map((relation) => `${action} ${relation}`))
}

describe('the matrix of rights', () => {
  it.each(Object.entries(GRANTED) as [Role, readonly string[]][])(
    'grants %s these and nothing else',
    (role, granted) => {
      for (const room of [undefined, 'g1']) {
        const from = { channel: 'test', person: 'u1', ...(room === undefined ? {} : { room }) }
        const sender = role === 'none' ? null : person('u1', role, '市商务局')
        const found = ACTIONS.flatMap((action) =>
          RELATIONS.filter((it) => may({ sender, from }, action, [it])).map((it) => `${action} ${it}`),
        )
        const here = granted.filter((it) => room === undefined || !DIRECT.includes(it))
        expect(found.sort()).toEqual(here.sort())
      }
    },
  )

  it('gives a person on the roster without a role no more than a stranger', () => {
    const turn = { sender: person('u1', 'none', '市商务局'), from: { channel: 'test', person: 'u1' } }
    expect(ACTIONS.filter((action) => may(turn, action, RELATIONS))).toEqual([])
  })
})

describe('how a sender stands to an indicator', () => {
  it.each([
    ['the unit that answers for it', clerk, RETAIL, ['own']],
    ['another unit', planner, RETAIL, ['other']],
    ["the campaign's office", office, RETAIL, ['office']],
    ['the office of another campaign', office, TRADE, ['other']],
    ['an office that answers for it itself', person('o', 'office', '市商务局'), TRADE, ['own', 'office']],
    [
      "a clerk of the office's unit who is not the office",
      planner,
      '1-new-above-quota-retail-firms',
      ['other'],
    ],
    ['nobody', null, RETAIL, ['other']],
  ] as const)('%s', (_, sender, indicator, relations) => {
    expect(relationsTo(sender, plan.indicator(indicator), plan)).toEqual(relations)
  })
})
