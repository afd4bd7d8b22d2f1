/** How the words around a figure move it, as far as its indicator's kind cares: by a change, or by an addition. */
import { fitsMovement, type Movement } from '../../plan/kinds/movers.ts'
import type { Pair, Scene } from '../binding/scene.ts'
import { coverOf, type Token } from './cover.ts'
import { regionsOf } from './regions.ts'

/** False where the number is a change beside the value: 民间投资占比增长2.3%, 送戏下乡增加62场. */
export function movementFits(scene: Scene, pair: Pair): boolean {
  const indicator = scene.plan.indicator(pair.reported.indicator)
  // 进出口增速居全省第5位 is the place of the rate, not of the volume.
  const directly = !scene.figures.some((it) => it.from >= pair.mention.to && it.to <= pair.figure.from)
  if (indicator.kind === 'rank' && directly && /增[速幅长]$/.test(pair.mention.text)) return false
  const movement = movementOf(scene, pair)
  return movement === null || fitsMovement(indicator, movement)
}

function movementOf(scene: Scene, pair: Pair): Movement | null {
  const { before, between, after } = regionsOf(scene, pair)
  const inFront = pair.mention.from < pair.figure.from ? (between.at(-1) ?? before) : before
  const behind = coverOf(scene.words, after.from, after.to)
  // 2.4%的提升: the word of movement stands behind.
  if (
    behind[0] !== undefined &&
    scene.words.slice(behind[0].from, behind[0].to) === '的' &&
    behind[1]?.is === 'change'
  )
    return 'change'
  if (pair.figure.text.startsWith('+')) return 'change'
  return decisive(scene, coverOf(scene.words, inFront.from, inFront.to))
}

/** From the number back to the first word that tells; a comma ends what is said of it. */
function decisive({ words }: Scene, tokens: readonly Token[]): Movement | null {
  for (const token of tokens.toReversed()) {
    switch (token.is) {
      case 'change':
      case 'gain':
        return token.is
      case 'level':
      case 'sum':
      case 'total':
      case 'masked':
        return null
      case 'sign':
        if (',。;、\n'.includes(words.charAt(token.from))) return null
        break
      default:
    }
  }
  return null
}
