/**
 * How well the move of a second message is guessed: 420 written by an author apart (tests/understanding/moves), by how
 * sure the guess is.
 *
 *   npm run bench:moves                 the table
 *   npm run bench:moves -- misses       and what was taken for something else
 */

import { MOVES } from '../src/understanding/moves/move.ts'
import { loadMoves } from '../src/understanding/moves/move-corpus.ts'
import { guesser, loadSaid } from '../tests/understanding/moves/moves.ts'

const guess = guesser()
const made = loadSaid().map((said) => ({ said, guess: guess(said) }))
const right = (it: (typeof made)[number]) => it.guess.move === it.said.move
const share = (part: number, whole: number) => `${((100 * part) / whole).toFixed(1)} %`

console.log(`${made.length} messages, ${loadMoves('intents/moves').length} trained on\n`)
console.log('| guess at least so sure | of all | right |\n| - | -: | -: |')
for (const least of [0, 0.5, 0.6, 0.7, 0.75, 0.85, 0.93]) {
  const those = made.filter((it) => it.guess.share >= least)
  console.log(
    `| ${least} | ${share(those.length, made.length)} | ${share(those.filter(right).length, those.length)} |`,
  )
}
console.log('\n| move | messages | right |\n| - | -: | -: |')
for (const move of MOVES) {
  const those = made.filter((it) => it.said.move === move)
  console.log(`| ${move} | ${those.length} | ${those.filter(right).length} |`)
}
if (process.argv.includes('misses'))
  for (const { said, guess } of made.filter((it) => !right(it)))
    console.log(
      `${said.after}: ${said.text}  ${said.move}, taken for ${guess.move} ${guess.share.toFixed(2)}`,
    )
