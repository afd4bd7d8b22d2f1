import { describe, expect, it } from 'vitest'
import { MOVES } from '../../src/understanding/moves/move.ts'
import { loadMoves } from '../../src/understanding/moves/move-corpus.ts'
import { normalise } from '../../src/understanding/text/normalise.ts'
import { guesser, loadSaid } from './moves/moves.ts'

const said = loadSaid()

describe('second messages written apart from the training ones', () => {
  it('make every move, at least twenty times each.', () => {
    for (const move of MOVES)
      expect(said.filter((it) => it.move === move).length, move).toBeGreaterThanOrEqual(20)
  })

  it('were, beyond what is said in a word, not trained on.', () => {
    const trained = new Set(loadMoves('intents/moves').map((it) => normalise(it.text).text))
    const both = said.filter((it) => it.text.length > 8 && trained.has(normalise(it.text).text))
    expect(both.map((it) => it.text)).toEqual([])
  })

  it('are known for what they want in nine of ten, and where the guess is sure in thirty-nine of forty.', () => {
    const guess = guesser()
    const made = said.map((it) => ({ ...guess(it), wanted: it.move }))
    const right = (all: typeof made) => all.filter((it) => it.move === it.wanted).length / all.length
    expect(right(made)).toBeGreaterThanOrEqual(0.9)
    const sure = made.filter((it) => it.share >= 0.75)
    expect(sure.length / made.length).toBeGreaterThanOrEqual(0.75)
    expect(right(sure)).toBeGreaterThanOrEqual(0.975)
  })

  it('are hardly ever taken for a yes, a no or a withdrawal that they are not.', () => {
    const guess = guesser()
    const writes = new Set(['yes', 'no', 'withdraw', 'approve', 'return'])
    const wrong = said.filter((it) => {
      const { move, share } = guess(it)
      return writes.has(move) && share >= 0.75 && move !== it.move
    })
    expect(wrong.length / said.length).toBeLessThanOrEqual(1 / 100)
  })
})
