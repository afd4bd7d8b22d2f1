import { it } from 'vitest'
import { sentOnce } from './killed-senders.ts'

// With 300 reminders and eight kills: nudges.long.test.ts.
it('sends 40 reminders from two processes that are killed, none of them twice', { timeout: 180_000 }, () =>
  sentOnce(40, [[7], [5]], 1),
)
