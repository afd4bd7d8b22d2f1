/** A reading by hand: nothing found but what is given. */
import { wishIn } from '../src/understanding/acts/wishes.ts'
import type { Reading } from '../src/understanding/reading.ts'

export function reading(text = '', found: Partial<Reading> = {}): Reading {
  const wish = wishIn(text)
  return {
    text,
    intent: 'none',
    margin: 1,
    second: 'none',
    campaign: null,
    unit: null,
    task: null,
    indicators: [],
    period: null,
    figures: [],
    leftOut: [],
    unexplained: [],
    unbound: [],
    ambiguous: [],
    names: [],
    ...(wish === null ? {} : { wish }),
    acts: [],
    rest: [],
    disturbs: false,
    ...found,
  }
}
