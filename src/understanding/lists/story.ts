/** A question about lists with nothing in it, and the one that is about a single item. */
import type { ItemMeant, ItemsAsked } from './told.ts'

export const NOTHING: ItemsAsked = {
  about: 'items',
  state: null,
  kind: null,
  list: null,
  meant: null,
  among: null,
  aspect: null,
  county: null,
  unit: null,
  own: false,
  leader: null,
  category: null,
  least: null,
  most: null,
  count: null,
  needs: null,
  by: null,
  rates: [],
  overdue: false,
  days: 7,
  period: null,
}

export function storyOf(meant: ItemMeant): ItemsAsked {
  return { ...NOTHING, about: 'story', meant }
}
