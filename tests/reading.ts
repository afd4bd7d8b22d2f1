/** A reading by hand: nothing found but what is given. */

import { SIDES } from '../src/understanding/acts/side-words.ts'
import { sidesIn } from '../src/understanding/acts/sides.ts'
import { courtesyIn, helpTopicIn } from '../src/understanding/acts/small-talk.ts'
import { Words } from '../src/understanding/acts/tokens.ts'
import { wishIn } from '../src/understanding/acts/wishes.ts'
import type { Reading } from '../src/understanding/reading.ts'
import { normalise } from '../src/understanding/text/normalise.ts'

export function reading(text = '', found: Partial<Reading> = {}): Reading {
  const wish = wishIn(text)
  const help = helpTopicIn(text)
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
    ...(help === null ? {} : { help }),
    courtesy: courtesyIn(text),
    sides: sidesIn(normalise(text).text, new Words(SIDES)),
    acts: [],
    rest: [],
    disturbs: false,
    ...found,
  }
}
