import { expect, it } from 'vitest'
import { LIGHTS } from '../../src/judging/judgement.ts'
import { ACHIEVED_FIRST, IN_ORDER } from '../../src/rendering/words/lights.ts'

it('lights are printed in the order in which judging lists them.', () => {
  expect(IN_ORDER).toEqual(LIGHTS)
})

it('bars and counts show every light once, what is achieved first.', () => {
  expect([...ACHIEVED_FIRST].sort()).toEqual([...LIGHTS].sort())
  expect(ACHIEVED_FIRST.slice(0, 2)).toEqual(['met', 'on_schedule'])
})
