/** 登记本群 内部: an administrator answers for who is in a group, since platforms do not tell. */

import { may } from '../access/rights.ts'
import type { Admission } from '../admitting.ts'
import type { Decision, Turn } from '../turn/turn.ts'

export function registerRoom(turn: Turn, { level }: Extract<Admission, { type: 'room' }>): Decision {
  const { channel, room } = turn.from
  if (room === undefined) return { revisions: [], replies: [{ type: 'room', is: 'no_room', level: null }] }
  const now = turn.books.standing.admissions.levelOf(channel, room)
  if (level === undefined) return { revisions: [], replies: [{ type: 'room', is: 'told', level: now }] }
  if (!may(turn, 'admit', ['general']))
    return { revisions: [], replies: [{ type: 'refused', action: 'admit' }] }
  if (level === now) return { revisions: [], replies: [{ type: 'room', is: 'same', level }] }
  return {
    revisions: [{ type: 'room_registered', level }],
    replies: [{ type: 'room', is: 'changed', level }],
  }
}
