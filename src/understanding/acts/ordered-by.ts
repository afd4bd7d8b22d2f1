/**
 * What an intent that writes or sends would order, with its slots, where the classifier alone says that it is meant; and
 * where the words hold nothing of the kind, what is meant in its place. 今天下午开会 sets no reminder, 列一下没报的 sends nothing.
 */
import type { Turned } from '../reading.ts'
import type { Doing } from './act.ts'
import { setOf } from './reminding.ts'
import type { Scene } from './scene.ts'
import { seenOf, sendOf } from './urging.ts'

export function orderedBy(scene: Scene): { readonly orders?: readonly Doing[]; readonly turned?: Turned } {
  const { intent, second } = scene.alone
  const set = intent === 'remind.schedule' || second === 'remind.schedule' ? setOf(scene) : null
  const send = intent === 'remind.send' || second === 'remind.send' ? sendOf(scene) : null
  const found = [set, send].filter((it) => it !== null)
  const orders = found.length === 0 ? {} : { orders: found }
  if (intent === 'remind.send' && send === null) return { ...orders, turned: seen(scene) }
  // Nobody is to be called: it is shown first, if anything at all is made of it.
  if (intent === 'remind.schedule' && set === null) return { ...orders, turned: { intent, margin: 0 } }
  return orders
}

function seen(scene: Scene): Turned {
  const { second } = scene.alone
  const asked = seenOf(scene) ?? (second.startsWith('query.') ? second : null)
  return asked === null ? { intent: 'none', margin: 1 } : { intent: asked, margin: 1 }
}
