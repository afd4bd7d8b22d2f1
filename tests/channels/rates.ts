/** A shelf of counts that outlives the channel. */
import type { RateShelf } from '../../src/channels/rate.ts'

export function rateShelf(): RateShelf {
  const kept = new Map<string, readonly number[]>()
  return { get: async (key) => kept.get(key), set: async (key, value) => void kept.set(key, value) }
}
