/** The words of somebody's own reminder, kept as they were sent: whether they hold a word, and what a new time makes of them. */
import { opened, type Verbatim, verbatim } from '../base/verbatim.ts'

const LONGEST_WISH = 200

export function wishHolds(wish: Verbatim, word: string): boolean {
  return opened(wish).includes(word)
}

/** What was said of its time before is replaced, and not heaped up. */
export function wishMoved(wish: Verbatim, time: Verbatim): Verbatim {
  const words = opened(wish).replace(/（改[^（）]*）$/, '')
  return verbatim(`${words}（改为${opened(time)}）`.slice(0, LONGEST_WISH))
}
