import { describe, expect, it } from 'vitest'
import { percentIn } from '../../src/understanding/acts/percent.ts'
import { findFigures } from '../../src/understanding/figures/figures.ts'
import { normalise } from '../../src/understanding/text/normalise.ts'

function percentOf(said: string): number | null {
  const { text } = normalise(said)
  return percentIn(text, findFigures(text, []))
}

describe('a percentage in words', () => {
  it.each([
    ['完成70%', 70],
    ['总进度约58％', 58],
    ['大概装了四成', 40],
    ['搞了一半了', 50],
    ['成立专班', null],
    ['己内酰胺项目已投产，己二酸项目完成80%', null],
    ['一成立就开工', null],
    ['A完成50%，B完成30%', null],
    ['正常推进', null],
  ])('%s is %s', (text, percent) => {
    expect(percentOf(text)).toBe(percent)
  })
})
