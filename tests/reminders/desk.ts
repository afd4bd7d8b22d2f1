/** A desk on the real plan: people of a few units, revisions told on a day, and what is planned then. */
import { NO_HASH, seal } from '../../src/ledger/chain.ts'
import { fold } from '../../src/ledger/fold.ts'
import type { Entry, Revision } from '../../src/ledger/revision.ts'
import type { Person, Role } from '../../src/plan/roster.ts'
import { loadPlan } from '../../src/plan/seeds.ts'
import { Ladder } from '../../src/reminders/ladder.ts'
import { nudgesOn } from '../../src/reminders/planner.ts'
import type { Desk } from '../../src/reminders/recipients.ts'

export const plan = loadPlan('seeds/yueyang-2025')
export const ladder = new Ladder(plan)

export function person(id: string, role: Role, unit: string | null): Person {
  return { id, name: id, unit, role, accounts: { test: id } }
}

export const clerk = person('clerk', 'reporter', '市商务局')
export const head = person('head', 'lead', '市商务局')
export const office = person('office', 'office', '市发改委')
export const supervisor = person('supervisor', 'supervisor', null)

export interface Told {
  readonly at: string
  readonly person?: string
  readonly revisions: readonly Revision[]
}

export function deskOn(day: string, people: readonly Person[], told: readonly Told[] = []): Desk {
  const entries: Entry[] = []
  for (const [index, { at, person: who = 'clerk', revisions }] of told.entries()) {
    const origin = {
      person: who,
      unit: '市商务局',
      channel: 'test',
      room: null,
      message: `m${index}`,
      sentAt: at,
    }
    const previous = entries.at(-1)?.hash ?? NO_HASH
    const recordedAt = new Date(at).toISOString()
    const number = index + 1
    entries.push(seal({ number, recordedAt, origin, words: null, revisions: [...revisions], previous }))
  }
  return {
    books: { plan, standing: fold(entries), today: day },
    people,
    reach: ({ accounts: { test } }) => (test === undefined ? null : { channel: 'test', person: test }),
  }
}

/** `person: step step …` of a day, for one indicator where one is given. */
export function planned(
  day: string,
  people: readonly Person[],
  told: readonly Told[] = [],
  indicator?: string,
) {
  return nudgesOn(deskOn(day, people, told), ladder, day).flatMap(({ person: who, kind, parts }) => {
    const about = parts.filter(
      ({ duty }) => indicator === undefined || ('indicator' in duty && duty.indicator === indicator),
    )
    return about.length > 0 || kind !== 'digest'
      ? [`${who}: ${[...new Set(about.map((it) => `${it.step} as ${it.as}`))].join(' ') || kind}`]
      : []
  })
}

export function reported(indicator: string, to: string, at: string): Told {
  const { unit } = plan.indicator(indicator)
  const period = { from: `${to.slice(0, 4)}-01-01`, to }
  return {
    at,
    revisions: [
      {
        type: 'figure_reported',
        figure: { indicator, period, basis: 'cumulative', scope: '全市', stage: null, value: 1, unit },
        unit: '市商务局',
        onBehalf: false,
      },
    ],
  }
}
