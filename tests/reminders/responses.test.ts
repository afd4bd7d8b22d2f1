import { describe, expect, it } from 'vitest'
import type { Revision } from '../../src/ledger/revision.ts'
import { compose } from '../../src/reminders/compose.ts'
import { nudgesOn } from '../../src/reminders/planner.ts'
import { clerk, deskOn, head, ladder, office, planned, supervisor } from './desk.ts'

const RETAIL = '1-retail-growth'
const APRIL = { indicator: RETAIL, period: { from: '2025-01-01', to: '2025-04-30' } }
const everybody = [clerk, head, office, supervisor]
const at = '2025-05-16T10:00:00+08:00'
const unit = '市商务局'
// 1—4月 is due on 19 May: before on the 15th, on the day, the head on the 21st, the office on the 26th.
const days = ['2025-05-19', '2025-05-21', '2025-05-26']
const known: Revision = { type: 'duties_acknowledged', duties: [APRIL], unit }
const disclaimed: Revision = { type: 'duties_disclaimed', duties: [APRIL], unit, reason: '由市统计局发布' }

describe('已知悉', () => {
  it('holds the ladder to the due date, and no longer.', () => {
    expect(days.map((day) => planned(day, everybody, [{ at, revisions: [known] }], RETAIL))).toEqual([
      [],
      ['head: overdue_head as head'],
      ['office: overdue_office as office'],
    ])
  })

  it('of another unit, or of another period, holds nothing.', () => {
    const other = { ...known, unit: '市发改委' }
    const march = { ...known, duties: [{ ...APRIL, period: { from: '2025-01-01', to: '2025-03-31' } }] }
    for (const revision of [other, march])
      expect(planned('2025-05-19', everybody, [{ at, revisions: [revision] }], RETAIL)).toEqual([
        'clerk: on_day as clerk',
      ])
  })

  it('said after a reminder was planned has it cleared at the moment of sending.', () => {
    const day = '2025-05-19'
    const [nudge] = nudgesOn(deskOn(day, [clerk]), ladder, day)
    if (nudge === undefined) throw new Error('nothing was planned')
    const row = {
      ...nudge,
      at: nudge.at.toISOString(),
      next: nudge.at.toISOString(),
      parts: nudge.parts.filter(({ duty }) => 'indicator' in duty && duty.indicator === RETAIL),
    } as unknown as Parameters<typeof compose>[2]
    const said = [{ at: '2025-05-19T08:00:00+08:00', revisions: [known] }]
    expect(compose(deskOn(day, [clerk]), ladder, row, nudge.at).reply).not.toBeNull()
    expect(compose(deskOn(day, [clerk], said), ladder, row, nudge.at)).toMatchObject({
      reply: null,
      cleared: [{ step: 'on_day' }],
    })
  })
})

describe('非本单位', () => {
  const told = (...revisions: Revision[]) => [
    { at, revisions: [disclaimed] },
    ...(revisions.length === 0 ? [] : [{ at: '2025-05-16T11:00:00+08:00', person: 'office', revisions }]),
  ]
  const ladderOf = (...revisions: Revision[]) =>
    days.map((day) => planned(day, everybody, told(...revisions), RETAIL).length)

  it('changes nothing until the office agrees, nor where it does not.', () => {
    expect(ladderOf()).toEqual([1, 1, 1])
    expect(ladderOf({ type: 'disclaimer_rejected', of: '1.0', reason: null })).toEqual([1, 1, 1])
  })

  it('once agreed, ends the asking for this period and the later ones, not for the earlier.', () => {
    const agreed: Revision = { type: 'disclaimer_agreed', of: '1.0' }
    expect(ladderOf(agreed)).toEqual([0, 0, 0])
    const before = planned('2025-04-17', everybody, [], RETAIL)
    expect(planned('2025-04-17', everybody, told(agreed), RETAIL)).toEqual(before)
    const june = ladder.obligations.find(
      ({ duty }) => 'indicator' in duty && duty.indicator === RETAIL && duty.period.to === '2025-05-31',
    )
    expect(planned(june?.due ?? '', everybody, [], RETAIL)).toEqual(['clerk: on_day as clerk'])
    expect(planned(june?.due ?? '', everybody, told(agreed), RETAIL)).toEqual([])
  })

  it('is decided once: a later refusal does not undo an agreement.', () => {
    expect(
      ladderOf(
        { type: 'disclaimer_agreed', of: '1.0' },
        { type: 'disclaimer_rejected', of: '1.0', reason: null },
      ),
    ).toEqual([0, 0, 0])
  })
})
