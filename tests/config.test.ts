import { describe, expect, it } from 'vitest'
import { readConfig } from '../src/config.ts'
import { passwordIn } from '../src/secret.ts'

describe('the settings', () => {
  it('have defaults, the store named after the city, whatever the year.', () => {
    expect(readConfig({}, [])).toMatchObject({
      plan: 'seeds/yueyang-2025',
      store: 'sqlite:data/yueyang.sqlite',
    })
    for (const PLAN of ['seeds/changde-2026', 'seeds/changde-2027'])
      expect(readConfig({ PLAN, STORE: '' }, []).store).toBe('sqlite:data/changde.sqlite')
  })

  it('find the store that an earlier program named after a plan, in its year and in the years after it.', () => {
    const files = [
      'yueyang-2025.sqlite',
      'yueyang-2027.sqlite',
      'changde-2025.sqlite',
      'yueyang-2025.sqlite.bak',
    ]
    const store = (PLAN: string) => readConfig({ PLAN }, files).store
    expect(store('seeds/yueyang-2025')).toBe('sqlite:data/yueyang-2025.sqlite')
    expect(store('seeds/yueyang-2026')).toBe('sqlite:data/yueyang-2025.sqlite')
    expect(store('seeds/yueyang-2024')).toBe('sqlite:data/yueyang.sqlite')
    expect(store('seeds/hengyang-2026')).toBe('sqlite:data/hengyang.sqlite')
  })

  it('are frozen.', () => {
    expect(Object.isFrozen(readConfig({}))).toBe(true)
  })

  it('may name a database, whose password no log shows.', () => {
    for (const STORE of [
      'postgres://u:geheim%21@10.0.0.5:5432/diaodu?schema=yueyang',
      'postgresql://u:geheim%21@db.example/diaodu',
    ]) {
      expect(readConfig({ STORE }).store).toBe(STORE)
      expect(passwordIn(STORE)).toEqual(['geheim%21', 'geheim!'])
    }
    expect(passwordIn('postgres://u@db/diaodu')).toEqual([])
    for (const STORE of ['postgres://u:geheim@db', 'postgres:///diaodu', 'postgres://db/a b'])
      expect(() => readConfig({ STORE })).toThrowError(/STORE: .*postgres:\/\/diaodu:密码/)
  })

  it('that are wrong are all told at once, with an example and without their value.', () => {
    const read = () => readConfig({ PLAN: ' ', STORE: 'redis://:geheim@host' })
    expect(read).toThrowError(/2 处错误.*PLAN: .*seeds\/yueyang-2025.*STORE: .*sqlite:data/s)
    expect(read).not.toThrowError(/geheim/)
  })
})
