/** What is answered in place of being read: too long, empty, secret, or an attempt to talk the bot out of its rules. */
import type { Decision, Turn } from '../turn/turn.ts'

/** Null: the message may be answered. */
export function guard({ reading, from }: Turn): Decision | null {
  const [act] = reading.acts
  if (act?.act !== 'guard') return null
  switch (act.against) {
    case 'empty':
      return { revisions: [], replies: [{ type: 'empty' }] }
    case 'too_long': {
      const { length, most } = act
      return { revisions: [], replies: [{ type: 'too_long', length, most }] }
    }
    case 'secret':
      return { revisions: [], replies: [{ type: 'secret', room: from.room !== undefined }] }
    case 'misuse':
      return { revisions: [], replies: [{ type: 'misuse' }] }
  }
}
