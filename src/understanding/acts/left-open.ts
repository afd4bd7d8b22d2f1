/** What stands beside every act of a message: what it leaves out, what it is nothing but, and what its words make of it. */
import type { Reading } from '../reading.ts'
import { bareIn } from './bare.ts'
import { followsIn } from './follows.ts'
import type { Scene } from './scene.ts'
import { numberIn, turnedBy } from './turned.ts'

export type LeftOpen = Pick<Reading, 'follows' | 'bare' | 'number' | 'slight' | 'brief' | 'turned'>

/** What a message leaves to what was said before, and what its words make of what the classifier found. */
export function leftOpen(scene: Scene): LeftOpen {
  const follows = followsIn(scene)
  const bare = bareIn(scene)
  const number = numberIn(scene)
  const turned = turnedBy(scene, number)
  return {
    ...(follows === null ? {} : { follows }),
    ...(bare === null ? {} : { bare }),
    ...(number === null ? {} : { number }),
    ...(turned === null ? {} : { turned }),
    ...(scene.message.text.length < SLIGHT ? { slight: true } : {}),
    ...(scene.message.text.length <= BRIEF ? { brief: true } : {}),
  }
}

const SLIGHT = 4
const BRIEF = 16
