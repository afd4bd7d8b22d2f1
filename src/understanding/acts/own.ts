/** 还有哪些没报 of one who files: the own unit's, unless others are spoken of. */
import type { Doing } from './act.ts'
import type { Scene } from './scene.ts'
import { isWord } from './tokens.ts'

const OF_A_UNIT: ReadonlySet<string> = new Set(['query.missing', 'query.lagging', 'query.ranking'])

export function ownIn(scene: Scene): Doing | null {
  const { context, alone } = scene
  if (context.files !== true || context.asked || !OF_A_UNIT.has(alone.intent)) return null
  const tokens = scene.tokens([], 'asking')
  if (tokens.some((it) => it.kind === 'name' || isWord(it, 'everyone'))) return null
  const own = tokens.some((it) => isWord(it, 'own'))
  return own || alone.intent === 'query.missing' ? { act: 'ask.own' } : null
}
