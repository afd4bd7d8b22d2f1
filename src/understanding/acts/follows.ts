/**
 * What a short message leaves out, which what the last answer was about fills: 那固投呢, 谁牵头, 我们呢, 还差多少, 完成了60%. A closed
 * class by itself, with nothing beside it but what says nothing.
 */
import type { Follows } from '../reading.ts'
import type { Scene } from './scene.ts'
import { isWord, type Token } from './tokens.ts'
import type { WordClass } from './words.ts'

/** Longer messages say what they mean. */
const SHORT = 16
const FILLING: readonly WordClass[] = ['particle', 'polite', 'thing', 'again', 'be']

/** Null: it is long, and stands by itself, or nothing was spoken of. */
export function followsIn(scene: Scene): Follows | null {
  const { message, tokens, alone } = scene
  const spoken = scene.context.talks === true || scene.context.quoted !== undefined
  if (!spoken || message.text.length > SHORT) return null
  const found = tokens([], 'asking').filter((it) => it.kind !== 'stop')
  const has = (...classes: WordClass[]) => found.some((it) => isWord(it, ...classes))
  const only = (...classes: WordClass[]) =>
    found.every((it) => it.kind === 'period' || isWord(it, ...FILLING, ...classes))
  const how = has('state')
  const targets = has('target') || found.some((it) => it.text === '指标')
  const [time, ...times] = found.filter((it) => it.kind === 'period')
  const timed = times.length === 0 && time?.kind === 'period' && time.period.role !== 'appointment'
  const period = timed && only('state') ? time.period.period : null
  const told = (what: Follows['what']): Follows => ({ what, how, targets, period })
  if (alone.intent === 'report.progress' && found.every(isOfProgress)) return told('done')
  const leads = found.every((it) => it.text === '由' || isWord(it, ...FILLING, 'owner', 'question'))
  if (has('owner') && leads) return told('lead')
  if (has('which', 'everyone')) return told('all')
  if (has('remainder') && only('remainder')) return told('remainder')
  if (has('own') && only('own', 'state')) return told('own')
  return told(isWord(found[0], 'again') || isWord(found.at(-1), 'again') ? 'again' : null)
}

/** How far it has come, and not what. */
function isOfProgress(token: Token): boolean {
  return token.kind === 'figure' || isWord(token, ...FILLING, ...PROGRESS)
}

const PROGRESS: readonly WordClass[] = ['mover', 'met', 'state', 'half', 'all', 'hedge', 'done']
