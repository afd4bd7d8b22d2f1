/** 第三条撤回, 撤回3, 第2条改成40: a figure by its number in the list that was just shown. */
import type { StandingFigure } from '../ledger/standing.ts'
import { plain, plainNumbers } from './plain.ts'
import type { Turn } from './turn/turn.ts'

const NUMBER = '([一二三四五六七八九十]{1,2}|\\d{1,2})'
const NAMED = new RegExp(`第${NUMBER}(?:条|项|个)`)
const BARE = new RegExp(`^(?:请|帮我)?(?:撤[回销])第?${NUMBER}(?:条|项|个|号)?$`)

/** Null: no number is said. `of` null: the list that was shown has none there, or none was shown. */
export function numbered({ message, topic, books }: Turn): { readonly of: StandingFigure | null } | null {
  const said = plain(message.text)
  const word = NAMED.exec(said)?.[1] ?? BARE.exec(said)?.[1]
  const [number] = word === undefined ? [] : (plainNumbers(word) ?? [])
  if (number === undefined) return null
  const id = topic?.opens?.[number - 1]?.figure
  return { of: (id === undefined ? undefined : books.standing.byId(id)) ?? null }
}

/** 撤回3 is nothing else, whatever the classifier makes of it. */
export function withdrawsByNumber(text: string): boolean {
  return BARE.test(plain(text))
}
