import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { hashOf, seal } from '../../src/ledger/chain.ts'
import { entryKey } from '../../src/ledger/ledger.ts'
import type { Entry } from '../../src/ledger/revision.ts'
import { verify } from '../../src/ledger/verify.ts'
import { chain, reported } from './sample.ts'

type Row = [key: string, value: Entry]

/** Five entries of three revisions each, as rows that may be tampered with. */
function rows(): Row[] {
  const entries = chain([1, 2, 3, 4, 5].map((n) => [reported(n), reported(n + 10), reported(n + 20)]))
  return structuredClone(entries).map((entry) => [entryKey(entry.number), entry])
}

/** The entry under a number, to be changed in place. */
function at(table: Row[], number: number): Entry {
  const row = table[number - 1]
  if (!row) throw new RangeError(`no row ${number}`)
  return row[1]
}

describe('verify', () => {
  it('finds nothing in an untouched ledger, with or without the words', () => {
    const table = rows()
    expect(verify(table, entryKey(5))).toEqual([])
    at(table, 3).words = null
    expect(verify(table)).toEqual([])
    expect(verify([])).toEqual([])
  })

  it.each<[string, (table: Row[]) => void, Array<[what: string, place: string]>]>([
    [
      'a changed value',
      (t) => Object.assign(at(t, 3).revisions[1] ?? {}, { unit: '市财政局' }),
      [['changed', '3.1']],
    ],
    ['a removed revision', (t) => at(t, 3).revisions.splice(1, 1), [['missing', '3.1']]],
    ['an added revision', (t) => at(t, 3).revisions.push(reported(99)), [['added', '3.3']]],
    ['a doubled revision', (t) => at(t, 3).revisions.push(reported(3)), [['duplicated', '3.3']]],
    ['a copy over another', (t) => at(t, 3).revisions.splice(1, 1, reported(3)), [['missing', '3.1']]],
    [
      'revisions in another order',
      (t) => at(t, 3).revisions.reverse(),
      [
        ['reordered', '3.0'],
        ['reordered', '3.2'],
      ],
    ],
    ['another sender', (t) => Object.assign(at(t, 3).origin, { person: 'u9' }), [['changed', '3']]],
    [
      'another time',
      (t) => Object.assign(at(t, 3), { recordedAt: '2025-01-01T00:00:00.000Z' }),
      [['changed', '3']],
    ],
    ['other words', (t) => Object.assign(at(t, 3).words ?? {}, { text: '改了' }), [['changed', '3.words']]],
    ['another hash', (t) => Object.assign(at(t, 3), { hash: 'f'.repeat(64) }), [['changed', '3']]],
    ['a row that is no entry', (t) => Object.assign(at(t, 3), { origin: 'x' }), [['unreadable', '3']]],
    ['a removed entry', (t) => t.splice(2, 1), [['missing', '3']]],
    ['removed first entries', (t) => t.splice(0, 2), [['missing', '1-2']]],
    ['removed last entries', (t) => t.splice(3, 2), [['missing', '4-5']]],
    ['all entries removed', (t) => t.splice(0, 5), [['missing', '1-5']]],
    [
      'two entries swapped',
      (t) => {
        const [third, fourth] = [at(t, 3), at(t, 4)]
        t[2] = [entryKey(3), fourth]
        t[3] = [entryKey(4), third]
      },
      [
        ['reordered', '3'],
        ['reordered', '4'],
      ],
    ],
    ['an entry copied over another', (t) => t.splice(3, 1, [entryKey(4), at(t, 3)]), [['duplicated', '4']]],
    ['an entry repeated at the end', (t) => t.push([entryKey(6), at(t, 3)]), [['duplicated', '6']]],
    ['a foreign key', (t) => t.push(['x', at(t, 3)]), [['unreadable', 'x']]],
    [
      'an entry replaced as a whole, with hashes that fit it',
      (t) => t.splice(2, 1, [entryKey(3), seal({ ...at(t, 3), revisions: [reported(99)] })]),
      [['unlinked', '3-4']],
    ],
  ])('finds %s and names it', (_, tamper, faults) => {
    const table = rows()
    tamper(table)
    expect(verify(table, entryKey(5))).toEqual(faults.map(([what, place]) => ({ what, place })))
  })

  it('names the place of any single character changed anywhere', () => {
    const original = JSON.stringify(rows())
    const printable = fc.integer({ min: 0x20, max: 0x7e }).map((code) => String.fromCharCode(code))
    fc.assert(
      fc.property(fc.nat(original.length - 1), printable, (index, character) => {
        const text = original.slice(0, index) + character + original.slice(index + 1)
        let table: Row[]
        try {
          table = JSON.parse(text)
        } catch {
          return
        }
        // Another way to write the same JSON changes nothing.
        fc.pre(JSON.stringify(table) !== original)
        expect(verify(table, entryKey(5))).not.toEqual([])
      }),
      { numRuns: 400 },
    )
  })

  it('rests on hashes that do not depend on the order of keys', () => {
    const [entry] = chain([[reported(1)]])
    const turned = Object.fromEntries(Object.entries(entry ?? {}).toReversed()) as Entry
    expect(hashOf(turned)).toBe(entry?.hash)
  })
})
