import { expect, it } from 'vitest'
import { LIGHTS } from '../../src/judging/judgement.ts'
import { IN_ORDER } from '../../src/rendering/words/lights.ts'

it('lights are printed in the order in which judging lists them.', () => {
  expect(IN_ORDER).toEqual(LIGHTS)
})
