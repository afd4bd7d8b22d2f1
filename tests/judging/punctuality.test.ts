import { describe, expect, it } from 'vitest'
import { isClosed, lateAgainst, punctuality } from '../../src/judging/punctuality.ts'
import { books, indicator, monthly, plan, type Told } from './rig.ts'

const retail = indicator({ kind: 'growth', targets: [{ value: 7 }] })
const city = plan([retail], { calendar: [monthly('x')] })
const Q1 = { from: '2025-01-01', to: '2025-03-31' }
const FEB = { from: '2025-01-01', to: '2025-02-28' }

function measured(told: readonly Told[], today = '2025-05-01') {
  return punctuality(books(city, today, told), () => true, null)
}

describe('reported, and reported in time', () => {
  it('are counted of what was due, each by itself', () => {
    const all = measured([])
    expect(all.reported).toBe(0)
    expect(all.due).toBeGreaterThan(0)
    expect(measured([{ value: 6.8, period: 3 }])).toMatchObject({ due: all.due, reported: 1 })
  })

  it('take no single month for the figure that was due', () => {
    expect(measured([{ value: 6.8, period: { from: '2025-03-01', to: '2025-03-31' } }]).reported).toBe(0)
  })
})

describe('a late figure', () => {
  it('is late against its day, and in time on it', () => {
    const given = books(city, '2025-04-30', [])
    const day = lateAgainst(given, retail, Q1, '2025-12-31')
    expect(day).not.toBeNull()
    expect(lateAgainst(given, retail, Q1, day ?? '')).toBeNull()
    expect(lateAgainst(given, retail, { from: '2025-03-01', to: '2025-03-31' }, '2025-12-31')).toBeNull()
  })
})

describe('a period', () => {
  it('is closed once the figure of a later one was due', () => {
    expect(isClosed(books(city, '2025-03-20', []), retail, FEB)).toBe(false)
    expect(isClosed(books(city, '2025-05-01', []), retail, FEB)).toBe(true)
    expect(isClosed(books(city, '2025-05-01', []), retail, Q1)).toBe(false)
  })
})
