/** What an operator writes of a database, and what is told of it. */
import { describe, expect, it } from 'vitest'
import { Problem } from '../../src/base/problem.ts'
import { fileOf, isKept, nameOf, openStore } from '../../src/storage/open.ts'
import { addressOf } from '../../src/storage/postgres/address.ts'
import { problemOf } from '../../src/storage/postgres/faults.ts'

describe('the address of a database', () => {
  it('has a schema of its own, and is told without user and password', () => {
    const url = 'postgres://u:geheim@10.0.0.5:5433/diaodu?schema=yueyang&sslmode=require'
    const { schema, place, connectionString } = addressOf(url)
    expect([schema, place, nameOf(url)]).toEqual([
      'yueyang',
      place,
      'postgres://10.0.0.5:5433/diaodu（yueyang）',
    ])
    expect(connectionString).toBe('postgres://u:geheim@10.0.0.5:5433/diaodu?sslmode=require')
    expect(addressOf('postgres://u@db/city').schema).toBe('diaodu')
    expect(isKept(url)).toBe(true)
  })

  it.each([
    'postgres://u:geheim@db/city?schema=Yue-Yang',
    'postgres://u:geheim@db/city?schema=pg_own',
    'postgres://u:geheim@db/?schema=a',
    'postgres://u:geheim@db:port/city',
  ])('is refused where it is wrong, without its password: %s', async (url) => {
    const problem = await openStore(url).catch((error: unknown) => error)
    expect(problem).toMatchObject({ code: 'store.url', remedy: expect.stringContaining('postgres://') })
    expect(JSON.stringify(problem) + String(problem)).not.toContain('geheim')
  })

  it('has no file to back up, and says what to do instead', () => {
    expect(() => fileOf('postgres://db/city')).toThrow(
      expect.objectContaining({ code: 'store.no_file', remedy: expect.stringContaining('store copy') }),
    )
  })

  it.each([
    ['28P01', 'store.refused'],
    ['3D000', 'store.refused'],
    ['42501', 'store.rights'],
    ['25006', 'store.readonly'],
    ['53100', 'store.full'],
    ['53300', 'store.busy'],
    ['57014', 'store.busy'],
    ['XX001', 'store.damaged'],
    ['57P01', 'store.unreachable'],
    ['08006', 'store.unreachable'],
  ])('is told to be at fault as the server says it: %s is %s', (state, code) => {
    const error = Object.assign(new Error('the server says'), { code: state, severity: 'ERROR' })
    const problem = problemOf(error, 'postgres://db/city（diaodu）')
    expect(problem).toBeInstanceOf(Problem)
    expect(problem).toMatchObject({ code, message: expect.stringContaining('postgres://db/city') })
  })

  it('is unreachable where no server answers, and a fault of the program stays one', () => {
    expect(problemOf(Object.assign(new Error('x'), { code: 'EPIPE' }), 'db')).toMatchObject({
      code: 'store.unreachable',
    })
    const wrong = Object.assign(new Error('syntax error'), { code: '42601', severity: 'ERROR' })
    expect(problemOf(wrong, 'db')).toBe(wrong)
  })
})
