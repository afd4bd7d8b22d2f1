/**
 * The roster in the ledger: who came, who went, whose rights are others, and the hash of the file, as an entry of its
 * own, written before the roster is in force.
 */
import type { Clock } from './base/clock.ts'
import type { Ledger } from './ledger/ledger.ts'
import { changeTo } from './ledger/roster-change.ts'
import type { Note } from './plan/roster-file.ts'

/** Where such entries come from: nobody's account, and no channel. */
const SOURCE = 'roster'

export function noteIn(ledger: Ledger, clock: Clock): Note {
  return async (read) => {
    for (;;) {
      await ledger.refresh()
      const { roster } = ledger.standing.admissions
      const change = changeTo(read, roster?.people ?? [])
      if (roster?.hash === change.hash) return null
      const sentAt = clock.now().toISOString()
      // A file may come back to what it was: its hash alone would be a message that was seen.
      const message = `${ledger.head + 1}/${change.hash}`
      const origin = { person: SOURCE, unit: null, channel: SOURCE, room: null, message, sentAt }
      const revisions = [{ type: 'roster_read', ...change } as const]
      const result = await ledger.append({ origin, words: null, revisions }, ledger.head)
      if ('appended' in result) return change
    }
  }
}
