import { describe, expect, it } from 'vitest'
import { readConfig } from '../src/config.ts'

describe('the settings', () => {
  it('have defaults, the store named after the plan.', () => {
    expect(readConfig({})).toMatchObject({
      plan: 'seeds/yueyang-2025',
      store: 'sqlite:data/yueyang-2025.sqlite',
    })
    expect(readConfig({ PLAN: 'seeds/changde-2026', STORE: '' }).store).toBe(
      'sqlite:data/changde-2026.sqlite',
    )
  })

  it('are frozen.', () => {
    expect(Object.isFrozen(readConfig({}))).toBe(true)
  })

  it('that are wrong are all told at once, with an example and without their value.', () => {
    const read = () => readConfig({ PLAN: ' ', STORE: 'redis://:geheim@host' })
    expect(read).toThrowError(/2 处错误.*PLAN: .*seeds\/yueyang-2025.*STORE: .*sqlite:data/s)
    expect(read).not.toThrowError(/geheim/)
  })
})
