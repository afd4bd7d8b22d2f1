import { describe, expect, it } from 'vitest'
import { fold } from '../../src/ledger/fold.ts'
import type { Revision } from '../../src/ledger/revision.ts'
import { chain, reported } from './sample.ts'

const Q1 = { from: '2025-01-01', to: '2025-03-31' }
const file = { hash: 'a'.repeat(64), type: 'image/png', bytes: 5 }
const explained = (promised: string | null): Revision => ({
  type: 'lag_explained',
  indicator: 'retail-growth',
  period: Q1,
  unit: '市商务局',
  reason: '基数高',
  measures: null,
  promised,
  needs: null,
})

describe('accounts and groups', () => {
  it('numbers requests, binds the one that is confirmed, and ends it', () => {
    const asked: Revision = { type: 'binding_requested', wanted: '市商务局' }
    const confirmed: Revision = { type: 'binding_confirmed', of: '2.0', person: null, role: 'reporter' }
    const from = (index: number) => ({ person: `u${index}` })
    const { admissions } = fold(chain([[asked], [asked], [confirmed]], from))
    expect(admissions.bindings().map((it) => [it.number, it.account, it.status])).toEqual([
      [1, 'u0', 'requested'],
      [2, 'u1', 'bound'],
    ])
    expect(admissions.boundAs('terminal', 'u1')).toMatchObject({ wanted: '市商务局', role: 'reporter' })
    expect(admissions.boundAs('terminal', 'u0')).toBeUndefined()
    const ended = fold(chain([[asked], [asked], [confirmed], [{ type: 'binding_ended', of: '2.0' }]], from))
    expect(ended.admissions.boundAs('terminal', 'u1')).toBeUndefined()
  })

  it('does not confirm what was refused', () => {
    const { admissions } = fold(
      chain([
        [{ type: 'binding_requested', wanted: '市商务局' }],
        [{ type: 'binding_refused', of: '1.0', reason: '查无此人' }],
        [{ type: 'binding_confirmed', of: '1.0', person: null, role: 'reporter' }],
      ]),
    )
    expect(admissions.boundAs('terminal', 'u1')).toBeUndefined()
  })

  it('knows the level of the room in which it was registered, and of no other', () => {
    const registered: Revision = { type: 'room_registered', level: 'internal' }
    const at = () => ({ room: 'g1' })
    const { admissions } = fold(chain([[registered]], at))
    expect(admissions.levelOf('terminal', 'g1')).toBe('internal')
    expect(admissions.levelOf('terminal', 'g2')).toBeNull()
    expect(admissions.levelOf('other', 'g1')).toBeNull()
    const gone = fold(chain([[registered], [{ type: 'room_registered', level: null }]], at))
    expect(gone.admissions.levelOf('terminal', 'g1')).toBeNull()
  })
})

describe('what backs figures up', () => {
  it('links evidence to every revision that it was sent for, and to no other', () => {
    const { backings } = fold(
      chain([
        [reported(6.8), { type: 'evidence_attached', to: ['1.0'], files: [file] }],
        [{ type: 'evidence_attached', to: ['1.0'], files: [{ ...file, hash: 'b'.repeat(64) }] }],
      ]),
    )
    expect(backings.evidenceFor(['1.0']).map((it) => it.hash[0])).toEqual(['a', 'b'])
    expect(backings.evidenceFor(['2.0'])).toEqual([])
  })

  it('follows the latest day that was promised, and keeps all explanations', () => {
    const { backings } = fold(
      chain([[explained('2025-06-30')], [explained('2025-07-31')], [explained(null)]]),
    )
    expect(backings.promise('retail-growth')?.day).toBe('2025-07-31')
    expect(backings.explanations('retail-growth')).toHaveLength(3)
    expect(backings.promise('other')).toBeNull()
  })

  it('opens a closed period to one unit until that is revoked', () => {
    const granted: Revision = { type: 'exception_granted', unit: '市商务局', period: Q1, reason: null }
    const office = () => ({ unit: '市发改委' })
    const { backings } = fold(chain([[granted]], office))
    expect(backings.isOpen('市商务局', Q1, '市商务局')).toBe(false)
    expect(backings.isOpen('市商务局', Q1, '市发改委')).toBe(true)
    expect(backings.isOpen('市发改委', Q1, '市发改委')).toBe(false)
    expect(backings.isOpen('市商务局', { from: '2025-01-01', to: '2025-02-28' }, '市发改委')).toBe(false)
    const revoked = fold(chain([[granted], [{ type: 'exception_revoked', of: '1.0' }]], office))
    expect(revoked.backings.isOpen('市商务局', Q1, '市发改委')).toBe(false)
    expect(revoked.backings.exceptions()).toHaveLength(1)
  })
})
